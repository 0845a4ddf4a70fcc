package model

// work_cycle: the line stands on one place of the rota model's cycle when the
// period begins, and has no duty on the cycle's days off from there.
var workCycle = line{"work_cycle", func(b *Build, p *person) {
	if _, ok := b.T.Limit("work_cycle", p.Person, b.C.Dates.Start); !ok {
		return
	}
	cycle := b.C.Model.Cycle
	places := cycle.Places()
	stands := make([]lit, len(places))
	for i := range places {
		stands[i] = b.M.Bool("")
	}
	b.clause(stands)
	for day := range b.days {
		worked := []lit{b.works(p, day)}
		for i, place := range places {
			if !cycle.On((place + day) % cycle.Length()) {
				worked = append(worked, stands[i])
			}
		}
		b.atMostOne(worked)
	}
}}
