package runner

import (
	"bytes"
	"io"

	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rule"
)

// Names of the documents for machines: the result, what the next period takes
// over, and what a proof rests on.
const (
	Result = "result.json"
	Ledger = "ledger.yaml"
	Proof  = "proof.json"
)

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

// put writes what comes as bytes or an error.
func put(w io.Writer) func([]byte, error) error {
	return func(data []byte, err error) error {
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
}

// textWidth is that of reports as plain text.
const textWidth = 100

// documents are all reports of a result, in every language.
func documents(r *solver.Result) (map[string][]byte, error) {
	b := &books{out: map[string][]byte{}}
	b.add(Result, func(w io.Writer) error { return report.JSON(w, r) })
	b.add(Proof, func(w io.Writer) error { return report.ProofJSON(w, r) })
	if r.Wishes != nil {
		b.add(Ledger, func(w io.Writer) error { return put(w)(report.Ledger(r)) })
	}
	for _, lang := range rule.Languages {
		b.add(Document("html", lang), func(w io.Writer) error { return report.Page(w, r, lang) })
		b.add(Document("text", lang), func(w io.Writer) error { return report.Words(w, r, lang, textWidth) })
		if r.Rota == nil {
			continue
		}
		b.add(Document("csv", lang), func(w io.Writer) error { return put(w)(r.Rota.CSV(r.Case.Dates.Rolling)) })
		b.add(Document("xlsx", lang), func(w io.Writer) error {
			return report.Workbook(w, report.Judged(r.Case, r.Rota, r.Report), lang)
		})
	}
	return b.out, b.err
}

// repaired are all reports of a repair.
func repaired(r *solver.Repaired) (map[string][]byte, error) {
	b := &books{out: map[string][]byte{}}
	b.add(Result, func(w io.Writer) error { return report.RepairJSON(w, r) })
	for _, lang := range rule.Languages {
		b.add(Document("html", lang), func(w io.Writer) error { return report.RepairedPage(w, r, lang) })
		b.add(Document("text", lang), func(w io.Writer) error { return report.Repaired(w, r, lang, textWidth) })
		if r.Rota == nil {
			continue
		}
		b.add(Document("csv", lang), func(w io.Writer) error { return put(w)(r.Rota.CSV(r.Case.Dates.Rolling)) })
		b.add(Document("xlsx", lang), func(w io.Writer) error {
			return report.Workbook(w, report.Judged(r.Case, r.Rota, r.Report), lang)
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
