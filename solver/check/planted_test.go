package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// fixture judges a rota of fixtures/rotas.
func fixture(t *testing.T, wardName, rotaName string) *check.Report {
	data, err := fixtures.Ward(wardName)
	require.NoError(t, err)
	w, err := ward.Read(wardName, data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	data, err = fixtures.Rota(rotaName)
	require.NoError(t, err)
	r, c, err := rota.Read(rotaName, data, w)
	require.NoError(t, err)
	report, err := check.Check(c, r)
	require.NoError(t, err)
	return report
}

func TestARotaDrawnByHandKeepsEveryRule(t *testing.T) {
	t.Parallel()
	report := fixture(t, "ward-small", "ward-small-by-hand")
	require.Empty(t, report.Findings, names(report.Findings))
}

func TestThePlantedBreachesAreFoundAndNothingElse(t *testing.T) {
	t.Parallel()
	var got []string
	for _, f := range fixture(t, "ward-small", "ward-small-three-breaches").Findings {
		allowed := "nobody"
		if f.AllowedBy != nil {
			allowed = f.AllowedBy.Paragraph
		}
		got = append(got, fmt.Sprintf("%s %s%s %s to %s: %d of %d, allowed by %s", f.Rule, f.Person, f.Who,
			f.From.Format("Mon 2 15:04"), f.To.Format("Mon 2 15:04"), f.Measured, f.Limit, allowed))
		require.Empty(t, f.Also)
	}
	require.Equal(t, []string{
		"cover total Mon 12 15:00 to Mon 12 22:00: 420 of 0, allowed by nobody",
		"weekly_rest Anne Mon 5 00:00 to Mon 12 00:00: 2010 of 2100, allowed by aml-10-8-3",
		"free_weekend Farid Fri 9 17:00 to Mon 12 06:00: 300 of 0, allowed by nobody",
	}, got)
}
