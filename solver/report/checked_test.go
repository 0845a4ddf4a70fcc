package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// checked is the hand-made rota of testdata with what the checker says of it.
func checked(t *testing.T) report.Checked {
	t.Helper()
	w, err := ward.ReadFile(filepath.Join("testdata", "ward.yaml"))
	require.NoError(t, err)
	f, err := rota.Open(filepath.Join("testdata", "rota.yaml"), w, rota.Told{})
	require.NoError(t, err)
	c, err := report.Check(f)
	require.NoError(t, err)
	return c
}

// breaking is a fixture rota that breaks three rules, as a CSV grid of its own.
func breaking(t *testing.T) report.Checked {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data)
	require.NoError(t, err)
	data, err = fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	r, _, err := rota.Read("r.yaml", data, w)
	require.NoError(t, err)
	text, err := r.CSV(true)
	require.NoError(t, err)
	f, err := rota.Load("breaches.csv", append(text, "Behov,,1,1\n"...), w, rota.Told{Run: ward.Plan})
	require.NoError(t, err)
	c, err := report.Check(f)
	require.NoError(t, err)
	return c
}

func TestFindingsAreToldWorstFirst(t *testing.T) {
	t.Parallel()
	golden(t, "findings.nb.txt", func(w io.Writer) error { return report.Findings(w, checked(t), rule.Bokmaal, 90) })
	golden(t, "breaches.nn.txt", func(w io.Writer) error { return report.Findings(w, breaking(t), rule.Nynorsk, 90) })
}

func TestFindingsOfARotaWithoutAny(t *testing.T) {
	t.Parallel()
	c := checked(t)
	c.Report = &check.Report{}
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.Findings(&b, c, lang, 0))
		require.NotContains(t, b.String(), "{")
		require.NotContains(t, b.String(), report.Say(lang, "overview.title"))
	}
}

func TestAJudgementHoldsEveryFindingWithItsPlaces(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	var b bytes.Buffer
	require.NoError(t, report.FindingsJSON(&b, c))
	var d report.Judgement
	dec := json.NewDecoder(&b)
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&d))
	require.Equal(t, &report.FileRead{
		Name: "breaches.csv", Kind: "csv", Encoding: "UTF-8", Delimiter: ",", Layout: rota.DaysAcross, Unread: []report.CellText{{Cell: "A8", Text: "Behov"}},
	}, d.File)
	require.Len(t, d.Findings, len(c.Report.Findings))
	var numbers []int
	for i, f := range d.Findings {
		require.Equal(t, c.Report.Findings[i].Rule, f.Rule)
		require.Equal(t, c.Report.Findings[i].Margin, f.Margin)
		require.NotEmpty(t, f.Words[rule.Nynorsk])
		numbers = append(numbers, f.Number)
		switch f.Rule {
		case "weekly_rest": // Anne's first week
			require.Len(t, f.Places, 7)
			require.Equal(t, report.FilePlace{Line: 2, Col: 10, Cell: "C2"}, f.Places[0])
		case "cover":
			require.Empty(t, f.Places)
		}
	}
	slices.Sort(numbers)
	require.Equal(t, []int{1, 2, 3}, numbers)
	var kinds []rule.Kind
	for _, m := range d.Matters {
		kinds = append(kinds, m.Kind)
	}
	require.Equal(t, []rule.Kind{rule.Law, rule.Need, rule.Parties}, kinds)
	require.Equal(t, []string{"Anne"}, d.Matters[0].Concerns)
	require.Equal(t, ward.Representatives, d.Matters[0].AllowedBy.Level)
	require.Equal(t, report.Worst{Measured: 2010, Limit: 2100, Margin: -90}, d.Matters[0].Worst)
	require.Nil(t, d.Matters[1].AllowedBy)
	require.True(t, strings.HasPrefix(d.Words[rule.English], "Check of the rota for Liten dagpost"))
	require.False(t, d.LegalAdvice)
}
