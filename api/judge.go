package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"strings"

	"heltid/solver"
	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (s *service) Validate(_ context.Context, r ValidateRequestObject) (ValidateResponseObject, error) {
	_, w, err := wardSent(r.ContentType, r.Body)
	if err != nil {
		return nil, err
	}
	run := ward.Run(r.Params.Run)
	if run == "" {
		run = ward.Structure
		if len(w.People) > 0 {
			run = ward.FromToday
		}
	}
	c, err := w.Case(r.Params.Model, run)
	if err != nil {
		return nil, refuse("invalid_request", Place{In: "query parameter model", Text: err.Error()})
	}
	hash, err := solver.InputHash(w)
	if err != nil {
		return nil, err
	}
	out := Validate200JSONResponse{Name: w.Name, InputHash: hash, People: len(w.People), Models: modelsOf(w), Defaults: []Text{}}
	words, defaults := map[rule.Lang]string{}, map[rule.Lang][]string{}
	for _, lang := range rule.Languages {
		var b strings.Builder
		if err := report.Given(&b, w, lang, 0); err != nil {
			return nil, err
		}
		words[lang], defaults[lang] = strings.TrimSpace(b.String()), report.Defaults(c, lang)
	}
	out.Words = text(words)
	for i := range defaults[rule.Bokmaal] {
		out.Defaults = append(out.Defaults, Text{Nb: defaults[rule.Bokmaal][i], Nn: defaults[rule.Nynorsk][i], En: defaults[rule.English][i]})
	}
	return out, nil
}

func modelsOf(w *ward.Ward) []string {
	return each(w.Models, func(m ward.RotaModel) string { return m.ID })
}

// both reads the ward and the rota of a form.
func both(form *multipart.Reader, told rota.Told) (*rota.File, error) {
	files, err := parts(form)
	if err != nil {
		return nil, err
	}
	for _, field := range []string{"ward", "rota"} {
		if _, ok := files[field]; !ok {
			return nil, refuse("invalid_request", Place{In: "body", Expected: field, Text: "the file " + field + " is missing in the form"})
		}
	}
	w, err := readWard(files["ward"].name, files["ward"].data)
	if err != nil {
		return nil, err
	}
	if f, ok := files["legend"]; ok {
		if told.Legend, err = rota.ReadLegend(f.name, f.data, w); err != nil {
			return nil, unfit("invalid_rota", err)
		}
	}
	return load(files["rota"], w, told)
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
func judged(f *rota.File) (Raw, error) {
	found, err := report.Check(f)
	if err != nil {
		return Raw{}, unfit("invalid_rota", err)
	}
	return raw(func(w io.Writer) error { return report.FindingsJSON(w, found) })
}

// measured has a rota measured.
func measured(f *rota.File) (Raw, error) {
	if _, err := check.Lay(f.Case, f.Rota); err != nil {
		return Raw{}, refuse("invalid_rota", Place{In: f.Name, Text: err.Error()})
	}
	m := report.Measured{Case: f.Case, Summary: measure.Sum(f.Case, f.Rota)}
	return raw(func(w io.Writer) error { return report.MeasuresJSON(w, m) })
}

func raw(write func(io.Writer) error) (Raw, error) {
	var b bytes.Buffer
	err := write(&b)
	return Raw{json.RawMessage(b.Bytes())}, err
}

func (s *service) Check(_ context.Context, r CheckRequestObject) (CheckResponseObject, error) {
	f, err := both(r.Body, rota.Told{Model: r.Params.Model, Run: ward.Run(r.Params.Run), Sheet: r.Params.Sheet, Worked: r.Params.Worked})
	if err != nil {
		return nil, err
	}
	out, err := judged(f)
	return Check200JSONResponse(out), err
}

func (s *service) Measure(_ context.Context, r MeasureRequestObject) (MeasureResponseObject, error) {
	f, err := both(r.Body, rota.Told{Model: r.Params.Model, Run: ward.Run(r.Params.Run), Sheet: r.Params.Sheet})
	if err != nil {
		return nil, err
	}
	out, err := measured(f)
	return Measure200JSONResponse(out), err
}
