package web

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/fixtures"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Today's rota gives what the posts alone do not: weekends, duties, findings and
// pay; and each line is told as it was and as it would be.
func TestTodayByItsRota(t *testing.T) {
	t.Parallel()
	c := smallCase(t)
	data, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	f, err := rota.Load("rota.yaml", data, c.Ward, rota.Told{})
	require.NoError(t, err)
	now, err := todayBy(&loaded{File: f, meta: &client.Rota{Id: "r_1"}, ward: c.Ward}, rule.Bokmaal)
	require.NoError(t, err)
	require.Equal(t, compareCell{Text: "3"}, now.cell("compare.findings"))
	posts := todayByPosts(c.Ward, rule.Bokmaal)
	require.Equal(t, compareCell{Text: "–"}, posts.cell("weekends_per_head"))
	require.NotEqual(t, compareCell{Text: "–"}, now.cell("weekends_per_head"))
	require.Equal(t, len(posts.lines), len(now.lines))

	next := *f.Rota
	next.Lines = append([]rota.Line{}, next.Lines...)
	gone := next.Lines[0]
	for i, d := range gone.Duties { // somebody loses a Saturday
		if c.Dates.Date(d.Day).Weekday() == ward.Saturday {
			next.Lines[0].Duties = append(append([]rota.Duty{}, gone.Duties[:i]...), gone.Duties[i+1:]...)
			break
		}
	}
	sum := measure.Sum(f.Case, &next)
	v := packView{}
	e := entry{Run: ward.FromToday, File: &next, Case: f.Case, Sum: &sum}
	v.lines(c.Ward, e, now, rule.Bokmaal)
	require.True(t, strings.Contains(v.Lines[0].Hours, " → "))
	v.earns(e, now, rule.Bokmaal)
	require.Contains(t, v.Pay, "mer i lønn")
	v = packView{}
	e.Run = ward.Structure
	v.earns(e, now, rule.Bokmaal)
	require.Empty(t, v.Pay)
}
