package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"heltid/api/client"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// An errand is a job of the service, on a ward that is there for it alone.
type errand struct {
	*client.Client
	lang string
	ward string
	job  client.Job
}

// ends are the flags that are the service's own to decide.
var ends = []string{"workers", "memory", "ortools"}

// searchThere has the service search, and tells how it goes on. When ctx ends
// the job is stopped and keeps its best. The ward is deleted there once the job
// is over; done does it when all is fetched.
func (p *program) searchThere(ctx context.Context, cmd *cobra.Command, show *progress, f searchFlags, r client.JobRequest, start *rota.Rota) (s *errand, done func(), err error) {
	done = func() {}
	for _, flag := range ends {
		if cmd.Flags().Changed(flag) {
			return nil, done, usage(fmt.Errorf("--%s is for the service to decide", flag))
		}
	}
	if f.time < time.Second || f.time > time.Hour {
		return nil, done, usage(errors.New("--time is between 1s and 1h where a service searches"))
	}
	s = &errand{lang: p.lang}
	if s.Client, err = p.there(); err != nil {
		return nil, done, err
	}
	stays := context.WithoutCancel(ctx)
	ward, err := got[client.Ward](s.AddWardWithBody(stays, &client.AddWardParams{IdempotencyKey: new(rand.Text())}, "application/yaml", bytes.NewReader(p.sent)))
	if err != nil {
		return nil, done, err
	}
	s.ward = ward.Id
	gone := func() {
		bye, cancel := context.WithTimeout(stays, 10*time.Second)
		defer cancel()
		if _, _, err := answer(s.DeleteWard(bye, s.ward)); err != nil {
			show.say(fmt.Sprintf("the ward %s is still with the service: %v", s.ward, err))
		}
	}
	r.Ward, r.TimeSeconds, r.Seed, r.AsIfAgreed, r.Expert = s.ward, new(int((f.time+time.Second-1)/time.Second)), some(f.seed), some(f.asIfAgreed), some(f.expert)
	if len(f.with) > 0 {
		r.With = &f.with
	}
	if start != nil {
		if r.Start, err = s.keep(stays, start); err != nil {
			gone()
			return nil, done, err
		}
	}
	s.job, err = got[client.Job](s.AddJob(stays, &client.AddJobParams{IdempotencyKey: new(rand.Text())}, r))
	if err != nil {
		gone()
		return nil, done, err
	}
	stop := context.AfterFunc(ctx, func() { answer(s.StopJob(stays, s.job.Id)) }) // what it came to is seen by watching
	defer stop()
	if err := s.watch(stays, show); err != nil {
		return nil, done, fmt.Errorf("%w; the job %s goes on there", err, s.job.Id)
	}
	show.close()
	if s.job, err = got[client.Job](s.GetJob(stays, s.job.Id)); err != nil {
		gone()
		return nil, done, err
	}
	switch s.job.State {
	case client.Failed:
		gone()
		return nil, done, fmt.Errorf("the service failed: %s", or(s.job.Fault))
	case client.Cancelled:
		gone()
		return nil, done, &ending{unproven, errors.New("the search was stopped before it had found anything")}
	}
	return s, gone, nil
}

// keep sends a rota to begin from, and gives its id.
func (s *errand) keep(ctx context.Context, r *rota.Rota) (*string, error) {
	data, err := r.JSON()
	if err != nil {
		return nil, err
	}
	kept, err := got[client.Rota](s.AddRotaWithBody(ctx, s.ward, &client.AddRotaParams{IdempotencyKey: new(rand.Text()), Model: some(r.Model)}, "application/json", bytes.NewReader(data)))
	return &kept.Id, err
}

// patience is how often a stream that broke off is asked for again.
const patience = 30

// watch tells what happens to the job until it is over.
func (s *errand) watch(ctx context.Context, show *progress) error {
	after, tries := int64(0), 0
	for {
		before := after
		over, err := s.listen(ctx, show, &after)
		if over {
			return nil
		}
		if end, ok := errors.AsType[*ending](err); ok && end.code == badInput {
			return err // it is refused, and would be again
		}
		if after > before {
			tries = 0
		}
		if tries++; tries > patience {
			return errors.Join(errors.New("the service is not there any more"), err)
		}
		time.Sleep(time.Second)
	}
}

