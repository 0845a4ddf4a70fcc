package solver

import (
	"context"
	"errors"
	"time"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Repaired is a mended rota, judged.
type Repaired struct {
	*repair.Result
	Case   *ward.Case
	Report *check.Report // nil where there is no rota
	Origin rota.Origin
}

// Mending is how a rota is to be mended.
type Mending struct {
	Pins   []repair.Pin // what stays
	On     func(repair.Found)
	Others repair.Others // make parts of it better beside this one; nil: nobody does
	Slice  time.Duration // it is put aside when it has been worked on for so long; 0: never
	Begun  *repair.Begun // of a repair that was put aside, asked with all else alike; nil: it begins
}

// Repair mends the rota that the request starts from, for its ward as it is now:
// as little need below floor as there can be, then as few changed duties. The
// rota has passed the checker.
func Repair(ctx context.Context, q Request, how Mending) (*Repaired, error) {
	a, err := q.mending(how)
	if err != nil {
		return nil, err
	}
	hash, err := InputHash(q.Ward)
	if err != nil {
		return nil, err
	}
	c := a.Case
	found, err := repair.Run(ctx, a)
	if err != nil {
		return nil, err
	}
	r := &Result{Outcome: &search.Outcome{Rota: found.Rota}, Case: c, Origin: q.origin(c, hash)}
	out := &Repaired{Result: found, Case: c, Origin: r.Origin}
	if found.Rota == nil {
		return out, nil
	}
	r.write()
	if out.Report, err = check.Check(c, r.Rota); err != nil {
		return nil, &DisagreementError{What: err.Error(), Rota: r.Rota}
	}
	for _, f := range out.Report.Findings {
		if !search.Stands(f.Rule, found.Bent) {
			return nil, &DisagreementError{What: string(f.Rule) + ", " + f.Person + " in the mended rota", Rota: r.Rota}
		}
	}
	return out, nil
}

// ImproveRepair works on a part of a repair that is asked elsewhere of the same
// request and pins.
func ImproveRepair(ctx context.Context, q Request, pins []repair.Pin, p *repair.Part) ([]rota.Line, error) {
	a, err := q.mending(Mending{Pins: pins})
	if err != nil {
		return nil, err
	}
	return repair.Improve(ctx, a, p)
}

// mending states what is to be mended and how.
func (q Request) mending(how Mending) (repair.Ask, error) {
	if q.Start == nil {
		return repair.Ask{}, errors.New("there is no rota to mend")
	}
	c, _, err := q.Case()
	if err != nil {
		return repair.Ask{}, err
	}
	library, err := cpsat.Library(q.Library)
	if err != nil {
		return repair.Ask{}, err
	}
	if q.Workers == 0 {
		q.Workers = 8 // the least that makes CP-SAT's whole portfolio run
	}
	return repair.Ask{Case: q.Start.Case(c), Rota: q.Start.Bare(), Pins: how.Pins, Time: q.Time, Params: cpsat.Params{Workers: q.Workers, Seed: q.Seed},
		Solver: &cpsat.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}, On: how.On, Others: how.Others, Slice: how.Slice, Begun: how.Begun}, nil
}
