package model

// cover_max: never more heads than the ward's upper limit.
var coverMax = whole{"cover_max", func(b *Build) {
	for _, g := range b.groups() {
		limit := -1
		for _, s := range g.parts {
			if s.max >= 0 && (limit < 0 || s.max < limit) {
				limit = s.max
			}
		}
		if limit >= 0 {
			b.atMost(b.present(g), int64(limit))
		}
	}
}}
