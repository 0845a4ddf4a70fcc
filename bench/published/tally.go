package published

// tally keeps what a roster costs while its lines change.
type tally struct {
	in      *Instance
	cover   map[Duty]int // place of a duty in in.Cover
	there   []int        // by cover: people at work
	lines   Roster
	request []int // by person
	cost    int
}

func newTally(in *Instance, r Roster) *tally {
	t := &tally{in: in, cover: map[Duty]int{}, there: make([]int, len(in.Cover)), lines: r.Clone(), request: make([]int, len(in.Staff))}
	for i, c := range in.Cover {
		t.cover[c.Duty] = i
	}
	for i, line := range t.lines {
		t.request[i] = in.requests(i, line)
		t.cost += t.request[i]
		t.count(line, 1)
	}
	for i := range in.Cover {
		t.cost += t.missed(i)
	}
	return t
}

// requests is what a line costs by its requests; a line without days is worth
// nothing and costs nothing.
func (in *Instance) requests(person int, line []int8) int {
	if len(line) == 0 {
		return 0
	}
	cost := 0
	for d, w := range in.Staff[person].WantedOn {
		if int(line[d.Day]) != d.Shift {
			cost += w
		}
	}
	for d, w := range in.Staff[person].WantedOff {
		if int(line[d.Day]) == d.Shift {
			cost += w
		}
	}
	return cost
}

func (t *tally) count(line []int8, by int) {
	for day, s := range line {
		if s >= 0 {
			if i, ok := t.cover[Duty{day, int(s)}]; ok {
				t.there[i] += by
			}
		}
	}
}

func (t *tally) missed(i int) int {
	c := t.in.Cover[i]
	return c.Under*max(0, c.Required-t.there[i]) + c.Over*max(0, t.there[i]-c.Required)
}

// put gives a person a line.
func (t *tally) put(person int, line []int8) {
	for _, change := range []struct {
		line []int8
		by   int
	}{{t.lines[person], -1}, {line, 1}} {
		for day, s := range change.line {
			if s >= 0 {
				if i, ok := t.cover[Duty{day, int(s)}]; ok {
					t.cost -= t.missed(i)
					t.there[i] += change.by
					t.cost += t.missed(i)
				}
			}
		}
	}
	t.lines[person] = line
	t.cost -= t.request[person]
	t.request[person] = t.in.requests(person, line)
	t.cost += t.request[person]
}

// worth is what each duty of a person saves as the others' lines stand, by day
// and shift type.
func (t *tally) worth(person int) worth {
	t.count(t.lines[person], -1)
	defer t.count(t.lines[person], 1)
	p := &t.in.Staff[person]
	out := newWorth(t.in)
	for i, c := range t.in.Cover {
		if t.there[i] < c.Required {
			out[c.Day][c.Shift] += int32(c.Under)
		} else {
			out[c.Day][c.Shift] -= int32(c.Over)
		}
	}
	for d, w := range p.WantedOn {
		out[d.Day][d.Shift] += int32(w)
	}
	for d, w := range p.WantedOff {
		out[d.Day][d.Shift] -= int32(w)
	}
	return out
}
