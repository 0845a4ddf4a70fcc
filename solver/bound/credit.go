package bound

import "heltid/solver/ward"

// credit is what a duty adds to its hours in the weighted class, in twelfths
// of a minute, for its time at night and in the zone of a Sunday or holiday (HTA
// chapter 1 §4.2.4). Unpaid breaks
// are not taken out: they may lie anywhere.
func (s *span) credit(day, shift int) int64 {
	sh, night := s.shifts[shift], s.counting.Night
	sunday, dark, both := s.counting.Weights.Twelfths()
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
		switch late, red := night.Has(m%ward.Day), s.zone(day, m); {
		case late && red:
			out += int64(both) * lasts
		case late:
			out += int64(dark) * lasts
		case red:
			out += int64(sunday) * lasts
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
