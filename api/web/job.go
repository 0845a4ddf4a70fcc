package web

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"heltid/api/client"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// jobView is how a job stands.
type jobView struct {
	Job            *client.Job
	Title          string
	State, Words   string // what is going on
	Why            bool   // it ended without a rota, and its report says why
	Spent, Whole   int    // seconds
	Done, Compared bool
	Standings      []standing
}

// standing is what one model has found and can reach so far, in full-time posts.
type standing struct {
	Name, Said           string
	FoundWide, LimitWide int // of 1000

	model        string
	run          ward.Run
	found, limit *int64
}

// told is what the service tells of a search.
type told struct {
	Kind    string               `json:"kind"`
	Elapsed float64              `json:"elapsed_seconds"`
	Model   string               `json:"model"`
	Run     ward.Run             `json:"run"`
	Unit    string               `json:"unit"`
	Tier    int                  `json:"tier"`
	Part    string               `json:"part"`
	Found   *int64               `json:"found"`
	Limit   *int64               `json:"limit"`
	Words   map[rule.Lang]string `json:"words"`
}

func (s *site) job(w http.ResponseWriter, r *visit) error {
	got, err := answer(r.Client.GetJobWithResponse(r.Context(), r.PathValue("job")))
	if err != nil {
		return err
	}
	j := got.JSON200
	v := jobView{Job: j, State: say(r.Lang, "state."+string(j.State)), Whole: j.TimeSeconds, Compared: j.Kind == "compare"}
	v.Done = !slices.Contains([]client.State{"queued", "running"}, j.State)
	if v.Done && j.State == "done" && !r.URL.Query().Has("part") {
		to := "/jobs/" + j.Id + "/compare"
		if !v.Compared {
			to = "/rotas/" + given(j.Rota)
		}
		if v.Compared || j.Rota != nil {
			http.Redirect(w, r.Request, to, http.StatusSeeOther)
			return nil
		}
	}
	v.Title, v.Why = say(r.Lang, "job.title"), !v.Compared && j.State == "done" && j.Rota == nil
	if j.Kind == "repair" {
		v.Title = say(r.Lang, "job.title.repair")
	}
	of, err := r.read(r.Context(), j.Ward, j.WardVersion)
	if err != nil {
		return err
	}
	if j.Started != nil && !v.Done {
		v.Spent = min(v.Whole, int(time.Since(*j.Started).Seconds()))
	}
	if given(j.Stopping) {
		v.State = say(r.Lang, "state.stopping")
	}
	v.fill(of, s.events(r, j.Id, v.Done), r.Lang)
	if r.URL.Query().Has("part") {
		return s.part(w, r, "job", "progress", v)
	}
	return s.show(w, r, http.StatusOK, "job", page{Title: v.Title, Ward: &place{j.Ward, of.Name, "compare"}, Of: v})
}

// events are what has been told of a job so far. The service streams them: what
// it has comes at once, and of a job that is done that is all.
func (s *site) events(r *visit, job string, done bool) []told {
	ctx, cancel := r.Context(), func() {}
	if !done {
		ctx, cancel = context.WithTimeout(ctx, 120*time.Millisecond)
	}
	defer cancel()
	ask := *r
	ask.Request = r.Clone(ctx)
	out := &recorder{header: http.Header{}}
	s.pass(out, &ask, "/v1/jobs/"+url.PathEscape(job)+"/events")
	var all []told
	lines := bufio.NewScanner(&out.body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		var e told
		if ok && json.Unmarshal([]byte(data), &e) == nil {
			all = append(all, e)
		}
	}
	return all
}

