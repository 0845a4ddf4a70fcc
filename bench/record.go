package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"time"
)

// A record is what a row measured.
type record struct {
	row, aim, says string
	instance, hash string // what it was measured on, and the SHA-256 of it
	seed           int
	counts         string // what the values count
	higher         bool   // more of it is better
	best           *int64 // the best known from elsewhere
	runs           []*run
}

// A run is one method on the row's instance.
type run struct {
	method string
	points []point
	memory int64 // of the largest process, bytes
}

// A point is news in a run: a better value or bound.
type point struct {
	at             time.Duration
	value, bound   int64
	found, bounded bool
}

// start begins a run of a method.
func (r *record) start(method string) *run {
	n := &run{method: method}
	r.runs = append(r.runs, n)
	return n
}

// say notes where a run stands, unless it stood there before.
func (r *run) say(p point) {
	if n := len(r.points); n > 0 {
		last := r.points[n-1]
		if last.value == p.value && last.bound == p.bound && last.found == p.found && last.bounded == p.bounded {
			return
		}
	}
	r.points = append(r.points, p)
}

// end is where a run stood last.
func (r *run) end() point {
	if len(r.points) == 0 {
		return point{}
	}
	return r.points[len(r.points)-1]
}

// writeCSV writes every point of every run on a line of its own.
func writeCSV(to io.Writer, about facts, records []*record) error {
	w := csv.NewWriter(to)
	w.Write([]string{"engine", "or_tools", "cores", "date", "row", "instance", "sha256", "seed", "method", "counts", "seconds", "value", "bound", "best_known", "memory_mib"})
	number := func(v int64, ok bool) string {
		if !ok {
			return ""
		}
		return strconv.FormatInt(v, 10)
	}
	for _, r := range records {
		best := ""
		if r.best != nil {
			best = strconv.FormatInt(*r.best, 10)
		}
		for _, n := range r.runs {
			for _, p := range n.points {
				w.Write([]string{about.engine, about.tools, strconv.Itoa(about.cores), about.date, r.row, r.instance, r.hash, strconv.Itoa(r.seed), n.method, r.counts,
					strconv.FormatFloat(p.at.Seconds(), 'f', 2, 64), number(p.value, p.found), number(p.bound, p.bounded), best, number(n.memory>>20, n.memory > 0)})
			}
		}
	}
	w.Flush()
	return w.Error()
}
