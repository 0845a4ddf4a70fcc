package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"

	openapi_types "github.com/oapi-codegen/runtime/types"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func modelsOf(w *ward.Ward) []string {
	return each(w.Models, func(m ward.RotaModel) string { return m.ID })
}

// both reads the ward and the rota of a form, and what else it has.
func (s *service) both(ctx context.Context, form *multipart.Reader, told rota.Told) (*rota.File, map[string]file, error) {
	files, err := parts(form)
	if err != nil {
		return nil, nil, err
	}
	for _, field := range []string{"ward", "rota"} {
		if _, ok := files[field]; !ok {
			return nil, nil, refuse("invalid_request", Place{In: "body", Expected: field, Text: "the file " + field + " is missing in the form"})
		}
	}
	w, err := s.readWard(ctx, files["ward"])
	if err != nil {
		return nil, nil, err
	}
	if f, ok := files["legend"]; ok {
		if told.Legend, err = rota.ReadLegend(f.name, f.data, w); err != nil {
			return nil, nil, unfit("invalid_rota", err)
		}
	}
	out, err := load(files["rota"], w, told)
	return out, files, err
}

// load reads a rota as the program does.
func load(f file, w *ward.Ward, told rota.Told) (*rota.File, error) {
	w, _, err := w.Named(told.Model)
	if err != nil {
		return nil, refuse("invalid_request", Place{In: "query parameter model", Text: err.Error()})
	}
	out, err := rota.Load(f.name, f.data, w, told)
	if err != nil {
		return nil, unfit("invalid_rota", err)
	}
	return out, nil
}

// judged has a rota checked.
func judged(f *rota.File) (report.Checked, error) {
	found, err := report.Check(f)
	return found, unfit("invalid_rota", err)
}

// figures has a rota measured.
func figures(f *rota.File) (measure.Summary, error) {
	if _, err := check.Lay(f.Case, f.Rota); err != nil {
		return measure.Summary{}, refuse("invalid_rota", Place{In: f.Name, Text: err.Error()})
	}
	return measure.Sum(f.Case, f.Rota), nil
}

func raw(write func(io.Writer) error) (Raw, error) {
	b, err := written(write)
	return Raw{json.RawMessage(b.Bytes())}, err
}

func written(write func(io.Writer) error) (*bytes.Buffer, error) {
	var b bytes.Buffer
	err := write(&b)
	return &b, err
}

func (s *service) Check(ctx context.Context, r CheckRequestObject) (CheckResponseObject, error) {
	p := r.Params
	told := rota.Told{Model: p.Model, Run: ward.Run(p.Run), Sheet: p.Sheet, Worked: p.Worked}
	var err error
	if !p.Published.IsZero() {
		told.Published = new(ward.Date)
		if *told.Published, err = ward.ParseDate(p.Published.String()); err != nil {
			return nil, refuse("invalid_parameter", Place{In: "query parameter published", Text: err.Error()})
		}
	}
	if told.Help, err = helpOf(p); err != nil {
		return nil, err
	}
	f, _, err := s.both(ctx, r.Body, told)
	if err != nil {
		return nil, err
	}
	if p.AsIfAgreed {
		if err := report.AsIfAgreed(f); err != nil {
			return nil, err
		}
	}
	found, err := judged(f)
	if err != nil {
		return nil, err
	}
	lang, headers := spokenIn(ctx, p.Lang), Check200ResponseHeaders{Findings: len(found.Report.Findings)}
	switch p.Format {
	case FindingsFormatText:
		b, err := written(func(w io.Writer) error { return report.Findings(w, found, lang, textWidth) })
		return Check200TextResponse{Body: b.String(), Headers: headers}, err
	case FindingsFormatHtml:
		b, err := written(func(w io.Writer) error { return report.FindingsPage(w, found, lang) })
		return Check200TexthtmlResponse{Body: b, Headers: headers}, err
	case FindingsFormatXlsx:
		b, err := written(func(w io.Writer) error { return report.Workbook(w, found, lang) })
		return Check200ApplicationvndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{Body: b, Headers: headers}, err
	case FindingsFormatSarif:
		b, err := raw(func(w io.Writer) error { return report.SARIF(w, found, lang) })
		return Check200ApplicationSarifPlusJSONResponse{Body: b, Headers: headers}, err
	}
	b, err := json.Marshal(report.NewJudgement(found)) // not laid out on lines: a program reads it
	return checkedJSON{b, headers}, err
}

// checkedJSON is Check200JSONResponse as it goes out: what was written once is not
// read and written again.
type checkedJSON struct {
	body    []byte
	headers Check200ResponseHeaders
}

func (c checkedJSON) VisitCheckResponse(w http.ResponseWriter) error {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Findings", strconv.Itoa(c.headers.Findings))
	_, err := w.Write(append(c.body, '\n'))
	return err
}

// helpOf is the help rota that a grid is said to be, nil where it is none.
func helpOf(p CheckParams) (*rota.Help, error) {
	if p.Base.IsZero() && p.From.IsZero() && p.Weeks == 0 {
		return nil, nil
	}
	h := &rota.Help{Weeks: p.Weeks}
	for _, day := range []struct {
		name string
		at   openapi_types.Date
		to   *ward.Date
	}{{"base", p.Base, &h.Base}, {"from", p.From, &h.From}} {
		place := Place{In: "query parameter " + day.name}
		var err error
		if day.at.IsZero() || p.Weeks == 0 {
			place.Text = "a help rota needs all of base, from and weeks"
		} else if *day.to, err = ward.ParseDate(day.at.String()); err != nil {
			place.Text = err.Error()
		} else if day.to.Weekday() != ward.Monday {
			place.Found, place.Text = day.to.String(), "this must be a Monday"
		}
		if place.Text != "" {
			return nil, refuse("invalid_parameter", place)
		}
	}
	return h, nil
}

func (s *service) Measure(ctx context.Context, r MeasureRequestObject) (MeasureResponseObject, error) {
	f, files, err := s.both(ctx, r.Body, rota.Told{Model: r.Params.Model, Run: ward.Run(r.Params.Run), Sheet: r.Params.Sheet})
	if err != nil {
		return nil, err
	}
	m := report.Measured{Case: f.Case}
	if m.Summary, err = figures(f); err != nil {
		return nil, err
	}
	if today, ok := files["today"]; ok {
		t, err := load(today, f.Case.Ward, rota.Told{})
		if err != nil {
			return nil, err
		}
		before, err := figures(t)
		if err != nil {
			return nil, err
		}
		m.Before = &before
	}
	lang := spokenIn(ctx, r.Params.Lang)
	switch r.Params.Format {
	case MeasureParamsFormatText:
		b, err := written(func(w io.Writer) error { return report.Measures(w, m, lang, gridWidth) })
		return Measure200TextResponse(b.String()), err
	case MeasureParamsFormatCsv:
		b, err := written(func(w io.Writer) error { return report.MeasuresCSV(w, m, lang) })
		return Measure200TextcsvResponse{Body: b}, err
	}
	b, err := raw(func(w io.Writer) error { return report.MeasuresJSON(w, m) })
	return Measure200JSONResponse(b), err
}

// Widths of what is written as plain text, in columns: as the program writes it
// where there is no terminal.
const (
	textWidth = 100
	gridWidth = 140
)

// spokenIn is the language that is asked for, by name or else by
// Accept-Language.
func spokenIn(ctx context.Context, lang Lang) rule.Lang {
	if lang != "" {
		return rule.Lang(lang)
	}
	return callerOf(ctx).lang
}
