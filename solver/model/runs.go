package model

// runOver forbids every run one longer than the limit, wherever it stands.
func (b *Build) runOver(p *person, limit int, is func(day int) lit) {
	first, last := b.windows(limit+1, b.days)
	for d := first; d <= last; d++ {
		row := make([]lit, 0, limit+1)
		for k := range limit + 1 {
			row = append(row, is(d+k).Not())
		}
		b.clause(row)
	}
}
