package report

import (
	"fmt"
	"slices"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/measure"
)

// frontier is full time against small posts, model by model.
func (t *comparer) frontier() section {
	s := section{id: "frontier", title: t.say("frontier.title")}
	most := 0
	var with []*solver.Entry
	for _, e := range t.Entries {
		if e.Result != nil && len(e.Result.Frontier) > 0 {
			with = append(with, e)
			most = max(most, len(e.Result.Frontier))
		}
	}
	if len(with) == 0 {
		return s
	}
	s.tell(t.say("compare.frontier.says", "size", t.size(with[0].Case.SmallBelow)))
	table := &columns{left: words(true)} // numbers and a line of words
	head := []string{t.say("frontier.small")}
	for _, e := range with {
		head = append(head, t.column(e))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for n := 0; n < 2*most; n += 2 {
		row := []string{fmt.Sprint(n)}
		for _, e := range with {
			row = append(row, t.point(e, n))
		}
		table.rows = append(table.rows, row)
	}
	if slices.ContainsFunc(with, func(e *solver.Entry) bool { return e.Exact != nil }) {
		row := []string{t.say("compare.frontier.exact")}
		for _, e := range with {
			exact := "–"
			if e.Exact != nil {
				exact = t.atMost(e.Exact.Possible, e.Exact.Missing, e.Exact.FullTime)
			}
			row = append(row, exact)
		}
		table.rows = append(table.rows, row)
	}
	if slices.ContainsFunc(with, func(e *solver.Entry) bool { return e.Run == t.Runs[0] && len(e.Result.Frontier) > 1 }) { // one point is no line
		s.draw(t.frontierChart(with))
	}
	s.show(table)
	t.tellShort(&s, solver.ExtraExact)
	return s
}

// point is the most full-time posts at a number of small posts; a dash where
// the time did not suffice to work it out.
func (t *comparer) point(e *solver.Entry, small int) string {
	points := e.Result.Frontier
	i := slices.IndexFunc(points, func(p bound.Point) bool { return p.SmallPosts == small })
	if last := len(points) - 1; i < 0 && points[last].Most && small > points[last].SmallPosts {
		i = last
	}
	switch {
	case i < 0:
		return "–"
	case !points[i].Possible:
		return t.say("reach.none")
	}
	return fmt.Sprint(points[i].FullTime)
}

// fewer is what giving up one or two full-time posts buys.
func (t *comparer) fewer() section {
	s := section{id: "fewer", title: t.say("compare.fewer.title")}
	table := &columns{left: words(true, false, false, false, false, false, false)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.fewer.full"), t.say("compare.fewer.small"), t.say("compare.fewer.target"),
		t.say("compare.fewer.wishes"), t.say("compare.fewer.mean"), t.say("compare.fewer.strain")}}
	asked := t.asked()
	if asked {
		table.left = append(table.left, false)
		table.rows[0] = append(table.rows[0], t.say("compare.others.worst"))
	}
	table.left = append(table.left, true)
	table.rows[0] = append(table.rows[0], t.say("compare.fewer.buys"))
	for _, e := range t.made() {
		if len(e.Fewer) == 0 {
			continue
		}
		before := measure.Tiers(e.Case, e.Result.Rota)
		for i, r := range slices.Concat([]*solver.Result{e.Result}, e.Fewer) {
			m := measure.Tiers(r.Case, r.Rota)
			name, buys := t.entry(e), ""
			if i > 0 {
				name = t.say("compare.fewer.less", "letter", t.letter(e.Model.ID), "n", e.Result.Totals.FullTime-i)
				buys = t.bought(e, before, m)
			}
			row := []string{name, fmt.Sprint(r.Totals.FullTime), fmt.Sprint(m.SmallPosts),
				t.say("value.hours", "hours", t.decimal(aWeek(m.UnderTarget, e), 6000, 1)), fmt.Sprint(m.WishesMet), t.size(r.Totals.Mean()), t.decimal(aWeek(m.Strain, e), 100, 1)}
			if asked {
				row = append(row, t.leastMet(r))
			}
			table.rows = append(table.rows, append(row, buys))
		}
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.fewer.says"))
		s.show(table)
	}
	t.tellShort(&s, solver.ExtraFewer)
	return s
}

// aWeek is what an entry's rota has of something in a week times 100, on
// average: rotas of different lengths are held against each other.
func aWeek(v int, e *solver.Entry) int {
	return (100*v + e.Case.Dates.Weeks/2) / e.Case.Dates.Weeks
}

// bought says what is better in one rota of an entry than in another, but for
// full-time posts.
func (t *comparer) bought(e *solver.Entry, before, after measure.TierValues) string {
	var out []string
	if n := before.SmallPosts - after.SmallPosts; n > 0 {
		out = append(out, t.say("compare.fewer.fewer_small", "n", n))
	}
	if n := before.UnderTarget - after.UnderTarget; n > 0 {
		out = append(out, t.say("compare.fewer.less_missing", "hours", t.decimal(aWeek(n, e), 6000, 1)))
	}
	if n := after.WishesMet - before.WishesMet; n > 0 {
		out = append(out, t.say("compare.fewer.more_met", "n", n))
	}
	if int(after.Sizes)*before.Posts > int(before.Sizes)*after.Posts {
		out = append(out, t.say("compare.fewer.larger"))
	}
	if after.WorstShare > before.WorstShare {
		out = append(out, t.say("compare.fewer.better_off"))
	}
	if n := before.Strain - after.Strain; n > 0 {
		out = append(out, t.say("compare.fewer.less_strain", "n", t.decimal(aWeek(n, e), 100, 1)))
	}
	if len(out) == 0 {
		return t.say("compare.fewer.nothing")
	}
	return t.list(out)
}
