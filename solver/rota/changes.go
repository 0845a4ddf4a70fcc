package rota

import (
	"fmt"
	"slices"

	"heltid/solver/ward"
)

// Change is a day whose duties were changed in a plan that was made known.
type Change struct {
	Day    int       `json:"day"`
	Told   ward.Date `json:"told"`             // when the worker was told
	Agreed bool      `json:"agreed,omitempty"` // the worker wished for it or swapped
	Was    []string  `json:"was,omitempty"`    // shift types of the day before the change; none where it was free or is not known
}

// Since notes on each line the days whose duties are others than in an earlier
// rota of the same dates, all told on the same day. Somebody without a line
// had no duties.
func (r *Rota) Since(earlier *Rota, told ward.Date) error {
	if earlier.Start != r.Start || earlier.Weeks != r.Weeks {
		return fmt.Errorf("the earlier rota is for %d weeks from %s, this one for %d weeks from %s", earlier.Weeks, earlier.Start, r.Weeks, r.Start)
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		var was Line
		if k := slices.IndexFunc(earlier.Lines, func(o Line) bool { return o.Person == l.Person }); k >= 0 {
			was = earlier.Lines[k]
		}
		l.Changes = nil
		for day := range 7 * r.Weeks {
			if !slices.Equal(l.On(day), was.On(day)) {
				l.Changes = append(l.Changes, Change{Day: day, Told: told, Was: was.On(day)})
			}
		}
	}
	return nil
}
