package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/explain"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestWhyAPostIsNotFullTimeIsSaidInEveryLanguage(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	at := func(full int) explain.Limit {
		return explain.Limit{Possible: true, FullTime: full, Small: ward.NoGuard}
	}
	lever := explain.Lever{ID: "budget", Words: map[rule.Lang]string{}, Who: map[rule.Lang]string{}, After: at(3)}
	for _, l := range rule.Languages {
		lever.Words[l], lever.Who[l] = "more money", "somebody"
	}
	for _, of := range []struct {
		person string
		why    *explain.Post
		says   string
	}{
		{"Anne", nil, "Anne, sykepleier, har full stilling i dag (100 %)."},
		{"Berit", nil, "lar seg ikke regne ut"},
		{"Berit", &explain.Post{Before: at(2), With: at(2)}, "Ønsket er 80 %."},
		{"Berit", &explain.Post{Before: at(2), With: at(1)}, "blir det færre andre: høyst 1 heltid, mot høyst 2 heltid ellers"},
		{"David", &explain.Post{Before: at(2), Levers: []explain.Lever{lever}}, "more money (somebody)."},
		{"Farid", &explain.Post{Before: at(2), With: explain.Limit{Possible: true, Missing: 90, FullTime: 2}}, "minst 1,5 timer til av minste bemanning mangler"},
	} {
		for _, l := range rule.Languages {
			var b strings.Builder
			require.NoError(t, report.Post(&b, c, of.person, of.why, l, 0))
			require.NotRegexp(t, `post\.[a-z]+|\{[a-z]+[|}]`, b.String())
			if l == rule.Bokmaal {
				require.Contains(t, b.String(), of.says)
			}
		}
	}
}
