package report

import (
	"slices"

	"heltid/solver/rule"
)

// marks are the findings of a rota by cell, for grids that show them.
type marks struct {
	lines map[string][]mark         // of a whole line; "" is the whole rota
	days  map[string]map[int]bool   // by line and day: a finding is about it
	first map[string]map[int][]mark // by line and day: those that begin there
}

// A mark points from a cell to the item it is about. It stands on the first of
// the item's days.
type mark struct {
	Number int
	Law    bool   // the law or the tariff is broken
	Name   string // of the rule
}

// Link is where a page tells the item.
func (m mark) Link() string { return "#" + anchor(m.Number) }

// marks gives the findings by cell.
func (j *judge) marks() *marks {
	out := &marks{lines: map[string][]mark{}, days: map[string]map[int]bool{}, first: map[string]map[int][]mark{}}
	for _, m := range j.all {
		law := m.rule.Kind == rule.Law || m.rule.Kind == rule.Tariff
		for _, i := range m.items {
			for _, f := range i.findings {
				out.add(f.Person, days(j.Case, f.Measure), mark{i.number, law, m.rule.Text[j.lang].Name})
			}
		}
	}
	return out
}

func (m *marks) add(person string, days []int, one mark) {
	if len(days) == 0 {
		if !slices.Contains(m.lines[person], one) {
			m.lines[person] = append(m.lines[person], one)
		}
		return
	}
	if m.days[person] == nil {
		m.days[person], m.first[person] = map[int]bool{}, map[int][]mark{}
	}
	for _, day := range days {
		m.days[person][day] = true
	}
	if at := m.first[person]; !slices.Contains(at[days[0]], one) {
		at[days[0]] = append(at[days[0]], one)
	}
}

// line gives the marks of a person's whole line.
func (m *marks) line(person string) []mark {
	if m == nil {
		return nil
	}
	return m.lines[person]
}

// day tells whether a finding is about a day of a line, and the marks that stand
// there.
func (m *marks) day(person string, day int) (bool, []mark) {
	if m == nil {
		return false, nil
	}
	return m.days[person][day], m.first[person][day]
}

// whole tells whether some findings are nobody's.
func (m *marks) whole() bool { return m != nil && (len(m.lines[""]) > 0 || len(m.days[""]) > 0) }
