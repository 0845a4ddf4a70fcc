package bound

import "slices"

// A pace is the hours that lines may have by each day, so that their sums are
// told apart to the minute in few places. In a short period that is all the
// hours there can be; in a long one they are near an even pace through the days
// that people of the kind may work.
type pace struct {
	least []int // by the morning of each day, and at the end: units of the first place
	width int   // places
	low   int   // units of the lines it is for
	high  int
}

// longestExact is the most weeks in which all hours are told apart; in longer
// periods lines keep a pace, and count weekends by seasons.
const longestExact = 16

const (
	sway   = 40 * 60 // minutes that a line may be before or after its pace
	season = 13 * 7  // days of a long period in which worked weekends are counted
)

// mostWork is how many places pricing may look at for lines of a long period:
// some seconds.
const mostWork = 2_000_000_000

// work is how many places pricing looks at to find the kind's best lines.
func (k *lineKind) work() int {
	arcs, places := 0, 0
	for _, of := range k.line.arcs {
		arcs += len(of)
	}
	for _, p := range k.paces {
		places += p.width
	}
	return arcs * len(k.starts) * (slices.Max(k.ends) + 1) * places
}

// mostPlaces is how many a pricer keeps for lines that are bent, ten bytes each.
const mostPlaces = 100_000_000

// places is how many lines of the kind pass through: by day, state, worked
// weekends and hours.
func (k *lineKind) places() (n int) {
	for day := range k.line.days + 1 {
		n += k.line.states[day%len(k.line.states)]
	}
	return n * (slices.Max(k.ends) + 1) * k.widest()
}

// widest is the hours told apart at the pace that tells most.
func (k *lineKind) widest() (places int) {
	for _, p := range k.paces {
		places = max(places, p.width)
	}
	return places
}

// pacesOf gives those of the units that lines of the kind may have.
func (k *lineKind) pacesOf(units []int) []*pace {
	days := k.span.days
	slices.Sort(units)
	units = slices.Compact(units)
	if len(units) == 0 {
		return nil
	}
	last := units[len(units)-1]
	if days <= 7*longestExact {
		return []*pace{{least: make([]int, days+1), width: last + 1, low: units[0], high: last}}
	}
	free := make([]int, days+1) // days before each that one may work
	for day, may := range k.may {
		free[day+1] = free[day] + indicator(len(may) > 0)
	}
	reach := max(1, sway/k.unit)
	var out []*pace
	for _, u := range units {
		if len(out) > 0 && u <= out[len(out)-1].high {
			continue
		}
		p := &pace{width: 3*reach + 1, low: u, high: u + reach}
		for day := range days + 1 {
			p.least = append(p.least, u*free[day]/max(free[days], 1)-reach)
		}
		out = append(out, p)
	}
	return out
}

// holds tells whether lines of so many units keep the pace.
func (p *pace) holds(units int) bool { return p.low <= units && units <= p.high }

// on is the hours that lines may have on a morning.
func (p *pace) on(day int) Stretch { return Stretch{max(0, p.least[day]), p.least[day] + p.width - 1} }

// weekendsBy gives how many worked weekends a line of the kind may have, by
// season, and the days of one: the whole period where that is short.
func (k *lineKind) weekendsBy(most int) (by []int, length int) {
	days := k.span.days
	if days <= 7*longestExact {
		return []int{most}, days
	}
	n := (days + season - 1) / season
	for i := range n {
		by = append(by, (i+1)*most/n-i*most/n)
	}
	return by, season
}

// weekends is how many worked weekends a line has with so many in the last
// season, as far as is known: in the others as many as may be.
func (k *lineKind) weekends(last int) int {
	for _, n := range k.ends[:len(k.ends)-1] {
		last += n
	}
	return last
}

// third tells, as an index, whether a line with so many worked weekends in the
// last season has every third.
func (k *lineKind) third(last int) int {
	return indicator(3*k.weekends(last) >= k.terms.Case.Dates.Weeks)
}
