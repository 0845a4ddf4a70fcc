package bound

import (
	"fmt"
	"slices"

	"heltid/solver/lp"
)

// people makes the columns and rows of a kind: for each class a circulation,
// and how many of which size.
func (f *Flow) people(k *Kind) {
	c, p := f.terms.Case, f.program
	copies := f.copies[k.Unit]
	_, _, weighted := norms(k)
	ranges := sizesOf(k)
	heads := make([][]lp.Col, len(ranges))
	for cl := range classes {
		if cl == credited && !weighted {
			continue
		}
		offers := offersOf(ranges, cl, c)
		if len(offers) == 0 {
			continue
		}
		o, ok := owe(k, cl, offers)
		if !ok {
			continue // no sum of duties makes these hours
		}
		name := fmt.Sprintf("%s %d", k.People[0].ID, cl)
		var posts, size []term
		var counted []lp.Col
		total, largest := int64(0), int64(0)
		for _, of := range offers {
			count := int64(of.count)
			n := p.col(0, count, "heads "+name)
			z := p.col(0, count*of.highest, "size "+name)
			p.row(0, unbounded, "smallest "+name, term{z, 1}, term{n, -of.lowest})
			p.row(-unbounded, 0, "largest "+name, term{z, 1}, term{n, -of.highest})
			heads[of.index] = append(heads[of.index], n)
			posts, size = append(posts, term{n, 1}), append(size, term{z, 1})
			total, largest = total+count, largest+count*of.highest
			if cl != stand {
				f.posts = append(f.posts, term{n, copies})
			}
			switch {
			case cl.fullTime():
				f.fulls = append(f.fulls, term{n, copies})
			case cl == small && of.counts:
				f.smalls, counted = append(f.smalls, term{n, copies}), append(counted, n)
			}
		}
		g := &group{kind: k, class: cl, copies: copies, smalls: counted, duty: map[duty][]lp.Col{}}
		g.heads, g.size = p.col(0, total, "posts "+name), p.col(0, largest, "sizes "+name)
		p.row(0, 0, "posts "+name, append(posts, term{g.heads, -1})...)
		p.row(0, 0, "sizes "+name, append(size, term{g.size, -1})...)
		f.circulate(g, total)
		f.hours(g, total, o)
		f.tallies(g)
		f.groups = append(f.groups, g)
	}
	for i, s := range ranges {
		terms := make([]term, len(heads[i]))
		for j, n := range heads[i] {
			terms[j] = term{n, 1}
		}
		p.row(int64(s.must), int64(s.count), "people "+k.People[0].ID, terms...)
	}
}

// circulate makes the arcs of a group. Arcs between the same two states are one
// column, whatever the duty; which duty it is is decided for the day as a
// whole, by columns that share what the arcs with the same choice carry.
func (f *Flow) circulate(g *group, total int64) {
	p, a := f.program, g.kind.line
	into := make([]map[int][]term, a.days+1)
	out := make([]map[int][]term, a.days+1)
	for i := range into {
		into[i], out[i] = map[int][]term{}, map[int][]term{}
	}
	for day, arcs := range a.circle {
		next := (day + 1) % len(a.states)
		all := cut{whole: g.heads}
		type choice struct {
			shifts []int
			arcs   []term
		}
		var choices []*choice
		bySet := map[string]*choice{}
		for i := 0; i < len(arcs); {
			j := i
			var shifts []int
			for ; j < len(arcs) && arcs[j].from == arcs[i].from && arcs[j].to == arcs[i].to; j++ {
				shifts = append(shifts, arcs[j].shift)
			}
			x := p.part(total)
			all.parts = append(all.parts, x)
			out[day][arcs[i].from] = append(out[day][arcs[i].from], term{x, -1})
			into[next][arcs[i].to] = append(into[next][arcs[i].to], term{x, 1})
			key := fmt.Sprint(shifts)
			if bySet[key] == nil {
				bySet[key] = &choice{shifts: shifts}
				choices = append(choices, bySet[key])
			}
			bySet[key].arcs = append(bySet[key].arcs, term{x, 1})
			i = j
		}
		p.cuts = append(p.cuts, all)
		duties := cut{whole: g.heads}
		for _, ch := range choices {
			terms, hi := ch.arcs, int64(0)
			for _, shift := range ch.shifts {
				if shift == Off {
					hi = unbounded
					continue
				}
				y := p.part(total)
				duties.parts = append(duties.parts, y)
				g.duty[duty{day, shift}] = append(g.duty[duty{day, shift}], y)
				terms = append(terms, term{y, -1})
			}
			if len(terms) > len(ch.arcs) {
				p.row(0, hi, "", terms...)
			}
		}
		p.cuts = append(p.cuts, duties)
		if day == 0 {
			var terms []term
			for _, x := range all.parts {
				terms = append(terms, term{x, 1})
			}
			p.row(0, 0, "", append(terms, term{g.heads, -1})...)
		}
	}
	for day := range a.days {
		if day == 0 && !a.round {
			continue
		}
		for state := range a.states[day] {
			if terms := slices.Concat(into[day][state], out[day][state]); len(terms) > 0 {
				p.row(0, 0, "", terms...)
			}
		}
	}
}

// duties gives the columns of the group's duties with a weight each, in order.
func (g *group) duties(weight func(day, shift int) int64) []term {
	var out []term
	for day, may := range g.kind.may {
		for _, shift := range may {
			w := weight(day, shift)
			if w == 0 {
				continue
			}
			for _, y := range g.duty[duty{day, shift}] {
				out = append(out, term{y, w})
			}
		}
	}
	return out
}

// tallies holds the rules that count over the period, for the group in sum.
func (f *Flow) tallies(g *group) {
	type seen struct {
		terms []term
		most  int
	}
	var rows []seen
	for _, r := range rules {
		counting, ok := r.(Counting)
		if !ok {
			continue
		}
		for _, t := range counting.Tallies(g.kind) {
			terms := g.duties(func(day, shift int) int64 { return int64(t.Weight(day, shift) * f.span.repeat) })
			i := slices.IndexFunc(rows, func(s seen) bool { return slices.Equal(s.terms, terms) })
			switch {
			case len(terms) == 0:
			case i < 0:
				rows = append(rows, seen{terms, t.Most})
			default:
				rows[i].most = min(rows[i].most, t.Most)
			}
		}
	}
	for _, s := range rows {
		f.program.row(-unbounded, 0, "", append(s.terms, term{g.heads, -int64(s.most)})...)
	}
}
