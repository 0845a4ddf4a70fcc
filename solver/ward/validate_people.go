package ward

import (
	"fmt"
	"slices"
)

func (v *validator) people() {
	start := v.w.Period.Start
	dated := v.w.Period.Kind == Calendar && !v.lacks("period", "start")
	for i, p := range v.w.People {
		at := func(more ...any) []any { return append([]any{"people", i}, more...) }
		v.known("unit", p.Unit, v.units, at("unit")...)
		v.known("competence", p.Competence, v.competences, at("competence")...)
		v.knownCodes(p.Shifts, at("shifts")...)
		v.sizes(p.Size, at("size"))
		v.weekendGroup(p, at("weekend_group"))
		for j, a := range p.Authorisations {
			if a.ID == Total || a.ID == Educated {
				v.add(fmt.Sprintf("%q means something else in need rows; call the authorisation something else", a.ID), at("authorisations", j, "id")...)
			}
			v.ordered(a.From, a.Until, at("authorisations", j)...)
		}
		for j, l := range p.Limits {
			v.ordered(l.From, l.Until, at("limits", j)...)
			for k, f := range l.FixedFree {
				v.known("shift type", f.Shift, v.codes, at("limits", j, "fixed_free", k, "shift")...)
			}
		}
		for j, c := range p.Consents {
			v.ordered(c.From, c.Until, at("consents", j)...)
			if (c.Longest > 0) == (c.Model != "") {
				v.add("a consent is to duties up to a longest or to a model: give one of the two", at("consents", j)...)
			}
			v.known("rota model", c.Model, v.modelIDs, at("consents", j, "model")...)
		}
		for j, c := range p.Claims {
			if c.Accepted && p.Size.Max != nil && c.Size > *p.Size.Max {
				v.differ("an accepted claim to "+c.Size.String(), "at most the person's max, "+p.Size.Max.String(), at("claims", j, "size")...)
			}
		}
		for j, a := range p.Absences {
			v.ordered(&a.From, &a.Until, at("absences", j)...)
			if a.Percent%100 != 0 {
				v.differ(a.Percent.String(), "whole per cent", at("absences", j, "percent")...)
			}
		}
		for j, e := range p.Employments {
			v.known("post", e.Post, v.posted, at("employments", j, "post")...)
			v.known("person", e.For, v.persons, at("employments", j, "for")...)
			v.ordered(e.From, e.Until, at("employments", j)...)
		}
		v.substitute(p, at)
		v.wishes(i)
		v.elsewhere(p, at("elsewhere"))
		if len(p.History) > 0 && v.w.Period.Kind == Rolling {
			v.add("a rolling rota wraps round and has no history; take it out or make the period a calendar", at("history")...)
		}
		seen := map[PastDuty]bool{}
		for j, d := range p.History {
			v.known("shift type", d.Shift, v.codes, at("history", j, "shift")...)
			switch {
			case dated && d.Date >= start:
				v.differ(d.Date.String(), "a date before the period, which starts "+start.String(), at("history", j, "date")...)
			case seen[d]:
				v.add(fmt.Sprintf("the duty %s on %s is there twice", d.Shift, d.Date), at("history", j)...)
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
		v.differ(p.Size.Current.String(), "0: who is a substitute alone has no post of their own, and works the percent of the employment", at("size", "current")...)
	}
	for j, e := range p.Employments {
		if e.Kind != Substitute {
			continue
		}
		if together := p.Size.Current + e.Percent; together > FullTime {
			v.differ(e.Percent.String()+" on top of "+p.Size.Current.String(), "at most full time together", at("employments", j, "percent")...)
		}
		if e.For == p.ID {
			v.add("nobody stands in for themselves", at("employments", j, "for")...)
		}
	}
	if v.w.Sizes != nil && v.w.Sizes.Free {
		v.add("sizes that are free are read off the hours, so what a substitute works on top cannot be told from the post; give sizes by step or list", at("employments", first, "kind")...)
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
		v.differ(e.Size.String(), fmt.Sprintf("at most %s: the post here is %s, and together they are at most full time", most, p.Size.Current), here("size")...)
	}
	if len(e.Duties) > 0 && v.w.Period.Kind == Rolling {
		v.add("a rolling rota has no dates, so duties elsewhere have no place in it; take them out or make the period a calendar", here("duties")...)
	}
	seen := map[Date]bool{}
	for j, d := range e.Duties {
		v.known("shift type", d.Shift, v.codes, here("duties", j, "shift")...)
		if seen[d.Date] {
			v.add(fmt.Sprintf("there is a duty on %s already; one a day", d.Date), here("duties", j, "date")...)
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
		v.add("no rota model here has its weekends every so many weeks, so there are no groups to be in; take it out, or use limits with alternate_weeks", at...)
	default:
		v.differ(fmt.Sprintf("group %d", p.WeekendGroup), fmt.Sprintf("at most %d: the rota models have weekends every %d weeks at the most", most, most), at...)
	}
}

func (v *validator) sizes(s Sizes, at []any) {
	here := func(key string) []any { return append(at[:len(at):len(at)], key) }
	if s.Min != nil && s.Max != nil && *s.Max < *s.Min {
		v.differ(s.Max.String(), "at least min, "+s.Min.String(), here("max")...)
	}
	if s.Wished == nil {
		return
	}
	if s.Asked != nil && !*s.Asked {
		v.add("wished is given, so somebody asked; take out asked or wished", here("asked")...)
	}
	if s.Min != nil && *s.Wished < *s.Min {
		v.differ("a wish for "+s.Wished.String(), "at least min, "+s.Min.String(), here("wished")...)
	}
	if s.Max != nil && *s.Wished > *s.Max {
		v.differ("a wish for "+s.Wished.String(), "at most max, "+s.Max.String(), here("wished")...)
	}
}
