package report

import (
	_ "embed"
	"io"
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

//go:embed repair_schema.json
var repairSchemaJSON []byte

// RepairSchema is the JSON Schema (draft 2020-12) of a RepairDocument.
func RepairSchema() []byte { return slices.Clone(repairSchemaJSON) }

// Repaired writes what a repair changed, and what the checker says of the whole.
// Width is in columns, 0 for no end.
func Repaired(w io.Writer, r *solver.Repaired, lang rule.Lang, width int) error {
	return write(w, repairSections(r, lang), width)
}

func repairSections(r *solver.Repaired, lang rule.Lang) []section {
	m := &mended{speaker{lang, r.Case.Ward}, r}
	out := []section{m.answer()}
	if r.Rota == nil {
		return out
	}
	j := newJudge(Judged(r.Case, r.Rota, r.Report), lang)
	return slices.Concat(append(out, m.changes()), []section{j.answer(), j.overview()}, j.matters(), j.rests())
}

// RepairedPage writes a mended rota as one HTML page.
func RepairedPage(w io.Writer, r *solver.Repaired, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	all := repairSections(r, lang)
	v := view{Lang: string(lang), Title: all[0].title, Answer: sectionView(all[0])}
	if r.Rota != nil {
		t, err := newTable(r.Case, r.Rota, lang)
		if err != nil {
			return err
		}
		j := newJudge(Judged(r.Case, r.Rota, r.Report), lang)
		v.Rota = newPageRota("rota", t, j.marks())
		if len(j.all) > 0 {
			v.Rota.Note = j.say("marks.legend")
		}
	}
	for i, s := range all[1:] {
		switch {
		case s.empty():
		case i == 0:
			v.First = append(v.First, sectionView(s))
		default:
			v.Sections = append(v.Sections, sectionView(s))
		}
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}

// Mending says how far a repair has come.
func Mending(f repair.Found, lang rule.Lang) string {
	return Say(lang, "repair.found", "missing", speaker{lang: lang}.about(f.Missing), "duties", f.Duties)
}

// A mended tells of one repair in one language.
type mended struct {
	speaker
	*solver.Repaired
}

func (m *mended) answer() section {
	s := section{title: m.say("repair.title", "ward", m.Case.Ward.Name)}
	switch {
	case m.Impossible:
		s.tell(m.say("repair.none"))
		if rules := m.conflict(); len(rules) > 0 {
			s.tell(m.say("repair.against"))
			s.list(rules)
		}
		return s
	case m.Rota == nil:
		s.tell(m.say("repair.unknown"))
		return s
	case len(m.Changes) == 0:
		s.tell(m.say("repair.same"))
	default:
		var people []string
		for _, c := range m.Changes {
			if !slices.Contains(people, c.Person) {
				people = append(people, c.Person)
			}
		}
		s.tell(m.say("repair.changed", "duties", m.Duties, "days", len(m.Changes), "people", len(people)))
	}
	if m.Was > 0 || m.Missing > 0 {
		s.tell(m.say("repair.missing", "was", m.about(m.Was), "now", m.about(m.Missing)))
	}
	if m.Bent {
		s.tell(m.say("repair.bent"))
	}
	if m.Least {
		s.tell(m.say("repair.least"))
	} else {
		s.tell(m.say("repair.open"))
	}
	return s
}

// conflict names the rules that cannot hold together, and whose they are.
func (m *mended) conflict() []string {
	var out []string
	for _, p := range m.Conflict {
		name := m.ruleName(p.Rule)
		if p.Person != "" {
			name = p.Person + ": " + name
		}
		out = append(out, name)
	}
	return out
}

func (m *mended) changes() section {
	s := m.changed(m.Case, m.Changes)
	if !s.empty() {
		s.tell(m.say("repair.consult"))
	}
	return s
}

// changed are the days that are other than they were.
func (k speaker) changed(c *ward.Case, changes []repair.Change) section {
	s := section{title: k.say("repair.changes")}
	if len(changes) == 0 {
		return s
	}
	code := func(codes []string) string {
		if len(codes) == 0 {
			return k.say("repair.off")
		}
		return strings.Join(codes, "+")
	}
	t := &columns{left: words(true, true, true, true)}
	t.rows = [][]string{{k.say("repair.who"), k.say("repair.day"), k.say("repair.was"), k.say("repair.now")}}
	for _, x := range changes {
		t.rows = append(t.rows, []string{x.Person, k.day(c, x.Day), code(x.Was), code(x.Now)})
	}
	s.show(t)
	return s
}

// RepairDocument is a mended rota for machines. Field names stay as they are; new
// ones may come.
type RepairDocument struct {
	Format      int            `json:"heltid_repair"` // version of this document: 1
	Ward        string         `json:"ward"`
	Model       string         `json:"model"`
	Status      string         `json:"status"` // mended, impossible or unknown
	Least       bool           `json:"least"`  // it is proven that no rota misses less and changes less
	Bent        bool           `json:"bent"`   // guards are broken or hours owed, since nothing else can be
	Duties      int            `json:"changed_duties"`
	Changes     []RepairChange `json:"changes"`
	Was         int            `json:"missing_minutes_before"` // person minutes below floor
	Missing     int            `json:"missing_minutes"`
	Conflict    []Place        `json:"conflict"` // where it is impossible: rules that cannot hold together
	Rota        *rota.Rota     `json:"rota,omitempty"`
	Judgement   *Judgement     `json:"judgement,omitempty"`
	Words       Text           `json:"words"`
	LegalAdvice bool           `json:"legal_advice"` // always false
}

// RepairChange is a day of somebody that is other than it was.
type RepairChange struct {
	Person string    `json:"person"`
	Date   ward.Date `json:"date"` // of the period; a rolling rota's first week is that of its start
	Was    []string  `json:"was"`
	Now    []string  `json:"now"`
}

// RepairJSON writes a RepairDocument.
func RepairJSON(w io.Writer, r *solver.Repaired) error {
	doc := RepairDocument{Format: 1, Ward: r.Case.Ward.Name, Model: r.Case.Model.ID, Status: "unknown", Least: r.Least, Bent: r.Bent, Duties: r.Duties,
		Changes: []RepairChange{}, Was: int(r.Was), Missing: int(r.Missing), Conflict: []Place{}, Rota: r.Rota, Words: Text{}}
	if r.Impossible {
		doc.Status = "impossible"
	}
	for _, c := range r.Changes {
		doc.Changes = append(doc.Changes, RepairChange{c.Person, r.Case.Dates.Date(c.Day), append([]string{}, c.Was...), append([]string{}, c.Now...)})
	}
	for _, p := range r.Conflict {
		doc.Conflict = append(doc.Conflict, Place{Rule: p.Rule, Person: p.Person})
	}
	if r.Rota != nil {
		doc.Status = "mended"
		j := NewJudgement(Judged(r.Case, r.Rota, r.Report))
		doc.Judgement = &j
	}
	for _, lang := range rule.Languages {
		var b strings.Builder
		if err := Repaired(&b, r, lang, 0); err != nil {
			return err
		}
		doc.Words[lang] = b.String()
	}
	return encode(w, doc)
}
