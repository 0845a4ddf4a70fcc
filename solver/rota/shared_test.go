package rota_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A duty in another unit is read and written as it stands, in every form, also
// where the ward shares no posts.
func TestDutiesInAnotherUnitAreReadAndWritten(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-shared")
	require.NoError(t, err)
	w, err := ward.Read("ward-shared", data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	r := &rota.Rota{Ward: w.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
	for _, p := range c.People {
		l := rota.Line{Person: p.ID, Size: p.Size.Current}
		if p.ID == "nord-HFA-3" {
			l.Duties = []rota.Duty{{Day: 0, Shift: "D"}, {Day: 1, Shift: "D@sor"}, {Day: 1, Shift: "E"}, {Day: 5, Shift: "E@sor"}}
		}
		r.Lines = append(r.Lines, l)
	}
	r.Sort()
	asYAML, err := r.YAML()
	require.NoError(t, err)
	asJSON, err := r.JSON()
	require.NoError(t, err)
	asCSV, err := r.CSV(true)
	require.NoError(t, err)
	require.Contains(t, string(asYAML), "D@sor+E")
	for name, text := range map[string][]byte{"r.yaml": asYAML, "r.json": asJSON, "r.csv": asCSV} {
		f, err := rota.Load(name, text, w, rota.Told{})
		require.NoError(t, err, name)
		for i, l := range f.Rota.Lines {
			require.Equal(t, r.Lines[i].Duties, l.Duties, name)
		}
	}
}
