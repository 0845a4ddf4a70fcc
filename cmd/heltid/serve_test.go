package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/fixtures"
)

// served is the service as a process of its own.
type served struct {
	*testing.T
	folder string
	args   []string
	cmd    *exec.Cmd
	key    string
	at     string // its address
	*client.ClientWithResponses
}

func serving(t *testing.T, args ...string) *served {
	t.Helper()
	return servingIn(t, t.TempDir(), args...)
}

func servingIn(t *testing.T, folder string, args ...string) *served {
	t.Helper()
	s := &served{T: t, folder: folder, args: args}
	s.start()
	return s
}

// start starts the service, and waits until it says where it listens.
func (s *served) start() {
	s.Helper()
	s.cmd = exec.Command(os.Args[0], append([]string{"serve", "--data", s.folder, "--listen", "127.0.0.1:0"}, s.args...)...)
	s.cmd.Env = append(os.Environ(), asProgram+"=1")
	out, err := s.cmd.StdoutPipe()
	require.NoError(s, err)
	log, err := os.CreateTemp(s.TempDir(), "log")
	require.NoError(s, err)
	defer log.Close()
	s.cmd.Stderr = log
	require.NoError(s, s.cmd.Start())
	s.Cleanup(func() {
		s.cmd.Process.Kill()
		if said, err := os.ReadFile(log.Name()); err == nil && s.Failed() {
			s.Logf("the service said:\n%s", said)
		}
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "heltid_") {
			require.Empty(s, s.key, "a key is shown once")
			s.key = line
		}
		if _, at, ok := strings.Cut(line, "listens on "); ok {
			s.at = at
			s.ClientWithResponses, err = client.NewClientWithResponses(at, client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
				r.Header.Set("Authorization", "Bearer "+s.key)
				return nil
			}))
			require.NoError(s, err)
			return
		}
	}
	s.Fatal("the service did not start")
}

// kill ends the service as a power cut would, as far as a process can.
func (s *served) kill() {
	s.Helper()
	require.NoError(s, s.cmd.Process.Kill())
	s.cmd.Wait()
}

func (s *served) ward(name string) string {
	s.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(s, err)
	res, err := s.AddWardWithBodyWithResponse(s.Context(), &client.AddWardParams{IdempotencyKey: &name}, "application/yaml", strings.NewReader(string(data)))
	require.NoError(s, err)
	require.NotNil(s, res.JSON201, string(res.Body))
	return res.JSON201.Id
}

func (s *served) job(id string) *client.Job {
	s.Helper()
	res, err := s.GetJobWithResponse(s.Context(), id)
	require.NoError(s, err)
	require.NotNil(s, res.JSON200, string(res.Body))
	return res.JSON200
}

func (s *served) stop(id string) {
	s.Helper()
	res, err := s.StopJobWithResponse(s.Context(), id)
	require.NoError(s, err)
	require.NotNil(s, res.JSON202, string(res.Body))
}

// watch reads a job's events until one is as wanted or the stream ends.
func (s *served) watch(job string, want func(line string) bool) bool {
	s.Helper()
	res, err := s.WatchJob(s.Context(), job, nil)
	require.NoError(s, err)
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		if want(lines.Text()) {
			return true
		}
	}
	return false
}

func nothing(string) bool { return false }

// kills is how often the service is killed while jobs are accepted; 0 is as
// often as the tests have time for.
var kills = flag.Int("kills", 0, "how often to kill the service")

// However the service is killed between accepting a job and answering, the job
// that was answered is there, and the one that was not is there once when it is
// sent again.
func TestNoAcceptedJobIsLostOrMadeTwice(t *testing.T) {
	t.Parallel()
	losesNothing(serving(t, acceptOnly(t)...))
}

// The folder, copied while the service is stopped, is a backup of all there is.
func TestACopyOfTheFolderIsABackup(t *testing.T) {
	t.Parallel()
	s := serving(t, acceptOnly(t)...)
	l := letters{served: s, ward: s.ward("ward-small"), answered: map[string]string{}}
	for _, key := range []string{"1", "2", "3"} {
		id, err := l.send(key)
		require.NoError(t, err)
		l.all, l.answered[key] = append(l.all, key), id
	}
	require.NoError(t, s.cmd.Process.Signal(os.Interrupt))
	require.NoError(t, s.cmd.Wait())
	backup := t.TempDir()
	require.NoError(t, os.CopyFS(backup, os.DirFS(s.folder)))
	require.NoError(t, os.RemoveAll(s.folder))
	s.folder = backup
	s.start()
	t.Log("restored: ", l.counted())
}

