package model

// night_run: at most so many nights in a row.
var nightRun = line{"night_run", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("night_run", p.Person, b.C.Dates.Start); ok {
		b.runOver(p, limit.Value, func(d int) lit { return b.night(p, d) })
	}
}}
