package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"heltid/api/client"
	"heltid/fixtures"
)

// each has callers do something, so many times in all, and gives how long each
// time took. It ends at the first error.
func each(q settings, times int, do func(n int) error) ([]time.Duration, error) {
	took := make([]time.Duration, times)
	var next atomic.Int64
	var all sync.WaitGroup
	errs := make(chan error, q.callers)
	for range q.callers {
		all.Go(func() {
			for n := int(next.Add(1)) - 1; n < times; n = int(next.Add(1)) - 1 {
				began := time.Now()
				if err := do(n); err != nil {
					errs <- err
					return
				}
				took[n] = time.Since(began)
			}
		})
	}
	all.Wait()
	close(errs)
	slices.Sort(took)
	return took, <-errs
}

// queue adds jobs while one is solved.
func queue(ctx context.Context, q settings, s *site) (string, error) {
	first, err := s.add(ctx, "first", 600)
	if err != nil {
		return "", err
	}
	for { // until there is a rota
		best, err := s.GetBestWithResponse(ctx, first)
		if err != nil {
			return "", err
		}
		if best.JSON200 != nil {
			s.rota = string(best.JSON200.Rota.RawMessage)
			break
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	began := time.Now()
	took, err := each(q, q.jobs, func(n int) error {
		_, err := s.add(ctx, fmt.Sprint(n), 600)
		return err
	})
	if err != nil {
		return "", err
	}
	waiting, err := s.figure(ctx, `heltid_jobs{state="queued"}`)
	at := func(percent int) time.Duration { return took[len(took)*percent/100].Round(100 * time.Microsecond) }
	return fmt.Sprintf("%d in %.1f s by %d callers, %.0f wait; p50 %v, p99 %v, longest %v", q.jobs, time.Since(began).Seconds(), q.callers, waiting, at(50), at(99), took[len(took)-1].Round(100*time.Microsecond)), err
}

// watch holds streams open, all of the job that is worked on, until they vanish.
func watch(ctx context.Context, q settings, s *site) (string, error) {
	list, err := s.ListJobsWithResponse(ctx, &client.ListJobsParams{State: new(client.Running)})
	if err != nil {
		return "", err
	}
	if len(list.JSON200.Items) == 0 {
		return "", fmt.Errorf("no job runs")
	}
	job := list.JSON200.Items[0].Id
	before, err := s.cpu()
	if err != nil {
		return "", err
	}
	began := time.Now()
	streams, leave := context.WithTimeout(ctx, q.time)
	defer leave()
	var open, events atomic.Int64
	var all sync.WaitGroup
	for range q.watchers {
		all.Go(func() {
			res, err := s.WatchJob(streams, job, nil)
			if err != nil {
				return
			}
			defer res.Body.Close()
			open.Add(1)
			for lines := bufio.NewScanner(res.Body); lines.Scan(); {
				if strings.HasPrefix(lines.Text(), "event: ") {
					events.Add(1)
				}
			}
		})
	}
	all.Wait()
	after, err := s.cpu()
	if err != nil {
		return "", err
	}
	var left float64
	for range 50 {
		if left, err = s.figure(ctx, "heltid_watchers"); err != nil || left == 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Sprintf("%d open for %.0f s, %d events read; the service took %.0f %% of a core; %.0f left once they had vanished", open.Load(), time.Since(began).Seconds(), events.Load(), 100*(after-before).Seconds()/time.Since(began).Seconds(), left), err
}

// check has rotas checked while a worker solves.
func check(ctx context.Context, q settings, s *site) (string, error) {
	form, err := formOf(q.ward, []byte(s.rota))
	if err != nil {
		return "", err
	}
	const most = 1 << 20
	began, done := time.Now(), atomic.Int64{}
	early := make(chan string, 1)
	time.AfterFunc(q.time/4, func() {
		said, _ := resident(s, "VmRSS:")
		early <- said
	})
	if _, err := each(q, most, func(int) error {
		if time.Since(began) > q.time {
			return nil
		}
		done.Add(1)
		return s.checked(ctx, form)
	}); err != nil {
		return "", err
	}
	late, err := resident(s, "VmRSS:")
	return fmt.Sprintf("%.0f a second by %d callers, beside the worker; the service has %s after a quarter of %v, %s at its end", float64(done.Load())/time.Since(began).Seconds(), q.callers, <-early, q.time, late), err
}

// form is a body of files.
type form struct {
	kind string
	body []byte
}

// formOf is what a check is asked with.
func formOf(example string, rota []byte) (form, error) {
	data, err := fixtures.Ward(example)
	if err != nil {
		return form{}, err
	}
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, f := range []struct {
		field, name string
		data        []byte
	}{{"ward", "ward.yaml", data}, {"rota", "rota.json", rota}} {
		part, err := w.CreateFormFile(f.field, f.name)
		if err != nil {
			return form{}, err
		}
		if _, err := part.Write(f.data); err != nil {
			return form{}, err
		}
	}
	err = w.Close()
	return form{w.FormDataContentType(), body.Bytes()}, err
}

// checked has a rota checked.
func (s *site) checked(ctx context.Context, f form) error {
	res, err := s.CheckWithBodyWithResponse(ctx, nil, f.kind, bytes.NewReader(f.body))
	if err == nil && res.StatusCode() != http.StatusOK {
		err = fmt.Errorf("%s", res.Body)
	}
	return err
}

// memory is the most the service ever had, without its solver processes.
func memory(_ context.Context, _ settings, s *site) (string, error) {
	said, err := resident(s, "VmHWM:")
	return said + " at most", err
}

// resident is a figure of the service's memory, by the kernel's name for it.
func resident(s *site, name string) (string, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		return "", err
	}
	_, after, _ := strings.Cut(string(data), name)
	said, _, _ := strings.Cut(after, "\n")
	return strings.Join(strings.Fields(said), " "), nil
}
