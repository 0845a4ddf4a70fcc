package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A Measured is a rota with its figures, and what stood there before, if
// anything does.
type Measured struct {
	Case    *ward.Case
	Summary measure.Summary
	Before  *measure.Summary // of today's rota, or another it is set beside
}

// Measures writes a rota's figures: each metric with what it counts and who
// counts it so, the groups, everybody's hours and pay, and who gains and loses
// against the rota before.
func Measures(w io.Writer, m Measured, lang rule.Lang, width int) error {
	t := &measurer{speaker{lang, m.Case.Ward}, m}
	all := append([]section{t.head(), t.metrics()}, t.groups()...)
	return write(w, append(all, t.hours(), t.pay(), t.changes(), t.rests()), width)
}

type measurer struct {
	speaker
	Measured
}

func (t *measurer) head() section {
	s := section{title: t.Case.Ward.Name}
	kind := ward.Calendar
	if t.Case.Dates.Rolling {
		kind = ward.Rolling
	}
	model := t.Case.Model.ID
	if t.Case.Model.Name != "" {
		model = t.Case.Model.Name + " (" + t.Case.Model.ID + ")"
	}
	s.tell(t.say("result.asked", "model", model, "run", t.say("run."+string(t.Case.Run)), "n", t.Case.Dates.Weeks, "kind", t.say("period."+kind)))
	return s
}

// told writes a metric's value with its unit; "–" where it cannot be told.
func (t *measurer) told(m measure.Metric, of measure.Summary, who string) string {
	v, ok := of.Figure(m.ID, who)
	switch {
	case !ok:
		return "–"
	case m.Unit == measure.Minutes:
		return t.say("value.hours", "hours", t.figure(m.Unit, v))
	}
	return t.figure(m.Unit, v)
}

// metrics is the whole ward's table: what is counted beside each number.
func (t *measurer) metrics() section {
	s := section{title: t.say("measure.all")}
	table := &columns{left: words(true, false, true)}
	table.rows = [][]string{{t.say("measure.metric"), t.say("measure.here"), t.say("measure.counted")}}
	if t.Before != nil {
		table.left = words(true, false, false, true)
		table.rows = [][]string{{t.say("measure.metric"), t.say("measure.before"), t.say("measure.here"), t.say("measure.counted")}}
	}
	for _, m := range measure.Metrics() {
		if _, ok := t.Summary.Figure(m.ID, ""); !ok && m.Told() {
			continue
		}
		cells := []string{m.Text[t.lang].Name}
		if t.Before != nil {
			cells = append(cells, t.told(m, *t.Before, ""))
		}
		table.rows = append(table.rows, append(cells, t.told(m, t.Summary, ""), t.counted(m)))
	}
	s.show(table)
	return s
}

// counted is a metric's definition and who counts it so.
func (t *measurer) counted(m measure.Metric) string {
	if len(m.Sources) == 0 {
		return m.Text[t.lang].Says
	}
	return m.Text[t.lang].Says + " " + t.say("measure.source", "source", strings.Join(m.Sources, "; "))
}

// groups sets the competence groups beside each other, then attributes, units
// and bands of size, where there are any.
func (t *measurer) groups() []section {
	var out []section
	for _, per := range []measure.Per{measure.Competence, measure.Attribute, measure.Units, measure.SizeBand} {
		if table := t.side(per); len(table.rows) > 1 {
			s := section{title: t.say("measure.per." + string(per))}
			s.show(table)
			out = append(out, s)
		}
	}
	return out
}

