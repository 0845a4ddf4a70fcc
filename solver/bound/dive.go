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
// surest of are settled on, and again with what is left. It gives nil where
// ctx ended first. A second dive starts from what earlier ones have made;
// some lines may be let go of before, see Release.
func (l *Lines) Dive(ctx context.Context) (*rota.Rota, error) {
	for again := rounds; ; again = more {
		left := l.unsettled()
		if left == 0 {
			return l.rota(), nil
		}
		sol, err := l.generate(ctx, again)
		if err != nil || sol == nil {
			return nil, err
		}
		l.settle(sol, max(1, left/atOnce))
	}
}

const (
	atOnce   = 6    // a dive settles on at least this part of the lines left at once
	rounds   = 60   // of making lines before it settles on the first, at most
	more     = 4    // and before it settles on the next
	aGroup   = 4    // lines made for a group in a round, at most
	stalled  = 4    // rounds in which the program gains too little to go on
	tooFewOf = 1e-3 // of its value
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

// generate makes lines until none helps, or too little.
func (l *Lines) generate(ctx context.Context, rounds int) (*lp.Solution, error) {
	var sol *lp.Solution
	best, dull := math.Inf(1), 0
	for range rounds {
		var err error
		sol, err = l.live.Solve(ctx, lp.Params{})
		if err != nil || sol.Stopped {
			return nil, err
		}
		if sol.Status != lp.Optimal {
			return nil, ErrUndecided
		}
		if best-sol.Objective < tooFewOf*max(1, math.Abs(best)) {
			if dull++; dull == stalled {
				break
			}
		} else {
			best, dull = sol.Objective, 0
		}
		fresh := 0
		for _, n := range l.price(sol.RowDual, aGroup) {
			fresh += indicator(l.add(n.column))
		}
		if fresh == 0 {
			break
		}
	}
	return sol, nil
}

// settle holds whole copies of lines, and of the fractions the largest until
// so many are held anew.
func (l *Lines) settle(sol *lp.Solution, least int) {
	type part struct {
		c *column
		v float64
	}
	var parts []part
	fresh := 0
	hold := func(c *column, copies int) {
		if copies > c.held {
			fresh += copies - c.held
			c.held = copies
			l.model.SetColBounds(c.at, float64(copies), float64(max(copies, len(c.group.people))))
		}
	}
	for _, c := range l.columns {
		if int(c.at) >= len(sol.Col) {
			continue // made after this solution
		}
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

// leave settles that so many of the group have no line.
func (l *Lines) leave(g *postGroup, copies int) {
	n := &column{group: g, line: slices.Repeat([]int8{Off}, l.span.days), held: copies}
	if p := g.people[0]; !p.Optional() {
		n.size = *p.Size.Min
	}
	n.at = l.model.AddCol(float64(copies), float64(copies), 0)
	l.columns = append(l.columns, n)
}
