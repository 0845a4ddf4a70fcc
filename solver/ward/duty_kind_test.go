package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward"
)

// A night of ten hours of each kind: working time, hours of the post, cover.
func TestHowDutiesCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		duty, kinds string
		law, tariff int
		covers      bool
	}{
		{"cover", "", 600, 600, true},
		{"handover", "", 600, 600, false},
		{"meeting", "", 600, 600, false},
		{"course", "[{kind: course, covers: true}]", 600, 600, true},
		{"passive", "", 600, 600, false},
		{"passive", `[{kind: passive, tariff: "1/3", covers: true}]`, 600, 200, true},
		{"on_call", "", 86, 86, false},                                               // 85.7, begun minutes counted
		{"on_call", `[{kind: on_call, law: "1/5"}]`, 120, 120, false},                // the tariff follows the law
		{"on_call", `[{kind: on_call, tariff: "1/5", covers: true}]`, 86, 120, true}, // unless it says more
		{"on_call", `[{kind: passive, tariff: "1/3"}]`, 86, 86, false},
	} {
		text := strings.Replace(little, `code: E, start: "14:30", end: "22:00"`, `code: E, start: "21:00", end: "07:00", duty: `+c.duty, 1)
		if c.kinds != "" {
			text += "duty_kinds: " + c.kinds + "\n"
		}
		in, err := read(t, text).Case("", ward.FromToday)
		require.NoError(t, err)
		s, ok := in.Shift("E")
		require.True(t, ok)
		require.Equal(t, [2]int{c.law, c.tariff}, [2]int{s.Law(600), s.Tariff(600)}, "%s %s", c.duty, c.kinds)
		require.Equal(t, c.covers, s.Covers(), "%s %s", c.duty, c.kinds)
		require.Equal(t, ward.Minutes(c.law), s.Net())
	}
}

// AML §10-4(2): half of the passive time, at most two hours a day and ten a
// week, the week never past 48 hours.
func TestHowMuchPassiveDutyLengthens(t *testing.T) {
	t.Parallel()
	for passive, more := range map[int]int{0: 0, 100: 50, 239: 119, 240: 120, 600: 120} {
		require.Equal(t, more, ward.PassiveDay(passive), passive)
	}
	for _, c := range [][3]int{{0, 2280, 0}, {600, 2280, 300}, {1200, 2280, 600}, {3000, 2280, 600}, {3000, 2400, 480}, {3000, 2880, 0}, {3000, 3240, 0}} {
		require.Equal(t, c[2], ward.PassiveWeek(c[0], c[1]), c)
	}
}

func TestParseFactor(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]ward.Factor{"1/7": {Of: 1, In: 7}, "2/3": {Of: 2, In: 3}, "1": {Of: 1, In: 1}, "0": {Of: 0, In: 1}} {
		f, err := ward.ParseFactor(s)
		require.NoError(t, err, s)
		require.Equal(t, want, f)
		require.Equal(t, s, f.String())
	}
	for _, s := range []string{"", "1/0", "7/1", "2", "-1", "1/", "/7", "1/7/2", "0.2", "1 / 7"} {
		_, err := ward.ParseFactor(s)
		require.Error(t, err, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		f := ward.Factor{In: rapid.IntRange(1, 999).Draw(t, "in")}
		f.Of = rapid.IntRange(0, f.In).Draw(t, "of")
		again, err := ward.ParseFactor(f.String())
		require.NoError(t, err)
		require.Equal(t, f, again)
	})
}

func TestExplainTellsHowDutiesCount(t *testing.T) {
	t.Parallel()
	with := func(duty, kinds string) map[string]string {
		return explained(t, strings.Replace(little, "code: E,", "code: E, duty: "+duty+",", 1)+kinds)
	}
	require.Equal(t, "law 1, tariff 1/3, covers", with("passive", `duty_kinds: [{kind: passive, tariff: "1/3", covers: true}]`)["duty_kinds.passive"])
	require.Equal(t, "law 1/7, tariff 1/7", with("on_call", "")["duty_kinds.on_call"])
	require.Contains(t, with("course", ""), "duty_kinds")
	for key := range explained(t, little) {
		require.NotContains(t, key, "duty_kinds")
	}
}
