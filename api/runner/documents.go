package runner

import (
	"bytes"
	"io"

	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rule"
)

// Result is the name of the document for machines.
const Result = "result.json"

// Document is the name of a report in a format (html, text, csv or xlsx) and a
// language. A rota's CSV is the same in every language.
func Document(format string, lang rule.Lang) string { return "report." + string(lang) + "." + format }

// books gathers documents until one fails.
type books struct {
	out map[string][]byte
	err error
}

func (b *books) add(name string, write func(io.Writer) error) {
	if b.err != nil {
		return
	}
	var buffer bytes.Buffer
	if b.err = write(&buffer); b.err == nil {
		b.out[name] = buffer.Bytes()
	}
}

// textWidth is that of reports as plain text.
const textWidth = 100

// documents are all reports of a result, in every language.
func documents(r *solver.Result) (map[string][]byte, error) {
	b := &books{out: map[string][]byte{}}
	b.add(Result, func(w io.Writer) error { return report.JSON(w, r) })
	for _, lang := range rule.Languages {
		b.add(Document("html", lang), func(w io.Writer) error { return report.Page(w, r, lang) })
		b.add(Document("text", lang), func(w io.Writer) error { return report.Words(w, r, lang, textWidth) })
		if r.Rota == nil {
			continue
		}
		b.add(Document("csv", lang), func(w io.Writer) error {
			data, err := r.Rota.CSV(r.Case.Dates.Rolling)
			if err == nil {
				_, err = w.Write(data)
			}
			return err
		})
		b.add(Document("xlsx", lang), func(w io.Writer) error {
			return report.Workbook(w, report.Checked{Case: r.Case, Rota: r.Rota, Report: r.Report}, lang)
		})
	}
	return b.out, b.err
}

// compared are all reports of a comparison.
func compared(c report.Compared) (map[string][]byte, error) {
	b := &books{out: map[string][]byte{}}
	b.add(Result, func(w io.Writer) error { return report.ComparisonJSON(w, c) })
	for _, lang := range rule.Languages {
		b.add(Document("html", lang), func(w io.Writer) error { return report.ComparisonPage(w, c, lang) })
		b.add(Document("text", lang), func(w io.Writer) error { return report.Comparison(w, c, lang, textWidth) })
		b.add(Document("csv", lang), func(w io.Writer) error { return report.ComparisonCSV(w, c, lang) })
		b.add(Document("xlsx", lang), func(w io.Writer) error { return report.ComparisonXLSX(w, c, lang) })
	}
	return b.out, b.err
}
