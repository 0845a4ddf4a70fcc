package model

import "heltid/solver/ward"

// compensating_rest: after a rest under 11 h the next one is 11 h and what was
// missing (AML §10-8(3); union and employer guidance: it follows directly).
var compensatingRest = line{"compensating_rest", func(b *Build, p *person) {
	first := -4
	if b.C.Dates.Rolling {
		first = 0
	}
	for d := first; d < b.days; d++ {
		limit, ok := b.T.Limit("compensating_rest", p.Person, b.dateOf(d))
		if !ok {
			continue
		}
		for later := 1; later <= 2; later++ {
			least := 0
			if own, ok := b.T.Over("daily_rest", p.Person, d, d+later); ok && (own.Step.Level == ward.Statute || d+later >= 0 && b.guards == nil) {
				least = own.Value // daily_rest forbids what is shorter
			}
			for _, s := range b.typesOf(p) {
				for _, t := range b.typesOf(p) {
					if g := max(0, b.gap(p, &s, d, &t, later)); g >= least && g < fullRest {
						b.compensate(p, d, &s, d+later, &t, limit.Value-g)
					}
				}
			}
		}
	}
}}

// compensate: after s on a day and t on a later one, no duty before the rest
// after t is so long.
func (b *Build) compensate(p *person, day int, s *shift, next int, t *shift, rest int) {
	if b.duty(p, day, s.index) == b.no || b.duty(p, next, t.index) == b.no {
		return
	}
	for later := 1; later <= 2; later++ {
		if !b.C.Dates.Rolling && next+later < 0 {
			continue
		}
		row := b.sum().add(1, b.duty(p, day, s.index)).add(1, b.duty(p, next, t.index))
		any := false
		for _, u := range b.typesOf(p) {
			if s.InOtherUnit() && t.InOtherUnit() && u.InOtherUnit() {
				continue // theirs to make up for
			}
			if b.gap(p, t, next, &u, later) < rest {
				row.add(1, b.duty(p, next+later, u.index))
				any = true
			}
		}
		if any {
			b.atMost(row, 2)
		}
	}
}

// fullRest is the daily rest of the statute in minutes (AML §10-8(1)).
const fullRest = 660
