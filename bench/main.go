// Command bench prints the numbers heltid is held to, as a table with the facts
// of the machine. It times what it runs and judges nothing: see README.md.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"heltid/bench/peers/timefold"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/native"
	"heltid/solver/ward"
)

func main() {
	cpsat.ChildMain()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	only := flag.String("rows", "", "rows to run, of "+strings.Join(slices.Compact(names), ",")+" and the instances of -published and -inrc2")
	folder := flag.String("published", "", "a folder of instances of Curtois and Qu in the text form; the data is not ours to ship")
	weeks := flag.String("inrc2", "", "a folder of sets of the Second International Nurse Rostering Competition in the text form; the data is not ours to ship")
	most := flag.Duration("time", time.Minute, "time for each published instance and method")
	differ := flag.String("different", "", "a ward in which everybody is different, as JSON; see README.md")
	full := flag.Bool("full", false, "search wards ten times as long: hours")
	peers := flag.Bool("peers", false, "run plain CP-SAT, HiGHS, and Timefold where Java and Maven are, for the same time")
	program := flag.String("heltid", "bin/heltid", "the built program, for start-up and check")
	seed := flag.Int("seed", 0, "seed of every search")
	workers := flag.Int("workers", 0, "CP-SAT threads; 0 is the default of heltid")
	out := flag.String("out", "out/bench", "folder for bench.csv and bench.html")
	flag.Parse()
	all := rows
	if *folder != "" {
		more, err := instances(*folder, *most)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(2)
		}
		all = append(slices.Clip(all), more...)
	}
	if *weeks != "" {
		more, err := rosterings(*weeks, *most, strings.Split(*only, ","))
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(2)
		}
		all = append(slices.Clip(all), more...)
	}
	if *differ != "" {
		open := func() (*ward.Ward, error) { return readDifferent(*differ) }
		all = append(slices.Clip(all), row{"different", "shortage proven, full time within 1 of the limit in 5 min", solveWard(open, "", ward.FromToday, 5*time.Minute, never)})
	}
	var chosen []row
	for _, r := range all {
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
	fmt.Print(machine())
	var java *timefold.Peer
	if *peers {
		var err error
		if java, err = timefold.Open(ctx); err != nil {
			fmt.Printf("Timefold is left out: %v\n", err)
		} else {
			fmt.Printf("Timefold Solver %s, open edition\n", timefold.Version)
		}
	}
	fmt.Printf("seed %d\n\n| row | aim | measured |\n|---|---|---|\n", *seed)
	failed := false
	var records []*record
	for _, r := range chosen {
		if ctx.Err() != nil {
			break
		}
		rec := &record{row: r.name, aim: r.aim, seed: *seed}
		got, err := r.run(ctx, settings{program: *program, seed: *seed, workers: *workers, peers: *peers, timefold: java, full: *full, record: rec})
		if err != nil {
			failed = true
			got = "failed: " + strings.ReplaceAll(err.Error(), "\n", " ")
		}
		rec.says = got
		records = append(records, rec)
		fmt.Printf("| %s | %s | %s |\n", r.name, r.aim, got)
	}
	if err := write(*out, records); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		failed = true
	}
	if failed {
		os.Exit(1)
	}
}

// facts are what the numbers were measured on and with.
type facts struct {
	engine, tools, compiler, processor, memory, date string
	cores                                            int
}

func machine() facts {
	return facts{
		engine: solver.Version, tools: native.Version, compiler: runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
		processor: field("/proc/cpuinfo", "model name"), memory: field("/proc/meminfo", "MemTotal"),
		date: time.Now().UTC().Format("2006-01-02"), cores: runtime.NumCPU(),
	}
}

func (f facts) String() string {
	return fmt.Sprintf("heltid %s, OR-Tools %s, %s\n%d cores, %s, %s memory\n", f.engine, f.tools, f.compiler, f.cores, f.processor, f.memory)
}

// write leaves the records as CSV and as a page.
func write(folder string, records []*record) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var table, page bytes.Buffer
	if err := errors.Join(writeCSV(&table, machine(), records), writePage(&page, machine(), records)); err != nil {
		return err
	}
	csvFile, pageFile := filepath.Join(folder, "bench.csv"), filepath.Join(folder, "bench.html")
	if err := errors.Join(os.WriteFile(csvFile, table.Bytes(), 0o644), os.WriteFile(pageFile, page.Bytes(), 0o644)); err != nil {
		return err
	}
	fmt.Printf("\nThe curves are in %s, as numbers in %s.\n", pageFile, csvFile)
	return nil
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
