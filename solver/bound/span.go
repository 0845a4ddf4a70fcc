package bound

import "heltid/solver/ward"

// span is the days a bound looks at. For flow, one averaged week of a rolling
// rota is enough, since its need and shift types repeat each week: any rolling
// rota, averaged over the weeks of its period, gives a circulation over seven
// days with the same hours, cover and weekends. A calendar rota, and whole
// lines of either sort, are laid out day by day.
type span struct {
	dates    ward.Dates
	counting ward.Counts
	round    bool // the last day comes before the first
	averaged bool
	days     int // 7 when averaged, else the whole period
	repeat   int // weeks of the period that each day stands for
	shifts   []ward.Shift
	midnight []int   // elapsed minutes at 00:00 of day -1, 0, 1 ..; see at
	start    [][]int // [day][shift] elapsed minutes
	end      [][]int
	net      [][]int // working minutes
	paid     [][]int // minutes of the post's hours
}

// The weekly rest of the last week may reach past the period.
const margin = 9

func newSpan(c *ward.Case) *span {
	s := &span{dates: c.Dates, counting: c.Counting, round: c.Dates.Rolling, days: c.Dates.Days(), repeat: 1, shifts: c.Shifts}
	if c.Dates.Rolling {
		s.averaged, s.days, s.repeat = true, 7, c.Dates.Weeks
	}
	return s.timed()
}

// datedSpan is every day of the period, for whole lines.
func datedSpan(c *ward.Case) *span {
	s := &span{dates: c.Dates, counting: c.Counting, round: c.Dates.Rolling, days: c.Dates.Days(), repeat: 1, shifts: c.Shifts}
	return s.timed()
}

// timed fills in when each duty is.
func (s *span) timed() *span {
	for day := -1; day < s.days+margin; day++ {
		s.midnight = append(s.midnight, s.moment(day, 0))
	}
	for day := range s.days {
		var start, end, net, paid []int
		for _, sh := range s.shifts {
			a, b := s.moment(day, sh.Start), s.moment(day, sh.Start+sh.Length())
			worked := b - a - int(sh.Unpaid())
			start, end = append(start, a), append(end, b)
			net, paid = append(net, sh.Law(worked)), append(paid, sh.Tariff(worked))
		}
		s.start, s.end = append(s.start, start), append(s.end, end)
		s.net, s.paid = append(s.net, net), append(s.paid, paid)
	}
	return s
}

// moment is elapsed minutes from 00:00 of day 0, across clock changes.
func (s *span) moment(day int, m ward.Minutes) int {
	if s.dates.Rolling {
		return day*int(ward.Day) + int(m)
	}
	zero := s.dates.Instant(s.dates.Date(0), 0)
	return int(s.dates.Instant(s.dates.Date(day), m).Sub(zero).Minutes())
}

// at is elapsed minutes at 00:00 of a day.
func (s *span) at(day int) int { return s.midnight[day+1] }

// atWork is the duty, or Off where it is on call at home, which is rest.
func (s *span) atWork(shift int) int {
	if shift != Off && s.shifts[shift].AtHome() {
		return Off
	}
	return shift
}

// of gives the dates of the period that a day stands for.
func (s *span) of(day int) []ward.Date {
	out := make([]ward.Date, 0, s.repeat)
	for week := range s.repeat {
		out = append(out, s.dates.Date(day+7*week))
	}
	return out
}

func (s *span) weekday(day int) ward.Weekday { return ward.Weekday(day % 7) }

func (s *span) night(shift int) bool { return s.shifts[shift].Kind() == ward.NightShift }

// before is the day before, round the period where it rolls; -1 where there is none.
func (s *span) before(day int) int {
	if day == 0 && s.round {
		return s.days - 1
	}
	return day - 1
}

// apart is how many days the second day is after the first, the short way round
// where the period rolls.
func (s *span) apart(first, second int) int {
	if s.round {
		return (second-first+s.days+3)%s.days - 3
	}
	return second - first
}
