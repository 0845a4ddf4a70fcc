package bound

import (
	"slices"

	"heltid/solver/ward"
)

// A rhythm is people whose lines come again after so many weeks of the period.
type rhythm struct {
	c      *ward.Case // of those weeks
	terms  *ward.Terms
	span   *span
	people map[string]bool // nil: all
}

func newRhythm(c *ward.Case, t *ward.Terms, weeks int) *rhythm {
	if weeks < c.Dates.Weeks {
		c = c.Repeated(weeks)
		t = ward.Relay(t, c)
	}
	return &rhythm{c: c, terms: t, span: datedSpan(c)}
}

// kinds groups the people of the rhythm.
func (r *rhythm) kinds(attributes []string) []*Kind {
	c := r.c
	if r.people != nil {
		some := *c
		some.People = slices.DeleteFunc(slices.Clone(c.People), func(p *ward.Person) bool { return !r.people[p.ID] })
		c = &some
	}
	return kinds(c, r.terms, r.span, attributes)
}

// rhythms puts everybody into the shortest in which lines of theirs can be found
// for the smallest post they may have and the largest, with all the weekends
// they may work, and in which they may work the same on each day.
func rhythms(c *ward.Case, t *ward.Terms) ([]*rhythm, error) {
	byWeeks := map[int]*rhythm{}
	var out []*rhythm
	for _, k := range newRhythm(c, t, c.Dates.Weeks).kinds(nil) {
		suits := map[int]func(*ward.Person) bool{}
		for _, p := range k.People {
			weeks := c.Rhythm(p)
			for step := weeks; weeks < c.Dates.Weeks; weeks += step {
				if c.Dates.Weeks%weeks != 0 {
					continue
				}
				if suits[weeks] == nil {
					var err error
					if suits[weeks], err = newRhythm(c, t, weeks).suits(k); err != nil {
						return nil, err
					}
				}
				if suits[weeks](p) {
					break
				}
			}
			r := byWeeks[weeks]
			if r == nil {
				r = newRhythm(c, t, weeks)
				r.people, byWeeks[weeks], out = map[string]bool{}, r, append(out, r)
			}
			r.people[p.ID] = true
		}
	}
	slices.SortFunc(out, func(a, b *rhythm) int { return a.c.Dates.Weeks - b.c.Dates.Weeks })
	return out, nil
}

// suits gives what tells whether the lines of one of a kind may come again in the
// rhythm.
func (r *rhythm) suits(k *Kind) (func(*ward.Person) bool, error) {
	short := &Kind{People: k.People, Unit: k.Unit, span: r.span, terms: r.terms}
	short.shape(r.c, nil)
	for day, may := range k.may {
		if !slices.Equal(may, short.may[day%r.span.days]) {
			return func(*ward.Person) bool { return false }, nil
		}
	}
	a, err := newLineAutomaton(short)
	if err != nil {
		return nil, err
	}
	line := newLineKind(short, a)
	found := map[int]bool{} // units that lines with all the weekends have
	asked := func(p *ward.Person) (of []fit) {
		for third := range 2 {
			of = append(of, line.fitting(p, third == 1)...)
		}
		return of
	}
	var units []int
	for _, p := range k.People {
		for _, f := range asked(p) {
			units = append(units, f.units)
		}
	}
	line.paces = line.pacesOf(units)
	price := emptyPricer(line)
	for _, pace := range line.paces {
		for _, start := range line.starts {
			price.run(pace, start)
			for _, u := range units {
				found[u] = found[u] || pace.holds(u) && price.value(line.ends[len(line.ends)-1], u) > never
			}
		}
	}
	return func(p *ward.Person) bool {
		least, most := *p.Size.Min, *p.Size.Max
		has := map[ward.Size]bool{}
		for _, f := range asked(p) {
			has[f.size] = has[f.size] || found[f.units]
		}
		return (p.Optional() || has[least]) && has[most]
	}, nil
}

// together is the days after which all lines come again.
func together(c *ward.Case, of []*rhythm) *span {
	weeks := 1
	for _, r := range of {
		n := r.c.Dates.Weeks
		weeks *= n / int(gcd(int64(weeks), int64(n)))
	}
	if weeks == c.Dates.Weeks {
		return datedSpan(c)
	}
	s := datedSpan(c.Repeated(weeks))
	s.repeat = c.Dates.Weeks / weeks
	return s
}

// Weeks is after how many all the lines of NewRepeatedLines come again.
func Weeks(c *ward.Case, t *ward.Terms) (int, error) {
	of, err := rhythms(c, t)
	if err != nil {
		return 0, err
	}
	return together(c, of).days / 7, nil
}
