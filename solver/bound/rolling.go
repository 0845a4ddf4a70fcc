package bound

import (
	"context"
	"math"
	"slices"

	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Rolling makes rolling rotas. Need is the same each week, so the linear program
// need not know in which week a line begins: it chooses lines by what they
// bring to an averaged week. Its rows are fewer by the weeks of the period, and
// it is solved in well under a second where that of every day takes minutes.
// The lines it settles on are then laid out, each begun in the week in which it
// fits best, and people take turns as in Lines.Mend until they do fit. What is
// missing then, the turns find where lines need not come again.
type Rolling struct {
	week  *Lines // with a program that is solved
	days  *Lines
	laid  *Lines // of lines as long as the period, to be bent; nil where those are too many
	aimed bool
	most  float64 // full-time posts that the turns are held to
}

// NewRolling states both for a case, unless ctx ends first; the seed makes rotas
// differ. Close it after.
func NewRolling(ctx context.Context, c *ward.Case, t *ward.Terms, r *lp.Runner, seed uint64) (*Rolling, error) {
	week, err := stateLines(ctx, c, t, seed, averaged)
	if err != nil {
		return nil, err
	}
	days, err := stateLines(ctx, c, t, seed, repeated)
	if err != nil {
		return nil, err
	}
	laid, err := stateLines(ctx, c, t, seed, bent)
	if err != nil && ctx.Err() != nil {
		return nil, err
	}
	return &Rolling{week: week, days: days, laid: laid}, week.open(ctx, r)
}

// Close ends the solver process.
func (r *Rolling) Close() { r.week.Close() }

// Make makes rotas until ctx ends, each from what the program settles on once
// half of that is freed, and gives the best; nil where ctx ends before everybody
// has a line. It calls better for each that is, as Lines.Mend does, and fails
// only where the program does.
func (r *Rolling) Make(ctx context.Context, better func(whole bool)) (made *rota.Rota, loose []string, err error) {
	best := math.Inf(1)
	improve := func(m *mending) bool {
		sat := m.improve(ctx, patience*len(m.seats), func() {
			if r.cost(m) < best {
				better(m.whole())
			}
		})
		if cost := r.cost(m); sat && cost < best {
			best = cost
			made, loose = m.rota()
		}
		return sat
	}
	for spared := 0.0; ; spared = leeway - spared {
		r.spare(spared)
		settled, _, err := r.week.Dive(ctx, 0)
		if err != nil || settled == nil {
			return made, loose, err
		}
		if !r.aimed {
			r.aim()
		}
		m := r.days.mending()
		m.begin(settled)
		if improve(m) && r.laid != nil && !m.whole() {
			out, _ := m.rota()
			m = r.laid.mending()
			m.lay(out)
			improve(m)
		}
		if ctx.Err() != nil {
			return made, loose, nil
		}
	}
}

// cost is a rota's among others, where need comes before full-time posts.
func (r *Rolling) cost(m *mending) float64 {
	return m.cost() - r.enough(m.Lines).firm(m.sums[m.fulls])
}

// enough is the row of at least as many full-time posts as are aimed at.
func (r *Rolling) enough(l *Lines) wholeRow {
	return wholeRow{l.fulls, r.most, math.Inf(1), priceFewer}
}

// spare has dives leave so much of the budget, in hundredths of a per cent of a
// post.
func (r *Rolling) spare(leeway float64) {
	if l := r.week; l.budget.on {
		l.model.SetRowBounds(l.budget.at, math.Inf(-1), l.hi(l.budget)*(1-leeway/float64(l.c.Budget.FullTimeWeeks)))
	}
}

// patience is how many turns for each of the people bring nothing before they
// are left.
const patience = 64

// leeway is how much of the budget every other dive leaves, in hundredths of a per
// cent of a post: the last lines of one that leaves nothing are often some steps of
// size over.
const leeway = 2500

// aim holds the turns to as many full-time posts as the program has at most: one
// more would cost need, and fewer are hard to win back. So is a small post too
// many, by which the budget would be kept.
func (r *Rolling) aim() {
	r.most = math.Floor(r.week.most + nothing)
	for _, l := range []*Lines{r.days, r.laid} {
		if l == nil {
			continue
		}
		l.wholes = append(l.wholes,
			wholeRow{l.fulls, math.Inf(-1), r.most, priceSmall},
			r.enough(l))
		if l.small.on {
			l.wholes = append(l.wholes, wholeRow{l.small.at, math.Inf(-1), l.hi(l.small), priceSmaller})
		}
	}
	r.aimed = true
}

// Prices before they are made firm: a full-time post too few is worth less than
// the step of size that is saved by it in the budget, a small post too many more.
const (
	priceFewer   = 3_000
	priceSmaller = 50_000
)

// earliest is the line begun in the week that puts it before its like.
func earliest(line []int8) []int8 {
	out := line
	for at := 7; at < len(line); at += 7 {
		if begun := begunAt(line, at); slices.Compare(begun, out) < 0 {
			out = begun
		}
	}
	return out
}

// begunAt is an endless line that begins on another of its days.
func begunAt(line []int8, day int) []int8 { return slices.Concat(line[day:], line[:day]) }

// begin gives everybody their line of a rota, begun in the week in which it fits
// best, over and over until none fits better in another. Who may not have
// it so has none.
func (m *mending) begin(from *rota.Rota) {
	lines := m.of(from)
	var seated []*seat
	for _, i := range m.rng.Perm(len(m.seats)) {
		s := m.seats[i]
		if n := lines[s]; n != nil {
			m.turn(s, n)
			seated = append(seated, s)
		}
	}
	for was := math.Inf(1); m.cost() < was-nothing; { // sums of parts are a little off
		was = m.cost()
		for _, s := range seated {
			if n := s.line; n != nil {
				m.take(s, nil)
				m.turn(s, n)
			}
		}
	}
}

// turn gives somebody without a line one, begun in the week in which it brings
// most; none where each week has a duty they may not have.
func (m *mending) turn(s *seat, n *column) {
	var best *column
	most := 0.0
	for at := 0; at < len(n.line); at += 7 {
		begun := *n
		begun.line = begunAt(n.line, at)
		if worth, may := m.brings(s, begun.line); may && (best == nil || worth > most) {
			best, most = &begun, worth
		}
	}
	if best != nil {
		m.take(s, best)
	}
}

// brings is what one more such line is worth to the need as it is met, and whether the
// person may have its duties.
func (m *mending) brings(s *seat, line []int8) (worth float64, may bool) {
	k := s.group.kind
	for day, shift := range line {
		if shift < 0 {
			continue
		}
		d := duty{day, int(shift)}
		if s.vetoed[d] || !slices.Contains(k.may[day], d.shift) {
			return 0, false
		}
		for _, r := range k.needs[d] {
			worth += m.need[r].next(m.present[r])
		}
	}
	return worth, true
}
