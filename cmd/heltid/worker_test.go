package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/runner"
	"heltid/api/store/postgres/throwaway"
)

// work starts a worker as a process of its own.
func work(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], append([]string{"worker", "--faults", t.TempDir()}, args...)...)
	c.Env = append(os.Environ(), asProgram+"=1")
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "heltid works\n", line)
	return c
}

func TestOnPostgreSQL(t *testing.T) {
	t.Parallel()
	server := throwaway.Test(t)
	database := func(t *testing.T, name string) []string {
		t.Helper()
		require.NoError(t, server.Database(t.Context(), name, "template1"))
		return []string{"--database", server.Address(name)}
	}
	t.Run("while it runs", func(t *testing.T) {
		t.Run("no accepted job is lost or made twice", func(t *testing.T) {
			t.Parallel()
			losesNothing(serving(t, append(database(t, "kills"), acceptOnly(t)...)...))
		})
		t.Run("a job survives whatever is killed", func(t *testing.T) {
			t.Parallel()
			needORTools(t)
			if testing.Short() {
				t.Skip("what it kills runs under the detector in others")
			}
			survives(t, database(t, "workers"))
		})
		t.Run("what is put aside survives a kill", func(t *testing.T) {
			t.Parallel()
			needORTools(t)
			goesOn(serving(t, append(database(t, "aside"), "--slice", "1s")...))
		})
	})
	t.Run("what is not synced is lost", func(t *testing.T) {
		s := serving(t, append(database(t, "cuts"), "--jobs", "0")...)
		l := letters{served: s, ward: s.ward("ward-small"), answered: map[string]string{}}
		synced, err := server.Checkpoint(t.Context())
		require.NoError(t, err)
		defer synced.Remove()
		const cuts, each = 5, 5
		held, lost := 0, 0
		for cut := range cuts {
			came, over := make(chan struct{}), make(chan struct{})
			done := l.post(fmt.Sprint(cut), 4, func(err error) bool {
				assert.NoError(t, err)
				select {
				case came <- struct{}{}:
					return err == nil
				case <-over:
					return false
				}
			})
			for range each { // the power goes while the other senders wait for their answers
				<-came
			}
			l.mu.Lock()
			answered := maps.Clone(l.answered)
			l.mu.Unlock()
			after, err := synced.PowerCut(t.Context())
			require.NoError(t, err)
			close(over)
			done()
			there := serving(t, "--database", after.Address("cuts"), "--jobs", "0")
			there.key = s.key
			for _, id := range answered {
				res, err := there.GetJobWithResponse(t.Context(), id)
				require.NoError(t, err)
				held++
				if res.JSON200 == nil {
					lost++
				}
			}
			there.kill()
			require.NoError(t, after.Remove())
		}
		t.Logf("%d power cuts, with all lost that PostgreSQL had not flushed: %d jobs answered, looked for %d times, %d lost", cuts, len(l.answered), held, lost)
		require.Zero(t, lost)
	})
	t.Run("restarted under load", func(t *testing.T) {
		s := serving(t, append(database(t, "restarts"), acceptOnly(t)...)...)
		l := letters{served: s, ward: s.ward("ward-small"), answered: map[string]string{}}
		var answers, refused atomic.Int64
		end := make(chan struct{})
		done := l.post("1", 4, func(err error) bool {
			if err == nil {
				answers.Add(1)
			} else {
				refused.Add(1)
				assert.ErrorContains(t, err, `"unavailable"`)
				time.Sleep(10 * time.Millisecond) // a caller that is told to come back
			}
			select {
			case <-end:
				return false
			default:
				return true
			}
		})
		const restarts = 3
		for range restarts {
			before := answers.Load()
			require.Eventually(t, func() bool { return answers.Load() > before+2 }, time.Minute, 5*time.Millisecond, "it accepts again")
			server.Kill()
			require.NoError(t, server.Again(t.Context()))
		}
		close(end)
		done()
		t.Logf("PostgreSQL killed and started %d times: %s, %d told to come back", restarts, l.counted(), refused.Load())

		require.NoError(t, server.Database(t.Context(), "restored", "template1"))
		out, err := exec.Command("sh", "-c", `pg_dump "$1" | psql --quiet --set ON_ERROR_STOP=1 "$2"`, "", server.Address("restarts"), server.Address("restored")).CombinedOutput() // as the README says
		require.NoError(t, err, string(out))
		there := serving(t, "--database", server.Address("restored"), "--jobs", "0")
		there.key = s.key
		for _, id := range l.answered {
			require.Equal(t, id, there.job(id).Id)
		}
	})
}

