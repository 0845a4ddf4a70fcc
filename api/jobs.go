package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"heltid/api/runner"
	"heltid/api/store"
	"heltid/solver/ward"
)

// usualTime is how long is searched where nobody says.
const usualTime = 120

// priorities in the order of the numbers the store has for them, from -1.
var priorities = []Priority{Low, Normal, High}

func jobOf(j store.Job) Job {
	return Job{
		Id: j.ID, Kind: Kind(j.Kind), Priority: priorities[j.Priority+1], Ward: j.Ward, WardVersion: j.WardVersion, State: State(j.State), Outcome: Outcome(j.Outcome),
		Stopping: j.Stop && !j.State.Ended(), TimeSeconds: int(j.Time / time.Second), SpentSeconds: float32(j.Spent.Round(10 * time.Millisecond).Seconds()),
		FullTime: j.FullTime, Created: j.Created, Started: j.Started, Ended: j.Ended, Rota: j.Rota, Fault: j.Fault,
	}
}

func (s *service) AddJob(ctx context.Context, r AddJobRequestObject) (AddJobResponseObject, error) {
	b := r.Body
	of, err := s.mine(ctx).Ward(ctx, b.Ward, b.Version)
	if errors.Is(err, store.ErrNotFound) {
		return nil, refuse("invalid_request", Place{In: "body", Pointer: "/ward", Found: b.Ward, Text: "there is no such ward, or not that version of it"})
	}
	if err != nil {
		return nil, err
	}
	switch role := callerOf(ctx).on(of); {
	case role == "":
		return nil, refuse("invalid_request", Place{In: "body", Pointer: "/ward", Found: b.Ward, Text: "there is no such ward, or not that version of it"})
	case !enough(role, "representative"):
		return nil, tooLittle(role, "representative")
	}
	w, err := s.readWard(ctx, file{of.File, of.Body})
	if err != nil {
		return nil, err
	}
	asked := runner.Request{Kind: string(b.Kind), Model: b.Model, Models: b.Models, Run: ward.Run(b.Run), Seed: b.Seed, Start: b.Start, Pins: b.Pins, With: b.With, AsIfAgreed: b.AsIfAgreed, Expert: b.Expert}
	if err := asked.Check(w); err != nil {
		return nil, err
	}
	if err := s.startFits(ctx, &asked, of, w); err != nil {
		return nil, err
	}
	if b.TimeSeconds == 0 {
		b.TimeSeconds = usualTime
	}
	request, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	out, id, err := accept(ctx, s, r.Params.IdempotencyKey, []any{b}, func(tx store.Tx) (Job, string, error) {
		j := store.Job{ID: store.NewID("j"), Ward: b.Ward, WardVersion: of.Version, Kind: string(b.Kind), Priority: max(0, slices.Index(priorities, cmp.Or(b.Priority, Normal))) - 1, Request: request, Rota: b.Start,
			State: store.Queued, Time: time.Duration(b.TimeSeconds) * time.Second, Created: store.Now()}
		n, err := tx.Waiting()
		if err != nil {
			return Job{}, "", err
		}
		if n >= s.Waiting {
			return Job{}, "", &refusal{code: "too_many_jobs", retry: 30}
		}
		err = tx.AddJob(j)
		j.Rota = ""
		return jobOf(j), j.ID, err
	})
	if err != nil {
		return nil, err
	}
	return AddJob202JSONResponse{Body: out, Headers: AddJob202ResponseHeaders{Location: "/v1/jobs/" + id, RetryAfter: 2}}, nil
}

// startFits sees that the rota to start from is one of the ward, the model and
// the run. It brings its pins where none are named, one to mend its model and run.
func (s *service) startFits(ctx context.Context, asked *runner.Request, of store.Ward, w *ward.Ward) error {
	if asked.Start == "" {
		return nil
	}
	start, err := s.mine(ctx).Rota(ctx, asked.Start)
	place := func(text string) error {
		return refuse("invalid_request", Place{In: "body", Pointer: "/start", Found: asked.Start, Text: text})
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return place("there is no such rota")
	case err != nil:
		return err
	case start.Ward != of.ID:
		return place("the rota is of another ward")
	}
	asked.Starts(start)
	return asked.StartFits(w, start.Body)
}

