package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/report"
)

func TestHolidaysLaysABaseRotaOverDatesAndCheckReadsIt(t *testing.T) {
	t.Parallel()
	w := example(t, "ward-small")
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	base := file(t, "rota.yaml", string(data))
	plan, page := filepath.Join(t.TempDir(), "plan.yaml"), filepath.Join(t.TempDir(), "plan.html")
	out, errs, code := heltid(t, "holidays", base, "--ward", w, "--from", "2026-08-10", "--weeks", "2", "--rota", plan, "--report", page, "--grid")
	require.Equal(t, done, code, errs)
	require.Contains(t, out, report.Say("nb", "holidays.no_days"))
	require.Contains(t, out, report.Say("nb", "holidays.unchanged"))
	html, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Contains(t, string(html), "<h1>")
	_, errs, code = heltid(t, "check", plan, "--ward", w)
	require.Equal(t, done, code, errs)

	out, errs, code = heltid(t, "holidays", base, "--ward", w, "--from", "2026-03-30", "--weeks", "2", "--wish", "Camilla=2026-04-06", "--rota", plan, "--lang", "en")
	require.Equal(t, findings, code, errs) // need that nobody is left to cover
	require.Contains(t, out, "Easter Monday")
	_, errs, code = heltid(t, "check", plan, "--ward", w)
	require.Equal(t, findings, code, errs)
}

func TestHolidaysSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	w := example(t, "ward-small")
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	base := file(t, "rota.yaml", string(data))
	for says, args := range map[string][]string{
		"with --ward":                        {"--from", "2026-03-30", "--weeks", "2"},
		"--from DATE and --weeks N":          {"--ward", w, "--weeks", "2"},
		"--from: ":                           {"--ward", w, "--from", "30.3.", "--weeks", "2"},
		"such as 2026-03-30 or 2026-04-06":   {"--ward", w, "--from", "2026-04-01", "--weeks", "2"},
		`--wish "Anne" is not PERSON=DATE`:   {"--ward", w, "--from", "2026-03-30", "--weeks", "2", "--wish", "Anne"},
		`"pdf" is no format of a plan`:       {"--ward", w, "--from", "2026-03-30", "--weeks", "2", "--format", "pdf"},
		`"plan.xlsx" is no format of a plan`: {"--ward", w, "--from", "2026-03-30", "--weeks", "2", "--report", "plan.xlsx"},
	} {
		_, errs, code := heltid(t, append([]string{"holidays", base}, args...)...)
		require.Equal(t, badInput, code, says)
		require.Contains(t, errs, says)
	}
}
