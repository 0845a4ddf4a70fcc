package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// contractsOf gives the case of the little ward on three weeks of real dates,
// with something said of Bo, and what Bo's contracts come to at today's size.
func contractsOf(t *testing.T, bo string) (*ward.Case, *ward.Person, int) {
	t.Helper()
	text := strings.NewReplacer("kind: rolling", "kind: calendar", "id: Bo, ", "id: Bo, "+bo, "current: 62.5, wished: 80", "current: 50").Replace(little) + onePost
	c, err := read(t, text).Case("", ward.FromToday)
	require.NoError(t, err)
	p, ok := c.Person("Bo")
	require.True(t, ok)
	return c, p, c.Contracted(p, *p.Size.Min, 0, c.Dates.Days())
}

// A post of 50 %, in days of full time.
func TestWhatContractsComeTo(t *testing.T) {
	t.Parallel()
	const day = ward.ContractedDay
	for name, c := range map[string]struct {
		bo   string
		days float64
	}{
		"all through":                     {"", 10.5},
		"away for a week":                 {"absences: [{percent: 100, from: 2026-01-05, until: 2026-01-11}], ", 7},
		"half away for a week":            {"absences: [{percent: 50, from: 2026-01-05, until: 2026-01-11}], ", 8.75},
		"half away twice at once":         {"absences: [{percent: 50, from: 2026-01-05, until: 2026-01-11}, {percent: 50, from: 2026-01-05, until: 2026-01-11}], ", 7},
		"a fifth away, partly outside":    {"absences: [{percent: 20, from: 2025-12-01, until: 2026-01-06}], ", 10.3},
		"employed from the second week":   {"employments: [{post: p, percent: 50, from: 2026-01-12}], ", 7},
		"employed until the first Sunday": {"employments: [{post: p, percent: 50, kind: fixed_term, until: 2026-01-11}], ", 3.5},
		"a substitute besides for a week": {"employments: [{post: p, percent: 50}, {post: p, percent: 30, kind: substitute, for: Anne, until: 2026-01-11}], ", 10.5 + 2.1},
		"half away, and a substitute":     {"employments: [{post: p, percent: 50}, {post: p, percent: 50, kind: substitute}], absences: [{percent: 50, from: 2026-01-05, until: 2026-01-25}], ", 10.5},
		"a substitute after the own post": {"employments: [{post: p, percent: 50, until: 2026-01-11}, {post: p, percent: 40, kind: substitute, from: 2026-01-12}], ", 3.5 + 5.6},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, got := contractsOf(t, c.bo)
			require.InDelta(t, c.days*float64(day), float64(got), 0.5)
		})
	}
}

// The own post and what is on top are at most full time: a larger own post eats
// into the substitution.
func TestASubstitutesShareIsAtMostWhatIsLeftOfFullTime(t *testing.T) {
	t.Parallel()
	c, p, _ := contractsOf(t, "employments: [{post: p, percent: 50}, {post: p, percent: 40, kind: substitute}], ")
	for size, together := range map[ward.Size]ward.Size{5000: 9000, 6000: 10000, 8000: 10000, 10000: 10000} {
		require.Equal(t, 21*int(ward.FullTime)*int(together), c.Contracted(p, size, 0, 21), size)
	}
	require.False(t, c.Plain(p))
	c, p, _ = contractsOf(t, "")
	require.True(t, c.Plain(p))
}

func TestWhoIsNotEmployedIsAway(t *testing.T) {
	t.Parallel()
	_, p, _ := contractsOf(t, "employments: [{post: p, percent: 50, from: 2026-01-12}], ")
	require.True(t, p.Away(date(t, "2026-01-11")))
	require.False(t, p.Away(date(t, "2026-01-12")))
	require.False(t, p.StandsIn())
}

// Whoever is a substitute alone holds no post: size 0 in every run, none in
// structure, not a small one.
func TestASubstituteAloneHoldsNoPost(t *testing.T) {
	t.Parallel()
	text := strings.Replace(little, "id: Bo, competence: ASS, size: {current: 62.5, wished: 80}", "id: Bo, competence: ASS, size: {current: 0, wished: 80}, employments: [{post: p, percent: 40, kind: substitute, for: Anne}]", 1) + onePost
	for _, run := range []ward.Run{ward.FromToday, ward.Plan} {
		c, err := read(t, text).Case("", run)
		require.NoError(t, err)
		p, ok := c.Person("Bo")
		require.True(t, ok)
		require.True(t, p.StandsIn())
		require.Equal(t, []ward.Size{0}, c.SizesFor(p))
		require.Equal(t, 21*int(ward.FullTime)*4000, c.Contracted(p, 0, 0, 21))
		require.Zero(t, c.SmallAtMost)
	}
	c, err := read(t, strings.Replace(text, onePost, "posts:\n  - {id: p, competence: RN, count: 1, vacant: true}\n", 1)).Case("", ward.Structure)
	require.NoError(t, err)
	for _, p := range c.People {
		require.NotEqual(t, "ASS", p.Competence)
	}
}

func TestPartAbsencesOfThePeriod(t *testing.T) {
	t.Parallel()
	c, p, _ := contractsOf(t, "absences: [{percent: 100, from: 2026-01-05, until: 2026-01-05}, {percent: 20, from: 2025-12-01, until: 2026-01-06}, {percent: 50, from: 2026-01-20, until: 2026-03-01}], ")
	require.Equal(t, [][2]int{{0, 2}, {15, 21}}, c.PartAbsences(p))
}

func TestSubstitutesThatDoNotFit(t *testing.T) {
	t.Parallel()
	bo := func(size, rest string) string {
		return strings.Replace(little, "id: Bo, competence: ASS, size: {current: 62.5, wished: 80}", "id: Bo, competence: ASS, size: "+size+", "+rest, 1) + onePost
	}
	for says, text := range map[string]string{
		"people[1].size.current: found 50 %, expected 0: who is a substitute alone": bo("{current: 50}", "employments: [{post: p, percent: 50, kind: substitute}]"),
		"found 60 % on top of 50 %, expected at most full time together":            bo("{current: 50}", "employments: [{post: p, percent: 50}, {post: p, percent: 60, kind: substitute}]"),
		"nobody stands in for themselves":                                           bo("{current: 0}", "employments: [{post: p, percent: 50, kind: substitute, for: Bo}]"),
		"found 33,33 %, expected whole per cent":                                    bo("{current: 50}", "absences: [{percent: 33.33, from: 2026-01-05, until: 2026-01-06}]"),
		"give sizes by step or list":                                                strings.Replace(bo("{current: 0}", "employments: [{post: p, percent: 50, kind: substitute}]"), "every: 3}", "every: 3}, norm: \"35.5\"", 1) + "sizes: {free: true}\n",
	} {
		require.Contains(t, problems(t, text).Error(), says)
	}
}

func TestExplainTellsOfPartAbsenceAndSubstitutes(t *testing.T) {
	t.Parallel()
	all := explained(t, strings.Replace(little, "id: Bo, ", "id: Bo, absences: [{percent: 20, from: 2026-01-05, until: 2026-01-06}], employments: [{post: p, percent: 60}, {post: p, percent: 10, kind: substitute}], ", 1)+onePost)
	require.Equal(t, "1", all["people.absences.percent"])
	require.Equal(t, "1", all["people.employments.substitute"])
	require.NotContains(t, explained(t, little), "people.absences.percent")
}
