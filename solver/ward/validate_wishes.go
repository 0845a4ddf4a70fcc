package ward

import (
	"cmp"
	"reflect"
	"slices"
)

// A duty shorter than this, or a long one, may be wished for once a week: of very
// short and very long ones there are many more where people make their own rota
// (Garde and others 2012, PRIO: odds 4.8 times as high).
const veryShort = 6 * Hour

func (v *validator) wishes(i int) {
	p := v.w.People[i]
	sound := true
	for j, w := range p.Wishes {
		before := len(v.out)
		v.wish(i, j)
		sound = sound && len(v.out) == before
		if slices.ContainsFunc(p.Wishes[:j], func(o Wish) bool { return reflect.DeepEqual(o, w) }) {
			v.add(say("this wish is there twice"), "people", i, "wishes", j)
		}
	}
	if !sound || len(p.Wishes) == 0 {
		return
	}
	for _, dates := range v.periods() {
		if v.prices(i, dates) {
			return
		}
	}
}

// wish judges one wish by itself.
func (v *validator) wish(i, j int) {
	p := v.w.People[i]
	w := p.Wishes[j]
	at := func(more ...any) []any { return append([]any{"people", i, "wishes", j}, more...) }
	switch {
	case (w.Shift == "") == (w.With == ""):
		v.add(say("say what is wished for: either shift (a code, any, free, weekend or free_weekend) or with (a person)"), at()...)
		return
	case w.With != "":
		v.known(say("person"), w.With, v.persons, at("with")...)
		if w.With == p.ID {
			v.add(say("nobody is without their own company; name somebody else"), at("with")...)
		}
		if w.Kind == MustNot {
			v.add(say("a must-not speaks of one's own duties alone; use avoid to be apart from somebody"), at("kind")...)
		}
	default:
		v.known(say("shift type"), w.Shift, v.codes.and(names{all: wishWords}), at("shift")...)
		if w.Kind == MustNot && (w.Shift == DayOff || w.Shift == WeekendOff) {
			v.add(say("a must-not says what is not to be planned: a code, any or weekend"), at("shift")...)
		}
	}
	if w.Kind == MustNot && w.Points > 0 {
		v.add(say("a must-not costs hours, not points; take the points out"), at("points")...)
	}
	recurs := w.Days != nil || w.Weeks != "" || w.From != nil || w.Until != nil
	if w.Date != nil && recurs {
		v.add(say("give one date, or days that recur (days, weeks, from, until), not both"), at("date")...)
		return
	}
	if w.From != nil && w.Until != nil && *w.Until < *w.From {
		v.ordered(w.From, w.Until, at()...)
		return
	}
	if w.OfWeekend() && w.Days != nil {
		v.add(say("a wish for weekends has no days; use a date, or weeks, from and until"), at("days")...)
		return
	}
	if w.OfWeekend() && w.Date != nil && w.Date.Weekday() < Saturday {
		v.differ(say("%s, a %s", w.Date, w.Date.utc().Weekday()), say("the Saturday or Sunday of the weekend"), at("date")...)
		return
	}
	periods := v.periods()
	if slices.ContainsFunc(periods, func(d Dates) bool { return d.falls(w) > 0 }) {
		return
	}
	longest := slices.MaxFunc(periods, func(a, b Dates) int { return a.Weeks - b.Weeks })
	v.add(say("this wish falls on no day of the period, which is %s to %s", longest.Start, longest.Date(longest.Days()-1)), at()...)
}

// prices holds a person's wishes against what their post may spend in a
// period, and tells whether something is too much.
func (v *validator) prices(i int, dates Dates) bool {
	p, weeks := v.w.People[i], dates.Weeks
	size := p.Size.Current
	for _, cl := range p.Claims {
		if cl.Accepted {
			size = max(size, cl.Size)
		}
	}
	var veto Minutes
	points, extreme := 0, 0
	for _, w := range p.Wishes {
		n := dates.falls(w)
		if w.Kind == MustNot {
			veto += Minutes(n) * w.veto(v.w.Shifts)
			continue
		}
		points += n * w.Price()
		if w.Kind != Avoid && v.extreme(w.Shift) {
			extreme += n
		}
	}
	before := len(v.out)
	if budget := v.w.VetoBudget(size, weeks); veto > budget {
		v.add(say("must-nots for %s in %d weeks are %s too much: a post of %s has %s (%s of its hours, at least one day). Take some out, make them strong, or agree on them under limits",
			veto, weeks, veto-budget, size, budget, v.w.vetoShare()), "people", i, "wishes")
	}
	if budget := v.w.PointBudget(size, weeks); points > budget {
		v.add(say("wishes for %d points in %d weeks are %d too many: a post of %s has %d (%d a week of a full post, at least 10). Take some out, or give them fewer days",
			points, weeks, points-budget, size, budget, v.w.pointsPerWeek()), "people", i, "wishes")
	}
	if extreme > weeks {
		v.add(say("wishes for %d very short or very long duties (under %s or over %s) in %d weeks; at most one a week may be wished for",
			extreme, veryShort, v.longThreshold(), weeks), "people", i, "wishes")
	}
	return len(v.out) > before
}

// extreme tells whether a code is of a very short or very long duty.
func (v *validator) extreme(code string) bool {
	return slices.ContainsFunc(v.w.Shifts, func(s Shift) bool {
		return s.Code == code && (s.Net() < veryShort || s.Net() > v.longThreshold())
	})
}

func (v *validator) longThreshold() Minutes {
	if c := v.w.Ceilings; c != nil && c.LongThreshold != nil {
		return *c.LongThreshold
	}
	return 10 * Hour
}

// periods gives the periods there may be rotas for, the ward's own first.
func (v *validator) periods() []Dates {
	p := v.w.Period
	out := []Dates{{Start: p.Start, Weeks: p.Weeks, Rolling: p.Kind != Calendar}}
	for i := range v.w.Models {
		m := &v.w.Models[i]
		d := Dates{Start: p.Start, Weeks: cmp.Or(m.Weeks, p.Weeks), Rolling: v.w.kind(m) != Calendar}
		if !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// ledger judges what earlier periods left. People who have left may still
// stand in it.
func (v *validator) ledger() {
	l := v.w.Ledger
	if l == nil {
		return
	}
	end := v.w.Period.Start
	for i := len(l.Periods) - 1; i >= 0; i-- {
		p := l.Periods[i]
		if p.Start+Date(7*p.Weeks) > end {
			v.differ(say("%d weeks from %s", p.Weeks, p.Start), say("a period that ends before %s, oldest first", end), "ledger", "periods", i, "start")
		}
		end = p.Start
		for j, e := range p.People {
			if e.Met > e.Asked {
				v.differ(say("%d points met", e.Met), say("at most the %d asked for", e.Asked), "ledger", "periods", i, "people", j, "met")
			}
			if slices.ContainsFunc(p.People[:j], func(o LedgerEntry) bool { return o.ID == e.ID }) {
				v.add(say("%s is there twice", e.ID), "ledger", "periods", i, "people", j, "id")
			}
		}
	}
}
