package measure

import (
	"time"

	"heltid/solver/ward"
)

// paidHours are the minutes of one duty on one date that supplements are paid
// for. Evening and night come on top of weekend and red days; a red day's
// minutes are no weekend minutes (HTA chapter 1, 5.1.2).
type paidHours struct {
	net, evening, night, weekend, red int
	may                               int // of red: on 1 and 17 May
}

// A stretch is a part of a duty in wall-clock time.
type stretch struct{ from, to time.Time }

func (s stretch) minutes() int { return max(0, int(s.to.Sub(s.from)/time.Minute)) }

// within is the part of the stretch between two moments of wall clock.
func (s stretch) within(in ward.Dates, d ward.Date, from ward.Minutes, to ward.Minutes) stretch {
	if a := in.Instant(d, from); a.After(s.from) {
		s.from = a
	}
	if z := in.Instant(d, to); z.Before(s.to) {
		s.to = z
	}
	return s
}

// dutyOn is when a shift type is worked that starts on the date.
func dutyOn(in ward.Dates, s *ward.Shift, d ward.Date) stretch {
	return stretch{in.Instant(d, s.Start), in.Instant(d, s.Start+s.Length())}
}

// hoursOn measures a shift type worked on a date, in elapsed time. Unpaid breaks
// have no place in it: they shorten what is counted only where the duty has no
// other time left.
func hoursOn(in ward.Dates, s *ward.Shift, date ward.Date) paidHours {
	duty := dutyOn(in, s, date)
	net := s.Tariff(max(0, duty.minutes()-int(s.Unpaid())))
	if s.AtHome() || s.Overtime {
		return paidHours{net: net} // on call is paid by its own agreement; overtime has its own supplements
	}
	return paidFor(in, duty, date, net)
}

// paidFor measures a stretch that begins on the date and has so much working time.
func paidFor(in ward.Dates, duty stretch, date ward.Date, net int) paidHours {
	h := paidHours{net: net}
	for d := date - 1; d <= date+2; d++ {
		h.night += duty.within(in, d, 0, 6*ward.Hour).minutes() + duty.within(in, d, 21*ward.Hour, ward.Day).minutes()
		h.evening += duty.within(in, d, 17*ward.Hour, 21*ward.Hour).minutes()
		red := 0
		if from, to, ok := in.HolidayPay(d); ok {
			red = duty.within(in, d, from, to).minutes()
		}
		if h.red += red; d.OfMay() {
			h.may += red
		}
		if d.Weekday() >= ward.Saturday {
			h.weekend += duty.within(in, d, 0, ward.Day).minutes() - red
		}
	}
	h.night = min(h.night, h.net)
	h.evening = min(h.evening, h.net-h.night)
	h.red = min(h.red, h.net)
	h.may = min(h.may, h.red)
	h.weekend = min(h.weekend, h.net-h.red)
	return h
}