// acceptOnly has the service solve nothing: what is asked is whether jobs are
// there.
func acceptOnly(t *testing.T) []string {
	return []string{"--ortools", t.TempDir(), "--waiting", "100000"}
}

func losesNothing(s *served) {
	l := letters{served: s, ward: s.ward("ward-small"), answered: map[string]string{}}
	random := rand.New(rand.NewPCG(7, 7))
	rounds := *kills
	switch {
	case rounds > 0:
	case testing.Short():
		rounds = 4
	default:
		rounds = 12
	}
	for round := range rounds {
		came, dead := make(chan error), make(chan struct{})
		done := l.post(fmt.Sprint(round), 4, func(err error) (again bool) {
			select {
			case came <- err:
			case <-dead:
			}
			return err == nil
		})
		for range 1 + random.IntN(10) { // answers until the power goes; the other senders wait for theirs
			require.NoError(s, <-came)
		}
		s.kill()
		close(dead)
		done()
		s.start()
	}
	s.Logf("killed %d times: %s", rounds, l.counted())
}

// letters are requests for jobs, each under a key of its own.
type letters struct {
	*served
	ward     string
	mu       sync.Mutex
	all      []string
	answered map[string]string // id by key
}

func (l *letters) send(key string) (id string, err error) {
	res, err := l.AddJobWithResponse(l.Context(), &client.AddJobParams{IdempotencyKey: &key}, client.JobRequest{Kind: "structure", Ward: l.ward})
	if err != nil {
		return "", err
	}
	if res.JSON202 == nil {
		return "", fmt.Errorf("%s", res.Body)
	}
	return res.JSON202.Id, nil
}

// post has senders send, each until more says that it is enough. What is not
// answered is sent again.
func (l *letters) post(round string, senders int, more func(error) bool) (done func()) {
	var all sync.WaitGroup
	for n := range senders {
		all.Go(func() {
			for i := 0; ; {
				key := fmt.Sprintf("%s-%d-%d", round, n, i)
				l.mu.Lock()
				if !slices.Contains(l.all, key) {
					l.all = append(l.all, key)
				}
				l.mu.Unlock()
				id, err := l.send(key)
				if err == nil {
					l.mu.Lock()
					l.answered[key] = id
					l.mu.Unlock()
					i++
				}
				if !more(err) {
					return
				}
			}
		})
	}
	return all.Wait
}

// counted sends each once more, sees that no job is lost or made twice, and says
// how many there are.
func (l *letters) counted() string {
	l.Helper()
	ids, lost := map[string]string{}, 0
	for _, key := range l.all {
		id, err := l.send(key)
		require.NoError(l, err, key)
		if was, ok := l.answered[key]; ok && was != id {
			lost++
		}
		require.NotContains(l, ids, id)
		ids[id] = key
	}
	made := 0
	var cursor *string
	for {
		list, err := l.ListJobsWithResponse(l.Context(), &client.ListJobsParams{Limit: new(200), Cursor: cursor})
		require.NoError(l, err)
		for _, j := range list.JSON200.Items {
			require.Contains(l, ids, j.Id, "a job that nobody asked for")
			made++
		}
		if cursor = list.JSON200.Next; cursor == nil {
			break
		}
	}
	require.Zero(l, lost)
	require.Equal(l, len(l.all), made)
	return fmt.Sprintf("%d jobs asked for, %d answered meanwhile, %d lost, %d made twice", len(l.all), len(l.answered), lost, made-len(l.all))
}

// children gives the solver processes of a process.
func children(t *testing.T, of int) []int {
	t.Helper()
	var out []int
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	require.NoError(t, err)
	for _, path := range stats {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // it ended meanwhile
		}
		_, after, _ := strings.Cut(string(data), ") ")
		fields := strings.Fields(after)
		if len(fields) > 1 && fields[1] == strconv.Itoa(of) {
			pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			require.NoError(t, err)
			out = append(out, pid)
		}
	}
	return out
}

