package web

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"heltid/api/client"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// formView is the short form that writes a ward.
type formView struct {
	Shifts  []formShift
	Groups  []formGroup
	Name    string
	Served  string // beds, or those who get help at home; empty: not said
	Agreed  bool
	Wrong   map[string]string // what is wrong in a field, by its name
	Faults  []formFault       // the same, in the order of the fields
	Refused *refusedError
}

// formFault is a field with something wrong in it.
type formFault struct{ Field, Label, Text string }

// faults names the fields that are wrong as the form does.
func (v *formView) faults(lang rule.Lang) (out []formFault) {
	add := func(field string, label ...string) {
		if text, ok := v.Wrong[field]; ok {
			out = append(out, formFault{field, strings.Join(label, ", "), text})
		}
	}
	add("name", say(lang, "form.name"))
	add("served", say(lang, "form.served"))
	for _, x := range v.Shifts {
		shift, educated := say(lang, "form.code."+x.Code), say(lang, "form.educated")
		add(x.Code+"-start", shift, say(lang, "form.from"))
		add(x.Code+"-end", shift, say(lang, "form.to"))
		for _, days := range []string{"weekday", "weekend"} {
			add(x.Code+"-"+days, shift, say(lang, "form."+days))
			add(x.Code+"-"+days+"-educated", shift, say(lang, "form."+days), educated)
		}
	}
	for _, g := range v.Groups {
		for _, kind := range []string{"day", "night"} {
			add(g.ID+"-"+kind, g.Name, say(lang, "form."+kind))
		}
	}
	return out
}

// formShift is a shift type and how many are to be on it.
type formShift struct {
	Code, Start, End                 string
	Weekday, Weekend                 int
	WeekdayEducated, WeekendEducated int
}

// formGroup is the posts of one competence, in per cent with spaces between.
type formGroup struct {
	ID, Name   string
	Educated   bool
	Day, Night string
}

// usualForm is a small home for six, to be written over.
func usualForm(lang string) formView {
	names := map[string][]string{
		"nb": {"sykepleier eller vernepleier", "helsefagarbeider", "assistent"},
		"nn": {"sjukepleiar eller vernepleiar", "helsefagarbeidar", "assistent"},
		"en": {"nurse", "health care worker", "assistant"},
	}[lang]
	return formView{
		Shifts: []formShift{{"D", "07:30", "15:00", 3, 2, 1, 1}, {"E", "14:30", "22:00", 2, 2, 1, 1}, {"N", "21:45", "07:45", 1, 1, 0, 0}},
		Groups: []formGroup{{ID: "SPL", Name: names[0], Educated: true, Day: "100 100 75"}, {ID: "HFA", Name: names[1], Educated: true, Day: "100 80 75 60 50", Night: "75 75 50"}, {ID: "ASS", Name: names[2], Day: "50 40 20 15"}},
		Wrong:  map[string]string{},
	}
}

func (s *site) form(w http.ResponseWriter, r *visit) error {
	return s.showForm(w, r, http.StatusOK, usualForm(string(r.Lang)))
}

func (s *site) showForm(w http.ResponseWriter, r *visit, status int, v formView) error {
	title := say(r.Lang, "form.title")
	if v.Faults = v.faults(r.Lang); len(v.Faults) > 0 {
		title = say(r.Lang, "form.wrong.many", "n", len(v.Faults)) + " · " + title
	}
	return s.show(w, r, status, "form", page{Title: title, Of: v})
}

