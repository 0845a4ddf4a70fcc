package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

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

// Whoever asks while the disk is full is told so and when to come back; what was
// accepted is read all the while, and with room again the same request is taken.
func TestTheServiceOnAFullDisk(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "size=16m"); err != nil {
		t.Skip("a small disk takes root to make: ", err)
	}
	t.Cleanup(func() { require.NoError(t, unix.Unmount(folder, unix.MNT_DETACH)) })
	s := servingIn(t, folder, acceptOnly(t)...)
	l := letters{served: s, ward: s.ward("ward-small"), answered: map[string]string{}}
	job := func(key string) *client.AddJobResponse {
		res, err := s.AddJobWithResponse(t.Context(), &client.AddJobParams{IdempotencyKey: &key}, client.JobRequest{Kind: "structure", Ward: l.ward})
		require.NoError(t, err)
		return res
	}
	const times = 2
	for time := range times {
		for n := range 5 {
			key := fmt.Sprint(time, "-early-", n)
			res := job(key)
			require.NotNil(t, res.JSON202, string(res.Body))
			l.all, l.answered[key] = append(l.all, key), res.JSON202.Id
		}
		ballast := filepath.Join(folder, "ballast")
		require.ErrorIs(t, os.WriteFile(ballast, make([]byte, 16<<20), 0o600), unix.ENOSPC)
		for n := 0; ; n++ {
			key := fmt.Sprint(time, "-", n)
			l.all = append(l.all, key)
			res := job(key)
			if res.JSON202 != nil { // the database had some room in its files
				l.answered[key] = res.JSON202.Id
				continue
			}
			for range 3 { // however often it is sent
				res = job(key)
				require.Equal(t, http.StatusServiceUnavailable, res.StatusCode(), string(res.Body))
				require.Equal(t, "unavailable", res.ApplicationproblemJSONDefault.Code)
				require.Contains(t, res.ApplicationproblemJSONDefault.Detail, "disken er full")
				require.Equal(t, "30", res.HTTPResponse.Header.Get("Retry-After"))
			}
			break
		}
		for _, id := range l.answered {
			require.Equal(t, id, s.job(id).Id)
		}
		if time > 0 { // the power goes, and comes back to a disk that is full
			s.kill()
			s.start()
			for _, id := range l.answered {
				require.Equal(t, id, s.job(id).Id)
			}
		}
		require.NoError(t, os.Remove(ballast))
		require.NotNil(t, job(l.all[len(l.all)-1]).JSON202, "with room again it is taken")
	}
	counted := l.counted()
	for _, id := range l.answered { // what was under way meanwhile is not left behind
		s.watch(id, nothing)
		require.Equal(t, client.Failed, s.job(id).State, "there is no OR-Tools")
	}
	t.Logf("the disk was full %d times: %s; all are worked on again", times, counted)
}
