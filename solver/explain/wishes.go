package explain

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Unmet is why a wish was not met on the first of the days it failed, and what
// it would take. Nobody else is ever named: what stands against a wish is need
// and rules, not a colleague.
type Unmet struct {
	Person  string
	Wish    int  // its place in the person's list
	Day     int  // of the period; of a weekend its Saturday
	Looked  bool // false: there was no time to look, and nothing below is known
	Against []Obstacle
	Swap    *Swap // the cheapest found; nil: none with so few colleagues
}

// Obstacle is what stands against a wish while everybody else's duties stay as
// they are: a rule that would be broken, need that would be missing, or points
// of wishes that would be lost. Where none is set nothing does, and the search
// had not come to it.
type Obstacle struct {
	Rule ward.Quantity
	Need *Gap
	Lost int // points, one's own or a colleague's
}

// Gap is a row of the need and what would be missing of it on a day.
type Gap struct {
	check.Missing
	Target bool // below the target; otherwise below the floor
}

// Heads is how many the row asks for.
func (g Gap) Heads() int {
	if g.Target {
		return g.Demand.Target
	}
	return g.Floor
}

// Swap is an exchange with a few colleagues that meets a wish and leaves goals
// 1 to 5 as good as they are.
type Swap struct {
	Moves      []Move // of the person alone
	Colleagues int    // whose duties change as well
	Costs      []Cost // of the other goals; none: nothing gets worse
}

// Move is a change on one of the person's days; a code is empty for a day off.
type Move struct {
	Day      int
	From, To string
}

// Cost is by how much a goal gets worse, in its own unit.
type Cost struct {
	Tier int
	Part string // as search names it
	By   int
}

// Colleagues is how many others a swap may take part of at most.
const Colleagues = 4

// effort is CP-SAT's deterministic time for one question, so that the same rota
// gets the same answers; about a second.
const effort = 1.0

// Wishes looks into each wish that the rota does not meet, those worth most
// first: why, with everybody else's duties as they are, and what exchange with
// a few colleagues would meet it. What ctx leaves no time for is given as not
// looked into. The error is check.Lay's or the solver's.
func Wishes(ctx context.Context, c *ward.Case, r *rota.Rota, solver *cpsat.Runner) ([]Unmet, error) {
	sheet, err := check.Lay(c, r)
	if err != nil {
		return nil, err
	}
	e := &wishing{c: c, t: rule.Terms(c), r: r, sheet: sheet, before: measure.Tiers(c, r), solver: solver}
	out := e.unmet()
	order := make([]int, len(out))
	for i := range order {
		order[i] = i
	}
	worth := func(i int) int {
		p, _ := c.Person(out[i].Person)
		return p.Wishes[out[i].Wish].Price()
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(worth(b), worth(a)) })
	var wait sync.WaitGroup
	next := make(chan int)
	errs := make([]error, len(out))
	for range 2 {
		wait.Go(func() {
			for i := range next {
				errs[i] = e.look(ctx, &out[i])
			}
		})
	}
	for _, i := range order {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil && ctx.Err() == nil {
			return out, err
		}
	}
	return out, nil
}

// wishing is one rota looked into.
type wishing struct {
	c      *ward.Case
	t      *ward.Terms
	r      *rota.Rota
	sheet  *check.Sheet
	before measure.TierValues
	solver *cpsat.Runner
}

// unmet gives one entry for each wish that failed, on the first day it did.
func (e *wishing) unmet() []Unmet {
	var out []Unmet
	for _, w := range measure.WishesOf(e.c, e.r) {
		last := -1
		for _, x := range w.Results {
			if x.Given == ward.Open && !x.Met && x.Wish != last {
				out = append(out, Unmet{Person: w.Person, Wish: x.Wish, Day: x.Day})
				last = x.Wish
			}
		}
	}
	return out
}

func (e *wishing) look(ctx context.Context, u *Unmet) error {
	if ctx.Err() != nil {
		return nil
	}
	p, _ := e.c.Person(u.Person)
	against, err := e.alone(ctx, p, u)
	if err != nil || ctx.Err() != nil {
		return err
	}
	found, err := e.together(ctx, p, u)
	if err != nil || ctx.Err() != nil {
		return err
	}
	u.Looked, u.Against = true, against
	if found != nil {
		u.Swap = e.swap(p, found)
	}
	return nil
}

