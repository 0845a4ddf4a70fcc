package bound

import "heltid/solver/ward"

// credit is what a duty adds to its hours in the weighted class, in twelfths
// of a minute: a quarter of the time at night (21:00-06:00), a sixth of other
// time in the zone of a Sunday or holiday (HTA chapter 1 §4.2.4). Unpaid breaks
// are not taken out: they may lie anywhere.
func (s *span) credit(day, shift int) int64 {
	sh, night := s.shifts[shift], s.counting.Night
	out := int64(0)
	if sh.AtHome() {
		return 0
	}
	end := sh.Start + sh.Length()
	changed := s.moment(day, end)-s.moment(day, sh.Start) != int(sh.Length()) // the clock is, while it lasts
	for m := sh.Start; m < end; m++ {
		lasts := int64(1)
		if changed {
			lasts = int64(s.moment(day, m+1) - s.moment(day, m))
		}
		switch clock := m % ward.Day; {
		case night.Has(clock):
			out += 3 * lasts
		case s.zone(day, m):
			out += 2 * lasts
		}
	}
	return out
}

// zone tells whether a minute of wall clock lies in Sunday or holiday work.
func (s *span) zone(day int, m ward.Minutes) bool {
	date := s.dates.Date(day) + ward.Date(m/ward.Day)
	m %= ward.Day
	for _, red := range []ward.Date{date, date + 1} {
		if !s.dates.Red(red) {
			continue
		}
		z := s.dates.Zone(red)
		if (date > z.Eve || m >= z.Start) && (date < z.Red || m < z.End) {
			return true
		}
	}
	return false
}
