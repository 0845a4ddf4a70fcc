package search

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCarryTakesOverWhatWasProvenOfTheSame(t *testing.T) {
	t.Parallel()
	posts := Tier{Number: 2, Part: PartPosts, Maximize: true, Value: 14, Bound: 15, Bounded: true}
	proven := Tier{Number: 2, Part: PartPosts, Maximize: true, Value: 14, Bound: 14, Bounded: true, Proven: true, By: []string{"cp-sat"}}
	strain := Tier{Number: 7, Value: 3}
	bounded := Tier{Number: 7, Value: 4, Bound: 3, Bounded: true, By: []string{"flow"}}
	got := Carry([]Tier{posts, strain}, []Tier{proven, bounded})
	require.Equal(t, []Tier{proven, {Number: 7, Value: 3, Bound: 3, Bounded: true}}, []Tier{got[0], {Number: 7, Value: got[1].Value, Bound: got[1].Bound, Bounded: got[1].Bounded}})
	other := proven
	other.Value = 13
	got = Carry([]Tier{posts, strain}, []Tier{other, bounded})
	require.False(t, got[1].Bounded, "a limit given 13 says nothing of 14")
	require.Equal(t, int64(14), got[0].Bound, "a limit on the goal itself holds whatever was found of it")
}
