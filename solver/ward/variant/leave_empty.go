package variant

import (
	"slices"

	"heltid/solver/ward"
)

// leaveEmpty advertises nothing: vacant posts, and those of people whose
// employment ends within a year of the rota's start, go, and what they cost is
// for those who stay. A substitute who ends leaves no post.
var leaveEmpty = Variant{
	ID:   "leave_empty",
	Name: Words{"nb": "Stillinger som blir ledige, lyses ikke ut", "nn": "Stillingar som blir ledige, blir ikkje lyste ut", "en": "Posts that fall vacant are left empty"},
	Who:  employer,
	change: func(w *ward.Ward, _ int) Words {
		count, size := vacant(w)
		year := w.Period.Start + 52*7
		leaves := func(p ward.Person) bool {
			return !p.StandsIn() && slices.ContainsFunc(p.Employments, func(e ward.Employment) bool { return e.Until != nil }) &&
				!slices.ContainsFunc(p.Employments, func(e ward.Employment) bool { return e.Until == nil || *e.Until >= year })
		}
		left := 0
		for _, p := range w.People {
			if leaves(p) {
				left++
				size += p.Size.Current
			}
		}
		if count+left == 0 {
			return nil
		}
		w.Posts = withoutVacant(w.Posts)
		w.People = slices.DeleteFunc(slices.Clone(w.People), leaves)
		return Words{
			"nb": "Det som ikke lyses ut: ledige stillinger %d, stillinger noen slutter i %d. Årsverkene (%v) blir i rammen og kan gå til dem som er igjen.",
			"nn": "Det som ikkje blir lyst ut: ledige stillingar %d, stillingar nokon sluttar i %d. Årsverka (%v) blir i ramma og kan gå til dei som er att.",
			"en": "What is not advertised: vacant posts %d, posts that somebody leaves %d. Their full-time equivalents (%v) stay in the budget and may go to those who remain.",
		}.with(count, left, posts(size))
	},
}
