package rota

import (
	"cmp"
	"fmt"
	"slices"
)

// Repeats tells whether the rota has the lines of another, whoever they are of:
// the same posts with the same duties, once or as often as its weeks are.
func (r *Rota) Repeats(of *Rota) bool {
	if of.Weeks == 0 || r.Weeks%of.Weeks != 0 {
		return of.Weeks > 0 && r.Weeks > 0 && of.Weeks%r.Weeks == 0 && of.Repeats(r)
	}
	return slices.Equal(r.shape(1), of.shape(r.Weeks/of.Weeks))
}

// shape is the lines without names, so many times over.
func (r *Rota) shape(times int) []string {
	var out []string
	for _, l := range r.Lines {
		if l.Size == 0 && len(l.Duties) == 0 {
			continue
		}
		var duties []Duty
		for n := range times {
			for _, d := range l.Duties {
				duties = append(duties, Duty{d.Day + 7*n*r.Weeks, d.Shift})
			}
		}
		slices.SortFunc(duties, func(a, b Duty) int { return cmp.Or(a.Day-b.Day, cmp.Compare(a.Shift, b.Shift)) })
		out = append(out, fmt.Sprint(l.Size, duties))
	}
	slices.Sort(out)
	return out
}
