package model

// duties_over_eight: duties with more than 8 h of work in each four weeks, a
// ceiling of the parties.
var dutiesOverEight = line{"duties_over_eight", func(b *Build, p *person) {
	limit, ok := b.T.Limit("duties_over_eight", p.Person, b.C.Dates.Start)
	if !ok {
		return
	}
	b.inFourWeeks(limit.Value, func(d int) lit {
		var ls []lit
		for i := range b.shifts {
			if b.on(&b.shifts[i], d).net > 480 {
				ls = append(ls, b.duty(p, d, i))
			}
		}
		return b.any(ls)
	})
}}
