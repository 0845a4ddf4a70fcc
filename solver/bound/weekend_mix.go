package bound

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"heltid/solver/lp"
)

// mixWeekends holds that a weekend has a whole number of people at work. In the
// mean over a period 1.75 nurses may work each weekend, and their duties seem to
// meet all need for one; but that is two nurses on three weekends of four and
// one on the fourth, who cannot be there from Friday evening to Monday morning.
//
// Each weekend, as each day of the averaged week, is a mix of such: of weekends
// with so many people of each sort, where people are of one sort who can be there
// at the same times. For each number of people the least shortage is known, and
// the mix has no more people than the weekends that the posts take part in.
//
// It is stated where the weekends that people may work are too few for any whole
// number that lacks nothing; elsewhere it moved no limit of the example wards by
// as much as a post. That, need that somebody can meet without working the
// weekend, and mixes of too many sorts are left out, which makes the bound
// looser, never wrong.
func (f *Flow) mixWeekends() {
	for weekend := range f.span.days / 7 {
		w := weekendDays{f.span, 7*weekend + 4}
		plans := map[*Kind][]plan{}
		for _, k := range f.kinds {
			plans[k] = w.plans(k.line)
		}
		for _, need := range f.weekendNeeds(w) {
			f.leaveOut(w, need, plans)
			m := f.sorted(w, need, plans)
			if points, ok := m.points(); ok && !slices.ContainsFunc(points, m.enough) {
				f.mix(m, points, weekend)
			}
		}
	}
}

// weekendDays is Friday, Saturday and Sunday of a weekend.
type weekendDays struct {
	span   *span
	friday int
}

// plan is what a person does on Friday, Saturday and Sunday.
type plan [3]int

// works tells whether the weekend is a worked one; see weekendDuty.
func (w weekendDays) works(p plan) bool {
	for i, shift := range p {
		if shift != Off && w.span.weekendDuty(w.friday+i, shift) {
			return true
		}
	}
	return false
}

// plans are those that an automaton has lines with.
func (w weekendDays) plans(a *automaton) []plan {
	states := map[plan]map[int]bool{{Off, Off, Off}: {}}
	for _, e := range a.circle[w.friday] {
		states[plan{Off, Off, Off}][e.from] = true
	}
	for i := range 3 {
		next := map[plan]map[int]bool{}
		for p, in := range states {
			for _, e := range a.circle[w.friday+i] {
				if !in[e.from] {
					continue
				}
				q := p
				q[i] = e.shift
				if next[q] == nil {
					next[q] = map[int]bool{}
				}
				next[q][e.to] = true
			}
		}
		states = next
	}
	out := make([]plan, 0, len(states))
	for p := range states {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b plan) int { return slices.Compare(a[:], b[:]) })
	return out
}

// weekendsOf gives, for each weekend, the column of how many of the group work
// it, which their duties and their limits on weekends allow.
func (f *Flow) weekendsOf(g *group) []lp.Col {
	if g.weekends != nil {
		return g.weekends
	}
	p, s := f.program, f.span
	var all []term
	for friday := 4; friday < s.days; friday += 7 {
		y := p.col(0, p.hi[g.heads], "weekend")
		days := [][2]int{{friday, friday + 2}}
		if f.terms.Case.WholeWeekends(g.kind.People[0]) && !g.kind.elsewhere() {
			days = [][2]int{{friday + 1, friday + 1}, {friday + 2, friday + 2}}
		}
		for _, d := range days {
			duties := g.duties(func(day, shift int) int64 {
				return int64(indicator(d[0] <= day && day <= d[1] && s.weekendDuty(day, shift)))
			})
			p.row(-unbounded, 0, "weekend", append(times(duties, -1), term{y, 1})...)
		}
		p.row(-unbounded, 0, "weekend", term{y, 1}, term{g.heads, -1})
		g.weekends, all = append(g.weekends, y), append(all, term{y, int64(s.repeat)})
	}
	most := (&crew{kinds: []*Kind{g.kind}}).weekends()
	p.row(-unbounded, 0, "weekends", append(all, term{g.heads, -int64(most)})...)
	return g.weekends
}

