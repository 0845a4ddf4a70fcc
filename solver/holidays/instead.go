package holidays

import (
	"cmp"
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// substitutes gives F5 for each F1 of the base on a holiday that is no Sunday:
// within the month after, instead of a duty on an ordinary day. One inside a
// vacation is not given again.
func (p *planner) substitutes() {
	c := p.plan.Case
	for i, l := range p.lines {
		for _, day := range l.f1 {
			date := c.Dates.Date(day)
			if c.Dates.Holiday(date) == "" || date.Weekday() == ward.Sunday || l.Away(date) {
				continue
			}
			duties := p.ordinary(l, day+1, int(date.MonthsAfter(1)-c.Dates.Start))
			if len(duties) == 0 {
				p.plan.Lines[i].Owed = append(p.plan.Lines[i].Owed, date)
				continue
			}
			p.off(l, rota.F5, F1OnHoliday, date, p.spare(l, duties))
		}
	}
}

// timeOff gives F4 to those who take holiday pay as time off, where that is
// agreed: an hour and a third for each hour worked on a holiday, within the
// month after or what is agreed, not on such days (HTA chapter 1 §5.3.2).
func (p *planner) timeOff() {
	c := p.plan.Case
	for i, l := range p.lines {
		if !l.HolidayTimeOff {
			continue
		}
		earned := map[int]int{} // thirds of a minute, by day
		for day := range c.Dates.Days() {
			if _, agreed := p.terms.TimeOff(l.Person, c.Dates.Date(day)); !agreed {
				continue
			}
			for _, d := range l.on[day] {
				earned[day] += 4 * p.holidayPaid(d)
			}
		}
		for first := range c.Dates.Days() {
			for earned[first] > 0 {
				duties := slices.DeleteFunc(p.ordinary(l, first+1, c.Dates.Days()-1), func(days []*duty) bool {
					day := days[0].day
					return !p.inTime(l, first, day) || 3*net(days) > p.left(l, earned, day)
				})
				if len(duties) == 0 {
					break
				}
				chosen := p.spare(l, duties)
				lacking := 3 * net(chosen)
				for day := range c.Dates.Days() {
					if p.inTime(l, day, chosen[0].day) {
						took := min(lacking, earned[day])
						lacking, earned[day] = lacking-took, earned[day]-took
					}
				}
				p.off(l, rota.F4, HolidayPay, c.Dates.Date(first), chosen)
			}
		}
		left := 0
		for _, thirds := range earned {
			left += thirds
		}
		p.plan.Lines[i].TimeLeft = ward.Minutes(left / 3)
	}
}

// inTime tells whether what was earned on one day may be taken on another.
func (p *planner) inTime(l *line, from, day int) bool {
	dates := p.plan.Case.Dates
	months, agreed := p.terms.TimeOff(l.Person, dates.Date(day))
	return agreed && from < day && dates.Date(from).MonthsAfter(months) >= dates.Date(day)
}

// left is what was earned before a day, may be taken on it and is not taken yet.
func (p *planner) left(l *line, earned map[int]int, day int) int {
	sum := 0
	for from, thirds := range earned {
		if p.inTime(l, from, day) {
			sum += thirds
		}
	}
	return sum
}

func net(duties []*duty) int {
	sum := 0
	for _, d := range duties {
		sum += d.net
	}
	return sum
}

// holidayPaid is how many minutes of a duty are paid as holiday.
func (p *planner) holidayPaid(d *duty) int {
	sum, dates := 0, p.plan.Case.Dates
	for day := d.day; day <= d.day+1; day++ {
		if from, to, ok := dates.HolidayPay(dates.Date(day)); ok {
			sum += d.overlap(stretch{dates.Elapsed(day, from), dates.Elapsed(day, to)})
		}
	}
	return min(sum, d.net)
}

// ordinary gives the line's days of work from one day to another, within the
// plan, that touch no red day nor a day with holiday pay.
func (p *planner) ordinary(l *line, first, last int) [][]*duty {
	var out [][]*duty
	for day := first; day <= min(last, p.plan.Case.Dates.Days()-1); day++ {
		duties := l.on[day]
		touches := func(d *duty) bool {
			return p.holidayPaid(d) > 0 || slices.ContainsFunc(p.reds, func(r red) bool { return d.overlap(r.stretch) > 0 })
		}
		if _, _, paid := p.plan.Case.Dates.HolidayPay(p.plan.Case.Dates.Date(day)); len(duties) > 0 && !paid && !slices.ContainsFunc(duties, touches) {
			out = append(out, slices.Clone(duties))
		}
	}
	return out
}

// spare chooses the day of work the ward can do without best: what leaves the
// least need uncovered, then one beside a free day, then the first.
func (p *planner) spare(l *line, days [][]*duty) []*duty {
	type cost struct{ missing, alone, day int }
	of := func(duties []*duty) cost {
		c := cost{alone: 1, day: duties[0].day}
		for _, d := range duties {
			c.missing += p.missing(l, d)
		}
		if len(l.on[c.day-1]) == 0 || len(l.on[c.day+1]) == 0 {
			c.alone = 0
		}
		return c
	}
	return slices.MinFunc(days, func(a, b []*duty) int {
		x, y := of(a), of(b)
		return cmp.Or(x.missing-y.missing, x.alone-y.alone, x.day-y.day)
	})
}
