package report

import (
	"io"
	"net/url"
	"strings"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// SARIF writes what the checker found in the Static Analysis Results Interchange
// Format 2.1.0 (OASIS), for programs that show findings of all kinds of tools.
// A place is line and character of a text file, row and column of a workbook.
func SARIF(w io.Writer, c Checked, lang rule.Lang) error {
	j := newJudge(c, lang)
	at := map[ward.Quantity]int{}
	driver := sarifDriver{Name: "heltid", Version: rule.SetVersion, Language: string(lang)}
	for i, r := range rule.All() {
		at[r.ID] = i
		driver.Rules = append(driver.Rules, j.sarifRule(r))
	}
	run := sarifRun{Tool: sarifTool{driver}, Language: string(lang), ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	numbers := j.numbers()
	for i, f := range c.Report.Findings {
		r := j.sarifResult(f, at[f.Rule])
		r.Properties["number"] = numbers[i]
		run.Results = append(run.Results, r)
	}
	for _, f := range c.Report.Information {
		r := j.sarifResult(f, at[f.Rule])
		r.Kind, r.Level = "informational", "none"
		run.Results = append(run.Results, r)
	}
	return encode(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	Language   string        `json:"language"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name     string      `json:"name"`
	Version  string      `json:"version"` // of the rules
	Language string      `json:"language"`
	Rules    []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string         `json:"id"`
	Name             string         `json:"name"`
	ShortDescription sarifText      `json:"shortDescription"`
	FullDescription  sarifText      `json:"fullDescription"`
	Help             sarifText      `json:"help"`
	Configuration    sarifLevel     `json:"defaultConfiguration"`
	Properties       map[string]any `json:"properties"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Kind         string            `json:"kind"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Properties   map[string]any    `json:"properties"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
}

type sarifLogical struct {
	Name      string `json:"name,omitempty"`
	Qualified string `json:"fullyQualifiedName"`
}

func (j *judge) sarifRule(r rule.Rule) sarifRule {
	t := r.Text[j.lang]
	var paragraphs []string
	for _, s := range r.Steps {
		if s.Paragraph != "" {
			paragraphs = append(paragraphs, s.Paragraph)
		}
	}
	return sarifRule{
		ID: string(r.ID), Name: t.Name, ShortDescription: sarifText{Text: j.capital(t.Name) + "."}, FullDescription: sarifText{Text: t.Says},
		Help:          sarifText{Text: t.Counted + " " + strings.Join(r.Cited(j.lang), "; ") + ".", Markdown: rule.Explain(r, j.lang)},
		Configuration: sarifLevel{severity(r)},
		Properties:    map[string]any{"kind": r.Kind, "paragraphs": paragraphs, "unit": r.Unit},
	}
}

// severity is a SARIF level: an error where law, tariff or safe cover is broken.
func severity(r rule.Rule) string {
	switch r.Kind {
	case rule.Law, rule.Tariff, rule.Need:
		return "error"
	}
	return "warning"
}

func (j *judge) sarifResult(f check.Finding, index int) sarifResult {
	r, _ := rule.ByID(f.Rule)
	out := sarifResult{
		RuleID: string(f.Rule), RuleIndex: index, Kind: "fail", Level: severity(r), Message: sarifText{Text: j.findings(j.Case, []check.Finding{f})[0]},
		Fingerprints: map[string]string{"heltid/v1": strings.Join([]string{string(f.Rule), f.Variant, f.Person, f.Unit, f.Who, f.Shift, f.From.Format("2006-01-02T15:04"), f.To.Format("2006-01-02T15:04")}, "|")},
		Properties:   map[string]any{"measured": f.Measured, "limit": f.Limit, "margin": f.Margin, "unit": r.Unit, "from": f.From, "to": f.To, "allowed_by": stepOf(f.AllowedBy)},
	}
	places := j.places(f)
	if len(places) == 0 {
		out.Locations = []sarifLocation{j.sarifLocation(f, nil)}
	}
	for i := range places {
		out.Locations = append(out.Locations, j.sarifLocation(f, &places[i]))
	}
	return out
}

// sarifLocation is a cell of the rota's file, or the file alone.
func (j *judge) sarifLocation(f check.Finding, p *rota.Place) sarifLocation {
	out := sarifLocation{Logical: []sarifLogical{{Name: f.Person, Qualified: j.place(j.Case, f.Measure)}}}
	if j.File != nil {
		out.Physical = &sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: j.File.Name}).EscapedPath()}}
		if p != nil {
			out.Physical.Region = &sarifRegion{p.Line, p.Col}
			if p.Cell != "" {
				out.Logical[0].Qualified = p.Cell
			}
		}
	}
	return out
}
