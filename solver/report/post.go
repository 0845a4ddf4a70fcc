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
		head.tell(t.say("post.unknown"))
		return write(w, []section{head}, width)
	}
	before, with := t.reach(why.Before), t.reach(why.With)
	switch {
	case why.Room():
		head.tell(t.say("post.room", "limit", with))
	case !why.With.Possible:
		head.tell(t.say("post.none", "before", before))
	case why.With.Missing > why.Before.Missing:
		head.tell(t.say("post.missing", "hours", t.about(why.With.Missing-why.Before.Missing), "before", before))
	default:
		head.tell(t.say("post.instead", "before", before, "with", with))
	}
	change := section{title: t.say("post.change.title")}
	if !why.Room() {
		if len(why.Levers) == 0 {
			change.tell(t.say("post.change.none"))
		} else {
			change.tell(t.say("post.change.says"))
			table := &columns{left: words(false, true)}
			table.rows = [][]string{{t.say("more.limit"), t.say("more.change")}}
			for _, l := range why.Levers {
				table.rows = append(table.rows, []string{t.reach(l.After), t.say("more.lever", "change", l.Words[lang], "who", l.Who[lang])})
			}
			change.show(table)
		}
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
