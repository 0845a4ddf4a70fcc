package measure

// met counts the different people on duty in every stretch of so many weeks
// that begins on a Monday of the period, summed over the stretches, and the
// stretches. A rolling rota's go round its seam; a period shorter than a stretch
// is one stretch. Who covers no need is met by nobody. A unit of "" is
// everybody.
func (b *book) met(weeks int, unit string) (people, stretches int) {
	all := b.Case.Dates.Weeks
	stretches = all
	switch {
	case weeks >= all:
		stretches, weeks = 1, all
	case !b.Case.Dates.Rolling:
		stretches = all - weeks + 1
	}
	for _, l := range b.rota.Lines {
		p, ok := b.Case.Person(l.Person)
		if !ok || unit != "" && p.Unit != unit {
			continue
		}
		there := make([]bool, all)
		for _, d := range l.Duties {
			if s, _ := b.Case.Shift(d.Shift); s.Covers() {
				there[d.Day/7] = true
			}
		}
		for first := range stretches {
			for w := range weeks {
				if there[(first+w)%all] {
					people++
					break
				}
			}
		}
	}
	return people, stretches
}
