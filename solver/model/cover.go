package model

import (
	"cmp"
	"fmt"
	"slices"

	"heltid/solver/ward"
)

// cover: heads on duty against need by time of day, per unit and attribute.
// Need and shift types cut the day into segments; segments that the same
// duties reach are one row. What is missing below floor and target is counted
// in person minutes, never forbidden: it is the tiers' to make small.
var cover = whole{"cover", func(b *Build) {
	for _, g := range b.groups() {
		present := b.present(g)
		b.missing(g, present, func(s stretch) int { return s.floor }, b.shortOf(g.who), b.options.Covered)
		if g.targeted() {
			b.missing(g, present, func(s stretch) int { return s.above() }, b.under, false)
		}
	}
}}

// A group is stretches of time that the same duties reach, for one unit and
// attribute.
type group struct {
	unit, who string
	duties    []slotID // day and shift, sorted
	parts     []stretch
}

type slotID struct{ day, shift int }

type stretch struct {
	minutes, floor, target, max int
}

func (g *group) targeted() bool {
	return slices.ContainsFunc(g.parts, func(s stretch) bool { return s.above() > 0 })
}

// above is the target where it asks for more than the floor.
func (s stretch) above() int {
	if s.target > s.floor {
		return s.target
	}
	return 0
}

// groups cuts the need into stretches and gathers those reached by the same
// duties, in the order of the days.
func (b *Build) groups() []*group {
	if b.cut == nil {
		b.cut = b.cutUp(b.C.Demands())
	}
	return b.cut
}

func (b *Build) cutUp(demands []ward.Demand) []*group {
	var out []*group
	span := b.elapsed(b.days, 0)
	byKey := map[string]*group{}
	for _, n := range demands {
		from, to := b.elapsed(n.Day, n.From), b.elapsed(n.Day, n.To)
		if !b.C.Dates.Rolling {
			to = min(to, span+int(ward.Day))
		}
		type reach struct {
			slot     slotID
			from, to int
		}
		var reaches []reach
		cuts := []int{from, to}
		for d := n.Day - 2; d <= n.Day+2; d++ {
			if !b.C.Dates.Rolling && (d >= b.days) {
				continue
			}
			for i := range b.shifts {
				m := b.on(&b.shifts[i], d)
				if !b.shifts[i].Covers() || d >= 0 && !b.shifts[i].offered || m.start >= to || m.end <= from {
					continue
				}
				reaches = append(reaches, reach{slotID{d, i}, m.start, m.end})
				for _, c := range []int{m.start, m.end} {
					if c > from && c < to {
						cuts = append(cuts, c)
					}
				}
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for i := 0; i+1 < len(cuts); i++ {
			var duties []slotID
			for _, r := range reaches {
				if r.from <= cuts[i] && r.to >= cuts[i+1] {
					id := r.slot
					if b.C.Dates.Rolling {
						id.day = wrap(id.day, b.days)
					}
					duties = append(duties, id)
				}
			}
			slices.SortFunc(duties, func(a, c slotID) int { return cmp.Or(a.day-c.day, a.shift-c.shift) })
			key := fmt.Sprint(n.Unit, "|", n.Who, "|", duties)
			if len(duties) == 0 {
				key = fmt.Sprint(n.Unit, "|", n.Who, "|", n.Day, "|", cuts[i])
			}
			g := byKey[key]
			if g == nil {
				g = &group{unit: n.Unit, who: n.Who, duties: duties}
				byKey[key] = g
				out = append(out, g)
			}
			g.parts = append(g.parts, stretch{cuts[i+1] - cuts[i], n.Floor, n.Target, n.Max})
		}
	}
	return out
}

// present counts the heads the group's duties bring.
func (b *Build) present(g *group) *sum {
	s := b.sum()
	for _, p := range b.peopleOf(g.unit) {
		for _, id := range g.duties {
			l := b.duty(p, id.day, id.shift)
			if l != b.no && p.CountsIn(g.unit, b.shifts[id.shift].Shift) && b.C.Has(p.Person, g.who, b.dateOf(id.day)) {
				s.add(1, l)
			}
		}
	}
	return s
}

// peopleOf gives the people whose duties may count for need of a unit.
func (b *Build) peopleOf(unit string) []*person {
	if of, ok := b.units[unit]; ok {
		return of
	}
	shared := slices.ContainsFunc(b.shifts, func(s shift) bool { return s.Shared() })
	of := b.people
	if unit != "" && !shared {
		of = slices.DeleteFunc(slices.Clone(of), func(p *person) bool { return p.Unit != unit })
	}
	if b.units == nil {
		b.units = map[string][]*person{}
	}
	b.units[unit] = of
	return of
}

// missing counts the person minutes below the need: the k-th head missing
// costs the minutes in which at least k are needed, which is convex, so the
// levels fill in order by themselves.
func (b *Build) missing(g *group, present *sum, need func(stretch) int, into *sum, none bool) {
	most := 0
	for _, s := range g.parts {
		most = max(most, need(s))
	}
	cost := make([]int64, most+1) // by level from 1
	for _, s := range g.parts {
		for k := 1; k <= need(s); k++ {
			cost[k] += int64(s.minutes)
		}
	}
	if present.vars == 0 {
		for k := int(present.fixed) + 1; k <= most; k++ {
			into.plus(cost[k])
		}
	}
	switch {
	case none:
		b.atLeast(present, int64(most))
		return
	case present.vars == 0:
		return
	}
	row := b.sum().join(1, present)
	for from := 1; from <= most; {
		to := from
		for to < most && cost[to+1] == cost[from] {
			to++
		}
		u := b.M.Int(0, int64(to-from+1), "")
		row.int(1, u)
		into.int(cost[from], u)
		from = to + 1
	}
	if most > 0 {
		b.M.AtLeast(&row.expr, int64(most)-row.fixed)
	}
}

func (b *Build) shortOf(who string) *sum {
	if b.short[who] == nil {
		b.short[who] = b.sum()
	}
	return b.short[who]
}
