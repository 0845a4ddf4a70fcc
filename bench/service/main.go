// Command service prints how the HTTP service carries load on this machine, on
// SQLite and on PostgreSQL. It times what it runs and judges nothing.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"heltid/solver"
)

// settings of the measurements.
type settings struct {
	program, ward, on       string
	jobs, watchers, callers int
	time, soak              time.Duration
	share                   bool
	mend                    string
}

func main() {
	q := settings{}
	flag.StringVar(&q.program, "heltid", "bin/heltid", "the built program")
	flag.StringVar(&q.ward, "ward", "ward-30", "example ward of the jobs and the rota that is checked")
	flag.IntVar(&q.jobs, "jobs", 2000, "jobs to queue")
	flag.IntVar(&q.watchers, "watchers", 200, "streams of events to hold open")
	flag.IntVar(&q.callers, "callers", 4, "callers at once")
	flag.DurationVar(&q.time, "time", 20*time.Second, "how long to watch, to check rotas, and to work on a shared job")
	flag.BoolVar(&q.share, "share", false, "have one job from today worked on by one worker, then by two that share it, and nothing else")
	flag.DurationVar(&q.soak, "soak", 0, "how long to work through small jobs from end to end and tell the memory, and nothing else")
	flag.StringVar(&q.on, "on", "both", "sqlite or postgres: measure on that alone")
	flag.StringVar(&q.mend, "mend", "", "with -share: example rota that the job is to mend, as ward-30-three-breaches")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Printf("heltid %s, %s, %d cores, %s\n\n", solver.Version, runtime.Version(), runtime.NumCPU(), time.Now().UTC().Format("2006-01-02"))
	run := load
	switch {
	case q.share:
		run = together
	case q.soak > 0:
		run = soak
	}
	if err := run(ctx, q); err != nil {
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(1)
	}
}

// row is what is measured, on each database.
type row struct {
	what, aim string
	run       func(context.Context, settings, *site) (string, error)
}

var rows = []row{
	{"jobs queued while a worker solves: time of POST /v1/jobs", "p99 under 50 ms", queue},
	{"watchers of the job that runs", "200", watch},
	{"POST /v1/check", "100 a second on the ward of 30", check},
	{"memory of the service after all that", "bounded", memory},
}

func load(ctx context.Context, q settings) error {
	var stores []string
	var columns [][]string
	said := ""
	err := onEach(ctx, q, func(store string, database func(name string) (string, error)) error {
		at, err := database("load")
		if err != nil {
			return err
		}
		column, err := measured(ctx, q, at)
		if err != nil {
			return err
		}
		stores, columns = append(stores, store), append(columns, column)
		if at, err = database("workers"); err != nil || at == "" {
			return err
		}
		said, err = share(ctx, q, at)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Printf("| what | aim | %s |\n|---|---|%s\n", strings.Join(stores, " | "), strings.Repeat("---|", len(stores)))
	for n, r := range rows {
		fmt.Printf("| %s | %s |", r.what, r.aim)
		for _, c := range columns {
			fmt.Printf(" %s |", c[n])
		}
		fmt.Println()
	}
	if said != "" {
		fmt.Printf("\n%d jobs on two workers, aim no idle worker while jobs wait: %s\n", shared, said)
	}
	return nil
}

// measured are the rows on one database.
func measured(ctx context.Context, q settings, database string) ([]string, error) {
	s, err := open(ctx, q, database)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var out []string
	for _, r := range rows {
		said, err := r.run(ctx, q, s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.what, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", r.what, said)
		out = append(out, said)
	}
	return out, nil
}
