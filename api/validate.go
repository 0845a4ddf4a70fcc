package api

import (
	"context"
	"io"
	"strings"

	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (s *service) Validate(ctx context.Context, r ValidateRequestObject) (ValidateResponseObject, error) {
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
	if r.Params.Format == ValidateParamsFormatText {
		b, err := written(func(to io.Writer) error { return givenText(to, w, c, spokenIn(ctx, r.Params.Lang), r.Params.Explain) })
		return Validate200TextResponse(b.String()), err
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

// givenText is what `heltid validate` writes.
func givenText(to io.Writer, w *ward.Ward, c *ward.Case, lang rule.Lang, explain bool) error {
	if err := report.Given(to, w, lang, textWidth); err != nil || !explain {
		return err
	}
	if _, err := io.WriteString(to, "\n"); err != nil {
		return err
	}
	return report.Explain(to, c, lang, textWidth)
}
