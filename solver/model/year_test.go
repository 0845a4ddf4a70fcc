package model_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// yearOf is the year by the calendar for one of its people alone: with its
// holidays, vacation and both changes of the clock, at the size its hours make.
func yearOf(t *testing.T, person int) (drawing, *ward.Case) {
	t.Helper()
	w := fixture(t, "ward-holidays")
	text, err := fixtures.Rota("ward-holidays-planned")
	require.NoError(t, err)
	r, _, err := rota.Read("ward-holidays-planned", text, w)
	require.NoError(t, err)
	id := w.People[person].ID
	w.People, w.Need = w.People[person:person+1], nil
	w.People[0].Size = ward.Sizes{Current: ward.FullTime, Min: ptr(ward.Size(0)), Max: ptr(ward.FullTime)}
	w.Guards = &ward.Guards{Educated: ptr(false), SmallPosts: &ward.SmallPosts{Lifted: true}}
	r = r.Bare() // the model knows no free days, so the size is read off the duties alone
	r.Lines = slices.DeleteFunc(r.Lines, func(l rota.Line) bool { return l.Person != id })
	d := drawing{rand.New(rand.NewPCG(uint64(person), 6)), &bench{w: w, r: r}}
	d.readSizes(t)
	return d, d.caseOf(t, ward.FromToday)
}

// A year by the calendar with its holidays, vacations and both changes of the
// clock is taken as it is; changed in one place it is refused for what was
// changed.
func TestTheYearByTheCalendar(t *testing.T) {
	needORTools(t)
	t.Parallel()
	w := fixture(t, "ward-holidays")
	text, err := fixtures.Rota("ward-holidays-planned")
	require.NoError(t, err)
	r, c, err := rota.Read("ward-holidays-planned", text, w)
	require.NoError(t, err)
	require.Empty(t, findings(t, c, r))
	// the model knows no free days, so sizes are read off the duties alone
	r = r.Bare()
	sheet, err := check.Lay(c, r)
	require.NoError(t, err)
	for i, l := range sheet.Lines {
		size := c.SizeByHours(l.Person, ward.Minutes(l.Hours().Planned))
		w.People[i].Size.Current, r.Lines[slices.IndexFunc(r.Lines, func(x rota.Line) bool { return x.Person == l.Person.ID })].Size = size, size
	}
	c, err = w.Case("", ward.Plan)
	require.NoError(t, err)
	require.Empty(t, findings(t, c, r))
	scope := func(person string, r *rota.Rota) model.Options {
		o := model.Options{Scope: model.Scope{Rota: r, People: make([]bool, len(c.People))}}
		for i, p := range c.People {
			o.Scope.People[i] = p.ID == person
		}
		return o
	}
	for _, p := range c.People {
		require.True(t, accepts(t, model.New(c, rule.Terms(c), scope(p.ID, r)), r), p.ID)
	}
	for _, change := range []struct {
		rule  ward.Quantity
		cells []string // person, date, code
	}{
		{"weekly_rest", []string{"HFA-2 2026-03-17 E"}},
		{"person_limits", []string{"RN-1 2026-06-16 D"}},
		{"sundays_free", []string{"HFA-4 2026-03-22 D", "HFA-4 2026-04-02 D"}},
		{"sundays_in_row", []string{"RN-1 2026-04-03 E", "RN-1 2026-04-05 D", "RN-1 2026-04-06 D", "RN-1 2026-04-12 D", "RN-1 2026-04-19 D"}},
	} {
		t.Run(string(change.rule), func(t *testing.T) {
			t.Parallel()
			changed := r.Bare()
			person := ""
			for _, cell := range change.cells {
				f := strings.Fields(cell)
				day, err := ward.ParseDate(f[1])
				require.NoError(t, err)
				person = f[0]
				i := slices.IndexFunc(changed.Lines, func(l rota.Line) bool { return l.Person == person })
				l := &changed.Lines[i]
				l.Duties = slices.DeleteFunc(slices.Clone(l.Duties), func(d rota.Duty) bool { return d.Day == int(day-r.Start) })
				l.Duties = append(l.Duties, rota.Duty{Day: int(day - r.Start), Shift: f[2]})
			}
			var rules []ward.Quantity
			for _, place := range blamed(t, c, changed, scope(person, changed)) {
				rules = append(rules, place.Rule)
			}
			require.Contains(t, rules, change.rule)
			require.False(t, accepts(t, model.New(c, rule.Terms(c), scope(person, changed)), changed))
		})
	}
}
