package bound

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Accepts runs a line through the automaton of its person's kind, a rolling one
// round and round until it repeats itself, and gives its hours as the bound
// counts them. Every line the rules allow is accepted; the converse need not
// hold.
func Accepts(c *ward.Case, t *ward.Terms, line rota.Line) (hours ward.Minutes, ok bool, err error) {
	p, found := c.Person(line.Person)
	if !found {
		return 0, false, nil
	}
	s := newSpan(c)
	k := &Kind{People: []*ward.Person{p}, Unit: p.Unit, span: s, terms: t}
	k.shape(c, nil)
	if k.line, err = newAutomaton(k, rules...); err != nil {
		return 0, false, err
	}
	hours, ok = k.accepts(line)
	return hours, ok, nil
}

func (k *Kind) accepts(line rota.Line) (ward.Minutes, bool) {
	s := k.span
	duties := make([]int, s.dates.Days())
	for i := range duties {
		duties[i] = Off
	}
	hours := 0
	for _, d := range line.Duties {
		shift := -1
		for i := range s.shifts {
			if s.shifts[i].Code == d.Shift {
				shift = i
			}
		}
		if d.Day < 0 || d.Day >= len(duties) || shift < 0 || duties[d.Day] != Off {
			return 0, false // the line has one duty a day, of the model's shift types
		}
		duties[d.Day] = shift
		hours += s.paid[d.Day%s.days][shift]
	}
	seen := map[int]bool{}
	for state := k.line.start; !seen[state]; {
		seen[state] = true
		for day, shift := range duties {
			next, ok := k.line.next(day%s.days, state, shift)
			if !ok {
				return 0, false
			}
			state = next
		}
		if !s.round {
			break
		}
	}
	return ward.Minutes(hours), true
}

// mostMinutes is the longest hours a line of the kind can have in the period
// with at most so many Saturdays worked: weeks that follow each other, from any
// state, not closed to a circle.
func (k *Kind) mostMinutes(saturdays int) int {
	s, a := k.span, k.line
	saturdays = min(saturdays, s.dates.Weeks)
	best := make([][]int, saturdays+1)
	for w := range best {
		best[w] = filled(a.states[0], 0)
	}
	for d := range s.dates.Days() {
		day := d % s.days
		to := a.states[(day+1)%len(a.states)]
		next := make([][]int, saturdays+1)
		for w := range next {
			next[w] = filled(to, -1)
		}
		for _, e := range a.arcs[day] {
			gain, used := 0, 0
			if e.shift != Off {
				gain, used = s.paid[day][e.shift], indicator(s.weekday(day) == ward.Saturday)
			}
			for w := used; w <= saturdays; w++ {
				if b := best[w-used][e.from]; b >= 0 {
					next[w][e.to] = max(next[w][e.to], b+gain)
				}
			}
		}
		best = next
	}
	out := 0
	for _, byState := range best {
		for _, v := range byState {
			out = max(out, v)
		}
	}
	return out
}

func filled(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
