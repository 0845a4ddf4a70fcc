package bound

import "heltid/solver/ward"

// unfillable says which named people no legal line can give the hours of even
// their smallest post.
func (a *count) unfillable(k *Kind) []Statement {
	var out []Statement
	for _, s := range sizesOf(k) {
		if s.must == 0 {
			continue
		}
		longest := int64(k.mostMinutes((&crew{kinds: []*Kind{k}}).weekends()))
		least := int64(-1)
		for cl := range classes {
			if _, _, weighted := norms(k); cl == credited && !weighted {
				continue
			}
			if offers := offersOf([]sizes{s}, cl, a.c); len(offers) > 0 {
				if o, ok := owe(k, cl, offers); ok && (least < 0 || o.least < least) {
					least = o.least
				}
			}
		}
		if least >= 0 && longest >= least {
			continue
		}
		x := Statement{Quantity: "unfillable", Unit: k.Unit, Who: k.People[0].Competence, Short: true, Value: s.must}
		x.Words = a.about(x).Then(postUnfillable, k.People[0].ID, s.must, ward.Minutes(longest), s.least)
		out = append(out, x)
	}
	return out
}

// unreached says where need has no duty that anybody who counts may have.
func (a *count) unreached(who string, attribute int) []Statement {
	for _, d := range a.demands {
		if d.Who != who || d.Floor == 0 || d.Day >= a.span.days {
			continue
		}
		for _, stretch := range cuts(a.span, d) {
			if a.c.Dates.Rolling && !a.reached(d, stretch, attribute) {
				x := Statement{Quantity: "unreached", Unit: d.Unit, Who: who, Short: true, Value: d.Day}
				x.Words = a.about(x).Then(needUnreached, stretch[0].Clock(), stretch[1].Clock())
				return []Statement{x}
			}
		}
	}
	return nil
}

func (a *count) reached(d ward.Demand, stretch [2]ward.Minutes, attribute int) bool {
	for _, x := range reaching(a.span, d.Day, stretch[0], stretch[1]) {
		for _, w := range a.crews {
			for _, k := range w.holders(attribute).kinds {
				for _, shift := range k.may[x.day] {
					if shift == x.shift && k.countsIn(d.Unit, shift) {
						return true
					}
				}
			}
		}
	}
	return false
}
