package search

import (
	"math/rand/v2"
	"slices"
	"time"

	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Neighbourhoods picks what to free: some people who share a unit and shift
// types, since their duties can be exchanged, over all days; or all of them
// over some days. Parts grow when nothing more comes of small ones.
type Neighbourhoods struct {
	c      *ward.Case
	rng    *rand.Rand
	people int // freed at a time
	days   int // freed at a time
	turn   int
	dull   int // parts of this size without news

	About func(best *rota.Rota) []int // people, by place, whom the goal is about, most the first; nil: everybody alike
	On    func(best *rota.Rota) []int // days that it is about; nil: all alike
}

const (
	fewest  = 5 // people freed at first
	largest = 14
	span    = 8 // days freed at first: a week with both its weekends' edges
	widest  = 16
	crowd   = 40 // people at most in a part of some days
)

// NewNeighbourhoods picks from the people and days of a case; what it draws by
// lot follows from seed and stream.
func NewNeighbourhoods(c *ward.Case, seed, stream uint64) *Neighbourhoods {
	return &Neighbourhoods{c: c, rng: rand.New(rand.NewPCG(seed, stream)), people: fewest, days: span}
}

// Pick gives a part of a rota to free and the time it may take.
func (n *Neighbourhoods) Pick(best *rota.Rota) (model.Scope, time.Duration) {
	n.turn++
	first := n.rng.IntN(len(n.c.People))
	if n.About != nil && n.turn%4 != 0 {
		if of := n.About(best); len(of) > 0 {
			first = of[n.rng.IntN(1+n.rng.IntN(len(of)))]
		}
	}
	scope := model.Scope{People: make([]bool, len(n.c.People))}
	var on []int
	turn := n.turn % 3
	if n.On != nil && turn != 2 {
		on = n.On(best)
	}
	if days := turn == 0 || len(on) > 0 && turn == 1; !days || n.c.Dates.Days() <= n.days {
		n.mark(scope.People, n.people, first)
		return scope, time.Duration(n.people) * perPerson
	}
	n.mark(scope.People, crowd, first)
	scope.Days = make([]bool, n.c.Dates.Days())
	from := n.rng.IntN(len(scope.Days))
	if len(on) > 0 {
		from = on[n.rng.IntN(len(on))] - n.rng.IntN(n.days) + len(scope.Days)
		if !n.c.Dates.Rolling {
			from = min(max(0, from-len(scope.Days)), len(scope.Days)-n.days)
		}
	}
	for d := range n.days {
		if day := from + d; day < len(scope.Days) || n.c.Dates.Rolling {
			scope.Days[day%len(scope.Days)] = true
		}
	}
	return scope, time.Duration(n.days) * perPerson
}

// perPerson is the time a part gets for each person or day it frees.
const perPerson = 300 * time.Millisecond

// mark frees up to so many people: a first one and some who can exchange duties
// with them.
func (n *Neighbourhoods) mark(free []bool, most, first int) {
	order := n.rng.Perm(len(free))
	at := slices.Index(order, first)
	order[0], order[at] = order[at], order[0]
	for _, i := range order {
		if n.exchange(first, i) {
			free[i] = true
			if most--; most == 0 {
				return
			}
		}
	}
}

// exchange tells whether two people can take each other's duties, at least in
// part.
func (n *Neighbourhoods) exchange(a, b int) bool {
	return n.c.CanSwap(n.c.People[a], n.c.People[b])
}

// Adapt lets the parts grow while nothing comes of them, and starts again
// small after the largest.
func (n *Neighbourhoods) Adapt(better bool) {
	if better {
		n.dull = 0
		return
	}
	if n.dull++; n.dull < 8 {
		return
	}
	n.dull = 0
	if n.people += 2; n.people > largest {
		n.people = fewest
	}
	if n.days += 3; n.days > widest {
		n.days = span
	}
}
