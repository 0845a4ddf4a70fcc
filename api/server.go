package api

import (
	"compress/gzip"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"heltid/api/login"
	"heltid/api/store"
	"heltid/api/webhook"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// maxBody is how much of a request is read, in bytes.
const maxBody = 10 << 20

// Settings of the service.
type Settings struct {
	Store   store.Store
	Metrics *Metrics
	Log     *slog.Logger
	Waiting int                   // jobs of a tenant that may wait at once
	Library string                // folder of the OR-Tools libraries; empty: the usual places
	Ending  chan struct{}         // closed when the service is about to stop
	Tidy    func(context.Context) // has files of jobs that are gone removed; nil: there are none
	Hosts   webhook.Hosts         // that webhooks may be at
	Origins []string              // of pages elsewhere that may call, as https://turnus.example.no; none: no page may
	Logins  *login.Logins         // whose tokens are believed; nil: keys alone
	Traces  trace.TracerProvider  // that calls are told to, as spans; nil: none
}

// New gives the service as a handler.
func New(s Settings) (http.Handler, error) {
	spec, err := spec()
	if err != nil {
		return nil, err
	}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.Binder = &binder{}
	front := &front{Settings: s, calls: calls(spec)}
	e.HTTPErrorHandler = front.tell
	if len(s.Origins) > 0 {
		e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: s.Origins,
			AllowHeaders:  []string{"Authorization", "Content-Type", "Accept-Language", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID"},
			ExposeHeaders: []string{"ETag", "Findings", "Location", "Retry-After", "Deprecation", "Sunset", "Link"}}))
	}
	e.Use(front.traced(), front.log, middleware.Recover(), middleware.GzipWithConfig(middleware.GzipConfig{Level: gzip.BestSpeed, MinLength: 1 << 10, Skipper: func(c echo.Context) bool {
		return strings.HasSuffix(c.Path(), "/events") // each is sent at once
	}}), front.guard)
	RegisterHandlers(e, NewStrictHandler(&service{Settings: s, busy: map[string]bool{}}, nil))
	return e, nil
}

// front stands before the handlers: it knows who calls and holds the call
// against the contract.
type front struct {
	Settings
	calls map[string]*routers.Route // by method and path as echo writes it
}

// calls gives what the contract says of each operation.
func calls(spec *openapi3.T) map[string]*routers.Route {
	out := map[string]*routers.Route{}
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			out[method+" "+strings.NewReplacer("{", ":", "}", "").Replace(path)] = &routers.Route{Spec: spec, Path: path, PathItem: item, Method: method, Operation: op}
		}
	}
	return out
}

// guard lets through who may, with what the contract allows.
func (f *front) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		route, ok := f.calls[c.Request().Method+" "+c.Path()]
		if !ok {
			return next(c) // echo says what is wrong
		}
		r := c.Request()
		r.Body = http.MaxBytesReader(c.Response(), r.Body, maxBody)
		ctx := r.Context()
		who := caller{lang: spoken(r.Header.Get("Accept-Language")), action: route.Operation.OperationID}
		if open := route.Operation.Security; open == nil || len(*open) > 0 {
			role, _ := route.Operation.Extensions["x-role"].(string)
			key, err := f.identify(ctx, r.Header.Get("Authorization"))
			if err != nil {
				return err
			}
			who.tenant, who.key, who.role, who.wards = key.Tenant, key.ID, key.Role, key.Wards
			if err := f.allow(ctx, c, who, role); err != nil {
				return err
			}
		}
		for _, sent := range [][2]string{{"address", r.URL.Path + "?" + r.URL.RawQuery}, {"Idempotency-Key", r.Header.Get("Idempotency-Key")}} {
			if ward.HasIdentityNumber(sent[1]) {
				return refuse("identity_number", Place{In: sent[0], Text: ward.NoIdentityNumber})
			}
		}
		if err := hold(ctx, c, route); err != nil {
			return err
		}
		retires(c.Response().Header(), route.Operation)
		c.SetRequest(r.WithContext(context.WithValue(ctx, callerKey{}, who)))
		return next(c)
	}
}

