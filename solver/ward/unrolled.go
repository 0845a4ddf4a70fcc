package ward

// Unrolled is a rolling case on the real dates of a help rota: the same people,
// shift types and agreements, holidays and clock changes with them. What the
// rota model, the tariff's hours and the ceilings ask of a line was asked of the
// base rota and is not asked again.
func (c *Case) Unrolled(start Date, weeks int) *Case {
	out := *c
	w := *c.Ward
	w.Period = Period{Start: start, Weeks: weeks, Kind: Calendar}
	out.Ward, out.Dates, out.Help = &w, Dates{Start: start, Weeks: weeks}, true
	out.People, out.byID = nil, map[string]*Person{}
	for _, p := range c.People {
		q := *p
		out.People = append(out.People, &q)
		out.byID[q.ID] = &q
	}
	return &out
}
