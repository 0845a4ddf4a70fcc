package check

import "heltid/solver/ward"

// longShiftConsent: a duty above the ward's threshold for long ones is within
// what the person has said yes to on its date. The night the clock is turned back
// is as long as its shift type.
type longShiftConsent struct{}

func (longShiftConsent) ID() ward.Quantity { return "long_shift_consent" }

func (r longShiftConsent) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		longest := max(l.c.LongThreshold, l.Person.LongestConsent(l.c.Dates.Date(day)))
		for _, d := range ds {
			emit(atMost(parties(r.ID(), int(longest)), int(d.shift.Net())).days(l.clock, day, day))
		}
	}
}
