package bound

import (
	"slices"

	"heltid/solver/ward"
)

// share is what a crew's posts take of the hours there are.
type share struct {
	crew     *crew
	need     int64 // minutes its own need takes at least
	fullPost int64 // minutes a full-time post takes of the budget
	weekend  int64 // minutes a worked weekend takes at least
	sum      int64 // person-weekends
	each     int64 // weekends one may work
	most     int64 // people who can be full time
	longest  int64 // minutes of the longest line, where that is why nobody can
}

// cost is the fewest minutes of the crew with so many full-time posts, who take
// as many weekends as they may; the others take the rest.
func (s share) cost(full int64) int64 {
	return max(s.need, full*s.fullPost+s.weekend*max(0, s.sum-s.each*full))
}

// fullTime counts how many full-time posts the hours leave room for.
func (a *count) fullTime() []Statement {
	budget, ok := a.budget()
	if !ok || len(a.crews) == 0 {
		return nil
	}
	var out []Statement
	var shares []share
	base := int64(0)
	for _, w := range a.crews {
		s := a.share(w)
		shares = append(shares, s)
		base += s.cost(0)
		if s.most == 0 && s.longest > 0 {
			x := Statement{Quantity: "beyond_full_time", Unit: w.unit, Who: ward.Total, Shifts: w.codes()}
			x.Words = a.about(x).Then(beyondFullTime, ward.Minutes(s.longest), ward.Minutes(s.fullPost))
			out = append(out, x)
		}
	}
	if base > budget {
		x := Statement{Quantity: "hours", Who: ward.Total, Short: true, Value: int(base - budget)}
		x.Words = a.about(x).Then(hoursShort, ward.Minutes(base), ward.Minutes(budget))
		return append(out, x)
	}
	if unit := shares[0].crew.unit; !slices.ContainsFunc(shares, func(s share) bool { return s.crew.unit != unit }) {
		for _, s := range shares {
			full := s.room(budget - base + s.cost(0))
			if full == 0 {
				continue
			}
			x := Statement{Quantity: "full_time", Unit: unit, Who: ward.Total, Shifts: s.crew.codes(), Value: int(full)}
			x.Words = a.about(x).Then(fullTimeCount,
				ward.Minutes(budget-base+s.cost(0)), ward.Minutes(s.fullPost), s.sum, ward.Minutes(s.weekend), s.each, full)
			out = append(out, x)
		}
	}
	total := int64(0)
	// Costs are convex, so giving the next post where it costs least is best.
	taken := make([]int64, len(shares))
	for left := budget - base; ; total++ {
		best, price := -1, int64(0)
		for i, s := range shares {
			if extra := s.cost(taken[i]+1) - s.cost(taken[i]); taken[i] < s.most && (best < 0 || extra < price) {
				best, price = i, extra
			}
		}
		if best < 0 || price > left {
			break
		}
		taken[best]++
		left -= price
	}
	x := Statement{Quantity: "full_time", Who: ward.Total, Value: int(total)}
	x.Words = a.about(x).Then(fullTimeSum, total, ward.Minutes(budget))
	return append(out, x)
}

// room is the most full-time posts within so many minutes.
func (s share) room(minutes int64) int64 {
	full := int64(0)
	for full < s.most && s.cost(full+1) <= minutes {
		full++
	}
	return full
}

func (a *count) share(w *crew) share {
	c := a.c
	weeks := int64(c.Dates.Weeks)
	sum, _ := a.personWeekends(w, ward.Total)
	s := share{crew: w, sum: int64(sum), each: int64(w.weekends())}
	for day, n := range w.duties(a.crews, a.demands, ward.Total) {
		s.need += int64(n * w.shortest(func(d int) bool { return d == day }) * a.span.repeat)
	}
	s.weekend = int64(w.shortest(func(d int) bool { return d%7 >= 5 }))
	if days := a.daysOfWeekend(w); days > 1 {
		s.weekend = 0
		for weekday := 7 - days; weekday < 7; weekday++ {
			s.weekend += int64(w.shortest(func(d int) bool { return d%7 == weekday }))
		}
	}
	for _, k := range w.kinds {
		for cl := full; cl <= credited; cl++ {
			_, most, weighted := norms(k)
			offers := offersOf(sizesOf(k), cl, c)
			if len(offers) == 0 || cl == credited && !weighted {
				continue
			}
			o, ok := owe(k, cl, offers)
			post := o.least
			if !inHours(c) {
				post = most * weeks
			}
			longest := int64(k.mostMinutes(int(s.each)))
			if ok && longest >= o.least {
				for _, of := range offers {
					s.most += int64(of.count)
				}
			} else {
				s.longest = max(s.longest, longest)
			}
			if s.fullPost == 0 || post < s.fullPost {
				s.fullPost = post
			}
		}
	}
	s.most = min(s.most, int64(w.people()))
	return s
}

func inHours(c *ward.Case) bool { return c.Budget != nil && c.Budget.Count == "hours" }

// budget is the minutes the ward may plan in the period.
func (a *count) budget() (int64, bool) {
	b := a.c.Budget
	if b == nil || b.FullTimeWeeks == 0 || !slices.ContainsFunc(a.demands, func(d ward.Demand) bool { return d.Who == ward.Total }) {
		return 0, false
	}
	posts := int64(b.FullTimeWeeks)
	if a.c.Sizes.Free && !inHours(a.c) {
		posts += int64(len(a.c.People)) // sizes read off the hours are rounded down to hundredths
	}
	minutes := posts * budgetNorm(a.c) * int64(a.c.Dates.Weeks) / int64(ward.FullTime)
	if !inHours(a.c) { // what substitutes work is paid by the absence
		for _, p := range a.c.People {
			extra := a.c.Contracted(p, 0, 0, a.c.Dates.Days())
			minutes += (int64(extra)*2250/7 + int64(ward.ContractedDay) - 1) / int64(ward.ContractedDay)
		}
	}
	return minutes, true
}

// budgetNorm is the hours of a full-time week that a budget is counted in, in
// minutes. One counted in sizes pays each line its own norm: the longest there
// is, so that the hours are never counted too few.
func budgetNorm(c *ward.Case) int64 {
	switch c.Model.Norm {
	case ward.Norm375:
		return 2250
	case ward.Norm336:
		return 2016
	case ward.NormComputed:
		if !inHours(c) {
			return 2250
		}
	}
	return 2130
}
