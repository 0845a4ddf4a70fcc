package timefold

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// ErrSizes means that a ward's posts have agreed sizes, which the program has no
// variables for.
var ErrSizes = errors.New("it does not decide on agreed sizes or dates, only on rolling rotas whose sizes are read off the hours")

// Ward states a ward's need below floor and full-time posts, with the rules on
// rest, hours, runs and weekends. It is given what the rules come to in minutes
// and days; what is left out the checker finds.
func Ward(c *ward.Case) (Problem, error) {
	if !c.Dates.Rolling || !c.Sizes.Free {
		return Problem{}, ErrSizes
	}
	terms := rule.Terms(c)
	out := Problem{
		Days: c.Dates.Days(), Rolling: true, Groups: [][]int{},
		Flat: Flat{Breach: 600, Cost: 2, Post: 300, Guide: 600, Temperature: 300},
	}
	if b := c.Budget; b != nil && b.FullTimeWeeks > 0 {
		if b.Count != ward.BudgetHours {
			return Problem{}, ErrSizes
		}
		out.Budget = int(b.FullTimeWeeks) * int(c.FixedNorm()) * c.Dates.Weeks / int(ward.FullTime)
	}
	var nights, longs []int
	for i, s := range c.Shifts {
		to := Shift{Start: int(s.Start), End: int(s.Start + s.Length()), Minutes: s.Tariff(int(s.Length() - s.Unpaid())), Night: s.Kind() == ward.NightShift, Bars: []int{}}
		if to.Night {
			nights = append(nights, i)
		}
		if c.Long(s) {
			longs = append(longs, i)
		}
		out.Shifts = append(out.Shifts, to)
	}
	for _, who := range c.People {
		p, rest := person(c, terms, who, nights, longs)
		out.People = append(out.People, p)
		for i := range out.Shifts { // the same for all whose rest is agreed alike; the longest binds
			for j, after := range out.Shifts {
				if int(ward.Day)+after.Start-out.Shifts[i].End < rest && !slices.Contains(out.Shifts[i].Bars, j) {
					out.Shifts[i].Bars = append(out.Shifts[i].Bars, j)
				}
			}
		}
	}
	out.needs(c)
	return out, nil
}

func person(c *ward.Case, terms *ward.Terms, who *ward.Person, nights, longs []int) (p Person, rest int) {
	days := c.Dates.Days()
	limit := func(q ward.Quantity, none int) int {
		if l, ok := terms.Limit(q, who, c.Dates.Start); ok {
			return l.Value
		}
		return none
	}
	p = Person{
		May: make([][]int, days), MostMinutes: int(c.FixedNorm()) * c.Dates.Weeks, LongestRun: limit("day_run", days),
		MostWeekends: limit("weekend_frequency", c.Dates.Weeks), WholeWeekends: c.WholeWeekends(who),
		WeekMinutes: limit("week_hours", 0), WeeklyRest: limit("weekly_rest", 0), Requests: []Request{},
		Kinds: []Kind{{nights, limit("night_run", days)}, {longs, limit("long_run", days)}},
	}
	p.Kinds = slices.DeleteFunc(p.Kinds, func(k Kind) bool { return len(k.Shifts) == 0 })
	p.FullTime = p.MostMinutes - int(c.TolerancePer)
	p.LeastMinutes, p.OrNone = p.MostMinutes*int(*who.Size.Min)/int(ward.FullTime), who.Optional()
	if c.SmallAtMost == 0 {
		p.LeastMinutes = max(p.LeastMinutes, p.MostMinutes*int(c.SmallBelow)/int(ward.FullTime))
	}
	if owed := limit("compensating_rest", 0); owed > 0 {
		p.OwedRest = owed / 2 // two rests of 11 h are owed in sum
	}
	for range c.Shifts {
		p.Most = append(p.Most, days)
	}
	for day := range days {
		p.May[day] = []int{}
		for i, s := range c.Shifts {
			if c.May(who, day, s) {
				p.May[day] = append(p.May[day], i)
			}
		}
	}
	return p, limit("daily_rest", 0)
}

// needs cuts the need into stretches that the same duties reach; those alike in
// duties and heads are one.
func (p *Problem) needs(c *ward.Case) {
	at := map[string]int{}
	groups := map[string]int{}
	for _, n := range c.Demands() {
		if n.Floor == 0 {
			continue
		}
		type reach struct {
			duty     [2]int
			from, to int
		}
		from, to := int(n.From), int(n.To)
		cuts, reaches := []int{from, to}, []reach(nil)
		for d := -2; d <= 2; d++ {
			for i, s := range p.Shifts {
				start, end := d*int(ward.Day)+s.Start, d*int(ward.Day)+s.End
				if !c.Shifts[i].Covers() || start >= to || end <= from {
					continue
				}
				reaches = append(reaches, reach{[2]int{(n.Day + d + p.Days) % p.Days, i}, start, end})
				cuts = append(cuts, max(start, from), min(end, to))
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		who := fmt.Sprint(n.Unit, "|", n.Who)
		if _, ok := groups[who]; !ok {
			groups[who] = len(p.Groups)
			p.Groups = append(p.Groups, members(c, n))
		}
		for k := range cuts[1:] {
			need := Need{Group: groups[who], Duties: [][2]int{}, Required: n.Floor, Under: cuts[k+1] - cuts[k]}
			for _, r := range reaches {
				if r.from <= cuts[k] && r.to >= cuts[k+1] {
					need.Duties = append(need.Duties, r.duty)
				}
			}
			slices.SortFunc(need.Duties, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
			key := fmt.Sprint(need.Group, need.Required, need.Duties)
			if i, ok := at[key]; ok && len(need.Duties) > 0 {
				p.Needs[i].Under += need.Under
				continue
			}
			at[key] = len(p.Needs)
			p.Needs = append(p.Needs, need)
		}
	}
}

func members(c *ward.Case, n ward.Demand) []int {
	out := []int{}
	for i, p := range c.People {
		if (n.Unit == "" || p.Unit == n.Unit) && c.Has(p, n.Who, c.Dates.Start) {
			out = append(out, i)
		}
	}
	return out
}
