package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func explained(t *testing.T, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, d := range read(t, text).Explain() {
		out[d.Key] = d.Value
		require.NotEmpty(t, d.Where, d.Key)
		for _, lang := range []string{"nb", "nn", "en"} {
			require.NotEmpty(t, d.Text[lang], "%s in %s", d.Key, lang)
		}
	}
	return out
}

// What the file leaves out is told; what it says is not.
func TestExplainListsTheDefaultsInForce(t *testing.T) {
	t.Parallel()
	for key, c := range map[string]struct{ value, says string }{
		"sizes.step":                  {"5 %", "sizes: {step: 10}"},
		"tolerance.hours_per_year":    {"26:00", `tolerance: {per_period: "7:00"}`},
		"guards.small_posts.below":    {"50 %", "guards: {small_posts: {below: 40}}"},
		"guards.small_posts.at_most":  {"0", "guards: {small_posts: {lifted: true}}"},
		"guards.educated":             {"true", "guards: {educated: false}"},
		"ceilings.long_threshold":     {"10:00", `ceilings: {long_threshold: "9:00"}`},
		"ceilings.days_in_row":        {"6", "ceilings: {days_in_row: 5}"},
		"ceilings.nights_in_row":      {"3", "ceilings: {nights_in_row: 2}"},
		"ceilings.long_in_row":        {"3", "ceilings: {long_in_row: 2}"},
		"outside_cover":               {"0:00", `outside_cover: [{hours_per_year: "30:00"}]`},
		"free_weekend":                {"fri 17:00 - mon 06:00", `free_weekend: {from: "22:00", to: "06:00"}`},
		"counting.sunday_min_overlap": {"0:00", `counting: {sunday_min_overlap: "0:15"}`},
		"counting.night_owner":        {"start", "counting: {night_owner: start}"},
		"counting.weekly_rest_mode":   {"B", "counting: {weekly_rest_mode: B}"},
		"counting.weights":            {"0:10, 0:15", `counting: {weights: {sunday: "0:15"}}`},
		"counting.by_day":             {"25 %", "counting: {by_day: 30}"},
		"counting.sunday_weeks":       {"26", "counting: {sunday_weeks: 12}"},
	} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.value, explained(t, little)[key])
			require.NotContains(t, explained(t, little+c.says+"\n"), key)
		})
	}
	all := explained(t, little)
	for _, key := range []string{"period.kind", "people.size.min", "people.size.max", "models.short.norm", "models.short.weekend.whole", "night", "counting.sunday_zone"} {
		require.Contains(t, all, key)
	}
	require.Equal(t, "sizes", explained(t, little+"budget: {full_time_posts: 160}\n")["budget.count"])
}

func TestExplainShowsTheConvertedNeedRowByRow(t *testing.T) {
	t.Parallel()
	var got []string
	for _, d := range read(t, little+`need_by_shift: [{days: mon-fri, shift: D, floor: {total: 2, RN: 1}}, {days: mon-fri, shift: E, floor: {total: 1}, target: {total: 2}}]`).Explain() {
		if d.Key == "need_by_shift" {
			got = append(got, d.Value)
		}
	}
	require.Equal(t, []string{
		"mon-fri 7:30 - 14:30: floor RN 1, floor total 2",
		"mon-fri 14:30 - 22:00: floor total 1, target total 2",
	}, got)
}

func TestExplainShowsWhatExclusiveRowsAskFor(t *testing.T) {
	t.Parallel()
	text := little + "need:\n  - {days: mon-fri, from: \"09:00\", to: \"12:00\", floor: {RN: 1}, exclusive: true}\n"
	require.Equal(t, "mon-fri 9:00 - 12:00: floor RN 1", explained(t, text)["need.exclusive"])
}

// One is one, in each language.
func TestExplainCountsInWords(t *testing.T) {
	t.Parallel()
	one := strings.Replace(little, "  - {id: Bo, competence: ASS, size: {current: 62.5, wished: 80}}\n", "", 1)
	says := func(text string) string {
		all := ""
		for _, d := range read(t, text).Explain() {
			all += d.Text["nb"] + "\n" + d.Text["nn"] + "\n" + d.Text["en"] + "\n"
		}
		return all
	}
	for _, part := range []string{"dagens for 1 person.", "dagens for 1 person.", "today's for 1 person.", "for 0 personer og dagens", "for 0 personar og dagens", "for 0 people and"} {
		require.Contains(t, says(one), part)
	}
	require.Contains(t, says(little), "den ønskede for 1 person og dagens for 1 uten ønske")
	require.Contains(t, says(little), "for 2 personar.")
	calendar := strings.Replace(one, "rolling", "calendar", 1)
	for _, part := range []string{"1 person har ingen", "1 person has no known duties"} {
		require.Contains(t, says(calendar), part)
	}
}

func TestExplainTellsWhereWeekendGroupsHold(t *testing.T) {
	t.Parallel()
	text := strings.Replace(little, "id: Bo,", "id: Bo, weekend_group: 3,", 1)
	text = strings.Replace(text, "people:", "  - {id: other, shifts: [D], weekend: {every: 2}}\npeople:", 1)
	all := explained(t, text)
	require.Equal(t, "3", all["models.short.weekend_group"])
	require.Equal(t, "1", all["models.other.weekend_group.unused"])
	require.NotContains(t, all, "models.short.weekend_group.unused")
	require.NotContains(t, all, "models.other.weekend_group")
	require.NotContains(t, explained(t, little), "models.short.weekend_group")
}
