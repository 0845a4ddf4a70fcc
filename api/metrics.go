package api

import (
	"bytes"
	"context"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/expfmt"

	"heltid/api/store"
)

// Metrics of the service.
type Metrics struct {
	registry *prometheus.Registry
	calls    *prometheus.HistogramVec
	watchers prometheus.Gauge
	jobs     *prometheus.GaugeVec
	age      prometheus.Gauge
}

// NewMetrics registers them.
func NewMetrics(r *prometheus.Registry) *Metrics {
	m := &Metrics{
		registry: r,
		calls:    prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "heltid_call_seconds", Help: "How long calls took.", Buckets: prometheus.DefBuckets}, []string{"operation", "status"}),
		watchers: prometheus.NewGauge(prometheus.GaugeOpts{Name: "heltid_watchers", Help: "Streams of events that are open."}),
		jobs:     prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "heltid_jobs", Help: "Jobs that are not over."}, []string{"state"}),
		age:      prometheus.NewGauge(prometheus.GaugeOpts{Name: "heltid_queue_age_seconds", Help: "How long the oldest job that waits has been there."}),
	}
	r.MustRegister(m.calls, m.watchers, m.jobs, m.age)
	return m
}

func (m *Metrics) called(operation string, status int, took time.Duration) {
	m.calls.WithLabelValues(operation, strconv.Itoa(status)).Observe(took.Seconds())
}

// text is every figure as it is now.
func (m *Metrics) text(ctx context.Context, q store.Queue) (string, error) {
	queued, running, oldest, err := q.Depth(ctx)
	if err != nil {
		return "", err
	}
	m.jobs.WithLabelValues(string(store.Queued)).Set(float64(queued))
	m.jobs.WithLabelValues(string(store.Running)).Set(float64(running))
	m.age.Set(0)
	if !oldest.IsZero() {
		m.age.Set(time.Since(oldest).Seconds())
	}
	return Figures(m.registry)
}

// Figures writes metrics as Prometheus reads them.
func Figures(of prometheus.Gatherer) (string, error) {
	all, err := of.Gather()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	for _, family := range all {
		if _, err := expfmt.MetricFamilyToText(&b, family); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}
