package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heltid/api"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/solver/cpsat"
)

// workFlags say how jobs are worked on.
type workFlags struct {
	ortools, memory, faults string
	slice                   time.Duration
	jobs                    int
	verbose, share          bool
}

func (f *workFlags) flags(fl *pflag.FlagSet, faults, jobs string) {
	fl.DurationVar(&f.slice, "slice", 30*time.Second, "how long a job is worked on before the next has its turn")
	fl.IntVar(&f.jobs, "jobs", 1, jobs)
	fl.StringVar(&f.ortools, "ortools", "", "folder with OR-Tools' libraries (default: HELTID_ORTOOLS, or beside the program)")
	fl.StringVar(&f.memory, "memory", "", "most memory for a solver process, as 2GiB (default no limit)")
	fl.StringVar(&f.faults, "faults", "", "folder for what shows a fault of the program, with what is in the job's ward file (default "+faults+")")
	fl.BoolVar(&f.share, "share", false, "while no job waits, work on parts of the jobs of other workers that have --share too, and let them work on parts of the jobs here; with --database")
	fl.BoolVar(&f.verbose, "verbose", false, "log each call")
}

func (f *workFlags) log(cmd *cobra.Command) *slog.Logger {
	level := slog.LevelInfo
	if f.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
}

// runner makes what works on the jobs of a store.
func (f *workFlags) runner(s store.Store, log *slog.Logger, metrics prometheus.Registerer) (*runner.Runner, error) {
	memory, err := bytesOf(f.memory)
	if err != nil {
		return nil, err
	}
	if f.slice < time.Second || f.jobs < 0 {
		return nil, usage(errors.New("--slice is a second at least, and --jobs not below zero"))
	}
	if _, err := cpsat.Library(f.ortools); err != nil {
		log.Warn("no job can be solved", "error", err)
	}
	set := runner.Settings{Slice: f.slice, Jobs: f.jobs, Library: f.ortools, Memory: memory, Faults: f.faults, Log: log, Metrics: runner.NewMetrics(metrics)}
	if f.share {
		set.Share = s.Parts()
	}
	return runner.New(s.Queue(), set), nil
}

// hourly does something at once and every hour until ctx ends.
func hourly(ctx context.Context, do func()) {
	for tick := time.NewTicker(time.Hour); ; {
		do()
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// workerFaults is where a worker leaves what shows a fault, unless it is told.
const workerFaults = "heltid-faults"

func (p *program) worker() *cobra.Command {
	var at storage
	var f workFlags
	var metrics string
	cmd := &cobra.Command{
		Use:   "worker",
		Short: "Work on the jobs of services that share a PostgreSQL database",
		Long: `worker works on jobs, beside other workers on this machine and others. Ctrl-C or
SIGTERM ends it: jobs under way are given back with what they have, and others go
on with them. What a worker had that died goes to others within seconds.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if at.database == "" || f.jobs == 0 {
				return usage(fmt.Errorf("a worker needs --database or %s, and --jobs is one at least", databaseVariable))
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			f.faults = cmp.Or(f.faults, workerFaults)
			kept, err := at.open(ctx)
			if err != nil {
				return bad(err)
			}
			defer kept.Close()
			registry := prometheus.NewRegistry()
			work, err := f.runner(kept, f.log(cmd), registry)
			if err != nil {
				return err
			}
			if metrics != "" {
				at, end, err := tellFigures(metrics, registry)
				if err != nil {
					return bad(err)
				}
				defer end()
				fmt.Fprintf(p.out, "its figures are at http://%s/metrics\n", at)
			}
			fmt.Fprintln(p.out, "heltid works")
			go hourly(ctx, func() { work.Tidy(ctx) })
			return work.Run(ctx)
		},
	}
	at.databaseFlag(cmd.Flags())
	f.flags(cmd.Flags(), workerFaults, "jobs worked on at once; each takes two cores or more")
	cmd.Flags().StringVar(&metrics, "metrics", "", "address to tell the worker's own figures at, for Prometheus, as 127.0.0.1:9090 (default none)")
	return cmd
}

// tellFigures answers GET /metrics at an address until it is ended.
func tellFigures(address string, of prometheus.Gatherer) (at net.Addr, end func() error, err error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		text, err := api.Figures(of)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		io.WriteString(w, text)
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener)
	return listener.Addr(), server.Close, nil
}
