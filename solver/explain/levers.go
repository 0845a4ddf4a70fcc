// Package explain says why not: what would have to change for more posts to be
// full time, who would have to agree to it, and how far it would carry.
package explain

import (
	"context"
	"errors"
	"fmt"

	"heltid/solver/bound"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A Lever is one thing that could be otherwise, with the limit that no rota
// passes before and after. That a limit rises is no promise that a rota
// reaches it; that it does not rise is proof that this alone gives nothing.
type Lever struct {
	ID     string // wishes, long_shifts, tolerance, small_posts, weekends, an agreement's paragraph, budget, together
	Words  map[rule.Lang]string
	Who    map[rule.Lang]string // who would have to agree to it
	Before Limit
	After  Limit
}

// Limit is how far any rota can get, by the flow relaxation.
type Limit struct {
	Possible bool         // some rota may fill the posts
	Missing  ward.Minutes // person-minutes below the floor of the need at least, all attributes together
	FullTime int          // full-time posts at most, where no more than that is missing
	Small    int          // small posts allowed; ward.NoGuard: any number

	Bounds []bound.Bound `json:",omitempty"` // what says so, with certificates
}

// Better tells whether a limit leaves room for more than another.
func (l Limit) Better(than Limit) bool {
	switch {
	case l.Possible != than.Possible:
		return l.Possible
	case l.Missing != than.Missing:
		return l.Missing < than.Missing
	}
	return l.FullTime > than.FullTime
}

// Helps tells whether the lever moves the limit.
func (l Lever) Helps() bool { return l.After.Better(l.Before) }

// Reach asks how far any rota of a case gets. It fails only where
// bound.NewFlow or the solver does.
func Reach(ctx context.Context, c *ward.Case, r *lp.Runner) (Limit, error) {
	q := question{lp: r, smallPosts: c.SmallAtMost}
	return q.limit(ctx, c)
}

// Levers asks the flow relaxation of a case again with one thing changed at a
// time, cheapest first: what takes a talk with each person before what takes
// an agreement, and money last. Where no one thing moves the limit, all of
// them together come last. What was worked out before ctx ended is given with
// its error; otherwise it fails only where bound.NewFlow or the solver does.
func Levers(ctx context.Context, c *ward.Case, r *lp.Runner) ([]Lever, error) {
	return levers(ctx, c, question{lp: r, smallPosts: c.SmallAtMost})
}

func levers(ctx context.Context, c *ward.Case, q question) ([]Lever, error) {
	before, err := q.limit(ctx, c)
	if errors.Is(err, bound.ErrUndecided) {
		return nil, nil // nothing to compare with
	}
	if err != nil {
		return nil, err
	}
	var out []Lever
	helps := false
	pull := func(l Lever, changes ...change) error {
		after, err := q.changed(ctx, c, changes...)
		if errors.Is(err, bound.ErrUndecided) {
			return nil // nothing is said of this one
		}
		if err != nil {
			return err
		}
		l.Before, l.After = before, after
		helps = helps || l.Helps()
		out = append(out, l)
		return nil
	}
	var all []change
	for _, ch := range changes(c) {
		l, ok := ch.lever(c)
		if !ok {
			continue
		}
		all = append(all, ch)
		if err := pull(l, ch); err != nil {
			return out, err
		}
	}
	if !helps && len(all) > 1 {
		return out, pull(together(), all...)
	}
	return out, nil
}

// question asks for limits, all with the same small posts allowed: a change
// that makes fewer of them possible is not to cost full time on paper.
type question struct {
	lp         *lp.Runner
	smallPosts int    // -1: as few as possible, NoGuard: any number
	full       string // a post that is full time whatever changes; empty: none
}

// changed asks for the limit with things changed.
func (q *question) changed(ctx context.Context, c *ward.Case, changes ...change) (Limit, error) {
	other, err := pulled(c, changes...)
	if err != nil {
		return Limit{}, err
	}
	asked := *q
	for _, ch := range changes {
		if asked.smallPosts >= 0 {
			asked.smallPosts += ch.smallPosts
		}
	}
	fill(other, q.full)
	return asked.limit(ctx, other)
}

// pulled is the case with things changed.
func pulled(c *ward.Case, changes ...change) (*ward.Case, error) {
	w := *c.Ward
	for _, ch := range changes {
		if ch.ward != nil {
			ch.ward(&w)
		}
	}
	return w.Case(c.Model.ID, c.Run)
}

// Pulled is the case that a lever's limit is of. It fails where the case has no
// such lever.
func Pulled(c *ward.Case, lever string) (*ward.Case, error) {
	var all []change
	for _, ch := range changes(c) {
		switch _, ok := ch.lever(c); {
		case ok && ch.id == lever:
			return pulled(c, ch)
		case ok:
			all = append(all, ch)
		}
	}
	if lever == together().ID {
		return pulled(c, all...)
	}
	return nil, fmt.Errorf("nothing that could be otherwise is called %q", lever)
}

// limit asks how few hours can be missing, scarcest competence first, and then
// how many posts can be full time.
func (q *question) limit(ctx context.Context, c *ward.Case) (Limit, error) {
	if err := ctx.Err(); err != nil {
		return Limit{}, err
	}
	f, err := flow(ctx, c, q.lp)
	if err != nil {
		return Limit{}, err
	}
	defer f.Close()
	var held bound.Held
	if q.smallPosts >= 0 {
		held.SmallPosts = &q.smallPosts
	}
	out := Limit{Possible: true}
	if c.SmallAtMost == -1 && q.smallPosts == -1 {
		b, err := f.SmallPosts(ctx, held)
		if err == nil {
			q.smallPosts = b.Value
			held.SmallPosts = &q.smallPosts
			out.Bounds = append(out.Bounds, b)
		} else if !errors.Is(err, bound.ErrInfeasible) {
			return Limit{}, err
		}
	}
	most, err := f.FullTime(ctx, held)
	if errors.Is(err, bound.ErrInfeasible) {
		held.Shortage = map[string]int{}
		for _, who := range f.Attributes() {
			b, err := f.Shortage(ctx, who, held)
			if errors.Is(err, bound.ErrInfeasible) {
				return Limit{}, nil
			}
			if err != nil {
				return Limit{}, err
			}
			held.Shortage[who] = b.Value
			out.Missing += ward.Minutes(b.Value)
			out.Bounds = append(out.Bounds, b)
		}
		most, err = f.FullTime(ctx, held)
		if errors.Is(err, bound.ErrInfeasible) {
			return Limit{}, nil
		}
	}
	if err != nil {
		return Limit{}, err
	}
	out.FullTime, out.Small, out.Bounds = most.Value, q.smallPosts, append(out.Bounds, most)
	return out, nil
}

// flow states the relaxation, which cannot be broken off: when ctx ends first it
// is left to itself.
func flow(ctx context.Context, c *ward.Case, r *lp.Runner) (*bound.Flow, error) {
	var f *bound.Flow
	var err error
	stated := make(chan struct{})
	go func() {
		defer close(stated)
		f, err = bound.NewFlow(c, rule.Terms(c), r)
	}()
	select {
	case <-stated:
		return f, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
