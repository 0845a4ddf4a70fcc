package search

import (
	"context"
	"fmt"
	"slices"

	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Others improve parts of a rota beside the search, in other processes.
type Others interface {
	// Work has parts improved until ctx ends. next gives a part of the best rota as
	// it stands, and may be asked again while nobody has taken the last one; done
	// takes the lines that came of a part, nil where nothing did. It need not be
	// told of each. Several rotas may be worked on at once, as of units.
	Work(ctx context.Context, next func() Part, done func(Part, []rota.Line))
	// Price has whole lines of a unit, or of all where it is empty, priced as
	// bound.Elsewhere says, by what NewPricing makes there.
	Price(ctx context.Context, unit string, next func() []byte, done func([]byte))
}

// Part is a part of a rota to improve, with all that another process needs to
// state the model of it from the case.
type Part struct {
	Freed
	Unit    string `json:"unit,omitempty"`  // whose rota it is, where the search goes unit by unit
	Share   *Share `json:"share,omitempty"` // that the unit has of what units share
	Goal    Goal   `json:"goal"`            // to be made better
	Held    []Goal `json:"held,omitempty"`  // not to be made worse
	Bent    bool   `json:"bent,omitempty"`
	Covered bool   `json:"covered,omitempty"`
}

// Share is a unit's part of the budget and of the small posts.
type Share struct {
	Budget ward.Size `json:"budget,omitempty"`
	Small  int       `json:"small"`
}

// Goal names what a stage is about.
type Goal struct {
	Tier  int    `json:"tier"`
	Part  string `json:"part,omitempty"`
	Need  bool   `json:"need,omitempty"`  // of PartExcess: need counts too
	Full  int64  `json:"full,omitempty"`  // of PartShare: what it is to be better than
	Posts int64  `json:"posts,omitempty"` // likewise
	Value int64  `json:"value,omitempty"` // of what is held
}

func (st stage) name() Goal {
	return Goal{Tier: st.number, Part: st.part, Need: st.need, Full: st.share.full, Posts: st.share.posts}
}

// named gives the stage of a name.
func named(c *ward.Case, g Goal) (stage, error) {
	g.Value = 0
	switch g.Part {
	case PartShare:
		return shareOver(g.Full, g.Posts), nil
	case PartEven:
		return evened, nil
	}
	all := append(first(c), excess, broken, smallPosts)
	for tier := 2; tier <= 9; tier++ {
		all = append(all, later(c, tier)...)
	}
	for _, st := range all {
		if st.name() == g {
			return st, nil
		}
	}
	return stage{}, fmt.Errorf("there is no goal %+v", g)
}

// offer gives a part of the best rota to others.
func (w *roaming) offer() Part {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.offered++
	p := Part{Freed: w.near.Free(w.best, w.o.Seed+w.offered), Unit: w.part, Goal: w.stage.name(), Bent: w.bent, Covered: w.covered}
	if w.part != "" {
		p.Share = &Share{Small: w.c.SmallAtMost}
		if w.c.Budget != nil {
			p.Share.Budget = w.c.Budget.FullTimeWeeks
		}
	}
	for _, h := range w.held {
		g := h.stage.name()
		g.Value = h.value
		p.Held = append(p.Held, g)
	}
	return p
}

// answered takes what others made of a part. It is believed no more than what
// two walkers found apart: laid over the best rota, it is checked as a whole.
func (w *roaming) answered(p Part, lines []rota.Line) {
	scope := p.Scope(w.c)
	found, known := p.With(w.c, lines)
	if known {
		w.take(nil, found, scope, 0, nil)
	}
}

// Improve works on a part of another's search on the case, and gives the lines
// it freed as they are then; nil where it found none.
func Improve(ctx context.Context, c *ward.Case, t *ward.Terms, p Part, s *cpsat.Runner) ([]rota.Line, error) {
	cl, st, err := p.of(c, t)
	if err != nil {
		return nil, err
	}
	cl.o.Solver = s
	scope := p.Scope(cl.c)
	found, _, err := cl.within(ctx, st, scope, p.Time, quietFor)
	if found == nil || err != nil {
		return nil, err
	}
	return p.Of(found), nil
}

// of is the search that the part is of, as far as others need it, and its goal.
func (p Part) of(c *ward.Case, t *ward.Terms) (*climber, stage, error) {
	c, t, err := unitOf(c, t, p.Unit)
	if err != nil {
		return nil, stage{}, err
	}
	if s := p.Share; s != nil && p.Unit != "" {
		c.SmallAtMost = s.Small
		if c.Budget != nil {
			c.Budget.FullTimeWeeks = s.Budget
		}
	}
	cl := &climber{engine: &engine{o: Options{Seed: p.Seed}, c: c, t: t, out: &Outcome{}}, bent: p.Bent, covered: p.Covered}
	for _, g := range p.Held {
		st, err := named(c, g)
		if err != nil {
			return nil, st, err
		}
		cl.held = append(cl.held, hold{st, g.Value})
	}
	st, err := named(c, p.Goal)
	return cl, st, err
}

// unitOf is a unit's part of a case; all of it where no unit is named.
func unitOf(c *ward.Case, t *ward.Terms, unit string) (*ward.Case, *ward.Terms, error) {
	if unit == "" {
		return c, t, nil
	}
	units := c.Parts()
	i := slices.IndexFunc(units, func(u *ward.Case) bool { return u.People[0].Unit == unit })
	if i < 0 {
		return nil, nil, fmt.Errorf("the ward has no unit %q", unit)
	}
	return units[i], ward.Relay(t, units[i]), nil
}

// NewPricing prices whole lines for another's search on the case.
func NewPricing(ctx context.Context, c *ward.Case, t *ward.Terms, unit string) (*bound.Pricing, error) {
	c, t, err := unitOf(c, t, unit)
	if err != nil {
		return nil, err
	}
	return bound.NewPricing(ctx, c, t)
}
