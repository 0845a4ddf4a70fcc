package model

// strenuous_night: a day that owns a strenuous duty with more than three hours
// at night has at most 8 h of work (AML §10-11(7)).
var strenuousNight = byDay{
	never: never{"strenuous_night", func(b *Build, p *person, day int, s *shift) bool {
		m := b.on(s, day)
		limit, ok := b.over("strenuous_night", p, b.dayOf(m, day))
		return ok && s.hard(m) && m.net > limit.Value
	}},
	state: func(b *Build, p *person, w window) {
		limit, ok := b.over("strenuous_night", p, w)
		if !ok {
			return
		}
		var hard []lit
		for d := w.first - 2; d <= w.last+1; d++ {
			for i := range b.shifts {
				s := &b.shifts[i]
				if m := b.on(s, d); b.duty(p, d, i) != b.no && s.hard(m) && b.owns(w, m) {
					hard = append(hard, b.duty(p, d, i))
				}
			}
		}
		for _, l := range hard {
			b.ownedAtMost(p, w, limit.Value, 0, l)
		}
	},
}

// hard tells whether the duty is strenuous night work.
func (s *shift) hard(m *minutes) bool { return s.Strenuous && m.late > regularNight }
