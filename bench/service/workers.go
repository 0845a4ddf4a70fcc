package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	shared = 40                     // jobs
	glance = 100 * time.Millisecond // how often who works is looked at
)

// share has two workers finish jobs, and looks whether one is idle meanwhile.
func share(ctx context.Context, q settings, database string) (string, error) {
	s, err := open(ctx, q, database, "--jobs", "0")
	if err != nil {
		return "", err
	}
	defer s.Close()
	for n := range shared {
		if _, err := s.add(ctx, fmt.Sprint(n), 3); err != nil {
			return "", err
		}
	}
	for range 2 {
		w := exec.CommandContext(ctx, q.program, "worker", "--database", database, "--slice", "2s", "--faults", filepath.Join(s.Folder, "faults"))
		if err := w.Start(); err != nil {
			return "", err
		}
		defer func() {
			w.Process.Signal(os.Interrupt)
			w.Wait()
		}()
	}
	var began, full time.Time // when the first had a job, and when both had
	looks, idle, longest := 0, 0, time.Duration(0)
	for ctx.Err() == nil {
		time.Sleep(glance)
		queued, err := s.figure(ctx, `heltid_jobs{state="queued"}`)
		if err != nil {
			return "", err
		}
		running, err := s.figure(ctx, `heltid_jobs{state="running"}`)
		if err != nil {
			return "", err
		}
		now := time.Now()
		switch {
		case running > 0 && began.IsZero():
			began = now
		case queued+running == 0:
			return fmt.Sprintf("%d jobs of 3 s in %.0f s; at %d of %d looks a worker was idle while jobs waited, for %v at the longest", shared, now.Sub(began).Seconds(), idle, looks, longest.Round(10*time.Millisecond)), nil
		}
		if running >= 2 || full.IsZero() {
			if running >= 2 {
				full = now
			} else {
				continue // they are starting
			}
		}
		looks++
		if running < 2 && queued > 0 {
			idle++
			longest = max(longest, now.Sub(full))
		}
	}
	return "", ctx.Err()
}
