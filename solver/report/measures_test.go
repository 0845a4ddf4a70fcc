package report_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
)

// beside is the hand-made rota, and what it was before one line lost a duty and
// another 10 per cent.
func beside(t *testing.T) report.Measured {
	c, r := setup(t)
	before := measure.Sum(c, r)
	r.Lines[0].Duties = r.Lines[0].Duties[1:]
	r.Lines[2].Size += 1000
	return report.Measured{Case: c, Summary: measure.Sum(c, r), Before: &before}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	golden(t, "measures.nb.txt", func(w io.Writer) error { return report.Measures(w, beside(t), rule.Bokmaal, 120) })
}

func TestMeasuresOfOneRota(t *testing.T) {
	t.Parallel()
	m := beside(t)
	m.Before = nil
	var b bytes.Buffer
	require.NoError(t, report.Measures(&b, m, rule.English, 120))
	require.NotContains(t, b.String(), "Today")
	require.NotContains(t, b.String(), "Who gains")
	require.Contains(t, b.String(), "This rota")
}

func TestMeasuresKeepTheirSchema(t *testing.T) {
	t.Parallel()
	require.Equal(t, 12, schematest.SameFields(t, report.MeasuresSchema(), reflect.TypeFor[report.MeasuresDocument]()), "structs reached from MeasuresDocument")
	m := beside(t)
	for range 2 {
		var b bytes.Buffer
		require.NoError(t, report.MeasuresJSON(&b, m))
		schematest.Holds(t, report.MeasuresSchema(), b.Bytes())
		m.Before = nil
	}
}

func TestMeasuresAsATable(t *testing.T) {
	t.Parallel()
	m := beside(t)
	var b bytes.Buffer
	require.NoError(t, report.MeasuresCSV(&b, m, rule.Nynorsk))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	require.Contains(t, rows, []string{"posts", "", "3", "3", "count", "stillingar", "Talet på stillingar, eller personar som har ei. Ei stilling på 0 % er inga stilling.", "KS heltid/deltid"})
	found := false
	for _, r := range rows {
		found = found || r[0] == "person_pay" && r[1] == m.Summary.Lines[0].Person
	}
	require.True(t, found)
}

// A rate of the ward's own that has no end is never outside; the page says so
// by saying nothing.
func TestRatesWithoutAnEndAreNotTold(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	c.Ward.Pay = &ward.Pay{}
	for _, s := range []string{ward.Evening, ward.Night, ward.Weekend, ward.RedDay} {
		c.Ward.Pay.Rates = append(c.Ward.Pay.Rates, ward.Rate{Supplement: s, Kroner: 5000})
	}
	var b bytes.Buffer
	require.NoError(t, report.Measures(&b, report.Measured{Case: c, Summary: measure.Sum(c, r)}, rule.Bokmaal, 0))
	require.NotContains(t, b.String(), "ingen annen kjent")
}
