package ward

import (
	"fmt"
	"slices"
)

// Missing gives what the case's rota model needs agreed and what nobody has
// agreed to, for all whom the model reaches and all of the period. An agreement
// that opens as much by another paragraph will do.
func (t *Terms) Missing() []Needed {
	return slices.DeleteFunc(slices.Clone(t.Case.Model.Needs), func(n Needed) bool {
		if n.Paragraph == "" {
			return t.Case.agreedOn(n.Level)
		}
		return t.reaches(n)
	})
}

// reaches tells whether the limits in force are as loose as needed.
func (t *Terms) reaches(n Needed) bool {
	asked := Agreement{Level: n.Level, Paragraph: n.Paragraph, limits: n.limits}
	for _, lad := range t.ladders {
		wanted, _, opens := asked.opens(lad)
		if opens && !t.Case.throughout(func(p *Person, d Date) bool {
			now, limited := t.agreed(lad.Quantity, p, d)
			return !limited || !lad.Looser(wanted, now.Value)
		}) {
			return false
		}
	}
	return true
}

// agreedOn tells whether an agreement of the level on the rota model itself is
// there.
func (c *Case) agreedOn(l Level) bool {
	return c.throughout(func(p *Person, d Date) bool {
		return slices.ContainsFunc(c.Agreements, func(a Agreement) bool {
			return c.Model.Answers(a.Model) && a.Level == l && a.Covers(p, d)
		})
	})
}

// throughout tells whether something holds on the first and last day of the
// period for those whom the rota model reaches; for everybody, where it reaches
// nobody.
func (c *Case) throughout(holds func(p *Person, d Date) bool) bool {
	people := slices.DeleteFunc(slices.Clone(c.People), func(p *Person) bool { return !c.Follows(p) })
	if len(people) == 0 {
		people = c.People
	}
	return !slices.ContainsFunc(people, func(p *Person) bool {
		return !holds(p, c.Dates.Start) || !holds(p, c.Dates.Date(c.Dates.Days()-1))
	})
}

// asAgreed takes from the rota model what an agreement on it has to settle and
// no agreement has: its own norm and tolerance. Sizes that are read off the
// hours need some norm for all.
func (c *Case) asAgreed() {
	for _, n := range c.Model.Needs {
		if n.Paragraph == "" && !c.agreedOn(n.Level) {
			c.Model.Tolerance = nil
			if !c.Sizes.Free {
				c.Model.Norm = NormComputed
			}
		}
	}
}

// AsIfAgreed gives the ward as if what a rota model of it lacks were agreed,
// for that model alone.
func (w *Ward) AsIfAgreed(model string, missing []Needed) *Ward {
	out := *w
	out.Agreements = slices.Clone(w.Agreements)
	for _, n := range missing {
		a := Agreement{Level: n.Level, Paragraph: n.Paragraph, Limits: n.Limits, limits: n.limits, AsIf: model}
		if a.ID = "as-if-" + n.Paragraph; n.Paragraph == "" {
			a.Model, a.ID = model, "as-if-"+model
		}
		taken := func(b Agreement) bool { return b.ID == a.ID }
		for i, id := 2, a.ID; slices.ContainsFunc(out.Agreements, taken); i++ {
			a.ID = fmt.Sprintf("%s-%d", id, i)
		}
		out.Agreements = append(out.Agreements, a)
	}
	return &out
}

// AsIf gives the agreements that are there only as if.
func (c *Case) AsIf() []Agreement {
	return slices.DeleteFunc(slices.Clone(c.Agreements), func(a Agreement) bool { return a.AsIf == "" })
}

// AsAgreed gives the case as things stand, without what is there only as if.
func (c *Case) AsAgreed() (*Case, error) {
	if len(c.AsIf()) == 0 {
		return c, nil
	}
	w := *c.Ward
	w.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(a Agreement) bool { return a.AsIf != "" })
	return w.Case(c.Model.ID, c.Run)
}
