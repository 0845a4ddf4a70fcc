package solver

import "slices"

// Extra is something a comparison shows besides each model's rota and limit.
type Extra string

// The extras, in the order they are worked out.
const (
	ExtraEqual   Extra = "equal_weekend_hours"
	ExtraGain    Extra = "gain"
	ExtraDecided Extra = "decided"
	ExtraExact   Extra = "no_tolerance"
	ExtraWilling Extra = "if_all_willing"
	ExtraFewer   Extra = "fewer_full_time_posts"
)

// short notes that the time did not suffice for all of an extra.
func (m *comparing) short(of Extra) {
	if !slices.Contains(m.Short, of) {
		m.Short = append(m.Short, of)
	}
}

// open tells whether more time could say more of an entry: it has no rota, and
// nothing shows that there is none.
func (e *Entry) open() bool {
	return e == nil || e.Err == nil && !e.Whole() && !e.Standing().Impossible
}
