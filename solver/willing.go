package solver

import (
	"context"
	"slices"
	"time"

	"heltid/solver/ward"
)

// willing makes the rota of each model that asks for volunteers once more, as
// if all who could had said yes, and counts whom that takes.
func (m *comparing) willing(ctx context.Context) {
	var asking []*Entry
	for _, e := range m.Entries {
		if e.Err == nil && slices.ContainsFunc(e.Case.People, e.Case.CouldVolunteer) {
			asking = append(asking, e)
		}
	}
	for _, e := range m.Entries { // where all have said yes, what they need is in the rota there is
		if e.Err == nil && e.asks() && !slices.Contains(asking, e) {
			v := Volunteers{There: e.Result, Needed: e.Result}
			v.count(e.Case)
			e.Volunteers = v.Groups
		}
	}
	share := m.part(ctx, forWilling)
	for i, e := range asking {
		w := *e.Case.Ward
		e.Case.Volunteer(&w)
		e.Willing = m.again(ctx, e, &w, share(len(asking)-i))
		if e.Willing.open() {
			m.short(ExtraWilling)
		}
		if e.Willing == nil {
			continue
		}
		v := Volunteers{There: e.Result, Needed: e.Willing.Result}
		v.count(e.Case)
		e.Volunteers = v.Groups
	}
}

// under is an entry's model in another version of the ward, with a limit; nil
// where that ward cannot be asked about, or there is no time.
func (m *comparing) under(ctx context.Context, e *Entry, w *ward.Ward) *Entry {
	c, err := w.Case(e.Model.ID, e.Run)
	if err != nil {
		return nil
	}
	at := &Entry{Model: e.Model, Run: e.Run, Case: c}
	if at.Reach, at.Reached, at.Err = m.reach(ctx, c); !at.Reached && ctx.Err() != nil {
		return nil
	}
	return at
}

// again is the same with a rota of its own.
func (m *comparing) again(ctx context.Context, e *Entry, w *ward.Ward, most time.Duration) *Entry {
	at := m.under(ctx, e, w)
	if at == nil || at.Err != nil {
		return at
	}
	var r *Result
	r, _, at.Err = m.search(ctx, Request{Ward: w, Model: e.Model.ID, Run: e.Run, Time: most, Start: m.start(at), extent: rotaOnly})
	at.take(r)
	return at
}

// asks tells whether the model asks anybody to volunteer.
func (e *Entry) asks() bool { return e.Case.HasLong() || e.Case.Model.Voluntary }
