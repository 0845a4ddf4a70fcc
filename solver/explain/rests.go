package explain

import (
	"context"
	"errors"
	"slices"

	"heltid/solver/bound"
	"heltid/solver/lp"
	"heltid/solver/ward"
)

// A Rest is how far any rota gets without an agreement that is there only as
// if: what the limits of a result rest on.
type Rest struct {
	Agreements []string // ids of those taken away
	With       Limit
	Without    Limit
}

// Rests asks the flow relaxation of a case again without each agreement that is
// there only as if, and last without all of them. What was worked out before
// ctx ended is given with its error; see Levers.
func Rests(ctx context.Context, c *ward.Case, r *lp.Runner) ([]Rest, error) {
	asIf := c.AsIf()
	if len(asIf) == 0 {
		return nil, nil
	}
	q := question{lp: r, smallPosts: c.SmallAtMost}
	with, err := q.limit(ctx, c)
	if errors.Is(err, bound.ErrUndecided) {
		return nil, nil // nothing to compare with
	}
	if err != nil {
		return nil, err
	}
	var away [][]string
	for _, a := range asIf {
		away = append(away, []string{a.ID})
	}
	if len(away) > 1 {
		away = append(away, slices.Concat(away...))
	}
	var out []Rest
	for _, ids := range away {
		w := *c.Ward
		w.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(a ward.Agreement) bool { return slices.Contains(ids, a.ID) })
		other, err := w.Case(c.Model.ID, c.Run)
		if err != nil {
			return out, err
		}
		without, err := q.limit(ctx, other)
		if errors.Is(err, bound.ErrUndecided) {
			continue
		}
		if err != nil {
			return out, err
		}
		out = append(out, Rest{ids, with, without})
	}
	return out, nil
}
