package variant

import (
	"fmt"

	"heltid/solver/ward"
)

// mergeVacant puts vacant posts of the same kind together into full-time ones
// and one with the rest.
var mergeVacant = Variant{
	ID:   "merge_vacant",
	Name: Words{"nb": "Ledige stillinger slås sammen", "nn": "Ledige stillingar blir slegne saman", "en": "Vacant posts are merged"},
	Who:  employer,
	change: func(w *ward.Ward, _ int) Words {
		sums := map[string]ward.Size{}
		counts := map[string]int{}
		var order []string
		like := map[string]ward.Post{}
		for _, p := range w.Posts {
			if !p.Vacant {
				continue
			}
			key := fmt.Sprint(p.Unit, "/", p.Competence, "/", p.Shifts)
			if counts[key] == 0 {
				order = append(order, key)
				like[key] = p
			}
			sums[key] += vacancy(&p) * ward.Size(p.Count)
			counts[key] += p.Count
		}
		before, after, changed := 0, 0, false
		merged := withoutVacant(w.Posts)
		for _, key := range order {
			p := like[key]
			full, rest := int(sums[key]/ward.FullTime), sums[key]%ward.FullTime
			before += counts[key]
			changed = changed || counts[key] > 1 && sums[key] < ward.FullTime*ward.Size(counts[key])
			for i, part := range []struct {
				count int
				size  ward.Size
			}{{full, ward.FullTime}, {1, rest}} {
				if part.count == 0 || part.size == 0 {
					continue
				}
				p.Count, p.Budgeted = part.count, &part.size
				if i == 1 && full > 0 {
					p.ID += "-rest"
				}
				merged = append(merged, p)
				after += part.count
			}
		}
		if !changed {
			return nil
		}
		w.Posts = merged
		return Words{
			"nb": "Ledige stillinger av samme slag slås sammen, så mange som mulig til hele: før %d, etter %d.",
			"nn": "Ledige stillingar av same slag blir slegne saman, så mange som mogleg til heile: før %d, etter %d.",
			"en": "Vacant posts of the same kind are merged, as many as possible into full-time ones: %d before, %d after.",
		}.with(before, after)
	},
}
