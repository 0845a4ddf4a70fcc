package explain

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Room is how many wishes for a day off there is room for at once, all other
// duties moved as needed, sizes and goals 1 to 5 kept: each person draws so many
// days of the period by lot, and the rota is made to meet as many as it can.
// Drawn wishes are nobody's; real ones gather on the same days, and then fewer
// can be met.
type Room struct {
	Each  int // days drawn by each person in the period
	Asked int // person-days drawn that the rota has a say in
	Met   int // of them, in the best rota found
	Most  int // no rota meets more; Asked where nothing less is known
}

// draws are the days each person draws in the period: one, two and four in each
// four weeks, and at least one.
func draws(c *ward.Case) []int {
	var out []int
	for _, n := range []int{1, 2, 4} {
		out = append(out, max(1, n*c.Dates.Weeks/4))
	}
	return slices.Compact(out)
}

// Wished tells whether anybody has wishes that a rota of the case decides.
func Wished(c *ward.Case) bool {
	return slices.ContainsFunc(c.People, func(p *ward.Person) bool { return c.Asked(p) > 0 })
}

// RoomFor draws lots over a finished rota, and shares the time until ctx ends
// among the draws. What there is no time for is left out. It changes nothing of
// the rota.
func RoomFor(ctx context.Context, c *ward.Case, r *rota.Rota, seed int, solver *cpsat.Runner) ([]Room, error) {
	var out []Room
	all := draws(c)
	for i, each := range all {
		w := lots(c, r, each, seed)
		drawn, err := w.Case(c.Model.ID, ward.Plan)
		if err != nil {
			return out, err
		}
		share := time.Duration(0)
		if end, ok := ctx.Deadline(); ok {
			share = time.Until(end) / time.Duration(len(all)-i)
		}
		room, err := meet(ctx, drawn, started(r), search.Options{Time: share, Seed: seed, Solver: solver})
		if err != nil || ctx.Err() != nil {
			return out, nil // the time is out
		}
		if room != nil {
			room.Each = each
			out = append(out, *room)
		}
	}
	return out, nil
}

// meet makes a rota that meets as many of the drawn wishes as it can; nil where
// the search did not come to them.
func meet(ctx context.Context, c *ward.Case, start *rota.Rota, o search.Options) (*Room, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o.Start = start
	o.On = func(e search.Event) {
		if e.Kind == search.StageEvent && e.Tier == 6 && e.Part != search.PartWorst && e.Part != search.PartPoints {
			cancel() // what comes after the wishes is not asked for
		}
	}
	found, err := search.Run(ctx, c, rule.Terms(c), o)
	if err != nil {
		return nil, err
	}
	for _, t := range found.Tiers {
		if t.Part != search.PartPoints {
			continue
		}
		room := &Room{Met: int(t.Value) / ward.MaxOwed} // nobody is owed anything here
		for _, p := range c.People {
			room.Asked += c.Asked(p)
		}
		room.Most = room.Asked
		if t.Bounded {
			room.Most = min(room.Most, int(t.Bound)/ward.MaxOwed)
		}
		return room, nil
	}
	return nil, nil
}

// lots gives the ward with the rota's posts as they are, each a person who
// draws days off.
func lots(c *ward.Case, r *rota.Rota, each, seed int) *ward.Ward {
	w := *c.Ward
	w.Posts, w.People, w.Ledger, w.Budget = nil, nil, nil, nil
	no := false
	w.Guards = &ward.Guards{Educated: &no, SmallPosts: &ward.SmallPosts{Lifted: true}} // sizes are as they are
	w.Models = slices.Clone(w.Models)
	for i := range w.Models {
		w.Models[i].Posts, w.Models[i].Budget = nil, nil
	}
	draw := rand.New(rand.NewPCG(uint64(seed), uint64(each)))
	for _, l := range r.Lines {
		p, _ := c.Person(l.Person)
		if l.Size == 0 {
			continue
		}
		q := *p
		q.Size, q.Claims = ward.Sizes{Current: l.Size}, nil
		q.Pool, q.Anonymous, q.Vacant = "", false, false
		q.Wishes = slices.DeleteFunc(slices.Clone(p.Wishes), func(w ward.Wish) bool { return w.Kind != ward.MustNot })
		for _, day := range draw.Perm(c.Dates.Days())[:each] {
			date := c.Dates.Date(day)
			q.Wishes = append(q.Wishes, ward.Wish{Kind: ward.Prefer, Shift: ward.DayOff, Date: &date})
		}
		w.People = append(w.People, q)
	}
	return &w
}

// started is the rota as one to go on from: the same lines, posts left out that
// nobody has.
func started(r *rota.Rota) *rota.Rota {
	out := *r.Bare()
	out.Run, out.Origin = ward.Plan, nil
	out.Lines = slices.DeleteFunc(slices.Clone(out.Lines), func(l rota.Line) bool { return l.Size == 0 })
	return &out
}
