package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// mixed is a ward where one has said yes to long duties, one has not, and one
// works nights alone; under four rota models.
const mixed = `heltid: 1
name: Mixed
period: {start: 2026-01-05, weeks: 12, kind: rolling}
competences: [{id: RN}]
shifts:
  - {code: D, start: "07:30", end: "15:00"}
  - {code: N, start: "22:00", end: "07:30"}
  - {code: L, start: "07:30", end: "20:00"}
models:
  - {id: long, shifts: [D, N, L], weekend: {every: 4, whole: false}, others: {every: 3}, voluntary: true, ceilings: {days_in_row: 4}}
  - {id: all, shifts: [D, N, L], weekend: {every: 4}, voluntary: true, ceilings: {days_in_row: 4}}
  - {id: extra, shifts: [D, N], weekend: {per_period: 5}, others: {every: 3}, voluntary: true}
  - {id: cycle, shifts: [D, N], weekend: {whole: false}, others: {every: 3}, cycle: {days: [{on: 3, off: 3}]}}
people:
  - {id: yes, competence: RN, shifts: [D, L], size: {current: 100}, consents: [{longest: "12:30"}, {model: extra}]}
  - {id: no, competence: RN, shifts: [D, L], size: {current: 100}, consents: [{longest: "12:00"}]}
  - {id: later, competence: RN, shifts: [D, L], size: {current: 100}, consents: [{longest: "12:30", from: 2026-01-06}]}
  - {id: night, competence: RN, shifts: [N], size: {current: 60}, consents: [{longest: "12:30"}]}
posts:
  - {id: free, competence: RN, count: 1, vacant: true}
  - {id: long, competence: RN, count: 1, vacant: true, long_shifts: "12:30"}
`

func TestWhomARotaModelReaches(t *testing.T) {
	t.Parallel()
	w := read(t, mixed)
	for model, want := range map[string]string{
		"long":  "yes long-01",
		"all":   "yes no later night free-01 long-01",
		"extra": "yes free-01 long-01",
		"cycle": "yes no later free-01 long-01",
	} {
		c, err := w.Case(model, ward.FromToday)
		require.NoError(t, err)
		var got []string
		for _, p := range c.People {
			if c.Follows(p) {
				got = append(got, p.ID)
			}
		}
		require.Equal(t, want, strings.Join(got, " "), model)
	}
}

func TestOthersKeepTheirOwnWeekendsAndCeilings(t *testing.T) {
	t.Parallel()
	c, err := read(t, mixed).Case("long", ward.FromToday)
	require.NoError(t, err)
	terms := ward.NewTerms(c, nil)
	limit := func(q ward.Quantity, id string) int {
		p, _ := c.Person(id)
		l, ok := terms.Limit(q, p, c.Dates.Start)
		require.True(t, ok)
		return l.Value
	}
	yes, _ := c.Person("yes")
	no, _ := c.Person("no")
	require.Equal(t, []int{3, 4}, []int{limit("weekend_frequency", "yes"), limit("weekend_frequency", "no")})
	require.Equal(t, []int{4, 6}, []int{limit("day_run", "yes"), limit("day_run", "no")})
	require.Equal(t, []bool{false, true}, []bool{c.WholeWeekends(yes), c.WholeWeekends(no)})
}

// In a structure run from today's people, pools of like posts keep what their
// holders have said yes to.
func TestPoolsOfTodayKeepConsents(t *testing.T) {
	t.Parallel()
	w := read(t, strings.Replace(mixed, "vacant: true", "vacant: true, budgeted: 50", 1))
	w.Posts = nil
	c, err := w.Case("extra", ward.Structure)
	require.NoError(t, err)
	follow := 0
	for _, p := range c.People {
		if c.Follows(p) {
			follow++
		}
	}
	require.Equal(t, 1, follow)
	require.Len(t, c.People, 4)
}

func TestACycleGoesRound(t *testing.T) {
	t.Parallel()
	c := &ward.Cycle{Days: []ward.Stretch{{On: 4, Off: 3}, {On: 3, Off: 4}}}
	require.Equal(t, 14, c.Length())
	var on strings.Builder
	for day := range 14 {
		on.WriteByte(" x"[map[bool]int{true: 1}[c.On(day)]])
	}
	require.Equal(t, "xxxx   xxx    ", on.String())
	require.Len(t, c.Places(), 14)
	c.Weekly = true
	require.Equal(t, []int{0, 7}, c.Places())
}
