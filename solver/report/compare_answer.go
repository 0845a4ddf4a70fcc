package report

import (
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// answer is the first screen: what people ask, each in a sentence or two for
// every model that has a rota. Models go by their letters, which it begins with.
func (t *comparer) answer() section {
	s := section{title: t.say("compare.title", "ward", t.Ward.Name, "n", len(t.Models))}
	var names, most []string
	for i := range t.Models {
		names = append(names, t.model(&t.Models[i]))
	}
	s.list(names)
	open := false
	for _, run := range t.Runs {
		most = append(most, t.most(run))
		open = open || t.open(run)
	}
	if open {
		most = append(most, t.say("compare.most.time", "time", t.longer()))
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
	run := t.told()
	var about []*solver.Entry
	for _, e := range t.of(run) {
		if e.Whole() {
			about = append(about, e)
		}
	}
	if len(about) > 0 && run != t.Runs[0] {
		s.ask(t.say("compare.told.lead"), t.say("compare.told", "run", t.say("compare.run."+string(run))))
	}
	for _, q := range []struct {
		lead string
		of   []*solver.Entry
		says []func(*solver.Entry) string
	}{
		{"compare.weekends.lead", about, []func(*solver.Entry) string{t.inWeekends}},
		{"compare.money.lead", about, []func(*solver.Entry) string{t.inMoney}},
		{"compare.volunteers.lead", about, []func(*solver.Entry) string{t.inVolunteers}},
		{"compare.agreements.lead", t.of(run), []func(*solver.Entry) string{t.inAgreements, t.inLacks}},
		{"compare.own.lead", about, []func(*solver.Entry) string{t.inPosts, t.inPay}},
	} {
		var says []string
		for _, f := range q.says {
			says = append(says, t.alike(q.of, t.letters, f)...)
		}
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
// decided: then who has most so far, and who can come furthest.
func (t *comparer) most(run ward.Run) string {
	leaders := t.Leaders(run)
	says := []string{t.say("compare.most.run", "run", t.say("compare.run."+string(run)), "text", t.verdict(leaders))}
	_, found := t.furthest(leaders, func(s solver.Standing) int { return s.Found })
	if of, most := t.furthest(leaders, func(s solver.Standing) int { return s.Limit }); len(leaders) > 1 && found != solver.Unknown && most > found {
		key := "compare.most.could"
		if len(of) == len(leaders) {
			key = "compare.most.each"
		}
		says = append(says, t.say(key, "models", t.letters(of), "limit", most))
	}
	for _, lacks := range []struct {
		key string
		is  func(*solver.Entry) bool
	}{
		{"compare.most.impossible", func(e *solver.Entry) bool { return e.Err == nil && e.Standing().Impossible }},
		{"compare.most.waiting", func(e *solver.Entry) bool {
			return found != solver.Unknown && e.Err == nil && !e.Standing().Impossible && !e.Whole()
		}},
		{"compare.most.failed", func(e *solver.Entry) bool { return e.Err != nil }},
	} {
		if of := slices.DeleteFunc(t.of(run), func(e *solver.Entry) bool { return !lacks.is(e) }); len(of) > 0 {
			says = append(says, t.say(lacks.key, "models", t.letters(of)))
		}
	}
	if so := t.soFar(t.of(run)); so != "" {
		says = append(says, so)
	}
	return strings.Join(append(says, t.copies(run)...), " ")
}

// copies says which models have no other rota than that of one before them.
func (t *comparer) copies(run ward.Run) []string {
	var out []string
	told := map[*solver.Entry]bool{}
	of := slices.DeleteFunc(t.of(run), func(e *solver.Entry) bool { return !e.Whole() })
	for i, first := range of {
		var copies []*solver.Entry
		for _, e := range of[i+1:] {
			if !told[e] && e.Result.Rota.Repeats(first.Result.Rota) {
				copies, told[e] = append(copies, e), true
			}
		}
		if len(copies) > 0 {
			out = append(out, t.say("compare.most.copies", "models", t.letters(copies), "first", t.letter(first.Model.ID)))
		}
	}
	return out
}

// verdict is what the models that nothing is shown to give more than come to.
func (t *comparer) verdict(leaders []*solver.Entry) string {
	best, n := t.furthest(leaders, func(s solver.Standing) int { return s.Found })
	switch {
	case len(leaders) == 0:
		return t.say("compare.most.none")
	case n == solver.Unknown:
		return t.say("compare.most.unfound") + t.limits(leaders)
	}
	at, all := leaders[0].Standing(), best[0].Result.Totals.Posts
	switch {
	case len(leaders) == 1 && at.Decided():
		return t.say("compare.most.one", "model", t.model(&leaders[0].Model), "n", n, "all", all)
	case len(leaders) == 1 && at.Limit != solver.Unknown:
		return t.say("compare.most.one", "model", t.model(&leaders[0].Model), "n", n, "all", all) + " " + t.say("compare.most.limit", "limit", at.Limit)
	case len(leaders) == 1:
		return t.say("compare.most.one", "model", t.model(&leaders[0].Model), "n", n, "all", all)
	case !slices.ContainsFunc(leaders[1:], func(e *solver.Entry) bool { return e.Standing().Against(at) != solver.Same }):
		return t.say("compare.most.same", "models", t.letters(leaders), "n", n)
	}
	if !slices.ContainsFunc(leaders, func(e *solver.Entry) bool {
		at := e.Standing()
		return !at.Impossible && (at.Limit == solver.Unknown || at.Limit > n)
	}) {
		return t.say("compare.most.best", "best", t.letters(best), "n", n, "all", all)
	}
	if len(best) == len(leaders) {
		return t.say("compare.most.even", "models", t.letters(leaders), "n", n, "all", all)
	}
	return t.say("compare.most.open", "models", t.letters(leaders), "best", t.letters(best), "n", n, "all", all)
}

// limits says what is proven of models of which no rota is done.
func (t *comparer) limits(of []*solver.Entry) string {
	var known []string
	for _, e := range of {
		if at := e.Standing(); at.Limit != solver.Unknown {
			known = append(known, t.say("compare.most.at_most", "model", t.letter(e.Model.ID), "limit", at.Limit))
		}
	}
	if len(known) == 0 {
		return ""
	}
	return " " + t.say("compare.most.limits", "limits", t.list(known))
}

// furthest gives the entries that come furthest in something, and how far.
func (t *comparer) furthest(among []*solver.Entry, by func(solver.Standing) int) (of []*solver.Entry, most int) {
	most = solver.Unknown
	for _, e := range among {
		switch v := by(e.Standing()); {
		case v == solver.Unknown || v < most:
		case v > most:
			of, most = []*solver.Entry{e}, v
		default:
			of = append(of, e)
		}
	}
	return of, most
}

// open tells whether more time could say more of who gives most in a run.
func (t *comparer) open(run ward.Run) bool {
	return slices.ContainsFunc(t.Leaders(run), func(e *solver.Entry) bool { return e.Err == nil && !e.Standing().Decided() })
}

func (t *comparer) inWeekends(e *solver.Entry) string {
	mean, most := weekendHours(e.Result.Totals)
	text := t.say("compare.weekends.one", "mean", t.whole(mean), "most", t.whole(most))
	if e.Equal != nil && e.Equal.Entry != e {
		text += " " + t.say("compare.weekends.equal", "hours", t.whole(e.Equal.Hours), "first", t.letter(t.Models[0].ID), "range", t.reached(e.Equal.Entry))
	}
	return text
}

func (t *comparer) inMoney(e *solver.Entry) string {
	first := t.first()
	if first == e || !first.Whole() {
		return t.say("compare.money.one", "cost", t.thousands(cost(e)))
	}
	switch diff := cost(e) - cost(first); {
	case diff >= halfThousand:
		return t.say("compare.money.more", "diff", t.thousands(diff), "first", t.letter(first.Model.ID))
	case -diff >= halfThousand:
		return t.say("compare.money.less", "diff", t.thousands(-diff), "first", t.letter(first.Model.ID))
	}
	return t.say("compare.money.same", "first", t.letter(first.Model.ID))
}

// halfThousand is half of a thousand kroner in øre: less than that is nothing
// beside a year's cost of a ward.
const halfThousand = 500_00

// thousands writes øre as kroner, to the nearest thousand.
func (s speaker) thousands(ore int) string {
	return s.kroner((ore + halfThousand) / (2 * halfThousand) * 1000)
}

// cost is pay and substitutes over 52 weeks in øre.
func cost(e *solver.Entry) int {
	v, _ := e.Result.Totals.Figure("cost", "")
	return v
}

func (t *comparer) inVolunteers(e *solver.Entry) string {
	if !e.Case.HasLong() && !e.Case.Model.Voluntary {
		return t.say("compare.volunteers.none", "length", t.about(e.Case.LongThreshold))
	}
	with, kind := len(e.Result.Volunteers()), "long"
	willing := sum(longWilling(e.Case))
	if !e.Case.HasLong() {
		kind, willing = "model", 0
		for _, p := range e.Case.People {
			if e.Case.Willing(p) {
				willing++
			}
		}
	}
	key := "compare.volunteers." + kind
	if kind == "long" && e.Run == ward.Structure {
		key = "compare.volunteers.anew"
	}
	text := t.say(key, "n", with, "willing", willing, "length", t.about(e.Case.LongThreshold))
	if e.Willing == nil {
		return text
	}
	text += " " + t.say("compare.volunteers.all", "range", t.reached(e.Willing))
	if !e.Willing.Whole() {
		return text
	}
	needed := 0
	for _, g := range e.Volunteers {
		needed += g.Needed
	}
	return text + " " + t.say("compare.volunteers.all_"+kind, "n", needed)
}

// inAgreements says what that is agreed a rota rests on: what it is about, who
// agreed to it, and until when.
func (t *comparer) inAgreements(e *solver.Entry) string {
	if !e.Whole() {
		return ""
	}
	var used []string
	for _, u := range e.Result.Uses {
		if u.Breaches == 0 || u.Agreement.AsIf != "" {
			continue
		}
		until := ""
		if u.Agreement.Until != nil {
			until = ", " + t.say("agreements.until", "date", longDate(*u.Agreement.Until))
		}
		used = append(used, t.say("compare.agreements.one", "rules", t.ruleNames(u.Rules), "source", t.source(u.Agreement.Level, u.Agreement.Paragraph),
			"who", rule.LevelName(u.Agreement.Level, t.lang), "until", until))
	}
	if len(used) == 0 {
		return t.say("compare.agreements.none")
	}
	return t.say("compare.agreements.used", "agreements", strings.Join(used, "; "))
}

// inLacks says what a model needs agreed and nobody has.
func (t *comparer) inLacks(e *solver.Entry) string {
	lacks := t.lacks(e)
	if len(lacks) == 0 {
		return ""
	}
	return t.say("compare.agreements.lacks", "agreements", strings.Join(lacks, "; "))
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

// inPay says how many earn more and less, and the largest loss.
func (t *comparer) inPay(e *solver.Entry) string {
	c := t.payChange(e)
	if c == nil {
		return ""
	}
	against, most := t.letter(t.Models[0].ID), ""
	if t.Today != nil {
		against = t.say("compare.pay.against")
	}
	if c.Gain+c.Lose == 0 {
		return t.say("compare.pay.even", "against", against)
	}
	if c.Lose > 0 {
		most = t.say("compare.pay.at_most", "loss", t.ore(c.Largest))
	}
	return t.say("compare.pay.one", "against", against, "gain", c.Gain, "lose", c.Lose, "most", most)
}
