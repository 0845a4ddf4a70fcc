package ward_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// calendar is little as a calendar rota.
var calendar = strings.Replace(little, "kind: rolling", "kind: calendar", 1)

// small18 is little with somebody under 18 until the second day.
var small18 = strings.Replace(little, "id: Bo, competence: ASS,", "id: Bo, competence: ASS, limits: [{under_18: true, until: 2026-01-06}],", 1)

// A week in which an agreement begins or ends is judged by the strictest of its
// days: it opens nothing before its first day nor after its last.
func TestTheStrictestDayOfAStretchDecides(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, agreements string
		first, last      int
		value            int
	}{
		{"covered all through", "{id: a, level: T, paragraph: aml-10-8-3}", 0, 6, 480},
		{"ends on the last day", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-11}", 0, 6, 480},
		{"ends the day before", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-10}", 0, 6, 660},
		{"begins on the first day", "{id: a, level: T, paragraph: aml-10-8-3, from: 2026-01-05}", 0, 6, 480},
		{"begins the day after", "{id: a, level: T, paragraph: aml-10-8-3, from: 2026-01-06}", 0, 6, 660},
		{"one follows the other", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-07}, {id: b, level: T, paragraph: aml-10-8-3, from: 2026-01-08}", 0, 6, 480},
		{"the stricter of two that follow", `{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-07}, {id: b, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9:30"}, from: 2026-01-08}`, 0, 6, 570},
		{"before the period as its first day", "{id: a, level: T, paragraph: aml-10-8-3, from: 2026-01-05}", -9, -2, 480},
		{"round the seam of a rolling rota", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-20}", 20, 22, 660},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := little
			if c.first < 0 {
				text = calendar
			}
			in := terms(t, read(t, text+"agreements: ["+c.agreements+"]\n"), ward.FromToday)
			p, _ := in.Case.Person("Anne")
			got, ok := in.Over("daily_rest", p, c.first, c.last)
			require.True(t, ok)
			require.Equal(t, c.value, got.Value)
			require.Equal(t, c.value < 660, got.Agreement != nil)
		})
	}
}

func TestAnAgreedLimitSaysWhatHoldsWithoutIt(t *testing.T) {
	t.Parallel()
	limit := func(more string) ward.Limit {
		in := terms(t, read(t, little+"agreements: [{id: a, level: T, paragraph: aml-10-5-2}]\n"+more), ward.FromToday)
		p, _ := in.Case.Person("Anne")
		got, ok := in.Limit("day_hours", p, in.Case.Dates.Start)
		require.True(t, ok)
		return got
	}
	require.Equal(t, 540, limit("").Bare)
	within := limit("ceilings: {day_hours: \"10:00\"}\n")
	require.Equal(t, [2]int{600, 540}, [2]int{within.Value, within.Bare})
	require.NotNil(t, within.Agreement, "ten hours still take the agreement")
	require.Nil(t, limit("ceilings: {day_hours: \"8:00\"}\n").Agreement)
}

// A trial (forsøk) waives a rule of the Act or gives it another limit, and says
// by what authority.
func TestTrials(t *testing.T) {
	t.Parallel()
	limit := func(trial string) (ward.Limit, bool) {
		in := terms(t, read(t, little+"agreements: [{id: a, "+trial+"}]\n"), ward.FromToday)
		p, _ := in.Case.Person("Anne")
		return in.Limit("daily_rest", p, in.Case.Dates.Start)
	}
	_, ok := limit(`trial: {authority: departementet, waives: [daily_rest]}`)
	require.False(t, ok, "waived")
	_, ok = limit(`trial: {authority: departementet, waives: [daily_rest]}, from: 2026-01-06`)
	require.True(t, ok, "not yet")
	got, ok := limit(`trial: {authority: departementet}, limits: {daily_rest: "7:00"}`)
	require.True(t, ok)
	require.Equal(t, 420, got.Value)
	require.Equal(t, ward.Trial, got.Step.Level)
	require.Equal(t, "departementet", got.Step.Source)

	for trial, says := range map[string]string{
		`trial: {authority: x, waives: [day_run]}`:                           `no rule of the Act "day_run"`,
		`trial: {authority: x}, limits: {day_run: "9"}`:                      `no rule of the Act "day_run"`,
		`trial: {authority: x}`:                                              "names the rules it waives",
		`trial: {waives: [daily_rest]}`:                                      "authority",
		`level: T, trial: {authority: x, waives: [daily_rest]}`:              "a trial has an authority instead",
		`paragraph: aml-10-8-3, trial: {authority: x, waives: [daily_rest]}`: "give one of the three",
		`paragraph: aml-10-8-3`:                                              "an agreement has a level",
		`level: T, paragraph: aml-10-11-1, limits: {daily_rest: "9:00"}`:     "no paragraph that an agreement opens",
	} {
		w, err := ward.Read("w.yaml", []byte(little+"agreements: [{id: a, "+trial+"}]\n"))
		if err == nil {
			err = w.CheckAgreements(ladders)
		}
		require.ErrorContains(t, err, says, trial)
	}
}

// Nothing opens the rest of those under 18 (AML chapter 11).
func TestThoseUnder18(t *testing.T) {
	t.Parallel()
	in := terms(t, read(t, small18+"agreements: [{id: a, level: T, paragraph: aml-10-8-3}]\n"), ward.FromToday)
	p, _ := in.Case.Person("Bo")
	for day, value := range map[int]int{0: 720, 1: 720, 2: 480} {
		got, ok := in.Limit("daily_rest", p, in.Case.Dates.Date(day))
		require.True(t, ok)
		require.Equal(t, value, got.Value, day)
	}
	got, _ := in.Over("daily_rest", p, 0, 6)
	require.Equal(t, 720, got.Value)
	_, ok := in.Allowing("daily_rest", p, in.Case.Dates.Start, 700)
	require.False(t, ok, "nobody may allow it")
}

func TestAveragingBlocks(t *testing.T) {
	t.Parallel()
	const averaged = "level: T, paragraph: aml-10-5-2"
	for _, c := range []struct {
		name, agreements string
		rolling          bool
		want             []ward.Block
	}{
		{"nothing agreed", "", false, nil},
		{"the whole period", "{id: a, " + averaged + "}", false, []ward.Block{{0, 2}}},
		{"until the second week ends", "{id: a, " + averaged + ", until: 2026-01-18}", false, []ward.Block{{0, 1}}},
		{"until a day before", "{id: a, " + averaged + ", until: 2026-01-17}", false, []ward.Block{{0, 0}}},
		{"from the second week", "{id: a, " + averaged + ", from: 2026-01-12}", false, []ward.Block{{1, 2}}},
		{"over two weeks as agreed", "{id: a, " + averaged + `, limits: {averaging_weeks: "2"}}`, false, []ward.Block{{0, 1}, {2, 2}}},
		{"a rolling rota is as long as it is", "{id: a, " + averaged + `, limits: {averaging_weeks: "2"}}`, true, []ward.Block{{0, 2}}},
		{"for another", "{id: a, " + averaged + ", people: [Bo]}", false, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := calendar
			if c.rolling {
				text = little
			}
			in := terms(t, read(t, text+"agreements: ["+c.agreements+"]\n"), ward.FromToday)
			p, _ := in.Case.Person("Anne")
			require.Equal(t, c.want, in.AveragingBlocks(p), fmt.Sprint(c.agreements))
		})
	}
}
