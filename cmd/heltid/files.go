package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// writeRota writes a rota as its file's ending says.
func writeRota(path string, r *rota.Rota) error {
	data, err := r.YAML()
	if strings.EqualFold(filepath.Ext(path), ".json") {
		data, err = r.JSON()
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// everything is all files of a result.
func everything(q solver.Request, r *solver.Result, lang rule.Lang) []written {
	files := []written{
		{"rota.html", func(b *bytes.Buffer) error { return report.Page(b, r, lang) }},
		{"rota.txt", func(b *bytes.Buffer) error {
			if r.Rota != nil {
				if err := report.Grid(b, r.Case, r.Rota, report.Look{Lang: lang, Width: gridWidth}); err != nil {
					return err
				}
				b.WriteString("\n")
			}
			return report.Words(b, r, lang, textWidth)
		}},
		{"rota.csv", func(b *bytes.Buffer) error { return put(b)(r.Rota.CSV(r.Case.Dates.Rolling)) }},
		{"rota.xlsx", func(b *bytes.Buffer) error {
			return report.Workbook(b, report.Judged(r.Case, r.Rota, r.Report), lang)
		}},
		{"rota.yaml", func(b *bytes.Buffer) error { return put(b)(r.Rota.YAML()) }},
		{"rota.json", func(b *bytes.Buffer) error { return put(b)(r.Rota.JSON()) }},
		{"ledger.yaml", func(b *bytes.Buffer) error { return put(b)(report.Ledger(r)) }},
		{resultFile, func(b *bytes.Buffer) error { return report.JSON(b, r) }},
		{proofFile, func(b *bytes.Buffer) error { return report.ProofJSON(b, r) }},
		decided(q.Ward, q.With),
	}
	switch {
	case r.Rota == nil:
		for i := range files[2:7] {
			files[2+i].write = nil
		}
	case r.Wishes == nil:
		files[6].write = nil
	}
	return files
}

// folder writes files into a folder, and says so where text is written.
func (p *program) folder(path, format string, files []written) error {
	names, err := writeFolder(path, files)
	if err == nil && format == "text" {
		fmt.Fprintf(p.out, "\n%s\n", p.say("out.written", "folder", path, "files", strings.Join(names, ", ")))
	}
	return err
}

// decided is the ward as it was changed, which the rotas beside it are of and
// are checked against.
func decided(w *ward.Ward, with []variant.Choice) written {
	out := written{name: decidedFile}
	if len(with) > 0 {
		out.write = func(b *bytes.Buffer) error {
			changed, _ := variant.Apply(w, with)
			return put(b)(changed.YAML())
		}
	}
	return out
}

// written is a file of a folder. Without write there is nothing for it this
// time, and one of an earlier time goes.
type written struct {
	name  string
	write func(*bytes.Buffer) error
}

// writeFolder writes files into a folder, and gives the names of those there
// is something for.
func writeFolder(folder string, files []written) ([]string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		path := filepath.Join(folder, f.name)
		if f.write == nil {
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				return names, err
			}
			continue
		}
		var b bytes.Buffer
		if err := f.write(&b); err != nil {
			return names, fmt.Errorf("%s: %w", f.name, err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			return names, err
		}
		names = append(names, f.name)
	}
	return names, nil
}

func put(b *bytes.Buffer) func([]byte, error) error {
	return func(data []byte, err error) error {
		b.Write(data)
		return err
	}
}
