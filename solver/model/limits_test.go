package model_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// tried gives a trial to two more who have somebody's line: one whose limits it
// just keeps, and one whose limits are a unit tighter.
func (d drawing) tried(t *testing.T, who string) {
	t.Helper()
	i := slices.IndexFunc(d.w.People, func(p ward.Person) bool { return p.ID == who })
	limits := map[ward.Quantity]int{}
	for _, tighter := range []int{0, 1} {
		id := who + []string{", at the limit", ", one past it"}[tighter]
		d.beside(id, d.r.Lines[i])
		d.w.Agreements = append(d.w.Agreements, ward.Agreement{ID: id, Trial: &ward.TrialTerms{Authority: "somebody"}, People: []string{id}, SignedBy: "both parties"})
		trial := &d.w.Agreements[len(d.w.Agreements)-1]
		for {
			trial.Limits = map[string]string{}
			for q, limit := range limits {
				def, _ := rule.ByID(q)
				_, both := limits["compensating_rest"]
				switch {
				case q == "daily_rest" && both: // who had too short a rest has nothing to make up for
				case def.AtLeast:
					limit += tighter
				default:
					limit -= tighter
				}
				trial.Limits[string(q)] = shown(q, limit)
			}
			if len(limits) == 0 {
				trial.Trial.Waives = []ward.Quantity{"change_notice"} // a trial of nothing is none
			}
			if tighter > 0 || !d.wider(t, limits) {
				break
			}
		}
	}
}

// waived waives rules for one more who has somebody's line.
func (d drawing) waived(who string, rules ...ward.Quantity) {
	i := slices.IndexFunc(d.w.People, func(p ward.Person) bool { return p.ID == who })
	id := fmt.Sprint(who, ", without ", len(rules), " rules")
	d.beside(id, d.r.Lines[i])
	d.w.Agreements = append(d.w.Agreements, ward.Agreement{ID: id, Trial: &ward.TrialTerms{Authority: "somebody", Waives: rules}, People: []string{id}, SignedBy: "both parties"})
}

// wider widens limits to what the last line measures; whether it did.
func (d drawing) wider(t *testing.T, limits map[ward.Quantity]int) bool {
	s, err := check.Lay(d.caseOf(t, ward.FromToday), d.r)
	require.NoError(t, err)
	more := false
	for _, m := range s.Measures(s.Lines[len(s.Lines)-1]) {
		def, _ := rule.ByID(m.Rule)
		if m.Rule == "mean_hours" { // agreed for a week, measured over the period
			m.Measured = (m.Measured + d.r.Weeks - 1) / d.r.Weeks
		}
		was, ok := limits[m.Rule]
		if def.Kind == rule.Law && m.Margin < 0 && !slices.Contains([]ward.Quantity{"sundays_free", "sundays_in_row", "planned_overtime"}, m.Rule) && (!ok || def.Ladder().Looser(m.Measured, was)) {
			limits[m.Rule], more = m.Measured, true
		}
	}
	return more
}

func shown(q ward.Quantity, limit int) string {
	if q.Timed() {
		return ward.Minutes(limit).String()
	}
	return fmt.Sprint(limit)
}

// ceilings are the limits that a ward sets for everybody.
var ceilings = slices.Concat(slices.DeleteFunc(slices.Clone(yearEdges), func(e atItsEdge) bool {
	return slices.Contains([]ward.Quantity{"owed_hours", "long_shift_consent", "weekends_in_row"}, e.rule)
}), []atItsEdge{
	{"owed_hours", 0, 100000, func(b *bench, n int) { b.w.Tolerance = &ward.Tolerance{PerPeriod: ptr(ward.Minutes(n))} }},
	{"long_shift_consent", 0, 1440, func(b *bench, n int) {
		for i := range b.w.People {
			b.w.People[i].Consents = []ward.Consent{{Longest: ward.Minutes(n)}, {Model: b.w.Models[0].ID}}
		}
	}},
	{"weekends_in_row", 0, 52, func(b *bench, n int) {
		if b.w.Models[0].Weekend.InRow = n; b.w.Models[0].Others != nil {
			b.w.Models[0].Others.InRow = n
		}
	}},
	{"night_recovery", 0, 1, func(b *bench, n int) { b.w.Ceilings.NightRecovery = ptr(ward.Minutes(n)) }},
	{"two_day_break", 0, 12, func(b *bench, n int) { b.w.Ceilings.TwoDayBreak = &n }},
})

