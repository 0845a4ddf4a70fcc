package ward

// Length is the cycle's length in days.
func (c *Cycle) Length() int {
	n := 0
	for _, s := range c.Days {
		n += s.On + s.Off
	}
	return n
}

// On tells whether a day of the cycle, counted from 0, may be worked.
func (c *Cycle) On(day int) bool {
	for _, s := range c.Days {
		switch day -= s.On; {
		case day < 0:
			return true
		case day < s.Off:
			return false
		}
		day -= s.Off
	}
	return false
}

// Places gives the days of the cycle that a line may stand on when a Monday
// begins.
func (c *Cycle) Places() []int {
	var out []int
	for day := range c.Length() {
		if !c.Weekly || day%7 == 0 {
			out = append(out, day)
		}
	}
	return out
}
