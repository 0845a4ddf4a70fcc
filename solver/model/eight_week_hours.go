package model

import "heltid/solver/ward"

// eight_week_hours: at most 48 h a week over any eight weeks, or over each block
// of eight (AML §10-5, §10-6(8)). A rolling rota's weeks come round again; weeks
// of full absence are passed over, and single days of it lower the limit.
var eightWeekHours = line{"eight_week_hours", func(b *Build, p *person) {
	away := b.C.CountedDays(p.Person, 0, b.days) < b.days
	b.meanWindows(p, 8, func(weeks []int, counted int) {
		limit, ok := b.over("eight_week_hours", p, b.weekWindow(weeks[0]).until(b.weekWindow(weeks[7])))
		if !ok || b.C.Dates.Rolling && !away && b.alike() && b.eightWeeksAtMost(p) <= int64(limit.Value) {
			return
		}
		hours := b.inWeeks(p, weeks, net)
		if _, all := hours.bounds(); all > int64(limit.Value*counted/56) {
			b.atMost(hours, int64(limit.Value*counted/56))
		}
	})
}}

// meanWindows visits so many weeks that follow each other, weeks of full
// absence passed over, with how many of their days count; or blocks of them, one
// after the other.
func (b *Build) meanWindows(p *person, length int, visit func(weeks []int, counted int)) {
	first, step := -b.knownWeeks(p), 1
	blocks := b.C.Counting.Means == ward.BlockMeans
	if b.C.Dates.Rolling || blocks {
		first = 0
	}
	if blocks {
		step = length
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
		step = int(gcd(int64(step), int64(len(weeks)))) // blocks go round, too
		for len(weeks) > 0 && len(weeks) < last+length {
			weeks = append(weeks, weeks[len(weeks)-last-1]+b.C.Dates.Weeks)
		}
	}
	for i := 0; i <= last; i += step {
		in, counted := weeks[i:i+length], 0
		for _, w := range in {
			counted += b.C.CountedDays(p.Person, 7*w, 7*w+7)
		}
		if in[length-1] >= 0 {
			visit(in, counted)
		}
	}
}

// inWeeks sums one kind of minutes over the duties that weeks own.
func (b *Build) inWeeks(p *person, weeks []int, of func(*minutes) int) *sum {
	s := b.sum()
	for _, w := range weeks {
		b.owned(p, b.weekWindow(w), func(m *minutes, l lit) { s.add(int64(of(m)), l) })
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
	for _, h := range p.History {
		first = min(first, int(h.Date-b.C.Dates.Start))
	}
	return -first / 7
}
