package bound

import (
	"cmp"
	"context"
	"math"
	"slices"

	"heltid/solver/lp"
	"heltid/solver/rota"
)

// Dive makes a rota: lines are made until no more help, those the program is
// surest of are settled on, and again with what is left. The last lines of a
// dive fit badly and are better made anew by a solver that sees every rule:
// loose names the people of so many of them. Another dive frees about half of
// what the one before settled on, so it is soon made and ends elsewhere. It
// gives nil where ctx ended first.
func (l *Lines) Dive(ctx context.Context, last int) (r *rota.Rota, loose []string, err error) {
	first := rounds
	if l.dived {
		l.release()
		first = more
	}
	sol, err := l.generate(ctx, first, math.Inf(-1))
	if sol != nil && !l.dived { // one more would cost something else
		l.dived, l.most = true, sol.Row[l.fulls]
		most := math.Floor(l.most + nothing)
		l.model.SetRowBounds(l.fulls, math.Inf(-1), most)
		l.wholes = append(l.wholes, wholeRow{l.fulls, math.Inf(-1), most, priceSmall})
	}
	for {
		if err != nil || sol == nil {
			return nil, nil, err
		}
		left := l.unsettled()
		switch {
		case left == 0:
			r, loose = l.rota()
			return r, loose, nil
		case left > last:
			l.settle(sol, max(1, (left-last)/atOnce), false)
			sol, err = l.generate(ctx, more, sol.Objective+enough)
		default: // made anew anyway: as the program has them will do
			l.settle(sol, left, true)
		}
	}
}

const (
	atOnce    = 6    // a dive settles on at least this part of the lines left at once
	rounds    = 90   // of making lines before it settles on the first, at most
	more      = 4    // and before it settles on the next,
	enough    = 25   // unless the program is worth as much as before but for this
	aGroup    = 3    // lines made for a group in a round, at most,
	aRound    = 120  // or so many for all of them together
	turns     = 3    // rounds in which lines are made from every state they can begin in
	window    = 6    // rounds in which the program must gain
	tooLittle = 0.01 // more than this of its value, to go on
)

// unsettled is how many lines are still to be settled on.
func (l *Lines) unsettled() int {
	n := 0
	for _, g := range l.groups {
		n += len(g.people)
	}
	for _, c := range l.columns {
		n -= c.held
	}
	return n
}

// generate makes lines until none helps, or too little, or the program is worth
// as much as asked for.
func (l *Lines) generate(ctx context.Context, rounds int, worth float64) (*lp.Solution, error) {
	var values []float64
	barren := 0
	for round := 0; ; round++ {
		sol, err := l.live.Solve(ctx, lp.Params{})
		switch {
		case err != nil || sol.Stopped:
			return nil, err
		case sol.Status != lp.Optimal:
			return nil, ErrUndecided
		case round == rounds || sol.Objective <= worth:
			return sol, nil
		case round >= window && values[round-window]-sol.Objective < tooLittle*math.Abs(sol.Objective):
			return sol, nil
		}
		values = append(values, sol.Objective)
		fresh := 0
		for _, n := range l.price(ctx, sol.RowDual, max(aGroup, aRound/len(l.groups)), round%turns) {
			_, new := l.add(n.column)
			fresh += indicator(new)
		}
		if fresh > 0 {
			barren = 0
		} else if barren++; barren == turns {
			return sol, nil
		}
	}
}

// settle holds whole copies of lines, and of the fractions the largest until
// so many are held anew. The last ones are loose.
func (l *Lines) settle(sol *lp.Solution, least int, last bool) {
	type part struct {
		c *column
		v float64
	}
	var parts []part
	fresh := 0
	hold := func(c *column, copies int) {
		if copies > c.held {
			fresh += copies - c.held
			if last {
				c.loose += copies - c.held
			}
			c.held = copies
			l.model.SetColBounds(c.at, float64(copies), float64(max(copies, len(c.group.people))))
		}
	}
	for _, c := range l.columns {
		v := sol.Col[c.at]
		whole := math.Floor(v + 1e-6)
		hold(c, int(whole))
		if v-whole > 1e-6 {
			parts = append(parts, part{c, v - whole})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.v, a.v) })
	room := map[*postGroup]int{}
	for _, g := range l.groups {
		room[g] = len(g.people)
	}
	for _, c := range l.columns {
		room[c.group] -= c.held
	}
	for _, p := range parts {
		if fresh >= least {
			break
		}
		if room[p.c.group] > 0 {
			room[p.c.group]--
			hold(p.c, p.c.held+1)
		}
	}
	if fresh == 0 { // the program gives the rest no line at all: nobody, or a post left out
		for _, g := range l.groups {
			if room[g] > 0 {
				l.leave(g, room[g])
			}
		}
	}
}

// release frees what a dive has settled on for about half of the people, the
// loose among them, so that another dive makes something else of it.
func (l *Lines) release() {
	for _, c := range l.columns {
		kept := 0
		for range c.held - c.loose {
			kept += l.rng.IntN(2)
		}
		if c.held == 0 {
			continue
		}
		c.held, c.loose = kept, 0
		most := len(c.group.people)
		if c.left {
			most = kept
		}
		l.model.SetColBounds(c.at, float64(kept), float64(most))
	}
}

// leave settles that so many of the group have no line.
func (l *Lines) leave(g *postGroup, copies int) {
	n := &column{group: g, line: slices.Repeat([]int8{Off}, g.kind.span.days), held: copies, left: true}
	if p := g.people[0]; !p.Optional() {
		n.size = *p.Size.Min
	}
	n.at = l.model.AddCol(float64(copies), float64(copies), 0, lp.Entry{Row: g.row, Coef: 1})
	l.columns = append(l.columns, n)
}
