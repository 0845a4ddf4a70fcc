package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"heltid/solver/ward"
)

// Cost is pay and substitutes over the time kroner are counted over
// (ward.Case.Paid), in sixtieths of an øre: øre an hour times minutes (tier 9).
func (b *Build) Cost() Goal {
	s := b.sum()
	b.meter(int64(b.C.SubstituteHour()), b.substitutes(), s)
	hours := b.supplements()
	for _, p := range b.people {
		for _, k := range b.C.Salaries(p.Person, b.C.Paid()) {
			s.join(int64(k.Per), b.onPayroll(p, k.Contract))
		}
		for _, at := range b.rates(p) {
			b.payFor(p, at, hours, s)
		}
		b.graded(p, hours, s)
	}
	return Goal{s}
}

// A rate is what a supplement pays somebody on some dates.
type rate struct {
	kind    int
	perHour int64 // øre
	days    []int // of the time that is paid
}

// kinds of supplement, in the order of supplementMinutes.
var kinds = [...]string{ward.Evening, ward.Night, ward.Weekend, ward.RedDay}

// supplementMinutes are the minutes of a duty on a date that each kind is paid
// for.
type supplementMinutes [len(kinds)]int

// rates gathers the dates on which a supplement pays somebody the same, but for
// those of known absence where a rolling rota is worked through.
func (b *Build) rates(p *person) []rate {
	in := b.C.Paid()
	var out []rate
	for kind, name := range kinds {
		by := map[int64]int{}
		for d := range in.Days() {
			if b.away(p, in.Date(d)) {
				continue
			}
			pays := int64(b.C.RateOn(p.Person, name, in.Date(d)).PerHour)
			i, ok := by[pays]
			if !ok {
				i = len(out)
				by[pays] = i
				out = append(out, rate{kind: kind, perHour: pays})
			}
			out[i].days = append(out[i].days, d)
		}
	}
	return out
}

// away: known to be absent all day, beyond the period itself, whose absences
// leave no duty to make.
func (b *Build) away(p *person, d ward.Date) bool {
	return b.C.Dates.Rolling && p.Absent(d) >= ward.FullTime
}

// payFor adds what a rate comes to for somebody.
func (b *Build) payFor(p *person, at rate, hours [][]supplementMinutes, into *sum) {
	b.meter(at.perHour, b.paidMinutes(p, at, hours), into)
}

// paidMinutes is how long somebody has a supplement on a rate's days.
func (b *Build) paidMinutes(p *person, at rate, hours [][]supplementMinutes) *sum {
	minutes := make([]int64, b.days*len(b.shifts))
	for _, d := range at.days {
		for i := range b.shifts {
			minutes[d%b.days*len(b.shifts)+i] += int64(hours[i][d][at.kind])
		}
	}
	s := b.sum()
	for j, m := range minutes {
		s.add(m, p.slot[j/len(b.shifts)][j%len(b.shifts)])
	}
	return s
}

// graded adds what supplements pay more when somebody has had them for so many
// hours of the calendar year, as those of weekends did until 2022.
func (b *Build) graded(p *person, hours [][]supplementMinutes, into *sum) {
	in := b.C.Paid()
	for kind, name := range kinds {
		had, past := rate{kind: kind}, -1 // of the year so far
		var grades []ward.Grade
		var now ward.Ore
		for d := 0; d <= in.Days(); d++ {
			year, _, _ := in.Date(d).Civil()
			on := b.C.RateOn(p.Person, name, in.Date(d))
			changes := d == in.Days() || year != past || now != on.PerHour || !slices.Equal(grades, on.Grades)
			if changes {
				b.beyond(p, had, hours, grades, now, 1, into) // up to here by what held
			}
			if year != past {
				had.days = nil
			}
			if changes && d < in.Days() && len(had.days) > 0 {
				b.beyond(p, had, hours, on.Grades, on.PerHour, -1, into) // but for what was before
			}
			past, grades, now = year, on.Grades, on.PerHour
			if d < in.Days() && !b.away(p, in.Date(d)) {
				had.days = append(had.days, d)
			}
		}
	}
}

