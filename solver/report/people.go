package report

import (
	"slices"

	"heltid/solver/measure"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// people says what happens to each one's post: those it changes, those who
// wished for more and do not get all of it, and the vacant posts. The others
// keep theirs.
func (t *teller) people() section {
	s := section{title: t.say("people.title")}
	if t.Rota == nil || t.Case.Run != ward.FromToday {
		return s
	}
	table := &columns{left: words(true, true, false, false, false, true)}
	table.rows = [][]string{{t.say("page.person"), t.say("posts.group"), t.say("people.today"), t.say("people.wished"), t.say("people.here"), t.say("people.says")}}
	kept, asked := 0, 0
	for _, p := range t.Case.People {
		if p.StandsIn() {
			continue // without a post of their own
		}
		here := sizeOf(t.Totals, p.ID)
		today, wished, says := t.size(p.Size.Current), "", ""
		if p.Vacant {
			today = t.say("people.vacant")
		} else if p.Size.Wished != nil {
			wished = t.size(*p.Size.Wished)
			if *p.Size.Wished > p.Size.Current {
				asked++
			}
		}
		switch more := p.Size.Wished != nil && here < *p.Size.Wished; {
		case p.Vacant && here == 0:
			says = t.say("people.empty")
		case p.Vacant:
			says = t.say("people.filled")
		case more && here > p.Size.Current:
			says = t.say("people.partly")
		case more:
			says = t.say("people.not")
		case here > p.Size.Current:
			says = t.say("people.met")
		default:
			kept++
			continue
		}
		table.rows = append(table.rows, []string{p.ID, t.attribute(p.Competence), today, wished, t.size(here), says})
	}
	if len(table.rows) > 1 {
		s.show(table)
		s.tell(t.say("people.others", "n", kept))
		if asked > 0 {
			s.tell(t.say("people.wishes", "n", asked, "met", t.wishesMet()))
		}
	} else {
		s.tell(t.say("people.all", "n", kept))
	}
	return s
}

func (t *teller) wishesMet() int64 {
	for _, tier := range t.Tiers {
		if tier.Part == search.PartWishes {
			return tier.Value
		}
	}
	return 0
}

// sizeOf is the post a person has in a rota, 0 where none.
func sizeOf(s measure.Summary, person string) ward.Size {
	if i := slices.IndexFunc(s.Lines, func(l measure.Line) bool { return l.Person == person }); i >= 0 {
		return s.Lines[i].Size
	}
	return 0
}
