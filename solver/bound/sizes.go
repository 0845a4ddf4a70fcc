package bound

import (
	"slices"

	"heltid/solver/ward"
)

// sizes is people of a kind whose posts may have the same sizes.
type sizes struct {
	count  int
	must   int // how many of them have a post whatever happens: named people
	least  ward.Size
	most   ward.Size
	own    []ward.Size // allowed beside the ward's step or list
	counts bool        // a small post of theirs counts as one
}

// class is a sort of post. A bound has one circulation for each.
type class int

const (
	full     class = iota // 100 % with the hours of a norm of 35.5 or more, or the agreed norm
	credited              // 100 % in the weighted class, with the credit for nights and Sundays
	part
	small // under the size the guard names
	stand // no post of one's own: a substitute
	classes
)

// fullTime tells whether posts of the class are full time.
func (cl class) fullTime() bool { return cl == full || cl == credited }

func sizesOf(k *Kind) []sizes {
	var out []sizes
	for _, p := range k.People {
		s := sizes{count: 1, least: *p.Size.Min, most: *p.Size.Max, counts: p.SmallCounts()}
		s.own = []ward.Size{s.least, s.most}
		if !p.Anonymous && !p.Vacant {
			s.must = 1
			s.own = append(s.own, p.Size.Current)
		}
		slices.Sort(s.own)
		same := func(o sizes) bool {
			return o.least == s.least && o.most == s.most && o.counts == s.counts &&
				(o.must > 0) == (s.must > 0) && slices.Equal(o.own, s.own)
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].count++
			out[i].must += s.must
			continue
		}
		out = append(out, s)
	}
	return out
}

// offer is that some people of a kind can have a post of a class.
type offer struct {
	sizes
	index           int
	lowest, highest int64 // sizes, hundredths of a percent
}

func offersOf(ranges []sizes, cl class, c *ward.Case) []offer {
	var out []offer
	for i, s := range ranges {
		if least, most, ok := s.in(cl, c); ok {
			out = append(out, offer{s, i, int64(least), int64(most)})
		}
	}
	return out
}

// in gives the smallest and largest size of a class that the post may have.
func (s sizes) in(cl class, c *ward.Case) (least, most ward.Size, ok bool) {
	if cl == stand {
		return 0, 0, s.most == 0 && s.must > 0
	}
	least, most = max(s.least, 1), s.most
	switch cl {
	case full, credited:
		least = max(least, ward.FullTime)
	case part:
		least, most = max(least, c.SmallBelow), min(most, ward.FullTime-1)
	case small:
		most = min(most, c.SmallBelow-1, ward.FullTime-1)
	}
	if c.Sizes.Free {
		return least, most, least <= most
	}
	may := slices.Concat(s.own, c.Sizes.List)
	if step := c.Sizes.Step; step > 0 && len(c.Sizes.List) == 0 {
		may = append(may, (least+step-1)/step*step, most/step*step)
	}
	may = slices.DeleteFunc(may, func(v ward.Size) bool { return v < least || v > most })
	if len(may) == 0 {
		return 0, 0, false
	}
	return slices.Min(may), slices.Max(may), true
}

// norms gives the hours of a full-time week in minutes: the fewest and most
// that the agreed or computed class (HTA chapter 1 §4) can come to for the
// kind, less what is set aside outside the rota, and whether its lines can be in
// the weighted class.
func norms(k *Kind) (fewest, most int64, weighted bool) {
	if k.absent() || k.elsewhere() {
		return 0, 2250, false // days of absence are left out of the norm: any hours may be a full post
	}
	fewest, most, weighted = k.norms()
	return k.inRota(fewest, 0), k.inRota(most, 1), weighted
}

// inRota is what is left of a week's minutes when what the kind has set aside
// outside the rota is taken out, rounded down or, with 1, up.
func (k *Kind) inRota(minutes, up int64) int64 {
	rest := int64(ward.FullTime - k.terms.Case.OutsideCover(k.People[0]))
	return (minutes*rest + up*int64(ward.FullTime-1)) / int64(ward.FullTime)
}

// norms are those of the kind's contracted days, whatever is known of absence.
func (k *Kind) norms() (fewest, most int64, weighted bool) {
	const n375, n355, n336 = 2250, 2130, 2016
	switch k.terms.Case.Model.Norm {
	case ward.Norm375:
		return n375, n375, false
	case ward.Norm355:
		return n355, n355, false
	case ward.Norm336:
		return n336, n336, false
	case ward.NormWeighted:
		return n336, n355, true
	}
	sorts := map[string]bool{}
	for _, may := range k.may {
		for _, shift := range may {
			sorts[k.span.shifts[shift].Kind()] = true
		}
	}
	if sorts[ward.DayShift] && sorts[ward.EveningShift] && sorts[ward.NightShift] {
		return n336, n375, true
	}
	return n355, n375, false
}

// absent tells whether somebody of the kind is away on some day, which makes
// their norm smaller, or stands in, which makes it larger.
func (k *Kind) absent() bool {
	c := k.terms.Case
	return slices.ContainsFunc(k.People, func(p *ward.Person) bool { return !c.Plain(p) })
}

// extra is the most of full time that anybody of the kind is a substitute in, on
// top of their own post.
func (k *Kind) extra() int64 {
	most, c := ward.Size(0), k.terms.Case
	for _, p := range k.People {
		for _, with := range c.Contracts(p, 0, c.Dates.Days()) {
			most = max(most, with.Extra)
		}
	}
	return int64(most)
}