// weekendNeed is the need for one attribute in a unit that duties of one
// weekend alone can meet.
type weekendNeed struct {
	unit, who string
	floors    []floor
}

// weekendNeeds gathers the needs of a weekend.
func (f *Flow) weekendNeeds(w weekendDays) []*weekendNeed {
	var out []*weekendNeed
	for _, n := range f.floors {
		if len(n.missing) == 0 || n.heads() > mostHeads || len(n.duties) == 0 || slices.ContainsFunc(n.duties, func(d duty) bool { return d.day < w.friday || d.day > w.friday+2 }) {
			continue
		}
		i := slices.IndexFunc(out, func(o *weekendNeed) bool { return o.unit == n.unit && o.who == n.who })
		if i < 0 {
			i, out = len(out), append(out, &weekendNeed{unit: n.unit, who: n.who})
		}
		out[i].floors = append(out[i].floors, n)
	}
	return out
}

// presence is at how many of a need's stretches somebody is: a byte for each,
// with the heads there.
type presence string

// presence is where a plan has somebody of the kind.
func (n *weekendNeed) presence(f *Flow, k *Kind, w weekendDays, p plan) presence {
	out := make([]byte, len(n.floors))
	for i, at := range n.floors {
		for _, d := range at.duties {
			if p[d.day-w.friday] == d.shift && k.countsIn(n.unit, d.shift) && f.holds(k, n.who, d.day) {
				out[i]++
			}
		}
	}
	return n.capped(out)
}

// nobody is where nobody is.
func (n *weekendNeed) nobody() presence { return presence(make([]byte, len(n.floors))) }

// capped leaves out heads that nobody needs.
func (n *weekendNeed) capped(heads []byte) presence {
	for i, at := range n.floors {
		heads[i] = byte(min(int(heads[i]), at.heads()))
	}
	return presence(heads)
}

// heads is how many the need asks for at most.
func (n *covering) heads() int { return slices.Max(slices.Collect(maps.Keys(n.floor))) }

// mostHeads leaves room for the sum of two presences in a byte.
const mostHeads = 127

// mixture is the sorts of people that can meet a need.
type mixture struct {
	need  *weekendNeed
	sorts []*sort
	weeks int64
}

// A sort of people is those who can be at the same stretches.
type sort struct {
	can      []presence // the best ones
	kinds    []*Kind
	people   int64
	weekends int64 // that they may work in the period
}

// sorted tells which sorts of people can meet a need.
func (f *Flow) sorted(w weekendDays, need *weekendNeed, plans map[*Kind][]plan) *mixture {
	m := &mixture{need: need, weeks: int64(f.span.dates.Weeks)}
	bySort := map[string]*sort{}
	for _, k := range f.kinds {
		can := []presence{need.nobody()}
		for _, p := range plans[k] {
			if w.works(p) {
				can = append(can, need.presence(f, k, w, p))
			}
		}
		if can = best(can); can[0] == need.nobody() {
			continue
		}
		key := fmt.Sprint(can)
		s := bySort[key]
		if s == nil {
			s = &sort{can: can}
			bySort[key], m.sorts = s, append(m.sorts, s)
		}
		people := f.weight(f.copies[k.Unit], need.unit) * int64(len(k.People))
		s.kinds, s.people = append(s.kinds, k), s.people+people
		s.weekends += people * int64((&crew{kinds: []*Kind{k}}).weekends())
	}
	return m
}

// weight is how often a group with copies counts for need of a unit; see cover.
func (f *Flow) weight(copies int64, unit string) int64 {
	if unit == "" {
		return copies
	}
	return 1
}

// enough tells whether so many people lack nothing, and may be at work each
// weekend.
func (m *mixture) enough(p point) bool {
	for j, s := range m.sorts {
		if p.people[j]*m.weeks > s.weekends {
			return false
		}
	}
	return p.short == 0
}

