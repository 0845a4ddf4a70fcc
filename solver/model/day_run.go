package model

// day_run: at most so many days with a duty in a row.
var dayRun = line{"day_run", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("day_run", p.Person, b.C.Dates.Start); ok {
		b.runOver(p, limit.Value, func(d int) lit { return b.works(p, d) })
	}
}}
