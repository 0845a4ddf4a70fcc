package ward

import (
	"maps"
	"slices"
)

// Demand is need for one attribute over one stretch of one day: From and To
// are minutes after 00:00 of the day and may pass midnight. Target and Max are
// -1 where the file gives none.
type Demand struct {
	Unit      string
	Who       string
	Day       int
	From, To  Minutes
	Floor     int
	Target    int
	Max       int
	Exclusive bool
}

// Demands gives the need of every day of the period, sorted by day, unit, who
// and time. Dated rows replace the unit's weekday rows.
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
					Exclusive: r.Exclusive,
				})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Demand) int {
		return compareDemand(a, b)
	})
	return out
}

func heads(m map[string]int, who string) int {
	if v, ok := m[who]; ok {
		return v
	}
	return -1
}

func compareDemand(a, b Demand) int {
	for _, d := range []int{a.Day - b.Day, compareStrings(a.Unit, b.Unit), compareStrings(a.Who, b.Who), int(a.From - b.From), int(a.To - b.To)} {
		if d != 0 {
			return d
		}
	}
	return 0
}

func compareStrings(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
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

// ConvertedNeed turns heads per shift code into need by time of day. Where two
// codes with the same day set overlap, the later one's start ends the earlier
// one's need: the overlap is handover, not need.
func (w *Ward) ConvertedNeed() []NeedRow {
	codes := map[string]Shift{}
	for _, s := range w.Shifts {
		codes[s.Code] = s
	}
	var out []NeedRow
	for i, n := range w.NeedByShift {
		s := codes[n.Shift]
		row := NeedRow{Unit: n.Unit, Days: n.Days, From: s.Start, To: s.Start + s.Length(), Floor: n.Floor, Target: n.Target, Max: n.Max}
		for j, m := range w.NeedByShift {
			o := codes[m.Shift]
			if i == j || m.Unit != n.Unit || m.Days&n.Days == 0 {
				continue
			}
			for _, start := range []Minutes{o.Start, o.Start + Day} {
				// only an overlap at the end, shorter than both, is a handover
				if start > row.From && start < row.To && row.To < start+o.Length() && row.To-start <= 2*Hour {
					row.To = start
				}
			}
		}
		row.To %= Day
		out = append(out, row)
	}
	return out
}
