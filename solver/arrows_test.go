package solver_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// reach gives every package a package is built from.
func reach(t *testing.T, pkg string) map[string]bool {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", pkg).Output()
	require.NoError(t, err)
	deps := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		deps[strings.TrimSpace(line)] = true
	}
	return deps
}

// Arrows between the rooms go one way: what judges a rota never reaches what
// makes it, and what knows of OR-Tools knows nothing of rotas.
func TestArrowsGoOneWay(t *testing.T) {
	t.Parallel()
	for dep := range reach(t, "heltid/fixtures/models") {
		require.False(t, strings.HasPrefix(dep, "heltid/solver"), "the library of rota models is data; it must not reach %s", dep)
	}
	rooms := "ward rota rule freedays holidays check extra measure model bound search explain repair report cpsat lp native"
	allowed := map[string]string{
		"ward":     "",
		"rota":     "ward",
		"rule":     "ward rota",
		"holidays": "ward rota rule freedays",
		"freedays": "ward rota rule",
		"check":    "ward rota rule",
		"measure":  "ward rota rule check",
		"extra":    "ward rota rule check",
		"native":   "",
		"cpsat":    "native",
		"lp":       "native cpsat",
		"model":    "ward rota rule cpsat native",
		"repair":   "ward rota rule check measure model bound search cpsat lp native", // search.Others: its parts are shared as a search's are
		"bound":    "ward rota rule cpsat lp native",
		"search":   "ward rota rule check measure model bound cpsat lp native",
	}
	for room, may := range allowed {
		deps := reach(t, "heltid/solver/"+room)
		for other := range strings.FieldsSeq(rooms) {
			if other != room && deps["heltid/solver/"+other] {
				require.Contains(t, strings.Fields(may), other, "%s must not reach %s", room, other)
			}
		}
	}
}

// The only cgo of the project is in solver/native.
func TestOnlyNativeUsesCgo(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", "{{if .CgoFiles}}{{.ImportPath}}{{end}}", "heltid/...").Output()
	require.NoError(t, err)
	require.Equal(t, "heltid/solver/native", strings.TrimSpace(string(out)))
}

// Only package api knows the router, and nothing of the engine knows the
// service.
func TestOnlyTheServiceImportsItsRouter(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "heltid/...").Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
		if pkg != "heltid/api" {
			require.NotContains(t, imports, "labstack/echo", pkg)
		}
		if strings.HasPrefix(pkg, "heltid/solver") {
			require.NotContains(t, imports, "heltid/api", pkg)
		}
	}
}
