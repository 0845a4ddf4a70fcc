package bound

// Stretch is a range of units of working time, empty where Least passes Most.
type Stretch struct{ Least, Most int }

// Shut makes all of them empty.
func Shut(all []Stretch) {
	for i := range all {
		all[i] = Stretch{1, 0}
	}
}

// Empty tells whether no units are in it.
func (s Stretch) Empty() bool { return s.Least > s.Most }

// Has tells whether so many units are in it.
func (s Stretch) Has(units int) bool { return s.Least <= units && units <= s.Most }

// With is the range that covers both.
func (s Stretch) With(o Stretch) Stretch {
	switch {
	case o.Empty():
		return s
	case s.Empty():
		return o
	}
	return Stretch{min(s.Least, o.Least), max(s.Most, o.Most)}
}

// Within is the range that is in both.
func (s Stretch) Within(o Stretch) Stretch {
	return Stretch{max(s.Least, o.Least), min(s.Most, o.Most)}
}

// Plus is the range so many units on.
func (s Stretch) Plus(units int) Stretch { return Stretch{s.Least + units, s.Most + units} }
