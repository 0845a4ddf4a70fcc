package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

func counted(t *testing.T, block string) ward.Counts {
	t.Helper()
	text := little
	if block != "" {
		text += "counting: {" + block + "}\n"
	}
	c, err := read(t, text).Case("", ward.FromToday)
	require.NoError(t, err)
	return c.Counting
}

func TestHowIsCounted(t *testing.T) {
	t.Parallel()
	usual := ward.Counts{
		Owner: ward.OwnerStart, Night: ward.NightOfLaw, RestMode: ward.RestAcross, Means: ward.RollingMeans, Zone: ward.ZoneOfLaw,
		RegularNights: 2, Comparable: 139, MainlyNight: ward.MainlyNight{Share: 7500, Hours: 6 * ward.Hour}, Continuous: ward.Continuous{NightHours: 539, SundayHours: 231},
		Weights: ward.WeightsOfLaw, ByDay: 2500, SundayWeeks: 26,
	}
	require.Equal(t, usual, counted(t, ""))
	require.True(t, counted(t, "").Plain())
	with := func(change func(*ward.Counts)) ward.Counts {
		c := usual
		change(&c)
		return c
	}
	for block, want := range map[string]ward.Counts{
		`day_start: "22:00"`:                                     with(func(c *ward.Counts) { c.DayStart = 22 * ward.Hour }),
		`week_start: "mon 06:00"`:                                with(func(c *ward.Counts) { c.WeekStart = 6 * ward.Hour }),
		`week_start: "sun 22:00"`:                                with(func(c *ward.Counts) { c.WeekStart = -2 * ward.Hour }),
		`week_start: "thu 11:59"`:                                with(func(c *ward.Counts) { c.WeekStart = 83*ward.Hour + 59 }),
		`week_start: "thu 12:00"`:                                with(func(c *ward.Counts) { c.WeekStart = -84 * ward.Hour }),
		"night_owner: end":                                       with(func(c *ward.Counts) { c.Owner = ward.OwnerEnd }),
		"night_owner: most":                                      with(func(c *ward.Counts) { c.Owner = ward.OwnerMost }),
		`sunday_min_overlap: "1:00"`:                             with(func(c *ward.Counts) { c.SundayLeast = 60 }),
		"weekly_rest_mode: A":                                    with(func(c *ward.Counts) { c.RestMode = ward.RestInside }),
		"weekly_rest_mode: C":                                    with(func(c *ward.Counts) { c.RestMode = ward.RestSliding }),
		"means: block":                                           with(func(c *ward.Counts) { c.Means = ward.BlockMeans }),
		`sunday_zone: {end: "24:00", start: "00:00"}`:            with(func(c *ward.Counts) { c.Zone.Start, c.Zone.End = 0, ward.Day }),
		`sunday_zone: {special_start: "12:00"}`:                  with(func(c *ward.Counts) { c.Zone.SpecialStart = 12 * ward.Hour }),
		`sunday_zone: {may_start: "18:00"}`:                      with(func(c *ward.Counts) { c.Zone.MayStart = 18 * ward.Hour }),
		"regular_nights: 1":                                      with(func(c *ward.Counts) { c.RegularNights = 1 }),
		"comparable_turnus: 2.5":                                 with(func(c *ward.Counts) { c.Comparable = 250 }),
		`mainly_night: {hours: "5:00"}`:                          with(func(c *ward.Counts) { c.MainlyNight.Hours = 5 * ward.Hour }),
		"mainly_night: {share: 66.67}":                           with(func(c *ward.Counts) { c.MainlyNight.Share = 6667 }),
		`weights: {sunday: "0:15"}`:                              with(func(c *ward.Counts) { c.Weights.Sunday = 15 }),
		`weights: {night: "0:20"}`:                               with(func(c *ward.Counts) { c.Weights = ward.Weights{Sunday: 10, Night: 20, Both: 20} }),
		`weights: {both: "0:10"}`:                                with(func(c *ward.Counts) { c.Weights.Both = 10 }),
		"by_day: 33.33":                                          with(func(c *ward.Counts) { c.ByDay = 3333 }),
		"sunday_weeks: 12":                                       with(func(c *ward.Counts) { c.SundayWeeks = 12 }),
		"continuous_turnus: {night_hours: 500, sunday_hours: 1}": with(func(c *ward.Counts) { c.Continuous = ward.Continuous{NightHours: 500, SundayHours: 1} }),
	} {
		require.Equal(t, want, counted(t, block), block)
	}
}

