package model

// one_duty: at most one main period a day.
var oneDuty = line{"one_duty", func(b *Build, p *person) {
	for d := range b.days {
		b.atMostOne(p.slot[d])
	}
}}
