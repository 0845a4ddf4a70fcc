package bound

import (
	"context"
	"math"
	"slices"

	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Mend makes a rota by turns: everybody in turn has the best line for what the
// lines of all the others leave, and then a few at a time bend theirs, as long
// as nothing is lost. It knows what a dive knows and needs no linear program, so
// it has a fair rota while a dive still makes its first lines, above all where
// everybody is different; and a dive that comes after begins with the lines that
// somebody had. It calls better for each better rota, the first among them, until
// ctx ends, and says whether it is whole: nothing is broken that lines are made
// by, and no need is missing. It gives the last; loose names the people whose
// lines are to be made anew. It gives nil where ctx ends before everybody has had
// a turn.
func (l *Lines) Mend(ctx context.Context, better func(whole bool)) (r *rota.Rota, loose []string) {
	m := l.mending()
	m.settled()
	if !m.improve(ctx, math.MaxInt, func() { better(m.whole()) }) {
		return nil, nil
	}
	return m.rota()
}

// improve gives everybody a line who has none or a flawed one, and has people
// bend theirs until ctx ends, or so many turns in a row have brought nothing. It
// calls better for each better rota, and tells whether everybody has had a turn.
func (m *mending) improve(ctx context.Context, patience int, better func()) bool {
	for _, i := range m.rng.Perm(len(m.seats)) {
		if s := m.seats[i]; s.line == nil || s.flawed {
			m.sit(ctx, s)
		}
	}
	if ctx.Err() != nil {
		return false
	}
	better()
	m.bend(ctx, patience, better)
	return true
}

// mending is the program with a seat for everybody, and no lines.
func (l *Lines) mending() *mending {
	m := &mending{
		Lines: l, need: make([]headRow, l.model.NumRows()), meets: map[lp.Row][]*seat{}, present: make([]int, l.model.NumRows()), sums: make([]float64, l.model.NumRows()),
		pricers: map[*lineKind]*pricer{}, credits: map[*lineKind]map[duty]int64{},
	}
	for _, h := range l.heads {
		m.need[h.at] = h
	}
	for _, k := range l.kinds {
		m.pricers[k], m.credits[k] = emptyPricer(k), map[duty]int64{}
		var counted []lp.Row
		for _, rows := range k.needs {
			counted = append(counted, rows...)
		}
		slices.Sort(counted)
		counted = slices.Compact(counted)
		for _, g := range k.groups {
			for _, p := range g.people {
				s := &seat{person: p, group: g, vetoed: vetoed(l.c, k, p)}
				m.seats = append(m.seats, s)
				for _, r := range counted {
					m.meets[r] = append(m.meets[r], s)
				}
			}
		}
	}
	return m
}

// settled gives everybody the line that a dive has settled on, but for the loose.
func (m *mending) settled() {
	free := map[*postGroup][]*seat{}
	for _, s := range m.seats {
		free[s.group] = append(free[s.group], s)
	}
	for _, n := range m.columns {
		for range n.held - n.loose {
			if n.units > 0 {
				m.take(free[n.group][0], n)
			}
			free[n.group] = free[n.group][1:]
		}
	}
}

// of gives the lines of a rota that are the program's, by whose they are.
func (m *mending) of(r *rota.Rota) map[*seat]*column {
	lines := map[string]rota.Line{}
	for _, l := range r.Lines {
		lines[l.Person] = l
	}
	out := map[*seat]*column{}
	for _, s := range m.seats {
		if n := m.column(s.group, lines[s.person.ID]); n != nil && n.units > 0 {
			out[s] = n
		}
	}
	return out
}

// lay gives everybody their line of a rota.
func (m *mending) lay(r *rota.Rota) {
	lines := m.of(r)
	for _, s := range m.seats {
		if n := lines[s]; n != nil {
			m.take(s, n)
		}
	}
}

// mending is a rota whose lines are made one at a time.
type mending struct {
	*Lines
	seats   []*seat
	need    []headRow          // by row
	meets   map[lp.Row][]*seat // who may have duties that count in the row
	present []int              // heads, by row of the need
	sums    []float64          // by row of the whole rota
	pricers map[*lineKind]*pricer
	credits map[*lineKind]map[duty]int64 // by duty, as far as known
}

// A seat is one person's.
type seat struct {
	person *ward.Person
	group  *postGroup
	vetoed map[duty]bool
	line   *column // nil: none
	flawed bool    // the line breaks a rule that whole lines are not made by
}

// anyShort gives a time at which need is missing, if there is one.
func (m *mending) anyShort() (headRow, bool) {
	var short []headRow
	for _, h := range m.heads {
		if m.present[h.at] < h.floor {
			short = append(short, h)
		}
	}
	if short == nil {
		return headRow{}, false
	}
	return short[m.rng.IntN(len(short))], true
}

// pick gives some people, about as many from among each of these as from all.
func (m *mending) pick(from ...[]*seat) []*seat {
	out := []*seat{}
	from = append(slices.DeleteFunc(from, func(of []*seat) bool { return len(of) == 0 }), m.seats)
	for range 2 + m.rng.IntN(3) {
		of := from[m.rng.IntN(len(from))]
		if s := of[m.rng.IntN(len(of))]; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sit gives somebody without a line the best there is for what the others leave.
func (m *mending) sit(ctx context.Context, s *seat) {
	must := 0.0
	if !s.person.Optional() {
		must = priceLineless
	}
	before := m.outside(nil)
	var norm func(ward.Size) Stretch // of the line made last, where lines differ in it
	worth := func(g *postGroup, f fit) float64 {
		if norm != nil && !norm(f.size).Has(f.units*g.kind.unit) {
			return forbidden
		}
		cost, entries := m.worth(g, f)
		return must - cost - (m.outside(entries) - before)
	}
	p := m.pricers[s.group.kind]
	m.pay(p, s, spell{0, s.group.kind.span.days})
	turn := m.rng.IntN(turns)
	for try := 0; try < 2*turns && ctx.Err() == nil; try++ {
		had := s.line
		m.take(s, nil)
		found := p.best(ctx, []*postGroup{s.group}, worth, 1, (turn+try)%turns)
		if len(found) == 0 {
			m.take(s, had) // hours may be wrong, but it is a line
			continue
		}
		n := found[0].column
		if m.live != nil { // for a dive to come
			n, _ = m.add(n)
		}
		m.take(s, n)
		if !s.flawed {
			return
		}
		norm = m.norm(s)
	}
}

// pay has the pricer make duties for somebody in the spells: each is worth what the
// lines of the others leave missing.
func (m *mending) pay(p *pricer, s *seat, in ...spell) {
	for _, f := range in {
		for day := f.from; day < f.to; day++ {
			p.payDay(day, func(d duty) int64 {
				if s.vetoed[d] {
					return forbidden * fine
				}
				worth := 0.0
				for _, r := range p.kind.needs[d] {
					worth += m.need[r].next(m.present[r])
				}
				return steps(worth)
			})
		}
	}
}

const (
	forbidden     = -1e9 // worse than anything a line is worth
	firmly        = 60   // times as dear is a guard broken: no program leads back to it
	priceFlaw     = 3000
	nothing       = 1e-6
	priceLineless = 1e8 // all must sit before it is asked how large their posts are
)

// next is what one more head is worth where so many are.
func (h headRow) next(heads int) float64 {
	switch {
	case h.most >= 0 && heads >= h.most:
		return -priceOver
	case heads < len(h.worth):
		return h.worth[heads]
	}
	return 0
}

// missing is what so many heads leave missing, or are too many.
func (h headRow) missing(heads int) float64 {
	if h.most >= 0 {
		return priceOver * float64(max(0, heads-h.most))
	}
	sum := 0.0
	for k := heads; k < len(h.worth); k++ {
		sum += h.worth[k]
	}
	return sum
}

// outside is what the rows of the whole rota cost with some entries more.
func (m *mending) outside(more []lp.Entry) float64 {
	cost := 0.0
	for _, w := range m.wholes {
		sum := m.sums[w.at]
		for _, e := range more {
			if e.Row == w.at {
				sum += e.Coef
			}
		}
		cost += w.firm(sum)
	}
	return cost
}

// take gives somebody a line in place of the one they have; nil is none.
func (m *mending) take(s *seat, line *column) {
	if s.line != nil {
		m.count(s, -1)
	}
	if s.line = line; line != nil {
		m.count(s, 1)
		s.flawed = !m.holds(s, m.norm(s)) || m.quick(s)
	}
}

func (m *mending) count(s *seat, by int) {
	m.duties(s, []spell{{0, len(s.line.line)}}, by)
	_, entries := m.worth(s.group, fit{s.line.units, s.line.size})
	m.sum(entries, by)
}

// sum counts entries in the rows of the whole rota.
func (m *mending) sum(entries []lp.Entry, by int) {
	for _, e := range entries {
		m.sums[e.Row] += float64(by) * e.Coef
	}
}

// cost is what the program would say of the rota.
func (m *mending) cost() float64 {
	cost := m.outside(nil)
	for _, h := range m.heads {
		cost += h.missing(m.present[h.at])
	}
	for _, s := range m.seats {
		switch {
		case s.line != nil:
			own, _ := m.worth(s.group, fit{s.line.units, s.line.size})
			cost += own + priceFlaw*float64(indicator(s.flawed))
		case !s.person.Optional():
			cost += priceLineless
		}
	}
	return cost
}

// whole tells whether nothing is broken and no need is missing.
func (m *mending) whole() bool {
	return m.outside(nil) == 0 &&
		!slices.ContainsFunc(m.heads, func(h headRow) bool {
			return m.present[h.at] < h.floor || h.most >= 0 && m.present[h.at] > h.most
		}) &&
		!slices.ContainsFunc(m.seats, func(s *seat) bool { return s.flawed || s.line == nil && !s.person.Optional() })
}

// rota lays out the lines, and names those whose line is flawed, or who must
// have one and have none.
func (m *mending) rota() (out *rota.Rota, loose []string) {
	out = m.empty()
	for _, s := range m.seats {
		switch {
		case s.line != nil:
			out.Lines = append(out.Lines, m.laid(s.person, s.line))
			if s.flawed {
				loose = append(loose, s.person.ID)
			}
		default:
			out.Lines = append(out.Lines, without(s.person))
			if !s.person.Optional() {
				loose = append(loose, s.person.ID)
			}
		}
	}
	out.Sort()
	slices.Sort(loose)
	return out, loose
}
