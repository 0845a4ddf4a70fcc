package search

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"time"

	"heltid/solver/bound"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A unit is one part of a case and the best rota it has.
type unit struct {
	c    *ward.Case
	like int // the first unit that differs from this one in names only
	rota *rota.Rota

	rough *rota.Rota  // by turns, until it has its own
	lines []rota.Line // made on the way there
}

// A split is a search unit by unit, some units at once.
type split struct {
	*engine
	units    []unit
	distinct []int // of the units, those to be worked on

	mu    sync.Mutex // of the best rota, news and what follows
	err   error
	none  bool  // a unit has no rota at all within its share
	short int64 // need below floor on the whole, as last told
}

// byParts makes a rota unit by unit: first every unit's need, then every unit's
// full-time posts, then its other tiers. Units that differ in names only are solved
// once.
func (e *engine) byParts(ctx context.Context, parts []*ward.Case) error {
	if most, ok := e.possible(ctx); ok && e.c.Run != ward.Plan {
		e.known.tighten(fullTimePosts, most, byFlow)
		e.tell(Event{Kind: LimitEvent, Tier: fullTimePosts.number, Part: fullTimePosts.part, Bound: most})
		e.shareOut(ctx, parts, int(most))
	}
	s := &split{engine: e, units: make([]unit, len(parts)), short: math.MaxInt64}
	first := map[string]int{}
	for i, p := range parts {
		key := p.Likeness()
		if _, ok := first[key]; !ok {
			first[key] = i
			s.distinct = append(s.distinct, i)
		}
		s.units[i] = unit{c: p, like: first[key]}
	}
	s.slots = make(chan struct{}, atOnce)
	s.rough(ctx)
	if left, ends := s.left(); ends && s.start != nil && left*atOnce/time.Duration(len(s.distinct)) < unitTakes {
		return nil // the time is better spent on the whole
	}
	if err := s.pass(ctx, 1, atOnce+1, 0.9); err != nil || e.o.Last == 1 || s.none {
		return err // where a unit's share does not do, the whole ward may
	}
	lacks := make([]int64, len(s.units))
	for _, i := range s.distinct {
		lacks[i] = math.MaxInt64 // without a rota of its own
		if u := s.units[i]; u.rota != nil {
			lacks[i] = missing(u.c, u.rota)
		}
	}
	slices.SortStableFunc(s.distinct, func(a, b int) int { return cmp.Compare(lacks[b], lacks[a]) }) // need comes first
	if err := s.pass(ctx, 2, 1, 0.6); err != nil || e.o.Last == 2 {
		return err
	}
	return s.pass(ctx, 0, atOnce+1, 0.8)
}

// shareOut gives the units what flow sees them need of the budget and of the small
// posts for as many full-time posts as leave some of the budget: one unit needs
// more for its next than another has over. Of what is left each gets as much as
// its people are of all.
func (e *engine) shareOut(ctx context.Context, parts []*ward.Case, most int) {
	budget, held := e.c.Budget, e.reached()
	if budget == nil || budget.FullTimeWeeks == 0 {
		return
	}
	for ; most >= 0 && ctx.Err() == nil; most-- {
		held.FullTime = &most
		of, err := e.prover.flow.Portions(ctx, held)
		if errors.Is(err, bound.ErrInfeasible) {
			continue // they are possible in parts of posts alone
		}
		if err != nil {
			return
		}
		left := budget.FullTimeWeeks
		for _, p := range parts {
			left -= of[p.People[0].Unit].Budget
		}
		if left < leeway*ward.Size(len(e.c.People)) {
			continue
		}
		small := make([]float64, len(parts))
		for i, p := range parts {
			portion := of[p.People[0].Unit]
			small[i] = portion.Small
			p.Budget.FullTimeWeeks = portion.Budget + left*ward.Size(len(p.People))/ward.Size(len(e.c.People))
		}
		if e.c.SmallAtMost >= 0 {
			for i, n := range whole(small, e.c.SmallAtMost) {
				parts[i].SmallAtMost = n
			}
		}
		return
	}
}

// leeway is how much of the budget a unit is to have for each of its people beyond
// what flow sees it need, in hundredths of a per cent of a post. With less it takes
// long to cover its need, and gets no more posts full time.
const leeway = ward.Size(30)

// whole makes numbers whole, with this sum: what each loses or gains of it is
// given to those that lack most.
func whole(of []float64, sum int) []int {
	out := make([]int, len(of))
	for i, v := range of {
		out[i] = int(v)
		sum -= out[i]
	}
	for ; sum > 0; sum-- {
		most := 0
		for i := range of {
			if of[i]-float64(out[i]) > of[most]-float64(out[most]) {
				most = i
			}
		}
		out[most]++
	}
	return out
}

// rough has the people of each unit take turns, so that there is a rota from the
// start.
func (s *split) rough(ctx context.Context) {
	if s.o.LP == nil {
		return
	}
	s.each(atOnce, func(i, _ int) {
		u := &s.units[i]
		sub := s.of(u)
		if left, ends := s.left(); ends {
			sub.deadline = time.Now().Add(left * atOnce / time.Duration(max(atOnce, len(s.distinct))))
		}
		turns := sub.send(ctx, func(ctx context.Context) (maker, error) {
			if sub.c.Dates.Rolling {
				return sub.rolls(ctx, -1) // not what the unit's own search makes
			}
			return sub.taken(ctx, 0)
		})
		from := turns.wait(ctx, 0)
		if from.rota == nil {
			return
		}
		u.rough, u.lines = from.rota, from.lines
		if len(from.loose) == 0 {
			return
		}
		cl := &climber{engine: sub}
		cl.fresh(first(sub.c))
		if ok, err := cl.complete(ctx, from, sub.portion(12)); ok && err == nil {
			u.rough = sub.out.Rota
		}
	})
	if r := s.join(); r != nil {
		s.covers(r)
	}
}