// A job goes on from the best rota it had, whether its solver processes are
// killed or the whole service, and its best rota never gets worse.
func TestAJobSurvivesWhateverIsKilled(t *testing.T) {
	t.Parallel()
	needORTools(t)
	if testing.Short() {
		t.Skip("what it kills runs under the detector in others")
	}
	s := serving(t, "--slice", "1s")
	res, err := s.AddJobWithResponse(t.Context(), &client.AddJobParams{IdempotencyKey: new("1")}, client.JobRequest{Kind: "from_today", Ward: s.ward("ward-small"), TimeSeconds: new(3600)})
	require.NoError(t, err)
	require.NotNil(t, res.JSON202, string(res.Body))
	job := res.JSON202.Id
	found := func(line string) bool { return line == "event: found" }
	require.True(t, s.watch(job, found))

	killed := map[int]bool{}
	for len(killed) < 4 { // those that are begun after the first are killed too
		for _, pid := range children(t, s.cmd.Process.Pid) {
			if p, err := os.FindProcess(pid); err == nil && !killed[pid] && p.Kill() == nil {
				killed[pid] = true
			}
		}
		time.Sleep(20 * time.Millisecond) // until there are more
	}

	require.Eventually(t, func() bool {
		best, err := s.GetBestWithResponse(t.Context(), job)
		return err == nil && best.JSON200 != nil
	}, 10*time.Minute, 20*time.Millisecond, "what was found is kept")

	services, back := 0, 0
	var numbers []int
	for range 2 {
		before, err := s.GetBestWithResponse(t.Context(), job)
		require.NoError(t, err)
		orphans := children(t, s.cmd.Process.Pid)
		s.kill()
		services++
		require.Eventually(t, func() bool {
			return !slices.ContainsFunc(orphans, func(pid int) bool {
				_, err := os.Stat(fmt.Sprintf("/proc/%d/fd", pid))
				return err == nil && alive(pid)
			})
		}, 10*time.Second, 20*time.Millisecond, "solver processes end with the service")
		s.start()
		after, err := s.GetBestWithResponse(t.Context(), job)
		require.NoError(t, err)
		require.NotNil(t, before.JSON200, string(before.Body))
		require.NotNil(t, after.JSON200, string(after.Body))
		numbers = append(numbers, before.JSON200.Number, after.JSON200.Number)
		if after.JSON200.Number < before.JSON200.Number || after.JSON200.Number == before.JSON200.Number && string(after.JSON200.Rota.RawMessage) != string(before.JSON200.Rota.RawMessage) {
			back++
		}
	}
	require.True(t, slices.IsSorted(numbers), numbers)
	s.stop(job)
	s.watch(job, nothing)
	j := s.job(job)
	require.Equal(t, client.Done, j.State, "%+v", j)
	require.NotNil(t, j.Rota)
	list, err := s.ListRotasWithResponse(t.Context(), nil)
	require.NoError(t, err)
	t.Logf("%d solver processes and %d services killed: the job is %s with %d full-time posts, its best rota, looked at before and after %d times, went back %d times, %d rota came of it", len(killed), services, j.State, *j.FullTime, len(numbers)/2, back, len(list.JSON200.Items))
	require.Zero(t, back)
	require.Len(t, list.JSON200.Items, 1)
}

// A comparison and a repair go on from what they had come to, whenever the
// service is killed: nothing that a slice has done is done again.
func TestWhatIsPutAsideSurvivesAKill(t *testing.T) {
	t.Parallel()
	needORTools(t)
	goesOn(serving(t, "--slice", "1s"))
}

