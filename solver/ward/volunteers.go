package ward

import "slices"

// CouldVolunteer tells whether the person could say yes to what the rota model
// asks of volunteers, and has not when the period begins: to its longest duty,
// or, where it is voluntary without long ones, to the model.
func (c *Case) CouldVolunteer(p *Person) bool {
	if longest := c.Longest(); longest > 0 {
		return p.LongestConsent(c.Dates.Start) < longest && slices.ContainsFunc(c.Shifts, func(s Shift) bool { return c.Long(s) && p.Works(s) })
	}
	return c.Model.Voluntary && !c.Willing(p)
}

// Longest is the rota model's longest duty that needs consent, 0 where it has
// none.
func (c *Case) Longest() Minutes {
	out := Minutes(0)
	for _, s := range c.Shifts {
		if c.Long(s) {
			out = max(out, s.Net())
		}
	}
	return out
}

// Volunteer has everybody in a ward say yes who could.
func (c *Case) Volunteer(w *Ward) {
	longest := c.Longest()
	yes := Consent{Longest: longest}
	if longest == 0 {
		yes = Consent{Model: c.Model.ID}
	}
	w.People = slices.Clone(w.People)
	for i := range w.People {
		if p := &w.People[i]; c.CouldVolunteer(p) {
			p.Consents = append(slices.Clone(p.Consents), yes)
		}
	}
	if longest == 0 {
		return // posts without a holder are on the model already
	}
	willing := func(posts []Post) []Post {
		posts = slices.Clone(posts)
		for i := range posts {
			if p := &posts[i]; p.LongShifts == nil || *p.LongShifts < longest {
				p.LongShifts = &longest
			}
		}
		return posts
	}
	w.Posts = willing(w.Posts)
	w.Models = slices.Clone(w.Models)
	for i := range w.Models {
		w.Models[i].Posts = willing(w.Models[i].Posts)
	}
}

// Volunteers tells whether duties are such as only a volunteer has: a long one,
// or, in a voluntary rota model without any, more weekends than those have whom
// the model does not reach. Weekends are those worked in the period.
func (c *Case) Volunteers(codes []string, weekends int) bool {
	if c.HasLong() {
		return slices.ContainsFunc(codes, func(code string) bool {
			s, ok := c.Shift(code)
			return ok && c.Long(*s)
		})
	}
	if !c.Model.Voluntary || c.Model.Others == nil {
		return c.Model.Voluntary
	}
	most, limited := c.weekendsOf(*c.Model.Others)
	return limited && weekends > most
}

// weekendsOf is the most weekends of the period that a rule allows.
func (c *Case) weekendsOf(r WeekendRule) (int, bool) {
	switch {
	case r.PerPeriod > 0:
		return r.PerPeriod, true
	case r.Every > 0:
		return c.Dates.Weeks / r.Every, true
	case r.PerYear > 0:
		return r.PerYear * c.Dates.Weeks / 52, true
	}
	return 0, false
}
