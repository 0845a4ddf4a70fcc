package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"heltid/api/client"
	"heltid/bench/served"
	"heltid/fixtures"
)

// site is a service that runs, with a worker of its own.
type site struct {
	*served.Service
	ward, rota string // the ward, and a rota for it
}

// open starts a service, on PostgreSQL where it has an address.
func open(ctx context.Context, q settings, database string, more ...string) (*site, error) {
	of, err := served.Start(ctx, q.program, append([]string{"--database", database, "--waiting", "1000000"}, more...)...)
	if err != nil {
		return nil, err
	}
	data, err := fixtures.Ward(q.ward)
	if err != nil {
		return nil, err
	}
	id, err := of.Ward(ctx, "ward", data)
	return &site{Service: of, ward: id}, err
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

// keep keeps an example rota.
func (s *site) keep(ctx context.Context, example string) (string, error) {
	data, err := fixtures.Rota(example)
	if err != nil {
		return "", err
	}
	res, err := s.AddRotaWithBodyWithResponse(ctx, s.ward, &client.AddRotaParams{IdempotencyKey: &example}, "application/yaml", bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	if res.JSON201 == nil {
		return "", fmt.Errorf("%s", res.Body)
	}
	return res.JSON201.Id, nil
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
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.Process.Pid))
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
