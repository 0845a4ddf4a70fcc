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
	Others Others        // make parts of it better beside this one; nil: nobody does
	Slice  time.Duration // it is put aside when it has been worked on for so long; 0: never
	Begun  *Begun        // what a repair had come to that was put aside; nil: it begins
}

// Begun is a repair that was put aside. What a search had proven goes with it,
// so the next time is to be longer.
type Begun struct {
	Bend   bool          `json:"bend"`   // rules are broken, since not all can be kept
	Values []int64       `json:"values"` // of the goals that were worked through
	Least  bool          `json:"least"`  // all of those are proven
	Spent  time.Duration `json:"spent"`
	End    time.Duration `json:"end"`  // of the time for the goal under way, from the beginning; 0: it was not begun
	Rota   *rota.Rota    `json:"rota"` // the best so far, nil where there is none
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
	Elsewhere    int           // parts that came back from others
	Begun        *Begun        // it was put aside, to go on from this; nil: it is done
}

// Run mends a rota. What ctx ends before there is one is a result without it.
func Run(ctx context.Context, a Ask) (*Result, error) {
	a.Case = Hold(a.Case, a.Rota, a.Pins)
	m := &mending{Ask: a, now: time.Now(), out: &Result{Before: a.Rota, Was: missing(a.Case, a.Rota)}}
	if m.at = (Begun{Least: true}); a.Begun != nil {
		m.at = *a.Begun
	}
	m.began = m.now.Add(-m.at.Spent)
	if a.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, m.began.Add(a.Time))
		defer cancel()
	}
	if m.at.Rota != nil {
		m.keep(m.at.Rota)
	}
	for {
		m.out.Bent = m.at.Bend
		impossible, err := m.mend(ctx)
		if err != nil {
			return nil, err
		}
		if !impossible {
			return m.out, nil
		}
		if m.at.Bend {
			break
		}
		m.at = Begun{Bend: true, Least: true}
	}
	m.out.Bent, m.out.Impossible = false, true
	return m.out, m.conflict(ctx)
}

type mending struct {
	Ask
	now   time.Time
	began time.Time // had it gone on without a break
	at    Begun
	out   *Result
}

// build states the rules, pins with them.
func (m *mending) build(o model.Options) *model.Build {
	b := model.New(m.Case, rule.Terms(m.Case), o)
	b.HoldSizes(m.Rota)
	b.Hint(m.Rota)
	return b
}

func (m *mending) pinned(person string, day int) bool {
	return slices.ContainsFunc(m.Pins, func(p Pin) bool { return p.Holds(m.Case, person, day) })
}

// goals are made small, each to its end before the next: what is broken where it
// may be, the need that is missing, and what is changed.
func (m *mending) goals(b *model.Build) []model.Goal {
	out := []model.Goal{b.ShortageOf(m.Case.Scarce()), b.Changes(m.Rota)}
	if m.at.Bend {
		out = append([]model.Goal{b.Sum(model.Weighted{Weight: perBreak, Goal: b.Excess()}, model.Weighted{Weight: 1, Goal: b.Owed()})}, out...)
	}
	return out
}

// mend pursues the goals.
func (m *mending) mend(ctx context.Context) (impossible bool, err error) {
	b := m.build(model.Options{Bend: m.at.Bend})
	goals := m.goals(b)
	for i, value := range m.at.Values {
		b.AtMost(goals[i], value)
	}
	if m.at.Rota != nil {
		b.Hint(m.at.Rota)
	}
	for i := len(m.at.Values); i < len(goals); i++ {
		p, proven, err := m.pursue(ctx, b, goals, i, m.params(len(goals)-i))
		if err != nil {
			return false, err
		}
		if p.best != nil {
			m.at.Rota = p.best
			m.keep(p.best)
		}
		if m.aside(ctx, proven) {
			return false, nil
		}
		if p.best == nil {
			return proven && m.out.Rota == nil, nil
		}
		m.at.Least = m.at.Least && proven
		m.at.Values, m.at.End = append(m.at.Values, p.worth), 0
		b.AtMost(goals[i], p.worth)
		p.hint(b)
	}
	m.out.Least = m.at.Least
	return false, nil
}

// params give the goal under way its part of the time that is left, among so
// many, or what is left of the slice.
func (m *mending) params(among int) cpsat.Params {
	p := m.Params
	spent := time.Since(m.began)
	if m.Time > 0 {
		if m.at.End == 0 {
			m.at.End = spent + (m.Time-spent)/time.Duration(among)
		}
		p.Time = max(m.at.End-spent, shortest)
	}
	if left := m.Slice - time.Since(m.now); m.Slice > 0 && (p.Time == 0 || left < p.Time) {
		p.Time = max(left, shortest)
	}
	return p
}

// shortest time that a search is begun for.
const shortest = 50 * time.Millisecond

// aside puts the repair aside where the slice is over and the goal under way is
// not, or where ctx ended before the time.
func (m *mending) aside(ctx context.Context, proven bool) bool {
	spent := time.Since(m.began)
	over := m.Slice > 0 && time.Since(m.now) >= m.Slice && (m.at.End == 0 || spent < m.at.End)
	ended := ctx.Err() != nil && (m.Time == 0 || spent < m.Time)
	if proven || !over && !ended {
		return false
	}
	m.at.Spent = spent
	m.out.Begun = &m.at
	return true
}

// perBreak is what a break counts beside a minute that is owed.
const perBreak = 600

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
