package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"heltid/api/client"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// comparison is what a job of comparing made, as far as the page tells it; the
// rest is in its report.
type comparison struct {
	Ward    string                  `json:"ward"`
	Models  []report.ComparedModel  `json:"models"`
	Runs    []ward.Run              `json:"runs"`
	Entries []entry                 `json:"entries"`
	Origin  report.ComparisonOrigin `json:"origin"`
}

// entry is one model in one run.
type entry struct {
	Model    string         `json:"model"`
	Run      ward.Run       `json:"run"`
	FullTime report.Reached `json:"full_time"`
	Error    string         `json:"error"`
	Result   *struct {
		Findings []json.RawMessage `json:"findings"`
	} `json:"result"`
	Body json.RawMessage `json:"rota"`

	Letter, Name string           `json:"-"`
	File         *rota.Rota       `json:"-"` // nil: no rota
	Case         *ward.Case       `json:"-"`
	Sum          *measure.Summary `json:"-"`
	Lacks        *int             `json:"-"` // agreements that the model needs and nobody has made; nil: not known
}

// compareView is models as columns.
type compareView struct {
	Job     *client.Job
	Runs    []runLink
	Run     string
	Answer  any   // what the comparison's report opens with
	Now     today // how the ward is worked now
	Choices []todayChoice
	Columns []column
	Rows    []compareRow
	Chart   *scatter
	People  []string
	Me      string
	Mine    []compareRow
}

type runLink struct {
	Name, Link string
	Here       bool
}

type column struct {
	Letter, Name, Model, Run string
	HasRota                  bool
	Unfinished               bool // what its rota gives is that of one that does not keep the rules
}

// Unfinished tells whether some model has no finished rota.
func (v compareView) Unfinished() bool {
	return slices.ContainsFunc(v.Columns, func(c column) bool { return c.Unfinished })
}

// HasRota tells whether some model has a rota.
func (v compareView) HasRota() bool {
	return slices.ContainsFunc(v.Columns, func(c column) bool { return c.HasRota })
}

// compareRow is one measure of every model. Says is what it counts.
type compareRow struct {
	Name, Says string
	Cells      []compareCell
	Same       bool
}

type compareCell struct {
	Text string
	Mark string // best, worst or nothing
}

// measures are those that people look at first, with whether more is better
// (1), worse (-1) or neither (0).
var measures = []struct {
	id     string
	better int
}{
	{"full_time_share_ks", 1}, {"mean_size", 1}, {"below_50_share", -1}, {"posts", 0}, {"fte", 0},
	{"weekends_per_head", -1}, {"weekend_hours_per_head", -1}, {"evenings_per_head", 0}, {"nights_per_head", 0},
	{"quick_returns_per_head", -1}, {"long_runs_per_head", -1}, {"continuity_14", -1}, {"competence_cover", 1}, {"paid_hours", 0}, {"cost", -1},
}

// comparison reads what a job of comparing made.
func (s *site) comparison(r *visit) (*client.Job, *ward.Ward, *comparison, error) {
	id := r.PathValue("job")
	got, err := answer(r.Client.GetJobWithResponse(r.Context(), id))
	if err != nil {
		return nil, nil, nil, err
	}
	result, err := answer(r.Client.GetResultWithResponse(r.Context(), id))
	if err != nil {
		return nil, nil, nil, err
	}
	of, err := r.read(r.Context(), got.JSON200.Ward, got.JSON200.WardVersion)
	if err != nil {
		return nil, nil, nil, err
	}
	out := &comparison{}
	if err := json.Unmarshal(result.Body, out); err != nil {
		return nil, nil, nil, err
	}
	for i := range out.Entries {
		e := &out.Entries[i]
		for _, m := range out.Models {
			if m.ID == e.Model {
				e.Letter, e.Name = m.Letter, m.Name[r.Lang]
			}
		}
		if c, err := of.Case(e.Model, e.Run); err == nil {
			n := len(rule.Terms(c).Missing())
			e.Lacks = &n
		}
		if len(e.Body) == 0 {
			continue
		}
		if e.File, e.Case, err = rota.Read("rota.json", e.Body, of); err != nil {
			return nil, nil, nil, err
		}
		sum := measure.Sum(e.Case, e.File)
		e.Sum = &sum
	}
	return got.JSON200, of, out, nil
}

