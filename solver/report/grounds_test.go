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

// What the employer has to write before a part-time appointment (AML § 14-1 b)
// has the ward's figures, and dots where only people know.
func TestTheGroundsForAPartTimePost(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	w, err := ward.Read("ward-30", data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	at := func(full int) explain.Limit {
		return explain.Limit{Possible: true, FullTime: full, Small: ward.NoGuard}
	}
	for _, of := range []struct {
		post string
		size ward.Size
		says []string
		not  string
	}{
		{"RN-vacant-01", 5000, []string{"50 %", "Stillingen er ledig.", "RN-5 (75 % → 100 %)", "blir det færre andre", "man         91,5", "lør         71,0"}, "Eget ønske om deltid"},
		{"RN-5", 7500, []string{"75 %", "Ønsket er 100 %.", "Ingen andre deltidsansatte", "Eget ønske om deltid (studier, omsorg eller annet, slik den enkelte selv vil ha det\n  skrevet): ……"}, "RN-5 (75"},
		{"ASS-1", 0, []string{"Størrelse som vurderes  ……"}, "assistent, timer"},
	} {
		p, ok := c.Person(of.post)
		require.True(t, ok, of.post)
		g := report.Grounds{Case: c, Post: p, Size: of.size, Why: &explain.Post{Before: at(11), With: at(10)}}
		for _, l := range rule.Languages {
			var text, page strings.Builder
			require.NoError(t, report.GroundsText(&text, g, l, 90))
			require.NoError(t, report.GroundsPage(&page, g, l))
			for _, b := range []string{text.String(), page.String()} {
				require.NotRegexp(t, `(grounds|post|weekday)\.[a-z0-9]+|\{[a-z]+[|}]`, b)
				require.Contains(t, b, "§")
			}
			require.Contains(t, page.String(), "<table")
			if l == rule.Bokmaal {
				for _, says := range of.says {
					require.Contains(t, text.String(), says, of.post)
				}
				require.NotContains(t, text.String(), of.not)
			}
		}
	}
}
