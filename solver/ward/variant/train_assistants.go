package variant

import (
	"slices"

	"heltid/solver/ward"
)

// trainAssistants makes health workers of those without training, the largest
// posts first: what it would open, not a promise of it. The trade nearest to
// them is the last trained one in the ward's list.
var trainAssistants = Variant{
	ID:     "train_assistants",
	Name:   Words{"nb": "Ufaglærte tar fagbrev", "nn": "Ufaglærte tek fagbrev", "en": "Assistants train to become health workers"},
	Who:    each,
	Amount: Everybody,
	Counts: Words{"nb": "personer", "nn": "personar", "en": "people"},
	change: func(w *ward.Ward, amount int) Words {
		educated := map[string]bool{}
		to := ""
		for _, c := range w.Competences {
			educated[c.ID] = c.Educated
			if c.Educated {
				to = c.ID
			}
		}
		people := slices.Clone(w.People)
		var order []int
		for i := range people {
			if !educated[people[i].Competence] {
				order = append(order, i)
			}
		}
		slices.SortStableFunc(order, func(a, b int) int { return int(people[b].Size.Current - people[a].Size.Current) })
		trained := min(amount, len(order))
		for _, i := range order[:trained] {
			people[i].Competence = to
		}
		left := amount - trained
		shared := *w
		if len(people) == 0 {
			eachPost(&shared, func(p *ward.Post) {
				if !educated[p.Competence] && p.Count <= left {
					p.Competence = to
					trained, left = trained+p.Count, left-p.Count
				}
			})
		}
		if to == "" || trained == 0 {
			return nil
		}
		shared.People = people
		*w = shared
		return Words{
			"nb": "%d uten fagutdanning regnes som %s, de med størst stilling først. Lønnen deres øker, og veien dit tar år.",
			"nn": "%d utan fagutdanning blir rekna som %s, dei med størst stilling først. Løna deira aukar, og vegen dit tek år.",
			"en": "%d without training count as %s, those with the largest posts first. Their pay rises, and the way there takes years.",
		}.with(trained, named(w, to))
	},
}

func named(w *ward.Ward, competence string) string {
	for _, c := range w.Competences {
		if c.ID == competence && c.Name != "" {
			return c.Name
		}
	}
	return competence
}
