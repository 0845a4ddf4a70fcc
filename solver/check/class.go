package check

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Hours are a line's sums over the period, in minutes of working time unless
// they count something. Known duties in other units are in all of them but the
// hours of the post and their credit.
type Hours struct {
	Planned      int // H: hours of the post (HTA chapter 1 §4)
	PaidFree     int // hours of the post that paid free days (F3, F4, F5) stand instead of
	Worked       int // working time (AML §10-1); as planned but for passive and on-call duty
	Night        int // n: 21:00-06:00 (AML §10-11(1))
	LongestNight int // of one duty
	Dark         int // 20:00-06:00
	Zone         int // z: Sunday and holiday zone outside 21:00-06:00 (AML §10-10(1))
	Sunday       int // Sunday and holiday zone, night among it
	Weekend      int // Saturday 00:00 to Sunday 24:00 (HTA 5.2)
	ByDay        int // in duties that are not of the night kind

	Sundays, WorkedSundays                int // and holidays; those of full absence left out
	DayDuties, EveningDuties, NightDuties int

	credit int // of planned and paid hours: what night and Sunday count beyond the clock, in twelfths of a minute
}

// paid is what counts toward the post's norm: planned hours, and those that paid
// free days stand instead of. The model plans no such days.
func (h Hours) paid() int { return h.Planned + h.PaidFree }

// Hours gives the line's sums over the period.
func (l *Line) Hours() Hours { return l.hours }

func (l *Line) sum() Hours {
	var h Hours
	for day := range l.own {
		for _, d := range l.on(day) {
			if d.shift.Overtime {
				continue
			}
			if h.Planned += d.tariff; !d.shift.InOtherUnit() {
				h.credit += d.credit
			}
			h.Worked += d.net
			h.Night += d.late
			h.LongestNight = max(h.LongestNight, d.late)
			h.Dark += d.dark
			h.Zone += d.zone
			h.Sunday += d.sunday
			h.Weekend += d.weekend
			if !d.night {
				h.ByDay += d.net
			}
			switch d.shift.Kind() {
			case ward.DayShift:
				h.DayDuties++
			case ward.EveningShift:
				h.EveningDuties++
			case ward.NightShift:
				h.NightDuties++
			}
		}
	}
	for day, f := range l.free {
		if f.Code != rota.F3 && f.Code != rota.F4 && f.Code != rota.F5 || l.Person.Away(l.c.Dates.Date(day)) {
			continue // unpaid, or neutral already
		}
		for _, d := range l.replaced(day) {
			h.PaidFree += d.tariff
			h.credit += d.credit
		}
	}
	for _, r := range l.reds {
		if r.day >= 0 && r.day < l.days && !l.Person.Away(l.c.Dates.Date(r.day)) {
			h.Sundays++
			if l.redWorked(r) {
				h.WorkedSundays++
			}
		}
	}
	return h
}

// thirdSunday: at least every third Sunday is worked (AML §10-4(4)c), holidays
// counted as Sundays.
func (h Hours) thirdSunday() bool { return h.Sundays > 0 && 3*h.WorkedSundays >= h.Sundays }

// threePart: day, evening and night duties all stand in the plan.
func (h Hours) threePart() bool { return h.DayDuties > 0 && h.EveningDuties > 0 && h.NightDuties > 0 }

// shorter: the groups of AML §10-4(4): every third Sunday, mainly night, or
// comparable turnus (1.39 h a week between 20 and 06, practice in the municipal
// sector, or as the ward counts).
func (h Hours) shorter(c ward.Counts, weeks int) bool {
	return h.thirdSunday() || h.mainlyNight(c.MainlyNight) || 100*h.Dark >= 60*int(c.Comparable)*weeks
}

// mainlyNight: three quarters of the time is at night, in duties with at least
// six hours of it (NOU 2004: 5), or as the ward counts.
func (h Hours) mainlyNight(c ward.MainlyNight) bool {
	return h.LongestNight >= int(c.Hours) && int(ward.FullTime)*h.Night >= int(c.Share)*h.Worked
}

