package check_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestARotaThatDoesNotFitTheWardIsRefused(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(r *rota.Rota){
		"neither a person nor a post": func(r *rota.Rota) { r.Lines[0].Person = "berit" },
		"two lines":                   func(r *rota.Rota) { r.Lines = append(r.Lines, r.Lines[0]) },
		"on day 7":                    func(r *rota.Rota) { r.Lines[0].Duties[0].Day = 7 },
		"on day -1":                   func(r *rota.Rota) { r.Lines[0].Duties[0].Day = -1 },
		"does not have":               func(r *rota.Rota) { r.Lines[0].Duties[0].Shift = "X" },
		"no free day":                 func(r *rota.Rota) { r.Lines[0].Free = []rota.FreeDay{{Day: 0, Code: rota.F1}} },
		"day 7, which is no free day": func(r *rota.Rota) { r.Lines[0].Free = []rota.FreeDay{{Day: 7, Code: rota.F1}} },
		"has another code": func(r *rota.Rota) {
			r.Lines[0].Free = []rota.FreeDay{{Day: 1, Code: rota.F1}, {Day: 1, Code: rota.F2}}
		},
		"instead of the shift":  func(r *rota.Rota) { r.Lines[0].Free = []rota.FreeDay{{Day: 1, Code: rota.F3, Instead: []string{"X"}}} },
		"for 2 weeks":           func(r *rota.Rota) { r.Weeks = 2 },
		"weeks from 2026-08-17": func(r *rota.Rota) { r.Start += 7 },
	} {
		b := one("S", "mon 08:00-16:00")
		c := b.caseOf(t)
		change(b.r)
		_, err := check.Check(c, b.r)
		require.ErrorContains(t, err, want)
	}
}

func TestWhoHasNoLineHasNoPost(t *testing.T) {
	t.Parallel()
	b := one("S", "")
	b.r.Lines = nil
	b.w.Guards = &ward.Guards{Educated: ptr(false)}
	require.Equal(t, -10000, only(t, b, "size_range").Margin, "a post somebody holds is not left out")

	b = newBench(1, ward.Calendar, monday)
	b.w.Posts = []ward.Post{{ID: "new", Competence: "RN", Count: 2, Vacant: true}}
	report := b.sheet(t).Report()
	require.Empty(t, report.Findings, names(report.Findings))
}

func TestTheReportSaysHowItCountedAndWhatItAssumed(t *testing.T) {
	t.Parallel()
	calendar, roll := one("S", "mon 08:00-16:00").sheet(t).Report(), rolling("S", "mon 08:00-16:00").sheet(t).Report()
	for _, lang := range rule.Languages {
		has := func(ns []check.Note, part map[rule.Lang]string) bool {
			return slices.ContainsFunc(ns, func(n check.Note) bool { return n.Text(lang) == part[lang] })
		}
		require.True(t, has(calendar.Assumptions, map[rule.Lang]string{
			rule.Bokmaal: "1 linje har ingen kjente vakter før perioden: tiden før regnes som fri.",
			rule.Nynorsk: "1 linje har ingen kjende vakter før perioden: tida før blir rekna som fri.",
			rule.English: "1 line has no known duties before the period: the time before counts as off.",
		}))
		for _, n := range slices.Concat(calendar.Choices, calendar.Assumptions, roll.Choices) {
			require.NotEmpty(t, n.Text(lang))
			require.NotContains(t, n.Text(lang), "%!")
		}
	}
	require.Empty(t, roll.Assumptions)
	require.NotEqual(t, calendar.Choices, roll.Choices)
}