// alone asks what stands against the wish while everybody else's duties stay.
func (e *wishing) alone(ctx context.Context, p *ward.Person, u *Unmet) ([]Obstacle, error) {
	scope := e.scope(p)
	b := model.New(e.c, e.t, model.Options{Scope: scope})
	e.posts(b)
	short := []model.Weighted{{Weight: 1, Goal: b.UnderTarget()}}
	for _, who := range e.c.Scarce() {
		short = append(short, model.Weighted{Weight: 100, Goal: b.Shortage(who)}) // the floor before the target
	}
	b.Minimize(b.Sum(short...))
	found, err := e.ask(ctx, b, p, u)
	if err != nil || ctx.Err() != nil {
		return nil, err
	}
	if found == nil {
		return e.rules(ctx, p, u)
	}
	sheet, err := check.Lay(e.c, found)
	if err != nil {
		return nil, err
	}
	var out []Obstacle
	for _, target := range []bool{false, true} {
		if g := e.gap(sheet, u.Day, target); g != nil {
			out = append(out, Obstacle{Need: g})
			break // below the floor is below the target too
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	return []Obstacle{{Lost: max(0, e.before.WishPoints-measure.Tiers(e.c, found).WishPoints)}}, nil
}

// rules names the fewest rules that the person's line would have to break.
func (e *wishing) rules(ctx context.Context, p *ward.Person, u *Unmet) ([]Obstacle, error) {
	b := model.New(e.c, e.t, model.Options{Scope: e.scope(p), Guards: true})
	e.posts(b)
	if !b.Grant(p.ID, occurrence(e.c, p, u)) {
		return nil, nil
	}
	_, given := b.Guarded()
	b.Minimize(given)
	res, err := e.solver.Solve(ctx, b.M, cpsat.Params{Workers: 1, DeterministicTime: effort}, nil)
	if err != nil || res.Solution == nil {
		return nil, err
	}
	var out []Obstacle
	for _, place := range b.GivenUp(res.Solution) {
		if o := (Obstacle{Rule: place.Rule}); !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out, nil
}

// together looks for the cheapest exchange with a few colleagues that leaves
// goals 1 to 5 as they are: fewest points of wishes lost, then least strain,
// then fewest duties moved. It gives the rota with the exchange, nil where none
// is found.
func (e *wishing) together(ctx context.Context, p *ward.Person, u *Unmet) (*rota.Rota, error) {
	b := model.New(e.c, e.t, model.Options{Scope: e.scope(append([]*ward.Person{p}, e.partners(p, u)...)...)})
	e.posts(b)
	for _, s := range e.before.Shortage {
		b.AtMost(b.Shortage(s.Who), int64(s.Minutes))
	}
	b.AtMost(b.UnderTarget(), int64(e.before.UnderTarget))
	b.Minimize(b.Sum(
		model.Weighted{Weight: 1000, Goal: b.Worse(b.WishPoints(), int64(e.before.WishPoints), true)},
		model.Weighted{Weight: 20, Goal: b.Worse(b.Strain(), int64(e.before.Strain), false)},
		model.Weighted{Weight: 1, Goal: b.Changes(e.r)}))
	return e.ask(ctx, b, p, u)
}

// posts holds the goals that decide which posts there are.
func (e *wishing) posts(b *model.Build) {
	b.AtLeast(b.FullTime(), int64(e.before.FullTime))
	b.AtLeast(b.Educated(), int64(e.before.Educated))
	b.AtMost(b.Small(), int64(e.before.SmallPosts))
	b.AtLeast(b.WishesMet(), int64(e.before.WishesMet))
	b.AtLeast(b.Sizes(), int64(e.before.Sizes))
}

// ask solves with the wish met; nil where there is no such rota or none was
// found.
func (e *wishing) ask(ctx context.Context, b *model.Build, p *ward.Person, u *Unmet) (*rota.Rota, error) {
	if !b.Grant(p.ID, occurrence(e.c, p, u)) {
		return nil, nil
	}
	b.Hint(e.r)
	res, err := e.solver.Solve(ctx, b.M, cpsat.Params{Workers: 1, DeterministicTime: effort}, nil)
	if err != nil || res.Solution == nil {
		return nil, err
	}
	return b.Rota(res.Solution), nil
}

func occurrence(c *ward.Case, p *ward.Person, u *Unmet) ward.Occurrence {
	return ward.Occurrence{Wish: u.Wish, Day: u.Day, Points: p.Wishes[u.Wish].Price()}
}

func (e *wishing) scope(free ...*ward.Person) model.Scope {
	s := model.Scope{People: make([]bool, len(e.c.People)), Rota: e.r}
	for i, p := range e.c.People {
		s.People[i] = slices.Contains(free, p)
	}
	return s
}

// partners are colleagues of the same unit who could take part in an exchange:
// first those whose own day is the other way round, those of the same
// competence before others.
func (e *wishing) partners(p *ward.Person, u *Unmet) []*ward.Person {
	days := []int{u.Day}
	if p.Wishes[u.Wish].OfWeekend() {
		days = append(days, u.Day+1)
	}
	duties := map[string][]rota.Duty{}
	for _, l := range e.r.Lines {
		duties[l.Person] = l.Duties
	}
	on := func(o *ward.Person) int {
		n := 0
		for _, d := range duties[o.ID] {
			if slices.Contains(days, d.Day) {
				n++
			}
		}
		return n
	}
	suits := func(o *ward.Person) int {
		score := 0
		if (on(o) > 0) != (on(p) > 0) {
			score += 2
		}
		if p.Wishes[u.Wish].With == o.ID {
			score += 4
		}
		if o.Competence == p.Competence {
			score++
		}
		return score
	}
	var out []*ward.Person
	for _, o := range e.c.People {
		if o != p && (o.Unit == p.Unit || e.c.Shared()) && len(duties[o.ID]) > 0 && e.c.CanSwap(p, o) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b *ward.Person) int { return cmp.Compare(suits(b), suits(a)) })
	return out[:min(Colleagues, len(out))]
}

// gap is the row of the need that loses most to another rota, one on the wish's
// own day before others; nil where none does.
func (e *wishing) gap(after *check.Sheet, day int, target bool) *Gap {
	had := map[ward.Demand]int{}
	for _, m := range e.sheet.Missing(target) {
		had[m.Demand] += m.Minutes
	}
	var out *Gap
	for _, m := range after.Missing(target) {
		if m.Minutes -= had[m.Demand]; m.Minutes <= 0 {
			continue
		}
		near := m.Day == day
		if out == nil || near && out.Day != day || near == (out.Day == day) && m.Minutes > out.Minutes {
			out = &Gap{m, target}
		}
	}
	return out
}

// swap says what another rota changes, and what it costs.
func (e *wishing) swap(p *ward.Person, found *rota.Rota) *Swap {
	out := &Swap{}
	for i, l := range e.r.Lines {
		n := found.Lines[i] // both are sorted by person
		if slices.Equal(l.Duties, n.Duties) {
			continue
		}
		if l.Person != p.ID {
			out.Colleagues++
			continue
		}
		for day := range e.c.Dates.Days() {
			if from, to := code(l, day), code(n, day); from != to {
				out.Moves = append(out.Moves, Move{day, from, to})
			}
		}
	}
	after := measure.Tiers(e.c, found)
	for _, c := range []Cost{
		{6, search.PartWorst, e.before.WorstShare - after.WorstShare},
		{6, search.PartPoints, e.before.WishPoints - after.WishPoints},
		{6, search.PartFeasts, after.FeastsAgain - e.before.FeastsAgain},
		{6, search.PartSpread, after.Unpopular - e.before.Unpopular},
		{7, "", after.Strain - e.before.Strain},
	} {
		if c.By > 0 {
			out.Costs = append(out.Costs, c)
		}
	}
	return out
}

func code(l rota.Line, day int) string {
	if on := l.On(day); len(on) > 0 {
		return on[0]
	}
	return ""
}
