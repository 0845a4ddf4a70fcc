package holidays

import (
	"cmp"
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// redDays gives F3 where the law wants a red day off: without an agreement for
// every one that follows a worked one; with one as many as make half of them
// off, those the person wishes and the ward can spare first, and one at least
// every fourth week (AML §10-8(4)).
func (p *planner) redDays() {
	for _, l := range p.lines {
		out := Line{Person: l.ID}
		for _, r := range p.reds {
			if p.own(l, r) {
				out.Red++
				if p.works(l, r) {
					out.Planned++
				}
				out.Averaged = out.Averaged || p.averaged(l, r)
			}
		}
		p.plan.Lines = append(p.plan.Lines, out)
	}
	for _, l := range p.lines {
		p.everySecond(l)
		p.half(l)
		p.everyFourthWeek(l)
	}
}

// own tells whether a red day is one of the plan's and the person is there.
func (p *planner) own(l *line, r red) bool {
	return r.day >= 0 && !l.Away(p.plan.Case.Dates.Date(r.day))
}

func (p *planner) workedOf(l *line) int {
	n := 0
	for _, r := range p.reds {
		if p.own(l, r) && p.works(l, r) {
			n++
		}
	}
	return n
}

// averaged tells whether an agreement averages the person's red days then.
func (p *planner) averaged(l *line, r red) bool {
	limit, ok := p.terms.Limit("sundays_in_row", l.Person, p.plan.Case.Dates.Date(max(0, r.day)))
	return ok && limit.Agreement != nil
}

// free makes a red day of the plan a free one.
func (p *planner) free(l *line, r red, why Why, about ward.Date) {
	p.off(l, rota.F3, why, about, p.inTheWay(l, r))
}

// inTheWay gives the duties that make a red day a worked one, those that reach
// furthest into it first, as many as must go.
func (p *planner) inTheWay(l *line, r red) []*duty {
	all := l.touching(r.stretch, r.day)
	slices.SortStableFunc(all, func(a, b *duty) int { return cmp.Compare(b.overlap(r.stretch), a.overlap(r.stretch)) })
	sum := 0
	for _, d := range all {
		sum += d.overlap(r.stretch)
	}
	var out []*duty
	for _, d := range all {
		if sum > p.least() {
			out = append(out, d)
			sum -= d.overlap(r.stretch)
		}
	}
	return out
}

// everySecond frees each red day that follows a worked one, in order.
func (p *planner) everySecond(l *line) {
	for i := 1; i < len(p.reds); i++ {
		before, r := p.reds[i-1], p.reds[i]
		if r.day >= 0 && !p.averaged(l, before) && p.works(l, before) && p.works(l, r) {
			p.free(l, r, AfterWorked, p.plan.Case.Dates.Date(before.day))
		}
	}
}

// half frees so many red days that half of them are, or as many as are agreed, in
// each 26 weeks, or as many as the ward counts.
func (p *planner) half(l *line) {
	block := 7 * p.plan.Case.Counting.SundayWeeks
	days := p.plan.Case.Dates.Days()
	for from := 0; from < days; from += block {
		free, ok := p.terms.Limit("sundays_free", l.Person, p.plan.Case.Dates.Date(from))
		if !ok {
			continue
		}
		for {
			all, worked := 0, []red{}
			for _, r := range p.reds {
				if r.day < from || r.day >= from+block || !p.own(l, r) {
					continue
				}
				if all++; p.works(l, r) {
					worked = append(worked, r)
				}
			}
			if len(worked) <= all*(26-free.Value)/26 {
				break
			}
			r := p.easiest(l, worked)
			p.free(l, r, HalfFree, p.plan.Case.Dates.Date(r.day))
		}
	}
}

// everyFourthWeek frees a red day of each week that would be one too many
// without.
func (p *planner) everyFourthWeek(l *line) {
	run := 0
	for week := -historyWeeks; week < p.plan.Case.Dates.Weeks; week++ {
		var here []red
		free := false
		for _, r := range p.reds {
			if r.day >= 7*week && r.day < 7*week+7 {
				here = append(here, r)
				free = free || !p.works(l, r)
			}
		}
		if run++; free {
			run = 0
			continue
		}
		limit, ok := p.terms.Limit("sundays_in_row", l.Person, p.plan.Case.Dates.Date(max(0, 7*week)))
		if ok && limit.Agreement != nil && run > limit.Value && week >= 0 {
			r := p.easiest(l, here)
			p.free(l, r, FourthWeek, p.plan.Case.Dates.Date(r.day))
			run = 0
		}
	}
}

// easiest chooses which worked red day to free: one that is wished, then a
// holiday rather than an ordinary Sunday, then what leaves the least need
// uncovered, then one beside another free red day, then the first.
func (p *planner) easiest(l *line, worked []red) red {
	type cost struct{ notWished, sunday, missing, alone, day int }
	of := func(r red) cost {
		date := p.plan.Case.Dates.Date(r.day)
		c := cost{notWished: 1, alone: 1, day: r.day}
		if slices.Contains(p.wishes, Wish{l.ID, date}) {
			c.notWished = 0
		}
		if p.plan.Case.Dates.Holiday(date) == "" {
			c.sunday = 1
		}
		for _, d := range p.inTheWay(l, r) {
			c.missing += p.missing(l, d)
		}
		for _, o := range p.reds {
			if (o.day == r.day-1 || o.day == r.day+1) && !p.works(l, o) {
				c.alone = 0
			}
		}
		return c
	}
	return slices.MinFunc(worked, func(a, b red) int {
		x, y := of(a), of(b)
		return cmp.Or(x.notWished-y.notWished, x.sunday-y.sunday, x.missing-y.missing, x.alone-y.alone, x.day-y.day)
	})
}
