package variant

import (
	"fmt"
	"slices"
	"strings"

	"heltid/solver/ward"
)

// extraShifts offers vacant hours and extra shifts to part-timers before
// anybody is hired (AML §14-3). The Act ranks nobody among them: who claimed
// first comes first here, and of those on one day whoever has the larger post.
var extraShifts = Variant{
	ID:   "extra_shifts",
	Name: Words{"nb": "Ledige timer tilbys deltidsansatte først (aml. § 14-3)", "nn": "Ledige timar blir tilbodne deltidstilsette først (aml. § 14-3)", "en": "Vacant hours are offered to part-timers first (AML § 14-3)"},
	Who:  employer,
	change: func(w *ward.Ward, _ int) Words {
		type claim struct {
			person int
			size   ward.Size
			date   ward.Date
		}
		var claims []claim
		for i := range w.People {
			for _, c := range w.People[i].Claims {
				if !c.Accepted && c.Size > w.People[i].Size.Current && strings.HasPrefix(c.Paragraph, "aml-14-3") {
					claims = append(claims, claim{i, c.Size, c.Date})
				}
			}
		}
		slices.SortStableFunc(claims, func(a, b claim) int {
			if a.date != b.date {
				return int(a.date - b.date)
			}
			return int(w.People[b.person].Size.Current - w.People[a.person].Size.Current)
		})
		people, groups := slices.Clone(w.People), single(w.Posts)
		given, sum := 0, ward.Size(0)
		for _, c := range claims {
			p := &people[c.person]
			wants := c.size - p.Size.Current
			if take(groups, p, wants) {
				least := c.size
				p.Size.Min = &least
				if p.Size.Max != nil {
					most := max(*p.Size.Max, c.size)
					p.Size.Max = &most
				}
				given, sum = given+1, sum+wants
			}
		}
		if given == 0 {
			return nil
		}
		w.People, w.Posts = people, slices.DeleteFunc(groups, func(p ward.Post) bool { return p.Vacant && vacancy(&p) == 0 })
		return Words{
			"nb": "Krav om større stilling som oppfylles av ledige stillinger: %d, til sammen %v årsverk, den som krevde først, først. Resten lyses ut.",
			"nn": "Krav om større stilling som blir oppfylte av ledige stillingar: %d, til saman %v årsverk, den som kravde først, først. Resten blir lyst ut.",
			"en": "Claims to a larger post that are met from vacant posts: %d, %v full-time equivalents in all, whoever claimed first coming first. The rest is advertised.",
		}.with(given, posts(sum))
	},
}

// take has a person's claim met from vacant posts of the same competence, whole
// or not at all.
func take(vacancies []ward.Post, p *ward.Person, wants ward.Size) bool {
	var fits []*ward.Post
	left := ward.Size(0)
	for i := range vacancies {
		if g := &vacancies[i]; g.Vacant && g.Unit == p.Unit && g.Competence == p.Competence {
			fits, left = append(fits, g), left+vacancy(g)
		}
	}
	if left < wants {
		return false
	}
	for _, g := range fits {
		part := min(wants, vacancy(g))
		rest := vacancy(g) - part
		g.Budgeted, wants = &rest, wants-part
	}
	return true
}

// single gives vacant posts one by one.
func single(groups []ward.Post) []ward.Post {
	var out []ward.Post
	for _, g := range groups {
		if !g.Vacant || g.Count == 1 {
			out = append(out, g)
			continue
		}
		for n := range g.Count {
			one := g
			one.ID, one.Count = fmt.Sprintf("%s.%d", g.ID, n+1), 1
			out = append(out, one)
		}
	}
	return out
}
