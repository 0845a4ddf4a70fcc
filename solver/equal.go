package solver

import (
	"context"

	"heltid/solver/ward"
)

// Equal is a model where nobody has more weekend hours than anybody has under
// the first model: what it gives when that price is the same. Where its own rota
// has no more of them, that is it.
type Equal struct {
	Hours ward.Minutes // weekend hours a year that nobody passes
	*Entry
}

// primary is the run that extra rotas are made for: from today where people
// work in the ward.
func (c *Comparison) primary() ward.Run { return c.Runs[0] }

// Yardstick is the first model's rota that the others' weekend hours are
// measured by, from today if there is one; nil where none is done.
func (c *Comparison) Yardstick() *Entry {
	for _, run := range c.Runs {
		if first := c.Of(c.Models[0].ID, run); first.Whole() {
			return first
		}
	}
	return nil
}

// equals has every other model at the first one's weekend hours: how far it gets
// at all, and a rota where its own has more of them.
func (m *comparing) equals(ctx context.Context) {
	first := m.Yardstick()
	if first == nil {
		return
	}
	hours := first.Result.mostWeekendHours()
	var more []*Entry
	for _, e := range m.Entries {
		switch {
		case e.Run != first.Run || e == first || e.Err != nil:
		case e.Whole() && e.Result.mostWeekendHours() <= hours:
			e.Equal = &Equal{hours, e}
		default:
			more = append(more, e)
		}
	}
	share := m.part(ctx, forEquals)
	for i, e := range more {
		w := *m.Ward
		capWeekends(&w, hours)
		var at *Entry
		if e.Whole() {
			at = m.again(ctx, e, &w, share(len(more)-i))
		} else {
			at = m.under(ctx, e, &w)
		}
		if at.open() {
			m.short(ExtraEqual)
		}
		if at != nil {
			e.Equal = &Equal{hours, at}
		}
	}
}

// steps are how many fewer full-time posts a rota is made with, to show what
// giving them up would buy.
var steps = []int{1, 2}

// fewer makes rotas with one and two fewer full-time posts, from the one with
// most.
func (m *comparing) fewer(ctx context.Context) {
	var from []*Entry
	for _, e := range m.Entries {
		if e.Run == m.primary() && e.Whole() {
			from = append(from, e)
		}
	}
	share := m.part(ctx, 100)
	for i, e := range from {
		for k, n := range steps {
			posts := e.Result.Totals.FullTime - n
			if posts < 0 {
				continue
			}
			if ctx.Err() != nil {
				m.short(ExtraFewer)
			}
			r, _, err := m.search(ctx, Request{
				Ward: m.Ward, Model: e.Model.ID, Run: e.Run,
				Time:  share((len(from)-i)*len(steps) - k),
				Start: e.Result.Rota, FullTime: &posts, extent: rotaOnly,
			})
			if err != nil || r == nil || r.Rota == nil {
				m.short(ExtraFewer)
				break
			}
			e.Fewer = append(e.Fewer, r)
		}
	}
}
