package search

import (
	"context"
	"sync"
	"time"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A unit is one part of a case and the best rota it has.
type unit struct {
	c    *ward.Case
	like int // the first unit that differs from this one in names only
	rota *rota.Rota

	rough *rota.Rota // until it has its own; it may take more than the unit's share
}

// A split is a search unit by unit, some units at once.
type split struct {
	*engine
	units    []unit
	distinct []int // of the units, those to be worked on

	mu   sync.Mutex // of the best rota, news and what follows
	err  error
	none bool // a unit has no rota at all within its share
}

// byParts makes a rota unit by unit: first every unit's need, then every
// unit's tiers. Units that differ in names only are solved once.
func (e *engine) byParts(ctx context.Context, parts []*ward.Case) error {
	if most, ok := e.possible(ctx); ok && e.c.Run != ward.Plan {
		e.known.tighten(fullTimePosts, most, byFlow)
		e.tell(Event{Kind: LimitEvent, Tier: fullTimePosts.number, Part: fullTimePosts.part, Bound: most})
	}
	s := &split{engine: e, units: make([]unit, len(parts))}
	first := map[string]int{}
	for i, p := range parts {
		key := p.Likeness()
		if _, ok := first[key]; !ok {
			first[key] = i
			s.distinct = append(s.distinct, i)
		}
		s.units[i] = unit{c: p, like: first[key]}
	}
	s.rough(ctx)
	if left, ends := s.left(); ends && s.start != nil && left/2*atOnce/time.Duration(len(s.distinct)) < unitTakes {
		return nil // the time is better spent on the whole
	}
	if err := s.pass(ctx, true, 0.5); err != nil || e.o.NeedOnly || s.none {
		return err // where a unit's share does not do, the whole ward may
	}
	return s.pass(ctx, false, 0.8)
}

// rough has everybody take turns, and gives each unit its part of what comes of
// it, so that there is a rota from the start.
func (s *split) rough(ctx context.Context) {
	s.sendTurns(ctx, 0)
	if s.turns == nil || len(s.distinct) < len(s.units) {
		return // where units are alike, one of them is soon done
	}
	made, _ := s.turns.wait(ctx, 0)
	s.turns = nil
	if made == nil {
		return
	}
	for i := range s.units {
		u := &s.units[i]
		u.rough = &rota.Rota{Ward: made.Ward, Model: made.Model, Run: made.Run, Start: made.Start, Weeks: made.Weeks}
		for _, l := range made.Lines {
			if p, ok := u.c.Person(l.Person); ok && p != nil {
				u.rough.Lines = append(u.rough.Lines, l)
			}
		}
	}
	if r := s.join(); r != nil {
		st := shortageSum(s.c)
		s.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: missing(s.c, r), Rota: r})
	}
}

// unitTakes is how long a unit of its own needs to be better than its part of a
// rough rota.
const unitTakes = 30 * time.Second

// missing is the need below floor that a rota leaves, in person-minutes.
func missing(c *ward.Case, r *rota.Rota) (sum int64) {
	for _, m := range measure.Tiers(c, r).Shortage {
		sum += int64(m.Minutes)
	}
	return sum
}

// pass works on every distinct unit within a share of the time left.
func (s *split) pass(ctx context.Context, needOnly bool, share float64) error {
	next := make(chan int, len(s.distinct))
	for _, i := range s.distinct {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	left := len(s.distinct)
	for range atOnce {
		wait.Go(func() {
			for i := range next {
				s.mu.Lock()
				part := share * min(1, float64(atOnce)/float64(left))
				left--
				over := s.err != nil || s.none || ctx.Err() != nil
				s.mu.Unlock()
				if over {
					return
				}
				s.one(ctx, i, needOnly, part)
			}
		})
	}
	wait.Wait()
	return s.err
}

// one works on one unit and lets those like it follow.
func (s *split) one(ctx context.Context, i int, needOnly bool, share float64) {
	u := &s.units[i]
	o := s.o
	o.Start, o.NeedOnly, o.Workers = u.rota, needOnly, max(1, o.Workers/min(atOnce, len(s.distinct)))
	sub := &engine{o: o, c: u.c, t: ward.Relay(s.t, u.c), began: s.began, out: &Outcome{}, known: newLimits(), part: u.c.People[0].Unit}
	sub.o.On = func(ev Event) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if ev.Kind == FoundEvent {
			u.rota = ev.Rota
			ev.Rota = s.join()
		}
		s.o.On(ev)
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
	if s.units[0].rough != nil && (!stands(s.c, out, false) || was != nil && missing(s.c, out) > missing(s.c, was)) {
		return nil
	}
	s.start, s.out.Rota = out, out
	return out
}
