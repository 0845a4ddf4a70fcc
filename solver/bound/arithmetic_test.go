package bound

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func statements(t *testing.T, s sketch) []Statement {
	t.Helper()
	out, err := Arithmetic(s.build(t))
	require.NoError(t, err)
	return out
}

func only(all []Statement, quantity, who, shifts string) *Statement {
	for i, s := range all {
		if s.Quantity == quantity && s.Who == who && s.Shifts == shifts {
			return &all[i]
		}
	}
	return nil
}

// 8 heads on each of 6 weekends are 48 person-weekends, exactly 24 people
// twice; 84 nights leave 433 duties by day and evening; no line by night is as
// long as a full-time post; 28 F + 4 (24 - F) <= 433 gives F <= 14.
func TestArithmeticOfSketch(t *testing.T) {
	t.Parallel()
	got := statements(t, traditional())
	for _, want := range []struct {
		quantity, who, shifts string
		value                 int
		numbers               []string // in the text, in order
	}{
		{"weekend_heads", "total", "D, E", 24, []string{"8", "6", "48", "2", "24", "24"}},
		{"weekend_heads", "RN", "D, E", 6, []string{"2", "6", "12", "2", "6", "7"}},
		{"weekend_heads", "total", "N", 6, []string{"2", "6", "12", "2", "6", "6"}},
		{"least_duties", "total", "D, E", 4, []string{"24", "2", "48", "48", "2", "4"}},
		{"least_duties", "total", "N", 6, nil},
		{"beyond_full_time", "total", "N", 0, []string{"200", "210"}},
		{"full_time", "total", "D, E", 14, []string{"3249", "210", "48", "15", "2", "14"}},
		{"full_time", "total", "", 14, nil},
	} {
		s := only(got, want.quantity, want.who, want.shifts)
		require.NotNil(t, s, "%v", want)
		require.Equal(t, want.value, s.Value, "%v", want)
		require.False(t, s.Short)
		for _, l := range rule.Languages {
			text := s.Words[l]
			require.NotContains(t, text, "%!", "a number does not fit its text")
			for _, n := range want.numbers {
				_, rest, found := strings.Cut(text, n)
				require.True(t, found, "%s: %s is missing in %q", l, n, s.Words[l])
				text = rest
			}
		}
	}
}

func TestArithmeticOfMoreUnits(t *testing.T) {
	t.Parallel()
	got := statements(t, traditional().of(9))
	require.Equal(t, 126, only(got, "full_time", "total", "").Value)
}

func TestArithmeticShowsContradictions(t *testing.T) {
	t.Parallel()
	t.Run("too few for the weekends", func(t *testing.T) {
		t.Parallel()
		s := traditional()
		s.posts[1].Count -= 2
		got := statements(t, s)
		weekends := only(got, "weekend_heads", "total", "D, E")
		require.True(t, weekends.Short)
		require.Equal(t, 24, weekends.Value)
		require.Contains(t, weekends.Words["nb"], "bare 22")
		require.Nil(t, only(got, "full_time", "total", ""))
	})
	t.Run("too few hours", func(t *testing.T) {
		t.Parallel()
		s := traditional()
		s.budget = 180_000
		hours := only(statements(t, s), "hours", "total", "")
		require.True(t, hours.Short)
		require.Equal(t, 6*((71*450)+14*600)-18*6*2130, hours.Value)
	})
	t.Run("nobody by night", func(t *testing.T) {
		t.Parallel()
		s := traditional()
		s.posts = s.posts[:3]
		require.True(t, only(statements(t, s), "unreached", "total", "").Short)
	})
	t.Run("posts that no line fills", func(t *testing.T) {
		t.Parallel()
		data, err := fixtures.Ward("ward-impossible")
		require.NoError(t, err)
		w, err := ward.Read("ward-impossible", data)
		require.NoError(t, err)
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		got, err := Arithmetic(c, rule.Terms(c))
		require.NoError(t, err)
		require.Equal(t, "unfillable", got[0].Quantity)
		require.Contains(t, got[0].Words["nb"], " 0 timer")
	})
}

// Need that two homes share is met by the people of both, and not by those
// alone who belong to neither.
func TestSharedNeedIsMetByEveryUnit(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-shared")
	require.NoError(t, err)
	w, err := ward.Read("ward-shared", data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	all, err := Arithmetic(c, rule.Terms(c))
	require.NoError(t, err)
	for _, s := range all {
		require.False(t, s.Short, s.Words["en"])
	}
	require.True(t, slices.ContainsFunc(all, func(s Statement) bool {
		return s.Quantity == "weekend_heads" && s.Unit == "" && s.Shifts == "N" && s.Value == 3
	}), "the shared nights are theirs alone")
}
