package check

import (
	"slices"

	"heltid/solver/ward"
)

// sizeRange: a size between the person's smallest and largest, on the ward's
// list or step or equal to one of the person's own; 0 only where nobody holds
// the post. Where the ward makes any size, it is the one read off the planned
// hours. Measured in hundredths of a percent; the limit is the nearest size
// allowed.
type sizeRange struct{}

func (sizeRange) ID() ward.Quantity { return "size_range" }

func (r sizeRange) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	allowed := l.c.SizesFor(l.Person)
	size := int(l.Size)
	nearest := int(slices.MinFunc(allowed, func(a, b ward.Size) int { return distance(int(a), size) - distance(int(b), size) }))
	if l.c.Sizes.Free {
		switch read := l.c.SizeByHours(l.Person, ward.Minutes(l.hours.paid())); {
		case l.Size != read:
			nearest = int(read)
		case l.Size >= *l.Person.Size.Min && l.Size <= *l.Person.Size.Max:
			nearest = size
		}
	}
	m := atMost(parties(r.ID(), nearest), size).period(l.clock)
	m.Margin = -distance(size, nearest)
	emit(m)
}

func distance(a, b int) int { return max(a-b, b-a) }
