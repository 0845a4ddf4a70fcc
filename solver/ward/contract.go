package ward

import (
	"cmp"
	"slices"
)

// Kinds of employment.
const (
	Permanent  = "permanent"
	FixedTerm  = "fixed_term"
	Substitute = "substitute" // a post somebody else holds, while they are away
)

// employed tells whether the person's own post stands on the date, and how
// much of other people's posts they are a substitute in then. Who has no list
// of employments has their post all through; who is a substitute alone has none.
func (p *Person) employed(d Date) (own bool, extra Size) {
	own = len(p.Employments) == 0
	for _, e := range p.Employments {
		switch {
		case !within(d, e.From, e.Until):
		case e.Kind == Substitute:
			extra += e.Percent
		default:
			own = true
		}
	}
	return own, min(extra, FullTime)
}

// StandsIn tells whether the person has no post of their own here: they are a
// substitute, and nothing else.
func (p *Person) StandsIn() bool {
	return len(p.Employments) > 0 && !slices.ContainsFunc(p.Employments, func(e Employment) bool { return e.Kind != Substitute })
}

// Contract is days on which a person is employed alike.
type Contract struct {
	Own   bool // their own post stands, so its size counts
	Extra Size // what comes on top, of posts they are a substitute in
	Days  int  // in hundredths of a percent of a day: one that is half away is 5000
}

// Of is the part of full time that a position size comes to on such a day; what
// comes on top makes it no more than full.
func (k Contract) Of(size Size) Size {
	if !k.Own {
		size = 0
	}
	return max(size, min(FullTime, size+k.Extra))
}

// Contracts gives how the person is employed on the days from one up to another,
// like days together. Days of full absence are left out, those of part absence
// are there in part, and all are so much less as is set aside outside the rota.
func (c *Case) Contracts(p *Person, from, to int) []Contract {
	rest := int(FullTime - c.OutsideCover(p))
	if len(p.Absences)+len(p.Employments) == 0 {
		return []Contract{{Own: true, Days: rest * (to - from)}}
	}
	return p.contracts(c.Dates, from, to, func(date Date) int { return int(FullTime-p.Absent(date)) * rest / int(FullTime) })
}

// Employed gives how the person is employed on all the dates, absent or not, like
// days together: what base pay is paid for.
func (p *Person) Employed(in Dates) []Contract {
	return p.contracts(in, 0, in.Days(), func(Date) int { return int(FullTime) })
}

// contracts gathers days on which the person is employed alike, each as much as
// it is there.
func (p *Person) contracts(in Dates, from, to int, there func(Date) int) []Contract {
	var out []Contract
	for day := from; day < to; day++ {
		date := in.Date(day)
		there := there(date)
		own, extra := p.employed(date)
		if there == 0 || !own && extra == 0 {
			continue
		}
		i := slices.IndexFunc(out, func(a Contract) bool { return a.Own == own && a.Extra == extra })
		if i < 0 {
			i, out = len(out), append(out, Contract{Own: own, Extra: extra})
		}
		out[i].Days += there
	}
	slices.SortStableFunc(out, func(a, b Contract) int { return cmp.Compare(b.Extra, a.Extra) })
	return out
}

// ContractedDay is a day of full time, as Contracted counts it.
const ContractedDay = int(FullTime) * int(FullTime)

// Contracted sums what a position size comes to over the days from one up to
// another.
func (c *Case) Contracted(p *Person, size Size, from, to int) int {
	sum := 0
	for _, a := range c.Contracts(p, from, to) {
		sum += int(a.Of(size)) * a.Days
	}
	return sum
}

// OnPayroll sums what a position size comes to over the period as Contracted does,
// with the days of absence and what is set aside outside the rota.
func (c *Case) OnPayroll(p *Person, size Size) int {
	sum := 0
	for _, k := range p.Employed(c.Dates) {
		sum += int(k.Of(size)) * k.Days
	}
	return sum
}

// Plain tells whether the person's own post stands in full on every day of the
// period, but for what is set aside outside the rota: never away, and no
// substitute.
func (c *Case) Plain(p *Person) bool {
	alike := c.Contracts(p, 0, c.Dates.Days())
	rest := int(FullTime - c.OutsideCover(p))
	return len(alike) == 1 && alike[0] == Contract{Own: true, Days: rest * c.Dates.Days()}
}

// PartAbsences gives the stretches of the period, as days from one up to
// another, in which part of the person's post is away.
func (c *Case) PartAbsences(p *Person) [][2]int {
	var out [][2]int
	for _, a := range p.Absences {
		from, to := max(0, int(a.From-c.Dates.Start)), min(c.Dates.Days(), int(a.Until-c.Dates.Start)+1)
		if a.Percent > 0 && a.Percent < FullTime && from < to {
			out = append(out, [2]int{from, to})
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return slices.Compact(out)
}
