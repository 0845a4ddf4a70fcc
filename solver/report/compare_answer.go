package report

import (
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/ward"
)

// answer is the first screen: what people ask, each in a sentence or two for
// the models that nothing is shown to give more than.
func (t *comparer) answer() section {
	s := section{title: t.say("compare.title", "ward", t.Ward.Name, "n", len(t.Models))}
	var most []string
	for _, run := range t.Runs {
		most = append(most, t.most(run))
	}
	if n := len(t.Ward.People); n > 0 {
		full := 0
		for i := range t.Ward.People {
			if t.Ward.People[i].Size.Current >= ward.FullTime {
				full++
			}
		}
		most = append(most, t.say("compare.most.today", "full", full, "all", n))
	}
	s.ask(t.say("compare.most.lead"), most...)
	if len(t.With) > 0 {
		s.ask(t.say("compare.with.lead"), t.speaker.decided(t.With)...)
	}
	about := t.subjects()
	if len(about) > 0 && about[0].Run != t.Runs[0] {
		s.ask(t.say("compare.told.lead"), t.say("compare.told", "run", t.say("compare.run."+string(about[0].Run))))
	}
	for _, q := range []struct {
		lead string
		says func(*solver.Entry) string
	}{
		{"compare.weekends.lead", t.inWeekends},
		{"compare.money.lead", t.inMoney},
		{"compare.volunteers.lead", t.inVolunteers},
		{"compare.agreements.lead", t.inAgreements},
		{"compare.own.lead", t.inPosts},
	} {
		says := t.alike(about, t.models, q.says)
		if len(says) > 0 && q.lead == "compare.own.lead" {
			says = append(says, t.say("compare.own.line"))
		}
		if len(says) > 0 {
			s.ask(t.say(q.lead), says...)
		}
	}
	return s
}

// alike says something of each entry, once for those of whom it is the same.
func (t *comparer) alike(about []*solver.Entry, named func([]*solver.Entry) string, says func(*solver.Entry) string) []string {
	var texts []string
	of := map[string][]*solver.Entry{}
	for _, e := range about {
		text := says(e)
		if text == "" {
			continue
		}
		if of[text] == nil {
			texts = append(texts, text)
		}
		of[text] = append(of[text], e)
	}
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = t.say("compare.about", "models", named(of[text]), "text", text)
	}
	return out
}

// subjects are the models whose price is told first: the one that gives most,
// or those it is not decided between, and the first model to hold them against.
// They are told of in the first run that has rotas.
func (t *comparer) subjects() []*solver.Entry {
	run := t.told()
	leaders := slices.DeleteFunc(t.Leaders(run), func(e *solver.Entry) bool { return !e.Whole() })
	slices.SortStableFunc(leaders, func(a, b *solver.Entry) int { return b.Standing().Found - a.Standing().Found })
	out := slices.Clone(leaders[:min(len(leaders), 3)])
	if first := t.first(); first.Whole() && len(out) > 0 && !slices.Contains(out, first) {
		out = append(out, first)
	}
	return out
}

// told is the run that prices are told of: the first that has rotas.
func (t *comparer) told() ward.Run {
	for _, run := range t.Runs {
		if slices.ContainsFunc(t.of(run), (*solver.Entry).Whole) {
			return run
		}
	}
	return t.Runs[0]
}

func (t *comparer) first() *solver.Entry { return t.Of(t.Models[0].ID, t.told()) }

// most says which model gives most full time in a run, or that it is not
// decided.
func (t *comparer) most(run ward.Run) string {
	name := t.say("compare.run." + string(run))
	leaders := t.Leaders(run)
	var others []string
	for _, e := range t.of(run) {
		if !slices.Contains(leaders, e) || len(leaders) > 1 {
			others = append(others, t.say("compare.most.other", "model", t.model(&e.Model), "range", t.reached(e)))
		}
	}
	rest := strings.Join(others, "; ") + "."
	switch {
	case len(leaders) == 0:
		return t.say("compare.most.none", "run", name) + " " + rest
	case !slices.ContainsFunc(leaders, (*solver.Entry).Whole):
		return t.say("compare.most.unfound", "run", name) + " " + rest
	}
	at := leaders[0].Standing()
	if len(leaders) == 1 {
		limit := ""
		if !at.Decided() && at.Limit != solver.Unknown {
			limit = t.say("compare.most.limit", "limit", at.Limit)
		}
		return t.say("compare.most.one", "run", name, "model", t.model(&leaders[0].Model), "n", at.Found,
			"all", leaders[0].Result.Totals.Posts, "limit", limit, "others", rest)
	}
	key := "compare.most.same"
	for _, e := range leaders[1:] {
		if e.Standing().Against(at) != solver.Same {
			key = "compare.most.open"
		}
	}
	if key == "compare.most.same" {
		return t.say("compare.most.same", "run", name, "models", t.letters(leaders), "n", at.Found, "others", rest)
	}
	return t.say("compare.most.open", "run", name, "models", t.letters(leaders), "others", rest)
}

