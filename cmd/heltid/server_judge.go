package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	openapi_types "github.com/oapi-codegen/runtime/types"

	"heltid/api/client"
)

// judgedThere has the service check a rota, which is sent once for each format.
func (p *program) judgedThere(ctx context.Context, path string, f checkFlags) (judgement, error) {
	c, err := p.there()
	if err != nil {
		return nil, err
	}
	q := client.CheckParams{Model: some(f.model), Run: asRun(f.run), Sheet: some(f.sheet), Worked: some(f.worked), AsIfAgreed: some(f.asIfAgreed), Weeks: some(f.weeks), Lang: new(client.Language(p.lang))}
	for text, to := range map[string]**openapi_types.Date{f.published: &q.Published, f.base: &q.Base, f.from: &q.From} {
		if text == "" {
			continue
		}
		*to = &openapi_types.Date{}
		if err := (*to).UnmarshalText([]byte(text)); err != nil {
			return nil, usage(err)
		}
	}
	return func(w io.Writer, format findingsFormat) (int, error) {
		kind, body, err := p.form(map[string]string{"rota": path, "legend": f.legend})
		if err != nil {
			return 0, err
		}
		q.Format = new(client.FindingsFormat(format.name))
		data, header, err := answer(c.CheckWithBody(ctx, &q, kind, body))
		if err != nil {
			return 0, err
		}
		found, err := strconv.Atoi(header.Get("Findings"))
		if err != nil {
			return 0, fmt.Errorf("the service does not say how much it found: %w", err)
		}
		_, err = w.Write(data)
		return found, err
	}, nil
}

// measureThere has the service measure a rota.
func (p *program) measureThere(ctx context.Context, path, today, format string) error {
	c, err := p.there()
	if err != nil {
		return err
	}
	kind, body, err := p.form(map[string]string{"rota": path, "today": today})
	if err != nil {
		return err
	}
	return p.copy(answer(c.MeasureWithBody(ctx, &client.MeasureParams{Format: new(client.MeasureParamsFormat(format)), Lang: new(client.Language(p.lang))}, kind, body)))
}

// validateThere has the service read a ward.
func (p *program) validateThere(ctx context.Context, model, run string, explain bool) error {
	c, err := p.there()
	if err != nil {
		return err
	}
	return p.copy(answer(c.ValidateWithBody(ctx, &client.ValidateParams{Model: some(model), Run: asRun(run), Explain: some(explain), Format: new(client.ValidateParamsFormatText), Lang: new(client.Language(p.lang))},
		"application/yaml", bytes.NewReader(p.sent))))
}

// copy writes what the service answered to standard output.
func (p *program) copy(data []byte, _ http.Header, err error) error {
	if err == nil {
		_, err = p.out.Write(data)
	}
	return err
}

// asRun is a run as the contract spells it, nil for none.
func asRun(run string) *client.Run { return some(client.Run(strings.ReplaceAll(run, "-", "_"))) }