func (s *service) ListJobs(ctx context.Context, r ListJobsRequestObject) (ListJobsResponseObject, error) {
	list, err := s.mine(ctx).Jobs(ctx, store.JobFilter{Ward: r.Params.Ward, State: store.State(r.Params.State)}, pageOf(ctx, r.Params.Limit, r.Params.Cursor))
	return ListJobs200JSONResponse{Next: list.Next, Items: each(list.Items, jobOf)}, err
}

func (s *service) GetJob(ctx context.Context, r GetJobRequestObject) (GetJobResponseObject, error) {
	j, err := s.mine(ctx).Job(ctx, r.Job)
	out := GetJob200JSONResponse{Body: jobOf(j)}
	if !j.State.Ended() {
		out.Headers.RetryAfter = 2
	}
	return out, err
}

func (s *service) StopJob(ctx context.Context, r StopJobRequestObject) (StopJobResponseObject, error) {
	j, err := s.mine(ctx).Job(ctx, r.Job)
	if err != nil {
		return nil, err
	}
	if !j.State.Ended() {
		err := s.change(ctx, r.Job, func(tx store.Tx) error { return tx.StopJob(r.Job) })
		if err != nil && !errors.Is(err, store.ErrNotFound) { // it may have ended meanwhile
			return nil, err
		}
	}
	j, err = s.mine(ctx).Job(ctx, r.Job)
	return StopJob202JSONResponse(jobOf(j)), err
}

func (s *service) DeleteJob(ctx context.Context, r DeleteJobRequestObject) (DeleteJobResponseObject, error) {
	if err := s.change(ctx, r.Job, func(tx store.Tx) error { return tx.DeleteJob(r.Job) }); err != nil {
		return nil, err
	}
	s.sweep(ctx)
	return DeleteJob204Response{}, nil
}

func (s *service) GetBest(ctx context.Context, r GetBestRequestObject) (GetBestResponseObject, error) {
	b, err := s.mine(ctx).Best(ctx, r.Job)
	if err != nil {
		return nil, s.notYet(ctx, r.Job, err)
	}
	return GetBest200JSONResponse{Number: b.Number, Found: b.Found, FullTime: b.FullTime, Posts: b.Posts, Findings: b.Findings, Rota: Raw{b.Rota}}, nil
}

// notYet tells a job that has nothing of the kind from one that is not there.
func (s *service) notYet(ctx context.Context, job string, err error) error {
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	j, err := s.mine(ctx).Job(ctx, job)
	if err != nil {
		return err
	}
	out := &refusal{code: "not_there_yet", places: []Place{{In: "path parameter job", Found: string(j.State), Text: "the job is " + string(j.State)}}}
	if !j.State.Ended() {
		out.retry = 2
	}
	return out
}

func (s *service) GetResult(ctx context.Context, r GetResultRequestObject) (GetResultResponseObject, error) {
	j, err := s.mine(ctx).Job(ctx, r.Job)
	if err != nil {
		return nil, err
	}
	if !j.State.Ended() {
		return nil, s.notYet(ctx, r.Job, store.ErrNotFound)
	}
	doc, err := s.mine(ctx).Document(ctx, r.Job, runner.Result)
	if err != nil {
		return nil, s.notYet(ctx, r.Job, err)
	}
	return GetResult200JSONResponse(Raw{doc}), nil
}

func (s *service) GetReport(ctx context.Context, r GetReportRequestObject) (GetReportResponseObject, error) {
	lang := spokenIn(ctx, r.Params.Lang)
	name := runner.Document(string(r.Params.Format), lang)
	switch r.Params.Format {
	case "":
		name = runner.Document("html", lang)
	case "json":
		name = runner.Result
	case "proof":
		name = runner.Proof
	case "ledger":
		name = runner.Ledger
	}
	doc, err := s.mine(ctx).Document(ctx, r.Job, name)
	if err != nil {
		return nil, s.notYet(ctx, r.Job, err)
	}
	body := bytes.NewReader(doc)
	switch r.Params.Format {
	case "json", "proof":
		return GetReport200JSONResponse(Raw{doc}), nil
	case "ledger":
		return GetReport200ApplicationyamlResponse{Body: body}, nil
	case "text":
		return GetReport200TextResponse(doc), nil
	case "csv":
		return GetReport200TextcsvResponse{Body: body}, nil
	case "xlsx":
		return GetReport200ApplicationvndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{Body: body}, nil
	}
	return GetReport200TexthtmlResponse{Body: body}, nil
}
