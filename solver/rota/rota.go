// Package rota holds what is made: lines of duties, and their files.
package rota

import (
	"cmp"
	"slices"

	"heltid/solver/ward"
)

// Rota is one line a person or post, for one ward, rota model and run.
type Rota struct {
	Ward  string    `json:"ward"`
	Name  string    `json:"name,omitempty"` // what people call this version
	Model string    `json:"model"`
	Run   ward.Run  `json:"run"`
	Start ward.Date `json:"start"`
	Weeks int       `json:"weeks"`
	Base  *Base     `json:"base,omitempty"` // of a help rota
	Lines []Line    `json:"lines"`

	Published *ward.Date `json:"published,omitempty"` // the day it was made known to those it concerns
	Worked    bool       `json:"worked,omitempty"`    // a record of hours worked, not a plan
	Origin    *Origin    `json:"origin,omitempty"`
}

// Base is the rolling rota (grunnturnus) that a help rota (hjelpeturnus) lays
// over dates: its first week stands on the Monday of Start, and comes round
// every so many weeks.
type Base struct {
	Start ward.Date `json:"start"`
	Weeks int       `json:"weeks"`
}

// Origin says where a rota came from, so that it can be made again.
type Origin struct {
	Engine    string `json:"engine"`
	RuleSet   string `json:"rule_set"`
	InputHash string `json:"input_hash"`
	Seed      int    `json:"seed"`

	AsIfAgreed []string `json:"as_if_agreed,omitempty"` // agreements that nobody has made, as if they were there
	With       []string `json:"with,omitempty"`         // what was decided about the ward besides
}

// Line (turnuslinje) is one person's or post's agreed size, duties and the
// codes of free days.
type Line struct {
	Person     string    `json:"person"`
	ExternalID string    `json:"external_id,omitempty"` // the id in the scheduling system, given back as it came
	Size       ward.Size `json:"size"`
	Before     []Duty    `json:"duties_before,omitempty"` // of a help rota: on days before the first, -1 the last
	Duties     []Duty    `json:"duties"`
	Free       []FreeDay `json:"free,omitempty"`
	Changes    []Change  `json:"changes,omitempty"` // of a plan that was made known
}

// Duty is one shift type on one day of the period, counted from 0.
type Duty struct {
	Day   int    `json:"day"`
	Shift string `json:"shift"`
}

// FreeDay is the code of a day without a duty: one of those below, or another
// the unit uses, F or F6 to F9. A day without a duty and without a code is free
// too, but nobody has said in which way.
type FreeDay struct {
	Day     int      `json:"day"`
	Code    string   `json:"code"`
	Instead []string `json:"instead,omitempty"` // shift types it replaces; their hours are paid
}

// Codes of free days, as KS and the unions agreed to write them.
const (
	F1 = "F1" // ukefridag: the statutory weekly free day (AML §10-8(2))
	F2 = "F2" // ekstra ukefridag: any other free day of the week
	F3 = "F3" // helgedagsfri: off a Sunday or holiday, so that every second one is
	F4 = "F4" // godtgjøringsfri: time off instead of holiday pay (HTA chapter 1 §5.3.2)
	F5 = "F5" // erstatningsfridag: for an F1 that the base rota has on a holiday
	FE = "FE" // ferie
)

// Bare is the rota without the codes of free days, for whoever makes another of
// it.
func (r *Rota) Bare() *Rota {
	out := *r
	out.Lines = slices.Clone(r.Lines)
	for i := range out.Lines {
		out.Lines[i].Free = nil
	}
	return &out
}

// Case is what the rota is judged against, of those that the ward's case for
// its rota model and run gives: that case itself, or for a help rota the same on
// its dates, with the duties of its lines before the first day as history. On
// dates, FE that the ward does not know of is vacation like any other.
func (r *Rota) Case(c *ward.Case) *ward.Case {
	if r.Base != nil {
		c = c.Unrolled(r.Start, r.Weeks)
		for _, l := range r.Lines {
			p, ok := c.Person(l.Person)
			if !ok || len(l.Before) == 0 {
				continue
			}
			p.History = nil
			for _, d := range l.Before {
				p.History = append(p.History, ward.PastDuty{Date: r.Start + ward.Date(d.Day), Shift: d.Shift})
			}
		}
	}
	if c.Dates.Rolling {
		return c
	}
	vacation := map[string][]ward.Date{}
	for _, l := range r.Lines {
		if p, ok := c.Person(l.Person); ok {
			if dates := l.vacation(p, c.Dates); len(dates) > 0 {
				vacation[l.Person] = dates
			}
		}
	}
	if len(vacation) == 0 {
		return c
	}
	return c.WithVacation(vacation)
}

// Code gives the free day of a day, if it has a code.
func (l Line) Code(day int) (FreeDay, bool) {
	for _, f := range l.Free {
		if f.Day == day {
			return f, true
		}
	}
	return FreeDay{}, false
}

// Sort puts lines by person, duties by day and shift and free days by day, so
// that equal rotas are equal bytes.
func (r *Rota) Sort() {
	slices.SortFunc(r.Lines, func(a, b Line) int { return cmp.Compare(a.Person, b.Person) })
	for i := range r.Lines {
		for _, duties := range [][]Duty{r.Lines[i].Before, r.Lines[i].Duties} {
			slices.SortFunc(duties, func(a, b Duty) int {
				return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Shift, b.Shift))
			})
		}
		slices.SortFunc(r.Lines[i].Changes, func(a, b Change) int { return cmp.Compare(a.Day, b.Day) })
		slices.SortFunc(r.Lines[i].Free, func(a, b FreeDay) int { return cmp.Compare(a.Day, b.Day) })
	}
}

// On gives the shift codes of a day.
func (l Line) On(day int) []string {
	var out []string
	for _, d := range l.Duties {
		if d.Day == day {
			out = append(out, d.Shift)
		}
	}
	return out
}
