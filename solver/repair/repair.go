// Package repair mends a rota that no longer holds, because somebody is away or
// a rule or the need has changed: with as little need missing as there can be,
// as few duties as possible are other than they were.
package repair

import (
	"context"
	"slices"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Ask is what is to be mended and how long that may take.
type Ask struct {
	Case   *ward.Case
	Rota   *rota.Rota
	Pins   []Pin
	Time   time.Duration // 0: until it is proven
	Params cpsat.Params  // workers and seed
	Solver *cpsat.Runner
	On     func(Found)
}

// Found is told when a better rota comes.
type Found struct {
	Elapsed time.Duration
	Rota    *rota.Rota
	Missing ward.Minutes // person minutes below the need's floor
	Duties  int          // taken out or put in
}

// Change is a day of somebody that is other than it was; no codes are a day off.
type Change struct {
	Person   string
	Day      int
	Was, Now []string
}

// Result is what came of it. Without a rota there is none that keeps rules and
// pins, or none was found.
type Result struct {
	Before, Rota *rota.Rota
	Changes      []Change // in the order of the lines and days
	Duties       int      // taken out or put in
	Was, Missing ward.Minutes
	Bent         bool          // guards of the ward are broken or hours owed, since nothing else can be
	Least        bool          // it is proven that no rota misses less and changes less
	Impossible   bool          // it is proven that there is none
	Conflict     []model.Place // the rules that cannot hold together then
}

// Run mends a rota. What ctx ends before there is one is a result without it.
func Run(ctx context.Context, a Ask) (*Result, error) {
	if a.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, a.Time)
		defer cancel()
	}
	m := &mending{Ask: a, began: time.Now(), out: &Result{Before: a.Rota, Was: missing(a.Case, a.Rota)}}
	for _, bend := range []bool{false, true} {
		m.out.Bent = bend
		impossible, err := m.mend(ctx, bend)
		if err != nil {
			return nil, err
		}
		if !impossible {
			return m.out, nil
		}
	}
	m.out.Bent, m.out.Impossible = false, true
	return m.out, m.conflict(ctx)
}

type mending struct {
	Ask
	began time.Time
	out   *Result
}

// build states rules and pins.
func (m *mending) build(o model.Options) *model.Build {
	b := model.New(m.Case, rule.Terms(m.Case), o)
	b.HoldSizes(m.Rota)
	b.Pin(m.Rota, func(person string, day int) bool {
		return slices.ContainsFunc(m.Pins, func(p Pin) bool { return p.Holds(m.Case, person, day) })
	})
	b.Hint(m.Rota)
	return b
}

// mend makes small, each to its end before the next: what is broken where it
// may be, the need that is missing, and what is changed.
func (m *mending) mend(ctx context.Context, bend bool) (impossible bool, err error) {
	b := m.build(model.Options{Bend: bend})
	goals := []model.Goal{b.ShortageOf(m.Case.Scarce()), b.Changes(m.Rota)}
	if bend {
		goals = append([]model.Goal{b.Sum(model.Weighted{Weight: perBreak, Goal: b.Excess()}, model.Weighted{Weight: 1, Goal: b.Owed()})}, goals...)
	}
	least := true
	for i, g := range goals {
		p := m.Params
		if end, ok := ctx.Deadline(); ok {
			p.Time = max(time.Until(end)/time.Duration(len(goals)-i), 50*time.Millisecond)
		}
		b.Minimize(g)
		r, err := m.Solver.Solve(ctx, b.M, p, m.tell(b, g))
		if err != nil {
			return false, err
		}
		b.M.ClearObjective()
		if r.Solution == nil {
			return r.Status == cpsat.Infeasible && m.out.Rota == nil, nil
		}
		m.keep(b.Rota(r.Solution))
		least = least && r.Status == cpsat.Optimal
		b.AtMost(g, g.Value(r.Solution))
		b.M.ClearHints()
		b.M.HintSolution(r.Solution)
	}
	m.out.Least = least
	return false, nil
}

// perBreak is what a break counts beside a minute that is owed.
const perBreak = 600

func (m *mending) tell(b *model.Build, g model.Goal) func(cpsat.Event) {
	return func(ev cpsat.Event) {
		if m.On != nil && ev.Solution != nil {
			r := m.whole(b.Rota(ev.Solution))
			m.On(Found{time.Since(m.began), r, missing(m.Case, r), duties(Changes(m.Rota, r))})
		}
	}
}

// whole is a rota with what the one before has besides duties and sizes.
func (m *mending) whole(r *rota.Rota) *rota.Rota {
	r.Base = m.Rota.Base
	before := map[string]rota.Line{}
	for _, l := range m.Rota.Lines {
		before[l.Person] = l
	}
	for i := range r.Lines {
		r.Lines[i].Before = before[r.Lines[i].Person].Before
	}
	return r
}

func (m *mending) keep(r *rota.Rota) {
	m.out.Rota = m.whole(r)
	m.out.Changes, m.out.Missing = Changes(m.Rota, r), missing(m.Case, r)
	m.out.Duties = duties(m.out.Changes)
}

// conflict finds the fewest rules that would have to be given up.
func (m *mending) conflict(ctx context.Context) error {
	b := m.build(model.Options{Guards: true})
	_, given := b.Guarded()
	b.Minimize(given)
	r, err := m.Solver.Solve(ctx, b.M, m.Params, nil)
	if err == nil && r.Solution != nil {
		m.out.Conflict = b.GivenUp(r.Solution)
	}
	return err
}

// missing is the need below floor in person minutes.
func missing(c *ward.Case, r *rota.Rota) ward.Minutes {
	sum := ward.Minutes(0)
	for _, s := range measure.Tiers(c, r).Shortage {
		sum += ward.Minutes(s.Minutes)
	}
	return sum
}

// Changes are the days that differ between two rotas of the same dates, in the
// order of the later one's lines and days.
func Changes(before, after *rota.Rota) []Change {
	was := map[string]rota.Line{}
	for _, l := range before.Lines {
		was[l.Person] = l
	}
	var out []Change
	for _, l := range after.Lines {
		for day := range 7 * after.Weeks {
			if w, n := was[l.Person].On(day), l.On(day); !slices.Equal(w, n) {
				out = append(out, Change{l.Person, day, w, n})
			}
		}
	}
	return out
}

func duties(changes []Change) int {
	n := 0
	for _, c := range changes {
		n += len(c.Was) + len(c.Now)
	}
	return n
}
