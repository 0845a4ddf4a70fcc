package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"heltid/api/store"
)

const (
	glance    = 250 * time.Millisecond // how often a watcher looks for more
	heartbeat = 15 * time.Second       // how often something is sent where nothing happens
	atOnce    = 200                    // events read at a time
)

// WatchJob streams what happens to a job, until it is over, the caller is gone
// or the service stops.
func (s *service) WatchJob(ctx context.Context, r WatchJobRequestObject) (WatchJobResponseObject, error) {
	if _, err := s.mine(ctx).Job(ctx, r.Job); err != nil {
		return nil, err
	}
	out, in := io.Pipe()
	s.Metrics.watchers.Inc()
	go func() {
		defer s.Metrics.watchers.Dec()
		in.CloseWithError(s.watch(ctx, in, r.Job, r.Params.LastEventID))
	}()
	return WatchJob200TexteventStreamResponse{Body: out}, nil
}

// watch writes the events after a number. It fails where nobody reads.
func (s *service) watch(ctx context.Context, w io.Writer, job string, after int64) error {
	if _, err := io.WriteString(w, "retry: 2000\n\n"); err != nil {
		return err
	}
	quiet := time.Now()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		j, err := s.mine(ctx).Job(ctx, job) // before the events, so that the last of a job that is over is among them
		if errors.Is(err, store.ErrNotFound) {
			return io.EOF // it was deleted
		}
		if err != nil {
			return err
		}
		events, oldest, err := s.mine(ctx).Events(ctx, job, after, atOnce)
		if err != nil {
			return err
		}
		if after < oldest-1 {
			data, err := json.Marshal(jobOf(j))
			if err != nil {
				return err
			}
			events = append([]store.Event{{Number: oldest - 1, Kind: "snapshot", Data: data}}, events...)
		}
		for _, e := range events {
			if _, err := fmt.Fprintf(w, "id: %d\nevent: %s\ndata: %s\n\n", e.Number, e.Kind, e.Data); err != nil {
				return err
			}
			after, quiet = e.Number, time.Now()
		}
		if len(events) >= atOnce {
			continue
		}
		if j.State.Ended() {
			return io.EOF
		}
		if time.Since(quiet) > heartbeat {
			if _, err := io.WriteString(w, ": still there\n\n"); err != nil {
				return err
			}
			quiet = time.Now()
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-s.Ending:
			return io.EOF
		}
	}
}
