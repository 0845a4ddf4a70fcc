package report_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/extra"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward/document/schematest"
)

// An offer of an extra shift says who comes first and why others do not, in
// every language, and as a document that keeps its schema.
func TestAnOfferOfAnExtraShift(t *testing.T) {
	t.Parallel()
	require.Equal(t, 2, schematest.SameFields(t, report.OfferSchema(), reflect.TypeFor[report.OfferDocument]()), "structs reached from OfferDocument")
	c := worked(t)
	for _, s := range []extra.Shift{{Day: 8, Code: "D", Who: "RN"}, {Day: 12, Code: "D"}} {
		all, err := extra.Rank(c.Case, c.Rota, s)
		require.NoError(t, err)
		for _, lang := range rule.Languages {
			var b bytes.Buffer
			require.NoError(t, report.Offer(&b, c.Case, s, all, lang, 100))
			require.NotContains(t, b.String(), "{")
			require.Contains(t, b.String(), report.Say(lang, "extra.standing."+string(all[0].Standing)))
		}
		var b bytes.Buffer
		require.NoError(t, report.OfferJSON(&b, c.Case, s, all))
		schematest.Holds(t, report.OfferSchema(), b.Bytes())
	}
	all, err := extra.Rank(c.Case, c.Rota, extra.Shift{Day: 12, Code: "D"})
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, report.Offer(&b, c.Case, extra.Shift{Day: 12, Code: "D"}, all, rule.English, 0))
	require.Contains(t, b.String(), "RN-2 is offered the shift first. 1 part-timer has the preference with nothing in the way.")
}
