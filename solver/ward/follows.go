package ward

import (
	"cmp"
	"slices"
)

// Follows tells whether the rota model reaches the person's line in this run.
// A model with a rule for others leaves out who has not said yes to it where it
// is voluntary, and, where it has a cycle, who works nights alone: they keep a
// rota of their own.
func (c *Case) Follows(p *Person) bool {
	m := &c.Model
	if m.Others == nil {
		return true
	}
	if m.Cycle != nil && !slices.ContainsFunc(c.Shifts, func(s Shift) bool { return s.Kind() != NightShift && p.Works(s) }) {
		return false
	}
	return !m.Voluntary || c.Willing(p)
}

// Willing tells whether the person has said yes to the model when the period
// begins: to one of its long duties, or, where it has none, to the model.
func (c *Case) Willing(p *Person) bool {
	if c.HasLong() {
		return slices.ContainsFunc(c.Shifts, func(s Shift) bool {
			return c.Long(s) && p.Works(s) && p.LongestConsent(c.Dates.Start) >= s.Net()
		})
	}
	return slices.ContainsFunc(p.Consents, func(y Consent) bool {
		return c.Model.Answers(y.Model) && within(c.Dates.Start, y.From, y.Until)
	})
}

// Answers tells whether an agreement or a consent of the name is on the model: by its id, or
// by that of the library's model it is.
func (m *RotaModel) Answers(name string) bool {
	return name != "" && (name == m.ID || name == m.Use)
}

// Long tells whether a duty of the shift type needs the person's own consent.
func (c *Case) Long(s Shift) bool { return s.Net() > c.LongThreshold }

// HasLong tells whether the rota model has long shift types.
func (c *Case) HasLong() bool { return slices.ContainsFunc(c.Shifts, c.Long) }

// Weekend is the weekend rule of the person's line.
func (c *Case) Weekend(p *Person) WeekendRule {
	if c.Follows(p) {
		return c.Model.Weekend
	}
	return *c.Model.Others
}

// WholeWeekends tells whether the person works weekends whole: Saturday and
// Sunday, for nights also Friday, or none of them.
func (c *Case) WholeWeekends(p *Person) bool {
	whole := c.Weekend(p).Whole
	return whole == nil || *whole
}

// ceilings are the strain limits of the person's line.
func (c *Case) ceilings(p *Person) *Ceilings {
	if c.Follows(p) {
		return &c.Ceilings
	}
	return &c.otherCeilings
}

// kind is the kind of period a rota model has.
func (w *Ward) kind(m *RotaModel) string { return cmp.Or(m.Kind, w.Period.Kind, Rolling) }
