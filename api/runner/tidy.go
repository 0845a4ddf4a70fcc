package runner

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// faults is the folder for what shows a fault of the program in this job. It has
// what the job's ward file has, and goes when the job does.
func (t *task) faults() string { return t.faultsOf(t.lease.Job.ID) }

func (r *Runner) faultsOf(job string) string {
	if r.Faults == "" {
		return ""
	}
	return filepath.Join(r.Faults, job)
}

// Tidy removes what was saved of jobs that are gone.
func (r *Runner) Tidy(ctx context.Context) {
	entries, err := os.ReadDir(r.Faults)
	if err != nil {
		return // there is none
	}
	var jobs []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "j_") {
			jobs = append(jobs, e.Name())
		}
	}
	gone, err := r.queue.Gone(ctx, jobs)
	for _, job := range gone {
		if err := os.RemoveAll(filepath.Join(r.Faults, job)); err != nil {
			r.Log.Error("what was saved of a job that is gone cannot be removed", "job", job, "error", err)
		}
	}
	if err != nil {
		r.Log.Error("the store does not say which jobs are gone", "error", err)
	}
}
