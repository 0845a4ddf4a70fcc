package main

import (
	"bytes"
	"cmp"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// compareFlags are what `heltid compare` can be told.
type compareFlags struct {
	searchFlags
	run, out, today, format string
	models                  []string
}

func (p *program) compare() *cobra.Command {
	f := compareFlags{searchFlags: searchFlags{time: 5 * time.Minute}}
	cmd := &cobra.Command{
		Use:   "compare WARD",
		Short: "Put rota models beside each other: full time, and what it costs",
		Long: `compare makes a rota for the ward under each rota model, with the same need and
the same time for each, and says which gives most full time or that it is not
decided, what it costs in weekends and money, who must volunteer and which
agreements it needs. With --out it writes a page to open, send and print.
Ctrl-C stops and keeps what there is; a second one quits at once.` + choices(),
		Args: oneFile("ward"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runCompare(cmd, args[0], f) },
	}
	fl := cmd.Flags()
	f.add(fl)
	fl.StringSliceVar(&f.models, "models", nil, "rota models of the ward or the library, with commas between; the first is what the others are held against (default all of the ward)")
	fl.StringVar(&f.run, "run", "both", "structure, from-today or both")
	fl.StringVar(&f.today, "today", "", "today's rota, to count what the service loses against (default the target of the need)")
	fl.StringVar(&f.out, "out", "", "folder to write compare.html, .txt, .json, .csv, .xlsx and every rota with its result and proof to")
	fl.StringVar(&f.format, "format", "text", "what goes to standard output: text or json")
	return cmd
}

func (p *program) runCompare(cmd *cobra.Command, path string, f compareFlags) error {
	q, told, err := p.comparison(path, f)
	if err != nil {
		return err
	}
	show, err := newProgress(cmd.ErrOrStderr(), f.progress, nil)
	if err != nil {
		return err
	}
	show.lang = rule.Lang(p.lang)
	q.On = show.onCompare
	ctx, stop := p.untilStopped(cmd, show)
	defer stop()
	if p.server != "" {
		return p.compareThere(ctx, cmd, q, told, show, f)
	}
	told.Comparison, err = solver.Compare(ctx, q)
	show.close()
	if err != nil {
		return err
	}
	if err := p.writeComparison(q, told, f); err != nil {
		return err
	}
	for _, e := range told.Entries {
		if e.Err != nil {
			return e.Err
		}
		if !e.Standing().Decided() {
			return &ending{code: unproven}
		}
	}
	return nil
}

// comparison reads what is asked from the flags.
func (p *program) comparison(path string, f compareFlags) (solver.CompareRequest, report.Compared, error) {
	q := solver.CompareRequest{AsIfAgreed: f.asIfAgreed, Expert: f.expert, Models: f.models, Time: f.time, Workers: f.workers, Seed: f.seed, Library: f.ortools, SaveDir: cmp.Or(f.out, faults())}
	var told report.Compared
	if err := checkFormat(f.format); err != nil {
		return q, told, err
	}
	var err error
	if q.Memory, err = f.read(); err != nil {
		return q, told, err
	}
	if q.With, err = variant.Parse(f.with); err != nil {
		return q, told, usage(err)
	}
	if q.Ward, err = p.ward(path); err != nil {
		return q, told, err
	}
	if f.run != "both" {
		run, err := question(q.Ward, f.run)
		if err != nil {
			return q, told, err
		}
		q.Runs = []ward.Run{run}
	}
	if err := q.Check(); err != nil {
		if n, ok := errors.AsType[*solver.ModelCountError](err); ok {
			err = errors.New(p.say("compare.model_count", "fewest", n.Fewest, "most", n.Most, "n", n.Asked))
		}
		return q, told, usage(err)
	}
	if f.today != "" {
		if told.Today, told.TodayCase, err = rota.ReadFile(f.today, q.Ward); err != nil {
			return q, told, bad(err)
		}
	}
	return q, told, nil
}

// writeComparison writes to standard output and to the folder asked for.
func (p *program) writeComparison(q solver.CompareRequest, c report.Compared, f compareFlags) error {
	lang := rule.Lang(p.lang)
	if f.format == "json" {
		if err := report.ComparisonJSON(p.out, c); err != nil {
			return err
		}
	} else if err := report.Comparison(p.out, c, lang, p.textWidth()); err != nil {
		return err
	}
	if f.out == "" {
		return nil
	}
	files := []written{
		{"compare.html", func(b *bytes.Buffer) error { return report.ComparisonPage(b, c, lang) }},
		{"compare.txt", func(b *bytes.Buffer) error { return report.Comparison(b, c, lang, textWidth) }},
		{"compare.json", func(b *bytes.Buffer) error { return report.ComparisonJSON(b, c) }},
		{"compare.csv", func(b *bytes.Buffer) error { return report.ComparisonCSV(b, c, lang) }},
		{"compare.xlsx", func(b *bytes.Buffer) error { return report.ComparisonXLSX(b, c, lang) }},
	}
	for _, e := range c.Entries {
		name := e.Model.ID + "." + string(e.Run) + "."
		one := []written{{name: name + "yaml"}, {name: name + resultFile}, {name: name + proofFile}}
		if r := e.Result; r != nil {
			if r.Rota != nil {
				one[0].write = func(b *bytes.Buffer) error { return put(b)(r.Rota.YAML()) }
			}
			one[1].write = func(b *bytes.Buffer) error { return report.JSON(b, r) }
			one[2].write = func(b *bytes.Buffer) error { return report.ProofJSON(b, r) }
		}
		files = append(files, one...)
	}
	files = append(files, decided(q.Ward, q.With))
	return p.folder(f.out, f.format, files)
}
