package scaffold_test

import (
	"encoding/json"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/rule/scaffold"
)

// A new rule compiles in every room at once.
func TestScaffoldCompiles(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../../..")
	require.NoError(t, err)
	files, err := scaffold.Files("evening_share")
	require.NoError(t, err)
	dir := t.TempDir()
	replace := map[string]string{}
	for _, f := range files {
		if filepath.Ext(f.Path) != ".go" {
			continue
		}
		formatted, err := format.Source(f.Text)
		require.NoError(t, err)
		require.Equal(t, string(formatted), string(f.Text), f.Path)
		at := filepath.Join(dir, filepath.Base(filepath.Dir(f.Path))+".go")
		require.NoError(t, os.WriteFile(at, f.Text, 0o600))
		replace[filepath.Join(root, f.Path)] = at
	}
	overlay := filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": replace})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(overlay, text, 0o600))
	build := exec.Command("go", "build", "-overlay", overlay, "./solver/rule", "./solver/check", "./solver/model")
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
}

func TestNewWritesEveryRoomOnce(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	_, err := scaffold.New(root, "evening_share")
	require.ErrorContains(t, err, "root of the project")

	for _, room := range []string{"solver/rule", "solver/check", "solver/model", "fixtures/edges"} {
		require.NoError(t, os.MkdirAll(filepath.Join(root, room), 0o700))
	}
	paths, err := scaffold.New(root, "evening_share")
	require.NoError(t, err)
	require.Equal(t, []string{
		"solver/rule/evening_share.go", "solver/check/evening_share.go", "solver/model/evening_share.go", "fixtures/edges/evening_share.yaml",
	}, paths)
	for _, p := range paths {
		text, err := os.ReadFile(filepath.Join(root, p))
		require.NoError(t, err)
		require.Contains(t, string(text), scaffold.Marker, "left to fill in: %s", p)
		if filepath.Ext(p) == ".go" {
			require.Contains(t, string(text), "eveningShare")
		}
	}

	require.NoError(t, os.Remove(filepath.Join(root, paths[0])))
	_, err = scaffold.New(root, "evening_share")
	require.ErrorContains(t, err, "solver/check/evening_share.go is there already")
	require.NoFileExists(t, filepath.Join(root, paths[0]), "all or nothing")
}

func TestScaffoldRefusesNames(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"", "Daily_rest", "daily rest", "../x", "1st", "a__b", "_a", "søndag", "daily_test"} {
		_, err := scaffold.Files(id)
		require.ErrorContains(t, err, "no name for a rule", id)
	}
	for _, r := range rule.All() {
		_, err := scaffold.Files(string(r.ID))
		require.NoError(t, err, "every rule could have been made by it")
	}
}
