package runner

import (
	"errors"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"heltid/solver"
	"heltid/solver/cpsat"
)

// Metrics of the work. None is about a person or a ward.
type Metrics struct {
	slices       *prometheus.HistogramVec
	jobs         *prometheus.CounterVec
	incumbents   prometheus.Counter
	mismatches   prometheus.Counter
	childCrashes prometheus.Counter
	broken       prometheus.Counter
	parts        *prometheus.CounterVec
}

// NewMetrics registers them.
func NewMetrics(to prometheus.Registerer) *Metrics {
	m := &Metrics{
		slices:       prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "heltid_slice_seconds", Help: "How long jobs were worked on at a time.", Buckets: []float64{.1, .5, 1, 5, 15, 30, 60, 300}}, []string{"kind"}),
		jobs:         prometheus.NewCounterVec(prometheus.CounterOpts{Name: "heltid_jobs_total", Help: "Jobs that ended."}, []string{"kind", "state", "outcome"}),
		incumbents:   prometheus.NewCounter(prometheus.CounterOpts{Name: "heltid_incumbents_total", Help: "Better rotas kept while searches ran."}),
		mismatches:   prometheus.NewCounter(prometheus.CounterOpts{Name: "heltid_checker_mismatches_total", Help: "Rotas that the checker or the measures refused. Each is a fault in heltid."}),
		childCrashes: prometheus.NewCounter(prometheus.CounterOpts{Name: "heltid_solver_crashes_total", Help: "Solver processes that died."}),
		broken:       prometheus.NewCounter(prometheus.CounterOpts{Name: "heltid_broken_slices_total", Help: "Slices that came to nothing."}),
		parts:        prometheus.NewCounterVec(prometheus.CounterOpts{Name: "heltid_parts_total", Help: "Parts of rotas worked on: here, and elsewhere by workers that share."}, []string{"where"}),
	}
	to.MustRegister(m.slices, m.jobs, m.incumbents, m.mismatches, m.childCrashes, m.broken, m.parts)
	return m
}

func (m *Metrics) slice(kind string, d time.Duration) {
	m.slices.WithLabelValues(kind).Observe(d.Seconds())
}
func (m *Metrics) ended(kind, state, outcome string) {
	m.jobs.WithLabelValues(kind, state, outcome).Inc()
}
func (m *Metrics) found()        { m.incumbents.Inc() }
func (m *Metrics) crashes(n int) { m.childCrashes.Add(float64(n)) }

func (m *Metrics) worked(here, elsewhere int) {
	m.parts.WithLabelValues("here").Add(float64(here))
	m.parts.WithLabelValues("elsewhere").Add(float64(elsewhere))
}

func (m *Metrics) broke(err error) {
	m.broken.Inc()
	var wrong *solver.DisagreementError
	switch {
	case errors.As(err, &wrong):
		m.mismatches.Inc()
	case errors.Is(err, cpsat.ErrCrashed):
		m.childCrashes.Inc()
	}
}
