package search

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/rota"
)

// Where a goal is about certain days, parts of some days have one of them among
// theirs, also where a period that comes again ends.
func TestPartsAreOfTheDaysTheGoalIsAbout(t *testing.T) {
	c := engineFor(t, "ward-small").c
	require.True(t, c.Dates.Rolling)
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(0, c.Dates.Days()-1).Draw(t, "day")
		n := NewNeighbourhoods(c, rapid.Uint64().Draw(t, "seed"), 1)
		n.On = func(*rota.Rota) []int { return []int{day} }
		windows := 0
		for range 6 {
			if scope, _ := n.Pick(nil); scope.Days != nil {
				windows++
				require.True(t, scope.Days[day])
			}
		}
		require.Equal(t, 4, windows, "two parts of three")
	})
}

// A rota without duties is to be made better on every day.
func TestFaultsAreOnDays(t *testing.T) {
	e := engineFor(t, "ward-small")
	empty := &rota.Rota{Ward: e.c.Ward.Name, Model: e.c.Model.ID, Run: e.c.Run, Start: e.c.Dates.Start, Weeks: e.c.Dates.Weeks}
	for _, p := range e.c.People {
		empty.Lines = append(empty.Lines, rota.Line{Person: p.ID, Size: *p.Size.Min})
	}
	cl := &climber{engine: e}
	days := map[int]bool{}
	for _, day := range cl.wrong()(empty).days {
		days[day] = true
	}
	require.Len(t, days, e.c.Dates.Days(), "every day lacks need")
}