// beyond adds what the minutes of the days past each grade's first pay more than
// those before.
func (b *Build) beyond(p *person, had rate, hours [][]supplementMinutes, grades []ward.Grade, before ward.Ore, times int64, into *sum) {
	if len(grades) == 0 || len(had.days) == 0 {
		return
	}
	for _, g := range grades {
		price := times * int64(g.PerHour-before)
		before = g.PerHour
		minutes := b.paidMinutes(p, had, hours).plus(-int64(g.From))
		lo, hi := minutes.bounds()
		if hi <= 0 {
			continue
		}
		step := gcd(gcd(minutes.step, 15), max(minutes.fixed, -minutes.fixed)) // 15: as meter has it
		if lo >= 0 {
			b.meter(price, minutes, into)
			continue
		}
		over, more := b.M.Bool(""), b.M.Int(0, hi/step, "")
		less := b.sum().join(1, minutes).int(-step, more)
		b.M.Between(&less.expr, -less.fixed, -less.fixed).OnlyIf(over)
		b.M.AtMost(&minutes.expr, -minutes.fixed).OnlyIf(over.Not())
		none := b.sum().int(1, more)
		b.M.Equal(&none.expr, 0).OnlyIf(over.Not())
		into.int(price*step, more)
	}
}

// meter adds a price times minutes, with the minutes as a variable of their own:
// its coefficient in the cost is small, and large wards stay within what CP-SAT
// can add up.
func (b *Build) meter(price int64, minutes *sum, into *sum) {
	into.plus(price * minutes.fixed)
	if minutes.vars == 0 {
		return
	}
	lo, hi := minutes.bounds()
	step := gcd(minutes.step, 15)
	t := b.M.Int((lo-minutes.fixed)/step, (hi-minutes.fixed)/step, "")
	row := b.sum().join(1, minutes).plus(-minutes.fixed).int(-step, t)
	b.M.Equal(&row.expr, 0)
	into.int(price*step, t)
}

// supplements tabulates every shift type on every date that is paid.
func (b *Build) supplements() [][]supplementMinutes {
	in := b.C.Paid()
	out := make([][]supplementMinutes, len(b.shifts))
	for i := range b.shifts {
		out[i] = make([]supplementMinutes, in.Days())
		for d := range out[i] {
			out[i][d] = supplementsOn(in, &b.shifts[i].Shift, d)
		}
	}
	return out
}

// supplementsOn counts the minutes of a shift type on a day. An unpaid break
// shortens them only where the duty has no other time left; a red day's minutes
// are no weekend minutes (HTA chapter 1, 5.1.2).
func supplementsOn(in ward.Dates, s *ward.Shift, day int) supplementMinutes {
	from, to := minutesIn(in, day, s.Start), minutesIn(in, day, s.Start+s.Length())
	net := s.Tariff(max(0, to-from-int(s.Unpaid())))
	if s.AtHome() || s.Overtime {
		return supplementMinutes{} // on call is paid by its own agreement; overtime has its own supplements
	}
	within := func(d int, a, z ward.Minutes) int {
		return max(0, min(to, minutesIn(in, d, z))-max(from, minutesIn(in, d, a)))
	}
	evening, night, weekend, red := 0, 0, 0, 0
	for d := day - 1; d <= day+2; d++ {
		evening += within(d, 17*ward.Hour, 21*ward.Hour)
		night += within(d, 21*ward.Hour, 30*ward.Hour)
		free := ward.Minutes(0) // the day is a red one from here
		if a, z, ok := in.HolidayPay(in.Date(d)); ok {
			red += within(d, a, z)
			free = z - a
		}
		if in.Date(d).Weekday() >= ward.Saturday {
			weekend += within(d, 0, ward.Day-free)
		}
	}
	night, red = min(night, net), min(red, net)
	return supplementMinutes{min(evening, net-night), night, min(weekend, net-red), red}
}

// minutesIn is the elapsed time from the first midnight of dates to a moment of
// wall clock.
func minutesIn(in ward.Dates, day int, m ward.Minutes) int {
	if in.Rolling {
		return day*int(ward.Day) + int(m)
	}
	return int(in.Instant(in.Date(day), m).Sub(in.Instant(in.Start, 0)).Minutes())
}

