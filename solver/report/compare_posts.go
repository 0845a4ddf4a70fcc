package report

import (
	"fmt"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/ward"
)

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
