package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cobra"

	"heltid/api"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/api/store/sqlite"
	"heltid/api/web"
	"heltid/solver/cpsat"
)

// serveFlags are what `heltid serve` can be told.
type serveFlags struct {
	data, listen, ortools, memory string
	slice                         time.Duration
	jobs, waiting                 int
	verbose                       bool
}

// dataFolder is where the service keeps what it has, unless it is told.
const dataFolder = "heltid-data"

func (p *program) serve() *cobra.Command {
	f := serveFlags{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the HTTP service on this machine",
		Long: `serve runs the HTTP service and works on its jobs. Everything is kept in one data
folder. The first time it prints a key, once. /v1/openapi.yaml says what can be
asked. Ctrl-C or SIGTERM ends it: jobs under way are kept and go on next time.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.runServe(cmd, f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.data, "data", dataFolder, "folder for everything that is kept")
	fl.StringVar(&f.listen, "listen", "127.0.0.1:8080", "address to listen on; there is no TLS, so another than this machine's own belongs behind a proxy that has it")
	fl.DurationVar(&f.slice, "slice", 30*time.Second, "how long a job is worked on before the next has its turn")
	fl.IntVar(&f.jobs, "jobs", 1, "jobs worked on at once; each takes two cores or more")
	fl.IntVar(&f.waiting, "waiting", 200, "jobs of one tenant that may wait at once")
	fl.StringVar(&f.ortools, "ortools", "", "folder with OR-Tools' libraries (default: HELTID_ORTOOLS, or beside the program)")
	fl.StringVar(&f.memory, "memory", "", "most memory for a solver process, as 2GiB (default no limit)")
	fl.BoolVar(&f.verbose, "verbose", false, "log each call")
	return cmd
}

func (p *program) runServe(cmd *cobra.Command, f serveFlags) error {
	memory, err := bytesOf(f.memory)
	if err != nil {
		return err
	}
	if f.slice < time.Second || f.jobs < 1 || f.waiting < 1 {
		return usage(errors.New("--slice is a second at least, --jobs and --waiting one at least"))
	}
	level := slog.LevelInfo
	if f.verbose {
		level = slog.LevelDebug
	}
	log := slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	kept, err := sqlite.Open(ctx, f.data)
	if err != nil {
		return bad(err)
	}
	defer kept.Close()
	again, failed, err := kept.Queue().Recover(ctx)
	if err != nil {
		return err
	}
	if again+failed > 0 {
		log.Warn("jobs were left by a service that died", "again", again, "failed", failed)
	}
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		return bad(err)
	}
	if err := p.firstKey(ctx, kept); err != nil {
		return err
	}
	if _, err := cpsat.Library(f.ortools); err != nil {
		log.Warn("no job can be solved", "error", err)
	}
	registry := prometheus.NewRegistry()
	work := runner.New(kept.Queue(), runner.Settings{Slice: f.slice, Jobs: f.jobs, Library: f.ortools, Memory: memory,
		Faults: filepath.Join(f.data, "faults"), Log: log, Metrics: runner.NewMetrics(registry)})
	ending := make(chan struct{})
	handler, err := api.New(api.Settings{Store: kept, Runner: work, Metrics: api.NewMetrics(registry), Log: log, Waiting: f.waiting, Library: f.ortools, Ending: ending})
	if err != nil {
		return err
	}
	if handler, err = web.Before(handler, log); err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelInfo)}
	var all sync.WaitGroup
	all.Go(func() { work.Run(ctx) })
	fmt.Fprintf(p.out, "heltid listens on http://%s\n", listener.Addr())
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err = <-served:
		stop()
	case <-ctx.Done():
		log.Info("stopping; jobs under way are kept")
		close(ending)
		bye, cancel := context.WithTimeout(context.WithoutCancel(ctx), leave)
		defer cancel()
		err = server.Shutdown(bye)
	}
	all.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// leave is how long calls under way may take when the service stops.
const leave = 10 * time.Second

// firstKey makes a key where there is none, and prints it.
func (p *program) firstKey(ctx context.Context, s store.Store) error {
	have, err := s.Of(localTenant).Keys(ctx)
	if err != nil || len(have) > 0 {
		return err
	}
	secret, _, err := newKey(ctx, s, localTenant, "admin", "made at the first start")
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "This key may do everything. It is shown this once; `heltid keys` makes others.\n\n    %s\n\n", secret)
	return nil
}
