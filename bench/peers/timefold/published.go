package timefold

import "heltid/bench/published"

// Published states an instance of Curtois and Qu.
func Published(in *published.Instance) Problem {
	out := Problem{Days: in.Days, Groups: [][]int{{}}, Flat: Flat{Breach: 400, Cost: 1, Temperature: 120}}
	for _, s := range in.Shifts {
		out.Shifts = append(out.Shifts, Shift{Minutes: s.Minutes, Bars: nonNil(s.Bars)})
	}
	for i := range in.Staff {
		p := &in.Staff[i]
		out.Groups[0] = append(out.Groups[0], i)
		to := Person{
			May: make([][]int, in.Days), Most: p.Most, LeastMinutes: p.LeastMinutes, MostMinutes: p.MostMinutes,
			LongestRun: p.LongestRun, ShortestRun: p.ShortestRun, ShortestOff: p.ShortestOff, MostWeekends: p.MostWeekends,
			Kinds: []Kind{}, Requests: []Request{},
		}
		for day := range in.Days {
			to.May[day] = []int{}
			for s := range in.Shifts {
				d := published.Duty{Day: day, Shift: s}
				if p.Most[s] > 0 && !p.Off[day] {
					to.May[day] = append(to.May[day], s)
				}
				if weight := p.WantedOn[d]; weight > 0 {
					to.Requests = append(to.Requests, Request{day, s, true, weight})
				}
				if weight := p.WantedOff[d]; weight > 0 {
					to.Requests = append(to.Requests, Request{day, s, false, weight})
				}
			}
		}
		out.People = append(out.People, to)
	}
	for _, c := range in.Cover {
		out.Needs = append(out.Needs, Need{Duties: [][2]int{{c.Day, c.Shift}}, Required: c.Required, Under: c.Under, Over: c.Over})
	}
	return out
}

func nonNil(list []int) []int { return append([]int{}, list...) }
