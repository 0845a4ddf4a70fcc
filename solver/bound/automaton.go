package bound

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// automaton is every rule that shapes a kind's line at once, smallest of its
// sort: states of a day that allow the same futures are one. Averaged, day 6
// leads back to day 0; else the last layer of states ends the period.
type automaton struct {
	days   int
	round  bool
	states []int   // how many states a day begins with, by day; one more entry when not round
	arcs   [][]arc // by day, sorted by from, to and shift
	start  int     // state of day 0 of a line without a past
	circle [][]arc // arcs that an endless line, or a whole one, may use again and again
}

// arc is one day of a line. It is marked where a Marking rule counts it.
type arc struct {
	from, to, shift int
	marked          bool
}

// maxStates is how many states a kind's automaton may have before it is made
// small: a few seconds and some hundred MB.
const maxStates = 2_000_000

var errTooManyStates = errors.New("the rules of a line need too many states for the flow bound")

// newAutomaton multiplies the automata of the rules in force for the kind.
func newAutomaton(k *Kind, of ...Rule) (*automaton, error) { return multiply(k, nil, of) }

// newLineAutomaton is that of whole lines: rules that count over weeks shape it
// too, and the first duty of each worked weekend is marked.
func newLineAutomaton(k *Kind) (*automaton, error) {
	parts := []Automaton{weekendMark{k.span}}
	for _, r := range rules {
		if s, ok := r.(Spanning); ok {
			if a := s.Line(k); a != nil {
				parts = append(parts, a)
			}
		}
	}
	return multiply(k, parts, rules)
}

func multiply(k *Kind, parts []Automaton, of []Rule) (*automaton, error) {
	for _, r := range of {
		if s, ok := r.(Shaping); ok {
			if a := s.Automaton(k); a != nil {
				parts = append(parts, a)
			}
		}
	}
	p := product{kind: k, parts: parts}
	if err := p.explore(); err != nil {
		return nil, err
	}
	return p.smallest(), nil
}

// maxParts is room for the states of all rules that shape a line.
const maxParts = 16

type tuple [maxParts]int32

// product is the reachable states, layer by layer, with its arcs by state.
type product struct {
	kind   *Kind
	parts  []Automaton
	layers []layer
}

type layer struct {
	index  map[tuple]int
	tuples []tuple
	arcs   [][]arc // by state; none: the line cannot go on
}

func (l *layer) id(t tuple) int {
	i, ok := l.index[t]
	if !ok {
		i = len(l.tuples)
		l.index[t], l.tuples = i, append(l.tuples, t)
	}
	return i
}

func (p *product) explore() error {
	days, round := p.kind.span.days, p.kind.span.round
	p.layers = make([]layer, days+1)
	for i := range p.layers {
		p.layers[i].index = map[tuple]int{}
	}
	if round {
		p.layers = p.layers[:days]
	}
	p.layers[0].id(tuple{})
	total := 0
	for fresh := true; fresh; {
		fresh = false
		for day := range days {
			here, next := &p.layers[day], &p.layers[(day+1)%len(p.layers)]
			for len(here.arcs) < len(here.tuples) {
				fresh = true
				from := len(here.arcs)
				here.arcs = append(here.arcs, p.step(here.tuples[from], from, day, next))
				if total++; total > maxStates {
					return errTooManyStates
				}
			}
		}
	}
	return nil
}

func (p *product) step(t tuple, from, day int, next *layer) []arc {
	out := make([]arc, 0, len(p.kind.may[day])+1)
	try := func(shift int) {
		var to tuple
		marked := false
		for i, a := range p.parts {
			s, ok := a.Step(t[i], day, shift)
			if !ok {
				return
			}
			to[i] = s
			if m, ok := a.(Marking); ok {
				marked = marked || m.Mark(t[i], day, shift)
			}
		}
		out = append(out, arc{from, next.id(to), shift, marked})
	}
	try(Off)
	for _, shift := range p.kind.may[day] {
		try(shift)
	}
	return out
}