// substitutes is the person minutes below the need's floor over everybody, in
// the time that is paid: a rolling rota is worked through on its dates without
// those who are known to be absent.
func (b *Build) substitutes() *sum {
	if !b.C.Dates.Rolling {
		return b.shortOf(ward.Total)
	}
	out := b.sum()
	for _, g := range b.gaps() {
		present := b.sum()
		for _, p := range b.people {
			for _, at := range g.slots {
				if p.CountsIn(g.unit, b.shifts[at.shift].Shift) && !slices.Contains(at.away, p.index) {
					present.add(1, b.duty(p, at.day, at.shift))
				}
			}
		}
		if present.vars == 0 {
			out.plus(g.minutes * max(0, int64(g.floor)-present.fixed))
			continue
		}
		missing := b.M.Int(0, int64(g.floor), "")
		row := b.sum().join(1, present).int(1, missing)
		b.M.AtLeast(&row.expr, int64(g.floor)-row.fixed)
		out.int(g.minutes, missing)
	}
	return out
}

// A gap is time of the year in which the same duties may cover the same floor.
type gap struct {
	unit    string
	floor   int
	slots   []served
	minutes int64
}

// served is a duty of the period, on dates without those who are away.
type served struct {
	day, shift int
	away       []int // by index in case.People
}

// gaps cuts the year's need into time that is alike, in the order of the days.
// Where the floor is known to be reached and nobody is away nothing can be
// missing.
func (b *Build) gaps() []*gap {
	year := *b.C
	year.Dates = b.C.Paid()
	in := year.Dates
	away := make([][]int, in.Days()+2) // from the day before the first
	for d := range away {
		for _, p := range b.people {
			if b.away(p, in.Date(d-1)) {
				away[d] = append(away[d], p.index)
			}
		}
	}
	var out []*gap
	alike := map[string]*gap{}
	for _, n := range year.Demands() {
		if n.Who != ward.Total || n.Floor == 0 {
			continue
		}
		type reach struct {
			served
			from, to int
		}
		from, to := minutesIn(in, n.Day, n.From), minutesIn(in, n.Day, n.To)
		cuts := []int{from, to}
		var reaches []reach
		for d := n.Day - 1; d <= n.Day+1; d++ {
			for i := range b.shifts {
				s := &b.shifts[i]
				start, end := minutesIn(in, d, s.Start), minutesIn(in, d, s.Start+s.Length())
				if !s.Covers() || start >= to || end <= from {
					continue
				}
				reaches = append(reaches, reach{served{wrap(d, b.days), i, away[d+1]}, start, end})
				cuts = append(cuts, max(from, start), min(to, end))
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for k := 1; k < len(cuts); k++ {
			g := gap{unit: n.Unit, floor: n.Floor}
			var key strings.Builder
			fmt.Fprint(&key, n.Unit, "|", n.Floor)
			for _, r := range reaches {
				if r.from <= cuts[k-1] && r.to >= cuts[k] {
					g.slots = append(g.slots, r.served)
				}
			}
			slices.SortFunc(g.slots, func(x, y served) int { return cmp.Or(x.day-y.day, x.shift-y.shift) })
			for _, at := range g.slots {
				fmt.Fprint(&key, "|", at.day, ":", at.shift, at.away)
			}
			known := alike[key.String()]
			if known == nil {
				known = &g
				alike[key.String()] = known
				out = append(out, known)
			}
			known.minutes += int64(cuts[k] - cuts[k-1])
		}
	}
	if b.options.Covered && !b.dated() {
		out = slices.DeleteFunc(out, func(g *gap) bool {
			return !slices.ContainsFunc(g.slots, func(s served) bool { return len(s.away) > 0 })
		})
	}
	return out
}

// dated tells whether some need holds on certain dates only, which a rolling
// rota does not see but its year does.
func (b *Build) dated() bool {
	return slices.ContainsFunc(b.C.Ward.Need, func(r ward.NeedRow) bool { return len(r.Dates) > 0 })
}
