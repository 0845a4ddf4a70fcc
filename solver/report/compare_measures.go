package report

import (
	"fmt"
	"slices"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/ward"
)

// beside is a table of measures by row and entries by column, those that have
// a rota.
func (t *comparer) beside(rows []measureRow) *columns {
	table := &columns{left: words(true)}
	head := []string{t.say("compare.what")}
	for _, e := range t.made() {
		head = append(head, t.column(e))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, r := range rows {
		row := []string{r.name}
		for _, e := range t.made() {
			row = append(row, r.of(e))
		}
		table.rows = append(table.rows, row)
	}
	return table
}

// measureRow is one measure of every entry, in words.
type measureRow struct {
	name string
	of   func(*solver.Entry) string
}

// column heads an entry's column: its letter and run.
func (t *comparer) column(e *solver.Entry) string {
	if len(t.Runs) == 1 {
		return t.letter(e.Model.ID)
	}
	return t.say("compare.column", "letter", t.letter(e.Model.ID), "run", t.say("compare.short."+string(e.Run)))
}

// strain is what the rotas ask of people.
func (t *comparer) strain() section {
	s := section{id: "strain", title: t.say("compare.strain.title")}
	if len(t.made()) == 0 {
		return s
	}
	s.draw(t.weekendChart())
	s.show(t.beside(append(t.metrics("weekends_per_head", "weekends_most", "weekend_frequency", "weekends_in_row", "weekend_hours_per_head", "weekend_hours_per_fte", "weekend_hours_spread",
		"evenings_per_head", "nights_per_head", "nights_most", "quick_returns_per_head", "lone_days_per_head", "long_runs_per_head", "longest_run"),
		measureRow{t.say("compare.strain.long", "length", t.about(t.Entries[0].Case.LongThreshold)), func(e *solver.Entry) string {
			return fmt.Sprint(sum(longDuties(e.Result)))
		}})))
	return s
}

// cost is hours and kroner.
func (t *comparer) cost() section {
	s := section{id: "cost", title: t.say("compare.cost.title")}
	if len(t.made()) > 0 {
		s.show(t.beside(t.metrics("planned_hours", "paid_hours", "hours_set_aside", "base_pay", "evening_pay", "night_pay", "weekend_pay", "red_day_pay",
			"substitute_hours", "substitute_cost", "cost", "administration_cost", "money_left")))
	}
	return s
}

// others is continuity, competence and wishes.
func (t *comparer) others() section {
	s := section{id: "others", title: t.say("compare.others.title")}
	if len(t.made()) == 0 {
		return s
	}
	rows := t.metrics("continuity_14", "continuity_28", "regular_staff", "permanent_hours_share", "educated_hours_share")
	if t.asked() {
		rows = append(rows, t.wishes()...)
	} else {
		s.tell(t.say("compare.others.none"))
	}
	s.show(t.beside(rows))
	return s
}

// asked tells whether anybody wishes for days or shifts.
func (t *comparer) asked() bool {
	return slices.ContainsFunc(t.Ward.People, func(p ward.Person) bool { return len(p.Wishes) > 0 })
}

// leastMet is the share of their wishes that whoever gets least has met.
func (t *comparer) leastMet(r *solver.Result) string {
	all := measure.WishesOf(r.Case, r.Rota)
	if len(all) == 0 {
		return "–"
	}
	worst := slices.MinFunc(all, func(a, b measure.Wishes) int { return a.Share() - b.Share() })
	return t.size(ward.Size(worst.Share()))
}

// wishes are how the wishes for days and shifts fared. Posts that nobody holds
// have none.
func (t *comparer) wishes() []measureRow {
	row := func(key string, of func([]measure.Wishes) string) measureRow {
		return measureRow{t.say(key), func(e *solver.Entry) string {
			all := measure.WishesOf(e.Case, e.Result.Rota)
			if len(all) == 0 {
				return "–"
			}
			return of(all)
		}}
	}
	return []measureRow{
		row("compare.others.asked", func(all []measure.Wishes) string { return fmt.Sprint(len(all)) }),
		{t.say("compare.others.worst"), func(e *solver.Entry) string { return t.leastMet(e.Result) }},
		row("compare.others.mean", func(all []measure.Wishes) string {
			sum := 0
			for _, w := range all {
				sum += w.Share()
			}
			return t.size(ward.Size(sum / len(all)))
		}),
	}
}

// metrics are rows of the measures' catalogue that some rota can tell.
func (t *comparer) metrics(ids ...string) []measureRow {
	var out []measureRow
	for _, id := range ids {
		m, ok := measure.MetricByID(id)
		if !ok || !slices.ContainsFunc(t.made(), func(e *solver.Entry) bool { _, told := e.Result.Totals.Figure(id, ""); return told }) {
			continue
		}
		out = append(out, measureRow{m.Text[t.lang].Name, func(e *solver.Entry) string {
			v, told := e.Result.Totals.Figure(id, "")
			if !told {
				return "–"
			}
			return t.figure(m.Unit, v)
		}})
	}
	return out
}

// figure writes a measure's value in its unit.
func (s speaker) figure(unit measure.Unit, v int) string {
	switch unit {
	case measure.Percent:
		return s.size(ward.Size(v))
	case measure.Posts:
		return s.fte(ward.Size(v))
	case measure.Mean:
		return s.decimal(v, 100, 1)
	case measure.Minutes:
		return s.grouped((v + 30) / 60)
	case measure.Ore:
		return s.ore(v)
	case measure.YesNo:
		return s.say(fmt.Sprintf("value.yesno.%d", v))
	}
	return s.grouped(v)
}