func (s *site) compared(w http.ResponseWriter, r *visit) error {
	job, of, all, err := s.comparison(r)
	if err != nil {
		return err
	}
	run := ward.Run(r.URL.Query().Get("run"))
	if !slices.Contains(all.Runs, run) {
		run = all.Runs[0]
	}
	entries := slices.DeleteFunc(slices.Clone(all.Entries), func(e entry) bool { return e.Run != run })
	lang := client.Language(r.Lang)
	page1, err := answer(r.Client.GetReportWithResponse(r.Context(), job.Id, &client.GetReportParams{Lang: &lang}))
	if err != nil {
		return err
	}
	now, choices, err := r.today(of, job.Ward, r.URL.Query().Get("today"))
	if err != nil {
		return err
	}
	v := compareView{Job: job, Answer: report.FirstScreen(page1.Body), Now: now, Choices: choices, Run: string(run), Rows: compareRows(entries, now, r.Lang), Chart: newScatter(entries, r.Lang), Me: r.URL.Query().Get("me")}
	for _, x := range all.Runs {
		v.Runs = append(v.Runs, runLink{say(r.Lang, "compare.run."+string(x)), "?" + url.Values{"run": {string(x)}, "today": {r.URL.Query().Get("today")}}.Encode(), x == run})
	}
	for _, e := range entries {
		v.Columns = append(v.Columns, column{e.Letter, e.Name, e.Model, string(e.Run), e.File != nil, e.unfinished()})
		if e.Sum == nil {
			continue
		}
		for _, l := range e.Sum.Lines {
			if !slices.Contains(v.People, l.Person) {
				v.People = append(v.People, l.Person)
			}
		}
	}
	if slices.Contains(v.People, v.Me) {
		v.Mine = mine(v.Me, entries, now, r.Lang)
	}
	return s.show(w, r, http.StatusOK, "compare", page{Title: say(r.Lang, "compare.page"), Ward: &place{job.Ward, of.Name, "compare"}, Of: v})
}

// unfinished tells whether an entry has a rota that does not keep the rules.
func (e entry) unfinished() bool { return e.File != nil && e.FullTime.Found == nil }

// missing is the person minutes a week that an entry's rota leaves below the
// floor of the need, of those who lack most; nil where it has no rota.
func (e entry) missing() *int {
	if e.File == nil {
		return nil
	}
	n := mostMissing(e.Case, e.File)
	return &n
}

func mostMissing(c *ward.Case, r *rota.Rota) int {
	most := 0
	for _, m := range report.MissingAWeek(c, r) {
		most = max(most, m.Minutes)
	}
	return most
}

func hoursAWeek(minutes int, lang rule.Lang) string { return report.Decimal(minutes, 60, 1, lang) }

// findings counts what the checker found in an entry's rota; nil where it has
// none.
func (e entry) findings() *int {
	if e.File == nil || e.Result == nil {
		return nil
	}
	n := len(e.Result.Findings)
	return &n
}

