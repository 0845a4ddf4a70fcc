package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Compared is a comparison and what it is told against.
type Compared struct {
	*solver.Comparison
	Today     *rota.Rota // today's rota, to count service against; nil: the need's target
	TodayCase *ward.Case // that it was read with
}

// Comparison writes what a comparison found in words: which model gives most
// full time or that it is not decided, at what price, and the tables of the page
// but for the rotas. Width is in columns, 0 for no end.
func Comparison(w io.Writer, c Compared, lang rule.Lang, width int) error {
	t := newComparer(c, lang)
	return write(w, slices.Concat([]section{t.answer()}, t.sections(), []section{t.origin()}), width)
}

// sections are what a comparison tells besides the answers and the rotas.
func (t *comparer) sections() []section {
	return []section{t.side(), t.verdicts(), t.posts(), t.strain(), t.cost(), t.others(), t.service(), t.volunteers(), t.contracts(), t.gain(), t.equal(), t.switches(), t.frontier(), t.fewer(), t.people(), t.pay(), t.payOfEach(), t.checked()}
}

// A comparer tells a comparison.
type comparer struct {
	speaker
	Compared
	paid func() payments
}

func newComparer(c Compared, lang rule.Lang) *comparer {
	return &comparer{speaker{lang, c.Ward}, c, sync.OnceValue(c.payments)}
}

// letter names a model in tables: A, B, C.
func (t *comparer) letter(id string) string {
	for i := range t.Models {
		if t.Models[i].ID == id {
			return string(rune('A' + i))
		}
	}
	return ""
}

// model is a model's letter and name.
func (t *comparer) model(m *ward.RotaModel) string {
	return t.letter(m.ID) + " " + m.Called(string(t.lang))
}

// letters names models by their letters alone.
func (t *comparer) letters(entries []*solver.Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, t.letter(e.Model.ID))
	}
	return t.list(out)
}

func (t *comparer) models(entries []*solver.Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, t.model(&e.Model))
	}
	return t.list(out)
}

// entries names models in runs by their letters, those of the same runs
// together; a model in all runs by its letter alone.
func (t *comparer) entries(of []*solver.Entry) string {
	var order []string
	in := map[string][]*solver.Entry{} // by runs
	for i := range t.Models {
		var runs []string
		var last *solver.Entry
		for _, e := range of {
			if e.Model.ID == t.Models[i].ID {
				runs, last = append(runs, t.say("compare.short."+string(e.Run))), e
			}
		}
		if last == nil {
			continue
		}
		key := ""
		if len(runs) < len(t.Runs) {
			key = " (" + t.list(runs) + ")"
		}
		if in[key] == nil {
			order = append(order, key)
		}
		in[key] = append(in[key], last)
	}
	var out []string
	for _, key := range order {
		out = append(out, t.letters(in[key])+key)
	}
	return strings.Join(out, "; ")
}

// entry is a model in a run.
func (t *comparer) entry(e *solver.Entry) string {
	if len(t.Runs) == 1 {
		return t.model(&e.Model)
	}
	return t.model(&e.Model) + " (" + t.say("compare.short."+string(e.Run)) + ")"
}

// runs gives the entries of a run, in the order of the models.
func (t *comparer) of(run ward.Run) []*solver.Entry {
	var out []*solver.Entry
	for _, e := range t.Entries {
		if e.Run == run {
			out = append(out, e)
		}
	}
	return out
}

// made gives the entries that have a rota which keeps everything.
func (t *comparer) made() []*solver.Entry {
	var out []*solver.Entry
	for _, e := range t.Entries {
		if e.Whole() {
			out = append(out, e)
		}
	}
	return out
}

// reached says found and limit of an entry in a few words.
func (t *comparer) reached(e *solver.Entry) string {
	s := e.Standing()
	switch {
	case e.Err != nil:
		return t.say("compare.range.failed")
	case s.Impossible:
		return t.say("compare.range.impossible")
	case unfinished(e) != nil && s.Limit == solver.Unknown:
		return t.say("compare.range.not_done")
	case unfinished(e) != nil:
		return t.say("compare.range.unfinished", "limit", s.Limit)
	case s.Found == solver.Unknown && s.Limit == solver.Unknown:
		return t.say("compare.range.unknown")
	case s.Found == solver.Unknown && e.Result == nil:
		return t.say("compare.range.unsearched", "limit", s.Limit)
	case s.Found == solver.Unknown:
		return t.say("compare.range.none", "limit", s.Limit)
	case s.Limit == solver.Unknown:
		return t.say("compare.range.unlimited", "n", s.Found)
	case s.Decided():
		return t.say("compare.range.decided", "n", s.Found)
	}
	return t.say("compare.range.open", "n", s.Found, "limit", s.Limit)
}

// weekendHours are the mean and the most weekend hours a year of those who
// work weekends.
func weekendHours(s measure.Summary) (mean, most ward.Minutes) {
	heads := ward.Minutes(0)
	for _, l := range s.Lines {
		mean += l.WeekendHours
		most = max(most, l.WeekendHours)
		if l.WeekendHours > 0 {
			heads++
		}
	}
	if heads > 0 {
		mean /= heads
	}
	return mean, most
}

// whole writes hours without decimals.
func (s speaker) whole(m ward.Minutes) string { return s.decimal(int(m), 60, 0) }

