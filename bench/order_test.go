package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/ward"
)

// reaching is a comparison in which no rota is found and the limits are known:
// no model passes another, but one that cannot cover the need is no more than
// any.
func reaching(limits ...int) *solver.Comparison {
	c := &solver.Comparison{Runs: []ward.Run{ward.Structure}}
	for i, limit := range limits {
		m := ward.RotaModel{ID: string(rune('a' + i))}
		c.Models = append(c.Models, m)
		c.Entries = append(c.Entries, &solver.Entry{Model: m, Run: ward.Structure, Reached: true, Reach: explain.Limit{Possible: limit >= 0, FullTime: limit}})
	}
	return c
}

func TestThePairsOfModelsAreCountedByWhatTheSeedsDecide(t *testing.T) {
	one, other := reaching(3, 4, -1), reaching(3, -1, -1)
	require.Equal(t, "structure: a ?/3, b ?/4, c impossible (2 without a rota)", standings(one))
	require.Equal(t, "Of 3 pairs of models 0 are decided alike under every seed, 1 under some seeds alone, 2 not decided, 0 decided against each other",
		agree([]*solver.Comparison{one, other}))
	require.Equal(t, "Of 3 pairs of models 1 are decided alike under every seed, 0 under some seeds alone, 2 not decided, 0 decided against each other",
		agree([]*solver.Comparison{other, other}))
}