// compareRows has today first where people work in the ward, and then each model.
func compareRows(entries []entry, now today, lang rule.Lang) []compareRow {
	full := compareRow{Name: say(lang, "compare.full"), Says: say(lang, "compare.full.says")}
	full.Cells = append(full.Cells, now.cell("full"))
	var found []*int
	for _, e := range entries {
		found = append(found, e.FullTime.Found)
		full.Cells = append(full.Cells, compareCell{Text: reached(e, lang)})
	}
	out := []compareRow{marked(full, found, 1), bandsRow(entries, now, lang)}
	for _, m := range measures {
		metric, ok := measure.MetricByID(m.id)
		if !ok {
			continue
		}
		row := compareRow{Name: metric.Text[lang].Name, Says: metric.Text[lang].Says, Cells: []compareCell{now.cell(m.id)}}
		var values []*int
		some := false
		for _, e := range entries {
			cell, value := compareCell{Text: "–"}, (*int)(nil)
			if e.Sum != nil {
				if v, ok := e.Sum.Figure(m.id, ""); ok {
					cell.Text, some = report.Figure(metric, v, lang), true
					if !e.unfinished() {
						value = &v
					}
				}
			}
			row.Cells, values = append(row.Cells, cell), append(values, value)
		}
		if some {
			out = append(out, marked(row, values, m.better))
		}
	}
	if row, some := wishesRow(entries, now, lang); some {
		out = append(out, row)
	}
	for _, x := range []struct {
		key  string
		of   func(e entry) *int
		says func(int) string
	}{
		{"compare.short", entry.missing, func(minutes int) string { return hoursAWeek(minutes, lang) }},
		{"compare.findings", entry.findings, strconv.Itoa},
		{"compare.missing", func(e entry) *int { return e.Lacks }, strconv.Itoa},
	} {
		row := compareRow{Name: say(lang, x.key), Says: say(lang, x.key+".says"), Cells: []compareCell{now.cell(x.key)}}
		var values []*int
		for _, e := range entries {
			cell, value := compareCell{Text: "–"}, x.of(e)
			if value != nil {
				cell.Text = x.says(*value)
			}
			if e.unfinished() {
				value = nil
			}
			row.Cells, values = append(row.Cells, cell), append(values, value)
		}
		out = append(out, marked(row, values, -1))
	}
	return out
}

