//go:build cgo && linux

package native_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/native"
)

func TestFindSearchesInOrder(t *testing.T) {
	given, named, empty := t.TempDir(), t.TempDir(), t.TempDir()
	for _, dir := range []string{given, named} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, native.Core), nil, 0o600))
	}
	t.Setenv(native.Env, named)
	dir, err := native.Find(given)
	require.NoError(t, err)
	require.Equal(t, given, dir)
	dir, err = native.Find("")
	require.NoError(t, err)
	require.Equal(t, named, dir)

	// A folder that was named and is wrong is an error, not a reason to look on.
	_, err = native.Find(empty)
	require.ErrorIs(t, err, native.ErrNoORTools)
	t.Setenv(native.Env, empty)
	_, err = native.Find("")
	require.ErrorIs(t, err, native.ErrNoORTools)
	require.ErrorContains(t, err, "make ortools")

	t.Setenv(native.Env, "")
	module := t.TempDir()
	lib := filepath.Join(module, "third_party", "ortools", "lib")
	below := filepath.Join(module, "a", "b")
	require.NoError(t, os.MkdirAll(lib, 0o700))
	require.NoError(t, os.MkdirAll(below, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(module, "go.mod"), nil, 0o600))
	t.Chdir(below)
	_, err = native.Find("")
	require.ErrorIs(t, err, native.ErrNoORTools)
	require.ErrorContains(t, err, native.Env)
	require.NoError(t, os.WriteFile(filepath.Join(lib, native.Core), nil, 0o600))
	dir, err = native.Find("")
	require.NoError(t, err)
	require.Equal(t, lib, dir)
}

func TestOpensThePinnedVersionOnly(t *testing.T) {
	dir, err := native.Find("")
	if err != nil {
		t.Skip(err)
	}
	require.NoError(t, native.Open(dir))
	ortools, highs := native.Versions()
	require.Equal(t, "9.15.6755", ortools)
	require.Equal(t, native.Version, ortools)
	require.Equal(t, "1.12.0", highs)
	require.NoError(t, native.Open(dir), "a second time does no harm")
}

func TestOpenNamesWhatIsMissing(t *testing.T) {
	err := native.Open(t.TempDir())
	require.ErrorIs(t, err, native.ErrNoORTools)
	require.ErrorContains(t, err, native.Core)
}