// Class is the full-time norm of the line (HTA chapter 1 §4): the one agreed
// for all in the rota model, or the one its own duties qualify for. The
// shorter norm is a right, so it holds whether or not anybody asked.
func (l *Line) Class() string {
	h := l.hours
	switch norm := l.c.Model.Norm; {
	case norm != ward.NormComputed:
		return norm
	case h.threePart() && h.thirdSunday() && int(ward.FullTime)*h.ByDay >= int(l.c.Counting.ByDay)*h.Worked:
		return ward.NormWeighted
	case h.shorter(l.c.Counting, l.c.Dates.Weeks):
		return ward.Norm355
	}
	return ward.Norm375
}

// Parts an hour of a norm is counted in: twelfths of a minute for the weighted
// norm, sevenths for weeks of which some days are absence, and what
// ward.Contracted counts in.
const parts = 12 * 7 * ward.ContractedDay

// due is the norm of a position size over the period, in parts of a minute.
// Weighted (HTA 4.2.4): 37.5 h less what Sunday and night hours count beyond the
// clock, never over 35.5 h nor under 33.6 h a week.
func (l *Line) due(size ward.Size) int {
	return l.norm(l.c.Contracted(l.Person, size, 0, l.days), l.hours.credit)
}

// norm is the norm of so many contracted days, in parts of a minute.
func (l *Line) norm(days, credit int) int {
	norm := func(week int) int { return 12 * week * days }
	switch l.Class() {
	case ward.Norm375:
		return norm(2250)
	case ward.Norm355:
		return norm(2130)
	case ward.Norm336:
		return norm(2016)
	}
	return min(norm(2130), max(norm(2016), norm(2250)-credit*7*ward.ContractedDay))
}

// Due is the norm of a position size over the period in minutes, rounded down:
// planned hours may not pass it.
func (l *Line) Due(size ward.Size) int { return l.due(size) / parts }

// Outside is the part of the size's norm that is set aside outside the rota, in
// minutes of the period: paid, and not in Due.
func (l *Line) Outside(size ward.Size) int {
	aside := int(l.c.OutsideCover(l.Person))
	return l.due(size) * aside / (int(ward.FullTime) - aside) / parts
}

// Paid is the norm of a position size over the period in minutes, with what is
// set aside outside the rota, days of absence and what the person is a substitute
// in: the hours that base pay is paid for.
func (l *Line) Paid(size ward.Size) int {
	all, there, credit := l.c.OnPayroll(l.Person, size), l.c.Contracted(l.Person, size, 0, l.days), l.hours.credit
	if there > 0 {
		credit = credit * all / there // as on the days that are there
	}
	return l.norm(all, credit) / parts
}

// Owed is how far the planned hours stay under the size's part of the norm, in
// minutes rounded up; negative where they pass it.
func (l *Line) Owed() int { return (l.due(l.Size)+parts-1)/parts - l.hours.paid() }

// FullTime tells whether the post is full time: a size of at least 100 % whose
// hours are planned, but for the tolerance.
func (l *Line) FullTime() bool {
	return l.Size >= ward.FullTime && l.Owed() <= int(l.c.TolerancePer)
}

// statute is the line's weekly limit of AML §10-4 in twelfths of a minute, and
// its paragraph, for hours of so many days whose night and Sunday credit is
// given.
func (l *Line) statute(days, credit int) (limit int, paragraph string) {
	h := l.hours
	week := func(m int) int { return 12 * m * days / 7 }
	switch {
	case l.c.Help:
		return week(40 * 60), "aml-10-4-1" // which class a line has, its base rota says
	case l.c.Model.Norm == ward.Norm336:
		return week(36 * 60), "aml-10-4-5"
	case h.threePart() && h.thirdSunday():
		return min(week(38*60), max(week(36*60), week(40*60)-credit)), "aml-10-4-6"
	case h.shorter(l.c.Counting, l.c.Dates.Weeks):
		return week(38 * 60), "aml-10-4-4"
	}
	return week(40 * 60), "aml-10-4-1"
}
