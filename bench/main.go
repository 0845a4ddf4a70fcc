// Command bench prints the numbers heltid is held to, as a table with the facts
// of the machine. It times what it runs and judges nothing: see README.md.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/native"
)

func main() {
	cpsat.ChildMain()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	only := flag.String("rows", "", "rows to run, of "+strings.Join(slices.Compact(names), ","))
	program := flag.String("heltid", "bin/heltid", "the built program, for start-up and check")
	seed := flag.Int("seed", 0, "seed of every search")
	workers := flag.Int("workers", 0, "CP-SAT threads; 0 is the default of heltid")
	flag.Parse()
	var chosen []row
	for _, r := range rows {
		if *only == "" || slices.Contains(strings.Split(*only, ","), r.name) {
			chosen = append(chosen, r)
		}
	}
	if len(chosen) == 0 {
		fmt.Fprintf(os.Stderr, "bench: no row is called %s; there are %s\n", *only, strings.Join(slices.Compact(names), ","))
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	machine()
	fmt.Printf("seed %d\n\n| row | aim | measured |\n|---|---|---|\n", *seed)
	failed := false
	for _, r := range chosen {
		if ctx.Err() != nil {
			break
		}
		got, err := r.run(ctx, settings{program: *program, seed: *seed, workers: *workers})
		if err != nil {
			failed = true
			got = "failed: " + strings.ReplaceAll(err.Error(), "\n", " ")
		}
		fmt.Printf("| %s | %s | %s |\n", r.name, r.aim, got)
	}
	if failed {
		os.Exit(1)
	}
}

// machine prints what the numbers were measured on.
func machine() {
	fmt.Printf("heltid %s, OR-Tools %s, %s %s/%s\n", solver.Version, native.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Printf("%d cores, %s, %s memory\n", runtime.NumCPU(), field("/proc/cpuinfo", "model name"), field("/proc/meminfo", "MemTotal"))
}

// field reads a line "name : value" of a file.
func field(path, name string) string {
	f, err := os.Open(path)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if key, value, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}
