package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heltid/solver/check"
	"heltid/solver/holidays"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// holidaysFlags are what `heltid holidays` can be told.
type holidaysFlags struct {
	ward, from, rota, format string
	weeks                    int
	wishes, reports          []string
	grid                     bool
}

func (p *program) holidays() *cobra.Command {
	var f holidaysFlags
	cmd := &cobra.Command{
		Use:   "holidays ROTA --ward WARD --from DATE --weeks N",
		Short: "Lay a base rota over real dates, with the red days off that the law asks for",
		Long: `holidays makes a holiday plan (hjelpeturnus): it unrolls a rolling base rota over
dates, writes vacation as FE, puts F3 on Sundays and holidays that must be off, F5
for each F1 that falls on a holiday, and F4 for those who take holiday pay as time
off. Without an agreement every second red day is off, in order; where red days are
averaged by agreement half of them are, those wished and those the ward can spare
first. Every change says why, and the whole is checked.

  heltid holidays rota.yaml --ward ward.yaml --from 2026-03-23 --weeks 4 --rota easter.yaml
  heltid check easter.yaml --ward ward.yaml`,
		Args: oneFile("rota"),
		RunE: func(_ *cobra.Command, args []string) error { return p.runHolidays(args[0], f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.ward, "ward", "", "the ward's file (needed)")
	fl.StringVar(&f.from, "from", "", "first day of the plan, a Monday (needed)")
	fl.IntVar(&f.weeks, "weeks", 0, "how many weeks the plan is for (needed)")
	fl.StringArrayVar(&f.wishes, "wish", nil, "red day somebody would like off, as PERSON=DATE, where red days are averaged; may be given several times")
	fl.StringVar(&f.rota, "rota", "", "file to write the plan's rota to, .yaml or .json")
	fl.StringVar(&f.format, "format", "text", "what goes to standard output: text, json or html")
	fl.StringArrayVar(&f.reports, "report", nil, "file to write the plan to, as its ending says: .txt, .json or .html; may be given several times")
	fl.BoolVar(&f.grid, "grid", false, "show the rota above the text")
	return cmd
}

func (p *program) runHolidays(path string, f holidaysFlags) error {
	for _, kind := range append([]string{f.format}, f.reports...) {
		if holidaysFormat(kind) == "" {
			return usage(fmt.Errorf("%q is no format of a plan: --format is text, json or html, and --report a file that ends in .txt, .json or .html", kind))
		}
	}
	plan, err := p.holidayPlan(path, f)
	if err != nil {
		return err
	}
	found, err := check.Check(plan.Case, plan.Rota)
	if err != nil {
		return err
	}
	checked := report.Judged(plan.Case, plan.Rota, found)
	write := func(w io.Writer, kind string) error {
		switch holidaysFormat(kind) {
		case "json":
			return report.HolidaysJSON(w, plan, checked)
		case "html":
			return report.HolidaysPage(w, plan, checked, rule.Lang(p.lang))
		}
		return report.Holidays(w, plan, checked, rule.Lang(p.lang), p.textWidth())
	}
	if f.grid && f.format == "text" {
		if err := report.Grid(p.out, plan.Case, plan.Rota, p.look()); err != nil {
			return err
		}
		fmt.Fprintln(p.out)
	}
	if err := write(p.out, f.format); err != nil {
		return err
	}
	for _, file := range f.reports {
		var b bytes.Buffer
		if err := write(&b, file); err != nil {
			return err
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if f.rota != "" {
		if err := writeRota(f.rota, plan.Rota); err != nil {
			return err
		}
	}
	if len(found.Findings) > 0 {
		return &ending{code: findings}
	}
	return nil
}

// holidaysFormat is the format of a name or of a file's ending, empty for none.
func holidaysFormat(name string) string {
	switch strings.ToLower(name) {
	case "text", "json", "html":
		return strings.ToLower(name)
	}
	return map[string]string{".txt": "text", ".json": "json", ".html": "html"}[strings.ToLower(filepath.Ext(name))]
}

func (p *program) holidayPlan(path string, f holidaysFlags) (*holidays.Plan, error) {
	switch {
	case f.ward == "":
		return nil, usage(errors.New("name the ward the rota is for with --ward"))
	case f.from == "" || f.weeks == 0:
		return nil, usage(errors.New("say which dates the plan is for with --from DATE and --weeks N"))
	}
	from, err := ward.ParseDate(f.from)
	if err != nil {
		return nil, usage(fmt.Errorf("--from: %w", err))
	}
	wishes, err := wishesOf(f.wishes)
	if err != nil {
		return nil, err
	}
	w, err := p.ward(f.ward)
	if err != nil {
		return nil, err
	}
	base, err := rota.Open(path, w, rota.Told{})
	if err != nil {
		return nil, bad(err)
	}
	plan, err := holidays.New(base.Case, base.Rota, from, f.weeks, wishes)
	if err != nil {
		return nil, usage(err)
	}
	return plan, nil
}

func wishesOf(texts []string) ([]holidays.Wish, error) {
	var out []holidays.Wish
	for _, text := range texts {
		person, day, _ := strings.Cut(text, "=")
		date, err := ward.ParseDate(day)
		if err != nil || person == "" {
			return nil, usage(fmt.Errorf("--wish %q is not PERSON=DATE, as Anne=2026-04-05", text))
		}
		out = append(out, holidays.Wish{Person: person, Date: date})
	}
	return out, nil
}
