package explain

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// The lots keep posts and must-nots as they are, and are the same for a seed.
func TestLotsAreDrawnOverTheRota(t *testing.T) {
	t.Parallel()
	c, _ := wished(t, nil)
	c, r := wished(t, map[string][]ward.Wish{"Berit": {{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: on(c, 0)}}})
	r.Lines[0].Size = 9500
	w := lots(c, r, 3, 7)
	require.NoError(t, w.Validate())
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	require.Len(t, w.People, len(r.Lines))
	require.Equal(t, ward.Size(9500), w.People[0].Size.Current)
	for _, p := range w.People {
		drawn := 0
		for _, x := range p.Wishes {
			if x.Shift == ward.DayOff {
				drawn++
			}
		}
		require.Equal(t, 3, drawn, p.ID)
	}
	require.Equal(t, ward.MustNot, w.People[1].Wishes[0].Kind)
	require.Equal(t, w, lots(c, r, 3, 7))
	require.NotEqual(t, w.People, lots(c, r, 3, 8).People)
	require.Empty(t, c.Ward.People[0].Wishes, "the ward stays as it was")
}

// What is met is at most what can be, and that at most what is drawn.
func TestRoomForWishesOnTheLittleWard(t *testing.T) {
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	c, r := wished(t, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	all, err := RoomFor(ctx, c, r, 1, new(cpsat.Runner))
	require.NoError(t, err)
	require.Equal(t, []int{1, 3}, draws(c))
	for i, room := range all {
		require.Equal(t, draws(c)[i], room.Each)
		require.Equal(t, room.Each*len(c.People), room.Asked)
		require.LessOrEqual(t, room.Met, room.Most)
		require.LessOrEqual(t, room.Most, room.Asked)
		require.Positive(t, room.Met)
	}
}
