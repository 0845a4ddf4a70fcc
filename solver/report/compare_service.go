package report

import (
	"fmt"
	"strings"

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
	table := &columns{left: words(true, false, true)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.service.sum"), t.say("compare.service.where")}}
	for _, e := range t.made() {
		var missing ward.Minutes
		var rows []string
		for _, r := range measure.Reductions(e.Case, e.Result.Rota, t.TodayCase, t.Today) {
			if r.Who == ward.Total {
				missing += r.Missing
			}
			rows = append(rows, t.reduction(r))
		}
		where := t.say("compare.service.none")
		if len(rows) > 0 {
			where = strings.Join(rows, "; ")
		}
		table.rows = append(table.rows, []string{t.entry(e), t.hours(missing), where})
	}
	s.show(table)
	return s
}

func (t *comparer) reduction(r measure.Reduction) string {
	who := t.attribute(r.Who)
	if r.Unit != "" {
		who = r.Unit + ", " + who
	}
	return t.say("compare.service.row", "who", who, "days", t.weekdays(r.Days), "from", r.From.Clock(), "to", r.To.Clock(),
		"before", t.decimal(r.Before, 100, 1), "after", t.decimal(r.After, 100, 1), "hours", t.hours(r.Missing))
}

// weekdays writes a set of days as people do: man–fre, søn.
func (s speaker) weekdays(days ward.Days) string {
	var out []string
	name := func(w ward.Weekday) string { return s.say(fmt.Sprintf("weekday.%d", int(w))) }
	for w := ward.Monday; w <= ward.Sunday; w++ {
		if !days.Has(w) {
			continue
		}
		end := w
		for end < ward.Sunday && days.Has(end+1) {
			end++
		}
		if end == w {
			out = append(out, name(w))
		} else {
			out = append(out, name(w)+"–"+name(end))
		}
		w = end
	}
	return strings.Join(out, ", ")
}
