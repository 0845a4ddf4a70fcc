package variant

import (
	"cmp"
	"slices"

	"heltid/solver/ward"
)

// timeBank lets planned hours stay further under the post's than the ward's
// tolerance; the hours go into a time bank and are worked as resource duties or
// courses.
var timeBank = Variant{
	ID:     "time_bank",
	Name:   Words{"nb": "Timebank", "nn": "Timebank", "en": "Time bank"},
	Who:    parties,
	Amount: 52,
	Counts: Words{"nb": "timer i året", "nn": "timar i året", "en": "hours a year"},
	change: func(w *ward.Ward, amount int) Words {
		most := ward.Minutes(amount) * ward.Hour
		now := tolerance(w.Tolerance, w.Period.Weeks)
		if most <= now {
			return nil
		}
		w.Tolerance = &ward.Tolerance{HoursPerYear: &most}
		w.Models = slices.Clone(w.Models)
		for i := range w.Models {
			if m := &w.Models[i]; m.Tolerance != nil && tolerance(m.Tolerance, cmp.Or(m.Weeks, w.Period.Weeks)) < most {
				m.Tolerance = w.Tolerance
			}
		}
		return Words{
			"nb": "Planlagte timer kan ligge inntil %d timer i året under stillingen, mot %v nå. De føres i en timebank og arbeides som ressursvakter eller kurs; det krever en avtale om timebank.",
			"nn": "Planlagde timar kan liggje inntil %d timar i året under stillinga, mot %v no. Dei blir førte i ein timebank og arbeidde som ressursvakter eller kurs; det krev ein avtale om timebank.",
			"en": "Planned hours may stay up to %d hours a year under the post's, now %v. They go into a time bank and are worked as resource duties or courses; that takes an agreement on a time bank.",
		}.with(amount, hours(now))
	},
}

// tolerance is so many minutes a year, of a period of so many weeks.
func tolerance(t *ward.Tolerance, weeks int) ward.Minutes {
	switch {
	case t != nil && t.PerPeriod != nil:
		return *t.PerPeriod * 52 / ward.Minutes(weeks)
	case t != nil && t.HoursPerYear != nil:
		return *t.HoursPerYear
	}
	return 26 * ward.Hour
}
