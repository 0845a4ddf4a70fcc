// Package rota holds what is made: lines of duties, and their files.
package rota

import (
	"cmp"
	"slices"

	"heltid/solver/ward"
)

// Rota is one line a person or post, for one ward, rota model and run.
type Rota struct {
	Ward   string    `json:"ward"`
	Model  string    `json:"model"`
	Run    ward.Run  `json:"run"`
	Start  ward.Date `json:"start"`
	Weeks  int       `json:"weeks"`
	Lines  []Line    `json:"lines"`
	Origin *Origin   `json:"origin,omitempty"`
}

// Origin says where a rota came from, so that it can be made again.
type Origin struct {
	Engine    string `json:"engine"`
	RuleSet   string `json:"rule_set"`
	InputHash string `json:"input_hash"`
	Seed      int    `json:"seed"`

	AsIfAgreed []string `json:"as_if_agreed,omitempty"` // agreements that nobody has made, as if they were there
}

// Line (turnuslinje) is one person's or post's agreed size and duties.
type Line struct {
	Person string    `json:"person"`
	Size   ward.Size `json:"size"`
	Duties []Duty    `json:"duties"`
}

// Duty is one shift type on one day of the period, counted from 0.
type Duty struct {
	Day   int    `json:"day"`
	Shift string `json:"shift"`
}

// Sort puts lines by person and duties by day and shift, so that equal rotas
// are equal bytes.
func (r *Rota) Sort() {
	slices.SortFunc(r.Lines, func(a, b Line) int { return cmp.Compare(a.Person, b.Person) })
	for i := range r.Lines {
		slices.SortFunc(r.Lines[i].Duties, func(a, b Duty) int {
			return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Shift, b.Shift))
		})
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