// side is a table of the metrics told of some groups, a column each.
func (t *measurer) side(per measure.Per) *columns {
	table := &columns{left: words(true)}
	var of []string
	for _, m := range measure.Metrics() {
		for _, f := range t.Summary.Figures {
			if m.Per == per && f.Metric == m.ID && f.Of != "" && !slices.Contains(of, f.Of) {
				of = append(of, f.Of)
			}
		}
	}
	head := []string{t.say("measure.metric")}
	for _, who := range of {
		head = append(head, t.group(per, who))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, m := range measure.Metrics() {
		if m.Per != per || len(of) == 0 {
			continue
		}
		cells := []string{m.Text[t.lang].Name}
		for _, who := range of {
			cell := t.told(m, t.Summary, who)
			if t.Before != nil {
				cell = t.was(t.told(m, *t.Before, who), cell)
			}
			cells = append(cells, cell)
		}
		table.rows = append(table.rows, cells)
	}
	return table
}

// group names what a metric is told of.
func (t *measurer) group(per measure.Per, who string) string {
	switch per {
	case measure.Units:
		for _, u := range t.Case.Ward.Units {
			if u.ID == who {
				return nameOr(u.Name, u.ID)
			}
		}
	case measure.SizeBand:
		return who + "\u00a0%"
	}
	return t.attribute(who)
}

// was writes before and after in one cell, once where they are the same.
func (t *measurer) was(before, after string) string {
	if before == after {
		return after
	}
	return before + " → " + after
}

// line is somebody's line before, the zero line where there was none.
func (t *measurer) before(person string) measure.Line {
	if t.Before != nil {
		for _, l := range t.Before.Lines {
			if l.Person == person {
				return l
			}
		}
	}
	return measure.Line{}
}

// hours is what everybody works.
func (t *measurer) hours() section {
	s := section{title: t.say("measure.hours", "n", t.Case.Dates.Weeks)}
	table := &columns{left: words(true, true, false, false, false, false, false, false, false, false)}
	table.rows = [][]string{{t.say("page.person"), t.say("posts.group"), t.say("grid.size"), t.say("measure.norm"), t.say("grid.hours"),
		t.say("measure.weekends"), t.say("measure.weekend_hours"), t.say("measure.evenings"), t.say("grid.nights"), t.say("measure.quick")}}
	for _, l := range t.Summary.Lines {
		b := t.before(l.Person)
		cell := func(of func(measure.Line) string) string {
			if t.Before == nil || b.Person == "" {
				return of(l)
			}
			return t.was(of(b), of(l))
		}
		count := func(of func(measure.Line) int) string {
			return cell(func(l measure.Line) string { return fmt.Sprint(of(l)) })
		}
		table.rows = append(table.rows, []string{
			l.Person, t.attribute(l.Competence),
			cell(func(l measure.Line) string { return t.size(l.Size) }),
			cell(func(l measure.Line) string { return t.norm(l.Class) }),
			cell(func(l measure.Line) string { return t.speaker.hours(l.Planned) }),
			count(func(l measure.Line) int { return l.Weekends }),
			cell(func(l measure.Line) string { return t.decimal(int(l.WeekendHours), 60, 0) }),
			count(func(l measure.Line) int { return l.Evenings }),
			count(func(l measure.Line) int { return l.Nights }),
			count(func(l measure.Line) int { return l.QuickReturns }),
		})
	}
	s.show(table)
	return s
}

// norm is the full-time week a line is counted by.
func (t *measurer) norm(class string) string {
	if class == ward.NormWeighted {
		return t.say("measure.weighted")
	}
	return strings.Replace(class, ".", t.say("point"), 1)
}

// pay is what everybody earns in 52 weeks.
func (t *measurer) pay() section {
	s := section{title: t.say("measure.pay")}
	table := &columns{left: words(true, false, false, false, false, false, false)}
	head := []string{t.say("page.person"), t.say("measure.base"), t.say("measure.evening"), t.say("measure.night"), t.say("measure.weekend"), t.say("measure.red"), t.say("measure.sum")}
	if t.Before != nil {
		head = append(head, t.say("measure.sum_before"), t.say("measure.change"))
		table.left = append(table.left, false, false)
	}
	table.rows = [][]string{head}
	row := func(name string, p measure.Pay, before measure.Pay) {
		cells := []string{name, t.inKroner(p.Base), t.inKroner(p.Evening.Ore), t.inKroner(p.Night.Ore), t.inKroner(p.Weekend.Ore), t.inKroner(p.Red.Ore), t.inKroner(p.Total())}
		if t.Before != nil {
			cells = append(cells, t.inKroner(before.Total()), t.signed(p.Total()-before.Total()))
		}
		table.rows = append(table.rows, cells)
	}
	for _, l := range t.Summary.Lines {
		row(l.Person, l.Year, t.before(l.Person).Year)
	}
	before := measure.Pay{}
	if t.Before != nil {
		before = t.Before.Year
		for _, c := range t.Summary.Against(*t.Before).People {
			if c.After.Person == "" {
				row(c.Person, measure.Pay{}, c.Before.Year)
			}
		}
	}
	row(t.say("posts.total"), t.Summary.Year, before)
	s.show(table)
	s.tell(t.say("measure.gross"))
	return s
}

// inKroner writes øre as kroner without saying so.
func (s speaker) inKroner(ore int) string { return s.grouped(krone(ore)) }

// signed writes a change in øre as kroner.
func (s speaker) signed(ore int) string {
	if ore > 0 {
		return "+" + s.inKroner(ore)
	}
	return s.inKroner(ore)
}

// changes says who gains and who loses.
func (t *measurer) changes() section {
	s := section{title: t.say("measure.changes")}
	if t.Before == nil {
		return s
	}
	c := t.Summary.Against(*t.Before)
	s.tell(t.say("measure.gain_lose", "gain", c.Gain, "lose", c.Lose))
	if c.Lose > 0 {
		s.tell(t.say("measure.largest", "loss", t.ore(c.Largest), "person", c.Whose))
	}
	return s
}

// rests is what the figures rest on.
func (t *measurer) rests() section {
	s := section{title: t.say("rests.title")}
	for _, o := range t.outside(t.Summary.Outside) {
		s.tell(o)
	}
	var items []string
	for _, d := range t.Case.Ward.Explain() {
		if rests(d.Key) {
			items = append(items, d.Text[string(t.lang)])
		}
	}
	items = append(items, t.say("measure.rests_year"), t.say("measure.rests_sick"))
	s.list(items)
	return s
}

// rests tells whether the figures rest on a default of the ward.
func rests(key string) bool {
	return strings.HasPrefix(key, "pay.") || strings.HasPrefix(key, "tolerance.") || strings.Contains(key, "money")
}
