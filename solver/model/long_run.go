package model

// long_run: at most so many days in a row with a duty above the ward's
// threshold.
var longRun = line{"long_run", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("long_run", p.Person, b.C.Dates.Start); ok {
		b.runOver(p, limit.Value, func(d int) lit { return b.long(p, d) })
	}
}}
