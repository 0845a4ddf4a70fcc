package published

import (
	"context"
	"fmt"
	"math"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/lp"
)

// Plain is a peer: CP-SAT on the whole instance as one model, 8 threads, nothing
// else.
func Plain(ctx context.Context, in *Instance, o Options) (*Outcome, error) {
	began, out := time.Now(), &Outcome{}
	s, f := cp(in, part{})
	tell := func(ev cpsat.Event) {
		if ev.Solution != nil {
			out.Roster = s.roster(f.reads(ev.Solution))
			out.Value = newTally(in, out.Roster).cost // the model's may count a person too many and too few at once
		}
		out.Bound = max(out.Bound, int(ev.Bound))
		o.tell(out, began, "cp-sat")
	}
	r, err := o.Solver.Solve(ctx, f.m, cpsat.Params{Time: o.Time, Workers: 8, Seed: o.Seed}, tell)
	if err != nil {
		return nil, err
	}
	tell(cpsat.Event{Solution: r.Solution, Objective: r.Objective, Bound: r.Bound})
	out.Elapsed, out.Memory = time.Since(began), r.PeakMemory
	if out.Roster == nil {
		return nil, fmt.Errorf("%s: %w (%v)", in.Name, ErrNoRoster, r.Status)
	}
	return out, nil
}

// MIP is a peer: HiGHS on the same model as a mixed-integer program. It tells
// nothing before its end.
func MIP(ctx context.Context, in *Instance, o Options) (*Outcome, error) {
	began, out := time.Now(), &Outcome{}
	f := &forMIP{m: lp.NewModel()}
	s := state(in, part{}, f)
	r, err := o.LP.Solve(ctx, f.m, lp.Params{Time: o.Time, Threads: 2, Seed: o.Seed})
	if err != nil {
		return nil, err
	}
	out.Elapsed, out.Memory = time.Since(began), r.PeakMemory
	if r.Col == nil {
		return nil, fmt.Errorf("%s: %w (%v)", in.Name, ErrNoRoster, r.Status)
	}
	out.Roster = s.roster(func(col int) bool { return r.Col[col] > 0.5 })
	out.Value = newTally(in, out.Roster).cost
	out.Bound = max(0, int(math.Ceil(r.Bound-1e-6))+s.fixed)
	o.tell(out, began, "highs")
	return out, nil
}

func (o Options) tell(out *Outcome, began time.Time, by string) {
	if o.On != nil && out.Roster != nil {
		o.On(Event{out.Value, out.Bound, time.Since(began), by})
	}
}
