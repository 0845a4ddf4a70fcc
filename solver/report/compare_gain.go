package report

import (
	"fmt"
	"slices"
	"time"

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
		t.tellShort(&s, solver.ExtraGain)
		return s
	}
	s.tell(t.say("compare.gain.says", "first", t.model(&t.Models[0])))
	table := &columns{left: words(true, false)}
	head := []string{t.say("compare.model"), t.say("compare.gain.whole")}
	for _, cause := range with[0].Gain.Causes { // the same of all
		head = append(head, t.say("compare.gain.cause."+cause.ID))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, e := range with {
		row := []string{t.entry(e), signed(e.Gain.Whole)}
		for _, cause := range e.Gain.Causes {
			row = append(row, signed(cause.Posts))
		}
		table.rows = append(table.rows, row)
	}
	s.show(table)
	if t.Yardstick() == nil {
		s.tell(t.say("compare.gain.no_weekends", "first", t.letter(t.Models[0].ID)))
	}
	t.tellShort(&s, solver.ExtraGain)
	return s
}

// equal is what each model gives where nobody has more weekend hours than under
// the first one.
func (t *comparer) equal() section {
	s := section{id: "equal", title: t.say("compare.equal.title", "first", t.letter(t.Models[0].ID))}
	first := t.Yardstick()
	if first == nil {
		s.tell(t.say("compare.equal.none", "first", t.model(&t.Models[0])))
		return s
	}
	_, most := weekendHours(first.Result.Totals)
	s.tell(t.say("compare.equal.says", "first", t.letter(first.Model.ID), "hours", t.whole(most), "run", t.say("compare.run."+string(first.Run))))
	table := &columns{left: words(true, false, false, false)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.side.chart"), t.say("compare.equal.most"), t.say("compare.equal.at")}}
	for _, e := range t.of(first.Run) {
		own, at := "–", t.say("compare.equal.unknown")
		if e.Whole() {
			_, most := weekendHours(e.Result.Totals)
			own = t.whole(most)
		}
		switch {
		case e == first:
			at = t.reached(e)
		case e.Equal != nil && e.Equal.Entry == e:
			at = t.say("compare.equal.same", "range", t.reached(e))
		case e.Equal != nil:
			at = t.reached(e.Equal.Entry)
		}
		table.rows = append(table.rows, []string{t.model(&e.Model), t.reached(e), own, at})
	}
	s.show(table)
	t.tellShort(&s, solver.ExtraEqual)
	return s
}

// tellShort says that the time did not suffice for all of a section, and how to
// get the rest.
func (t *comparer) tellShort(s *section, of solver.Extra) {
	if slices.Contains(t.Short, of) {
		s.tell(t.say("compare.short", "time", t.longer()))
	}
}

// longer is a time worth trying where what was given did not suffice: three times
// as long.
func (t *comparer) longer() string {
	spent := max(t.Time, t.Elapsed)
	return t.say("compare.minutes", "n", max(1, int((3*spent+time.Minute-1)/time.Minute)))
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
