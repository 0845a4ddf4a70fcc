package report

import (
	"slices"
	"strings"

	"heltid/solver/check"
	"heltid/solver/explain"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// hanging marks what a rota has only because something is agreed as if.
const hanging = "*"

// hangs tells which of a rota's lines, and which of their days, hang on an
// agreement that nobody has made. What hangs over more than two days, such as a
// week's hours, marks the line alone.
func hangs(c *ward.Case, r *rota.Rota) (map[string]map[int]bool, error) {
	found, err := explain.Hangs(c, r)
	if err != nil {
		return nil, err
	}
	out := map[string]map[int]bool{}
	for _, f := range found {
		if out[f.Person] == nil {
			out[f.Person] = map[int]bool{}
		}
		for day := f.FirstDay; day <= f.LastDay && f.LastDay-f.FirstDay < 2; day++ {
			out[f.Person][day] = true
		}
	}
	return out, nil
}

// marked puts the mark on what hangs.
func marked(text string, hangs bool) string {
	if hangs && text != free && !ward.FreeCode(text) {
		return text + hanging
	}
	return text
}

// trial says at once that a result is not one to be put to use, or that
// something its rota model needs is not there.
func (t *teller) trial() string {
	switch n := len(t.Missing); {
	case n == 0:
		return ""
	case len(t.Case.AsIf()) > 0:
		return t.say("result.as_if", "n", n, "sign", hanging)
	default:
		return t.say("result.lacks", "n", n)
	}
}

// needed says what the rota model needs agreed and lacks, who could agree to
// it, what of the rota hangs on it, and how far any rota gets without it.
func (t *teller) needed() section {
	s := section{title: t.say("needed.title")}
	if len(t.Missing) == 0 {
		return s
	}
	asIf := t.Case.AsIf()
	if len(asIf) == 0 {
		s.list(t.needs(t.Missing))
		s.tell(t.say("needed.try"))
		return s
	}
	var items []string
	for i, need := range t.needs(t.Missing) {
		item := need + ". "
		u := slices.IndexFunc(t.Uses, func(u explain.Use) bool { return u.Agreement.ID == asIf[i].ID })
		switch {
		case t.Rota == nil || u < 0:
		case len(t.Uses[u].Places) == 0:
			item += t.say("needed.unused")
		default:
			people, key := peopleOf(t.Uses[u].Places), "needed.places"
			if len(people) > shown/2 {
				key = "needed.places_many" // the mark in the rota says who
			}
			item += t.say(key, "n", len(t.Uses[u].Places), "rules", t.ruleNames(t.Uses[u].Rules), "people", t.list(people), "heads", len(people))
		}
		if limit := t.without(asIf[i].ID); limit != "" {
			item += " " + limit
		}
		items = append(items, strings.TrimSpace(item))
	}
	s.list(items)
	if n := len(t.Rests); n > 0 && len(t.Rests[n-1].Agreements) > 1 {
		last := t.Rests[n-1]
		s.tell(t.say("needed.all", "without", t.reach(last.Without), "with", t.reach(last.With)))
	}
	return s
}

// peopleOf names those whom findings are about, each once, in their order.
func peopleOf(found []check.Finding) []string {
	var out []string
	for _, f := range found {
		if f.Person != "" && !slices.Contains(out, f.Person) {
			out = append(out, f.Person)
		}
	}
	return out
}

// without says how far any rota gets without one agreement.
func (t *teller) without(id string) string {
	for _, r := range t.Rests {
		if len(r.Agreements) == 1 && r.Agreements[0] == id {
			return t.say("needed.limit", "without", t.reach(r.Without), "with", t.reach(r.With))
		}
	}
	return ""
}

// Missing is an agreement that the rota model needs and nobody has made.
type Missing struct {
	Level     ward.Level        `json:"level"`
	Paragraph string            `json:"paragraph,omitempty"`
	Limits    map[string]string `json:"limits,omitempty"`
	AsIf      string            `json:"as_if,omitempty"` // id of the agreement that stands in for it
	Places    []Finding         `json:"places"`          // what the rota breaks without it; empty where it is not planned as if
	Without   *Reach            `json:"without"`         // how far any rota gets without it; null: not worked out
	Words     Text              `json:"words"`
}

// missingOf sets out what is missing for machines.
func missingOf(t *teller) []Missing {
	out := []Missing{}
	asIf := t.Case.AsIf()
	for i, n := range t.Missing {
		m := Missing{Level: n.Level, Paragraph: n.Paragraph, Limits: n.Limits, Places: []Finding{},
			Words: inEach(func(l rule.Lang) string { return speaker{l, t.ward}.needs([]ward.Needed{n})[0] })}
		if i < len(asIf) {
			m.AsIf = asIf[i].ID
			for _, u := range t.Uses {
				if u.Agreement.ID == m.AsIf {
					m.Places = findingsOf(u.Places)
				}
			}
			for _, r := range t.Rests {
				if len(r.Agreements) == 1 && r.Agreements[0] == m.AsIf {
					without := reachOf(r.Without)
					m.Without = &without
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// restsOnAsIf gives, by person, the agreements there only as if that the line
// hangs on.
func restsOnAsIf(uses []explain.Use) map[string][]string {
	out := map[string][]string{}
	for _, u := range uses {
		for _, id := range peopleOf(u.Places) {
			out[id] = append(out[id], u.Agreement.ID)
		}
	}
	return out
}
