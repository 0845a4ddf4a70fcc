package ward

import (
	"cmp"
	"maps"
	"slices"
)

func (v *validator) models() {
	for i, m := range v.w.Models {
		v.knownCodes(m.Shifts, "models", i, "shifts")
		for j, code := range m.Shifts {
			if slices.ContainsFunc(v.w.Shifts, func(s Shift) bool { return s.Code == code && s.Overtime }) {
				v.add(say("overtime is never planned (AML §10-6): leave %s out of the rota model; a rota of hours worked may have it", code), "models", i, "shifts", j)
			}
		}
		weeks := cmp.Or(m.Weeks, v.w.Period.Weeks)
		if m.Weeks == 0 && v.lacks("period", "weeks") {
			weeks = 0
		}
		v.weekend(m.Weekend, weeks, m.Cycle != nil, "models", i, "weekend")
		if m.Others != nil {
			v.weekend(*m.Others, weeks, false, "models", i, "others")
			if m.Cycle == nil && !m.Voluntary {
				v.add(say("a rota model that is neither voluntary nor has a cycle reaches everybody; take out others"), "models", i, "others")
			}
		}
		v.cycle(m, weeks, "models", i)
		v.needs(i)
		v.posts(m.Posts, "models", i, "posts")
		v.budget(m.Budget, "models", i, "budget")
	}
}

// weekend refuses a rule that says how often in several ways or in none, or
// that does not fit the weeks of the period, 0 where they are not known.
func (v *validator) weekend(r WeekendRule, weeks int, follows bool, at ...any) {
	given := 0
	for _, n := range []int{r.Every, r.PerPeriod, r.PerYear} {
		if n > 0 {
			given++
		}
	}
	switch here := func(key string) []any { return append(slices.Clone(at), key) }; {
	case given > 1 || given == 0 && !follows:
		v.add(say("a weekend rule has exactly one of every, per_period and per_year"), at...)
	case weeks == 0:
	case r.Every > weeks:
		v.add(say("every %d weeks in a period of %d leaves no weekend at all; make the period a multiple of %d", r.Every, weeks, r.Every), here("every")...)
	case r.PerPeriod > weeks:
		v.differ(say("%d weekends", r.PerPeriod), say("at most the %d of the period", weeks), here("per_period")...)
	}
}

// needs reads what the agreements a model needs have to reach.
func (v *validator) needs(model int) {
	needs := v.w.Models[model].Needs
	for j := range needs {
		v.needed(&needs[j], "models", model, "needs", j)
	}
}

// needed reads what an agreement has to reach.
func (v *validator) needed(n *Needed, at ...any) {
	here := func(key string) []any { return append(slices.Clone(at), key) }
	switch {
	case (n.Paragraph == "") == (n.What == nil):
		v.add(say("give the paragraph that has to be opened, or what an agreement on the model settles"), at...)
	case n.What != nil && len(n.Limits) > 0:
		v.add(say("an agreement on a rota model has no limits; those belong to a paragraph"), here("limits")...)
	}
	for _, lang := range slices.Sorted(maps.Keys(n.What)) {
		if !slices.Contains([]string{"nb", "nn", "en"}, lang) {
			v.differ(say("%q", lang), say("nb, nn or en"), append(here("what"), lang)...)
		}
	}
	n.limits = v.limits(n.Limits, here("limits")...)
}

// cycle refuses one that does not go up in the period.
func (v *validator) cycle(m RotaModel, weeks int, at ...any) {
	if m.Cycle == nil {
		return
	}
	days := m.Cycle.Length()
	switch {
	case m.Cycle.Weekly && days%7 != 0:
		v.add(say("a cycle of %d days cannot begin on a Monday each time; make it whole weeks", days), append(at, "cycle")...)
	case weeks > 0 && v.w.kind(&m) == Rolling && 7*weeks%days != 0:
		v.add(say("a rolling rota goes round, and a cycle of %d days does not go up in %d weeks; use a multiple of %d weeks", days, weeks, days/gcd(days, 7)), append(at, "cycle")...)
	}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
