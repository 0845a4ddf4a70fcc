package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"

	"heltid/solver"
)

// traces sends spans where OpenTelemetry's own variables say; nil where they say
// nothing. It is to be shut down, so that the last are sent too.
func traces(ctx context.Context, log *slog.Logger) (*sdk.TracerProvider, error) {
	at := os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") + os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT")
	if at == "" || strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") {
		return nil, nil
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
		if how := os.Getenv(name); how != "" && how != "http/protobuf" {
			return nil, usage(fmt.Errorf("%s is %q: spans are sent by http/protobuf alone, to a collector's port 4318 as a rule", name, how))
		}
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("spans cannot be sent", "error", err) }))
	to, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, bad(err)
	}
	who, err := resource.New(ctx, resource.WithTelemetrySDK(), resource.WithAttributes(attribute.String("service.name", "heltid"), attribute.String("service.version", solver.Version)), resource.WithFromEnv())
	if err != nil {
		return nil, bad(err)
	}
	return sdk.NewTracerProvider(sdk.WithBatcher(to), sdk.WithResource(who)), nil
}
