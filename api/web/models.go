package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"heltid/api/client"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// modelsView lets one pick rota models to compare.
type modelsView struct {
	Mine, Library []modelChoice
	People        bool // somebody works in the ward
	Refused       *refusedError
}

// modelChoice is a rota model: what it is, and who has to agree to what.
type modelChoice struct {
	ID, Name, Says, Source string
	Needs, Missing         []string
	Picked                 bool
}

func (s *site) models(w http.ResponseWriter, r *visit) error {
	return s.showModels(w, r, http.StatusOK, nil)
}

func (s *site) showModels(w http.ResponseWriter, r *visit, status int, refused *refusedError) error {
	id := r.PathValue("ward")
	of, err := r.read(r.Context(), id, 0)
	if err != nil {
		return err
	}
	v := modelsView{People: len(of.People) > 0, Refused: refused}
	var used []string
	for i := range of.Models {
		m := &of.Models[i]
		one, err := modelOf(of, m.ID, r.Lang)
		if err != nil {
			return err
		}
		one.Name, one.Picked = m.Called(string(r.Lang)), i < 3
		used = append(used, m.Use, m.ID)
		v.Mine = append(v.Mine, one)
	}
	for _, m := range ward.Library() {
		if m.Expert || slices.Contains(used, m.ID) {
			continue
		}
		one, err := modelOf(of, m.ID, r.Lang)
		if err != nil {
			continue // it cannot be laid over this ward
		}
		v.Library = append(v.Library, one)
	}
	return s.show(w, r, status, "models", page{Title: say(r.Lang, "models.title"), Ward: &place{id, of.Name, "models"}, Of: v})
}

func modelOf(of *ward.Ward, id string, lang rule.Lang) (modelChoice, error) {
	c, err := of.Case(id, usual(of))
	if err != nil {
		return modelChoice{}, err
	}
	out := modelChoice{ID: id, Source: c.Model.Source, Needs: report.Needs(c.Model.Needs, lang), Missing: report.Needs(rule.Terms(c).Missing(), lang)}
	for _, from := range []string{c.Model.Use, id} {
		if m, ok := ward.InLibrary(from); ok {
			out.Name, out.Says, out.Source = m.Names[string(lang)], m.Says[string(lang)], m.Sources[string(lang)]
			break
		}
	}
	if out.Says == "" {
		out.Says = strings.Join(report.ModelRules(c.Model, lang), " ")
	}
	return out, nil
}

// compare has rota models put beside each other.
func (s *site) compare(w http.ResponseWriter, r *visit) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	models := r.PostForm["models"]
	if len(models) < 2 || len(models) > 6 {
		return s.showModels(w, r, http.StatusUnprocessableEntity, &refusedError{Title: say(r.Lang, "models.count"), Detail: say(r.Lang, "models.count.do", "n", len(models))})
	}
	seconds, _ := strconv.Atoi(r.PostFormValue("seconds"))
	seconds = min(3600, max(5, seconds))
	asIf := r.PostFormValue("as_if") != ""
	ask := client.JobRequest{Kind: "compare", Ward: r.PathValue("ward"), Models: &models, TimeSeconds: &seconds, AsIfAgreed: &asIf}
	if run := client.Run(r.PostFormValue("run")); run == client.Run(ward.FromToday) || run == client.Run(ward.Structure) {
		ask.Run = &run
	}
	return s.begin(w, r, ask)
}

// begin has a job done and goes to where it can be watched.
func (s *site) begin(w http.ResponseWriter, r *visit, ask client.JobRequest) error {
	job, err := answer(r.Client.AddJobWithResponse(r.Context(), &client.AddJobParams{IdempotencyKey: once(r)}, ask))
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/jobs/"+job.JSON202.Id, http.StatusSeeOther)
	return nil
}
