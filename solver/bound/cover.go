package bound

import (
	"fmt"
	"maps"
	"slices"

	"heltid/solver/ward"
)

// covering is need that the same duties meet: stretches of one unit and
// attribute, with the minutes of need at each number of heads.
type covering struct {
	unit, who string
	duties    []duty
	floor     map[int]int64 // heads needed -> minutes in the period
	target    map[int]int64
	most      int // heads allowed, -1 any number
}

type duty struct{ day, shift int }

// day is that of the first of the duties; the first of all where there are none.
func (n *covering) day() int {
	if len(n.duties) == 0 {
		return 0
	}
	return n.duties[0].day
}

// name is the same for what whole lines and an averaged week ask for: so many
// heads on the duties, of weeks that are alike.
func (n *covering) name(level string, heads int) string {
	return fmt.Sprint(n.unit, "\x00", n.who, "\x00", n.duties, level, heads)
}

// averaged is the covering as one averaged week has it.
func (n covering) averaged() *covering {
	duties := make([]duty, len(n.duties))
	for i, d := range n.duties {
		duties[i] = duty{d.day % 7, d.shift}
	}
	n.duties = duties
	return &n
}

// coverings cuts the need where shift types begin and end.
func coverings(c *ward.Case, s *span, demands []ward.Demand) []*covering {
	at := map[string]*covering{}
	for _, d := range demands {
		for _, stretch := range cuts(s, d) {
			from, to := stretch[0], stretch[1]
			past := historyAt(c, d, from, to)
			duties := reaching(s, d.Day, from, to)
			key := fmt.Sprint(d.Unit, "\x00", d.Who, "\x00", duties)
			n := at[key]
			if n == nil {
				n = &covering{unit: d.Unit, who: d.Who, duties: duties, floor: map[int]int64{}, target: map[int]int64{}, most: -1}
				at[key] = n
			}
			minutes := int64(s.moment(d.Day, to)-s.moment(d.Day, from)) * int64(s.repeat)
			n.floor[max(0, d.Floor-past)] += minutes
			n.target[max(0, d.Target-past)] += minutes
			if d.Max >= 0 && (n.most < 0 || d.Max-past < n.most) {
				n.most = max(0, d.Max-past)
			}
		}
	}
	var out []*covering
	for _, key := range slices.Sorted(maps.Keys(at)) {
		delete(at[key].floor, 0)
		delete(at[key].target, 0)
		out = append(out, at[key])
	}
	return out
}

// demands is the need of the days a bound looks at, for one of each units that
// are alike.
func (f *Flow) demands() []ward.Demand {
	return slices.DeleteFunc(f.terms.Case.Demands(), func(d ward.Demand) bool {
		return d.Day >= f.span.days || f.copies[d.Unit] == 0
	})
}

// cuts gives the stretches of a day's need between which no shift type begins
// or ends.
func cuts(s *span, d ward.Demand) [][2]ward.Minutes {
	times := []ward.Minutes{d.From, d.To}
	for _, sh := range s.shifts {
		for back := -2; back <= 2; back++ {
			by := ward.Minutes(back) * ward.Day
			times = append(times, sh.Start+by, sh.Start+sh.Length()+by)
		}
	}
	slices.Sort(times)
	times = slices.DeleteFunc(slices.Compact(times), func(m ward.Minutes) bool { return m < d.From || m > d.To })
	var out [][2]ward.Minutes
	for i := range len(times) - 1 {
		out = append(out, [2]ward.Minutes{times[i], times[i+1]})
	}
	return out
}

// reaching gives the duties that are on all through a stretch of a day's need.
func reaching(s *span, day int, from, to ward.Minutes) []duty {
	var out []duty
	for i, sh := range s.shifts {
		for back := -2; back <= 2; back++ {
			by := ward.Minutes(back) * ward.Day
			owner := day + back
			if s.round {
				owner = (owner + 2*s.days) % s.days
			}
			if sh.Covers() && owner >= 0 && owner < s.days && sh.Start+by <= from && to <= sh.Start+sh.Length()+by {
				out = append(out, duty{owner, i})
			}
		}
	}
	return out
}

// historyAt is how many people of the need's sort are on a duty they began
// before a calendar period.
func historyAt(c *ward.Case, d ward.Demand, from, to ward.Minutes) int {
	heads := 0
	if c.Dates.Rolling || d.Day > 1 {
		return 0
	}
	for _, p := range c.People {
		if !c.Has(p, d.Who, c.Dates.Date(d.Day)) {
			continue
		}
		for _, past := range p.History {
			s, ok := c.Shift(past.Shift)
			shift := ward.Minutes(past.Date-c.Dates.Date(d.Day)) * ward.Day
			if ok && p.CountsIn(d.Unit, *s) && past.Date < c.Dates.Start && s.Covers() && s.Start+shift <= from && to <= s.Start+s.Length()+shift {
				heads++
			}
		}
	}
	return heads
}