// mix states the mix of one weekend for one need.
func (f *Flow) mix(m *mixture, points []point, weekend int) {
	p, need := f.program, m.need
	var one, short []term
	at := make([][]term, len(m.sorts))
	for _, x := range points {
		share := p.col(0, 1, "weekends alike")
		one, short = append(one, term{share, 1}), append(short, term{share, -f.copies[need.unit] * x.short})
		for j, n := range x.people {
			at[j] = append(at[j], term{share, n})
		}
	}
	for _, n := range need.floors {
		short = append(short, n.missing...)
	}
	p.row(1, 1, "mix", one...)
	p.row(0, unbounded, "mix", short...)
	for j, s := range m.sorts {
		for _, g := range f.groups {
			if slices.Contains(s.kinds, g.kind) {
				at[j] = append(at[j], term{f.weekendsOf(g)[weekend], -f.weight(g.copies, need.unit)})
			}
		}
		p.row(-unbounded, 0, "mix", at[j]...)
	}
}

// leaveOut takes away the stretches that somebody can be at who does not work
// the weekend, as by day on Friday.
func (f *Flow) leaveOut(w weekendDays, need *weekendNeed, plans map[*Kind][]plan) {
	without := make([]bool, len(need.floors))
	for _, k := range f.kinds {
		for _, p := range plans[k] {
			if w.works(p) {
				continue
			}
			there := need.presence(f, k, w, p)
			for i := range without {
				without[i] = without[i] || there[i] > 0
			}
		}
	}
	var kept []floor
	for i, n := range need.floors {
		if !without[i] {
			kept = append(kept, n)
		}
	}
	need.floors = kept
}

// point is so many people of each sort and the least shortage with them, in
// minutes.
type point struct {
	people []int64
	short  int64
}

const (
	mostPoints    = 300  // of a mixture
	mostPresences = 1000 // that so many people can come to
)

// points gives all numbers of people up to those that more would not help.
// False where they are too many.
func (m *mixture) points() ([]point, bool) {
	type crowd struct {
		people []int64
		can    []presence
	}
	todo := []crowd{{make([]int64, len(m.sorts)), []presence{m.need.nobody()}}}
	seen := map[string]bool{}
	var out []point
	for len(todo) > 0 {
		c := todo[0]
		todo = todo[1:]
		short := m.need.shortage(c.can)
		if out = append(out, point{c.people, short}); len(out) > mostPoints {
			return nil, false
		}
		if short == 0 {
			continue
		}
		for j, s := range m.sorts {
			people := slices.Clone(c.people)
			people[j]++
			key := fmt.Sprint(people)
			if people[j] > s.people || seen[key] {
				continue
			}
			seen[key] = true
			more, ok := m.need.joined(c.can, s.can)
			if !ok {
				return nil, false
			}
			if !slices.Equal(more, c.can) {
				todo = append(todo, crowd{people, more})
			}
		}
	}
	return out, true
}

// joined is what some people and one more can come to together; false where
// that is too much to look through.
func (n *weekendNeed) joined(some, one []presence) ([]presence, bool) {
	all := map[presence]bool{}
	for _, a := range some {
		for _, b := range one {
			sum := []byte(a)
			for i := range sum {
				sum[i] += b[i]
			}
			all[n.capped(sum)] = true
		}
		if len(all) > mostPresences {
			return nil, false
		}
	}
	return best(slices.Collect(maps.Keys(all))), true
}

// shortage is the least that people who can come to these presences lack.
func (n *weekendNeed) shortage(can []presence) int64 {
	least := int64(math.MaxInt64)
	for _, p := range can {
		short := int64(0)
		for i, at := range n.floors {
			for heads, minutes := range at.floor {
				short += int64(max(0, heads-int(p[i]))) * minutes
			}
		}
		least = min(least, short)
	}
	return least
}

// best sorts presences, and leaves out those that another has all of.
func best(of []presence) []presence {
	slices.SortFunc(of, func(a, b presence) int { return cmp.Compare(b, a) })
	var out []presence
	for _, p := range of {
		if !slices.ContainsFunc(out, p.within) {
			out = append(out, p)
		}
	}
	return out
}

// within tells whether another presence has all of this one.
func (p presence) within(o presence) bool {
	for i := range len(p) {
		if p[i] > o[i] {
			return false
		}
	}
	return true
}
