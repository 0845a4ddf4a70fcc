package report

import (
	"slices"
	"strings"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// days are the days of a line that a measure is about, each once; none where it
// is about the whole period. Those of history are left out, and those past the
// end of a rolling rota are the first ones again.
func days(c *ward.Case, m check.Measure) []int {
	n := c.Dates.Days()
	if m.FirstDay <= 0 && m.LastDay >= n-1 {
		return nil
	}
	var out []int
	for day := m.FirstDay; day <= m.LastDay && len(out) < n; day++ {
		switch {
		case day >= 0 && day < n:
			out = append(out, day)
		case c.Dates.Rolling:
			out = append(out, (day%n+n)%n)
		}
	}
	return out
}

// cells names the cells of a grid that findings stand in, as Turnus!F12, F12:L12 in a
// row and F12–E13 over several; the name of the person where all of the line is meant.
func (c Checked) cells(fs []finding) string {
	var all []rota.Place
	for _, f := range fs {
		all = append(all, c.places(f.Finding)...)
	}
	all = slices.DeleteFunc(all, func(p rota.Place) bool { return p.Cell == "" })
	if len(all) == 0 {
		return ""
	}
	first, last := all[0], all[len(all)-1]
	between := "–"
	switch {
	case first == last:
		return first.Cell
	case first.Line == last.Line:
		between = ":"
	}
	return first.Cell + between + last.Cell[strings.LastIndex(last.Cell, "!")+1:]
}

// places are where in its file a finding stands: the cells of its days, or the
// person's line.
func (c Checked) places(f check.Finding) []rota.Place {
	if c.File == nil || f.Person == "" {
		return nil
	}
	var out []rota.Place
	for _, day := range days(c.Case, f.Measure) {
		if p, ok := c.File.Place(f.Person, day); ok {
			out = append(out, p)
		}
	}
	if p, ok := c.File.PlaceOf(f.Person); ok && len(out) == 0 {
		out = append(out, p)
	}
	return out
}
