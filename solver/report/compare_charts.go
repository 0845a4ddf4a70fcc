package report

import (
	"html/template"

	"heltid/solver"
	"heltid/solver/measure"
)

// ranges draws what each model has found and can reach.
func (t *comparer) ranges() template.HTML {
	var rows []bar
	for _, e := range t.Entries {
		at := e.Standing()
		row := bar{label: t.column(e), solid: max(0, at.Found), to: at.Limit, text: t.reached(e)}
		if at.Impossible {
			row.solid, row.to = 0, 0
		}
		rows = append(rows, row)
	}
	return bars(t.say("compare.side.chart"), [2]string{t.say("compare.side.found"), t.say("compare.side.limit")}, rows)
}

// weekendChart draws mean and most weekend hours a year.
func (t *comparer) weekendChart() template.HTML {
	var rows []bar
	for _, e := range t.made() {
		mean, most := weekendHours(e.Result.Totals)
		rows = append(rows, bar{t.column(e), int(mean / 60), int(most / 60), t.whole(mean) + " / " + t.whole(most)})
	}
	return bars(t.say("compare.strain.chart"), [2]string{t.say("compare.strain.mean"), t.say("compare.strain.most")}, rows)
}

type bands struct {
	label string
	measure.Bands
}

func (t *comparer) bandChart(of []bands) template.HTML {
	var labels []string
	var parts [][]int
	for _, b := range of {
		labels = append(labels, b.label)
		parts = append(parts, []int{b.Full, b.From80, b.From50, b.Below50})
	}
	return stack(t.say("compare.posts.title"), []string{t.say("posts.full"), t.say("posts.from80"), t.say("posts.from50"), t.say("posts.below")}, labels, parts)
}

// frontierChart draws the first run; the table has the others too.
func (t *comparer) frontierChart(with []*solver.Entry) template.HTML {
	var lines []stepLine
	for _, e := range with {
		if e.Run != t.Runs[0] {
			continue
		}
		l := stepLine{name: t.letter(e.Model.ID)}
		for _, p := range e.Result.Frontier {
			if p.Possible {
				l.points = append(l.points, [2]int{p.SmallPosts, p.FullTime})
			}
		}
		lines = append(lines, l)
	}
	return steps(t.say("frontier.title"), t.say("frontier.small"), t.say("frontier.full"), lines)
}
