package ward_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

func sizes(t *testing.T, w *ward.Ward, run ward.Run) []string {
	t.Helper()
	c, err := w.Case("", run)
	require.NoError(t, err)
	var out []string
	for _, p := range c.People {
		out = append(out, fmt.Sprintf("%s %s-%s", p.ID, *p.Size.Min, *p.Size.Max))
	}
	return out
}

// Nobody is raised without a wish nor lowered; a plan keeps sizes; a structure
// run has anonymous posts, from the file or like today's.
func TestPeopleOfEachRun(t *testing.T) {
	t.Parallel()
	text := strings.Replace(little, "people:", `people:
  - {id: Cleo, competence: ASS, size: {current: 40, wished: 60}, claims: [{paragraph: aml-14-3, size: 70, date: 2025-10-01, accepted: true}]}
  - {id: Dag, competence: ASS, size: {current: 40, min: 30, max: 90}, claims: [{paragraph: aml-14-3, size: 80, date: 2025-10-01}]}`, 1)
	vacant := text + "posts:\n  - {id: free, competence: RN, count: 1, budgeted: 60, vacant: true}\n"
	require.Equal(t, []string{"Cleo 70 %-70 %", "Dag 30 %-90 %", "Anne 100 %-100 %", "Bo 62,5 %-80 %"}, sizes(t, read(t, text), ward.FromToday))
	require.Equal(t, []string{"Cleo 40 %-40 %", "Dag 40 %-40 %", "Anne 100 %-100 %", "Bo 62,5 %-62,5 %", "free-01 0 %-60 %"}, sizes(t, read(t, vacant), ward.Plan)[:5])
	require.Equal(t, []string{"ASS-01 0 %-100 %", "ASS-02 0 %-100 %", "ASS-03 0 %-100 %", "RN-01 0 %-100 %", "RN-02 0 %-100 %"}, sizes(t, read(t, vacant), ward.Structure))
	require.Equal(t, []string{"p-01 20 %-100 %", "p-02 20 %-100 %"}, sizes(t, read(t, text+"posts:\n  - {id: p, competence: RN, count: 2, min: 20}\n"), ward.Structure))
}

func TestCompetencesCountAsWhatTheySay(t *testing.T) {
	t.Parallel()
	w := read(t, strings.NewReplacer("{id: ASS}", "{id: ASS}\n  - {id: SPEC, counts_as: [RN, wounds]}",
		"id: Bo, competence: ASS,", "id: Bo, competence: SPEC, authorisations: [{id: keys, from: 2026-01-06, until: 2026-01-07}],").Replace(little))
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	bo, _ := c.Person("Bo")
	for who, want := range map[string]bool{"total": true, "RN": true, "educated": true, "wounds": true, "SPEC": true, "ASS": false} {
		require.Equal(t, want, c.Has(bo, who, c.Dates.Start), who)
	}
	for day, want := range map[string]bool{"2026-01-05": false, "2026-01-06": true, "2026-01-07": true, "2026-01-08": false} {
		require.Equal(t, want, c.Has(bo, "keys", date(t, day)), day)
	}
}

func TestDefaultsOfACase(t *testing.T) {
	t.Parallel()
	c, err := read(t, little).Case("", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, ward.Size(500), c.Sizes.Step)
	require.Equal(t, ward.Minutes(90), c.TolerancePer, "26 hours a year in 3 of 52 weeks")
	require.Equal(t, ward.FreeWeekend{From: 17 * ward.Hour, To: 6 * ward.Hour}, c.FreeWeekend)
	require.Equal(t, 0, c.SmallAtMost, "as many small posts as today")
	require.Equal(t, 10*ward.Hour, c.LongThreshold)
	require.True(t, c.Educated)
	_, err = read(t, little).Case("longer", ward.FromToday)
	require.ErrorContains(t, err, `no rota model "longer" in this ward, which has [short], nor in the library`)
}

func TestSmallPostsOfToday(t *testing.T) {
	t.Parallel()
	text := strings.Replace(little, "people:", `people:
  - {id: Cleo, competence: ASS, size: {current: 49.99}}
  - {id: Dag, competence: ASS, size: {current: 14}, category: student}
  - {id: Eli, competence: ASS, size: {current: 14}, small_by_wish: true}`, 1)
	at := func(guards string) int {
		c, err := read(t, text+guards).Case("", ward.FromToday)
		require.NoError(t, err)
		return c.SmallAtMost
	}
	require.Equal(t, 1, at(""))
	require.Equal(t, 2, at("guards: {small_posts: {below: 70}}\n"))
	require.Equal(t, 0, at("guards: {small_posts: {at_most: 0}}\n"))
	require.Equal(t, ward.NoGuard, at("guards: {small_posts: {lifted: true}}\n"))
}

func TestCeilingsOfTheModelLieOverTheWards(t *testing.T) {
	t.Parallel()
	w := read(t, strings.Replace(little, "weekend: {every: 3}", "weekend: {every: 3}, ceilings: {days_in_row: 4}", 1)+"ceilings: {days_in_row: 5, nights_in_row: 2}\n")
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, []int{4, 2, 3}, []int{*c.Ceilings.DaysInRow, *c.Ceilings.NightsInRow, *c.Ceilings.LongInRow})
}
