package variant

import (
	"fmt"
	"slices"

	"heltid/solver/ward"
)

// nightsTakeDays gives those who have nights alone the other shift types too.
var nightsTakeDays = Variant{
	ID:   "nights_take_days",
	Name: Words{"nb": "Nattevakter har også dager og kvelder", "nn": "Nattevakter har òg dagar og kveldar", "en": "Night staff take days and evenings too"},
	Who:  each,
	change: func(w *ward.Ward, _ int) Words {
		kind := kinds(w)
		var others []string
		for _, s := range w.Shifts {
			if kind[s.Code] != ward.NightShift {
				others = append(others, s.Code)
			}
		}
		n := addShifts(w, others, func(codes []string) bool { return onlyNights(codes, kind) }, nil)
		if n == 0 || len(others) == 0 {
			return nil
		}
		return Words{
			"nb": "%d som bare har netter, kan også ha dager og kvelder. Hver av dem må si ja.",
			"nn": "%d som berre har netter, kan òg ha dagar og kveldar. Kvar av dei må seie ja.",
			"en": "%d who have nights alone may have days and evenings too. Each of them must say yes.",
		}.with(n)
	},
}

// daysTakeNights gives those who have no nights the night shifts too, but for
// those who are exempt from them.
var daysTakeNights = Variant{
	ID:   "days_take_nights",
	Name: Words{"nb": "De som har dag og kveld, tar også netter", "nn": "Dei som har dag og kveld, tek òg netter", "en": "Day staff take nights too"},
	Who:  each,
	change: func(w *ward.Ward, _ int) Words {
		kind := kinds(w)
		var nights []string
		for _, s := range w.Shifts {
			if kind[s.Code] == ward.NightShift {
				nights = append(nights, s.Code)
			}
		}
		exempt := func(p *ward.Person) bool {
			return slices.ContainsFunc(p.Limits, func(l ward.PersonLimit) bool { return l.NoNight })
		}
		n := addShifts(w, nights, func(codes []string) bool { return noNights(codes, kind) }, exempt)
		if n == 0 || len(nights) == 0 {
			return nil
		}
		return Words{
			"nb": "%d som bare har dag og kveld, kan også ha netter; de som er fritatt for netter, er ikke med. Hver av dem må si ja.",
			"nn": "%d som berre har dag og kveld, kan òg ha netter; dei som er fritekne for netter, er ikkje med. Kvar av dei må seie ja.",
			"en": "%d who have days and evenings alone may have nights too; those exempt from nights are left out. Each of them must say yes.",
		}.with(n)
	},
}

// addShifts gives those whose codes are of a kind more codes, and tells how
// many people and posts.
func addShifts(w *ward.Ward, more []string, of func([]string) bool, but func(*ward.Person) bool) int {
	n := 0
	w.People = slices.Clone(w.People)
	for i := range w.People {
		if p := &w.People[i]; of(p.Shifts) && (but == nil || !but(p)) {
			p.Shifts = slices.Concat(p.Shifts, more)
			n++
		}
	}
	vacant := 0
	eachPost(w, func(p *ward.Post) {
		if of(p.Shifts) {
			p.Shifts = slices.Concat(p.Shifts, more)
			vacant += p.Count
		}
	})
	if len(w.People) == 0 {
		return vacant
	}
	return n
}

// nightPool has the nights of all units worked by all their night staff
// together.
var nightPool = Variant{
	ID:   "night_pool",
	Name: Words{"nb": "Felles nattevakter for enhetene", "nn": "Felles nattevakter for einingane", "en": "One night pool for the units"},
	Who:  parties,
	change: func(w *ward.Ward, _ int) Words {
		kind := kinds(w)
		units := map[string]bool{}
		n := 0
		people := slices.Clone(w.People)
		for i := range people {
			if p := &people[i]; p.Unit != "" && onlyNights(p.Shifts, kind) {
				units[p.Unit] = true
				p.Unit = ""
				n++
			}
		}
		shared := *w
		eachPost(&shared, func(p *ward.Post) {
			if p.Unit != "" && onlyNights(p.Shifts, kind) {
				units[p.Unit] = true
				p.Unit = ""
			}
		})
		if len(units) < 2 {
			return nil
		}
		shared.People = people
		shared.Need = pooled(w.Need, func(r ward.NeedRow) (string, bool) {
			return fmt.Sprint(r.Days, r.Dates, r.From, r.To, r.Exclusive), r.Unit != "" && (r.From >= 20*ward.Hour || r.To <= 8*ward.Hour && r.To > r.From)
		}, func(r *ward.NeedRow) (*string, []*map[string]int) {
			return &r.Unit, []*map[string]int{&r.Floor, &r.Target, &r.Max}
		})
		shared.NeedByShift = pooled(w.NeedByShift, func(r ward.ShiftNeed) (string, bool) {
			return fmt.Sprint(r.Days, r.Shift), r.Unit != "" && kind[r.Shift] == ward.NightShift
		}, func(r *ward.ShiftNeed) (*string, []*map[string]int) {
			return &r.Unit, []*map[string]int{&r.Floor, &r.Target, &r.Max}
		})
		*w = shared
		return Words{
			"nb": "%d nattevakter i %d enheter dekker nettene i alle enhetene sammen, og behovet om natten er lagt sammen.",
			"nn": "%d nattevakter i %d einingar dekkjer nettene i alle einingane saman, og behovet om natta er lagt saman.",
			"en": "%d night workers of %d units cover the nights of all the units together, and the need at night is added up.",
		}.with(n, len(units))
	},
}

// pooled adds up the rows of different units that are alike, and leaves the
// others.
func pooled[R any](rows []R, key func(R) (string, bool), parts func(*R) (*string, []*map[string]int)) []R {
	var out []R
	at := map[string]int{}
	for _, r := range rows {
		k, ok := key(r)
		if !ok {
			out = append(out, r)
			continue
		}
		unit, heads := parts(&r)
		*unit = ""
		i, seen := at[k]
		if !seen {
			for _, m := range heads {
				*m = added(*m, nil)
			}
			at[k] = len(out)
			out = append(out, r)
			continue
		}
		_, sums := parts(&out[i])
		for j, m := range heads {
			*sums[j] = added(*sums[j], *m)
		}
	}
	return out
}

func added(a, b map[string]int) map[string]int {
	out := map[string]int{}
	for _, m := range []map[string]int{a, b} {
		for who, n := range m {
			out[who] += n
		}
	}
	return out
}
