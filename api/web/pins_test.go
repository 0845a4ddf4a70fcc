package web

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func smallCase(t *testing.T) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data, rule.Ladders()...)
	require.NoError(t, err)
	c, err := w.Case("", usual(w))
	require.NoError(t, err)
	return c
}

// Cells become pins that hold those cells and no others.
func TestPinsHoldTheCellsTheyAreOf(t *testing.T) {
	t.Parallel()
	c := smallCase(t)
	rapid.Check(t, func(r *rapid.T) {
		want := []pinned{}
		for _, p := range c.People {
			for day := range c.Dates.Days() {
				if rapid.Bool().Draw(r, "pinned") {
					want = append(want, pinned{p.ID, day})
				}
			}
		}
		got, err := cellsOf(pinsOf(want, c), c)
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
}

// A whole line is pinned by its name, and days side by side as one stretch.
func TestPinsAreAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	c := smallCase(t)
	who := []string{c.People[0].ID, c.People[1].ID}
	var cells []pinned
	for day := range c.Dates.Days() {
		cells = append(cells, pinned{who[0], day})
	}
	cells = append(cells, pinned{who[1], 3}, pinned{who[1], 4}, pinned{who[1], 6})
	require.Equal(t, []string{who[0],
		who[1] + ":" + c.Dates.Date(3).String() + ".." + c.Dates.Date(4).String(),
		who[1] + ":" + c.Dates.Date(6).String() + ".." + c.Dates.Date(6).String()}, pinsOf(cells, c))
}
