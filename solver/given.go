package solver

import (
	"context"

	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// forGiven is the part of the time, in per cent, for a rota of the ward as it
// was given, before that of the ward as decided is searched.
const forGiven = 40

// given makes a rota of the ward without what is decided, for the search of the
// ward as decided to begin from: much that can be decided only gives more room,
// and then nothing found is worse than without. It is nil where nothing is
// decided, there is no end to the time, or that rota does not do here.
func (q Request) given(ctx context.Context, c *ward.Case) *rota.Rota {
	if len(q.With) == 0 || q.Start != nil || q.Time == 0 || q.extent != everything {
		return nil
	}
	q.With, q.extent, q.Time = nil, coverOnly, q.Time*forGiven/100
	q.On, q.Others, q.WhyNot, q.Known = func(search.Event) {}, nil, false, nil
	r, err := Solve(ctx, q)
	if err != nil || r.Rota == nil || r.Conflict != nil {
		return nil
	}
	start := moved(r.Rota, r.Case, c)
	if _, ok := mendable(c, start); !ok {
		return nil
	}
	return start
}
