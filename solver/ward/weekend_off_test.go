package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// weekendCase is the little ward with something said of Bo.
func weekendCase(t *testing.T, bo string, changes ...string) (*ward.Case, *ward.Person) {
	t.Helper()
	text := strings.NewReplacer(append(changes, "id: Bo, ", "id: Bo, "+bo+", ")...).Replace(little)
	c, err := read(t, text).Case("", ward.FromToday)
	require.NoError(t, err)
	p, ok := c.Person("Bo")
	require.True(t, ok)
	return c, p
}

func TestAlternateWeeksKeepWeekendsOff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, day string
		night     bool
		off       bool
	}{
		{"calendar", "2026-01-10", false, false}, // Saturday of ISO week 2
		{"calendar", "2026-01-17", false, true},  // Saturday of ISO week 3
		{"rolling", "2026-01-10", false, true},   // first week of the period
		{"rolling", "2026-01-17", false, false},
		{"calendar", "2026-01-16", false, false}, // Friday by day
		{"calendar", "2026-01-16", true, true},   // Friday night
		{"calendar", "2026-01-15", true, false},
		{"calendar", "2027-01-03", false, true},  // ISO week 53 of 2026
		{"calendar", "2027-02-06", false, false}, // the limit has ended
	} {
		in, bo := weekendCase(t, "limits: [{alternate_weeks: odd, until: 2027-02-01}]", "kind: rolling", "kind: "+c.kind)
		require.Equal(t, c.off, in.WeekendOff(bo, date(t, c.day), c.night), c.day)
		in, bo = weekendCase(t, "limits: [{no_night: true}]", "kind: rolling", "kind: "+c.kind)
		require.False(t, in.WeekendOff(bo, date(t, c.day), c.night), c.day)
	}
}

// Weekend groups take turns, from the first week of the period: with every
// third weekend, group 2 works those of weeks 2, 5, 8 and no others.
func TestAWeekendGroupKeepsTheOthersWeekendsOff(t *testing.T) {
	t.Parallel()
	six := []string{"weeks: 3", "weeks: 6"}
	c, bo := weekendCase(t, "weekend_group: 2", six...)
	var works []int
	for week := range 6 {
		saturday := c.Dates.Date(7*week + 5)
		off := c.WeekendOff(bo, saturday, false)
		require.Equal(t, off, c.WeekendOff(bo, saturday+1, false))
		require.Equal(t, off, c.WeekendOff(bo, saturday-1, true), "the night of Friday")
		require.False(t, c.WeekendOff(bo, saturday-1, false), "Friday by day")
		if !off {
			works = append(works, week+1)
		}
	}
	require.Equal(t, []int{2, 5}, works)

	anne, ok := c.Person("Anne")
	require.True(t, ok)
	require.False(t, c.WeekendOff(anne, c.Dates.Date(5), false), "without a group")
	c, bo = weekendCase(t, "weekend_group: 2", "{every: 3}", "{per_period: 1}", "people:", "  - {id: second, shifts: [D], weekend: {every: 3}}\npeople:")
	require.False(t, c.WeekendOff(bo, c.Dates.Date(5), false), "where weekends do not come in turns")
}
