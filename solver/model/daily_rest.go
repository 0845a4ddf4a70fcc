package model

import "slices"

// daily_rest: two duties nearer than the limit exclude each other (AML
// §10-8(1)). Shift types that end late and those that start early the day
// after form cliques: at most one of them all.
var dailyRest = line{"daily_rest", func(b *Build, p *person) {
	first, last := -2, b.days-1
	if b.C.Dates.Rolling {
		first = 0
	}
	for d := first; d <= last; d++ {
		for later := 1; later <= 2; later++ {
			limit, ok := b.T.Over("daily_rest", p.Person, d, d+later)
			if ok && (b.C.Dates.Rolling || d+later >= 0) {
				b.tooNear(p, d, later, limit.Value)
			}
		}
	}
}}

func (b *Build) tooNear(p *person, day, later, rest int) {
	var done [][]int
	for _, s := range b.typesOf(p) {
		// all shift types that end no earlier than s, against all that s excludes
		var starts []int
		clique := []lit{}
		for _, t := range b.typesOf(p) {
			if b.gap(p, &s, day, &t, later) < rest {
				starts = append(starts, t.index)
				clique = append(clique, b.duty(p, day+later, t.index))
			}
		}
		if len(starts) == 0 || slices.ContainsFunc(done, func(o []int) bool { return slices.Equal(o, starts) }) {
			continue
		}
		done = append(done, starts)
		for _, t := range b.typesOf(p) {
			if !slices.ContainsFunc(starts, func(u int) bool { return b.gap(p, &t, day, &b.shifts[u], later) >= rest }) {
				clique = append(clique, b.duty(p, day, t.index))
			}
		}
		b.atMostOne(clique)
	}
}