// listen reads the stream after an event, and tells whether the job is over.
func (s *errand) listen(ctx context.Context, show *progress, after *int64) (over bool, err error) {
	res, err := s.WatchJob(ctx, s.job.Id, &client.WatchJobParams{LastEventID: after})
	if err != nil {
		return false, err
	}
	if res.StatusCode != http.StatusOK {
		_, _, err = answer(res, nil)
		return false, err
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	kind := ""
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "id":
			if *after, err = strconv.ParseInt(value, 10, 64); err != nil {
				return false, err
			}
		case "event":
			kind = value
		case "data":
			if kind == "state" || kind == "snapshot" {
				var at client.Job
				if err := json.Unmarshal([]byte(value), &at); err != nil {
					return false, err
				}
				over = store.State(at.State).Ended()
				continue
			}
			var ev runner.Event
			if err := json.Unmarshal([]byte(value), &ev); err != nil {
				return false, err
			}
			show.onServer(ev)
		}
	}
	return over, lines.Err()
}

// report fetches what the job came to in a format; nil where there is none of it.
func (s *errand) report(ctx context.Context, format client.ReportFormat) ([]byte, error) {
	data, _, err := answer(s.GetReport(ctx, s.job.Id, &client.GetReportParams{Format: &format, Lang: new(client.Language(s.lang))}))
	return data, err
}

