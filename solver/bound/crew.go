package bound

import (
	"cmp"
	"slices"
	"strings"

	"heltid/solver/ward"
)

// crew is people who belong to one unit, tied together by shift types they share: those by
// day and evening, say, and those by night. Need that only a crew's shift
// types reach is the crew's own.
type crew struct {
	unit   string
	kinds  []*Kind
	shifts []int // shift types one of them may have, ascending
}

// crews parts the people of each unit, units and crews in the order of the case.
func crews(all []*Kind) []*crew {
	var out []*crew
	for _, k := range all {
		mine := &crew{unit: k.Unit, kinds: []*Kind{k}, shifts: k.shiftTypes()}
		var rest []*crew
		for _, c := range out {
			if c.unit != k.Unit || !slices.ContainsFunc(c.shifts, func(s int) bool { return slices.Contains(mine.shifts, s) }) {
				rest = append(rest, c)
				continue
			}
			mine.kinds = append(slices.Clone(c.kinds), mine.kinds...)
			mine.shifts = append(mine.shifts, c.shifts...)
		}
		slices.Sort(mine.shifts)
		mine.shifts = slices.Compact(mine.shifts)
		out = append(rest, mine)
	}
	return out
}

func (k *Kind) shiftTypes() []int {
	out := slices.Concat(k.may...)
	slices.Sort(out)
	return slices.Compact(out)
}

func (w *crew) people() int {
	n := 0
	for _, k := range w.kinds {
		n += len(k.People)
	}
	return n
}

// holders is the crew's people with an attribute: the whole kind, as any of
// its days has it.
func (w *crew) holders(attribute int) *crew {
	out := &crew{unit: w.unit, shifts: w.shifts}
	for _, k := range w.kinds {
		if slices.ContainsFunc(k.has, func(day []bool) bool { return day[attribute] }) {
			out.kinds = append(out.kinds, k)
		}
	}
	return out
}

// codes names the crew by its shift types.
func (w *crew) codes() string {
	var out []string
	for _, i := range w.shifts {
		out = append(out, w.kinds[0].span.shifts[i].Code)
	}
	return strings.Join(out, ", ")
}

// weekends is the most weekends one of the crew may work in the period.
func (w *crew) weekends() int {
	out := 0
	for _, k := range w.kinds {
		weeks := k.terms.Case.Dates.Weeks
		most := weeks
		if v, ok := k.inPeriod("weekend_frequency"); ok {
			most = min(most, v)
		}
		if v, ok := k.inPeriod("weekends_in_row"); ok {
			most = min(most, k.mostWith(v, weeks))
		}
		if v, ok := k.shareOfYear("weekends_per_year"); ok {
			most = min(most, v)
		}
		out = max(out, most)
	}
	return out
}

// shortest is the shortest duty that one of the crew may have on the days, in
// minutes.
func (w *crew) shortest(on func(day int) bool) int {
	out := -1
	for _, k := range w.kinds {
		for day, may := range k.may {
			for _, shift := range may {
				if n := k.span.paid[day][shift]; on(day) && (out < 0 || n < out) {
					out = n
				}
			}
		}
	}
	return max(out, 0)
}

// duties gives, for each day, the fewest duties of that day that the crew must
// have for its own need of an attribute: stretches which duties of other crews,
// or of other days, do not reach. Need without a unit is met by crews of every
// unit. Taking for each uncovered stretch the duty
// that reaches furthest is best, since duties are intervals.
func (w *crew) duties(others []*crew, demands []ward.Demand, who string) []int {
	s := w.kinds[0].span
	out := make([]int, s.days)
	type need struct {
		day      int // of the duties that reach it
		from, to int // wall minutes after 00:00 of that day
		heads    int
	}
	var own []need
	for _, d := range demands {
		if d.Unit != w.unit || d.Who != who || d.Floor == 0 || d.Day >= s.days {
			continue
		}
		for _, cut := range cuts(s, d) {
			duties := reaching(s, d.Day, cut[0], cut[1])
			theirs := slices.ContainsFunc(duties, func(x duty) bool {
				return x.day != duties[0].day || slices.ContainsFunc(others, func(o *crew) bool {
					return o != w && slices.Contains(o.shifts, x.shift) && o.kinds[0].countsIn(w.unit, x.shift)
				})
			})
			if len(duties) > 0 && !theirs {
				by := ward.Minutes(s.apart(duties[0].day, d.Day)) * ward.Day
				own = append(own, need{duties[0].day, int(cut[0] + by), int(cut[1] + by), d.Floor})
			}
		}
	}
	slices.SortFunc(own, func(a, b need) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.from, b.from)) })
	taken := make([]map[int]int, s.days) // [day] shift type -> duties
	for _, n := range own {
		if taken[n.day] == nil {
			taken[n.day] = map[int]int{}
		}
		have, best := 0, -1
		for _, i := range w.shifts {
			if int(s.shifts[i].Start) <= n.from && int(s.shifts[i].Start+s.shifts[i].Length()) >= n.to && s.shifts[i].Covers() {
				have += taken[n.day][i]
				if best < 0 || s.shifts[i].Start+s.shifts[i].Length() > s.shifts[best].Start+s.shifts[best].Length() {
					best = i
				}
			}
		}
		if more := n.heads - have; more > 0 && best >= 0 {
			taken[n.day][best] += more
			out[n.day] += more
		}
	}
	return out
}
