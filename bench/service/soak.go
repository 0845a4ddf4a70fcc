package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"
)

// looks are how many times a soak looks at the service.
const looks = 20

// soak has callers work through jobs from end to end, over and over: a job is
// asked for, watched until it ends, its report and its rota are read, the rota is
// checked and the job deleted. Nothing that the service holds may grow.
func soak(ctx context.Context, q settings) error {
	return onEach(ctx, q, func(store string, database func(string) (string, error)) error {
		at, err := database("soak")
		if err != nil {
			return err
		}
		s, err := open(ctx, q, at)
		if err != nil {
			return err
		}
		defer s.Close()
		fmt.Printf("| %s, after | jobs done | memory | at most | threads | files open | data folder |\n|---|---|---|---|---|---|---|\n", store)
		return s.soak(ctx, q)
	})
}

func (s *site) soak(ctx context.Context, q settings) error {
	ctx, end := context.WithTimeout(ctx, q.soak)
	defer end()
	began, done, over := time.Now(), atomic.Int64{}, make(chan error, 1)
	go func() {
		_, err := each(q, 1<<30, func(n int) error {
			err := s.whole(ctx, q, n)
			if err == nil {
				done.Add(1)
			}
			return err
		})
		over <- err
	}()
	for tick := time.NewTicker(q.soak / looks); ; {
		select {
		case <-tick.C:
		case err := <-over:
			if ctx.Err() != nil {
				return nil // the time is out, in the middle of a job
			}
			return err
		}
		said, err := s.look()
		if err != nil {
			return err
		}
		fmt.Printf("| %v | %d | %s |\n", time.Since(began).Round(time.Second), done.Load(), said)
	}
}

// whole is one job from end to end.
func (s *site) whole(ctx context.Context, q settings, n int) error {
	id, err := s.add(ctx, fmt.Sprint(n), 2)
	if err != nil {
		return err
	}
	events, err := s.WatchJob(ctx, id, nil)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, events.Body)
	if err := errors.Join(err, events.Body.Close()); err != nil {
		return err
	}
	report, err := s.GetReportWithResponse(ctx, id, nil)
	if err != nil {
		return err
	}
	best, err := s.GetBestWithResponse(ctx, id)
	if err != nil {
		return err
	}
	if report.StatusCode() != http.StatusOK {
		return fmt.Errorf("job %s ended without its report: %s", id, report.Body)
	}
	if best.JSON200 != nil { // on a busy machine two seconds may come to no rota
		form, err := formOf(q.ward, best.JSON200.Rota.RawMessage)
		if err != nil {
			return err
		}
		if err := s.checked(ctx, form); err != nil {
			return err
		}
	}
	gone, err := s.DeleteJobWithResponse(ctx, id)
	if err == nil && gone.StatusCode() != http.StatusNoContent {
		err = fmt.Errorf("%s", gone.Body)
	}
	return err
}

// look tells what the service holds now.
func (s *site) look() (string, error) {
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.Process.Pid))
	if err != nil {
		return "", err
	}
	var kept int64
	err = filepath.WalkDir(s.Folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // gone meanwhile
		}
		if about, err := d.Info(); err == nil {
			kept += about.Size()
		}
		return nil
	})
	said := make([]string, 3)
	for i, name := range []string{"VmRSS:", "VmHWM:", "Threads:"} {
		var wrong error
		said[i], wrong = resident(s, name)
		err = errors.Join(err, wrong)
	}
	return fmt.Sprintf("%s | %d | %d KiB", strings.Join(said, " | "), len(files), kept>>10), err
}
