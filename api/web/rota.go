package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"slices"

	"heltid/api/client"
	"heltid/solver/freedays"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// rotaView is one rota: its table, figures and findings.
type rotaView struct {
	Rota   *client.Rota
	Name   string
	Facts  string
	Codes  []code
	Body   json.RawMessage // the rota, for the module that lets one edit it
	Pins   []pinned        // cells that stay when it is mended
	Next   string          // what a version made from it may be called
	Looks  looksView
	Judged judged

	Changed template.HTML // what is other than in the rota it was made from
	Since   string        // that rota's name
	Days    int           // that are other
}

// code is a shift type that can be put into a cell.
type code struct{ Code, Times string }

// judged is what is told of a rota, as it is kept or as it is being edited.
type judged struct {
	pieces
	Of      string // whom or which week the table is of; empty: all
	Count   int    // findings
	Said    string
	Figures []figureRow
}

// pieces are what reports write of a checked rota.
type pieces struct{ Table, Findings, Rests template.HTML }

// piecesOf writes the table as it is to be looked at, and what is found.
func piecesOf(c report.Checked, table func(io.Writer, report.Checked, rule.Lang) error, lang rule.Lang) (out pieces, err error) {
	for _, piece := range []struct {
		into  *template.HTML
		write func(io.Writer, report.Checked, rule.Lang) error
	}{{&out.Table, table}, {&out.Findings, report.FindingsPiece}, {&out.Rests, report.RestsPiece}} {
		var b bytes.Buffer
		if err := piece.write(&b, c, lang); err != nil {
			return out, err
		}
		*piece.into = template.HTML(b.String()) // a template of the reports has seen to what it says
	}
	return out, nil
}

// figureRow is a measure of a rota, and what it was before it was edited.
type figureRow struct {
	Name, Now, Was string
	Changed        bool
}

// loaded is a rota of the service with its ward.
type loaded struct {
	*rota.File
	meta *client.Rota
	ward *ward.Ward
	body []byte
}

func (v *visit) rota(id string) (*loaded, error) {
	meta, err := answer(v.Client.GetRotaWithResponse(v.Context(), id))
	if err != nil {
		return nil, err
	}
	body, err := answer(v.Client.GetRotaFileWithResponse(v.Context(), id, &client.GetRotaFileParams{}))
	if err != nil {
		return nil, err
	}
	of, err := v.read(v.Context(), meta.JSON200.Ward, meta.JSON200.WardVersion)
	if err != nil {
		return nil, err
	}
	f, err := load(of, body.Body)
	return &loaded{f, meta.JSON200, of, body.Body}, err
}

// load reads a rota as the program does.
func load(of *ward.Ward, body []byte) (*rota.File, error) {
	return rota.Load("rota.json", body, of, rota.Told{})
}

func (s *site) rota(w http.ResponseWriter, r *visit) error {
	l, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	at := lookOf(r.URL.Query(), l)
	j, err := judge(l.File, nil, at, r.Lang)
	if err != nil {
		return err
	}
	if at.Kind == personLook {
		j.Figures = l.ofLine(at.Person, r.Lang)
	}
	v := rotaView{Rota: l.meta, Body: l.body, Judged: j, Looks: l.looks(at, r.Lang),
		Facts: say(r.Lang, "rota.facts", "model", modelName(l.ward, l.Rota.Model, r.Lang), "run", say(r.Lang, "run."+string(l.Rota.Run)), "weeks", l.Rota.Weeks, "lines", len(l.Rota.Lines))}
	for _, x := range l.Case.Shifts {
		v.Codes = append(v.Codes, code{x.Code, x.Start.Clock() + "–" + (x.Start + x.Length()).Clock()})
	}
	if v.Pins, err = cellsOf(given(l.meta.Pins), l.Case); err != nil {
		return err
	}
	if v.Changed, v.Days, v.Since, err = r.changed(l); err != nil {
		return err
	}
	v.Name = l.called(r.Lang)
	if l.Rota.Name == "" && v.Since != "" {
		v.Name = say(r.Lang, "mend.next", "name", v.Since)
	}
	v.Next = say(r.Lang, "mend.next", "name", v.Name)
	return s.show(w, r, http.StatusOK, "rota", page{Title: v.Name, Ward: &place{l.meta.Ward, l.ward.Name, "rota"}, Of: v})
}

