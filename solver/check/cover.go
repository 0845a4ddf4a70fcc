package check

import (
	"slices"

	"heltid/solver/ward"
)

// cover: heads on duty against the need's floor, by unit and attribute. A
// duty counts in the rows of the unit it is in, and in those without a unit; breaks do not lessen presence. Measured in person minutes that are
// missing, one finding for each unbroken stretch.
type cover struct{}

func (cover) ID() ward.Quantity { return "cover" }

func (r cover) CheckRota(s *Sheet, emit func(Measure)) {
	s.needs(r.ID(), func(d ward.Demand) bool { return d.Floor > 0 }, func(d ward.Demand, heads int) int { return d.Floor - heads }, emit)
}

// needs emits the stretches of time in which so many heads are wrong, for the
// demands that ask.
func (s *Sheet) needs(q ward.Quantity, asks func(ward.Demand) bool, wrong func(d ward.Demand, heads int) int, emit func(Measure)) {
	type row struct{ unit, who string }
	found := map[row][]level{}
	var order []row
	for _, d := range s.demands {
		if !asks(d) {
			continue
		}
		g := row{d.Unit, d.Who}
		if _, ok := found[g]; !ok {
			order = append(order, g)
			found[g] = nil
		}
		for _, l := range s.presence(d) {
			if n := wrong(d, l.heads); n > 0 {
				found[g] = append(found[g], level{l.span, n * l.minutes()})
			}
		}
	}
	for _, g := range order {
		s.tell(q, g.unit, g.who, s.join(found[g]), emit)
	}
}

// tell emits stretches with what is wrong in them, or that nothing is.
func (s *Sheet) tell(q ward.Quantity, unit, who string, stretches []level, emit func(Measure)) {
	if len(stretches) == 0 {
		stretches = []level{{span: s.between(0, 0, s.days, 0)}}
	}
	for _, l := range stretches {
		m := atMost(parties(q, 0), l.heads).during(s.clock, l.span)
		m.Unit, m.Who = unit, who
		emit(m)
	}
}

// join makes unbroken stretches of those that touch, round the seam of a
// rolling rota, and adds up what is wrong in them.
func (s *Sheet) join(parts []level) []level {
	slices.SortStableFunc(parts, func(a, b level) int { return a.from.Compare(b.from) })
	var out []level
	for _, l := range parts {
		if n := len(out); n > 0 && !l.from.After(out[n-1].to) {
			out[n-1].to = later(out[n-1].to, l.to)
			out[n-1].heads += l.heads
			continue
		}
		out = append(out, l)
	}
	if n := len(out); s.Case.Dates.Rolling && n > 1 {
		round := s.at(s.days, 0).Sub(s.start)
		if first := out[0]; !first.from.Add(round).After(out[n-1].to) {
			out[n-1].to = later(out[n-1].to, first.to.Add(round))
			out[n-1].heads += first.heads
			out = out[1:]
		}
	}
	return out
}

// presence gives the heads that count for a demand, all through it.
func (s *Sheet) presence(d ward.Demand) []level {
	out, ok := s.heads[d]
	if !ok {
		during := s.between(d.Day, d.From, d.Day, d.To)
		out = levels(during, s.onDuty(d.Unit, d.Who, during))
		s.heads[d] = out
	}
	return out
}

// Present gives the fewest heads that count for a demand at any moment of it,
// and the person minutes they come to.
func (s *Sheet) Present(d ward.Demand) (least, minutes int) {
	for i, l := range s.presence(d) {
		if i == 0 || l.heads < least {
			least = l.heads
		}
		minutes += l.heads * l.minutes()
	}
	return least, minutes
}

// Within is the person minutes at work for a demand, those above its target left
// out.
func (s *Sheet) Within(d ward.Demand) int {
	minutes := 0
	for _, l := range s.presence(d) {
		minutes += min(l.heads, max(d.Floor, d.Target)) * l.minutes()
	}
	return minutes
}

// Missing is a demand with person minutes missing below its floor or target.
type Missing struct {
	ward.Demand
	Minutes int
}

// Missing gives the demands that are not covered up to their floor, or up to
// their target.
func (s *Sheet) Missing(target bool) []Missing {
	var out []Missing
	for _, d := range s.demands {
		heads := d.Floor
		if target {
			heads = d.Target
		}
		minutes := 0
		for _, l := range s.presence(d) {
			minutes += max(0, heads-l.heads) * l.minutes()
		}
		if minutes > 0 {
			out = append(out, Missing{d, minutes})
		}
	}
	return out
}

// Shortage sums the person minutes missing below the floor, by attribute
// (tier 1).
func (s *Sheet) Shortage() map[string]int {
	out := map[string]int{}
	for _, d := range s.demands {
		for _, l := range s.presence(d) {
			out[d.Who] += max(0, d.Floor-l.heads) * l.minutes()
		}
	}
	return out
}

// UnderTarget sums the person minutes missing below the targets that are above
// their floor, over all attributes (tier 4).
func (s *Sheet) UnderTarget() int {
	sum := 0
	for _, d := range s.demands {
		if d.Target <= d.Floor {
			continue
		}
		for _, l := range s.presence(d) {
			sum += max(0, d.Target-l.heads) * l.minutes()
		}
	}
	return sum
}

// FloorKept sums the minutes in which the need has a floor for the attribute,
// and those of them in which it is kept, over all units.
func (s *Sheet) FloorKept(who string) (asked, kept int) {
	for _, d := range s.demands {
		if d.Who != who || d.Floor == 0 {
			continue
		}
		for _, l := range s.presence(d) {
			asked += l.minutes()
			if l.heads >= d.Floor {
				kept += l.minutes()
			}
		}
	}
	return asked, kept
}
