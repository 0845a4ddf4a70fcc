package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/report"
	"heltid/solver/ward/document/schematest"
)

func TestExtraShiftsOfTheSmallWard(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	ward, rota := filepath.Join(folder, "ward.yaml"), filepath.Join(folder, "rota.yaml")
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(ward, []byte(strings.Replace(string(data), "kind: rolling", "kind: calendar", 1)), 0o600))
	data, err = fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(rota, data, 0o600))

	out, _, code := heltid(t, "extra", rota, "--ward", ward, "--date", "2026-01-10", "--shift", "E", "--for", "educated")
	require.Zero(t, code)
	require.Contains(t, out, "Ekstravakt E lør 10.1., 14:30–22:00 for fagutdannede")
	out, _, code = heltid(t, "extra", rota, "--ward", ward, "--date", "2026-01-10", "--shift", "E", "--format", "json")
	require.Zero(t, code)
	schematest.Holds(t, report.OfferSchema(), []byte(out))

	for want, args := range map[string][]string{
		"name the ward with --ward":      {"extra", rota, "--ward", ward, "--date", "2026-01-10"},
		"--format is text or json":       {"extra", rota, "--ward", ward, "--date", "2026-01-10", "--shift", "E", "--format", "csv"},
		"is not in the rota":             {"extra", rota, "--ward", ward, "--date", "2027-01-10", "--shift", "E"},
		`no shift type "X"`:              {"extra", rota, "--ward", ward, "--date", "2026-01-10", "--shift", "X"},
		"--date:":                        {"extra", rota, "--ward", ward, "--date", "10.1.2026", "--shift", "E"},
		"is a base rota, in which a day": {"extra", rota, "--ward", "ward-small", "--date", "2026-01-10", "--shift", "E"},
	} {
		if args[3] == "ward-small" {
			data, err := fixtures.Ward("ward-small")
			require.NoError(t, err)
			args[3] = filepath.Join(folder, "base.yaml")
			require.NoError(t, os.WriteFile(args[3], data, 0o600))
		}
		_, errs, code := heltid(t, args...)
		require.Equal(t, 2, code, errs)
		require.Contains(t, errs, want)
	}
}
