package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"heltid/api/client"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/weekend"
)

// read gives a ward as the service keeps it, read as the program reads it.
func (v *visit) read(ctx context.Context, id string, version int) (*ward.Ward, error) {
	params := &client.GetWardFileParams{}
	if version > 0 {
		params.Version = &version
	}
	file, err := answer(v.Client.GetWardFileWithResponse(ctx, id, params))
	if err != nil {
		return nil, err
	}
	return ward.Read("ward.yaml", file.Body, rule.Ladders()...)
}

// usual is the run that is meant where none is named.
func usual(w *ward.Ward) ward.Run {
	if len(w.People) > 0 {
		return ward.FromToday
	}
	return ward.Structure
}

// wardView is the weekend sum of a ward.
type wardView struct {
	Facts   string
	Note    string // what the ward's file says about it
	Sliders []slider
	Models  []modelLink
	Pools   []pool
}

// slider is one thing the sum may be tried with.
type slider struct {
	Name, Said            string
	Min, Max, Step, Value int
}

// modelLink sets the sliders to what a rota model has.
type modelLink struct{ Name, Link string }

// pool is one group of people with its sums.
type pool struct {
	ID, Title, Verdict, Class string
	Open                      bool
	Rows                      []poolRow
}

type poolRow struct {
	Who, Heads, People, Posts, Mean, Full, NoSmall, Words string
	HeadsWide, PostsWide                                  int // of 1000
}

func (s *site) ward(w http.ResponseWriter, r *visit) error {
	id := r.PathValue("ward")
	of, err := r.read(r.Context(), id, 0)
	if err != nil {
		return err
	}
	c, err := of.Case("", usual(of))
	if err != nil {
		return err
	}
	v := wardView{Sliders: sliders(r.Lang, r.URL.Query(), weekend.Usual(c))}
	a := assumed(v.Sliders)
	v.Pools = pools(of, weekend.Sum(c, a), a, r.Lang)
	if r.URL.Query().Has("part") {
		return s.part(w, r, "ward", "live", v)
	}
	for i := range of.Models {
		m := &of.Models[i]
		c, err := of.Case(m.ID, usual(of))
		if err != nil {
			return err
		}
		u := weekend.Usual(c)
		v.Models = append(v.Models, modelLink{m.Called(string(r.Lang)), "/wards/" + id + "?" + url.Values{
			"weekends": {strconv.Itoa(u.Weekends)}, "shift": {strconv.Itoa(int(u.Shift))}, "need": {"100"}, "cover": {"0"}}.Encode()})
	}
	v.Note = of.Note
	v.Facts = say(r.Lang, "ward.facts", "people", len(of.People), "models", len(of.Models), "weeks", of.Period.Weeks)
	return s.show(w, r, http.StatusOK, "ward", page{Title: say(r.Lang, "sum.title"), Ward: &place{id, of.Name, "sum"}, Of: v})
}

// sliders are as the address says, else as the ward has it.
func sliders(lang rule.Lang, q url.Values, usual weekend.Assumed) []slider {
	out := []slider{
		{Name: "weekends", Min: 3, Max: 16, Step: 1, Value: usual.Weekends},
		{Name: "shift", Min: 360, Max: 870, Step: 30, Value: int(usual.Shift)},
		{Name: "need", Min: 50, Max: 130, Step: 5, Value: 100},
		{Name: "cover", Min: 0, Max: 30, Step: 5},
	}
	for i := range out {
		x := &out[i]
		if v, err := strconv.Atoi(q.Get(x.Name)); err == nil {
			x.Value = v
		}
		x.Value = min(x.Max, max(x.Min, x.Value))
		switch x.Name {
		case "weekends":
			x.Said = often(lang, x.Value)
		case "shift":
			x.Said = say(lang, "said.hours", "n", hours(lang, x.Value))
		case "need":
			x.Said = say(lang, "said.need", "n", x.Value)
		case "cover":
			x.Said = say(lang, "said.cover", "n", x.Value)
		}
	}
	return out
}

func assumed(of []slider) weekend.Assumed {
	return weekend.Assumed{Weekends: of[0].Value, Shift: ward.Minutes(of[1].Value), Need: of[2].Value, Cover: of[3].Value}
}

