package holidays

import (
	"slices"
	"strings"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// planner is a plan in the making, its duties laid out in elapsed minutes.
type planner struct {
	plan    *Plan
	base    *rota.Rota
	wishes  []Wish
	terms   *ward.Terms
	lines   []*line
	reds    []red
	demands map[int][]demand // by the day they are written on
}

// line is one person's duties by day, those before the plan among them.
type line struct {
	*ward.Person
	on      map[int][]*duty
	f1      []int // days with an F1 of the base
	changes []Change
}

type duty struct {
	stretch
	day   int
	shift *ward.Shift
	net   int
}

// A stretch is from one elapsed minute up to another.
type stretch struct{ from, to int }

func (s stretch) overlap(o stretch) int { return max(0, min(s.to, o.to)-max(s.from, o.from)) }

// red is a Sunday or holiday with its zone.
type red struct {
	stretch
	day int
}

type demand struct {
	ward.Demand
	stretch
}

// lay sets everything out in time.
func (p *planner) lay() {
	c := p.plan.Case
	p.terms = rule.Terms(c)
	for day := -7 * historyWeeks; day < c.Dates.Days(); day++ {
		if date := c.Dates.Date(day); c.Dates.Red(date) {
			z := c.Dates.Zone(date)
			p.reds = append(p.reds, red{stretch{c.Dates.Elapsed(day-1, z.Start), c.Dates.Elapsed(day, z.End)}, day})
		}
	}
	for _, l := range p.plan.Rota.Lines {
		who, ok := c.Person(l.Person)
		if !ok {
			who = &ward.Person{ID: l.Person}
		}
		out := &line{Person: who, on: map[int][]*duty{}}
		for _, d := range slices.Concat(l.Before, l.Duties) {
			out.on[d.Day] = append(out.on[d.Day], p.duty(d.Day, d.Shift))
		}
		for _, f := range l.Free {
			if f.Code == rota.F1 {
				out.f1 = append(out.f1, f.Day)
			}
		}
		p.lines = append(p.lines, out)
	}
	p.demands = map[int][]demand{}
	for _, d := range c.Demands() {
		if d.Floor > 0 {
			p.demands[d.Day] = append(p.demands[d.Day], demand{d, stretch{c.Dates.Elapsed(d.Day, d.From), c.Dates.Elapsed(d.Day, d.To)}})
		}
	}
}

func (p *planner) duty(day int, code string) *duty {
	s, _ := p.plan.Case.Shift(code)
	d := &duty{day: day, shift: s}
	d.stretch = stretch{p.plan.Case.Dates.Elapsed(day, s.Start), p.plan.Case.Dates.Elapsed(day, s.Start+s.Length())}
	d.net = d.to - d.from - int(s.Unpaid())
	return d
}

// off takes a line's duties of some days out.
func (p *planner) off(l *line, code string, why Why, about ward.Date, duties []*duty) {
	byDay := map[int][]string{}
	var days []int
	for _, d := range duties {
		if byDay[d.day] == nil {
			days = append(days, d.day)
		}
		byDay[d.day] = append(byDay[d.day], d.shift.Code)
		l.on[d.day] = slices.DeleteFunc(l.on[d.day], func(o *duty) bool { return o == d })
	}
	slices.Sort(days)
	for _, day := range days {
		change := Change{Date: p.plan.Case.Dates.Date(day), Code: code, Instead: byDay[day], Why: why, About: about}
		if i := slices.IndexFunc(l.changes, func(c Change) bool { return c.Date == change.Date }); i >= 0 {
			l.changes[i].Instead = append(l.changes[i].Instead, change.Instead...) // the rest of a day with two duties
			continue
		}
		l.changes = append(l.changes, change)
	}
}

// touching gives the line's duties of the plan that reach into a stretch.
func (l *line) touching(s stretch, near int) []*duty {
	var out []*duty
	for day := max(0, near-2); day <= near; day++ {
		for _, d := range l.on[day] {
			if d.overlap(s) > 0 {
				out = append(out, d)
			}
		}
	}
	return out
}

// works tells whether the line works a red day: more than the ward's smallest
// overlap with its zone.
func (p *planner) works(l *line, r red) bool {
	sum := 0
	for day := r.day - 2; day <= r.day; day++ {
		for _, d := range l.on[day] {
			if !d.shift.AtHome() {
				sum += d.overlap(r.stretch)
			}
		}
	}
	return sum > p.least()
}

func (p *planner) least() int { return int(p.plan.Case.Counting.SundayLeast) }

// absences writes vacation and takes out the duties of other absence.
func (p *planner) absences() {
	for _, l := range p.lines {
		for day := range p.plan.Case.Dates.Days() {
			date := p.plan.Case.Dates.Date(day)
			if !l.Away(date) || len(l.on[day]) == 0 {
				continue
			}
			if l.OnVacation(date) {
				p.off(l, rota.FE, OnVacation, date, slices.Clone(l.on[day]))
			} else {
				p.off(l, "", OtherAway, date, slices.Clone(l.on[day]))
			}
		}
	}
}

// missing is how many person minutes more the need's floor would lack without
// a duty.
func (p *planner) missing(l *line, d *duty) int {
	sum := 0
	for day := d.day - 1; day <= d.day+1; day++ {
		for _, n := range p.demands[day] {
			if n.overlap(d.stretch) > 0 && d.shift.Covers() && p.counts(l, d, n) {
				sum += p.tight(n, stretch{max(n.from, d.from), min(n.to, d.to)})
			}
		}
	}
	return sum
}

// counts tells whether somebody's duty counts for a demand.
func (p *planner) counts(l *line, d *duty, n demand) bool {
	return l.CountsIn(n.Unit, *d.shift) && p.plan.Case.Has(l.Person, n.Who, p.plan.Case.Dates.Date(max(0, d.day)))
}

// tight is how many minutes of a stretch have no more heads than the demand's
// floor.
func (p *planner) tight(n demand, s stretch) int {
	cuts := []int{s.from, s.to}
	var here []stretch
	for _, l := range p.lines {
		for day := n.Day - 1; day <= n.Day+1; day++ {
			for _, d := range l.on[day] {
				if d.overlap(s) > 0 && d.shift.Covers() && p.counts(l, d, n) {
					here = append(here, d.stretch)
					cuts = append(cuts, max(d.from, s.from), min(d.to, s.to))
				}
			}
		}
	}
	slices.Sort(cuts)
	sum := 0
	for i := 1; i < len(cuts); i++ {
		part, heads := stretch{cuts[i-1], cuts[i]}, 0
		for _, h := range here {
			if h.overlap(part) > 0 {
				heads++
			}
		}
		if heads <= n.Floor {
			sum += part.to - part.from
		}
	}
	return sum
}

// finish writes the lines.
func (p *planner) finish() {
	c := p.plan.Case
	for i, l := range p.lines {
		out := &p.plan.Rota.Lines[i]
		changed := map[int]Change{}
		for _, ch := range l.changes {
			changed[int(ch.Date-c.Dates.Start)] = ch
		}
		out.Duties = nil
		for day := range c.Dates.Days() {
			for _, d := range l.on[day] {
				out.Duties = append(out.Duties, rota.Duty{Day: day, Shift: d.shift.Code})
			}
			ch, ok := changed[day]
			if ok && ch.Code != "" && len(l.on[day]) == 0 {
				out.Free = append(out.Free, rota.FreeDay{Day: day, Code: ch.Code, Instead: ch.Instead})
			}
		}
		for k, f := range out.Free {
			date := c.Dates.Date(f.Day)
			if l.OnVacation(date) && !c.Dates.Red(date) && f.Code == rota.F2 {
				out.Free[k].Code = rota.FE // a free working day in the vacation is a day of it
			}
		}
		slices.SortStableFunc(l.changes, func(a, b Change) int { return int(a.Date - b.Date) })
		p.plan.Lines[i].Changes = l.changes
		p.plan.Lines[i].Worked = p.workedOf(l)
	}
	p.plan.Rota.Sort()
	slices.SortFunc(p.plan.Lines, func(a, b Line) int { return strings.Compare(a.Person, b.Person) })
}
