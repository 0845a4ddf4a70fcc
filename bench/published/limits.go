package published

// lawful is the best line the person may have: where limits that the path does
// not count are passed, what counts against them is worth less until they are
// not.
func (l *lineMaker) lawful(worth worth, less int32) ([]int8, bool) {
	for range 60 {
		found := l.best(worth, 1)
		if len(found) == 0 {
			return nil, false
		}
		over := l.over(found[0].line)
		if len(over) == 0 {
			return found[0].line, true
		}
		worth = worth.clone()
		for day := range worth {
			for _, s := range over {
				worth[day][s] -= less
			}
		}
	}
	return nil, false
}

// count is how often a line has a shift type, or works on a weekend.
func (in *Instance) count(line []int8, of int) (n int) {
	if of != in.weekend() {
		for _, s := range line {
			n += indicator(int(s) == of)
		}
		return n
	}
	for saturday := 5; saturday < len(line); saturday += 7 {
		n += indicator(line[saturday] >= 0 || saturday+1 < len(line) && line[saturday+1] >= 0)
	}
	return n
}

// limit is how much of it a person may have.
func (l *lineMaker) limit(of int) int {
	if of == l.in.weekend() {
		return l.p.MostWeekends
	}
	return l.p.Most[of]
}

// over are the limits left to others that a line passes.
func (l *lineMaker) over(line []int8) (out []int) {
	for _, s := range l.loose {
		if l.in.count(line, s) > l.limit(s) {
			out = append(out, s)
		}
	}
	return out
}
