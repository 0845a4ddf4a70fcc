package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cobra"

	"heltid/api"
	"heltid/api/login"
	"heltid/api/store"
	"heltid/api/web"
	"heltid/api/webhook"
)

// serveFlags are what `heltid serve` can be told.
type serveFlags struct {
	hosts []string // that webhooks may be at
	sites []string // whose pages may call
	login string   // file with the issuers of tokens

	at     storage
	work   workFlags
	listen string

	waiting int
}

func (p *program) serve() *cobra.Command {
	f := serveFlags{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the HTTP service on this machine",
		Long: `serve runs the HTTP service and works on its jobs. Everything is kept in one data
folder, or in a PostgreSQL database, which services and workers of several
machines may have open. The first time it prints a key, once. /v1/openapi.yaml
says what can be asked, and /metrics has figures for Prometheus. Each call is told
to OpenTelemetry as a span where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.
Ctrl-C or SIGTERM ends it: jobs under way are kept and go on next time.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.runServe(cmd, f) },
	}
	fl := cmd.Flags()
	f.at.flags(fl)
	f.work.flags(fl, "<data>/faults", "jobs worked on at once; each takes two cores or more; 0 with --database leaves them to heltid worker")
	fl.StringVar(&f.listen, "listen", "127.0.0.1:8080", "address to listen on; there is no TLS, so another than this machine's own belongs behind a proxy that has it")
	fl.StringArrayVar(&f.hosts, "webhook-host", nil, "host that webhooks may be at, as turnus.example.no or *.example.no; may be given several times (default none)")
	fl.StringArrayVar(&f.sites, "origin", nil, "site whose pages may call from a browser (CORS), as https://turnus.example.no; may be given several times (default none)")
	fl.StringVar(&f.login, "login", "", "file with the issuers of tokens that are believed besides keys: Maskinporten, Entra and other OpenID Connect providers")
	fl.IntVar(&f.waiting, "waiting", 200, "jobs of one tenant that may wait at once")
	return cmd
}

func (p *program) runServe(cmd *cobra.Command, f serveFlags) error {
	if f.waiting < 1 || f.work.jobs == 0 && f.at.database == "" {
		return usage(errors.New("--waiting is one at least, and so is --jobs but with --database"))
	}
	if f.work.share && f.at.database == "" {
		return usage(errors.New("--share is for workers that have a PostgreSQL database in common (--database): a data folder has this one process, which works on its jobs with all it has"))
	}
	for _, site := range f.sites {
		if u, err := url.Parse(site); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || site != u.Scheme+"://"+u.Host || strings.Contains(site, "*") {
			return usage(fmt.Errorf("--origin %s: a site is written as https://turnus.example.no, without a path", site))
		}
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	kept, err := f.at.open(ctx)
	if err != nil {
		return bad(err)
	}
	defer kept.Close()
	log := f.work.log(cmd)
	if f.work.faults == "" {
		f.work.faults = filepath.Join(f.at.folder, "faults")
	}
	registry := prometheus.NewRegistry()
	work, err := f.work.runner(kept, log, registry)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		return bad(err)
	}
	if err := p.firstKey(ctx, kept); err != nil {
		return err
	}
	ending := make(chan struct{})
	var logins *login.Logins
	if f.login != "" {
		if logins, err = login.Read(f.login, api.Roles); err != nil {
			return bad(err)
		}
	}
	settings := api.Settings{Store: kept, Metrics: api.NewMetrics(registry), Log: log, Waiting: f.waiting, Library: f.work.ortools, Ending: ending, Logins: logins, Hosts: f.hosts, Origins: f.sites, Tidy: work.Tidy}
	spans, err := traces(ctx, log)
	if err != nil {
		return err
	}
	if spans != nil {
		settings.Traces = spans
		defer func() {
			bye, cancel := context.WithTimeout(context.WithoutCancel(ctx), leave)
			defer cancel()
			spans.Shutdown(bye) // who is told of the last calls may be away
		}()
	}
	handler, err := api.New(settings)
	if err != nil {
		return err
	}
	if handler, err = web.Before(handler, log); err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelInfo)}
	var all sync.WaitGroup
	var worked error
	if f.work.jobs > 0 {
		all.Go(func() {
			if worked = work.Run(ctx); worked != nil {
				stop()
			}
		})
	}
	all.Go(func() {
		hourly(ctx, func() {
			if _, err := kept.Sweep(ctx, time.Now()); err != nil && ctx.Err() == nil {
				log.Error("what is kept no longer could not be deleted", "error", err)
			}
			work.Tidy(ctx)
		})
	})
	if len(f.hosts) > 0 {
		all.Go(func() { webhook.New(kept.Outbox(), f.hosts, log).Run(ctx) })
	}
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
		err = nil
	}
	return errors.Join(err, worked)
}

// leave is how long calls under way may take when the service stops.
const leave = 10 * time.Second

// firstKey makes a key where there is none, and prints it.
func (p *program) firstKey(ctx context.Context, s store.Store) error {
	have, err := s.Of(localTenant).Keys(ctx)
	if err != nil || len(have) > 0 {
		return err
	}
	k, secret := api.NewKey(localTenant, "admin", "made at the first start")
	err = keep(ctx, s, k)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "This key may do everything. It is shown this once; `heltid keys create` makes others.\nSign in with it in a browser at the address below.\n\n    %s\n\n", secret)
	return nil
}
