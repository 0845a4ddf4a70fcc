package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"heltid/bench/pattern"
	"heltid/solver/ward"
)

// check times the program on a rota of so many people and weeks, from start to
// end of the process. The rota is a pattern and breaks rules, which costs the
// checker no less than a legal one.
func check(kind string, people, weeks int) func(context.Context, settings) (string, error) {
	return func(ctx context.Context, s settings) (string, error) {
		w, err := pattern.Ward(kind, people, weeks)
		if err != nil {
			return "", err
		}
		c, err := w.Case("", ward.FromToday)
		if err != nil {
			return "", err
		}
		folder, err := os.MkdirTemp("", "heltid-bench-")
		if err != nil {
			return "", err
		}
		defer os.RemoveAll(folder)
		wardFile, rotaFile := filepath.Join(folder, "ward.yaml"), filepath.Join(folder, "rota.yaml")
		for path, write := range map[string]func() ([]byte, error){wardFile: w.YAML, rotaFile: pattern.Rota(c).YAML} {
			data, err := write()
			if err != nil {
				return "", err
			}
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return "", err
			}
		}
		took, used, err := median(ctx, 5, s.program, "check", rotaFile, "--ward", wardFile)
		return fmt.Sprintf("%d people, %d weeks: %d ms, %d ms of CPU, %d MiB", people, weeks, took.Milliseconds(), used.cpu.Milliseconds(), used.memory>>20), err
	}
}

// startup times the program from start to end of its process.
func startup(ctx context.Context, s settings) (string, error) {
	took, _, err := median(ctx, 11, s.program, "version")
	return fmt.Sprintf("%d ms", took.Milliseconds()), err
}

// use is what processes used: the one in the middle of CPU time, the largest of
// memory in bytes.
type use struct {
	cpu    time.Duration
	memory int64
}

// median runs a program so many times and gives the time in the middle, from
// start to end, and what it used. That it finds breaches in a rota (exit code 4)
// is no failure.
func median(ctx context.Context, times int, program string, args ...string) (time.Duration, use, error) {
	var took, cpu []time.Duration
	var used use
	for range times {
		began := time.Now()
		cmd := exec.CommandContext(ctx, program, args...)
		out, err := cmd.CombinedOutput()
		took = append(took, time.Since(began))
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 4) {
			return 0, used, fmt.Errorf("%s %s: %w: %s", program, args[0], err, out)
		}
		cpu = append(cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			used.memory = max(used.memory, r.Maxrss<<10) // kibibytes
		}
	}
	slices.Sort(took)
	slices.Sort(cpu)
	used.cpu = cpu[len(cpu)/2]
	return took[len(took)/2], used, nil
}
