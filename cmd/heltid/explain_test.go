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
	} {
		_, errs, code := heltid(t, args...)
		require.Equal(t, 2, code, errs)
		require.Contains(t, errs, want)
	}
}
