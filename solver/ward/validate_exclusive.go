package ward

import (
	"maps"
	"slices"
)

// exclusive judges a need row whose entries nobody fills besides others. It can
// be held by counting where those it and the rows at its time speak of lie
// within each other or apart.
func (v *validator) exclusive(i int, r NeedRow) {
	for _, level := range []struct {
		key   string
		heads map[string]int
	}{{"floor", r.Floor}, {"target", r.Target}} {
		for _, who := range slices.Sorted(maps.Keys(level.heads)) {
			v.known(say("attribute"), who, v.attributes, "need", i, level.key, who)
		}
	}
	for _, who := range slices.Sorted(maps.Keys(r.Target)) {
		if n := r.Target[who]; n < r.Floor[who] {
			v.differ(say("target %d %s", n, who), say("at least the floor of %d", r.Floor[who]), "need", i, "target", who)
		}
	}
	switch {
	case len(r.Max) > 0:
		v.add(say("whoever is more than an exclusive row asks for counts in the other rows; take out max"), "need", i, "max")
		return
	case len(r.Floor)+len(r.Target) == 0:
		v.add(say("give floor or target"), "need", i)
		return
	}
	beside := []NeedRow{r}
	for _, o := range slices.Concat(v.w.Need, v.w.ConvertedNeed()) {
		if (r.Unit == "" || o.Unit == "" || r.Unit == o.Unit) && r.meets(o) {
			beside = append(beside, o)
		}
	}
	for n, a := range beside {
		for _, b := range beside[:n+1] {
			for _, x := range a.attributes() {
				for _, y := range b.attributes() {
					if v.w.cross(a.Unit, x, b.Unit, y) {
						v.add(say("is exclusive while the need speaks of %s and of %s, and some are the one alone, some the other, some both; counting cannot tell who then fills what. Let the need at that time speak of one of them", x, y), "need", i)
						return
					}
				}
			}
		}
	}
}

// cross tells whether some of those in a unit (or all) with an attribute are
// among those with another, but not all of either.
func (w *Ward) cross(unit, who, otherUnit, other string) bool {
	attributes := w.attributes()
	both, one, two := false, true, true // one: all of the first are of the second at any time
	see := func(of, competence string, held []Authorisation) {
		has := func(unit, attr string) (ever, always bool) {
			if unit != "" && unit != of {
				return false, false
			}
			if slices.Contains(attributes[competence], attr) {
				return true, true
			}
			for _, a := range held {
				if a.ID == attr {
					ever, always = true, always || a.From == nil && a.Until == nil
				}
			}
			return ever, always
		}
		a, alwaysA := has(unit, who)
		b, alwaysB := has(otherUnit, other)
		both = both || a && b
		one, two = one && (!a || alwaysB), two && (!b || alwaysA)
	}
	units := []string{""}
	for _, u := range w.Units {
		units = append(units, u.ID)
	}
	for _, k := range w.Competences {
		for _, u := range units {
			see(u, k.ID, nil)
		}
	}
	for i := range w.People {
		p := &w.People[i]
		see(p.Unit, p.Competence, p.Authorisations)
		for _, y := range p.Consents {
			if w.SharedPosts && y.Unit != "" {
				see(y.Unit, p.Competence, p.Authorisations)
			}
		}
	}
	return both && !one && !two
}