// smallest merges states with the same futures (Moore): two states are kept
// apart when some duty is possible or marked in one only or leads to states
// kept apart.
// The dead, which have no future, are a class of their own, numbered -1.
func (p *product) smallest() *automaton {
	days, layers := p.kind.span.days, len(p.layers)
	class, count := make([][]int, layers), make([]int, layers)
	for i, l := range p.layers {
		class[i], count[i] = make([]int, len(l.tuples)), min(1, len(l.tuples))
	}
	for changed := true; changed; {
		changed = false
		for day := days - 1; day >= 0; day-- {
			n, dead := p.refine(day, class)
			changed = changed || n != count[day] || dead
			count[day] = n
		}
		if !p.kind.span.round {
			break // one pass from the end suffices
		}
	}
	a := &automaton{days: days, round: p.kind.span.round, states: count, start: class[0][0]}
	for day := range days {
		next := class[(day+1)%layers]
		seen := make([]bool, count[day])
		var arcs []arc
		for s, out := range p.layers[day].arcs {
			c := class[day][s]
			if c < 0 || seen[c] {
				continue
			}
			seen[c] = true
			for _, e := range out {
				if next[e.to] >= 0 {
					arcs = append(arcs, arc{c, next[e.to], e.shift, e.marked})
				}
			}
		}
		slices.SortFunc(arcs, func(a, b arc) int {
			return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.shift, b.shift))
		})
		a.arcs = append(a.arcs, arcs)
	}
	a.trim()
	return a
}

// refine gives the states of a day classes by their duties and the classes
// those lead to. It tells how many classes there are and whether a state died.
func (p *product) refine(day int, class [][]int) (classes int, died bool) {
	next := class[(day+1)%len(p.layers)]
	byFuture := map[string]int{}
	var key []byte
	for s, out := range p.layers[day].arcs {
		key = key[:0]
		for _, e := range out {
			if to := next[e.to]; to >= 0 {
				key = binary.AppendVarint(binary.AppendVarint(key, int64(2*e.shift+indicator(e.marked))), int64(to))
			}
		}
		c, ok := byFuture[string(key)]
		switch {
		case len(key) == 0:
			c = -1
		case !ok:
			c = len(byFuture)
			byFuture[string(key)] = c
		}
		died = died || c < 0 && class[day][s] >= 0
		class[day][s] = c
	}
	return len(byFuture), died
}

// trim leaves in circle the arcs that lines can use for ever: those out of
// states that only a line without a past has are left out when days go round.
func (a *automaton) trim() {
	a.circle = make([][]arc, a.days)
	for day := range a.arcs {
		a.circle[day] = slices.Clone(a.arcs[day])
	}
	for changed := a.round; changed; {
		changed = false
		for day := range a.days {
			entered := make([]bool, a.states[day])
			for _, e := range a.circle[(day+a.days-1)%a.days] {
				entered[e.to] = true
			}
			kept := slices.DeleteFunc(slices.Clone(a.circle[day]), func(e arc) bool { return !entered[e.from] })
			changed = changed || len(kept) != len(a.circle[day])
			a.circle[day] = kept
		}
	}
}

// next gives the state a duty leads to.
func (a *automaton) next(day, from, shift int) (int, bool) {
	e, ok := a.arc(day, from, shift)
	return e.to, ok
}

// arc is that of a duty out of a state, if there is one.
func (a *automaton) arc(day, from, shift int) (arc, bool) {
	arcs := a.arcs[day]
	i, _ := slices.BinarySearchFunc(arcs, from, func(e arc, from int) int { return cmp.Compare(e.from, from) })
	for ; i < len(arcs) && arcs[i].from == from; i++ {
		if arcs[i].shift == shift {
			return arcs[i], true
		}
	}
	return arc{}, false
}

// runs tells whether a line goes through the automaton from one of the states,
// and round to it again where lines go round.
func (a *automaton) runs(line []int8, starts []int) bool {
	_, ok := a.begins(line, starts)
	return ok
}

// begins gives the state of those that a line begins in; not ok where it goes
// through from none.
func (a *automaton) begins(line []int8, starts []int) (start int, ok bool) {
	for _, start := range starts {
		state, ok := start, true
		for day := 0; ok && day < len(line); day++ {
			state, ok = a.next(day, state, int(line[day]))
		}
		if ok && (!a.round || state == start) {
			return start, true
		}
	}
	return 0, false
}
