package bound

import (
	"math"

	"heltid/solver/ward"
)

// What whole lines are not made by, but each line by itself shows: must-nots,
// the norm that follows from its duties, and quick returns.

// vetoed gives the duties that a person has put a must-not on, in any of the
// weeks in which a line of the kind comes again.
func vetoed(c *ward.Case, k *lineKind, who *ward.Person) map[duty]bool {
	out := map[duty]bool{}
	for day, may := range k.may {
		for _, shift := range may {
			for on := day; on < c.Dates.Days(); on += k.span.days {
				if !c.May(who, on, k.span.shifts[shift]) {
					out[duty{day, shift}] = true
				}
			}
		}
	}
	return out
}

// holds tells whether the line has the hours of its norm.
func (m *mending) holds(s *seat, norm func(ward.Size) Stretch) bool {
	return norm == nil || norm(s.line.size).Has(s.line.units*s.group.kind.unit)
}

// norm is the minutes that a post of a size has with the duties of the line,
// where the norm follows from them (HTA chapter 1 §4); nil where the sizes
// already say so.
func (m *mending) norm(s *seat) func(ward.Size) Stretch {
	k := s.group.kind
	c := k.terms.Case
	if agreed := c.Model.Norm; agreed != ward.NormComputed && agreed != ward.NormWeighted || k.elsewhere() {
		return nil
	}
	var credit int64
	var nights, paid int
	var dark ward.Minutes
	sorts, weekends := map[string]bool{}, map[int]bool{}
	for day, i := range s.line.line {
		if i < 0 {
			continue
		}
		shift := int(i)
		at := duty{day, shift}
		if _, known := m.credits[k][at]; !known {
			m.credits[k][at] = k.span.credit(day, shift)
		}
		credit += m.credits[k][at]
		dark += k.span.shifts[shift].Dark()
		sorts[k.span.shifts[shift].Kind()] = true
		paid += k.span.paid[day][shift]
		if k.span.night(shift) {
			nights += k.span.paid[day][shift]
		}
		if k.span.weekday(day) >= ward.Saturday {
			weekends[day/7] = true
		}
	}
	third := 3*len(weekends) >= c.Dates.Weeks
	weighed := c.Model.Norm == ward.NormWeighted ||
		third && sorts[ward.DayShift] && sorts[ward.EveningShift] && sorts[ward.NightShift] && int(ward.FullTime)*nights <= int(ward.FullTime-c.Counting.ByDay)*paid
	return func(size ward.Size) Stretch {
		days := int64(c.Contracted(s.person, size, 0, c.Dates.Days()))
		part := func(week int64) int { return int(week * days / (7 * int64(ward.ContractedDay))) }
		most := part(2250)
		switch {
		case weighed:
			most = min(part(2130), max(part(2016), most-int(credit/12)))
		case third || 100*int(dark) >= 60*int(c.Counting.Comparable)*c.Dates.Weeks:
			most = part(2130)
		}
		return Stretch{most - int(c.TolerancePer), most}
	}
}

// quick tells whether the line has more quick returns than the ward's ceiling.
func (m *mending) quick(s *seat) bool {
	k := s.group.kind
	limit, ok := k.terms.Limit("quick_returns", s.person, m.c.Dates.Start)
	if !ok {
		return false
	}
	days, last := k.span.days, math.MinInt
	if k.span.round {
		for day := days - 1; day >= 0 && last == math.MinInt; day-- {
			if i := s.line.line[day]; i >= 0 {
				last = k.span.end[day][i] - k.span.moment(days, 0)
			}
		}
	}
	count := 0
	for day, i := range s.line.line {
		if day%28 == 0 {
			count = 0
		}
		if i < 0 {
			continue
		}
		count += indicator(last != math.MinInt && k.span.start[day][i]-last < 11*60)
		last = k.span.end[day][i]
		if count > limit.Value {
			return true
		}
	}
	return false
}
