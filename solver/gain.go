package solver

import (
	"context"
	"maps"
	"slices"

	"heltid/solver/explain"
	"heltid/solver/ward"
)

// Gain is what a model gives over the first one, in full-time posts as flow
// limits them, taken apart. The two are held against each other under
// conditions that make them more and more alike; what a condition takes from
// the gain is its cause's part. The parts add up to the whole.
type Gain struct {
	Whole  int
	Causes []Cause
}

// Cause is one reason for the gain.
type Cause struct {
	ID    string // need, tolerance, norm, people, weekend_hours, shifts
	Posts int    // negative: it takes from the gain
}

// A condition makes the models of a ward alike in one thing.
type condition struct {
	id   string
	make func(*ward.Ward)
}

// conditions in the order they are laid on, each besides those before it.
// What is left of the gain under all of them comes from the shifts themselves:
// how long they are, and how they follow each other.
func conditions(weekend ward.Minutes) []condition {
	out := []condition{
		{"need", func(w *ward.Ward) { w.Need, w.NeedByShift = atTarget(w.Need), byShiftAtTarget(w.NeedByShift) }},
		{"tolerance", func(w *ward.Ward) { remodel(w, func(m *ward.RotaModel) { m.Tolerance = nil }) }},
		{"norm", func(w *ward.Ward) { remodel(w, func(m *ward.RotaModel) { m.Norm = ward.Norm355 }) }},
		{"people", func(w *ward.Ward) { remodel(w, func(m *ward.RotaModel) { m.Posts, m.Budget = nil, nil }) }},
	}
	if weekend > 0 {
		out = append(out, condition{"weekend_hours", func(w *ward.Ward) { capWeekends(w, weekend) }})
	}
	return out
}

// gains takes the gain of every model over the first one apart. Weekend hours
// are read off a rota of the first; without one they are no cause of their own.
func (m *comparing) gains(ctx context.Context) {
	weekend := ward.Minutes(0)
	if first := m.Yardstick(); first != nil {
		weekend = first.Result.mostWeekendHours()
	}
	for _, e := range m.Entries {
		first := m.Of(m.Models[0].ID, e.Run)
		if e != first && e.Reached && first.Reached {
			e.Gain = m.gain(ctx, first, e, weekend)
			if e.Gain == nil && ctx.Err() != nil {
				m.short(ExtraGain)
			}
		}
	}
}

// gain is nil where some limit is not known, or there is no rota.
func (m *comparing) gain(ctx context.Context, first, e *Entry, weekend ward.Minutes) *Gain {
	out := &Gain{Whole: e.Reach.FullTime - first.Reach.FullTime}
	left := out.Whole
	w := *m.Ward
	for _, cond := range conditions(weekend) {
		cond.make(&w)
		var at [2]explain.Limit
		for i, id := range []string{first.Model.ID, e.Model.ID} {
			c, err := w.Case(id, e.Run)
			if err != nil {
				return nil
			}
			var ok bool
			if at[i], ok, _ = m.reach(ctx, c); !ok || !at[i].Possible {
				return nil
			}
		}
		now := at[1].FullTime - at[0].FullTime
		out.Causes = append(out.Causes, Cause{cond.id, left - now})
		left = now
	}
	out.Causes = append(out.Causes, Cause{"shifts", left})
	return out
}

// mostWeekendHours is the most weekend hours anybody has in a year.
func (r *Result) mostWeekendHours() ward.Minutes {
	most := ward.Minutes(0)
	for _, l := range r.Totals.Lines {
		most = max(most, l.WeekendHours)
	}
	return most
}

// atTarget asks for the target as the least, wherever one is given.
func atTarget(rows []ward.NeedRow) []ward.NeedRow {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Floor = highest(rows[i].Floor, rows[i].Target)
	}
	return rows
}

func byShiftAtTarget(rows []ward.ShiftNeed) []ward.ShiftNeed {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Floor = highest(rows[i].Floor, rows[i].Target)
	}
	return rows
}

// highest gives the larger of two counts of heads for each attribute.
func highest(floor, target map[string]int) map[string]int {
	out := maps.Clone(floor)
	if out == nil {
		out = map[string]int{}
	}
	for who, n := range target {
		out[who] = max(out[who], n)
	}
	return out
}

// remodel changes copies of a ward's models.
func remodel(w *ward.Ward, change func(*ward.RotaModel)) {
	w.Models = slices.Clone(w.Models)
	for i := range w.Models {
		change(&w.Models[i])
	}
}

// capWeekends lets nobody have more weekend hours in a year than so many.
func capWeekends(w *ward.Ward, most ward.Minutes) {
	capped := func(of *ward.Ceilings) *ward.Ceilings {
		out := ward.Ceilings{}
		if of != nil {
			out = *of
		}
		if out.WeekendHoursOfYear == nil || *out.WeekendHoursOfYear > most {
			out.WeekendHoursOfYear = &most
		}
		return &out
	}
	w.Ceilings = capped(w.Ceilings)
	remodel(w, func(m *ward.RotaModel) {
		if m.Ceilings != nil {
			m.Ceilings = capped(m.Ceilings)
		}
	})
}
