package check

import "heltid/solver/ward"

// sundaysInRow: worked Sundays, in a calendar rota also holidays, without a
// free one between; whoever has worked one is off the next. Where they are
// averaged by agreement, what counts is weeks in a row without a free one: the
// weekly free day falls on one at least every fourth week (AML §10-8(4)).
type sundaysInRow struct{}

func (sundaysInRow) ID() ward.Quantity { return "sundays_in_row" }

func (r sundaysInRow) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	r.units(l, t, emit)
	r.weeks(l, t, emit)
}

// units measures runs of red days. Whether one that follows a worked one must be
// free is decided by what holds on its own day.
func (r sundaysInRow) units(l *Line, t *ward.Terms, emit func(Measure)) {
	reds, before := l.knownReds()
	n := len(reds)
	worked, next := make([]bool, n), make([]bool, n)
	limits := make([]ward.Limit, n)
	for i, red := range reds {
		after := red
		if l.c.Dates.Rolling || i+1 < n {
			after = reds[(i+1)%n]
		}
		limit, ok := l.limit(t, r.ID(), after.day)
		worked[i] = l.redWorked(red)
		limits[i], next[i] = limit, worked[i] && ok && limit.Agreement == nil
	}
	for _, run := range l.runs(-before, n-before, func(i int) bool { return next[i+before] }) {
		first := run.first + before
		if after := first + run.length; !run.endless && (l.c.Dates.Rolling || after < n) && worked[after%n] {
			run.length++ // worked though the one before it was
		}
		if first+run.length <= before || reds[first].day >= l.days {
			continue
		}
		last := reds[(first+run.length-1)%n].day
		if !l.c.Dates.Rolling {
			last = min(last, l.days-1)
		}
		if last < reds[first].day {
			last += l.days
		}
		emit(atMost(limits[first], run.against(limits[first].Value)).days(l.clock, reds[first].day, last))
	}
}

// weeks measures runs of weeks whose red days are all worked, as far as an
// agreement averages them.
func (r sundaysInRow) weeks(l *Line, t *ward.Terms, emit func(Measure)) {
	reds, _ := l.knownReds()
	worked, free := map[int]bool{}, map[int]bool{}
	for _, red := range reds {
		week := (red.day - wrap(red.day, 7)) / 7
		worked[week] = true
		free[week] = free[week] || !l.redWorked(red)
	}
	runs := l.runs((l.history()-6)/7, l.c.Dates.Weeks, func(week int) bool { return worked[week] && !free[week] })
	for _, run := range runs {
		var worst *Measure
		for n := 1; n <= run.length; n++ {
			last := run.first + n - 1
			limit, ok := l.limit(t, r.ID(), 7*wrap(last, l.c.Dates.Weeks))
			if !ok || limit.Agreement == nil || last < 0 {
				continue
			}
			upTo := run
			upTo.length = n
			if m := atMost(limit, upTo.against(limit.Value)); worst == nil || m.Margin <= worst.Margin {
				m = m.days(l.clock, 7*run.first, 7*last+6)
				worst = &m
			}
		}
		if worst != nil {
			emit(*worst)
		}
	}
}

// knownReds gives the red days of the line's history, of the period and of the day
// after it, and how many are history.
func (l *Line) knownReds() (reds []red, before int) {
	for _, r := range l.reds {
		switch {
		case r.day >= 0:
			reds = append(reds, r)
		case r.day >= l.history():
			reds = append(reds, r)
			before++
		}
	}
	return reds, before
}