// side is the table of the models with what was found and what is possible, and
// the price of the rotas that the answers are about.
func (t *comparer) side() section {
	s := section{id: "side", title: t.say("compare.side.title")}
	s.tell(t.say("compare.side.says"))
	table := &columns{left: words(true)}
	head := []string{t.say("compare.model")}
	for _, run := range t.Runs {
		head = append(head, t.say("compare.run."+string(run)))
	}
	priced := len(t.made()) > 0
	if priced {
		head = append(head, t.say("compare.side.mean"), t.say("compare.side.most"), t.say("compare.side.cost"), t.say("compare.side.volunteers"))
	}
	table.rows = [][]string{append(head, t.say("compare.side.lacks"))}
	for range table.rows[0][1:] {
		table.left = append(table.left, false)
	}
	for i := range t.Models {
		m := &t.Models[i]
		row := []string{t.model(m)}
		for _, run := range t.Runs {
			row = append(row, t.reached(t.Of(m.ID, run)))
		}
		e := t.Of(m.ID, t.told())
		var price []string
		switch {
		case !priced:
		case !e.Whole():
			price = []string{"–", "–", "–", "–"}
		default:
			mean, most := weekendHours(e.Result.Totals)
			price = []string{t.whole(mean), t.whole(most), t.thousands(cost(e)), fmt.Sprint(len(e.Result.Volunteers()))}
		}
		table.rows = append(table.rows, append(append(row, price...), fmt.Sprint(len(t.lacks(e)))))
	}
	s.draw(t.ranges())
	s.show(table)
	if len(t.Runs) > 1 && len(t.made()) > 0 {
		s.tell(t.say("compare.side.of", "run", t.say("compare.run."+string(t.told()))))
	}
	return s
}

func sum(counts map[string]int) int {
	out := 0
	for _, n := range counts {
		out += n
	}
	return out
}

// undecided tells the pairs of models in a run between which nothing is decided,
// in as few sentences as it takes: whoever is in most of them against the others.
func (t *comparer) undecided(run string, open []*solver.Entry, against func(*solver.Entry) []*solver.Entry) []string {
	left := map[*solver.Entry][]*solver.Entry{}
	for _, e := range open {
		left[e] = against(e)
	}
	var out []string
	for {
		var others []*solver.Entry
		for _, e := range open {
			if len(left[e]) > len(others) {
				others = left[e]
			}
		}
		if len(others) == 0 {
			return out
		}
		var of []*solver.Entry
		for _, e := range open {
			if slices.Equal(left[e], others) {
				of = append(of, e)
				left[e] = nil
			}
		}
		for _, o := range others {
			left[o] = slices.DeleteFunc(slices.Clone(left[o]), func(e *solver.Entry) bool { return slices.Contains(of, e) })
		}
		out = append(out, t.say("compare.decided.open", "run", run, "models", t.letters(of), "others", t.letters(others)))
	}
}

// verdicts says what is shown of the models two and two, those together of
// whom the same is shown.
func (t *comparer) verdicts() section {
	s := section{id: "decided", title: t.say("compare.decided.title")}
	var items []string
	for _, run := range t.Runs {
		name := t.say("compare.run." + string(run))
		entries := t.of(run)
		with := func(e *solver.Entry, among []*solver.Entry, v solver.Verdict) []*solver.Entry {
			return slices.DeleteFunc(slices.Clone(among), func(o *solver.Entry) bool { return o == e || e.Standing().Against(o.Standing()) != v })
		}
		later := func(e *solver.Entry) []*solver.Entry { return entries[slices.Index(entries, e)+1:] }
		for _, e := range entries {
			switch missing := e.Reach.Missing; {
			case !e.Standing().Impossible:
			case missing > 0:
				items = append(items, t.say("compare.decided.missing", "run", name, "model", t.letter(e.Model.ID), "hours", t.about(missing)))
			default:
				items = append(items, t.say("compare.decided.impossible", "run", name, "model", t.letter(e.Model.ID)))
			}
		}
		var fewer []string // models by letters, that others give more than
		more := map[string][]*solver.Entry{}
		for _, e := range entries {
			than := slices.DeleteFunc(with(e, entries, solver.More), func(o *solver.Entry) bool { return o.Standing().Impossible })
			if text := t.letters(than); len(than) > 0 && !e.Standing().Impossible {
				if more[text] == nil {
					fewer = append(fewer, text)
				}
				more[text] = append(more[text], e)
			}
		}
		for _, text := range fewer {
			items = append(items, t.say("compare.decided.more", "run", name, "models", t.letters(more[text]), "others", text))
		}
		var told []*solver.Entry // as much as one before
		for _, e := range entries {
			if same := with(e, later(e), solver.Same); len(same) > 0 && !slices.Contains(told, e) && !e.Standing().Impossible {
				told = append(told, same...)
				items = append(items, t.say("compare.decided.same", "run", name, "model", t.letter(e.Model.ID), "others", t.letters(same)))
			}
		}
		open := slices.DeleteFunc(slices.Clone(entries), func(e *solver.Entry) bool {
			return e.Standing().Impossible || len(with(e, entries, solver.Undecided)) == 0
		})
		if slices.ContainsFunc(open, func(e *solver.Entry) bool { return len(with(e, open, solver.Undecided)) < len(open)-1 }) {
			items = append(items, t.undecided(name, open, func(e *solver.Entry) []*solver.Entry { return with(e, open, solver.Undecided) })...)
		} else if len(open) > 0 {
			items = append(items, t.say("compare.decided.all_open", "run", name, "models", t.letters(open)))
		}
	}
	if len(items) > 0 {
		s.list(items)
	}
	return s
}