// edges gives for each ceiling what the lines that keep the loosest measure.
func (d drawing) edges(t *testing.T) map[ward.Quantity]int {
	t.Helper()
	s, err := check.Lay(d.caseOf(t, ward.FromToday), d.r)
	require.NoError(t, err)
	out := map[ward.Quantity]int{}
	for _, l := range s.Lines {
		least := map[ward.Quantity]check.Measure{}
		for _, m := range s.Measures(l) {
			if was, ok := least[m.Rule]; !ok || m.Margin < was.Margin {
				least[m.Rule] = m
			}
		}
		for q, m := range least {
			def, _ := rule.ByID(q)
			if was, ok := out[q]; m.Margin >= 0 && (!ok || def.Ladder().Looser(m.Measured, was)) {
				out[q] = m.Measured
			}
		}
	}
	return out
}

// set sets every ceiling at its edge, or a unit tighter.
func (d drawing) set(at map[ward.Quantity]int, tighter int) {
	for _, e := range ceilings {
		edge, ok := at[e.rule]
		if def, _ := rule.ByID(e.rule); def.AtLeast {
			edge += tighter
		} else {
			edge -= tighter
		}
		if ok && edge >= 0 {
			e.set(d.bench, edge)
		}
	}
}

// setWhole asks for just what the whole rota has, or one more than that.
func (d drawing) setWhole(m ward.LibraryModel, tighter int) {
	w := d.w
	i := slices.IndexFunc(m.Types, func(s ward.Shift) bool { return s.Code == codesOf(m.Types)["day"] })
	day := m.Types[i]
	least, most, leaving := d.heads(day.Start, day.End)
	w.Need = []ward.NeedRow{{Days: ward.AllDays, From: day.Start, To: day.End, Floor: map[string]int{"total": least + tighter}, Max: map[string]int{"total": most - tighter}}}
	w.Handovers = []ward.Handover{{Days: ward.AllDays, From: day.End - 15, To: day.End, Outgoing: leaving + tighter}}
	w.Pairs = []ward.PairRule{{Who: []string{"RN", "nobody"}[tighter]}}
	sizes, small := ward.Size(0), 0
	for i, l := range d.r.Lines {
		sizes += l.Size
		if w.People[i].Size.Current = l.Size; l.Size < ward.FullTime/2 {
			small++
		}
	}
	w.People[0].Size.Current += ward.Size(tighter)
	w.Budget = &ward.Budget{FullTimeWeeks: sizes - ward.Size(tighter)}
	w.Guards = &ward.Guards{SmallPosts: &ward.SmallPosts{AtMost: ptr(small - tighter)}}
}

// heads counts who is on duty in a stretch of every day: the fewest and the most
// at a time, and the fewest who are there from before its last quarter of an
// hour to its end.
func (d drawing) heads(from, to ward.Minutes) (least, most, leaving int) {
	span := 7 * d.r.Weeks * int(ward.Day)
	there, last := make([]int, span), make([]int, 7*d.r.Weeks)
	for _, l := range d.r.Lines {
		for _, duty := range l.Duties {
			i := slices.IndexFunc(d.w.Shifts, func(s ward.Shift) bool { return s.Code == duty.Shift })
			s := d.w.Shifts[i]
			end := s.End
			if end <= s.Start {
				end += ward.Day
			}
			for at := s.Start; at < end; at++ {
				there[(duty.Day*int(ward.Day)+int(at))%span]++
			}
			if s.Start < to-15 && end >= to {
				last[duty.Day]++
			}
		}
	}
	least = len(d.r.Lines)
	for day := range 7 * d.r.Weeks {
		for at := from; at < to; at++ {
			n := there[day*int(ward.Day)+int(at)]
			least, most = min(least, n), max(most, n)
		}
	}
	return least, most, slices.Min(last)
}