// survives kills solver processes and workers while a job is worked on.
func survives(t *testing.T, at []string) {
	t.Helper()
	s := serving(t, append(at, "--jobs", "0")...)
	slice := append(slices.Clip(at), "--slice", "1s")
	workers := []*exec.Cmd{work(t, slice...), work(t, slice...)}
	res, err := s.AddJobWithResponse(t.Context(), &client.AddJobParams{IdempotencyKey: new("1")}, client.JobRequest{Kind: "from_today", Ward: s.ward("ward-small"), TimeSeconds: new(3600)})
	require.NoError(t, err)
	require.NotNil(t, res.JSON202, string(res.Body))
	job := res.JSON202.Id
	require.True(t, s.watch(job, func(line string) bool { return line == "event: found" }))

	busy := func() (i int, solvers []int) { // which worker has the job
		require.Eventually(t, func() bool {
			for n, w := range workers {
				if solvers = children(t, w.Process.Pid); len(solvers) > 0 {
					i = n
					return true
				}
			}
			return false
		}, time.Minute, 5*time.Millisecond)
		return i, solvers
	}
	require.Eventually(t, func() bool {
		best, err := s.GetBestWithResponse(t.Context(), job)
		return err == nil && best.JSON200 != nil
	}, 10*time.Minute, 20*time.Millisecond, "what was found is kept")
	back, solvers := 0, 0
	last := 0
	look := func() {
		best, err := s.GetBestWithResponse(t.Context(), job)
		require.NoError(t, err)
		require.NotNil(t, best.JSON200, string(best.Body))
		if best.JSON200.Number < last {
			back++
		}
		last = best.JSON200.Number
	}
	look()
	for range 2 {
		_, all := busy()
		for _, pid := range all {
			if p, err := os.FindProcess(pid); err == nil && p.Kill() == nil {
				solvers++
			}
		}
		look()
	}
	i, _ := busy()
	require.NoError(t, workers[i].Process.Kill()) // in mid-slice
	workers[i].Wait()
	look()
	now, _ := busy()
	require.NotEqual(t, i, now, "the other goes on")
	s.stop(job)
	s.watch(job, nothing)
	look()
	j := s.job(job)
	require.Equal(t, client.Done, j.State, fmt.Sprint(j.Fault))
	require.NotNil(t, j.Rota)
	list, err := s.ListRotasWithResponse(t.Context(), nil)
	require.NoError(t, err)
	t.Logf("%d solver processes and 1 of 2 workers killed: the job is %s with %d full-time posts, its best rota went back %d times, %d rota came of it", solvers, j.State, *j.FullTime, back, len(list.JSON200.Items))
	require.Zero(t, back)
	require.Len(t, list.JSON200.Items, 1)
}

func TestAWorkerTellsItsFigures(t *testing.T) {
	t.Parallel()
	registry := prometheus.NewRegistry()
	runner.NewMetrics(registry)
	at, end, err := tellFigures("127.0.0.1:0", registry)
	require.NoError(t, err)
	defer end()
	res, err := http.Get("http://" + at.String() + "/metrics")
	require.NoError(t, err)
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Contains(t, string(text), "\nheltid_incumbents_total 0\n")
}
