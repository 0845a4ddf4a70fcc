package ward

import "slices"

// Unrolled is a rolling case on the real dates of a help rota: the same people,
// shift types and agreements, holidays and clock changes with them. What the
// rota model, the tariff's hours and the ceilings ask of a line was asked of the
// base rota and is not asked again.
func (c *Case) Unrolled(start Date, weeks int) *Case {
	out := *c
	w := *c.Ward
	w.Period = Period{Start: start, Weeks: weeks, Kind: Calendar}
	out.Ward, out.Dates, out.Help = &w, Dates{Start: start, Weeks: weeks, Zones: c.Dates.Zones}, true
	out.Counting.SundayWeeks = w.counts().SundayWeeks
	out.copyPeople()
	return &out
}

// Repeated is the rolling case with a shorter period that its lines go through
// again and again: what such a rota is worth is of one time through. The weeks
// divide those of the period, and the weekends of everybody asked about come
// out even; see Rhythm.
func (c *Case) Repeated(weeks int) *Case {
	out := *c
	times := c.Dates.Weeks / weeks
	out.Dates.Weeks, out.TolerancePer = weeks, c.TolerancePer/Minutes(times)
	out.Model.limitWeekends(weeks, c.Dates.Weeks)
	out.copyPeople()
	return &out
}

// limitWeekends makes the weekends of a period those of so many of its weeks.
func (m *RotaModel) limitWeekends(weeks, of int) {
	m.Weekend.PerPeriod = m.Weekend.PerPeriod * weeks / of
	if m.Others != nil {
		others := *m.Others
		others.PerPeriod = others.PerPeriod * weeks / of
		m.Others = &others
	}
}

// Rhythm is after how many weeks the person's weekends can come again, all of
// them that the period has: every third weekend, three weeks; nine in 24, eight.
func (c *Case) Rhythm(p *Person) int {
	weeks, w := c.Dates.Weeks, c.Weekend(p)
	switch {
	case !c.Dates.Rolling || c.Model.Cycle != nil && c.Follows(p):
		return weeks
	case w.PerPeriod > 0:
		return weeks / gcd(weeks, w.PerPeriod)
	case w.Every > 0 && weeks%w.Every == 0:
		return w.Every
	}
	return weeks
}

// WithVacation is the case with more vacation, by person: dates in order.
func (c *Case) WithVacation(dates map[string][]Date) *Case {
	out := *c
	out.copyPeople()
	for _, p := range out.People {
		p.Absences = slices.Clone(p.Absences)
		for i, d := range dates[p.ID] {
			if i > 0 && d == dates[p.ID][i-1]+1 {
				p.Absences[len(p.Absences)-1].Until = d
				continue
			}
			p.Absences = append(p.Absences, Absence{Percent: FullTime, From: d, Until: d, Kind: Vacation})
		}
	}
	return &out
}

// copyPeople makes the people the case's own, to be changed.
func (c *Case) copyPeople() {
	people := c.People
	c.People, c.byID = nil, map[string]*Person{}
	for _, p := range people {
		q := *p
		c.People = append(c.People, &q)
		c.byID[q.ID] = &q
	}
}
