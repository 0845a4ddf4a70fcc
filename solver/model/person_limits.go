package model

// person_limits: what a person does not work gets no variable.
var personLimits = never{"person_limits", func(b *Build, p *person, day int, s *shift) bool {
	date := b.C.Dates.Date(day)
	if !p.WorksOn(s.Shift, date) || !s.On(date.Weekday()) || p.Away(date) || b.C.WeekendOff(p.Person, date, s.night) {
		return true
	}
	for _, l := range p.InForce(date) {
		if l.NoNight && s.night || l.Under18 && s.LateForUnder18() || l.Longest != nil && s.table[day].net > int(*l.Longest) {
			return true
		}
		for _, f := range l.FixedFree {
			if f.Days.Has(date.Weekday()) && (f.Shift == "" || f.Shift == s.Own()) {
				return true
			}
		}
	}
	return false
}}
