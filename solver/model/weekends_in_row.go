package model

// weekends_in_row: at most so many worked weekends in a row.
var weekendsInRow = line{"weekends_in_row", func(b *Build, p *person) {
	limit, ok := b.T.Limit("weekends_in_row", p.Person, b.C.Dates.Start)
	if !ok {
		return
	}
	first, last := b.windows(limit.Value+1, b.C.Dates.Weeks)
	for w := first; w <= last; w++ {
		row := make([]lit, 0, limit.Value+1)
		for k := range limit.Value + 1 {
			row = append(row, b.weekend(p, w+k).Not())
		}
		b.clause(row)
	}
}}