// called is the version's name, else what it is of.
func (l *loaded) called(lang rule.Lang) string {
	if l.Rota.Name != "" {
		return l.Rota.Name
	}
	return modelName(l.ward, l.Rota.Model, lang)
}

// judge tells all there is of a rota, beside what another had.
func judge(f *rota.File, before *rota.File, at look, lang rule.Lang) (judged, error) {
	summed := make(chan [2]measure.Summary, 1)
	go func() { // beside the check: of a large rota each takes long
		now := measure.Sum(f.Case, f.Rota)
		was := now
		if before != nil {
			was = measure.Sum(before.Case, before.Rota)
		}
		summed <- [2]measure.Summary{now, was}
	}()
	checked, err := report.Check(f)
	if err != nil {
		return judged{}, err
	}
	if at.Kind == personLook {
		checked = checked.Of(at.Person)
	}
	out := judged{Count: len(checked.Report.Findings)}
	if out.pieces, err = piecesOf(checked, at.table(), lang); err != nil {
		return out, err
	}
	out.Of, out.Said = at.Person, say(lang, "rota.said", "n", out.Count)
	of := <-summed
	now, was := of[0], of[1]
	for _, id := range []string{"full_time_posts", "mean_size", "weekends_per_head", "weekend_hours_per_head", "evenings_per_head", "nights_per_head", "quick_returns_per_head", "longest_run", "planned_hours", "cost"} {
		m, _ := measure.MetricByID(id)
		v, ok := now.Figure(id, "")
		if !ok {
			continue
		}
		row := figureRow{Name: m.Text[lang].Name, Now: report.Figure(m, v, lang)}
		if old, ok := was.Figure(id, ""); ok && old != v {
			row.Was, row.Changed = report.Figure(m, old, lang), true
		}
		out.Figures = append(out.Figures, row)
	}
	return out, nil
}

// tried reads a rota that is being edited, on the ward of the one it comes from,
// with the codes of free days written anew where it has them.
func (v *visit) tried(from *loaded, body []byte) (*rota.File, error) {
	f, err := load(from.ward, body)
	if err != nil {
		return nil, &refusedError{Status: http.StatusUnprocessableEntity, Title: say(v.Lang, "rota.unread"), Detail: err.Error()}
	}
	if slices.ContainsFunc(f.Rota.Lines, func(l rota.Line) bool { return len(l.Free) > 0 }) {
		f.Rota = f.Rota.Bare()
		freedays.Place(rule.Terms(f.Case), f.Rota)
	}
	return f, nil
}

// try checks and measures a rota as it is being edited. Nothing is kept.
func (s *site) try(w http.ResponseWriter, r *visit) error {
	from, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	f, err := r.tried(from, body)
	if err != nil {
		return err
	}
	j, err := judge(f, from.File, lookOf(r.URL.Query(), from), r.Lang)
	if err != nil {
		return err
	}
	return s.part(w, r, "rota", "judged", rotaView{Judged: j})
}

// saveRota keeps an edited rota as a version of its own, with a name.
func (s *site) saveRota(w http.ResponseWriter, r *visit) error {
	from, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	f, err := r.tried(from, []byte(r.PostFormValue("rota")))
	if err != nil {
		return err
	}
	f.Rota.Name = r.PostFormValue("name")
	body, err := f.Rota.JSON()
	if err != nil {
		return err
	}
	made, err := answer(r.Client.AddRotaWithBodyWithResponse(r.Context(), from.meta.Ward,
		&client.AddRotaParams{Version: &from.meta.WardVersion, Parent: &from.meta.Id, IdempotencyKey: once(r)}, "application/json", bytes.NewReader(body)))
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/rotas/"+made.JSON201.Id, http.StatusSeeOther)
	return nil
}

