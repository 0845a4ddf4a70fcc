package report

import (
	"cmp"
	"fmt"
	"slices"

	"heltid/solver/measure"
	"heltid/solver/ward"
)

// service lists where fewer are at work.
func (t *comparer) service() section {
	s := section{id: "service", title: t.say("compare.service.title")}
	if len(t.made()) == 0 {
		return s
	}
	key := "compare.service.target"
	if t.Today != nil {
		key = "compare.service.today"
	}
	s.tell(t.say(key))
	for _, e := range t.made() {
		all := measure.Reductions(e.Case, e.Result.Rota, t.TodayCase, t.Today)
		if len(all) == 0 {
			s.tell(t.say("compare.service.none", "entry", t.entry(e)))
			continue
		}
		missing := ward.Minutes(0)
		for _, r := range all {
			if r.Who == ward.Total {
				missing += r.Missing
			}
		}
		s.tell(t.say("compare.service.sum", "entry", t.entry(e), "hours", t.hours(missing)))
		s.show(t.reductions(all))
	}
	return s
}

// reductions is a table of the week: a row for each stretch of the day, and in
// it on which days fewer are at work.
func (t *comparer) reductions(all []measure.Reduction) *columns {
	table := &columns{left: words(true, true, false, false, false, false, false, false, false)}
	head := []string{t.say("compare.service.who"), t.say("compare.service.time")}
	for w := ward.Monday; w <= ward.Sunday; w++ {
		head = append(head, t.say(fmt.Sprintf("weekday.%d", int(w))))
	}
	table.rows = [][]string{head}
	type stretch struct {
		unit, who string
		from, to  ward.Minutes
	}
	at := map[stretch]int{}
	for _, r := range slices.SortedStableFunc(slices.Values(all), func(a, b measure.Reduction) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Who, b.Who), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	}) {
		key := stretch{r.Unit, r.Who, r.From, r.To}
		if at[key] == 0 {
			who := t.attribute(r.Who)
			if r.Unit != "" {
				who = r.Unit + ", " + who
			}
			at[key] = len(table.rows)
			table.rows = append(table.rows, append([]string{who, r.From.Clock() + "–" + r.To.Clock()}, make([]string, 7)...))
		}
		for w := ward.Monday; w <= ward.Sunday; w++ {
			if r.Days.Has(w) {
				table.rows[at[key]][2+int(w)] = t.say("compare.service.cell", "before", t.decimal(r.Before, 100, 1), "after", t.decimal(r.After, 100, 1))
			}
		}
	}
	return table
}
