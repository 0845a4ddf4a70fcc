package ward

import (
	"cmp"
	"slices"
)

// apart turns need of which some is exclusive into need in which everybody
// counts wherever they fit. Whoever fills an exclusive entry fills no other at
// the time, so its heads come on top of those of every row that takes in the
// people it asks for. Those whom rows at the time of an exclusive one speak of
// lie within each other or apart, which Validate sees to; then people enough for
// each such row are people enough for every entry, each its own (Hall 1935).
func (c *Case) apart(all []Demand) []Demand {
	if !slices.ContainsFunc(all, func(d Demand) bool { return d.exclusive }) {
		return all
	}
	days := make([][]Demand, c.Dates.Days())
	for _, d := range all {
		days[d.Day] = append(days[d.Day], d)
	}
	var out []Demand
	for _, d := range all {
		near := c.near(days, d.Day)
		for _, piece := range pieces(d, near) {
			now := slices.DeleteFunc(slices.Clone(near), func(o Demand) bool { return o.From > piece.From || o.To < piece.To })
			if slices.ContainsFunc(now, func(o Demand) bool { return o.exclusive }) {
				if d.exclusive && slices.ContainsFunc(now, func(o Demand) bool { return !o.exclusive && o.Unit == d.Unit && o.Who == d.Who }) {
					continue // that row asks for both
				}
				c.add(&piece, now)
			}
			if last := len(out) - 1; last >= 0 && out[last].To == piece.From && out[last].until(piece.To) == piece.until(piece.To) {
				out[last].To = piece.To
				continue
			}
			out = append(out, piece)
		}
	}
	return out
}

// until is the demand with another beginning and end, to hold two against each
// other.
func (d Demand) until(to Minutes) Demand {
	d.From, d.To = 0, to
	return d
}

// near gives what is asked for on a day and the days beside it, with times
// counted from the day's midnight.
func (c *Case) near(days [][]Demand, day int) []Demand {
	var out []Demand
	for by := -1; by <= 1; by++ {
		at := day + by
		if c.Dates.Rolling {
			at = (at + len(days)) % len(days)
		}
		if at < 0 || at >= len(days) {
			continue
		}
		for _, d := range days[at] {
			d.From, d.To = d.From+Minutes(by)*Day, d.To+Minutes(by)*Day
			out = append(out, d)
		}
	}
	return out
}

// pieces cuts a demand where an exclusive one beside it begins or ends and,
// while one lasts, where any does.
func pieces(d Demand, near []Demand) []Demand {
	cuts := []Minutes{d.From, d.To}
	cut := func(at, from, to Minutes) {
		if from <= at && at <= to && d.From < at && at < d.To {
			cuts = append(cuts, at)
		}
	}
	for _, e := range near {
		if !e.exclusive {
			continue
		}
		for _, o := range near {
			cut(o.From, e.From, e.To)
			cut(o.To, e.From, e.To)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := make([]Demand, len(cuts)-1)
	for i := range out {
		out[i] = d
		out[i].From, out[i].To = cuts[i], cuts[i+1]
	}
	return out
}

// add gives a demand the heads of its own row and of the exclusive ones.
func (c *Case) add(piece *Demand, now []Demand) {
	floor := func(d Demand) int { return d.Floor }
	wanted := func(d Demand) int { return max(d.Floor, d.Target) }
	own := *piece
	for _, o := range now {
		if o.exclusive && piece.Max >= 0 && (same(o, own) || c.within(o, own) || c.within(own, o)) {
			piece.Max += wanted(o)
		}
	}
	piece.exclusive = false
	piece.Floor = c.needed(own, now, floor)
	if most := c.needed(own, now, wanted); own.Target >= 0 || most > piece.Floor {
		piece.Target = most
	}
}

// needed is how many people of a demand's sort all that is asked for at a time
// takes: the most that any row without exclusive entries does, and all exclusive
// entries.
func (c *Case) needed(of Demand, now []Demand, heads func(Demand) int) int {
	out := c.shared(of, now, heads)
	for _, o := range now {
		if o.exclusive && (same(o, of) || c.within(o, of)) {
			out += heads(o)
		}
	}
	return out
}

// shared is how many people of a demand's sort the rows take that everybody
// counts in who fits: its own row, or those within it together.
func (c *Case) shared(of Demand, now []Demand, heads func(Demand) int) int {
	out, inside := 0, 0
	for _, o := range now {
		switch {
		case o.exclusive:
		case same(o, of):
			out = max(out, heads(o))
		case c.within(o, of) && !slices.ContainsFunc(now, func(b Demand) bool { return !b.exclusive && c.within(o, b) && c.within(b, of) }):
			inside += c.shared(o, now, heads)
		}
	}
	return max(out, inside)
}

func same(a, b Demand) bool { return a.Unit == b.Unit && a.Who == b.Who }

// within tells whether everybody a demand speaks of is among those another
// speaks of. Of two that speak of the same people the wider word is the other.
func (c *Case) within(a, b Demand) bool {
	if same(a, b) {
		return false
	}
	more := false
	for _, p := range c.People {
		for _, unit := range c.Places(p) {
			in, is := c.speaksOf(a, p, unit), c.speaksOf(b, p, unit)
			if in && !is {
				return false
			}
			more = more || is && !in
		}
	}
	return more || cmp.Or(wider(a)-wider(b), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Who, b.Who)) < 0
}

func wider(d Demand) int {
	out := 0
	if d.Unit == "" {
		out++
	}
	if d.Who == Total {
		out++
	}
	return out
}

// speaksOf tells whether a demand speaks of a person on duty in a unit.
func (c *Case) speaksOf(d Demand, p *Person, unit string) bool {
	return (d.Unit == "" || unit == d.Unit) && c.Has(p, d.Who, c.Dates.Date(d.Day))
}
