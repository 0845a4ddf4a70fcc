package search

import (
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Worth is what a rota is worth, goal by goal in the order they count, more is
// better: of two rotas of a case, the one with the greater in lexicographic
// order is better. Excess is the value of PartExcess where the search has it.
func Worth(c *ward.Case, r *rota.Rota, excess int64) []int64 {
	values := measure.Tiers(c, r)
	out := []int64{-excess}
	for _, st := range inOrder(c) {
		if st == fullTimeShare {
			out = append(out, parts(values.FullTime, values.Posts))
			continue
		}
		v, ok := Tier{Number: st.number, Part: st.part}.Measured(values)
		switch {
		case !ok:
		case st.maximize:
			out = append(out, v)
		default:
			out = append(out, -v)
		}
	}
	return out
}

// A ranked goal is what a stage is about.
type ranked struct {
	number   int
	part     string
	maximize bool
}

var fullTimeShare = ranked{2, PartShare, true}

// inOrder gives the goals of a case, the first to count first.
func inOrder(c *ward.Case) []ranked {
	var out []ranked
	add := func(rounds ...[]stage) {
		for _, stages := range rounds {
			for _, st := range stages {
				out = append(out, ranked{st.number, st.part, st.maximize})
			}
		}
	}
	before, after := rounds(c)
	add(shortages(c))
	add(before...)
	if c.Run != ward.Plan {
		if c.SmallAtMost == -1 {
			add([]stage{smallPosts})
		}
		if c.Run == ward.Structure {
			out = append(out, fullTimeShare)
		}
		add([]stage{fullTimePosts})
	}
	add(after...)
	return out
}

// parts gives full/posts in parts of a milliard: two shares of up to 30 000
// posts that differ, differ in it.
func parts(full, posts int) int64 { return int64(full) * 1_000_000_000 / int64(max(1, posts)) }
