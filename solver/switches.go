package solver

import (
	"heltid/solver/explain"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// Switch is one thing that was decided about the ward, and how far any rota
// gets without anything decided and with this alone. That a limit rises is no
// promise that a rota reaches it.
type Switch struct {
	variant.Made
	Before, After explain.Limit
	Known         bool // both limits are
}

// switches asks for the effect of each choice alone. The request is of the ward
// as it was given; far says how far any rota of a case gets, false where that is
// not known.
func (q Request) switches(far func(*ward.Case) (explain.Limit, bool)) []Switch {
	if len(q.With) == 0 {
		return nil
	}
	given := q
	given.With = nil
	reach := func(q Request) (explain.Limit, bool) {
		c, _, err := q.Case()
		if err != nil {
			return explain.Limit{}, false
		}
		return far(c)
	}
	before, known := reach(given)
	var out []Switch
	for _, choice := range q.With {
		alone := given
		var says variant.Words
		alone.Ward, says = choice.Of(q.Ward)
		s := Switch{Made: variant.Made{Choice: choice, Says: says}, Before: before, After: before, Known: known}
		if known && says != nil {
			s.After, s.Known = reach(alone)
		}
		out = append(out, s)
	}
	return out
}
