package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heltid/solver/ward/variant"
)

// searchFlags are what every command that searches can be told.
type searchFlags struct {
	progress, ortools, memory string
	time                      time.Duration
	seed, workers             int
	asIfAgreed, expert        bool
	with                      []string
}

// add offers the flags; what time holds is its default.
func (f *searchFlags) add(fl *pflag.FlagSet) {
	fl.DurationVar(&f.time, "time", f.time, "how long to search; 0 until everything is proven")
	fl.IntVar(&f.seed, "seed", 0, "seed of the search")
	fl.IntVar(&f.workers, "workers", 0, "CP-SAT threads (default 8, which may be more than there are cores)")
	fl.BoolVar(&f.asIfAgreed, "as-if-agreed", false, "plan as if the agreements that a rota model needs and nobody has made were there, and mark what hangs on them")
	fl.BoolVar(&f.expert, "expert", false, "allow rota models for those who know what the law asks of them")
	fl.StringSliceVar(&f.with, "with", nil, "what to decide about the ward besides, with commas between")
	fl.StringVar(&f.progress, "progress", "auto", "on standard error: auto, plain, json or none")
	fl.StringVar(&f.ortools, "ortools", "", "folder with OR-Tools' libraries (default: HELTID_ORTOOLS, or beside the program)")
	fl.StringVar(&f.memory, "memory", "", "most memory for a solver process, as 2GiB (default no limit)")
}

// read gives the memory a solver process may take, or says what is wrong with
// the flags.
func (f *searchFlags) read() (memory int64, err error) {
	for _, n := range []struct {
		flag  string
		value int
	}{{"--time", int(f.time)}, {"--seed", f.seed}, {"--workers", f.workers}} {
		if n.value < 0 {
			return 0, usage(fmt.Errorf("%s must not be negative", n.flag))
		}
	}
	return bytesOf(f.memory)
}

// choices says what --with takes, for the help of a command.
func choices() string {
	var b strings.Builder
	b.WriteString("\n\nWhat can be decided about the ward besides (--with), each off unless it is named:\n")
	for _, v := range variant.All() {
		id := v.ID
		if v.Amount > 0 {
			id += "=N"
		}
		fmt.Fprintf(&b, "\n  %-20s %s", id, v.Name["en"])
		switch {
		case v.Amount == variant.Everybody:
			fmt.Fprintf(&b, "; N is %s, all unless given", v.Counts["en"])
		case v.Amount > 0:
			fmt.Fprintf(&b, "; N is %s, %d unless given", v.Counts["en"], v.Amount)
		}
	}
	return b.String()
}

// untilStopped ends with the first Ctrl-C, when the terminal is closed and when
// nobody reads how it goes on; the next Ctrl-C ends the program. Once it is ended
// by the function it gives, nothing more is shown.
func (p *program) untilStopped(cmd *cobra.Command, show *progress) (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), signals...)
	show.w = heard{show.w, stop}
	go func() {
		<-ctx.Done()
		stop()
		show.say(p.say("progress.stopping"))
	}()
	return ctx, func() {
		show.close()
		stop()
	}
}

// heard is a writer, until nobody reads it.
type heard struct {
	io.Writer
	gone func()
}

func (h heard) Write(b []byte) (int, error) {
	n, err := h.Writer.Write(b)
	if err != nil {
		h.gone()
	}
	return n, err
}

// faults is the folder for what shows a fault of the program, where no other is
// named.
func faults() string { return filepath.Join(os.TempDir(), "heltid-faults") }

// bytesOf reads a size of memory: 500MiB, 2GiB.
func bytesOf(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	for unit, shift := range map[string]int{"MiB": 20, "GiB": 30} {
		if number, ok := strings.CutSuffix(s, unit); ok {
			if n, err := strconv.ParseInt(number, 10, 32); err == nil && n > 0 {
				return n << shift, nil
			}
		}
	}
	return 0, usage(fmt.Errorf("--memory %q is no size; write it as 500MiB or 2GiB", s))
}