func (t *comparer) inWeekends(e *solver.Entry) string {
	mean, most := weekendHours(e.Result.Totals)
	text := t.say("compare.weekends.one", "mean", t.whole(mean), "most", t.whole(most))
	if e.Equal != nil {
		text += " " + t.say("compare.weekends.equal", "hours", t.whole(e.Equal.Hours), "first", t.letter(t.Models[0].ID), "model", t.letter(e.Model.ID), "range", t.reached(e.Equal.Entry))
	}
	return text
}

func (t *comparer) inMoney(e *solver.Entry) string {
	than := ""
	if first := t.first(); first != e && first.Whole() {
		key, diff := "compare.money.same", cost(e)-cost(first)
		switch {
		case diff > 0:
			key = "compare.money.more"
		case diff < 0:
			key, diff = "compare.money.less", -diff
		}
		than = t.say(key, "diff", t.ore(diff), "first", t.letter(first.Model.ID))
	}
	return t.say("compare.money.one", "cost", t.ore(cost(e)), "than", than)
}

// cost is pay and substitutes over 52 weeks in øre.
func cost(e *solver.Entry) int {
	v, _ := e.Result.Totals.Figure("cost", "")
	return v
}

func (t *comparer) inVolunteers(e *solver.Entry) string {
	with, willing := sum(longDuties(e.Result)), sum(longWilling(e.Case))
	var text string
	switch {
	case with == 0 && e.Willing == nil:
		return t.say("compare.volunteers.none", "length", t.about(e.Case.LongThreshold))
	case !e.Case.HasLong():
		there := 0
		for _, p := range e.Case.People {
			if e.Case.Willing(p) {
				there++
			}
		}
		text = t.say("compare.volunteers.model", "n", there)
	case e.Run == ward.Structure:
		text = t.say("compare.volunteers.anew", "n", with, "willing", willing, "length", t.about(e.Case.LongThreshold))
	default:
		text = t.say("compare.volunteers.today", "n", with, "willing", willing, "length", t.about(e.Case.LongThreshold))
	}
	if e.Willing == nil || e.Willing.Result == nil || e.Willing.Result.Rota == nil {
		return text
	}
	needed := 0
	for _, g := range e.Volunteers {
		needed += g.Needed
	}
	return text + " " + t.say("compare.volunteers.all", "model", t.letter(e.Model.ID), "range", t.reached(e.Willing), "n", needed)
}

func (t *comparer) inAgreements(e *solver.Entry) string {
	text := t.say("compare.agreements.none")
	if used := t.used(e); len(used) > 0 {
		text = t.say("compare.agreements.used", "agreements", strings.Join(used, "; "))
	}
	if lacks := t.lacks(e); len(lacks) > 0 {
		text += " " + t.say("compare.agreements.lacks", "agreements", strings.Join(lacks, "; "))
	}
	return text
}

// inPosts says what happens to those who work here; nothing of a run that
// makes posts anew.
func (t *comparer) inPosts(e *solver.Entry) string {
	if e.Run != ward.FromToday {
		return ""
	}
	larger, full, asked, met := 0, 0, 0, 0
	for _, p := range e.Case.People {
		if p.Optional() {
			continue
		}
		size := sizeOf(e.Result.Totals, p.ID)
		if size > p.Size.Current {
			larger++
			if size >= ward.FullTime {
				full++
			}
		}
		if w := p.Size.Wished; w != nil && *w > p.Size.Current {
			asked++
			if size >= *w {
				met++
			}
		}
	}
	return t.say("compare.own.one", "larger", larger, "full", full, "asked", asked, "met", met)
}