// print writes what the job came to as text or, where that is asked, JSON.
func (s *errand) print(ctx context.Context, w io.Writer, format string) error {
	as := client.ReportFormatText
	if format == "json" {
		as = client.ReportFormatJson
	}
	data, err := s.report(ctx, as)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// file writes a report to a file of a folder.
func (s *errand) file(ctx context.Context, name string, format client.ReportFormat) written {
	return written{name, func(b *bytes.Buffer) error { return put(b)(s.report(ctx, format)) }}
}

// rota fetches a rota.
func (s *errand) rota(ctx context.Context, id string) (*rota.Rota, error) {
	return got[*rota.Rota](s.GetRotaFile(ctx, id, nil))
}

// standing is what a result says of its search.
type standing struct {
	Status string `json:"status"`
	Proven bool   `json:"proven"`
}

// solveThere is solve by the service.
func (p *program) solveThere(ctx context.Context, cmd *cobra.Command, q solver.Request, c *ward.Case, show *progress, f solveFlags) error {
	ask := client.JobRequest{Kind: client.Kind(q.Run), Model: some(f.model)}
	if len(f.pins) > 0 {
		ask.Pins = &f.pins
	}
	s, done, err := p.searchThere(ctx, cmd, show, f.searchFlags, ask, q.Start)
	if err != nil {
		return err
	}
	defer done()
	ctx = context.WithoutCancel(ctx) // what a stopped search has is fetched too
	data, err := s.report(ctx, client.ReportFormatJson)
	if err != nil {
		return err
	}
	var r *rota.Rota
	if s.job.Rota != nil {
		if r, err = s.rota(ctx, *s.job.Rota); err != nil {
			return err
		}
	}
	text, err := s.report(ctx, client.ReportFormatText)
	if err != nil {
		return err
	}
	words := func(w io.Writer, look report.Look) error {
		if r != nil {
			if err := report.Grid(w, c, r, look); err != nil {
				return err
			}
			fmt.Fprintln(w)
		}
		_, err := w.Write(text)
		return err
	}
	switch {
	case f.format == "json":
		_, err = p.out.Write(data)
	case f.out == "":
		err = words(p.out, p.look())
	default:
		_, err = p.out.Write(text)
	}
	if err != nil {
		return err
	}
	if f.rota != "" && r != nil {
		if err := writeRota(f.rota, r); err != nil {
			return err
		}
	}
	if f.out != "" {
		files := []written{
			s.file(ctx, "rota.html", client.ReportFormatHtml),
			{"rota.txt", func(b *bytes.Buffer) error { return words(b, report.Look{Lang: rule.Lang(p.lang), Width: gridWidth}) }},
			{name: "rota.csv"}, {name: "rota.xlsx"}, {name: "rota.yaml"}, {name: "rota.json"}, {name: "ledger.yaml"},
			{resultFile, func(b *bytes.Buffer) error { return put(b)(data, nil) }},
			s.file(ctx, proofFile, client.ReportFormatProof),
			decided(q.Ward, q.With),
		}
		if r != nil {
			files[2], files[3] = s.file(ctx, "rota.csv", client.ReportFormatCsv), s.file(ctx, "rota.xlsx", client.ReportFormatXlsx)
			files[4].write = func(b *bytes.Buffer) error { return put(b)(r.YAML()) }
			files[5].write = func(b *bytes.Buffer) error { return put(b)(r.JSON()) }
			if q.Run != ward.Structure {
				files[6] = s.file(ctx, "ledger.yaml", client.ReportFormatLedger)
			}
		}
		if err := p.folder(f.out, f.format, files); err != nil {
			return err
		}
	}
	var at standing
	if err := json.Unmarshal(data, &at); err != nil {
		return err
	}
	switch outcome := or(s.job.Outcome); {
	case outcome == client.Infeasible:
		return &ending{code: infeasible}
	case outcome == client.Unknown, at.Status != string(search.Solved) && !at.Proven:
		return &ending{code: unproven}
	}
	return nil
}

// compareThere is compare by the service.
func (p *program) compareThere(ctx context.Context, cmd *cobra.Command, q solver.CompareRequest, told report.Compared, show *progress, f compareFlags) error {
	r := client.JobRequest{Kind: client.KindCompare}
	if len(f.models) > 0 {
		r.Models = &f.models
	}
	if len(q.Runs) > 0 {
		r.Run = new(client.Run(q.Runs[0]))
	}
	s, done, err := p.searchThere(ctx, cmd, show, f.searchFlags, r, told.Today)
	if err != nil {
		return err
	}
	defer done()
	ctx = context.WithoutCancel(ctx)
	if err := s.print(ctx, p.out, f.format); err != nil {
		return err
	}
	if f.out != "" {
		var files []written
		for _, format := range []client.ReportFormat{client.ReportFormatHtml, client.ReportFormatText, client.ReportFormatJson, client.ReportFormatCsv, client.ReportFormatXlsx} {
			ending := string(format)
			if format == client.ReportFormatText {
				ending = "txt"
			}
			files = append(files, s.file(ctx, "compare."+ending, format))
		}
		made, err := got[client.RotaList](s.ListRotas(ctx, &client.ListRotasParams{Job: &s.job.Id, Limit: new(200)}))
		if err != nil {
			return err
		}
		slices.Reverse(made.Items) // as they were made
		for _, m := range made.Items {
			files = append(files, written{m.Model + "." + string(m.Run) + ".yaml", func(b *bytes.Buffer) error {
				r, err := s.rota(ctx, m.Id)
				if err != nil {
					return err
				}
				return put(b)(r.YAML())
			}})
		}
		if err := p.folder(f.out, f.format, append(files, decided(q.Ward, q.With))); err != nil {
			return err
		}
	}
	if or(s.job.Outcome) != client.Optimal {
		return &ending{code: unproven}
	}
	return nil
}

// repairThere is repair by the service.
func (p *program) repairThere(ctx context.Context, cmd *cobra.Command, q solver.Request, show *progress, f repairFlags) error {
	r := client.JobRequest{Kind: client.KindRepair}
	if len(f.pins) > 0 {
		r.Pins = &f.pins
	}
	s, done, err := p.searchThere(ctx, cmd, show, f.searchFlags, r, q.Start)
	if err != nil {
		return err
	}
	defer done()
	ctx = context.WithoutCancel(ctx)
	if err := s.print(ctx, p.out, f.format); err != nil {
		return err
	}
	files := []written{s.file(ctx, "repair.html", client.ReportFormatHtml), s.file(ctx, "repair.txt", client.ReportFormatText), s.file(ctx, "repair.json", client.ReportFormatJson)}
	if s.job.Rota != nil {
		made, err := s.rota(ctx, *s.job.Rota)
		if err != nil {
			return err
		}
		if f.rota != "" {
			if err := writeRota(f.rota, made); err != nil {
				return err
			}
		}
		files = append(files,
			written{"rota.yaml", func(b *bytes.Buffer) error { return put(b)(made.YAML()) }},
			written{"rota.json", func(b *bytes.Buffer) error { return put(b)(made.JSON()) }},
			s.file(ctx, "rota.csv", client.ReportFormatCsv), s.file(ctx, "rota.xlsx", client.ReportFormatXlsx))
	}
	if f.out != "" {
		if err := p.folder(f.out, f.format, files); err != nil {
			return err
		}
	}
	switch or(s.job.Outcome) {
	case client.Optimal:
		return nil
	case client.Infeasible:
		return &ending{code: infeasible}
	}
	return &ending{code: unproven}
}
