package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"heltid/solver"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward/variant"
)

// repairFlags are what `heltid repair` can be told.
type repairFlags struct {
	searchFlags
	ward, model, out, rota, format string
	pins                           []string
}

func (p *program) repair() *cobra.Command {
	f := repairFlags{searchFlags: searchFlags{time: time.Minute}}
	cmd := &cobra.Command{
		Use:   "repair ROTA --ward WARD",
		Short: "Mend a rota with as few changed duties as possible",
		Long: `repair mends a rota that no longer holds: somebody is away, or the need or a rule is
another, as the ward's file now says. With as little need missing as there can be, as
few duties as possible are other than they were. What is pinned stays as it is:

  --pin Anne                          all of a line
  --pin 2026-01-05..2026-01-18        some days of everybody, such as those that are over
  --pin Anne:2026-02-02..2026-02-08   some days of one

The rota is a YAML or JSON file, or a CSV or XLSX grid. Ctrl-C stops and keeps the
best so far.` + choices(),
		Args: oneFile("rota"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runRepair(cmd, args[0], f) },
	}
	fl := cmd.Flags()
	f.add(fl)
	fl.StringVar(&f.ward, "ward", "", "the ward's file, as things are now (needed)")
	fl.StringVar(&f.model, "model", "", "rota model the rota is of (default what the file says, else the ward's first)")
	fl.StringArrayVar(&f.pins, "pin", nil, "what stays as it is; may be given several times")
	fl.StringVar(&f.out, "out", "", "folder to write repair.html, .txt, .json, rota.yaml, .json, .csv and .xlsx to")
	fl.StringVar(&f.rota, "rota", "", "file to write the rota to, .yaml or .json")
	fl.StringVar(&f.format, "format", "text", "what goes to standard output: text or json")
	return cmd
}

func (p *program) runRepair(cmd *cobra.Command, path string, f repairFlags) error {
	q, pins, err := p.broken(path, f)
	if err != nil {
		return err
	}
	show, err := newProgress(cmd.ErrOrStderr(), f.progress, nil)
	if err != nil {
		return err
	}
	ctx, stop := p.untilStopped(cmd, show)
	defer stop()
	if p.server != "" {
		show.lang = rule.Lang(p.lang)
		return p.repairThere(ctx, cmd, q, show, f)
	}
	r, err := p.mend(ctx, q, pins, show)
	show.close()
	if err != nil {
		return err
	}
	lang := rule.Lang(p.lang)
	if f.format == "json" {
		err = report.RepairJSON(p.out, r)
	} else {
		err = report.Repaired(p.out, r, lang, p.textWidth())
	}
	if err != nil {
		return err
	}
	if f.rota != "" && r.Rota != nil {
		if err := writeRota(f.rota, r.Rota); err != nil {
			return err
		}
	}
	if f.out != "" {
		files := []written{
			{"repair.html", func(b *bytes.Buffer) error { return report.RepairedPage(b, r, lang) }},
			{"repair.txt", func(b *bytes.Buffer) error { return report.Repaired(b, r, lang, textWidth) }},
			{"repair.json", func(b *bytes.Buffer) error { return report.RepairJSON(b, r) }},
			{name: "rota.yaml"}, {name: "rota.json"}, {name: "rota.csv"}, {name: "rota.xlsx"},
		}
		if r.Rota != nil {
			files[3].write = func(b *bytes.Buffer) error { return put(b)(r.Rota.YAML()) }
			files[4].write = func(b *bytes.Buffer) error { return put(b)(r.Rota.JSON()) }
			files[5].write = func(b *bytes.Buffer) error { return put(b)(r.Rota.CSV(r.Case.Dates.Rolling)) }
			files[6].write = func(b *bytes.Buffer) error {
				return report.Workbook(b, report.Judged(r.Case, r.Rota, r.Report), lang)
			}
		}
		if err := p.folder(f.out, f.format, files); err != nil {
			return err
		}
	}
	switch {
	case r.Impossible:
		return &ending{code: infeasible}
	case r.Rota == nil || !r.Least:
		return &ending{code: unproven}
	}
	return nil
}

// mend mends, and tells of each better rota.
func (p *program) mend(ctx context.Context, q solver.Request, pins []repair.Pin, show *progress) (*solver.Repaired, error) {
	return solver.Repair(ctx, q, solver.Mending{Pins: pins, On: func(found repair.Found) {
		show.mu.Lock()
		defer show.mu.Unlock()
		show.tell(search.Event{Elapsed: found.Elapsed, Kind: search.FoundEvent, Part: search.PartChanges, Value: int64(found.Duties)}, event{}, report.Mending(found, rule.Lang(p.lang)))
	}})
}

// broken reads what is to be mended.
func (p *program) broken(path string, f repairFlags) (solver.Request, []repair.Pin, error) {
	q := solver.Request{AsIfAgreed: f.asIfAgreed, Expert: f.expert, Time: f.time, Workers: f.workers, Seed: f.seed, Library: f.ortools, SaveDir: cmp.Or(f.out, faults())}
	if err := checkFormat(f.format); err != nil {
		return q, nil, err
	}
	if f.ward == "" {
		return q, nil, usage(fmt.Errorf("name the ward the rota is for with --ward"))
	}
	var err error
	if q.Memory, err = f.read(); err != nil {
		return q, nil, err
	}
	if q.With, err = variant.Parse(f.with); err != nil {
		return q, nil, usage(err)
	}
	if q.Ward, err = p.ward(f.ward); err != nil {
		return q, nil, err
	}
	w, _, err := q.Ward.Named(f.model)
	if err != nil {
		return q, nil, usage(err)
	}
	r, err := rota.Open(path, w, rota.Told{Model: f.model})
	if err != nil {
		return q, nil, bad(err)
	}
	q.Ward, q.Model, q.Run, q.Start = w, r.Rota.Model, r.Rota.Run, r.Rota
	pins, err := repair.ParsePins(f.pins, r.Case)
	if err != nil {
		return q, nil, usage(err)
	}
	if _, _, err := q.Case(); err != nil {
		return q, nil, bad(err)
	}
	return q, pins, nil
}
