package search

import (
	"context"
	"time"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A unit is one part of a case and the best rota it has.
type unit struct {
	c    *ward.Case
	like int // the first unit that differs from this one in names only
	rota *rota.Rota
}

// byParts makes a rota unit by unit: first every unit's need, then every
// unit's tiers. Units that differ in names only are solved once.
func (e *engine) byParts(ctx context.Context, parts []*ward.Case) error {
	if most, ok := e.possible(ctx); ok && e.c.Run != ward.Plan {
		e.known.tighten(fullTimePosts, most, byFlow)
		e.tell(Event{Kind: LimitEvent, Tier: fullTimePosts.number, Part: fullTimePosts.part, Bound: most})
	}
	units := make([]unit, len(parts))
	first := map[string]int{}
	var distinct []int
	for i, p := range parts {
		key := p.Likeness()
		if _, ok := first[key]; !ok {
			first[key] = i
			distinct = append(distinct, i)
		}
		units[i] = unit{c: p, like: first[key]}
	}
	for _, pass := range []struct {
		needOnly bool
		share    float64
	}{{true, 0.5}, {false, 0.8}} {
		if e.o.NeedOnly && !pass.needOnly {
			return nil
		}
		for k, i := range distinct {
			if ctx.Err() != nil {
				return nil
			}
			possible, err := e.one(ctx, units, i, pass.needOnly, pass.share/float64(len(distinct)-k))
			if err != nil {
				return err
			}
			if !possible {
				return nil // this unit's share does not do; the whole ward may
			}
		}
	}
	return nil
}

// one works on one unit and lets those like it follow; false where the unit has
// no rota at all within its share.
func (e *engine) one(ctx context.Context, units []unit, i int, needOnly bool, share float64) (bool, error) {
	u := &units[i]
	o := e.o
	o.Start, o.NeedOnly = u.rota, needOnly
	sub := &engine{o: o, c: u.c, t: ward.Relay(e.t, u.c), began: e.began, out: &Outcome{}, known: newLimits(), part: u.c.People[0].Unit}
	sub.o.On = func(ev Event) {
		if ev.Kind == FoundEvent {
			u.rota = ev.Rota
			ev.Rota = e.join(units)
		}
		e.o.On(ev)
	}
	if left, ends := e.left(); ends {
		span := time.Duration(float64(left) * share)
		sub.deadline = time.Now().Add(span)
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, span)
		defer cancel()
	}
	if err := sub.run(ctx); err != nil {
		return false, err
	}
	e.out.Memory, e.out.Crashes = max(e.out.Memory, sub.out.Memory), e.out.Crashes+sub.out.Crashes
	e.out.Parts, e.out.Elsewhere = e.out.Parts+sub.out.Parts, e.out.Elsewhere+sub.out.Elsewhere
	if sub.out.Rota != nil {
		u.rota = sub.out.Rota
		e.join(units)
	}
	return sub.out.Status != Infeasible, nil
}

// join puts the units' rotas together, once each has one, and makes that the
// best there is.
func (e *engine) join(units []unit) *rota.Rota {
	out := &rota.Rota{Ward: e.c.Ward.Name, Model: e.c.Model.ID, Run: e.c.Run, Start: e.c.Dates.Start, Weeks: e.c.Dates.Weeks}
	for _, u := range units {
		from := units[u.like]
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
	e.start, e.out.Rota = out, out
	return out
}
