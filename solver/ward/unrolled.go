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
