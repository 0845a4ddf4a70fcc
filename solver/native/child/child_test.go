//go:build cgo && linux

package child_test

import (
	"bytes"
	"encoding/gob"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/native"
	"heltid/solver/native/child"
)

func TestMain(m *testing.M) {
	child.Main()
	os.Exit(m.Run())
}

// pretend is a folder that looks as if it held OR-Tools.
func pretend(t *testing.T) string {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, native.Core), []byte("no library"), 0o600))
	return dir
}

func TestServeIsNotForPeople(t *testing.T) {
	var log bytes.Buffer
	require.Equal(t, 2, child.Serve(strings.NewReader("hello?\n"), nil, &log))
	require.Contains(t, log.String(), "heltid solve")
}

func TestDeathIsToldWithTheLastLines(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	p, err := child.Start(child.Settings{Library: pretend(t), Command: []string{"/bin/sh", "-c", "read x; echo oh no >&2; exit 3"}, Log: &log})
	if err == nil { // it may be dead before it has been told its settings
		defer p.Close()
		_, err = p.Do(t.Context(), child.Request{CPSat: &child.CPSat{}}, nil)
	}
	require.True(t, child.Crashed(err))
	require.ErrorContains(t, err, "oh no")
	require.Equal(t, "oh no\n", log.String())
}

func TestSilentEndIsADeath(t *testing.T) {
	t.Parallel()
	p, err := child.Start(child.Settings{Library: pretend(t), Command: []string{"/bin/sh", "-c", "cat >&2; exit 0"}})
	require.NoError(t, err)
	defer p.Close()
	p.Close() // twice does no harm
	_, err = p.Do(t.Context(), child.Request{}, nil)
	require.True(t, child.Crashed(err))
}

func TestNoisyFramesAreADeath(t *testing.T) {
	t.Parallel()
	p, err := child.Start(child.Settings{Library: pretend(t), Command: []string{"/bin/sh", "-c", "head -c 2000 /dev/zero | tr '\\0' '\\377' >&3; cat >/dev/null"}})
	require.NoError(t, err)
	defer p.Close()
	_, err = p.Do(t.Context(), child.Request{}, nil)
	require.True(t, child.Crashed(err))
}

func TestMissingProgram(t *testing.T) {
	t.Parallel()
	_, err := child.Start(child.Settings{Library: pretend(t), Command: []string{"/no/such/program"}})
	require.ErrorContains(t, err, "starting a solver process")
}

func TestLibraryThatDoesNotOpen(t *testing.T) {
	t.Parallel()
	p, err := child.Start(child.Settings{Library: pretend(t)})
	require.NoError(t, err)
	defer p.Close()
	_, err = p.Do(t.Context(), child.Request{CPSat: &child.CPSat{}}, nil)
	require.ErrorIs(t, err, native.ErrNoORTools)
	require.ErrorContains(t, err, "make ortools")
}

func TestEmptyRequestIsRefused(t *testing.T) {
	t.Parallel()
	library, err := native.Find("")
	if err != nil {
		t.Skip(err)
	}
	p, err := child.Start(child.Settings{Library: library})
	require.NoError(t, err)
	defer p.Close()
	for range 2 { // it lives on
		_, err = p.Do(t.Context(), child.Request{}, nil)
		var refused *child.Refused
		require.ErrorAs(t, err, &refused)
	}
}

// A frame survives the pipe, infinities and all.
func TestFramesGoThroughGob(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	want := child.Frame{Kind: child.Solved, LP: &child.LPAnswer{Status: 7, Col: []float64{0, -1}}, Peak: 3}
	require.NoError(t, gob.NewEncoder(&b).Encode(want))
	var got child.Frame
	require.NoError(t, gob.NewDecoder(&b).Decode(&got))
	require.Equal(t, want, got)
}
