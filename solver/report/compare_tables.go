package report

import (
	"fmt"
	"slices"
	"strings"

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

// posts are the sizes of the posts, today's first.
func (t *comparer) posts() section {
	s := section{id: "posts", title: t.say("compare.posts.title")}
	if len(t.made()) == 0 {
		return s
	}
	table := &columns{left: words(true, false, false, false, false, false, false, false, false, false)}
	table.rows = [][]string{{t.say("compare.model"), t.say("posts.full"), t.say("posts.from80"), t.say("posts.from50"), t.say("posts.below"),
		t.say("posts.all"), t.say("compare.posts.share"), t.say("compare.posts.mean"), t.say("posts.sum"), t.say("compare.posts.educated")}}
	row := func(name string, b measure.Bands, s measure.Summary) {
		table.rows = append(table.rows, []string{name, fmt.Sprint(b.Full), fmt.Sprint(b.From80), fmt.Sprint(b.From50), fmt.Sprint(b.Below50),
			fmt.Sprint(s.Posts), t.size(s.Share()), t.size(s.Mean()), t.fte(s.Sizes), t.fte(s.Educated)})
	}
	bars := []bands{}
	if now, ok := t.now(); ok {
		row(t.say("compare.posts.now"), now.Bands, now)
		bars = append(bars, bands{t.say("compare.posts.now"), now.Bands})
	}
	for _, e := range t.made() {
		row(t.entry(e), e.Result.Totals.Bands, e.Result.Totals)
		bars = append(bars, bands{t.column(e), e.Result.Totals.Bands})
	}
	s.draw(t.bandChart(bars))
	s.show(table)
	return s
}

// now sums up the posts that are held today.
func (t *comparer) now() (measure.Summary, bool) {
	var out measure.Summary
	c := t.Entries[0].Case
	for i := range t.Ward.People {
		p := &t.Ward.People[i]
		if p.Size.Current == 0 {
			continue
		}
		out.Posts++
		out.Sizes += p.Size.Current
		out.Bands.Add(p.Size.Current)
		if p.Size.Current >= ward.FullTime {
			out.FullTime++
		}
		if c.Has(p, ward.Educated, c.Dates.Start) {
			out.Educated += p.Size.Current
		}
	}
	return out, out.Posts > 0
}

// strain is what the rotas ask of people.
func (t *comparer) strain() section {
	s := section{id: "strain", title: t.say("compare.strain.title")}
	if len(t.made()) == 0 {
		return s
	}
	s.draw(t.weekendChart())
	s.show(t.beside(append(t.metrics("weekends_per_head", "weekends_most", "weekend_hours_per_head", "weekend_hours_per_fte", "weekend_hours_spread",
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
		s.show(t.beside(t.metrics("planned_hours", "paid_hours", "base_pay", "evening_pay", "night_pay", "weekend_pay", "red_day_pay",
			"substitute_hours", "substitute_cost", "cost", "money_left")))
	}
	return s
}

// others is continuity, competence and wishes.
func (t *comparer) others() section {
	s := section{id: "others", title: t.say("compare.others.title")}
	if len(t.made()) == 0 {
		return s
	}
	rows := t.metrics("continuity_14", "continuity_28", "permanent_hours_share", "educated_hours_share")
	if slices.ContainsFunc(t.Ward.People, func(p ward.Person) bool { return len(p.Wishes) > 0 }) {
		rows = append(rows, t.wishes()...)
	} else {
		s.tell(t.say("compare.others.none"))
	}
	s.show(t.beside(rows))
	return s
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
		row("compare.others.worst", func(all []measure.Wishes) string {
			worst := slices.MinFunc(all, func(a, b measure.Wishes) int { return a.Share() - b.Share() })
			return t.size(ward.Size(worst.Share()))
		}),
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
	}
	return s.grouped(v)
}

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

// volunteers says who must say yes, and what that gives.
func (t *comparer) volunteers() section {
	s := section{id: "volunteers", title: t.say("compare.needs.title")}
	table := &columns{left: words(true, false, false, true)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.needs.there"), t.say("compare.needs.all"), t.say("compare.needs.who")}}
	for _, e := range t.Entries {
		if e.Willing == nil && len(e.Volunteers) == 0 {
			continue
		}
		all := "–"
		if e.Willing != nil {
			all = t.reached(e.Willing)
		}
		var who []string
		for _, g := range e.Volunteers {
			key := "compare.needs.group"
			if !e.Willing.Whole() {
				key = "compare.needs.there_are"
			}
			who = append(who, t.say(key, "group", t.attribute(g.Competence), "needed", g.Needed, "could", g.Could, "there", g.There))
		}
		table.rows = append(table.rows, []string{t.entry(e), t.reached(e), all, orDash(who)})
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.needs.says", "length", t.about(t.Entries[0].Case.LongThreshold)))
		s.show(table)
	}
	return s
}

// contracts says which agreements each model rests on and which it lacks.
func (t *comparer) contracts() section {
	s := section{id: "agreements", title: t.say("compare.contracts.title")}
	var searched []*solver.Entry
	for _, e := range t.Entries {
		if e.Result != nil {
			searched = append(searched, e)
		}
	}
	if len(searched) > 0 {
		s.list(t.alike(searched, t.entries, func(e *solver.Entry) string {
			text := t.say("compare.contracts.none")
			if used := t.used(e); len(used) > 0 {
				text = t.say("compare.contracts.used", "agreements", t.list(used))
			}
			if lacks := t.lacks(e); len(lacks) > 0 {
				text += " " + t.say("compare.contracts.missing", "agreements", strings.Join(lacks, "; "))
			}
			return text
		}))
	}
	return s
}

// used names the agreements that somebody has made and the rota would break
// rules without.
func (t *comparer) used(e *solver.Entry) []string {
	var out []string
	for _, u := range e.Result.Uses {
		if u.Breaches > 0 && u.Agreement.AsIf == "" {
			out = append(out, (&teller{t.speaker, e.Result}).agreed(u.Agreement))
		}
	}
	return out
}

// lacks names the agreements that the model needs and nobody has made.
func (t *comparer) lacks(e *solver.Entry) []string {
	out := t.speaker.needs(e.Result.Missing)
	if len(e.Case.AsIf()) > 0 {
		for i := range out {
			out[i] = t.say("compare.contracts.as_if", "what", out[i])
		}
	}
	return out
}

func orDash(of []string) string {
	if len(of) == 0 {
		return "–"
	}
	return strings.Join(of, ", ")
}

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
	table.left = append(table.left, false)
	table.rows = [][]string{append(head, t.say("compare.gain.equal"))}
	for _, e := range with {
		row := []string{t.entry(e), signed(e.Gain.Whole)}
		for _, cause := range e.Gain.Causes {
			row = append(row, signed(cause.Posts))
		}
		equal := ""
		switch {
		case e.Equal != nil:
			equal = t.reached(e.Equal.Entry)
		case e.Run == t.Runs[0] && e.Whole():
			equal = t.say("compare.gain.not")
		}
		table.rows = append(table.rows, append(row, equal))
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
	row := []string{t.say("compare.frontier.exact")}
	for _, e := range with {
		exact := "–"
		if e.Exact != nil {
			exact = t.atMost(e.Exact.Possible, e.Exact.Missing, e.Exact.FullTime)
		}
		row = append(row, exact)
	}
	table.rows = append(table.rows, row)
	s.draw(t.frontierChart(with))
	s.show(table)
	return s
}

// point is the most full-time posts at a number of small posts: beyond the
// last that was worked out, more of them give no more.
func (t *comparer) point(e *solver.Entry, small int) string {
	points := e.Result.Frontier
	p := points[len(points)-1]
	for _, q := range points {
		if q.SmallPosts == small {
			p = q
		}
	}
	if !p.Possible {
		return t.say("reach.none")
	}
	return fmt.Sprint(p.FullTime)
}

// fewer is what giving up one or two full-time posts buys.
func (t *comparer) fewer() section {
	s := section{id: "fewer", title: t.say("compare.fewer.title")}
	table := &columns{left: words(true, false, false, false, false, false, false)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.fewer.full"), t.say("compare.fewer.small"), t.say("compare.fewer.target"),
		t.say("compare.fewer.wishes"), t.say("compare.fewer.mean"), t.say("compare.fewer.strain")}}
	for _, e := range t.made() {
		if len(e.Fewer) == 0 {
			continue
		}
		for i, r := range slices.Concat([]*solver.Result{e.Result}, e.Fewer) {
			name := ""
			if i == 0 {
				name = t.entry(e)
			}
			m := measure.Tiers(r.Case, r.Rota)
			table.rows = append(table.rows, []string{name, fmt.Sprint(r.Totals.FullTime), fmt.Sprint(m.SmallPosts),
				t.say("value.hours", "hours", t.about(ward.Minutes(m.UnderTarget))), fmt.Sprint(m.WishesMet), t.size(r.Totals.Mean()), fmt.Sprint(m.Strain)})
		}
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.fewer.says"))
		s.show(table)
	}
	return s
}

// people is each one's post under each model, from today.
func (t *comparer) people() section {
	s := section{id: "people", title: t.say("people.title")}
	var with []*solver.Entry
	for _, e := range t.made() {
		if e.Run == ward.FromToday {
			with = append(with, e)
		}
	}
	if len(with) == 0 {
		return s
	}
	s.tell(t.say("compare.people.says"))
	table := &columns{left: words(true, true, false, false)}
	head := []string{t.say("page.person"), t.say("posts.group"), t.say("people.today"), t.say("people.wished")}
	for _, e := range with {
		head = append(head, t.letter(e.Model.ID))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for _, p := range with[0].Case.People {
		row := []string{p.ID, t.attribute(p.Competence), t.size(p.Size.Current), ""}
		switch {
		case p.Vacant:
			row[2] = t.say("people.vacant")
		case p.Size.Wished != nil:
			row[3] = t.size(*p.Size.Wished)
		}
		for _, e := range with {
			size := sizeOf(e.Result.Totals, p.ID)
			mark := ""
			if size > p.Size.Current && !p.Vacant {
				mark = "▲ "
			}
			if size >= ward.FullTime {
				mark += "● "
			}
			row = append(row, mark+t.size(size))
		}
		table.rows = append(table.rows, row)
	}
	s.show(table)
	return s
}

// checked says what the checker found of each rota.
func (t *comparer) checked() section {
	s := section{id: "findings", title: t.say("compare.findings.title")}
	var items []string
	for _, e := range t.Entries {
		name := t.entry(e)
		switch {
		case e.Err != nil:
			items = append(items, t.say("compare.findings.failed", "entry", name, "error", e.Err))
		case e.Result == nil || e.Result.Report == nil:
			items = append(items, t.say("compare.findings.missing", "entry", name))
		case len(e.Result.Report.Findings) == 0:
			items = append(items, t.say("compare.findings.none", "entry", name, "n", len(e.Result.Report.Tightest)))
		default:
			var rules []ward.Quantity
			for _, f := range e.Result.Report.Findings {
				rules = append(rules, f.Rule)
			}
			slices.Sort(rules)
			items = append(items, t.say("compare.findings.some", "entry", name, "n", len(e.Result.Report.Findings), "rules", t.ruleNames(slices.Compact(rules))))
		}
	}
	s.list(items)
	return s
}

// rests is what the comparison takes for granted: what all models have in
// common, then what only one has.
func (t *comparer) rests() section {
	all := map[string]int{}
	own := map[*solver.Entry][]string{}
	var order []string
	for _, e := range t.Entries {
		items := defaults(e.Case, t.lang, func(string) bool { return true })
		if e.Result != nil && e.Result.Report != nil {
			for _, n := range slices.Concat(e.Result.Report.Assumptions, e.Result.Report.Choices) {
				items = append(items, n.Text(t.lang))
			}
		}
		for _, item := range items {
			if slices.Contains(own[e], item) {
				continue
			}
			own[e] = append(own[e], item)
			if all[item]++; all[item] == 1 {
				order = append(order, item)
			}
		}
	}
	out := section{id: "rests", title: t.say("rests.title")}
	out.tell(t.say("compare.rests.all"))
	out.list(slices.DeleteFunc(slices.Clone(order), func(item string) bool { return all[item] < len(t.Entries) }))
	for i := range t.Models {
		var items []string
		for _, e := range t.Entries {
			if e.Model.ID != t.Models[i].ID {
				continue
			}
			for _, item := range own[e] {
				if all[item] < len(t.Entries) && !slices.Contains(items, item) {
					items = append(items, item)
				}
			}
		}
		if len(items) > 0 {
			out.tell(t.say("compare.rests.own", "model", t.model(&t.Models[i])))
			out.list(items)
		}
	}
	return out
}

// origin says how the same comparison can be had again.
func (t *comparer) origin() section {
	s := section{id: "origin", title: t.say("origin.title")}
	seconds := func(ms int64) string { return t.decimal(int(ms), 1000, 0) }
	most := ""
	if t.Time > 0 {
		most = t.say("compare.origin.most", "time", seconds(t.Time.Milliseconds()))
	}
	s.tell(t.say("compare.origin.made", "engine", t.Origin.Engine, "rules", t.Origin.RuleSet, "seed", t.Origin.Seed, "time", seconds(t.Elapsed.Milliseconds()), "most", most))
	s.tell(t.say("compare.origin.input", "input", short(t.Origin.InputHash)))
	if t.Stopped {
		s.tell(t.say("compare.origin.stopped"))
	}
	s.tell(t.say("compare.origin.checked"))
	s.tell(t.say("origin.advice"))
	return s
}
