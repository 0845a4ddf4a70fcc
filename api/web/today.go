package web

import (
	"encoding/json"
	"errors"
	"strconv"

	"heltid/api/client"
	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// today is what is known of how the ward is worked now: by its rota where there
// is one, else by the posts that people hold.
type today struct {
	Rota  string              // id of the rota; empty: none
	cells map[string]string   // by row
	lines map[string][]string // by person, as figuresOf has it
	sum   *measure.Summary    // of the rota
}

// todayChoice is a rota that may be today's.
type todayChoice struct {
	ID, Name string
	Here     bool
}

// today finds today's rota among those of a ward: the one that is named, none
// where no rota has the name, and where nothing is named the newest that was
// made elsewhere and sent.
func (v *visit) today(of *ward.Ward, id, named string) (today, []todayChoice, error) {
	list, err := answer(v.Client.ListRotasWithResponse(v.Context(), &client.ListRotasParams{Ward: &id}))
	if err != nil {
		return today{}, nil, err
	}
	var choices []todayChoice
	for _, x := range list.JSON200.Items {
		if x.Job != nil {
			continue
		}
		body, err := answer(v.Client.GetRotaFileWithResponse(v.Context(), x.Id, &client.GetRotaFileParams{}))
		var refused *refusedError
		if errors.As(err, &refused) {
			continue // it was deleted meanwhile
		}
		if err != nil {
			return today{}, nil, err
		}
		var r struct {
			Name   string
			Origin json.RawMessage
		}
		if err := json.Unmarshal(body.Body, &r); err != nil {
			return today{}, nil, err
		}
		name := modelName(of, x.Model, v.Lang)
		if r.Name != "" {
			name = r.Name
		}
		choices = append(choices, todayChoice{ID: x.Id, Name: name + ", " + page{Lang: v.Lang}.When(x.Created)})
		if named == "" && x.Parent == nil && r.Origin == nil {
			named = x.Id
		}
	}
	for i := range choices {
		c := &choices[i]
		if c.Here = c.ID == named; !c.Here {
			continue
		}
		l, err := v.rota(c.ID)
		if err != nil {
			return today{}, nil, err
		}
		now, err := todayBy(l, v.Lang)
		return now, choices, err
	}
	return todayByPosts(of, v.Lang), choices, nil
}

// todayBy is what today's rota gives.
func todayBy(l *loaded, lang rule.Lang) (today, error) {
	out := today{Rota: l.meta.Id, cells: map[string]string{}, lines: map[string][]string{}}
	sum := measure.Sum(l.Case, l.Rota)
	for _, m := range measures {
		metric, ok := measure.MetricByID(m.id)
		if v, told := sum.Figure(m.id, ""); ok && told {
			out.cells[m.id] = report.Figure(metric, v, lang)
		}
	}
	out.sum = &sum
	found, err := check.Check(l.Case, l.Rota)
	if err != nil {
		return out, err
	}
	out.cells["full"], out.cells["bands"] = strconv.Itoa(sum.FullTime), bandsInWords(sum.Bands)
	out.cells["wishes"] = wishesMet(measure.WishesOf(l.Case, l.Rota), lang)
	out.cells["compare.short"] = hoursAWeek(mostMissing(l.Case, l.Rota), lang)
	out.cells["compare.findings"] = strconv.Itoa(len(found.Findings))
	for _, x := range sum.Lines {
		out.lines[x.Person] = figuresOf(x, l.Case.Dates.Weeks, lang)
	}
	return out, nil
}

// todayByPosts is what the posts that people hold tell without a rota.
func todayByPosts(of *ward.Ward, lang rule.Lang) today {
	out := today{cells: map[string]string{}, lines: map[string][]string{}}
	posts, full, small, sum := 0, 0, 0, ward.Size(0)
	var bands measure.Bands
	for i := range of.People {
		size := of.People[i].Size.Current
		if size <= 0 {
			continue
		}
		posts, sum = posts+1, sum+size
		bands.Add(size)
		if size >= ward.FullTime {
			full++
		}
		if size < ward.FullTime/2 {
			small++
		}
		line := make([]string, len(mineRows))
		line[0] = rule.Format(rule.Percent, int(size), lang)
		out.lines[of.People[i].ID] = line
	}
	if posts == 0 {
		return out
	}
	out.cells["full"], out.cells["bands"] = strconv.Itoa(full), bandsInWords(bands)
	for id, v := range map[string]int{"mean_size": int(sum) / posts, "below_50_share": small * int(ward.FullTime) / posts, "posts": posts, "fte": int(sum)} {
		m, _ := measure.MetricByID(id)
		out.cells[id] = report.Figure(m, v, lang)
	}
	return out
}

// cell is today's of a row.
func (t today) cell(row string) compareCell {
	if text := t.cells[row]; text != "" {
		return compareCell{Text: text}
	}
	return compareCell{Text: "–"}
}

// bandsInWords counts posts by size, the full-time ones first.
func bandsInWords(b measure.Bands) string {
	text := ""
	for i, n := range []int{b.Full, b.From80, b.From50, b.Below50} {
		if i > 0 {
			text += " / "
		}
		text += strconv.Itoa(n)
	}
	return text
}

// wishesMet is the share of all points asked for that was met; nothing where
// nobody has wished.
func wishesMet(all []measure.Wishes, lang rule.Lang) string {
	met, asked := wishPoints(all)
	if asked == 0 {
		return ""
	}
	return percent(lang, ward.Size(met*int(ward.FullTime)/asked))
}

func wishPoints(all []measure.Wishes) (met, asked int) {
	for _, x := range all {
		met, asked = met+x.Met, asked+x.Asked
	}
	return met, asked
}
