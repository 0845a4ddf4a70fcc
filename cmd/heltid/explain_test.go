package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
)

func TestExplainAPost(t *testing.T) {
	t.Parallel()
	ward := filepath.Join(t.TempDir(), "ward.yaml")
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(ward, data, 0o600))
	out, _, code := heltid(t, "explain", ward, "--post", "Anne")
	require.Zero(t, code)
	require.Contains(t, out, "Anne, sykepleier, har full stilling i dag (100 %).")
	for want, args := range map[string][]string{
		"name whose post it is with --post":  {"explain", ward},
		`nobody in the ward is called "Per"`: {"explain", ward, "--post", "Per"},
		`no rota model "x"`:                  {"explain", ward, "--post", "Eva", "--model", "x"},
		"written as .html or .txt":           {"explain", ward, "--post", "Eva", "--grounds", "grounds.pdf"},
		"under 100, not 100":                 {"explain", ward, "--post", "Eva", "--size", "100", "--grounds", "grounds.txt"},
	} {
		_, errs, code := heltid(t, args...)
		require.Equal(t, 2, code, errs)
		require.Contains(t, errs, want)
	}
}

// The grounds are of a post that is considered, which may be vacant.
func TestTheGroundsForAPartTimePostAreWritten(t *testing.T) {
	t.Parallel()
	needORTools(t)
	dir := t.TempDir()
	ward := filepath.Join(dir, "ward.yaml")
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(ward, data, 0o600))
	_, errs, code := heltid(t, "explain", ward, "--post", "RN-vacant-01")
	require.Equal(t, 2, code, "why a vacant post is not full time is not asked")
	require.NotContains(t, errs, "RN-vacant-01 ")
	for _, name := range []string{"grounds.html", "grounds.txt"} {
		_, errs, code := heltid(t, "explain", ward, "--post", "RN-vacant-01", "--size", "50", "--grounds", filepath.Join(dir, name))
		require.Zero(t, code, errs)
		written, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Contains(t, string(written), "Behov for deltidsstilling: RN-vacant-01")
		require.Contains(t, string(written), "mangler i", "a full-time post takes hours that are missed elsewhere")
	}
}
