package model

import "heltid/solver/ward"

// full_time_norm: planned hours never pass the size's part of the full-time
// norm of the line's own class (HTA chapter 1 §4).
var fullTimeNorm = line{"full_time_norm", func(b *Build, p *person) {
	hours := b.hoursOf(p)
	days := b.contracts(p, 0, b.days)
	if b.sizeOf(p).size == nil {
		b.atMost(b.sum().total(1, hours), int64(b.C.FixedNorm())*days.days()/(7*days.in)) // at most full time
		return
	}
	// hours x 100 % <= norm x size
	size := b.contracted(p, days)
	within := func(t *total, parts int64, norm ward.Minutes, when ...lit) {
		b.atMost(b.sum().total(7*whole100*days.in, t).join(-parts*int64(norm), size), 0, when...)
	}
	c := b.classOf(p)
	within(hours, 1, 2250, c.day)
	within(hours, 1, 2130, c.turnus)
	within(hours, 1, 2016, c.shortest)
	if c.weighted != b.no {
		within(hours, 1, 2130, c.weighted)
		floor := b.M.Bool("") // hours within the lowest norm; otherwise the weighted ones must fit
		within(hours, 1, 2016, c.weighted, floor)
		within(b.creditOf(p), 12, 2250, c.weighted, floor.Not())
	}
}}

// class is which full-time norm a line has: exactly one holds.
type class struct {
	day      lit // 37.5 h (HTA 4.2.1)
	turnus   lit // 35.5 h (4.2.2)
	weighted lit // 35.5 h down to 33.6 h (4.2.4)
	shortest lit // 33.6 h (4.2.3, or agreed)
}

// classOf makes the line's class: the one agreed for all, or the one its own
// duties qualify for. The shorter norm is a right, so it is an equivalence.
func (b *Build) classOf(p *person) *class {
	if p.class != nil {
		return p.class
	}
	c := &class{b.no, b.no, b.no, b.no}
	p.class = c
	switch b.C.Model.Norm {
	case ward.Norm375:
		c.day = b.yes
	case ward.Norm355:
		c.turnus = b.yes
	case ward.Norm336:
		c.shortest = b.yes
	case ward.NormWeighted:
		c.weighted = b.yes
	default:
		q := b.qualify(p)
		c.weighted = b.all(q.third, q.threePart, b.awake(p))
		c.turnus = b.all(q.short, c.weighted.Not())
		c.day = b.all(q.short.Not(), c.weighted.Not())
	}
	return c
}

// qualities are what a line's own duties make of it, in tariff and statute.
type qualities struct {
	third     lit // at least every third Sunday
	threePart lit // day, evening and night all in it
	short     lit // the groups of AML §10-4(4), as of HTA 4.2.2
}

func (b *Build) qualify(p *person) *qualities {
	if p.qualities == nil {
		third := b.thirdSunday(p)
		p.qualities = &qualities{
			third:     third,
			threePart: b.all(b.anyOf(p, ward.DayShift), b.anyOf(p, ward.EveningShift), b.anyOf(p, ward.NightShift)),
			short:     b.any([]lit{third, b.mainlyNight(p), b.darkHours(p)}),
		}
	}
	return p.qualities
}

// thirdSunday: at least every third Sunday worked, holidays counted as Sundays
// and days of full absence left out.
func (b *Build) thirdSunday(p *person) lit {
	s, n := b.sum(), int64(0)
	for i, r := range b.reds {
		if r.day >= 0 && r.day < b.days && !p.Away(b.C.Dates.Date(r.day)) {
			s.add(3, b.redWorked(p, i))
			n++
		}
	}
	if n == 0 {
		return b.no
	}
	return b.reaches(s, n)
}

// mainlyNight: at least three quarters of the time at night, in duties with at
// least six hours of it, or as the ward counts.
func (b *Build) mainlyNight(p *person) lit {
	mainly := b.C.Counting.MainlyNight
	whole, part := int(ward.FullTime), int(mainly.Share)
	by := int(gcd(int64(whole), int64(part)))
	s := b.minutesOf(p, 0, b.days, func(m *minutes) int { return whole/by*m.late - part/by*m.net })
	var nights []lit
	for d := range b.days {
		for i := range b.shifts {
			if b.shifts[i].table[d].late >= int(mainly.Hours) {
				nights = append(nights, b.duty(p, d, i))
			}
		}
	}
	return b.all(b.reaches(s, 0), b.any(nights))
}

// darkHours: on average at least 1.39 h a week between 20:00 and 06:00, or as the
// ward counts.
func (b *Build) darkHours(p *person) lit {
	week := 60 * int64(b.C.Counting.Comparable) // hundredths of a minute
	by := gcd(100, week)
	s := b.minutesOf(p, 0, b.days, func(m *minutes) int { return int(100/by) * m.dark })
	return b.reaches(s, week/by*int64(b.C.Dates.Weeks))
}

// awake: at least a quarter of the time on other duties than nights, or as the
// ward counts.
func (b *Build) awake(p *person) lit {
	s, whole, part := b.sum(), int64(ward.FullTime), int64(b.C.Counting.ByDay)
	by := gcd(whole, part)
	for d := range b.days {
		for i := range b.shifts {
			m := &b.shifts[i].table[d]
			coef := -part / by * int64(m.net)
			if !b.shifts[i].night {
				coef = (whole - part) / by * int64(m.net)
			}
			s.add(coef, b.duty(p, d, i))
		}
	}
	return b.reaches(s, 0)
}

// anyOf: at least one duty of the kind.
func (b *Build) anyOf(p *person, kind string) lit {
	var ls []lit
	for d := range b.days {
		for i := range b.shifts {
			if b.shifts[i].Kind() == kind {
				ls = append(ls, b.duty(p, d, i))
			}
		}
	}
	return b.any(ls)
}

// all is a literal equal to "every one of them".
func (b *Build) all(ls ...lit) lit {
	not := make([]lit, len(ls))
	for i, l := range ls {
		not[i] = l.Not()
	}
	return b.any(not).Not()
}

// creditOf is the hours with what night, Sunday and holiday hours count beyond
// the clock, in twelfths of a minute.
func (b *Build) creditOf(p *person) *total {
	if p.credit == nil {
		p.credit = b.total(b.minutesOf(p, 0, b.days, func(m *minutes) int {
			if m.elsewhere {
				return 0 // hours of another post
			}
			return 12*m.tariff + b.credited(m)
		}))
	}
	return p.credit
}
