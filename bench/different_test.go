package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// Drawn wards can be read, have room for their must-nots, and are the same each
// time.
func TestDrawnWardsAreWards(t *testing.T) {
	t.Parallel()
	for _, people := range []int{30, 40, 93, 315} {
		for seed := range uint64(3) {
			w, err := draw(people, seed).ward()
			require.NoError(t, err)
			require.Len(t, w.People, people)
			_, err = w.Case("", ward.FromToday)
			require.NoError(t, err)
			require.Equal(t, draw(people, seed), draw(people, seed))
		}
	}
}

// A ward read from JSON keeps what it says of people: here free time, weekends and
// a veto.
func TestADifferentWardIsRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "w.json")
	require.NoError(t, os.WriteFile(path, []byte(`{"name": "w", "weeks": 12, "budget_fte": 2.5,
		"need": [{"days": "weekend", "start": "07:30", "end": "15:00", "total": 1, "educated": 1, "rn": 1}],
		"people": [{"id": "a", "competence": "RN", "current": 75, "wished": 100, "nights": "mixed", "long": true, "fixed_free": [[3, "E"]], "custody": "even",
			"wishes": [{"day": 48, "shift": "D", "kind": "prefer", "points": 2}, {"day": 67, "shift": "any", "kind": "must-not", "points": 0}]}]}`), 0o600))
	w, err := readDifferent(path)
	require.NoError(t, err)
	p := w.People[0]
	require.Equal(t, []string{"D", "E", "N", "L", "K"}, p.Shifts)
	require.Len(t, p.Wishes, 2)
	require.Len(t, p.Limits, 2)
	text, err := w.YAML()
	require.NoError(t, err)
	require.Contains(t, string(text), "alternate_weeks: odd", "a ward counts weeks from 1")

	require.NoError(t, os.WriteFile(path, []byte(`{"weeks": 12}`), 0o600))
	_, err = readDifferent(path)
	require.ErrorContains(t, err, "weeks, people or need are missing")
}
