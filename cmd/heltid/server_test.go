package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
)

// there runs the program with the work done by the service.
func (s *served) there(args ...string) (out, errs string, code int) {
	s.Helper()
	return heltid(s.T, append([]string{"--server", s.at}, args...)...)
}

func TestAServiceJudgesAsTheProgramDoes(t *testing.T) {
	s := serving(t)
	t.Setenv(keyVariable, s.key)
	ward := example(t, "ward-small")
	breaches, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	rota, plan := file(t, "rota.yaml", string(breaches)), filepath.Join("..", "..", "fixtures", "rotas", "ward-small-by-hand.yaml")
	for want, args := range map[*int][]string{
		new(done):     {"validate", ward, "--explain", "--lang", "nn"},
		new(badInput): {"validate", file(t, "wrong.yaml", "heltid: 2\n")},
		new(findings): {"check", rota, "--ward", ward, "--grid"},
		new(findings): {"check", rota, "--ward", ward, "--format", "html", "--lang", "en"},
		new(badInput): {"check", rota, "--ward", ward, "--base", "2026-01-06"},
		new(done):     {"measure", ward, plan, "--today", plan},
	} {
		out, errs, code := heltid(t, args...)
		require.Equal(t, *want, code, "%v: %s", args, errs)
		thereOut, thereErrs, thereCode := s.there(args...)
		require.Equal(t, code, thereCode, "%v: %s", args, thereErrs)
		require.Equal(t, out, thereOut, args)
		require.Equal(t, errs, thereErrs, args)
	}
	out, _, code := heltid(t, "check", rota, "--ward", ward, "--format", "json")
	there, _, thereCode := s.there("check", rota, "--ward", ward, "--format", "json")
	require.Equal(t, code, thereCode)
	require.JSONEq(t, out, there)

	_, errs, code := s.there("rules")
	require.Equal(t, badInput, code)
	require.Contains(t, errs, "--server is for")
	_, errs, code = s.there("solve", ward, "--workers", "2")
	require.Equal(t, badInput, code)
	require.Contains(t, errs, "for the service to decide")
	t.Setenv(keyVariable, "heltid_WRONG")
	_, errs, code = s.there("validate", ward, "--lang", "en")
	require.Equal(t, badInput, code)
	require.Contains(t, errs, "does not hold")
}

// names of the files in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestAServiceSolvesForTheProgram(t *testing.T) {
	needORTools(t)
	s := serving(t)
	t.Setenv(keyVariable, s.key) // a process of its own has it too
	ward, there := example(t, "ward-small"), filepath.Join(t.TempDir(), "there")
	cmd := exec.Command(os.Args[0], "--server", s.at, "solve", ward, "--time", "10m", "--progress", "json", "--out", there)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	said, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	lines := bufio.NewScanner(said)
	for stopped := false; lines.Scan(); {
		if !stopped && regexp.MustCompile(`"kind":"found"`).MatchString(lines.Text()) {
			require.NoError(t, cmd.Process.Signal(os.Interrupt))
			stopped = true
		}
	}
	require.Error(t, cmd.Wait())
	require.Equal(t, unproven, cmd.ProcessState.ExitCode(), "Ctrl-C stops the job and keeps its best rota")
	require.Equal(t, []string{"ledger.yaml", "proof.json", "result.json", "rota.csv", "rota.html", "rota.json", "rota.txt", "rota.xlsx", "rota.yaml"}, names(t, there))
	_, errs, code := heltid(t, "check", filepath.Join(there, "rota.yaml"), "--ward", ward)
	require.Contains(t, []int{done, findings}, code, errs)
	list, err := s.ListWardsWithResponse(t.Context(), nil)
	require.NoError(t, err)
	require.Empty(t, list.JSON200.Items, "the ward was there for the search alone")
}

func TestWhoeverIsNotReadLeavesNothingWithAService(t *testing.T) {
	needORTools(t)
	s := serving(t)
	t.Setenv(keyVariable, s.key)
	ward := example(t, "ward-small")
	plan, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	rota := file(t, "rota.yaml", string(plan))
	for _, c := range []struct {
		unreadErrs bool
		code       []int
		args       []string
	}{
		{false, []int{unread}, []string{"solve", ward, "--time", "1s"}},
		{false, []int{unread}, []string{"compare", ward, "--models", "traditional,hinke_3_8", "--run", "from-today", "--time", "1s"}},
		{false, []int{unread}, []string{"repair", rota, "--ward", ward, "--time", "1s"}},
		{true, []int{done, unproven}, []string{"solve", ward, "--time", "1h"}}, // it is stopped and keeps its best
	} {
		read, write, err := os.Pipe()
		require.NoError(t, err)
		require.NoError(t, read.Close())
		cmd := exec.Command(os.Args[0], append([]string{"--server", s.at}, c.args...)...)
		cmd.Env = append(os.Environ(), asProgram+"=1")
		var other bytes.Buffer
		cmd.Stdout, cmd.Stderr = write, &other
		if c.unreadErrs {
			cmd.Stdout, cmd.Stderr = &other, write
		}
		cmd.Run() // how it ends is looked at below
		require.NoError(t, write.Close())
		require.Contains(t, c.code, cmd.ProcessState.ExitCode(), "%v: %s", c.args, &other)
		wards, err := s.ListWardsWithResponse(t.Context(), nil)
		require.NoError(t, err)
		require.Empty(t, wards.JSON200.Items, c.args)
		jobs, err := s.ListJobsWithResponse(t.Context(), nil)
		require.NoError(t, err)
		require.Empty(t, jobs.JSON200.Items, c.args)
	}
}
