package api

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// traced has a span around each call that the contract knows, below the
// caller's if it sends one (W3C Trace Context). It has the path as the contract
// writes it, without ids, and nothing of who called or what was sent.
func (f *front) traced() echo.MiddlewareFunc {
	provider := f.Traces
	if provider == nil {
		provider = noop.NewTracerProvider()
	}
	tracer := provider.Tracer("heltid/api")
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			route, ok := f.calls[r.Method+" "+c.Path()]
			if !ok {
				return next(c)
			}
			ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
			ctx, span := tracer.Start(ctx, r.Method+" "+route.Path, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(
				attribute.String("http.request.method", r.Method), attribute.String("http.route", route.Path), attribute.String("heltid.operation", route.Operation.OperationID)))
			defer span.End()
			c.SetRequest(r.WithContext(ctx))
			err := next(c)
			status := c.Response().Status
			span.SetAttributes(attribute.Int("http.response.status_code", status))
			if status >= http.StatusInternalServerError {
				span.SetAttributes(attribute.String("error.type", strconv.Itoa(status)))
				span.SetStatus(codes.Error, "")
			}
			return err
		}
	}
}
