package model

import "heltid/solver/ward"

// eight_week_hours: where hours are averaged, at most 48 h a week over any
// eight weeks (AML §10-5). A rolling rota's weeks come round again; weeks of
// full absence are passed over, and single days of it lower the limit.
var eightWeekHours = line{"eight_week_hours", func(b *Build, p *person) {
	away := b.C.NormDays(p.Person) < b.days
	b.meanWindows(p, 8, func(weeks []int, counted int) {
		limit, ok := b.T.Limit("eight_week_hours", p.Person, b.dateOf(7*weeks[0]))
		if !ok || b.C.Dates.Rolling && !away && b.eightWeeksAtMost(p) <= int64(limit.Value) {
			return
		}
		b.atMost(b.minutesIn(p, weeks), int64(limit.Value*counted/56))
	})
}}

// meanWindows visits so many weeks that follow each other, weeks of full
// absence passed over, with how many of their days count.
func (b *Build) meanWindows(p *person, length int, visit func(weeks []int, counted int)) {
	first := -b.knownWeeks(p)
	if b.C.Dates.Rolling {
		first = 0
	}
	var weeks []int
	for w := first; w < b.C.Dates.Weeks; w++ {
		if b.C.CountedDays(p.Person, 7*w, 7*w+7) > 0 {
			weeks = append(weeks, w)
		}
	}
	last := len(weeks) - length
	if b.C.Dates.Rolling {
		last = len(weeks) - 1
		for len(weeks) > 0 && len(weeks) < last+length {
			weeks = append(weeks, weeks[len(weeks)-last-1]+b.C.Dates.Weeks)
		}
	}
	for i := 0; i <= last; i++ {
		in, counted := weeks[i:i+length], 0
		for _, w := range in {
			counted += b.C.CountedDays(p.Person, 7*w, 7*w+7)
		}
		if in[length-1] >= 0 {
			visit(in, counted)
		}
	}
}

// minutesIn sums working time over whole weeks.
func (b *Build) minutesIn(p *person, weeks []int) *sum {
	s := b.sum()
	for _, w := range weeks {
		s.join(1, b.minutesOf(p, 7*w, 7*w+7, net))
	}
	return s
}

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
