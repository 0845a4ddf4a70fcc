package variant

import (
	"fmt"

	"heltid/solver/ward"
)

// fillVacant hires somebody into every vacant post at its budgeted size.
var fillVacant = Variant{
	ID:   "fill_vacant",
	Name: Words{"nb": "Ledige stillinger besettes", "nn": "Ledige stillingar blir fylte", "en": "Vacant posts are filled"},
	Who:  employer,
	change: func(w *ward.Ward, _ int) Words {
		count, size := vacant(w)
		if count == 0 {
			return nil
		}
		people := append([]ward.Person{}, w.People...)
		for i := range w.Posts {
			p := &w.Posts[i]
			if !p.Vacant {
				continue
			}
			for n := range p.Count {
				hired := ward.Person{
					ID: fmt.Sprintf("%s-%02d", p.ID, n+1), Unit: p.Unit, Competence: p.Competence, Shifts: p.Shifts,
					Size: ward.Sizes{Current: vacancy(p)}, Category: p.Category,
				}
				if p.LongShifts != nil {
					hired.Consents = []ward.Consent{{Longest: *p.LongShifts}}
				}
				for _, u := range p.Units {
					hired.Consents = append(hired.Consents, ward.Consent{Unit: u})
				}
				people = append(people, hired)
			}
		}
		w.People, w.Posts = people, withoutVacant(w.Posts)
		return Words{
			"nb": "Ledige stillinger som besettes med den størrelsen de er budsjettert med: %d, til sammen %v årsverk. De nyansatte regnes med som dem som arbeider her.",
			"nn": "Ledige stillingar som blir fylte med den storleiken dei er budsjetterte med: %d, til saman %v årsverk. Dei nytilsette blir rekna med som dei som arbeider her.",
			"en": "Vacant posts filled at the size they are budgeted for: %d, %v full-time equivalents in all. Those who are hired count as those who work here.",
		}.with(count, posts(size))
	},
}
