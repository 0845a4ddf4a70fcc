package rota_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// FE that the ward does not know of is vacation on dates: the days it stands on,
// and all seven of a week with no duty in it. A rolling rota has no dates.
func TestVacationThatTheRotaWrites(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer(
		`"D D - D D D D"`, `"FE/D FE/D FE FE FE F2 F1"`, // Anne
		`"D D - - M - -"`, `"D D FE FE/M F2 - F1"`, // Berit
	).Replace(written)
	for kind, want := range map[string]map[string][]int{
		ward.Calendar: {"Anne": {0, 1, 2, 3, 4, 5, 6}, "Berit": {2, 3}, "Camilla": nil},
		ward.Rolling:  {"Anne": nil, "Berit": nil, "Camilla": nil},
	} {
		w := small(t)
		w.Period.Kind = kind
		r, c, err := rota.Read("r.yaml", []byte(text), w)
		require.NoError(t, err)
		for id, days := range want {
			p, _ := c.Person(id)
			var got []int
			for day := range c.Dates.Days() {
				if p.OnVacation(c.Dates.Date(day)) {
					require.True(t, p.Away(c.Dates.Date(day)))
					got = append(got, day)
				}
			}
			require.Equal(t, days, got, "%s %s", kind, id)
			require.Empty(t, w.People[0].Absences, "the ward stays as it was read")
		}
		require.Same(t, c, r.Case(c), "what is known is not added again")
	}
}

// What the ward knows of stays as it says, so that its own rotas are judged as
// they were made.
func TestVacationThatTheWardKnowsOf(t *testing.T) {
	t.Parallel()
	w := small(t)
	w.Period.Kind = ward.Calendar
	w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: w.Period.Start, Until: w.Period.Start + 4, Kind: ward.Vacation}}
	text := strings.Replace(written, `"D D - D D D D"`, `"FE FE FE FE FE F2 F1"`, 1)
	_, c, err := rota.Read("r.yaml", []byte(text), w)
	require.NoError(t, err)
	require.Equal(t, 2, c.CountedDays(c.People[0], 0, 7))
}