// The zone of the Act may be wider, never narrower.
func TestTheZoneOfTheActIsNotNarrowed(t *testing.T) {
	t.Parallel()
	for at, given := range map[string]string{
		"start": "18:01", "end": "21:59", "special_start": "15:01", "may_start": "22:01",
	} {
		all := problems(t, little+"counting: {sunday_zone: {"+at+`: "`+given+`"}}`+"\n")
		require.Equal(t, "counting.sunday_zone."+at, all[0].Path)
	}
	c := ward.Dates{Zones: ward.ZoneTimes{Start: 16 * ward.Hour, End: 24 * ward.Hour, SpecialStart: 12 * ward.Hour, MayStart: 20 * ward.Hour}}
	for red, starts := range map[string]ward.Minutes{
		"2026-03-01": 16 * ward.Hour, "2026-12-25": 12 * ward.Hour, "2026-05-01": 20 * ward.Hour,
		"2026-12-26": 24 * ward.Hour, "2026-04-06": 24 * ward.Hour, // where the zone before ends
	} {
		z := c.Zone(date(t, red))
		require.Equal(t, [2]ward.Minutes{starts, 24 * ward.Hour}, [2]ward.Minutes{z.Start, z.End}, red)
	}
}

// Hours in three-part turnus count no less than the Act has, in steps of five minutes.
func TestTheWeightsOfTheActAreNotLowered(t *testing.T) {
	t.Parallel()
	for given, at := range map[string]string{
		`sunday: "0:05"`: "sunday", `night: "0:10"`: "night", `both: "0:05"`: "both", `sunday: "0:12"`: "sunday", `night: "1:05", both: "0:15"`: "night",
	} {
		all := problems(t, little+"counting: {weights: {"+given+"}}\n")
		require.Equal(t, "counting.weights."+at, all[0].Path, given)
	}
	sunday, night, both := ward.WeightsOfLaw.Twelfths()
	require.Equal(t, [3]int{2, 3, 3}, [3]int{sunday, night, both})
}

func TestAnotherNightTakesAnAgreement(t *testing.T) {
	t.Parallel()
	const agreed = `agreements: [{id: night, level: T, paragraph: aml-10-11-1, signed_by: both}]` + "\n"
	night := func(from, to, agreements string) error {
		w, err := ward.Read("w.yaml", []byte(little+`counting: {night: {from: "`+from+`", to: "`+to+`"}}`+"\n"+agreements))
		if err == nil {
			err = w.CheckAgreements(ladders)
		}
		return err
	}
	require.NoError(t, night("21:00", "06:00", ""), "the night of the Act")
	require.NoError(t, night("22:00", "06:00", agreed))
	require.NoError(t, night("00:00", "08:00", agreed))
	require.ErrorContains(t, night("22:00", "06:00", ""), "takes an agreement of level T on aml-10-11-1")
	require.ErrorContains(t, night("22:00", "06:00", `agreements: [{id: a, level: T, paragraph: aml-10-11-1, people: [Bo]}]`+"\n"), "for everybody")
	require.ErrorContains(t, night("22:00", "06:00", `agreements: [{id: a, level: T, paragraph: aml-10-11-1, until: 2026-01-20}]`+"\n"), "the whole period")
	for _, wrong := range [][2]string{{"22:01", "06:00"}, {"21:00", "05:59"}, {"00:30", "09:00"}, {"12:00", "20:00"}} {
		require.ErrorContains(t, night(wrong[0], wrong[1], agreed), "at least eight hours that hold 00:00 to 06:00", wrong)
	}
	span := ward.ClockSpan{From: 22 * ward.Hour, To: 6 * ward.Hour}
	require.True(t, span.Has(23*ward.Hour) && span.Has(0) && !span.Has(6*ward.Hour))
	span = ward.ClockSpan{From: 0, To: 8 * ward.Hour}
	require.True(t, span.Has(0) && !span.Has(8*ward.Hour))
}

func TestCountingIsReadOrRefused(t *testing.T) {
	t.Parallel()
	for _, block := range []string{`week_start: "22:00"`, `week_start: "sun 24:00"`, `day_start: "24:00"`, "means: sliding", "weekly_rest_mode: D", "night_owner: majority"} {
		_, err := ward.Read("w.yaml", []byte(little+"counting: {"+block+"}\n"))
		require.Error(t, err, block)
	}
	var m ward.WeekMoment
	require.Error(t, m.UnmarshalText([]byte("sunday")))
	require.NoError(t, m.UnmarshalText([]byte("sun 22:00")))
	require.Equal(t, "sun 22:00", m.String())
}

func TestOvertimeIsNeverPlanned(t *testing.T) {
	t.Parallel()
	_, err := ward.Read("w.yaml", []byte(strings.Replace(little, `{code: E, start:`, `{code: E, overtime: true, start:`, 1)))
	require.ErrorContains(t, err, "overtime is never planned")
}
