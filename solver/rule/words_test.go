package rule_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestWordsAreFilledAsEachLanguageWritesNumbers(t *testing.T) {
	t.Parallel()
	w := rule.Words{"nb": "%v {time|timer} og %v", "nn": "%v {time|timar} og %v", "en": "%v {hour|hours} and %v"}
	for minutes, want := range map[ward.Minutes][3]string{
		67500: {"1125 timer og 62,5 %", "1125 timar og 62,5 %", "1125 hours and 62.5%"},
		60:    {"1 time og 62,5 %", "1 time og 62,5 %", "1 hour and 62.5%"},
		2016:  {"33,6 timer og 62,5 %", "33,6 timar og 62,5 %", "33.6 hours and 62.5%"},
		100:   {"1,67 timer og 62,5 %", "1,67 timar og 62,5 %", "1.67 hours and 62.5%"},
		0:     {"0 timer og 62,5 %", "0 timar og 62,5 %", "0 hours and 62.5%"},
	} {
		got := w.Fill(minutes, ward.Size(6250))
		require.Equal(t, want, [3]string{got["nb"], got["nn"], got["en"]})
	}
	require.Equal(t, "a b 3 c", rule.Words{"en": "a "}.Then(rule.Words{"en": "b %d c"}, 3)["en"])
}
