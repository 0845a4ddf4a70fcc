package rota_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rota"
)

func TestARotaRepeatsAnother(t *testing.T) {
	t.Parallel()
	one := &rota.Rota{Weeks: 1, Lines: []rota.Line{
		{Person: "A", Size: 5000, Duties: []rota.Duty{{Day: 0, Shift: "D"}, {Day: 2, Shift: "E"}}},
		{Person: "B", Size: 2000, Duties: []rota.Duty{{Day: 1, Shift: "D"}}},
	}}
	two := &rota.Rota{Weeks: 2, Lines: []rota.Line{
		{Person: "B-01", Size: 2000, Duties: []rota.Duty{{Day: 1, Shift: "D"}, {Day: 8, Shift: "D"}}},
		{Person: "A-01", Size: 5000, Duties: []rota.Duty{{Day: 0, Shift: "D"}, {Day: 2, Shift: "E"}, {Day: 7, Shift: "D"}, {Day: 9, Shift: "E"}}},
		{Person: "unused"},
	}}
	require.True(t, two.Repeats(one))
	require.True(t, one.Repeats(two))
	two.Lines[1].Duties[3].Shift = "D"
	require.False(t, two.Repeats(one))
	require.False(t, (&rota.Rota{Weeks: 3}).Repeats(two), "weeks that do not go up")
}
