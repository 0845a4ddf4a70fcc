package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"heltid/api/client"
	"heltid/fixtures"
)

// site is a service that runs, with a worker of its own.
type site struct {
	folder, at, key string
	service         *exec.Cmd
	*client.ClientWithResponses
	ward, rota string // the ward, and a rota for it
}

// open starts a service, on PostgreSQL where it has an address.
func open(ctx context.Context, q settings, database string, more ...string) (*site, error) {
	folder, err := os.MkdirTemp("", "load")
	if err != nil {
		return nil, err
	}
	s := &site{folder: folder}
	args := append([]string{"serve", "--data", folder, "--database", database, "--listen", "127.0.0.1:0", "--waiting", "1000000"}, more...)
	out, err := s.start(ctx, q.program, args...)
	if err != nil {
		return nil, err
	}
	for out.Scan() {
		line := strings.TrimSpace(out.Text())
		if strings.HasPrefix(line, "heltid_") {
			s.key = line
		}
		if _, at, ok := strings.Cut(line, "listens on "); ok {
			s.at = at
			break
		}
	}
	if s.at == "" {
		return nil, errors.Join(errors.New("the service did not start"), s.close())
	}
	s.ClientWithResponses, err = client.NewClientWithResponses(s.at, client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+s.key)
		return nil
	}))
	if err != nil {
		return nil, err
	}
	data, err := fixtures.Ward(q.ward)
	if err != nil {
		return nil, err
	}
	res, err := s.AddWardWithBodyWithResponse(ctx, &client.AddWardParams{IdempotencyKey: new("ward")}, "application/yaml", strings.NewReader(string(data)))
	if err != nil {
		return nil, err
	}
	if res.JSON201 == nil {
		return nil, fmt.Errorf("%s", res.Body)
	}
	s.ward = res.JSON201.Id
	return s, nil
}

// start starts the service, whose lines are read.
func (s *site) start(ctx context.Context, program string, args ...string) (*bufio.Scanner, error) {
	s.service = exec.CommandContext(ctx, program, args...)
	out, err := s.service.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return bufio.NewScanner(out), s.service.Start()
}

func (s *site) close() error {
	s.service.Process.Signal(os.Interrupt)
	s.service.Wait()
	return os.RemoveAll(s.folder)
}

// add accepts a job.
func (s *site) add(ctx context.Context, key string, seconds int) (string, error) {
	res, err := s.AddJobWithResponse(ctx, &client.AddJobParams{IdempotencyKey: &key}, client.JobRequest{Kind: "structure", Ward: s.ward, TimeSeconds: &seconds})
	if err != nil {
		return "", err
	}
	if res.JSON202 == nil {
		return "", fmt.Errorf("%s", res.Body)
	}
	return res.JSON202.Id, nil
}

// figure is one of the service's metrics.
func (s *site) figure(ctx context.Context, name string) (float64, error) {
	res, err := s.GetMetricsWithResponse(ctx)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(res.Body)) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, fmt.Errorf("the service has no figure %s", name)
}

// cpu is the time the service has used, without its solver processes.
func (s *site) cpu() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.service.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(data), ") ")
	fields := strings.Fields(after)
	user, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, err
}