// fill puts what was told together: the last words, and for each model what is
// found and what is the limit.
func (v *jobView) fill(w *ward.Ward, events []told, lang rule.Lang) {
	most := int64(1)
	for _, e := range events {
		if words := e.Words[lang]; words != "" {
			v.Words = words
		}
		if e.Part == search.PartChanges {
			continue // of a repair, which counts no posts
		}
		if e.Kind != search.StageEvent && e.Kind != search.FoundEvent && e.Kind != search.LimitEvent {
			continue
		}
		i := slices.IndexFunc(v.Standings, func(s standing) bool { return s.model == e.Model && s.run == e.Run })
		if i < 0 {
			i = len(v.Standings)
			v.Standings = append(v.Standings, standing{Name: modelName(w, e.Model, lang), model: e.Model, run: e.Run})
		}
		if e.Tier != 2 || e.Part != search.PartPosts || e.Unit != "" {
			continue
		}
		x := &v.Standings[i]
		if e.Found != nil && (x.found == nil || *e.Found > *x.found) {
			x.found = e.Found
			most = max(most, *e.Found)
		}
		if e.Limit != nil && (x.limit == nil || *e.Limit < *x.limit) {
			x.limit = e.Limit
			most = max(most, *e.Limit)
		}
	}
	for i := range v.Standings {
		x := &v.Standings[i]
		switch {
		case x.found != nil && x.limit != nil && *x.found == *x.limit:
			x.Said = say(lang, "standing.proven", "found", *x.found)
		case x.found != nil && x.limit != nil:
			x.Said = say(lang, "standing.both", "found", *x.found, "limit", *x.limit)
		case x.found != nil:
			x.Said = say(lang, "standing.found", "found", *x.found)
		case x.limit != nil:
			x.Said = say(lang, "standing.limit", "limit", *x.limit)
		default:
			x.Said = say(lang, "standing.none")
		}
		x.FoundWide, x.LimitWide = int(1000*given(x.found)/most), int(1000*given(x.limit)/most)
	}
}

// modelName is what people call a rota model of the ward or the library.
func modelName(w *ward.Ward, id string, lang rule.Lang) string {
	for i := range w.Models {
		if w.Models[i].ID == id {
			return w.Models[i].Called(string(lang))
		}
	}
	if m, ok := ward.InLibrary(id); ok {
		return m.Names[string(lang)]
	}
	return id
}

func (s *site) watch(w http.ResponseWriter, r *visit) error {
	s.pass(w, r, "/v1/jobs/"+url.PathEscape(r.PathValue("job"))+"/events")
	return nil
}

func (s *site) stop(w http.ResponseWriter, r *visit) error {
	id := r.PathValue("job")
	if _, err := answer(r.Client.StopJobWithResponse(r.Context(), id)); err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/jobs/"+id, http.StatusSeeOther)
	return nil
}

// report gives a report of a job as the service has it. It has its style in
// itself and no scripts.
func (s *site) report(w http.ResponseWriter, r *visit) error {
	format := r.PathValue("format")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	if format != "html" && format != "text" {
		w.Header().Set("Content-Disposition", `attachment; filename="heltid.`+url.PathEscape(format)+`"`)
	}
	s.pass(w, r, "/v1/jobs/"+url.PathEscape(r.PathValue("job"))+"/report?"+url.Values{"format": {format}, "lang": {string(r.Lang)}}.Encode())
	return nil
}

// workView lists the jobs of a ward.
type workView struct{ Jobs []workRow }

type workRow struct {
	client.Job
	What, State string
}

func (s *site) work(w http.ResponseWriter, r *visit) error {
	id := r.PathValue("ward")
	of, err := answer(r.Client.GetWardWithResponse(r.Context(), id, &client.GetWardParams{}))
	if err != nil {
		return err
	}
	jobs, err := answer(r.Client.ListJobsWithResponse(r.Context(), &client.ListJobsParams{Ward: &id}))
	if err != nil {
		return err
	}
	v := workView{}
	for _, j := range jobs.JSON200.Items {
		v.Jobs = append(v.Jobs, workRow{j, say(r.Lang, "kind."+string(j.Kind)), say(r.Lang, "state."+string(j.State))})
	}
	return s.show(w, r, http.StatusOK, "work", page{Title: say(r.Lang, "way.compare"), Ward: &place{id, of.JSON200.Name, "compare"}, Of: v})
}
