package search

import (
	"slices"
	"time"

	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Freed is what another process may change of a rota, and how long it may look.
type Freed struct {
	People []string      `json:"people"`         // whose duties may change
	Days   []int         `json:"days,omitempty"` // on which they may; none: on all
	Rota   *rota.Rota    `json:"rota"`
	Seed   int           `json:"seed"`
	Time   time.Duration `json:"time"` // until the first news
}

// Free picks what others may change of a rota.
func (n *Neighbourhoods) Free(best *rota.Rota, seed int) Freed {
	scope, most := n.Pick(best)
	f := Freed{Rota: best, Seed: seed, Time: most}
	for i, free := range scope.People {
		if free {
			f.People = append(f.People, n.c.People[i].ID)
		}
	}
	for day, free := range scope.Days {
		if free {
			f.Days = append(f.Days, day)
		}
	}
	return f
}

// Scope is the same for a model of the case.
func (f Freed) Scope(c *ward.Case) model.Scope {
	out := only(c, f.People, f.Rota)
	if f.Days != nil {
		out.Days = make([]bool, c.Dates.Days())
		for day := range out.Days {
			out.Days[day] = slices.Contains(f.Days, day)
		}
	}
	return out
}

// Of is the freed people's lines of a rota.
func (f Freed) Of(r *rota.Rota) []rota.Line {
	var out []rota.Line
	for _, l := range r.Lines {
		if slices.Contains(f.People, l.Person) {
			out = append(out, l)
		}
	}
	return out
}

// With is the rota with the lines that came back, nil where nothing did; it is
// not known to be good for anything. Where they are of nobody in it, or have
// duties that there are not, nothing is to be made of them.
func (f Freed) With(c *ward.Case, lines []rota.Line) (r *rota.Rota, known bool) {
	if len(lines) == 0 {
		return nil, true
	}
	out := *f.Rota
	out.Lines = slices.Clone(out.Lines)
	for _, l := range lines {
		i := slices.IndexFunc(out.Lines, func(k rota.Line) bool { return k.Person == l.Person })
		strange := func(d rota.Duty) bool {
			_, known := c.Shift(d.Shift)
			return !known || d.Day < 0 || d.Day >= c.Dates.Days()
		}
		if i < 0 || slices.ContainsFunc(l.Duties, strange) {
			return nil, false
		}
		out.Lines[i].Size, out.Lines[i].Duties = l.Size, l.Duties
	}
	return &out, true
}
