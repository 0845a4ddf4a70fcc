package report

import (
	"io"
	"slices"
	"strconv"

	"heltid/solver/check"
	"heltid/solver/rule"
)

// Of is what the checker says of one person's line alone.
func (c Checked) Of(person string) Checked {
	found := *c.Report
	found.Findings = slices.DeleteFunc(slices.Clone(found.Findings), func(f check.Finding) bool { return f.Person != person })
	c.Report = &found
	return c
}

// pagePerson is one line with a week a row.
type pagePerson struct {
	speaker
	Days  []string // of the week
	Weeks []pageWeek
}

type pageWeek struct {
	Name string
	Days []pageShiftOn
}

// pageShiftOn is a cell with the day it is on.
type pageShiftOn struct {
	pageShift
	Date  int // of the month; 0 where the rota rolls
	Class string
}

// Say gives the table's own words.
func (v pagePerson) Say(key string) string { return v.say(key) }

// PersonPiece writes the weeks of one line below each other, with the times of
// duties and the findings in their cells. Nobody's line has no weeks.
func PersonPiece(w io.Writer, c Checked, person string, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	marked := newJudge(c, lang).marks()
	v := pagePerson{speaker: t.speaker}
	for day := range 7 {
		v.Days = append(v.Days, t.say("weekday."+strconv.Itoa(day)))
	}
	for _, l := range t.lines() {
		if l.person != person {
			continue
		}
		for week := range t.weeks {
			row := pageWeek{Name: t.dated(week)}
			on := newPagePart(t, nil, week, week+1)
			for i, d := range on.Days {
				cell := pageShiftOn{pageShift: t.cell(l, 7*week+i, marked), Date: d.Number}
				cell.Times = t.times(cell.Code)
				d.First = false
				cell.Class = d.Class(cell.pageShift)
				row.Days = append(row.Days, cell)
			}
			v.Weeks = append(v.Weeks, row)
		}
	}
	return tmpl.ExecuteTemplate(w, "person", v)
}
