package report

import (
	"io"

	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Post writes why one person's post is not full time, or that nothing is shown
// to stand against it. Nil is where flow has nothing to say.
func Post(w io.Writer, c *ward.Case, person string, why *explain.Post, lang rule.Lang, width int) error {
	t := &teller{speaker{lang, c.Ward}, &solver.Result{Case: c}}
	p, _ := c.Person(person)
	head := section{title: t.say("post.title", "person", person)}
	now := []any{"person", person, "group", t.attribute(p.Competence), "size", t.size(p.Size.Current)}
	if p.Size.Current >= ward.FullTime {
		head.tell(t.say("post.full", now...))
		return write(w, []section{head}, width)
	}
	head.tell(t.say("post.now", append(now, "wish", t.wishFor(p))...))
	if why == nil {
		head.tell(t.stands(nil))
		return write(w, []section{head}, width)
	}
	head.tell(t.stands(why))
	change := section{title: t.say("post.change.title")}
	if !why.Room() {
		t.levers(&change, why)
	}
	last := section{title: t.say("post.rests.title")}
	last.list([]string{t.say("post.rests.limit"), t.say("post.rests.alike"), t.say("post.rests.part_time")})
	return write(w, []section{head, change, last}, width)
}

// wishFor is what somebody has said of a larger post.
func (t *teller) wishFor(p *ward.Person) string {
	switch wished := p.Size.Wished; {
	case p.Size.Asked != nil && !*p.Size.Asked:
		return t.say("post.wish.not_asked")
	case wished == nil || *wished <= p.Size.Current:
		return t.say("post.wish.none")
	default:
		return t.say("post.wish.more", "size", t.size(*wished))
	}
}

// stands says what stands against full time for one post.
func (t *teller) stands(why *explain.Post) string {
	if why == nil {
		return t.say("post.unknown")
	}
	before, with := t.reach(why.Before), t.reach(why.With)
	switch {
	case why.Room():
		return t.say("post.room", "limit", with)
	case !why.With.Possible:
		return t.say("post.none", "before", before)
	case why.With.Missing > why.Before.Missing:
		return t.say("post.missing", "hours", t.about(why.With.Missing-why.Before.Missing), "before", before)
	}
	return t.say("post.instead", "before", before, "with", with)
}

// levers shows what could make room for a full-time post.
func (t *teller) levers(s *section, why *explain.Post) {
	if len(why.Levers) == 0 {
		s.tell(t.say("post.change.none"))
		return
	}
	s.tell(t.say("post.change.says"))
	table := &columns{left: words(false, true)}
	table.rows = [][]string{{t.say("more.limit"), t.say("more.change")}}
	for _, l := range why.Levers {
		table.rows = append(table.rows, []string{t.reach(l.After), t.say("more.lever", "change", l.Words[t.lang], "who", l.Who[t.lang])})
	}
	s.show(table)
}
