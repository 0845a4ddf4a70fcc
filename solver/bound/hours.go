package bound

import (
	"maps"
	"slices"

	"heltid/solver/ward"
)

// owing is what a class of post says of a line's planned hours.
type owing struct {
	fewest, most int64 // minutes of a full-time week, by the norms the line can have
	least, top   int64 // minutes of any line of the class in the period
}

// owe gives the hours a post of the class can have; false where no line can:
// rules full_time_norm and owed_hours. Where each line's norm is computed, it
// is the widest span its lines can have, without asking which lines qualify
// for which norm.
func owe(k *Kind, cl class, offers []offer) (owing, bool) {
	least, most := offers[0].lowest, offers[0].highest
	for _, of := range offers {
		least, most = min(least, of.lowest), max(most, of.highest)
	}
	c := k.terms.Case
	weeks := int64(c.Dates.Weeks)
	const hundred = int64(ward.FullTime)
	fewest, longest, weighted := norms(k)
	o := owing{fewest: fewest, most: longest}
	switch {
	case cl == credited:
		o.most = min(o.most, k.inRota(2130, 1))
	case cl == full && weighted:
		o.fewest = k.inRota(2130, 0) // without the credit
	}
	lo := least*o.fewest*weeks/hundred - int64(c.TolerancePer)
	hi := (most + k.extra()) * o.most * weeks / hundred
	if cl >= part && cl != stand && c.Sizes.Free { // sizes are read off the hours
		lo = (least*o.fewest*weeks + hundred - 1) / hundred
		if weighted {
			lo = (least - 1) * o.fewest * weeks / hundred
		}
		hi = (most + 1) * o.most * weeks / hundred
	}
	can := sumsOf(k, hi)
	ok := false
	o.least, ok = can.from(lo)
	o.top = can.upTo(hi)
	return o, ok
}

// hours holds the group's hours: between heads times the least and most of a
// line, and within what the sum of sizes owes and allows.
func (f *Flow) hours(g *group, total int64, o owing) {
	c, p := f.terms.Case, f.program
	weeks := int64(c.Dates.Weeks)
	work := g.duties(func(day, shift int) int64 { return int64(f.span.paid[day][shift] * f.span.repeat) })
	g.hours = p.col(0, total*o.top, "hours")
	p.row(0, 0, "hours", append(work, term{g.hours, -1})...)
	p.row(0, unbounded, "least", term{g.hours, 1}, term{g.heads, -o.least})
	p.row(-unbounded, 0, "most", term{g.hours, 1}, term{g.heads, -o.top})
	if g.class == credited {
		f.credit(g, weeks, int64(c.TolerancePer))
	}
	const hundred = int64(ward.FullTime)
	slack, tol := int64(0), int64(c.TolerancePer)*hundred
	if extra := g.kind.extra(); extra > 0 {
		slack = extra * o.most * weeks
	}
	if c.Sizes.Free && g.class >= part {
		// Read off the hours and rounded to hundredths, down or, weighted, up.
		slack, tol = slack+o.most*weeks, o.fewest*weeks
	}
	p.row(-unbounded, 0, "norm", term{g.hours, hundred}, term{g.size, -o.most * weeks}, term{g.heads, -slack})
	p.row(0, unbounded, "owed", term{g.hours, hundred}, term{g.size, -o.fewest * weeks}, term{g.heads, tol})
}

// credit holds a full post of the weighted class (HTA chapter 1 §4.2.4): hours
// and credit reach 37.5 h a week. Where the norm is computed, the line has at
// least every third Sunday, and a quarter of its hours outside nights, or as the
// ward counts.
func (f *Flow) credit(g *group, weeks, tol int64) {
	p, s := f.program, f.span
	repeat := int64(s.repeat)
	sum := g.duties(func(day, shift int) int64 { return repeat * (12*int64(s.paid[day][shift]) + s.credit(day, shift)) })
	owed := term{g.heads, -12 * (g.kind.inRota(2250, 0)*weeks - tol)}
	credit := p.scaled(0, unbounded, "credit", append(sum, owed)...)
	for _, who := range g.kind.People {
		f.rows.credit[who.ID] = credit
	}
	if f.terms.Case.Model.Norm == ward.NormWeighted {
		return
	}
	awake := g.duties(func(day, shift int) int64 { return repeat * g.kind.byDay(day, shift) })
	row := p.scaled(0, unbounded, "awake", awake...)
	for _, who := range g.kind.People {
		f.rows.awake[who.ID] = row
	}
	if f.terms.Case.WholeWeekends(g.kind.People[0]) {
		// A worked Sunday is a worked weekend, so it has a duty on the Sunday.
		if s.averaged || g.kind.onlySundaysRed() {
			sundays := g.duties(func(day, _ int) int64 {
				return 3 * repeat * int64(indicator(s.weekday(day) == ward.Sunday))
			})
			p.row(0, unbounded, "sundays", append(sundays, term{g.heads, -weeks})...)
		}
	}
}