// improve has the engine go on from a rota. What is pinned stays.
func (s *site) improve(w http.ResponseWriter, r *visit) error {
	from, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	ask, err := r.goOn(from, client.Kind(from.Rota.Run))
	if err != nil {
		return err
	}
	ask.Model = &from.Rota.Model
	return s.begin(w, r, ask)
}

// rotaFile gives a rota to download.
func (s *site) rotaFile(w http.ResponseWriter, r *visit) error {
	id, format := r.PathValue("rota"), r.PathValue("format")
	if format == "xlsx" {
		l, err := r.rota(id)
		if err != nil {
			return err
		}
		checked, err := report.Check(l.File)
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		w.Header().Set("Content-Disposition", `attachment; filename="turnus.xlsx"`)
		return report.Workbook(w, checked, r.Lang)
	}
	w.Header().Set("Content-Disposition", `attachment; filename="turnus.`+url.PathEscape(format)+`"`)
	s.pass(w, r, "/v1/rotas/"+url.PathEscape(id)+"/file?"+url.Values{"format": {format}}.Encode())
	return nil
}

// rotasView lists the rotas of a ward.
type rotasView struct{ Rotas []rotaRow }

type rotaRow struct {
	client.Rota
	Name, From string
}

func (s *site) rotas(w http.ResponseWriter, r *visit) error {
	id := r.PathValue("ward")
	of, err := r.read(r.Context(), id, 0)
	if err != nil {
		return err
	}
	list, err := answer(r.Client.ListRotasWithResponse(r.Context(), &client.ListRotasParams{Ward: &id}))
	if err != nil {
		return err
	}
	v, names := rotasView{}, map[string]string{}
	for _, x := range slices.Backward(list.JSON200.Items) { // those that others were made from come first
		row := rotaRow{Rota: x, Name: modelName(of, x.Model, r.Lang), From: say(r.Lang, "run."+string(x.Run))}
		body, err := answer(r.Client.GetRotaFileWithResponse(r.Context(), x.Id, &client.GetRotaFileParams{}))
		var refused *refusedError
		if errors.As(err, &refused) {
			continue // it was deleted meanwhile
		}
		if err != nil {
			return err
		}
		var named struct{ Name string }
		if err := json.Unmarshal(body.Body, &named); err == nil && named.Name != "" {
			row.From, row.Name = row.Name+", "+row.From, named.Name
		}
		if before := names[given(x.Parent)]; before != "" {
			if named.Name == "" {
				row.Name = say(r.Lang, "mend.next", "name", before)
			}
			row.From += ", " + say(r.Lang, "rotas.from", "name", before)
		}
		names[x.Id] = row.Name
		v.Rotas = append(v.Rotas, row)
	}
	slices.Reverse(v.Rotas)
	return s.show(w, r, http.StatusOK, "rotas", page{Title: say(r.Lang, "way.rotas"), Ward: &place{id, of.Name, "rota"}, Of: v})
}

// uploadRota keeps a rota that was sent, in any form the program reads.
func (s *site) uploadRota(w http.ResponseWriter, r *visit) error {
	f, head, err := r.FormFile("file")
	if err != nil {
		return &refusedError{Status: http.StatusBadRequest, Title: say(r.Lang, "error.nofile"), Detail: say(r.Lang, "error.nofile.do")}
	}
	defer f.Close()
	made, err := answer(r.Client.AddRotaWithBodyWithResponse(r.Context(), r.PathValue("ward"), &client.AddRotaParams{IdempotencyKey: once(r)}, kindOf(head.Filename), f))
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/rotas/"+made.JSON201.Id, http.StatusSeeOther)
	return nil
}
