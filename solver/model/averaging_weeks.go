package model

// averaging_weeks: hours are averaged over no longer than agreed (AML §10-5).
// That is no decision: a rolling rota that is longer cannot be had.
var averagingWeeks = line{"averaging_weeks", func(b *Build, p *person) {
	for _, block := range b.T.AveragingBlocks(p.Person) {
		limit, ok := b.T.Over("averaging_weeks", p.Person, 7*block.First, 7*block.Last+6)
		b.constant(!ok || block.Weeks() <= limit.Value, nil)
	}
}}
