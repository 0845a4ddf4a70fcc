package ward

// WeekendOff tells whether a duty on the date falls in a weekend that the
// person keeps free: in the alternate weeks of a limit in force, or because it
// is the weekend of another group.
func (c *Case) WeekendOff(p *Person, d Date, night bool) bool {
	if w := d.Weekday(); w < Friday || w == Friday && !night {
		return false
	}
	week := int(d-c.Dates.Start) / 7
	if every := c.Weekend(p).Every; p.WeekendGroup > 0 && p.WeekendGroup <= every && week%every+1 != p.WeekendGroup {
		return true
	}
	for _, l := range p.Limits {
		if l.AlternateWeeks != "" && within(d, l.From, l.Until) && c.Dates.odd(d) == (l.AlternateWeeks == "odd") {
			return true
		}
	}
	return false
}