// hold holds the parameters of a call against the contract.
func hold(ctx context.Context, c echo.Context, route *routers.Route) error {
	input := &openapi3filter.RequestValidationInput{Request: c.Request(), Route: route, PathParams: map[string]string{}}
	for _, name := range c.ParamNames() {
		input.PathParams[name] = c.Param(name)
	}
	var wrong []Place
	for _, of := range []openapi3.Parameters{route.PathItem.Parameters, route.Operation.Parameters} {
		for _, p := range of {
			err := openapi3filter.ValidateParameter(ctx, input, p.Value)
			if err == nil {
				continue
			}
			if p.Value.In == "path" && p.Value.Schema.Ref == "#/components/schemas/Id" {
				return refuse("not_found") // nothing has such an id
			}
			wrong = append(wrong, Place{In: p.Value.In + " parameter " + p.Value.Name, Text: misfit(err)})
		}
	}
	if len(wrong) > 0 {
		return refuse("invalid_parameter", wrong...)
	}
	return nil
}

// misfit says in what a parameter is not as the contract has it.
func misfit(err error) string {
	var schema *jsonschema.ValidationError
	if errors.As(err, &schema) {
		for len(schema.Causes) > 0 {
			schema = schema.Causes[0]
		}
		return schema.ErrorKind.LocalizedString(message.NewPrinter(language.English))
	}
	var e *openapi3filter.RequestError
	if errors.As(err, &e) && e.Err != nil {
		return e.Err.Error()
	}
	return err.Error()
}

// tell answers an error as a problem.
func (f *front) tell(err error, c echo.Context) {
	if c.Response().Committed {
		return // a stream broke
	}
	r := refused(err)
	var e *echo.HTTPError
	if errors.As(err, &e) {
		switch e.Code {
		case http.StatusNotFound:
			r = &refusal{code: "not_found"}
		case http.StatusMethodNotAllowed:
			r = &refusal{code: "method_not_allowed"}
		case http.StatusBadRequest:
			r = &refusal{code: "invalid_parameter", places: []Place{{In: "address", Text: "this cannot be read"}}}
		case http.StatusUnsupportedMediaType:
			r = &refusal{code: "unsupported_media_type"}
		}
	}
	if errors.Is(err, http.ErrNotMultipart) || errors.Is(err, http.ErrMissingBoundary) {
		r = &refusal{code: "unsupported_media_type", places: []Place{{In: "Content-Type", Text: "multipart/form-data with the files ward and rota"}}}
	}
	if r.code == "internal" || r.code == "unavailable" {
		f.Log.Error("a call failed", "path", c.Path(), "error", err)
	}
	p := r.problem(spoken(c.Request().Header.Get("Accept-Language")))
	if r.retry > 0 {
		c.Response().Header().Set("Retry-After", strconv.Itoa(r.retry))
	}
	if r.code == "unauthorized" {
		c.Response().Header().Set("WWW-Authenticate", "Bearer")
	}
	c.Response().Header().Set("Content-Type", "application/problem+json")
	c.Response().WriteHeader(p.Status)
	if err := c.Echo().JSONSerializer.Serialize(c, p, ""); err != nil {
		f.Log.Info("an answer was not read", "error", err)
	}
}

// log notes each call: what was asked and what came of it, and nothing of whom.
func (f *front) log(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		route, ok := f.calls[c.Request().Method+" "+c.Path()]
		if !ok {
			return nil
		}
		took := time.Since(began)
		f.Metrics.called(route.Operation.OperationID, c.Response().Status, took)
		f.Log.Debug("call", "operation", route.Operation.OperationID, "status", c.Response().Status, "took", took)
		return nil
	}
}

// spoken is the language of an answer: the first of Accept-Language that the
// service speaks, else bokmål.
func spoken(accept string) rule.Lang {
	for part := range strings.SplitSeq(accept, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		switch tag, _, _ := strings.Cut(strings.ToLower(tag), "-"); tag {
		case "nb", "no":
			return rule.Bokmaal
		case "nn":
			return rule.Nynorsk
		case "en":
			return rule.English
		}
	}
	return rule.Bokmaal
}
