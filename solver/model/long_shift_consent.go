package model

// long_shift_consent: nobody gets a duty above the ward's threshold, or above
// what they said yes to.
var longShiftConsent = never{"long_shift_consent", func(b *Build, p *person, day int, s *shift) bool {
	return s.Net() > max(b.C.LongThreshold, p.LongestConsent(b.C.Dates.Date(day)))
}}
