package ward

import "slices"

// Base is a long calendar case without what is of its dates: the rolling rota
// that the period's is laid out from. Vacation and other absence, history,
// wishes for a date and need of single dates are left out, and so is who is away
// most of the period. What is limited for the whole period is so in proportion.
func (c *Case) Base() (*Case, error) {
	weeks := c.baseWeeks()
	w := *c.Ward
	w.Period = Period{Start: c.Dates.Start, Weeks: weeks, Kind: Rolling}
	w.Tolerance = w.Tolerance.part(weeks, c.Dates.Weeks)
	m := c.Model
	m.Kind, m.Weeks, m.Tolerance = Rolling, weeks, m.Tolerance.part(weeks, c.Dates.Weeks)
	m.limitWeekends(weeks, c.Dates.Weeks)
	w.Models = []RotaModel{m}
	w.Need = slices.DeleteFunc(slices.Clone(w.Need), func(r NeedRow) bool { return len(r.Dates) > 0 })
	w.People = nil
	gone := Size(0) // what is not theirs to plan with
	for _, p := range c.Ward.People {
		if c.mostlyAway(&p) {
			if q, ok := c.Person(p.ID); ok {
				gone += *q.Size.Min
			}
			continue
		}
		w.People = append(w.People, c.undated(p))
	}
	out, err := w.Case(m.ID, c.Run)
	if err != nil {
		return nil, err
	}
	out.SmallAtMost = c.SmallAtMost
	if out.Budget != nil && c.Budget != nil {
		b := *out.Budget
		b.FullTimeWeeks = max(0, c.Budget.FullTimeWeeks-gone)
		out.Budget = &b
	}
	return out, nil
}

// mostlyAway tells whether a person is away, or not employed, at least half of
// the period.
func (c *Case) mostlyAway(p *Person) bool {
	return 2*c.CountedDays(p, 0, c.Dates.Days()) <= c.Dates.Days()
}

// undated is a person without what is of dates. Every other week is counted by
// the year on a calendar, and from the first week in a rolling rota.
func (c *Case) undated(p Person) Person {
	p.Absences, p.History = nil, nil
	if p.Elsewhere != nil {
		there := *p.Elsewhere
		there.Duties = nil
		p.Elsewhere = &there
	}
	p.Employments = slices.Clone(p.Employments)
	for i := range p.Employments {
		p.Employments[i].From, p.Employments[i].Until = nil, nil
	}
	p.Wishes = slices.DeleteFunc(slices.Clone(p.Wishes), func(w Wish) bool {
		return w.Kind != MustNot || w.Date != nil || w.From != nil || w.Until != nil
	})
	turn := func(weeks string) string {
		switch {
		case c.Dates.odd(c.Dates.Start):
			return weeks
		case weeks == "odd":
			return "even"
		case weeks == "even":
			return "odd"
		}
		return weeks
	}
	for i := range p.Wishes {
		p.Wishes[i].Weeks = turn(p.Wishes[i].Weeks)
	}
	p.Limits = slices.Clone(p.Limits)
	for i := range p.Limits {
		p.Limits[i].AlternateWeeks = turn(p.Limits[i].AlternateWeeks)
	}
	return p
}

// part is a tolerance of the weeks of a longer period.
func (t *Tolerance) part(weeks, of int) *Tolerance {
	if t == nil || t.PerPeriod == nil {
		return t
	}
	per := *t.PerPeriod * Minutes(weeks) / Minutes(of)
	return &Tolerance{HoursPerYear: t.HoursPerYear, PerPeriod: &per}
}

// Weeks of a base rota: those that wards have, the usual first.
var baseLengths = []int{6, 12, 8, 9, 10, 7, 11, 5, 4}

// baseWeeks is how long a base rota is: everybody's weekends, every other week
// and the cycle come out even in it, and as few weekends as can be are lost of
// those counted by the period or the year.
func (c *Case) baseWeeks() int {
	step := 1
	counted := map[int]int{} // people by weekends of 52 weeks
	for _, p := range c.People {
		switch r := c.Weekend(p); {
		case r.Every > 0:
			step = lcm(step, r.Every)
		case r.PerPeriod > 0:
			counted[52*r.PerPeriod/c.Dates.Weeks]++
		case r.PerYear > 0:
			counted[r.PerYear]++
		}
		if slices.ContainsFunc(p.Limits, func(l PersonLimit) bool { return l.AlternateWeeks != "" }) {
			step = lcm(step, 2)
		}
	}
	if cycle := c.Model.Cycle; cycle != nil {
		days := 0
		for _, s := range cycle.Days {
			days += s.On + s.Off
		}
		step = lcm(step, lcm(days, 7)/7)
	}
	best, most := step, -1
	for _, weeks := range baseLengths {
		if weeks%step != 0 || weeks > c.Dates.Weeks {
			continue
		}
		kept := 0
		for perYear, people := range counted {
			kept += people * (perYear * weeks / 52) * 27720 / weeks // 27720: every number up to 12 divides it
		}
		if kept > most {
			best, most = weeks, kept
		}
	}
	return best
}

func lcm(a, b int) int { return a / gcd(a, b) * b }
