package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/weekend"
)

// Grounds is what is known of the need for a part-time post, for the document
// that an employer must write before appointing part time (AML § 14-1 b second
// paragraph). Fields that only people can fill in are dotted.
type Grounds struct {
	Case *ward.Case
	Post *ward.Person
	Size ward.Size     // considered; 0 is not said
	Why  *explain.Post // nil where flow has nothing to say
}

// GroundsText writes the document as text of so many columns, 0 for no end.
func GroundsText(w io.Writer, g Grounds, lang rule.Lang, width int) error {
	return write(w, newGrounds(g, lang).sections(), width)
}

// GroundsPage writes the document as one HTML page, to print or to fill in.
func GroundsPage(w io.Writer, g Grounds, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	all := newGrounds(g, lang).sections()
	v := view{Lang: string(lang), Title: all[0].title, Answer: sectionView(all[0])}
	for _, s := range all[1:] {
		v.Sections = append(v.Sections, sectionView(s))
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}

type grounds struct {
	*teller
	Grounds
}

func newGrounds(g Grounds, lang rule.Lang) *grounds {
	return &grounds{&teller{speaker{lang, g.Case.Ward}, &solver.Result{Case: g.Case}}, g}
}

func (g *grounds) sections() []section {
	head := section{title: g.say("grounds.title", "person", g.Post.ID)}
	head.tell(g.say("grounds.law"))
	head.tell(g.say("grounds.form"))
	return []section{head, g.post(), g.need(), g.worker(), g.tried(), g.discussed()}
}

// dotted is where somebody writes.
const dotted = "……………………………………"

// blank are fields to fill in.
func (g *grounds) blank(names ...string) []string {
	var out []string
	for _, name := range names {
		out = append(out, g.say("grounds."+name)+": "+dotted)
	}
	return out
}

func (g *grounds) post() section {
	s := section{title: g.say("grounds.post.title")}
	size := dotted
	if g.Size > 0 {
		size = g.size(g.Size)
	}
	unit := g.Case.Ward.Name
	if g.Post.Unit != "" {
		unit += ", " + g.Post.Unit
	}
	t := &columns{left: words(true, true), rows: [][]string{{g.say("grounds.field"), g.say("grounds.value")}}}
	for _, f := range [][2]string{{"unit", unit}, {"post", g.Post.ID}, {"group", g.attribute(g.Post.Competence)}, {"size", size}, {"model", nameOr(g.Case.Model.Name, g.Case.Model.ID)}} {
		t.rows = append(t.rows, []string{g.say("grounds." + f[0]), f[1]})
	}
	s.show(t)
	s.list(g.blank("written", "decides"))
	return s
}

// need is the undertaking's side: the demand through the week, what weekends
// take, and what a full-time post would mean.
func (g *grounds) need() section {
	s := section{title: g.say("grounds.need.title")}
	who := []string{ward.Total}
	if g.asked(g.Post.Competence) {
		who = append(who, g.Post.Competence)
	}
	s.tell(g.say("grounds.curve"))
	s.show(g.curve(who))
	for _, r := range weekend.Sum(g.Case, weekend.Usual(g.Case)) {
		if r.Unit == g.Post.Unit && !r.Night && slices.Contains(who, r.Who) {
			s.tell(g.say("grounds.weekend", "duties", r.Duties, "weekends", weekend.Usual(g.Case).Weekends, "of", weekend.Of,
				"heads", r.Heads, "people", r.People, "who", g.attribute(r.Who)))
			if r.Guests > 0 {
				s.tell(g.say("grounds.guests", "n", r.Guests))
			}
		}
	}
	s.tell(g.stands(g.Why))
	s.list(g.blank("less", "why"))
	return s
}

// asked tells whether the need asks for the attribute.
func (g *grounds) asked(who string) bool {
	return slices.ContainsFunc(g.Case.Demands(), func(d ward.Demand) bool { return d.Who == who && d.Unit == g.Post.Unit })
}

// curve is the floor of the need by weekday: hours, and heads at the most, in a
// mean week of the period.
func (g *grounds) curve(who []string) *columns {
	t := &columns{left: words(true), rows: [][]string{{g.say("grounds.day")}}}
	for _, a := range who {
		t.left = append(t.left, false, false)
		t.rows[0] = append(t.rows[0], g.say("grounds.hours", "who", g.attribute(a)), g.say("grounds.heads", "who", g.attribute(a)))
	}
	for day := range 7 {
		row := []string{g.say("weekday." + strconv.Itoa(day))}
		for _, a := range who {
			minutes, most := ward.Minutes(0), 0
			for _, d := range g.Case.Demands() {
				if d.Who == a && d.Unit == g.Post.Unit && int(g.Case.Dates.Date(d.Day).Weekday()) == day {
					minutes += ward.Minutes(d.Floor) * (d.To - d.From)
					most = max(most, d.Floor)
				}
			}
			row = append(row, g.hours(minutes/ward.Minutes(g.Case.Dates.Weeks)), strconv.Itoa(most))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func (g *grounds) worker() section {
	s := section{title: g.say("grounds.worker.title")}
	if g.Post.Vacant {
		s.tell(g.say("grounds.vacant"))
		return s
	}
	s.tell(g.wishFor(g.Post))
	s.list(g.blank("own"))
	return s
}

// tried is what else could be done: changes that make room, with who decides,
// and who has a preferential right to the hours.
func (g *grounds) tried() section {
	s := section{title: g.say("grounds.tried.title")}
	if g.Why != nil && !g.Why.Room() {
		g.levers(&s, g.Why)
	}
	var first []string
	for _, p := range g.Case.People {
		if p.ID != g.Post.ID && !p.Vacant && p.Competence == g.Post.Competence && p.Size.Wished != nil && *p.Size.Wished > p.Size.Current {
			first = append(first, p.ID+" ("+g.size(p.Size.Current)+" → "+g.size(*p.Size.Wished)+")")
		}
	}
	if len(first) == 0 {
		s.tell(g.say("grounds.nobody"))
	} else {
		s.tell(g.say("grounds.preference", "people", strings.Join(first, ", ")))
	}
	s.list(g.blank("alternatives", "offered"))
	return s
}

func (g *grounds) discussed() section {
	s := section{title: g.say("grounds.discussed.title")}
	s.list(g.blank("where", "date", "present", "outcome"))
	s.list([]string{g.say("post.rests.limit"), g.say("post.rests.alike")})
	return s
}
