package ward

import (
	"cmp"
	"maps"
	"slices"
)

// Demand is need for one attribute over one stretch of one day: From and To
// are minutes after 00:00 of the day and may pass midnight. Target and Max are
// -1 where the file gives none.
type Demand struct {
	Unit     string
	Who      string
	Day      int
	From, To Minutes
	Floor    int
	Target   int
	Max      int

	exclusive bool // whoever fills it fills nothing else
}

// Demands gives the need of every day of the period, sorted by day, unit, who
// and time. Dated rows replace the unit's weekday rows. In what it gives,
// everybody counts wherever they fit: heads of exclusive rows are on top.
func (c *Case) Demands() []Demand {
	rows := append(slices.Clone(c.Ward.Need), c.Ward.ConvertedNeed()...)
	var out []Demand
	for day := range c.Dates.Days() {
		date := c.Dates.Date(day)
		dated := map[string]bool{}
		for _, r := range rows {
			if !c.Dates.Rolling && slices.Contains(r.Dates, date) {
				dated[r.Unit] = true
			}
		}
		for _, r := range rows {
			onDate := !c.Dates.Rolling && slices.Contains(r.Dates, date)
			if !onDate && (dated[r.Unit] || len(r.Dates) > 0 || !r.Days.Has(date.Weekday())) {
				continue
			}
			to := r.To
			if to <= r.From {
				to += Day
			}
			for _, who := range r.attributes() {
				out = append(out, Demand{
					Unit: r.Unit, Who: who, Day: day, From: r.From, To: to,
					Floor: r.Floor[who], Target: heads(r.Target, who), Max: heads(r.Max, who),
					exclusive: r.Exclusive,
				})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Demand) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Who, b.Who),
			cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return c.apart(out)
}

func heads(m map[string]int, who string) int {
	if v, ok := m[who]; ok {
		return v
	}
	return -1
}

func (r NeedRow) attributes() []string {
	all := map[string]bool{}
	for _, m := range []map[string]int{r.Floor, r.Target, r.Max} {
		for who := range m {
			all[who] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// Scarce gives the attributes the need asks for, those with the fewest people
// first and total last: to be without the scarcest competence is worst.
func (c *Case) Scarce() []string {
	holders := map[string]int{}
	for _, d := range c.Demands() {
		holders[d.Who] = 0
	}
	for who := range holders {
		for _, p := range c.People {
			if c.Has(p, who, c.Dates.Start) {
				holders[who]++
			}
		}
	}
	out := slices.Sorted(maps.Keys(holders))
	slices.SortStableFunc(out, func(a, b string) int {
		if (a == Total) != (b == Total) {
			if a == Total {
				return 1
			}
			return -1
		}
		return holders[a] - holders[b]
	})
	return out
}