// bandsRow counts posts by size in each model.
func bandsRow(entries []entry, now today, lang rule.Lang) compareRow {
	row := compareRow{Name: say(lang, "compare.bands"), Says: say(lang, "compare.bands.says"), Cells: []compareCell{now.cell("bands")}, Same: true}
	for _, e := range entries {
		cell := compareCell{Text: "–"}
		if e.Sum != nil {
			cell.Text = bandsInWords(e.Sum.Bands)
		}
		row.Same = row.Same && (len(row.Cells) == 1 || cell.Text == row.Cells[1].Text)
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// wishesRow is how much of what people wished for each model meets; false where
// nobody has wished.
func wishesRow(entries []entry, now today, lang rule.Lang) (row compareRow, some bool) {
	row = compareRow{Name: say(lang, "compare.wishes"), Says: say(lang, "compare.wishes.says"), Cells: []compareCell{now.cell("wishes")}}
	var values []*int
	for _, e := range entries {
		cell, value := compareCell{Text: "–"}, (*int)(nil)
		if e.Sum != nil {
			if met, asked := wishPoints(measure.WishesOf(e.Case, e.File)); asked > 0 {
				share := met * int(ward.FullTime) / asked
				cell.Text, value, some = percent(lang, ward.Size(share)), &share, true
			}
		}
		row.Cells, values = append(row.Cells, cell), append(values, value)
	}
	return marked(row, values, 1), some
}

// read is what people read where the value is one of the models'.
func (r compareRow) read(values []*int, v *int) string {
	return r.Cells[slices.Index(values, v)+1].Text
}

// marked marks the best and the worst of a row, where they differ, and tells
// whether all models have the same.
func marked(row compareRow, values []*int, better int) compareRow {
	low, high := (*int)(nil), (*int)(nil)
	for _, v := range values {
		if v != nil && (low == nil || *v < *low) {
			low = v
		}
		if v != nil && (high == nil || *v > *high) {
			high = v
		}
	}
	row.Same = !slices.ContainsFunc(row.Cells[1:], func(c compareCell) bool { return c.Text != row.Cells[1].Text })
	if low == nil || *low == *high || row.read(values, low) == row.read(values, high) { // or by less than is told
		return row
	}
	best, worst := high, low
	if better < 0 {
		best, worst = low, high
	}
	for i, v := range values {
		switch {
		case v == nil || better == 0:
		case *v == *best:
			row.Cells[i+1].Mark = "best"
		case *v == *worst:
			row.Cells[i+1].Mark = "worst"
		}
	}
	return row
}

// reached is found and limit of an entry.
func reached(e entry, lang rule.Lang) string {
	at := e.FullTime
	switch {
	case e.Error != "":
		return say(lang, "compare.range.failed")
	case at.Impossible:
		return say(lang, "compare.range.impossible")
	case e.unfinished() && at.Limit == nil:
		return say(lang, "compare.unfinished")
	case e.unfinished():
		return say(lang, "compare.range.unfinished", "limit", *at.Limit)
	case at.Found == nil && at.Limit == nil:
		return say(lang, "compare.range.unknown")
	case at.Found == nil:
		return say(lang, "compare.range.none", "limit", *at.Limit)
	case at.Limit == nil:
		return say(lang, "compare.range.unlimited", "n", *at.Found)
	case at.Decided:
		return say(lang, "compare.proven", "n", *at.Found)
	}
	return say(lang, "compare.open", "n", *at.Found, "limit", *at.Limit)
}

// mineRows are what is told of one line, as figuresOf gives it.
var mineRows = []string{"size", "weekends", "hours", "evenings", "nights", "run", "quick", "norm", "pay"}

// mine is what each model means for one line, today first.
func mine(person string, entries []entry, now today, lang rule.Lang) []compareRow {
	rows := make([]compareRow, len(mineRows))
	for i, n := range mineRows {
		rows[i].Name = say(lang, "mine."+n)
	}
	put := func(cells ...string) {
		for i := range rows {
			rows[i].Cells = append(rows[i].Cells, compareCell{Text: cmp.Or(cells[i], "–")})
		}
	}
	before := now.lines[person]
	if before == nil {
		before = make([]string, len(mineRows))
	}
	put(before...)
	for _, e := range entries {
		cells := make([]string, len(mineRows))
		if e.Sum != nil {
			for _, l := range e.Sum.Lines {
				if l.Person == person {
					cells = figuresOf(l, e.Case.Dates.Weeks, lang)
				}
			}
		}
		put(cells...)
	}
	return rows
}

// figuresOf is a line's figures, over a year where they are counts.
func figuresOf(l measure.Line, weeks int, lang rule.Lang) []string {
	count, _ := measure.MetricByID("posts")
	money, _ := measure.MetricByID("cost")
	year := func(n int) string { return strconv.Itoa((n*52 + weeks/2) / weeks) }
	pay := ""
	if l.Year.Base > 0 {
		y := l.Year
		pay = report.Figure(money, y.Base+y.Evening.Ore+y.Night.Ore+y.Weekend.Ore+y.Red.Ore, lang)
	}
	return []string{rule.Format(rule.Percent, int(l.Size), lang), strconv.Itoa(l.Weekends), report.Figure(count, int(l.WeekendHours)/60, lang), year(l.Evenings), year(l.Nights),
		strconv.Itoa(l.LongestRun), year(l.QuickReturns), strings.Replace(l.Class, ".", say(lang, "point"), 1), pay}
}

// keepRota keeps the rota of a model, so that it can be looked at, changed and
// given a name. Asked for again, it is the same one.
func (s *site) keepRota(w http.ResponseWriter, r *visit) error {
	job, _, all, err := s.comparison(r)
	if err != nil {
		return err
	}
	model, run := r.PostFormValue("model"), r.PostFormValue("run")
	kept, err := answer(r.Client.ListRotasWithResponse(r.Context(), &client.ListRotasParams{Job: &job.Id}))
	if err != nil {
		return err
	}
	for _, x := range kept.JSON200.Items { // the job has kept it itself, unless somebody deleted it
		if x.Model == model && string(x.Run) == run {
			http.Redirect(w, r.Request, "/rotas/"+x.Id, http.StatusSeeOther)
			return nil
		}
	}
	for _, e := range all.Entries {
		if e.Model != model || string(e.Run) != run || e.File == nil {
			continue
		}
		key := fmt.Sprintf("%s %s %s", job.Id, model, run)
		made, err := answer(r.Client.AddRotaWithBodyWithResponse(r.Context(), job.Ward, &client.AddRotaParams{Version: &job.WardVersion, IdempotencyKey: &key},
			"application/json", bytes.NewReader(e.Body)))
		if err != nil {
			return err
		}
		http.Redirect(w, r.Request, "/rotas/"+made.JSON201.Id, http.StatusSeeOther)
		return nil
	}
	return s.missing(w, r)
}