// fillForm writes a ward from the form and keeps it.
func (s *site) fillForm(w http.ResponseWriter, r *visit) error {
	v := usualForm(string(r.Lang))
	of := v.read(r)
	if len(v.Wrong) > 0 {
		return s.showForm(w, r, http.StatusUnprocessableEntity, v)
	}
	body, err := of.YAML()
	if err != nil {
		return err
	}
	made, err := answer(r.Client.AddWardWithBodyWithResponse(r.Context(), &client.AddWardParams{IdempotencyKey: once(r)}, "application/yaml", bytes.NewReader(body)))
	var refused *refusedError
	if errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity {
		refused.Detail = ""
		v.Refused = refused
		return s.showForm(w, r, refused.Status, v)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/wards/"+made.JSON201.Id, http.StatusSeeOther)
	return nil
}

// read takes what was filled in, and gives the ward it says.
func (v *formView) read(r *visit) *ward.Ward {
	v.Name, v.Agreed = strings.TrimSpace(r.PostFormValue("name")), r.PostFormValue("agreed") != ""
	if v.Name == "" {
		v.Wrong["name"] = say(r.Lang, "form.wrong.name")
	}
	of := &ward.Ward{Format: 1, Name: v.Name, Period: ward.Period{Start: monday(time.Now()), Weeks: 6, Kind: ward.Rolling}}
	var starts, ends []ward.Minutes
	model := ward.RotaModel{ID: "traditional", Name: say(r.Lang, "often.3"), Weekend: ward.WeekendRule{Every: 3}}
	for i := range v.Shifts {
		x := &v.Shifts[i]
		clock := func(field string, into *string) ward.Minutes {
			name := x.Code + "-" + field
			*into = r.PostFormValue(name)
			t, err := time.Parse("15:04", *into)
			if err != nil {
				v.Wrong[name] = say(r.Lang, "form.wrong.clock")
			}
			return ward.Minutes(t.Hour()*60 + t.Minute())
		}
		starts, ends = append(starts, clock("start", &x.Start)), append(ends, clock("end", &x.End))
		for field, into := range map[string]*int{"weekday": &x.Weekday, "weekend": &x.Weekend, "weekday-educated": &x.WeekdayEducated, "weekend-educated": &x.WeekendEducated} {
			n, err := strconv.Atoi(r.PostFormValue(x.Code + "-" + field))
			if err != nil || n < 0 || n > 200 {
				v.Wrong[x.Code+"-"+field] = say(r.Lang, "form.wrong.heads")
			}
			*into = n
		}
		if x.Weekday+x.Weekend > 0 {
			of.Shifts = append(of.Shifts, ward.Shift{Code: x.Code, Start: starts[i], End: ends[i], Breaks: []ward.Break{{Minutes: 30, Paid: true}}})
			model.Shifts = append(model.Shifts, x.Code)
		}
	}
	of.Models = []ward.RotaModel{model}
	of.Need, of.Note = v.need(starts, ends), v.served(r)
	for i := range v.Groups {
		g := &v.Groups[i]
		of.Competences = append(of.Competences, ward.Competence{ID: g.ID, Name: g.Name, Educated: g.Educated})
		number := 0
		people := func(field string, into *string, shifts []string) {
			*into = r.PostFormValue(g.ID + "-" + field)
			for text := range strings.FieldsSeq(strings.NewReplacer(",", " ", ";", " ", "%", " ").Replace(*into)) {
				size, err := strconv.Atoi(text)
				if err != nil || size < 1 || size > 100 {
					v.Wrong[g.ID+"-"+field] = say(r.Lang, "form.wrong.size", "text", text)
					return
				}
				number++
				of.People = append(of.People, ward.Person{ID: fmt.Sprintf("%s-%d", g.ID, number), Competence: g.ID, Shifts: shifts, Size: ward.Sizes{Current: ward.Size(size * 100)}})
			}
		}
		people("day", &g.Day, []string{"D", "E"})
		people("night", &g.Night, []string{"N"})
	}
	if len(of.People) == 0 && len(v.Wrong) == 0 {
		v.Wrong[v.Groups[0].ID+"-day"] = say(r.Lang, "form.wrong.nobody")
	}
	if v.Agreed {
		of.Agreements = []ward.Agreement{
			{ID: "snitt", Level: ward.Representatives, Paragraph: "aml-10-5-2"},
			{ID: "hvile", Level: ward.Representatives, Paragraph: "aml-10-8-3", Limits: map[string]string{"daily_rest": "9:00", "weekly_rest": "35:00"}},
			{ID: "helger", Level: ward.Representatives, Paragraph: "aml-10-8-4c"},
		}
	}
	return of
}

// served is how many the ward is for, said in the ward's note: the need is in
// heads, and this is what one holds them against.
func (v *formView) served(r *visit) string {
	if v.Served = strings.TrimSpace(r.PostFormValue("served")); v.Served == "" {
		return ""
	}
	n, err := strconv.Atoi(v.Served)
	if err != nil || n < 1 || n > 2000 {
		v.Wrong["served"] = say(r.Lang, "form.wrong.served")
		return ""
	}
	each := func(heads func(x formShift) int) string {
		var out []string
		for _, x := range v.Shifts {
			if h := heads(x); h > 0 {
				out = append(out, report.Decimal(n, h, 1, r.Lang)+" ("+x.Code+")")
			}
		}
		return cmp.Or(strings.Join(out, ", "), "–")
	}
	return say(r.Lang, "form.served.note", "n", n, "each", each(func(x formShift) int { return x.Weekday }), "weekend", each(func(x formShift) int { return x.Weekend }))
}

// need is heads by time of day: each shift type's own from its start to the
// next one's, so that those who hand over are not counted twice.
func (v *formView) need(starts, ends []ward.Minutes) []ward.NeedRow {
	var out []ward.NeedRow
	weekdays, weekend := daysOf(ward.Monday, ward.Friday), daysOf(ward.Saturday, ward.Sunday)
	for i, x := range v.Shifts {
		from, to := starts[i], ends[i]
		switch x.Code {
		case "D":
			to = starts[1]
		case "N":
			from, to = ends[1], starts[0]
		}
		for _, n := range []struct {
			days            ward.Days
			heads, educated int
		}{{weekdays, x.Weekday, x.WeekdayEducated}, {weekend, x.Weekend, x.WeekendEducated}} {
			if n.heads == 0 {
				continue
			}
			floor := map[string]int{ward.Total: n.heads}
			if n.educated > 0 {
				floor[ward.Educated] = min(n.educated, n.heads)
			}
			out = append(out, ward.NeedRow{Days: n.days, From: from, To: to, Floor: floor})
		}
	}
	return out
}

func daysOf(from, to ward.Weekday) ward.Days {
	var out ward.Days
	for d := from; d <= to; d++ {
		out |= 1 << d
	}
	return out
}

// monday is the first Monday of the year after a time: a rolling rota has no
// dates of its own.
func monday(t time.Time) ward.Date {
	d := ward.NewDate(t.Year()+1, 1, 1)
	for d.Weekday() != ward.Monday {
		d++
	}
	return d
}
