package web

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"heltid/solver/measure"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Ways to look at a rota: the whole period, one week, or one person.
const (
	wholeLook  = "whole"
	weekLook   = "week"
	personLook = "person"
)

// look is how a rota is looked at, as its address says.
type look struct {
	Kind   string
	Week   int // from 0
	Person string
}

// lookOf reads an address; what is not there is the whole.
func lookOf(q url.Values, f *loaded) look {
	if n, err := strconv.Atoi(q.Get("week")); err == nil && n >= 1 && n <= f.Case.Dates.Weeks {
		return look{Kind: weekLook, Week: n - 1}
	}
	if f.has(q.Get("person")) {
		return look{Kind: personLook, Person: q.Get("person")}
	}
	return look{Kind: wholeLook}
}

// Number is the week in the address.
func (k look) Number() int { return k.Week + 1 }

func (l *loaded) has(person string) bool { return person != "" && slices.Contains(l.persons(), person) }

// persons are those with a line.
func (l *loaded) persons() []string {
	var out []string
	for _, x := range l.Rota.Lines {
		out = append(out, x.Person)
	}
	return out
}

// table is the piece of a report that shows a rota so.
func (k look) table() func(io.Writer, report.Checked, rule.Lang) error {
	switch k.Kind {
	case weekLook:
		return func(w io.Writer, c report.Checked, lang rule.Lang) error { return report.WeekPiece(w, c, k.Week, lang) }
	case personLook:
		return func(w io.Writer, c report.Checked, lang rule.Lang) error {
			return report.PersonPiece(w, c, k.Person, lang)
		}
	}
	return report.RotaPiece
}

// looksView lets one choose how to look at a rota.
type looksView struct {
	look
	Weeks    []weekLink
	People   []string
	Calendar *calendarForm
}

type weekLink struct {
	Number int // in the address
	Name   string
	Here   bool
}

// calendarForm asks which dates a rolling line is wanted on.
type calendarForm struct {
	Person string
	Dated  bool // the rota has dates of its own
	From   ward.Date
	Weeks  int
}

func (l *loaded) looks(at look, lang rule.Lang) looksView {
	out := looksView{look: at, People: l.persons()}
	for i := range l.Case.Dates.Weeks {
		n := i + 1
		if !l.Case.Dates.Rolling {
			_, n = l.Case.Dates.Date(7 * i).ISOWeek()
		}
		out.Weeks = append(out.Weeks, weekLink{i + 1, report.Say(lang, "grid.week", "n", n), at.Kind == weekLook && at.Week == i})
	}
	if at.Kind == personLook {
		out.Calendar = &calendarForm{at.Person, !l.Case.Dates.Rolling, l.Rota.Start, 2 * l.Rota.Weeks}
	}
	return out
}

// ofLine are the figures of one line.
func (l *loaded) ofLine(person string, lang rule.Lang) []figureRow {
	var out []figureRow
	for _, x := range measure.Sum(l.Case, l.Rota).Lines {
		if x.Person != person {
			continue
		}
		for i, text := range figuresOf(x, l.Case.Dates.Weeks, lang) {
			out = append(out, figureRow{Name: say(lang, "mine."+mineRows[i]), Now: cmp.Or(text, "–")})
		}
	}
	return out
}

// changed tells what is other than in the rota that this one was made from,
// where that is still kept and has the same dates.
func (v *visit) changed(l *loaded) (piece template.HTML, days int, from string, err error) {
	if l.meta.Parent == nil {
		return "", 0, "", nil
	}
	before, err := v.rota(*l.meta.Parent)
	var refused *refusedError
	if errors.As(err, &refused) {
		return "", 0, "", nil
	}
	if err != nil || before.Rota.Start != l.Rota.Start || before.Rota.Weeks != l.Rota.Weeks {
		return "", 0, "", err
	}
	changes := repair.Changes(before.Rota, l.Rota)
	var b bytes.Buffer
	err = report.ChangesPiece(&b, l.Case, changes, v.Lang)
	return template.HTML(b.String()), len(changes), before.called(v.Lang), err // a template of the reports has seen to what it says
}

// calendar gives a line of a rota as iCalendar.
func (s *site) calendar(w http.ResponseWriter, r *visit) error {
	l, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	of := report.LineCalendar{Person: q.Get("person"), ID: l.meta.Id, Stamp: l.meta.Created, From: l.Rota.Start, Weeks: l.Rota.Weeks}
	if !l.has(of.Person) {
		return s.missing(w, r)
	}
	if l.Case.Dates.Rolling {
		from, err := ward.ParseDate(q.Get("from"))
		if err != nil || from.Weekday() != ward.Monday {
			return &refusedError{Status: http.StatusUnprocessableEntity, Title: say(r.Lang, "ical.monday"), Detail: say(r.Lang, "ical.monday.do", "text", q.Get("from"))}
		}
		weeks, err := strconv.Atoi(q.Get("weeks"))
		if err != nil || weeks < 1 || weeks > 53 {
			return &refusedError{Status: http.StatusUnprocessableEntity, Title: say(r.Lang, "ical.weeks"), Detail: say(r.Lang, "ical.weeks.do", "text", q.Get("weeks"))}
		}
		of.From, of.Weeks = from, weeks
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "turnus-" + of.Person + ".ics"}))
	return report.ICalendar(w, l.Case, l.Rota, of, r.Lang)
}
