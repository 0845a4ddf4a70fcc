package report

import (
	"fmt"
	"slices"

	"heltid/solver"
)

// gain is where a model's full time over the first one comes from.
func (t *comparer) gain() section {
	s := section{id: "gain", title: t.say("compare.gain.title")}
	var with []*solver.Entry
	for _, e := range t.Entries {
		if e.Gain != nil {
			with = append(with, e)
		}
	}
	if len(with) == 0 {
		return s
	}
	s.tell(t.say("compare.gain.says", "first", t.model(&t.Models[0])))
	table := &columns{left: words(true, false)}
	head := []string{t.say("compare.model"), t.say("compare.gain.whole")}
	for _, cause := range with[0].Gain.Causes { // the same of all
		head = append(head, t.say("compare.gain.cause."+cause.ID))
		table.left = append(table.left, false)
	}
	if slices.ContainsFunc(t.of(t.Runs[0]), (*solver.Entry).Whole) {
		head = append(head, t.say("compare.gain.equal"))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, e := range with {
		row := []string{t.entry(e), signed(e.Gain.Whole)}
		for _, cause := range e.Gain.Causes {
			row = append(row, signed(cause.Posts))
		}
		if len(head) > len(row) {
			equal := t.say("compare.gain.unfound")
			switch {
			case e.Equal != nil:
				equal = t.reached(e.Equal.Entry)
			case e.Run == t.Runs[0] && e.Whole() && t.first().Whole():
				equal = t.say("compare.gain.not")
			}
			row = append(row, equal)
		}
		table.rows = append(table.rows, row)
	}
	s.show(table)
	return s
}

// signed writes a change: +3, −2, 0.
func signed(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "0"
}
