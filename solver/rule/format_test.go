package rule_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestFormat(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		unit       rule.Unit
		v          int
		nb, nn, en string
	}{
		{rule.Minutes, 750, "12:30", "12:30", "12:30"},
		{rule.Minutes, 0, "0:00", "0:00", "0:00"},
		{rule.Minutes, 10640, "177:20", "177:20", "177:20"},
		{rule.Minutes, -105, "-1:45", "-1:45", "-1:45"},
		{rule.PersonMi, 90, "1:30 persontimer", "1:30 persontimar", "1:30 person-hours"},
		{rule.Percent, 10000, "100 %", "100 %", "100%"},
		{rule.Percent, 6250, "62,5 %", "62,5 %", "62.5%"},
		{rule.Percent, 6205, "62,05 %", "62,05 %", "62.05%"},
		{rule.Percent, -50, "-0,5 %", "-0,5 %", "-0.5%"},
		{rule.Weeks, 1, "1 uke", "1 veke", "1 week"},
		{rule.Weeks, 4, "4 uker", "4 veker", "4 weeks"},
		{rule.Count, 3, "3", "3", "3"},
	} {
		require.Equal(t, tc.nb, rule.Format(tc.unit, tc.v, rule.Bokmaal))
		require.Equal(t, tc.nn, rule.Format(tc.unit, tc.v, rule.Nynorsk))
		require.Equal(t, tc.en, rule.Format(tc.unit, tc.v, rule.English))
	}
}

func TestFormatLimitOfAnOpenStep(t *testing.T) {
	t.Parallel()
	open := ward.Step{Level: ward.Union, Limit: ward.NoLimit}
	require.Equal(t, "som avtalt", rule.FormatLimit(rule.Minutes, open, rule.Bokmaal))
	own := ward.Step{Level: ward.Parties, Limit: ward.NoLimit}
	require.Equal(t, "blir sett lokalt", rule.FormatLimit(rule.Count, own, rule.Nynorsk))
	require.Equal(t, "8:00", rule.FormatLimit(rule.Minutes, ward.Step{Level: ward.Representatives, Limit: 480}, rule.English))
}

// The margin is how far the measure is on the wrong side, whichever side that is.
func TestBroken(t *testing.T) {
	t.Parallel()
	rest, _ := rule.ByID("daily_rest")
	require.Equal(t, "Hvilen er 9:15; den skal være minst 11:00, det mangler 1:45.", rest.Broken(rule.Bokmaal, 555, 660))
	day, _ := rule.ByID("day_hours")
	require.Equal(t, "Arbeidstida er 9:15 på ein dag; grensa er 9:00, altså 0:15 for mykje.", day.Broken(rule.Nynorsk, 555, 540))
	small, _ := rule.ByID("small_posts")
	require.Equal(t, "Small posts: 5. The limit is 2, which is 3 too many.", small.Broken(rule.English, 5, 2))
}

func TestParseReadsWhatFormatWrites(t *testing.T) {
	t.Parallel()
	for _, unit := range []rule.Unit{rule.Minutes, rule.Count, rule.Weeks, rule.Percent, rule.PersonMi} {
		for _, v := range []int{0, 1, 59, 60, 100, 2010, 10001} {
			got, err := rule.Parse(unit, rule.Format(unit, v, rule.English))
			require.NoError(t, err)
			require.Equal(t, v, got)
		}
		_, err := rule.Parse(unit, "none")
		require.Error(t, err)
	}
}