// covers tells how much need the units' rotas lack together, where it is less
// than before: a unit's search speaks of the unit alone.
func (s *split) covers(r *rota.Rota) {
	if s.short == 0 {
		return
	}
	if short := missing(s.c, r); short < s.short {
		s.short = short
		st := shortageSum(s.c)
		s.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: short, Rota: r})
	}
}

// each works on every distinct unit, so many at once; work is told which it is
// and how many are left with it.
func (s *split) each(most int, work func(i, left int)) {
	next := make(chan [2]int, len(s.distinct))
	for n, i := range s.distinct {
		next <- [2]int{i, len(s.distinct) - n}
	}
	close(next)
	var wait sync.WaitGroup
	for range most {
		wait.Go(func() {
			for at := range next {
				work(at[0], at[1])
			}
		})
	}
	wait.Wait()
}

// unitTakes is how long a unit of its own needs to be better than its part of a
// rough rota.
const unitTakes = 4 * time.Second

// missing is the need below floor that a rota leaves, in person-minutes.
func missing(c *ward.Case, r *rota.Rota) (sum int64) {
	for _, m := range measure.Tiers(c, r).Shortage {
		sum += int64(m.Minutes)
	}
	return sum
}

// pass works on every distinct unit, up to a last tier, within a share of the time
// left, so many at once: while some dive, another closes what its diver made.
// Full-time posts want all there is: one unit after another comes to more, sooner.
func (s *split) pass(ctx context.Context, last, most int, share float64) error {
	s.each(most, func(i, left int) {
		s.mu.Lock()
		over := s.err != nil || s.none || ctx.Err() != nil
		s.mu.Unlock()
		if !over {
			s.one(ctx, i, last, most, share*min(1, ahead*float64(most)/float64(left)))
		}
	})
	return s.err
}

// ahead is how many times its equal part of the time left a unit may take: those
// that are done early leave the rest more.
const ahead = 2

// of is the search of a unit.
func (s *split) of(u *unit) *engine {
	return &engine{o: s.o, c: u.c, t: ward.Relay(s.t, u.c), began: s.began, deadline: s.deadline, out: &Outcome{}, known: newLimits(),
		part: u.c.People[0].Unit, lines: u.lines, slots: s.slots}
}

// one works on one unit and lets those like it follow.
func (s *split) one(ctx context.Context, i, last, most int, share float64) {
	u := &s.units[i]
	sub := s.of(u)
	if u.rota == nil && u.rough != nil && s.c.Dates.Rolling && (&climber{engine: sub}).unbroken(u.rough) {
		u.rota = u.rough
	}
	sub.o.Start, sub.o.Last, sub.o.Workers = u.rota, last, max(1, s.o.Workers/min(most, atOnce, len(s.distinct)))
	sub.o.On = func(ev Event) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if ev.Kind == FoundEvent {
			u.rota = ev.Rota
			ev.Rota = s.join()
		}
		s.telling.Lock()
		s.o.On(ev)
		s.telling.Unlock()
		if ev.Rota != nil {
			s.covers(ev.Rota)
		}
	}
	if left, ends := s.left(); ends {
		span := time.Duration(float64(left) * share)
		sub.deadline = time.Now().Add(span)
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, span)
		defer cancel()
	}
	err := sub.run(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.err = err
		return
	}
	s.out.Memory, s.out.Crashes = max(s.out.Memory, sub.out.Memory), s.out.Crashes+sub.out.Crashes
	s.out.Parts, s.out.Elsewhere = s.out.Parts+sub.out.Parts, s.out.Elsewhere+sub.out.Elsewhere
	if sub.out.Rota != nil {
		u.rota = sub.out.Rota
		s.join()
	}
	s.none = s.none || sub.out.Status == Infeasible
}

// join puts the units' rotas together, once each has one, and makes that the
// best there is; nil where what there was is better.
func (s *split) join() *rota.Rota {
	out := &rota.Rota{Ward: s.c.Ward.Name, Model: s.c.Model.ID, Run: s.c.Run, Start: s.c.Dates.Start, Weeks: s.c.Dates.Weeks}
	for _, u := range s.units {
		from := s.units[u.like]
		if from.rota == nil {
			from = unit{c: u.c, rota: u.rough}
		}
		if from.rota == nil {
			return nil
		}
		lines := map[string]rota.Line{}
		for _, l := range from.rota.Lines {
			lines[l.Person] = l
		}
		for k, p := range u.c.People {
			l := lines[from.c.People[k].ID]
			l.Person = p.ID
			out.Lines = append(out.Lines, l)
		}
	}
	out.Sort()
	was := s.out.Rota
	if s.units[0].rough != nil && (!Sound(s.c, out, false) || was != nil && missing(s.c, out) > missing(s.c, was)) {
		return nil
	}
	s.start, s.out.Rota = out, out
	return out
}
