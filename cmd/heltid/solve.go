package main

import (
	"cmp"
	"errors"
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

// solveFlags are what `heltid solve` can be told.
type solveFlags struct {
	searchFlags
	model, run, out, rota, start, format string
	pins                                 []string
}

func (p *program) solve() *cobra.Command {
	f := solveFlags{searchFlags: searchFlags{time: 2 * time.Minute}}
	cmd := &cobra.Command{
		Use:   "solve WARD",
		Short: "Make a rota and say how many can work full time, and at most",
		Long: `solve makes a rota for the ward in a YAML or JSON file (- reads standard input).
Ctrl-C stops the search and keeps the best rota so far; a second one quits at once.` + choices(),
		Args: oneFile("ward"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runSolve(cmd, args[0], f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.model, "model", "", "rota model of the ward, or of the library (default the ward's first)")
	fl.StringVar(&f.run, "run", "", "structure, from-today or plan (default from-today where people work here)")
	fl.StringVar(&f.out, "out", "", "folder to write rota.yaml, .json, .csv, .xlsx, .txt, .html, result.json and proof.json to")
	fl.StringVar(&f.rota, "rota", "", "file to write the rota to, .yaml or .json")
	fl.StringVar(&f.start, "start", "", "rota file to start from")
	fl.StringArrayVar(&f.pins, "pin", nil, "what stays as it is there, as heltid repair takes it; may be given several times")
	fl.StringVar(&f.format, "format", "text", "what goes to standard output: text or json")
	f.add(fl)
	return cmd
}

func (p *program) runSolve(cmd *cobra.Command, path string, f solveFlags) error {
	q, err := p.request(path, f)
	if err != nil {
		return err
	}
	c, _, err := q.Case()
	if err != nil {
		return bad(err)
	}
	show, err := newProgress(cmd.ErrOrStderr(), f.progress, report.NewProgress(c, rule.Lang(p.lang)))
	if err != nil {
		return err
	}
	q.On, show.lang = show.on, rule.Lang(p.lang)
	ctx, stop := p.untilStopped(cmd, show)
	defer stop()
	if p.server != "" {
		return p.solveThere(ctx, cmd, q, c, show, f)
	}
	r, err := solver.Solve(ctx, q)
	show.close()
	if err != nil {
		return err
	}
	if err := p.write(q, r, f); err != nil {
		return err
	}
	switch {
	case report.Impossible(r):
		return &ending{code: infeasible}
	case r.Rota == nil, search.Bent(r.Tiers), r.Status != search.Solved && !report.Proven(r):
		return &ending{code: unproven}
	}
	return nil
}

// request reads what is asked from the flags.
func (p *program) request(path string, f solveFlags) (solver.Request, error) {
	q := solver.Request{AsIfAgreed: f.asIfAgreed, Expert: f.expert, Model: f.model, Time: f.time, Workers: f.workers, Seed: f.seed, WhyNot: true, Library: f.ortools, SaveDir: cmp.Or(f.out, faults())}
	if err := checkFormat(f.format); err != nil {
		return q, err
	}
	var err error
	if q.Memory, err = f.read(); err != nil {
		return q, err
	}
	if q.With, err = variant.Parse(f.with); err != nil {
		return q, usage(err)
	}
	if q.Ward, err = p.ward(path); err != nil {
		return q, err
	}
	if q.Run, err = question(q.Ward, f.run); err != nil {
		return q, err
	}
	_, model, err := q.Ward.Named(f.model)
	if err != nil {
		return q, usage(err)
	}
	if model.Expert() && !f.expert {
		return q, usage(fmt.Errorf("the rota model %s is for those who know what the law asks of it (heltid models show %s); add --expert", model.ID, model.Use))
	}
	if f.start != "" {
		start, c, err := rota.ReadFile(f.start, q.Ward)
		if err != nil {
			return q, bad(err)
		}
		if c.Model.ID != model.ID || c.Run != q.Run {
			return q, usage(fmt.Errorf("--start %s is a rota of model %s and run %s; this asks for model %s and run %s", f.start, c.Model.ID, c.Run, model.ID, q.Run))
		}
		q.Start = start
		if q.Pins, err = repair.ParsePins(f.pins, c); err != nil {
			return q, usage(fmt.Errorf("--pin: %w", err))
		}
	} else if len(f.pins) > 0 {
		return q, usage(errors.New("--pin needs the rota it is about: --start"))
	}
	return q, nil
}

// write writes the result to standard output and to the files asked for.
func (p *program) write(q solver.Request, r *solver.Result, f solveFlags) error {
	if f.format == "json" {
		if err := report.JSON(p.out, r); err != nil {
			return err
		}
	} else {
		if r.Rota != nil && f.out == "" {
			if err := report.Grid(p.out, r.Case, r.Rota, p.look()); err != nil {
				return err
			}
			fmt.Fprintln(p.out)
		}
		if err := report.Words(p.out, r, rule.Lang(p.lang), p.textWidth()); err != nil {
			return err
		}
	}
	if f.rota != "" && r.Rota != nil {
		if err := writeRota(f.rota, r.Rota); err != nil {
			return err
		}
	}
	if f.out == "" {
		return nil
	}
	return p.folder(f.out, f.format, everything(q, r, rule.Lang(p.lang)))
}
