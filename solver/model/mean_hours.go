package model

import "heltid/solver/ward"

// mean_hours: the mean over each averaging period keeps the line's class of AML
// §10-4, days of full absence left out. Over the whole period a post of at most
// 100 % keeps it already where the tariff's class follows the line or is 35.5 h
// or less: 35.5 is under the statute's least, 36, the weighted norm starts at
// 37.5 where the statute's starts at 40, and 37.5 without shorter hours is under
// 40. Then nothing is stated, where hours of the post are working time.
var meanHours = line{"mean_hours", func(b *Build, p *person) {
	for _, block := range b.T.AveragingBlocks(p.Person) {
		first, last := 7*block.First, 7*block.Last+6
		limit, ok := b.T.Over("mean_hours", p.Person, first, last)
		whole := block.Weeks() == b.C.Dates.Weeks
		if !ok || whole && b.alike() && b.C.Model.Norm != ward.Norm375 && *p.Size.Max <= ward.FullTime {
			continue
		}
		hours := b.sum().total(1, b.workOf(p))
		if !whole {
			hours = b.minutesOf(p, first, last+1, net)
		}
		counted := b.C.CountedDays(p.Person, first, last+1)
		b.atMost(hours, int64(limit.Value*counted/7))
		if limit.Agreement == nil {
			b.keepStatute(p, hours, b.minutesOf(p, first, last+1, b.credited), counted)
		}
	}
}}

// credited is what night and Sunday time counts beyond the clock, in twelfths
// of a minute (AML §10-4(6)).
func (b *Build) credited(m *minutes) int {
	sunday, night, both := b.C.Counting.Weights.Twelfths()
	return sunday*m.zone + night*(m.late-m.both) + both*m.both
}

// keepStatute holds hours of so many days within the line's class of AML §10-4:
// 40 h a week; 38 h with every third Sunday, mainly at night or in turnus like
// it (4th paragraph); 40 h less the credit, between 36 and 38, where day,
// evening and night all stand in such a line (6th); 36 h where shift work
// without a break is agreed (5th).
func (b *Build) keepStatute(p *person, hours, credit *sum, days int, when ...lit) {
	twelfths := func(week int64) int64 { return 12 * week * 60 * int64(days) / 7 }
	within := func(week int64, also ...lit) {
		b.atMost(hours, twelfths(week)/12, append(also, when...)...)
	}
	if b.C.Model.Norm == ward.Norm336 {
		within(36)
		return
	}
	within(40)
	q := b.qualify(p)
	if q.short != b.no {
		within(38, q.short)
	}
	if both := b.all(q.third, q.threePart); both != b.no {
		floor := b.M.Bool("") // hours within the lowest class; otherwise the credited ones must fit
		within(36, both, floor)
		b.atMost(b.sum().join(12, hours).join(1, credit), twelfths(40), append(when, both, floor.Not())...)
	}
}
