package ward

import "slices"

// KnownDuty is a duty that stands whatever is planned here.
type KnownDuty struct {
	Day   int // of the period, negative before it
	Shift *Shift
}

// Elsewhere gives the person's known duties in other units of the same
// employer that start before the end of the period, by day. They are working time like
// any, for rest, hours, weekends and Sundays; they are hours of another post,
// cover nothing here and are never moved.
func (c *Case) Elsewhere(p *Person) []KnownDuty {
	if p.Elsewhere == nil || c.Dates.Rolling {
		return nil
	}
	var out []KnownDuty
	for _, d := range p.Elsewhere.Duties {
		if day := int(d.Date - c.Dates.Start); day < c.Dates.Days() && c.elsewhere[d.Shift] != nil {
			out = append(out, KnownDuty{day, c.elsewhere[d.Shift]})
		}
	}
	slices.SortStableFunc(out, func(a, b KnownDuty) int { return a.Day - b.Day })
	return out
}

// worksElsewhere lays out how the shift types count where they are worked in
// another unit.
func (c *Case) worksElsewhere() {
	c.elsewhere = map[string]*Shift{}
	for _, p := range c.People {
		if p.Elsewhere == nil {
			continue
		}
		for _, d := range p.Elsewhere.Duties {
			if s := c.byCode[d.Shift]; s != nil && c.elsewhere[d.Shift] == nil {
				there := *s
				there.counts = &counts{law: s.counts.law, tariff: Factor{0, 1}, elsewhere: true}
				c.elsewhere[d.Shift] = &there
			}
		}
	}
}

// InOtherUnit tells whether the duty is one of Case.Elsewhere.
func (s Shift) InOtherUnit() bool { return s.counted().elsewhere }
