package explain

import (
	"context"
	"errors"
	"slices"

	"heltid/solver/bound"
	"heltid/solver/lp"
	"heltid/solver/ward"
)

// Post is why one person's post is not full time, as flow sees it: how far any
// rota gets as things are and with that post full time, and which one change
// would make room for it.
type Post struct {
	Person *ward.Person
	Before Limit
	With   Limit
	Levers []Lever // that help where the post is full time; empty where nothing needs to
}

// Room tells whether making the post full time costs nothing that flow can see:
// no hours uncovered and no other full-time post.
func (p *Post) Room() bool { return !p.Before.Better(p.With) }

// FullTimeFor asks what stands against making one person's post full time. It
// gives nil where flow has nothing to say; otherwise it fails only where
// bound.NewFlow or the solver does.
func FullTimeFor(ctx context.Context, c *ward.Case, person string, r *lp.Runner) (*Post, error) {
	out := &Post{}
	var err error
	if out.Before, err = Reach(ctx, c, r); err != nil {
		return nil, unlessUndecided(err)
	}
	with, err := c.Ward.Case(c.Model.ID, c.Run)
	if err != nil {
		return nil, err
	}
	out.Person, _ = c.Person(person)
	fill(with, person)
	if out.With, err = Reach(ctx, with, r); err != nil {
		return nil, unlessUndecided(err)
	}
	if out.Room() {
		return out, nil
	}
	levers, err := levers(ctx, with, question{lp: r, smallPosts: with.SmallAtMost, full: person})
	out.Levers = slices.DeleteFunc(levers, func(l Lever) bool { return !l.Helps() })
	return out, err
}

// fill has somebody in one post full time, vacant or not.
func fill(c *ward.Case, person string) {
	if p, ok := c.Person(person); ok {
		full := ward.FullTime
		p.Vacant, p.Size.Min, p.Size.Wished, p.Size.Max = false, &full, &full, &full
	}
}

func unlessUndecided(err error) error {
	if errors.Is(err, bound.ErrUndecided) {
		return nil
	}
	return err
}