// byDay is what a duty adds to the row of the part of the hours outside nights.
func (k *Kind) byDay(day, shift int) int64 {
	whole, part := int64(ward.FullTime), int64(k.terms.Case.Counting.ByDay)
	by, net := gcd(whole, part), int64(k.span.net[day][shift])
	if k.span.night(shift) {
		return -part / by * net
	}
	return (whole - part) / by * net
}

// budget holds what the ward may pay for: the sum of sizes, or planned hours
// over the norm.
func (f *Flow) budget() {
	c := f.terms.Case
	if c.Budget == nil || c.Budget.FullTimeWeeks == 0 {
		return
	}
	var terms []term
	if inHours(c) {
		for _, g := range f.groups {
			terms = append(terms, term{g.hours, g.copies * int64(ward.FullTime)})
		}
		f.rows.budget = f.program.scaled(-unbounded, int64(c.Budget.FullTimeWeeks)*budgetNorm(c)*int64(c.Dates.Weeks), "budget", terms...)
		f.rows.budget.by /= float64(ward.FullTime)
		return
	}
	for _, g := range f.groups {
		terms = append(terms, term{g.size, g.copies})
	}
	f.rows.budget = f.program.scaled(-unbounded, int64(c.Budget.FullTimeWeeks), "budget", terms...)
}

// educated holds the guard that educated posts and the educated share of hours
// do not fall below today's.
func (f *Flow) educated() {
	c := f.terms.Case
	today, posts := c.EducatedToday()
	hours, all := c.EducatedHours()
	if !c.Educated || posts == 0 {
		return
	}
	var sizes, share []term
	for _, g := range f.groups {
		w := -int64(hours)
		if c.Has(g.kind.People[0], ward.Educated, c.Dates.Start) {
			sizes = append(sizes, term{g.size, g.copies})
			w += int64(all)
		}
		share = append(share, term{g.hours, g.copies * w})
	}
	f.rows.educated = f.program.scaled(int64(today), unbounded, "educated posts", sizes...)
	f.rows.share = f.program.scaled(0, unbounded, "educated share", share...)
}

// cover holds the need: presence and shortage reach floor and target, and
// presence is at most what the need allows.
func (f *Flow) cover() {
	p := f.program
	for _, n := range coverings(f.terms.Case, f.span, f.demands()) {
		copies := f.copies[n.unit]
		var here []term
		for _, g := range f.groups {
			w := f.weight(g.copies, n.unit)
			for _, d := range n.duties {
				if g.kind.countsIn(n.unit, d.shift) && f.holds(g.kind, n.who, d.day) {
					for _, y := range g.duty[d] {
						here = append(here, term{y, w})
					}
				}
			}
		}
		if n.most >= 0 {
			p.row(-unbounded, int64(n.most), "most "+n.who, here...)
		}
		missing := f.shortages(n, "floor", here, n.floor, copies)
		f.floors = append(f.floors, floor{n, missing})
		f.short[n.who] = append(f.short[n.who], missing...)
		f.under[n.who] = append(f.under[n.who], f.shortages(n, "target", here, n.target, copies)...)
	}
}

// shortages makes a column for what is missing at each number of heads, and
// gives the columns with their minutes.
func (f *Flow) shortages(n *covering, level string, here []term, need map[int]int64, copies int64) []term {
	var out []term
	for _, heads := range slices.Sorted(maps.Keys(need)) {
		u := f.program.col(0, int64(heads), "missing")
		f.rows.needs[n.name(level, heads)] = f.program.row(int64(heads), unbounded, "need", append(here[:len(here):len(here)], term{u, 1})...)
		out = append(out, term{u, copies * need[heads]})
	}
	return out
}

// holds tells whether people of the kind have the attribute on the day of a
// duty, or on the day after, where a night's need may be written.
func (f *Flow) holds(k *Kind, who string, day int) bool {
	for i, a := range f.attributes {
		if a == who {
			return k.has[day][i] || k.has[min(day+1, f.span.days-1)][i]
		}
	}
	return false
}
