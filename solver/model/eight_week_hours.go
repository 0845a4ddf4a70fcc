package model

import "heltid/solver/ward"

// eight_week_hours: where hours are averaged, at most 48 h a week over any
// eight weeks (AML §10-5). A rolling rota's weeks come round again.
var eightWeekHours = line{"eight_week_hours", func(b *Build, p *person) {
	weeks := b.C.Dates.Weeks
	first, last := b.windows(8, weeks)
	if !b.C.Dates.Rolling {
		first = max(first, -b.knownWeeks(p))
	}
	for w := first; w <= last; w++ {
		limit, ok := b.T.Limit("eight_week_hours", p.Person, b.C.Dates.Date(7*max(w, 0)))
		if !ok {
			continue
		}
		if b.C.Dates.Rolling && b.eightWeeksAtMost(p) <= int64(limit.Value) {
			return
		}
		b.atMost(b.minutesOf(p, 7*w, 7*(w+8), net), int64(limit.Value))
	}
}}

// eightWeeksAtMost is what eight weeks of a rolling rota can hold by the other
// rules: whole periods at the longest full-time norm, and single weeks at
// their own limit.
func (b *Build) eightWeeksAtMost(p *person) int64 {
	weeks, longest := b.C.Dates.Weeks, 0
	for w := range weeks {
		limit, ok := b.T.Limit("week_hours", p.Person, b.C.Dates.Date(7*w))
		if !ok {
			limit.Value = 7 * int(ward.Day)
		}
		longest = max(longest, limit.Value)
	}
	most := int64(max(*p.Size.Max, ward.FullTime))
	return int64(8/weeks*weeks)*2250*most/whole100 + int64(8%weeks*longest)
}

// knownWeeks is how many whole weeks before the period the person's history
// reaches back.
func (b *Build) knownWeeks(p *person) int {
	first := 0
	for d := range p.past {
		first = min(first, d)
	}
	return -first / 7
}

// averaged tells whether an agreement on averaging covers the person (AML
// §10-5(1), (2) or (3)).
func (b *Build) averaged(p *person, d ward.Date) bool {
	for _, paragraph := range []string{"aml-10-5-1", "aml-10-5-2", "aml-10-5-3"} {
		if _, ok := b.T.Open(paragraph, p.Person, d); ok {
			return true
		}
	}
	return false
}
