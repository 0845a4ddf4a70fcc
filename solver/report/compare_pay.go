package report

import (
	"fmt"
	"slices"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/ward"
)

// payments are everybody's before, and what each entry's rota changes in them.
type payments struct {
	before  measure.Summary
	first   *solver.Entry // whose rota that is; nil: today's
	changes map[*solver.Entry]*measure.Changes
}

// payments are held against today's rota where there is one, else the first
// model's from today; where there is neither, nothing changes in them.
func (c Compared) payments() payments {
	out := payments{changes: map[*solver.Entry]*measure.Changes{}}
	switch first := c.Of(c.Models[0].ID, ward.FromToday); {
	case c.Today != nil:
		out.before = held(c.TodayCase, measure.Sum(c.TodayCase, c.Today))
	case first != nil && first.Whole():
		out.before, out.first = held(first.Case, first.Result.Totals), first
	default:
		return out
	}
	for _, e := range c.Entries {
		if e != out.first && e.Run == ward.FromToday && e.Whole() {
			changes := held(e.Case, e.Result.Totals).Against(out.before)
			out.changes[e] = &changes
		}
	}
	return out
}

// held leaves out the lines that nobody has yet.
func held(c *ward.Case, s measure.Summary) measure.Summary {
	s.Lines = slices.DeleteFunc(slices.Clone(s.Lines), func(l measure.Line) bool {
		p, ok := c.Person(l.Person)
		return !ok || p.Optional()
	})
	return s
}

// payChange is what an entry's rota changes in everybody's pay; nil where it has
// none, or there is nothing to hold it against.
func (t *comparer) payChange(e *solver.Entry) *measure.Changes { return t.paid().changes[e] }

// pay says who earns more and who less under each model, and the largest loss.
func (t *comparer) pay() section {
	s := section{id: "pay", title: t.say("compare.pay.title")}
	table := &columns{left: words(true, false, false, false, false)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.pay.more"), t.say("compare.pay.less"), t.say("compare.pay.same"), t.say("compare.pay.largest")}}
	for _, e := range t.of(ward.FromToday) {
		c := t.payChange(e)
		if c == nil {
			continue
		}
		largest := "–"
		if c.Lose > 0 {
			largest = t.say("compare.pay.loss", "loss", t.ore(c.Largest), "person", c.Whose)
		}
		table.rows = append(table.rows, []string{t.model(&e.Model), fmt.Sprint(c.Gain), fmt.Sprint(c.Lose), fmt.Sprint(len(c.People) - c.Gain - c.Lose), largest})
	}
	if len(table.rows) == 1 {
		return s
	}
	s.tell(t.paySays())
	s.show(table)
	s.tell(t.say("measure.gross"))
	return s
}

func (t *comparer) paySays() string {
	if t.Today != nil {
		return t.say("compare.pay.today")
	}
	return t.say("compare.pay.first", "first", t.model(&t.Models[0]))
}

// payOfEach is everybody's weekends and pay under each model.
func (t *comparer) payOfEach() section {
	s := section{id: "pay-each", title: t.say("compare.pay.each")}
	var with []*solver.Entry
	for _, e := range t.of(ward.FromToday) {
		if t.payChange(e) != nil {
			with = append(with, e)
		}
	}
	if len(with) == 0 {
		return s
	}
	was := t.say("people.today")
	if first := t.paid().first; first != nil {
		was = t.letter(first.Model.ID)
	}
	s.tell(t.paySays() + " " + t.say("compare.pay.cells"))
	table := &columns{left: words(true, false)}
	head := []string{t.say("page.person"), was}
	for _, e := range with {
		head = append(head, t.letter(e.Model.ID))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, l := range t.paid().before.Lines {
		row := []string{l.Person, t.say("compare.pay.was", "weekends", l.Weekends, "kroner", t.inKroner(l.Year.Total()))}
		for _, e := range with {
			changes := t.payChange(e).People
			i := slices.IndexFunc(changes, func(c measure.Change) bool { return c.Person == l.Person })
			c := changes[i]
			row = append(row, t.say("compare.pay.is", "weekends", c.After.Weekends, "change", t.signed(c.Pay())))
		}
		table.rows = append(table.rows, row)
	}
	s.show(table)
	return s
}