// copyWard keeps a copy of a ward with the weekends and the weekend need that
// the sliders say, so that rotas can be made of it.
func (s *site) copyWard(w http.ResponseWriter, r *visit) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	of, err := r.read(r.Context(), r.PathValue("ward"), 0)
	if err != nil {
		return err
	}
	c, err := of.Case("", usual(of))
	if err != nil {
		return err
	}
	all := sliders(r.Lang, r.PostForm, weekend.Usual(c))
	tried := weekend.Tried(of, assumed(all))
	tried.Name = say(r.Lang, "copy.name", "name", of.Name, "weekends", all[0].Said, "need", all[2].Value)
	made, err := r.copyAs(r.PathValue("ward"), tried)
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/wards/"+made+"/models", http.StatusSeeOther)
	return nil
}

// often says how often weekends are worked.
func often(lang rule.Lang, weekends int) string {
	switch weekends {
	case 4, 6, 8, 12:
		return say(lang, fmt.Sprintf("often.%d", weekend.Of/weekends))
	case 3, 9, 15:
		return say(lang, "often.of", "n", weekends/3, "of", 8)
	case 16:
		return say(lang, "often.of", "n", 2, "of", 3)
	}
	return say(lang, "often.of", "n", weekends, "of", weekend.Of)
}

// pools sets the rows out by unit and group.
func pools(w *ward.Ward, rows []weekend.Row, a weekend.Assumed, lang rule.Lang) []pool {
	most := 1.0
	for _, r := range rows {
		most = max(most, float64(r.Heads), float64(r.Posts)/float64(ward.FullTime))
	}
	var out []pool
	for _, r := range rows {
		id := fmt.Sprintf("pool-%s-%t", r.Unit, r.Night)
		i := slices.IndexFunc(out, func(p pool) bool { return p.ID == id })
		if i < 0 {
			p := pool{ID: id, Title: say(lang, "pool.day")}
			if r.Night {
				p.Title = say(lang, "pool.night")
			}
			for _, u := range w.Units {
				if u.ID == r.Unit {
					p.Title = nameOf(u.Name, u.ID) + ": " + p.Title
				}
			}
			out, i = append(out, p), len(out)
		}
		x := poolRow{Who: whoIs(w, r.Who, lang), Heads: strconv.Itoa(r.Heads), People: strconv.Itoa(r.People), Posts: fte(lang, r.Posts), Mean: percent(lang, r.Mean),
			Full: strconv.Itoa(r.FullTime), NoSmall: strconv.Itoa(r.NoSmall), Words: inWords(r, a, lang),
			HeadsWide: int(1000 * float64(r.Heads) / most), PostsWide: int(1000 * float64(r.Posts) / float64(ward.FullTime) / most)}
		if r.People == 0 {
			x.People = "–"
		}
		if r.Who == ward.Total {
			out[i].Verdict, out[i].Class = verdict(r, lang)
			out[i].Rows = slices.Insert(out[i].Rows, 0, x)
			continue
		}
		out[i].Rows = append(out[i].Rows, x)
	}
	for i := range out {
		out[i].Open = i == 0
	}
	return out
}

// verdict is the sum of everybody in a sentence.
func verdict(r weekend.Row, lang rule.Lang) (text, class string) {
	args := []any{"heads", r.Heads, "posts", fte(lang, r.Posts), "mean", percent(lang, r.Mean), "enough", often(lang, r.Enough)}
	switch {
	case r.Mean >= 9950:
		return say(lang, "verdict.enough", args...), "enough"
	case r.Enough > weekend.Of:
		return say(lang, "verdict.never", args...), "short"
	}
	return say(lang, "verdict.short", args...), "short"
}

// inWords is the arithmetic of a row.
func inWords(r weekend.Row, a weekend.Assumed, lang rule.Lang) string {
	text := ""
	if r.Duties > 0 {
		text = say(lang, "words.day", "hours", hours(lang, int(r.Hours)), "shift", hours(lang, int(a.Shift)), "duties", r.Duties) + " "
	}
	if r.Nights > 0 {
		text += say(lang, "words.night", "n", r.Nights) + " "
	}
	text += say(lang, "words.heads", "all", r.Duties+r.Nights, "weekends", a.Weekends, "of", weekend.Of, "heads", r.Heads) + " " +
		say(lang, "words.posts", "posts", fte(lang, r.Posts), "heads", max(r.Heads, 1), "mean", percent(lang, r.Mean)) + " " +
		say(lang, "words.full", "n", r.FullTime, "nosmall", r.NoSmall)
	if r.Guests > 0 {
		text += " " + say(lang, "words.guests", "n", r.Guests)
	}
	return text
}

func (s *site) wardFile(w http.ResponseWriter, r *visit) error {
	w.Header().Set("Content-Disposition", `attachment; filename="ward.yaml"`)
	s.pass(w, r, "/v1/wards/"+url.PathEscape(r.PathValue("ward"))+"/file")
	return nil
}
