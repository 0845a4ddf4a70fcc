package search

import (
	"context"

	"heltid/solver/ward"
)

// rounds gives the stages that the ward's policy puts before the full-time posts
// and those after them, each round as many as one model is made for: continuity
// and cost have rows of their own, which the others are quicker without.
func rounds(c *ward.Case) (before, after [][]stage) {
	out, weighty := &before, false
	for _, tier := range c.Ward.Order() {
		stages := later(c, tier)
		if tier == 2 {
			out, weighty = &after, false // what breaks its ties follows it
		}
		switch n := len(*out); {
		case len(stages) == 0:
		case n == 0 || weighty != (tier >= 8):
			*out, weighty = append(*out, stages), tier >= 8
		default:
			(*out)[n-1] = append((*out)[n-1], stages...)
		}
	}
	return before, after
}

// work goes through rounds of stages, and leaves so many parts of the time to
// what comes after them.
func (cl *climber) work(ctx context.Context, rounds [][]stage, leave int) error {
	left := leave
	for _, r := range rounds {
		left += len(r)
	}
	for _, stages := range rounds {
		if ctx.Err() == nil {
			if err := cl.rebuild(ctx, stages); err != nil {
				return err
			}
		}
		for _, st := range stages {
			most := cl.portion(left)
			if st.part == PartWorst && left > 2 {
				most = 2 * cl.portion(3) // whoever gets least comes before what is left to even out
			}
			if err := cl.reach(ctx, st, most); err != nil {
				return err
			}
			left--
		}
	}
	return nil
}