func goesOn(s *served) {
	s.Helper()
	ward := s.ward("ward-small")
	add := func(key string, r client.JobRequest) string {
		res, err := s.AddJobWithResponse(s.Context(), &client.AddJobParams{IdempotencyKey: &key}, r)
		require.NoError(s, err)
		require.NotNil(s, res.JSON202, string(res.Body))
		return res.JSON202.Id
	}
	compare := add("compare", client.JobRequest{Kind: "compare", Ward: ward, Models: new([]string{"traditional", "hinke_3_8"}), Run: new(client.RunStructure), AsIfAgreed: new(true), TimeSeconds: new(3600)})
	kills, again := 0, 0
	require.True(s, s.watch(compare, func(line string) bool { return strings.Contains(line, `"search":2`) }))
	for range 2 {
		had := s.job(compare).SpentSeconds
		for s.job(compare).SpentSeconds <= had {
			time.Sleep(20 * time.Millisecond) // until a slice is over
		}
		s.kill()
		kills++
		s.start()
	}
	s.stop(compare)
	seen := 0
	s.watch(compare, func(line string) bool {
		if data, ok := strings.CutPrefix(line, "data: "); ok && strings.Contains(data, `"search"`) {
			var e struct{ Search int }
			require.NoError(s, json.Unmarshal([]byte(data), &e))
			if e.Search < seen-1 { // the one under way when it was killed is, from where it was
				again++
			}
			seen = max(seen, e.Search)
		}
		return false
	})
	require.Equal(s, client.Done, s.job(compare).State)

	broken, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(s, err)
	kept, err := s.AddRotaWithBodyWithResponse(s.Context(), ward, &client.AddRotaParams{IdempotencyKey: new("broken")}, "application/yaml", bytes.NewReader(broken))
	require.NoError(s, err)
	require.NotNil(s, kept.JSON201, string(kept.Body))
	repair := add("repair", client.JobRequest{Kind: "repair", Ward: ward, Start: &kept.JSON201.Id, TimeSeconds: new(3600)})
	s.watch(repair, func(line string) bool { return strings.Contains(line, `"running"`) })
	if s.job(repair).State != client.Done { // small as it is, it may be quicker
		kills++
		s.kill()
		s.start()
	}
	s.watch(repair, nothing)
	j := s.job(repair)
	require.Equal(s, client.Done, j.State)
	require.Equal(s, client.Optimal, *j.Outcome)
	s.Logf("killed %d times in a comparison and a repair: %d searches told of, %d done anew, both are done", kills, seen, again)
	require.Zero(s, again)
}

// alive tells whether a process runs; one that nobody has waited for does not.
func alive(pid int) bool {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, after, _ := strings.Cut(string(data), ") ")
	return err == nil && !strings.HasPrefix(after, "Z")
}

func TestTheServiceStopsAndGivesJobsBack(t *testing.T) {
	t.Parallel()
	needORTools(t)
	s := serving(t)
	res, err := s.AddJobWithResponse(t.Context(), &client.AddJobParams{IdempotencyKey: new("1")}, client.JobRequest{Kind: "structure", Ward: s.ward("ward-small"), TimeSeconds: new(600)})
	require.NoError(t, err)
	job := res.JSON202.Id
	require.True(t, s.watch(job, func(line string) bool { return line == "event: stage" }))
	require.NoError(t, s.cmd.Process.Signal(os.Interrupt))
	require.NoError(t, s.cmd.Wait(), "it ends by itself, with exit code 0")
	s.start()
	j := s.job(job)
	require.NotEqual(t, client.Failed, j.State)
	require.Positive(t, j.SpentSeconds, "what was searched counts")
}

func TestKeysFromTheCommandLine(t *testing.T) {
	t.Parallel()
	s := serving(t)
	_, errs, code := heltid(t, "serve", "--data", s.folder, "--listen", "127.0.0.1:0")
	require.Equal(t, 2, code)
	require.Contains(t, errs, "another process has the data folder open")
	out, _, code := heltid(t, "keys", "create", "lønn", "--role", "reader", "--data", s.folder)
	require.Zero(t, code)
	i := strings.Index(out, "heltid_")
	secret, _, _ := strings.Cut(out[i:], "\n")
	id, _, _ := strings.Cut(out, " ")
	ask := func() int {
		r, err := http.NewRequestWithContext(t.Context(), "GET", s.ClientInterface.(*client.Client).Server+"v1/wards", nil)
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+secret)
		res, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		io.Copy(io.Discard, res.Body)
		return res.StatusCode
	}
	require.Equal(t, 200, ask())
	out, _, _ = heltid(t, "keys", "--data", s.folder)
	require.Contains(t, out, "reader")
	require.NotContains(t, out, secret)
	_, _, code = heltid(t, "keys", "revoke", id, "--data", s.folder)
	require.Zero(t, code)
	require.Equal(t, 401, ask())
	for _, wrong := range [][]string{{"keys", "create", "x", "--role", "boss", "--data", s.folder}, {"keys", "revoke", "k_none", "--data", s.folder}, {"keys", "--data", t.TempDir()}} {
		_, errs, code := heltid(t, wrong...)
		require.Equal(t, 2, code, errs)
	}
}
