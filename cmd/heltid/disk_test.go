package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
)

var (
	synced   = regexp.MustCompile(`\b(fsync|fdatasync)(\(| resumed).* = 0`)
	answered = regexp.MustCompile(`\bwrite\(\d+, "HTTP/1.1 202`)
)

// Whatever is not on disk when the power goes is lost. So between any two answers
// that accept a job, SQLite syncs something, as strace sees it. PostgreSQL syncs in
// processes of its own; what it has not is dropped in TestOnPostgreSQL.
func TestWhatIsAcceptedIsOnDiskBeforeItIsAnswered(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("needs strace: ", err)
	}
	s := serving(t, acceptOnly(t)...)
	syncsFirst(s, s.cmd.Process.Pid)
}

// syncsFirst accepts jobs one after the other while strace watches the service.
func syncsFirst(s *served, pid int) {
	s.Helper()
	ward := s.ward("ward-small")
	path := filepath.Join(s.TempDir(), "trace")
	args := []string{"-f", "-s", "16", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none", "-o", path, "-p", fmt.Sprint(pid)}
	trace := exec.Command("strace", args...)
	says, err := trace.StderrPipe()
	require.NoError(s, err)
	require.NoError(s, trace.Start())
	lines := bufio.NewScanner(says)
	if lines.Scan(); !strings.Contains(lines.Text(), "attached") {
		trace.Wait()
		s.Skip("strace may not watch: ", lines.Text())
	}
	go func() {
		for lines.Scan() { // it is not to wait for us
		}
	}()
	const jobs = 20
	for n := range jobs {
		key := fmt.Sprint(n)
		res, err := s.AddJobWithResponse(s.Context(), &client.AddJobParams{IdempotencyKey: &key}, client.JobRequest{Kind: "structure", Ward: ward})
		require.NoError(s, err)
		require.NotNil(s, res.JSON202, string(res.Body))
	}
	require.NoError(s, trace.Process.Signal(os.Interrupt))
	trace.Wait()
	data, err := os.ReadFile(path)
	require.NoError(s, err)
	syncs, answers, early, all := 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		switch {
		case synced.MatchString(line):
			syncs++
			all++
		case answered.MatchString(line):
			answers++
			if syncs == 0 {
				early++
			}
			syncs = 0
		}
	}
	s.Logf("%d jobs accepted, %d answers seen, %d syncs, %d answered before anything was synced", jobs, answers, all, early)
	require.Equal(s, jobs, answers)
	require.Zero(s, early)
}
