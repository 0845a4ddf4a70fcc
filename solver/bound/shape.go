package bound

// Shape is all the lines that some automata allow, in the fewest states, for
// lines that are not of a ward: those of published instances, say.
type Shape struct{ a *automaton }

// An Arc is one day of a line: from a state of the day to one of the next, by a
// shift type or Off. It is marked where a Marking automaton counts it.
type Arc struct {
	From, To, Shift int
	Marked          bool
}

// NewShape multiplies automata over a period that does not go round; may gives
// the shift types possible on each of its days, ascending. The lines are none
// where the shape has no arcs.
func NewShape(may [][]int, parts ...Automaton) (*Shape, error) {
	a, err := multiply(&Kind{span: &span{days: len(may)}, may: may}, parts, nil)
	if err != nil {
		return nil, err
	}
	return &Shape{a}, nil
}

// States is how many states a day begins with; the day after the last has some
// too.
func (s *Shape) States(day int) int { return s.a.states[day] }

// Start is the state of the first day.
func (s *Shape) Start() int { return s.a.start }

// Arcs are those of a day, sorted by where they come from.
func (s *Shape) Arcs(day int) []Arc {
	out := make([]Arc, len(s.a.arcs[day]))
	for i, e := range s.a.arcs[day] {
		out[i] = Arc{e.from, e.to, e.shift, e.marked}
	}
	return out
}
