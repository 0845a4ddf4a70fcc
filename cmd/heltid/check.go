package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// checkFlags are what `heltid check` can be told.
type checkFlags struct {
	ward, model, run, published, sheet, legend, format string
	base, from, was, heard                             string
	weeks                                              int
	reports                                            []string
	grid, worked, asIfAgreed                           bool
}

// A findingsFormat is a way to write what the checker found.
type findingsFormat struct {
	name, ending string
	write        func(p *program, w io.Writer, c report.Checked) error
}

var findingsFormats = []findingsFormat{
	{"text", ".txt", func(p *program, w io.Writer, c report.Checked) error {
		return report.Findings(w, c, rule.Lang(p.lang), p.textWidth())
	}},
	{"json", ".json", func(_ *program, w io.Writer, c report.Checked) error { return report.FindingsJSON(w, c) }},
	{"sarif", ".sarif", func(p *program, w io.Writer, c report.Checked) error { return report.SARIF(w, c, rule.Lang(p.lang)) }},
	{"html", ".html", func(p *program, w io.Writer, c report.Checked) error {
		return report.FindingsPage(w, c, rule.Lang(p.lang))
	}},
	{"xlsx", ".xlsx", func(p *program, w io.Writer, c report.Checked) error {
		return report.Workbook(w, c, rule.Lang(p.lang))
	}},
}

// formatNamed gives the format of a name or of a file's ending.
func formatNamed(name string) (findingsFormat, error) {
	var names, endings []string
	for _, f := range findingsFormats {
		if f.name == name || f.ending == strings.ToLower(filepath.Ext(name)) {
			return f, nil
		}
		names, endings = append(names, f.name), append(endings, f.ending)
	}
	return findingsFormat{}, usage(fmt.Errorf("%q is no format of findings: --format is %s, and --report a file that ends in %s", name, strings.Join(names, ", "), strings.Join(endings, ", ")))
}

func (p *program) check() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check ROTA --ward WARD",
		Short: "Tell which rules a rota breaks, hand-made or not",
		Long: `check judges a rota by every rule, in wall-clock time. It shares no reckoning with
what makes rotas. The rota is a YAML or JSON file of this program, or a CSV or XLSX
grid: a row a person and a column a day, or seven columns from Monday to Sunday with
each person's weeks one below the other. Codes and people that the ward does not
have are listed; --legend names a file that says what they are, and writes it to
fill in where there is none yet.

A grid can be a help rota over the ward's rolling base rota: say on which Monday the
base's first week stands, and which dates the grid is for.

  heltid check easter.xlsx --ward ward.yaml --base 2026-01-05 --from 2026-03-23 --weeks 4`,
		Args: oneFile("rota"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runCheck(cmd, args[0], f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.ward, "ward", "", "the ward's file (needed)")
	fl.StringVar(&f.model, "model", "", "rota model the rota is of (default what the file says, else the ward's first)")
	fl.StringVar(&f.run, "run", "", "structure, from-today or plan (default what the file says, else from-today where people work here)")
	fl.StringVar(&f.published, "published", "", "day the plan was made known, yyyy-mm-dd (default what the file says)")
	fl.BoolVar(&f.worked, "worked", false, "the file is of hours worked, not a plan")
	fl.StringVar(&f.base, "base", "", "the grid is a help rota over the base rota whose first week stands on this Monday")
	fl.StringVar(&f.was, "was", "", "the rota as it was made known before: what is changed since is judged by its notice, with --told")
	fl.StringVar(&f.heard, "told", "", "day the changes since --was were told, yyyy-mm-dd")
	fl.StringVar(&f.from, "from", "", "first day of the help rota, a Monday")
	fl.IntVar(&f.weeks, "weeks", 0, "how many weeks the help rota is for")
	fl.StringVar(&f.sheet, "sheet", "", "sheet of the workbook (default the only one with a rota)")
	fl.StringVar(&f.legend, "legend", "", "file that says what the codes and people of a CSV or XLSX grid are in the ward")
	fl.StringVar(&f.format, "format", "text", "what goes to standard output: text, json, sarif, html or xlsx")
	fl.StringArrayVar(&f.reports, "report", nil, "file to write the findings to, as its ending says: .txt, .json, .sarif, .html or .xlsx; may be given several times")
	fl.BoolVar(&f.asIfAgreed, "as-if-agreed", false, "judge it as if the agreements that the rota model needs and nobody has made were there")
	fl.BoolVar(&f.grid, "grid", false, "show the rota above the text")
	return cmd
}