func TestTheClassOfTheNormFollowsFromTheDuties(t *testing.T) {
	t.Parallel()
	threePart := []string{"mon-wed 07:30-15:00, fri-sun 07:30-15:00", "tue-fri 14:45-22:15", "mon-wed 22:00-07:45"}
	for _, c := range []struct {
		why   string
		b     *bench
		class string
		due   int // minutes of a full post over the period
	}{
		{"day work on weekdays", rolling("S", "mon-fri 08:00-15:30"), ward.Norm375, 2250},
		{"an evening a week to 22:00 is more than 1.39 h after 20:00", rolling("S", "mon-thu 08:00-15:30, fri 14:30-22:00"), ward.Norm355, 2130},
		{"an evening every second week is not", rolling("S", "mon-fri 08:00-15:30", "mon-thu 08:00-15:30, fri 14:30-22:00"), ward.Norm375, 4500},
		{"every third Sunday", rolling("S", "sun 08:00-15:30", "", ""), ward.Norm355, 3 * 2130},
		{"every fourth Sunday", rolling("S", "sun 08:00-15:30", "", "", ""), ward.Norm375, 4 * 2250},
		{"nights", rolling("S", "mon-wed 22:00-07:00"), ward.Norm355, 2130},
		{"a night of four hours in six weeks is not mainly night work", rolling("S", "mon 22:00-02:00", "", "", "", "", ""), ward.Norm375, 6 * 2250},
		{"a night of six hours in six weeks is", rolling("S", "mon 22:00-04:00", "", "", "", "", ""), ward.Norm355, 6 * 2130},
		{"day, evening and night with every third Sunday", rolling("S", threePart...), ward.NormWeighted, 3*2250 - 75 - 435},
		{"without nights it is two-part", rolling("S", threePart[:2]...), ward.Norm355, 2 * 2130},
		{"all agreed 33.6", rolling("S", "mon-fri 08:00-15:30").with(func(b *bench) { b.w.Models[0].Norm = ward.Norm336 }), ward.Norm336, 2016},
		{"nobody works", rolling("S", ""), ward.Norm375, 2250},
		{"weighted, but never above 35.5", rolling("S", "mon 08:00-15:30").with(func(b *bench) { b.w.Models[0].Norm = ward.NormWeighted }), ward.NormWeighted, 2130},
		{"weighted, but never under 33.6", rolling("S", "mon-thu 21:00-06:00, sun 21:00-06:00").with(func(b *bench) { b.w.Models[0].Norm = ward.NormWeighted }), ward.NormWeighted, 2016},
		{"days of full absence ask for no hours", rolling("S", "mon-fri 08:00-15:30").with(func(b *bench) {
			b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start, Until: b.r.Start + 6}}
		}), ward.Norm375, 0},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			l := c.b.sheet(t).Lines[0]
			require.Equal(t, c.class, l.Class())
			require.Equal(t, c.due, l.Due(ward.FullTime))
			require.Equal(t, c.due-l.Hours().Planned, l.Owed())
		})
	}
}

// F3, F4 and F5 are paid: what they stand instead of is owed no more, its night
// and Sunday hours weighted. Other free days ask for their hours as before, and
// vacation for none.
func TestPaidFreeDaysCountTowardTheNorm(t *testing.T) {
	t.Parallel()
	for code, minutes := range map[string]int{rota.F1: 0, rota.F2: 0, rota.F3: 450, rota.F4: 450, rota.F5: 450} {
		b := one("S", "mon-fri 08:00-15:30, sun "+code+"/08:00-15:30")
		l := b.sheet(t).Lines[0]
		require.Equal(t, minutes, l.Hours().PaidFree, code)
		require.Equal(t, l.Due(ward.FullTime)-5*450-minutes, l.Owed(), code)
		b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start + 6, Until: b.r.Start + 6, Kind: ward.Vacation}}
		require.Zero(t, b.sheet(t).Lines[0].Hours().PaidFree, "%s on a day of vacation", code)
	}
	weighted := func(b *bench) { b.w.Models[0].Norm = ward.NormWeighted }
	worked := one("S", "sat 20:00-06:00, sun 14:00-22:00").with(weighted).sheet(t).Lines[0]
	free := one("S", "sat F3/20:00-06:00, sun F3/14:00-22:00").with(weighted).sheet(t).Lines[0]
	require.Equal(t, worked.Due(ward.FullTime), free.Due(ward.FullTime))
	require.Equal(t, worked.Owed(), free.Owed())
}

func TestHoursOfBothNightAndSundayAreCreditedOnceAsNight(t *testing.T) {
	t.Parallel()
	h := rolling("S", "sat 17:00-23:00, sun 21:00-23:00").sheet(t).Lines[0].Hours()
	require.Equal(t, 2*60+2*60, h.Night) // 21-23 on both days
	require.Equal(t, 3*60, h.Zone)       // Saturday 18-21
}
