package ward

import (
	"slices"
)

func (v *validator) people() {
	start := v.w.Period.Start
	dated := v.w.Period.Kind == Calendar && !v.lacks("period", "start")
	for i, p := range v.w.People {
		at := func(more ...any) []any { return append([]any{"people", i}, more...) }
		v.known(say("unit"), p.Unit, v.units, at("unit")...)
		v.known(say("competence"), p.Competence, v.competences, at("competence")...)
		v.knownCodes(p.Shifts, at("shifts")...)
		v.sizes(p.Size, at("size"))
		v.weekendGroup(p, at("weekend_group"))
		for j, a := range p.Authorisations {
			if a.ID == Total || a.ID == Educated {
				v.add(say("%q means something else in need rows; call the authorisation something else", a.ID), at("authorisations", j, "id")...)
			}
			v.ordered(a.From, a.Until, at("authorisations", j)...)
		}
		for j, l := range p.Limits {
			v.ordered(l.From, l.Until, at("limits", j)...)
			for k, f := range l.FixedFree {
				v.known(say("shift type"), f.Shift, v.codes, at("limits", j, "fixed_free", k, "shift")...)
			}
		}
		for j, c := range p.Consents {
			v.ordered(c.From, c.Until, at("consents", j)...)
			given := 0
			for _, is := range []bool{c.Longest > 0, c.Model != "", c.Unit != ""} {
				if is {
					given++
				}
			}
			if given != 1 {
				v.add(say("a consent is to duties up to a longest, to a model or to a unit: give one of them"), at("consents", j)...)
			}
			v.otherUnit(c.Unit, p.Unit, at("consents", j, "unit")...)
			v.known(say("rota model"), c.Model, v.modelIDs, at("consents", j, "model")...)
		}
		for j, c := range p.Claims {
			if c.Accepted && p.Size.Max != nil && c.Size > *p.Size.Max {
				v.differ(say("an accepted claim to %s", c.Size), say("at most the person's max, %s", p.Size.Max), at("claims", j, "size")...)
			}
		}
		for j, a := range p.Absences {
			v.ordered(&a.From, &a.Until, at("absences", j)...)
			if a.Percent%100 != 0 {
				v.differ(say("%s", a.Percent), say("whole per cent"), at("absences", j, "percent")...)
			}
		}
		for j, e := range p.Employments {
			v.known(say("post"), e.Post, v.posted, at("employments", j, "post")...)
			v.known(say("person"), e.For, v.persons, at("employments", j, "for")...)
			v.ordered(e.From, e.Until, at("employments", j)...)
		}
		v.substitute(p, at)
		v.wishes(i)
		v.elsewhere(p, at("elsewhere"))
		if len(p.History) > 0 && v.w.Period.Kind == Rolling {
			v.add(say("a rolling rota wraps round and has no history; take it out or make the period a calendar"), at("history")...)
		}
		seen := map[PastDuty]bool{}
		for j, d := range p.History {
			v.known(say("shift type"), d.Shift, v.worked, at("history", j, "shift")...)
			switch {
			case dated && d.Date >= start:
				v.differ(say("%s", d.Date), say("a date before the period, which starts %s", start), at("history", j, "date")...)
			case seen[d]:
				v.add(say("the duty %s on %s is there twice", d.Shift, d.Date), at("history", j)...)
			}
			seen[d] = true
		}
	}
}

// substitute refuses a substitute's share that does not fit the person's own post.
func (v *validator) substitute(p Person, at func(...any) []any) {
	first := slices.IndexFunc(p.Employments, func(e Employment) bool { return e.Kind == Substitute })
	if first < 0 {
		return
	}
	if p.StandsIn() && p.Size.Current > 0 {
		v.differ(say("%s", p.Size.Current), say("0: who is a substitute alone has no post of their own, and works the percent of the employment"), at("size", "current")...)
	}
	for j, e := range p.Employments {
		if e.Kind != Substitute {
			continue
		}
		if together := p.Size.Current + e.Percent; together > FullTime {
			v.differ(say("%s on top of %s", e.Percent, p.Size.Current), say("at most full time together"), at("employments", j, "percent")...)
		}
		if e.For == p.ID {
			v.add(say("nobody stands in for themselves"), at("employments", j, "for")...)
		}
	}
	if v.w.Sizes != nil && v.w.Sizes.Free {
		v.add(say("sizes that are free are read off the hours, so what a substitute works on top cannot be told from the post; give sizes by step or list"), at("employments", first, "kind")...)
	}
}

// elsewhere refuses work in other units that does not fit the post here.
func (v *validator) elsewhere(p Person, at []any) {
	e := p.Elsewhere
	if e == nil {
		return
	}
	here := func(more ...any) []any { return append(at[:len(at):len(at)], more...) }
	if most := FullTime - p.Size.Current; e.Size > most {
		v.differ(say("%s", e.Size), say("at most %s: the post here is %s, and together they are at most full time", most, p.Size.Current), here("size")...)
	}
	if len(e.Duties) > 0 && v.w.Period.Kind == Rolling {
		v.add(say("a rolling rota has no dates, so duties elsewhere have no place in it; take them out or make the period a calendar"), here("duties")...)
	}
	seen := map[Date]bool{}
	for j, d := range e.Duties {
		v.known(say("shift type"), d.Shift, v.codes, here("duties", j, "shift")...)
		if seen[d.Date] {
			v.add(say("there is a duty on %s already; one a day", d.Date), here("duties", j, "date")...)
		}
		seen[d.Date] = true
	}
}

// weekendGroup refuses a group that no rota model has.
func (v *validator) weekendGroup(p Person, at []any) {
	most := 0
	for _, m := range v.w.Models {
		most = max(most, m.Weekend.Every)
		if m.Others != nil {
			most = max(most, m.Others.Every)
		}
	}
	switch {
	case p.WeekendGroup <= most || v.lacks("models"):
	case most == 0:
		v.add(say("no rota model here has its weekends every so many weeks, so there are no groups to be in; take it out, or use limits with alternate_weeks"), at...)
	default:
		v.differ(say("group %d", p.WeekendGroup), say("at most %d: the rota models have weekends every %d weeks at the most", most, most), at...)
	}
}

func (v *validator) sizes(s Sizes, at []any) {
	here := func(key string) []any { return append(at[:len(at):len(at)], key) }
	if s.Min != nil && s.Max != nil && *s.Max < *s.Min {
		v.differ(say("%s", s.Max), say("at least min, %s", s.Min), here("max")...)
	}
	if s.Wished == nil {
		return
	}
	if s.Asked != nil && !*s.Asked {
		v.add(say("wished is given, so somebody asked; take out asked or wished"), here("asked")...)
	}
	if s.Min != nil && *s.Wished < *s.Min {
		v.differ(say("a wish for %s", s.Wished), say("at least min, %s", s.Min), here("wished")...)
	}
	if s.Max != nil && *s.Wished > *s.Max {
		v.differ(say("a wish for %s", s.Wished), say("at most max, %s", s.Max), here("wished")...)
	}
}