func (p *program) runCheck(cmd *cobra.Command, path string, f checkFlags) error {
	shown, err := formatNamed(f.format)
	if err != nil {
		return err
	}
	for _, file := range f.reports {
		if _, err := formatNamed(filepath.Base(file)); err != nil {
			return err
		}
	}
	if f.ward == "" {
		return usage(errors.New("name the ward the rota is for with --ward"))
	}
	w, err := p.ward(f.ward)
	if err != nil {
		return err
	}
	told, err := f.told(w)
	if err != nil {
		return err
	}
	r, err := rota.Open(path, w, told)
	if err != nil {
		return f.strange(err, p.lang)
	}
	if err := f.since(p, r.Rota, w, told); err != nil {
		return err
	}
	if f.asIfAgreed {
		if err := report.AsIfAgreed(r); err != nil {
			return err
		}
	}
	judged, err := p.judged(cmd.Context(), r, path, f)
	if err != nil {
		return err
	}
	if f.grid && shown.name == "text" {
		if err := report.Grid(p.out, r.Case, r.Rota, p.look()); err != nil {
			return err
		}
		fmt.Fprintln(p.out)
	}
	found, err := judged(p.out, shown)
	if err != nil {
		return err
	}
	for _, file := range f.reports {
		format, err := formatNamed(filepath.Base(file))
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if _, err := judged(&b, format); err != nil {
			return err
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if found > 0 {
		return &ending{code: findings}
	}
	return nil
}

// A judgement is written in a format, and says how many findings it has.
type judgement func(w io.Writer, format findingsFormat) (int, error)

// judged has a rota checked, here or by the service.
func (p *program) judged(ctx context.Context, r *rota.File, path string, f checkFlags) (judgement, error) {
	if p.server != "" {
		return p.judgedThere(ctx, path, f)
	}
	found, err := report.Check(r)
	return func(w io.Writer, format findingsFormat) (int, error) {
		return len(found.Report.Findings), format.write(p, w, found)
	}, bad(err)
}

// since notes what is changed since the rota as it was.
func (f checkFlags) since(p *program, r *rota.Rota, w *ward.Ward, told rota.Told) error {
	switch {
	case f.was == "" && f.heard == "":
		return nil
	case p.server != "":
		return usage(errors.New("--was is looked at here; the service takes the changes of a rota file, a line's changes"))
	case f.was == "" || f.heard == "":
		return usage(errors.New("changes need both --was, the rota before them, and --told, the day they were told"))
	}
	day, err := ward.ParseDate(f.heard)
	if err != nil {
		return usage(fmt.Errorf("--told: %w", err))
	}
	was, err := rota.Open(f.was, w, told)
	if err != nil {
		return f.strange(err, p.lang)
	}
	return bad(r.Since(was.Rota, day))
}

// help is the help rota that a grid is said to be, nil where it is none.
func (f checkFlags) help() (*rota.Help, error) {
	switch {
	case f.base == "" && f.from == "" && f.weeks == 0:
		return nil, nil
	case f.base == "" || f.from == "" || f.weeks == 0:
		return nil, errors.New("a help rota needs all of --base, --from and --weeks")
	case f.weeks < 1 || f.weeks > 52:
		return nil, fmt.Errorf("--weeks: a help rota is for 1 to 52 weeks, not %d", f.weeks)
	}
	h := &rota.Help{Weeks: f.weeks}
	for _, day := range []struct {
		flag, text string
		to         *ward.Date
	}{{"base", f.base, &h.Base}, {"from", f.from, &h.From}} {
		d, err := ward.ParseDate(day.text)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", day.flag, err)
		}
		if d.Weekday() != ward.Monday {
			return nil, fmt.Errorf("--%s: %s is a %s, and it must be a Monday", day.flag, d, d.Weekday())
		}
		*day.to = d
	}
	return h, nil
}

// told is what the flags say of a grid.
func (f checkFlags) told(w *ward.Ward) (rota.Told, error) {
	t := rota.Told{Model: f.model, Worked: f.worked, Sheet: f.sheet}
	w, _, err := w.Named(f.model)
	if err != nil {
		return t, usage(err)
	}
	if f.run != "" {
		run, err := question(w, f.run)
		if err != nil {
			return t, err
		}
		t.Run = run
	}
	if f.published != "" {
		d, err := ward.ParseDate(f.published)
		if err != nil {
			return t, usage(fmt.Errorf("--published: %w", err))
		}
		t.Published = &d
	}
	if t.Help, err = f.help(); err != nil {
		return t, usage(err)
	}
	data, err := os.ReadFile(f.legend)
	switch {
	case f.legend == "" || errors.Is(err, fs.ErrNotExist): // it is written where it is needed
		return t, nil
	case err != nil:
		return t, err
	}
	t.Legend, err = rota.ReadLegend(filepath.Base(f.legend), data, w)
	return t, bad(err)
}

// strange writes the legend to fill in where codes or people of a grid are not
// the ward's, and says what to do with it.
func (f checkFlags) strange(err error, lang string) error {
	e, ok := errors.AsType[*rota.StrangeError](err)
	if !ok {
		return bad(err)
	}
	tell := func(key string, args ...any) string { return report.Say(rule.Lang(lang), key, args...) }
	next := tell("file.legend")
	if f.legend != "" {
		next = tell("file.legend.fill", "file", f.legend, "form", e.Form(lang))
		if _, err := os.Stat(f.legend); errors.Is(err, fs.ErrNotExist) {
			if err := os.WriteFile(f.legend, []byte(e.Form(lang)), 0o644); err != nil {
				return err
			}
			next = tell("file.legend.written", "file", f.legend)
		}
	}
	return bad(&advised{e, next})
}
