package report

import (
	_ "embed"
	"io"
	"slices"

	"heltid/solver/check"
	"heltid/solver/extra"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

//go:embed extra_schema.json
var offerSchemaJSON []byte

// OfferSchema is the JSON Schema (draft 2020-12) of an OfferDocument.
func OfferSchema() []byte { return slices.Clone(offerSchemaJSON) }

// Offer writes in which order an extra shift is offered and what stands in the
// way of whom (AML §14-3(2) and (3)).
func Offer(w io.Writer, c *ward.Case, s extra.Shift, all []extra.Candidate, lang rule.Lang, width int) error {
	o := offer{speaker{lang, c.Ward}, c, all}
	shift, _ := c.Shift(s.Code)
	who := ""
	if s.Who != "" {
		who = o.say("extra.who", "who", o.attribute(s.Who))
	}
	head := section{title: o.say("extra.title", "code", s.Code, "day", o.day(c, s.Day), "from", shift.Start.Clock(), "to", (shift.Start + shift.Length()).Clock(), "who", who)}
	head.tell(o.answer())
	head.tell(o.say("extra.says"))
	sections := []section{head}
	for _, standing := range extra.Standings {
		sections = append(sections, o.standing(standing))
	}
	rests := section{title: o.say("rests.title")}
	rests.list([]string{o.say("extra.worked"), o.say("extra.order"), o.say("extra.pool", "n", len(all))})
	rests.tell(o.say("origin.advice"))
	return write(w, append(sections, rests), width)
}

// An offer is an extra shift being told of.
type offer struct {
	speaker
	c   *ward.Case
	all []extra.Candidate
}

func (o offer) of(standing extra.Standing) []extra.Candidate {
	return slices.DeleteFunc(slices.Clone(o.all), func(k extra.Candidate) bool { return k.Standing != standing })
}

// answer says who comes first.
func (o offer) answer() string {
	first := o.of(extra.First)
	if len(first) == 0 {
		return o.say("extra.nobody")
	}
	return o.say("extra.first", "person", first[0].Person.ID, "n", len(first))
}

// standing is the table of those who stand alike to the shift.
func (o offer) standing(standing extra.Standing) section {
	s := section{title: o.say("extra.standing." + string(standing))}
	t := &columns{left: words(true, false, false, false, true, true)}
	t.rows = [][]string{{o.say("page.person"), o.say("grid.size"), o.say("extra.week"), o.say("extra.overtime"), o.say("beyond.claim"), o.say("extra.breaks")}}
	for _, k := range o.of(standing) {
		claim := "–"
		if k.Claim != nil {
			claim = k.Claim.String()
		}
		t.rows = append(t.rows, []string{k.Person.ID, o.size(k.Size), o.hours(k.Worked), o.hours(k.Overtime), claim, o.breaks(slices.Concat(k.Hinders, k.Strains))})
	}
	if len(t.rows) > 1 {
		s.show(t)
	}
	return s
}

// breaks names what the shift would break and by how much.
func (o offer) breaks(fs []check.Finding) string {
	var out []string
	for _, f := range fs {
		r, _ := rule.ByID(f.Rule)
		out = append(out, o.say("extra.broken", "rule", o.ruleName(f.Rule), "measured", rule.Format(r.Unit, f.Measured, o.lang), "limit", rule.Format(r.Unit, f.Limit, o.lang)))
	}
	if len(out) == 0 {
		return "–"
	}
	return o.list(out)
}

// OfferDocument is the order an extra shift is offered in, for machines. Field
// names stay as they are; new ones may come.
type OfferDocument struct {
	Format     int              `json:"heltid_extra"` // version of this document: 1
	Ward       string           `json:"ward"`
	Date       ward.Date        `json:"date"`
	Shift      string           `json:"shift"`
	Who        string           `json:"for"` // empty: anybody
	Candidates []OfferCandidate `json:"candidates"`
}

// OfferCandidate is somebody with a post, in the order of the offer.
type OfferCandidate struct {
	Place    int             `json:"place"` // from 1
	Person   string          `json:"person"`
	Size     ward.Size       `json:"size"`
	Standing extra.Standing  `json:"standing"`
	Claim    *ward.Date      `json:"claimed"` // null: never
	Worked   int             `json:"minutes_of_the_week"`
	Overtime int             `json:"overtime_minutes"`
	Hinders  []ward.Quantity `json:"hinders"`
	Strains  []ward.Quantity `json:"strains"`
}

// OfferJSON writes the order an extra shift is offered in as an OfferDocument.
func OfferJSON(w io.Writer, c *ward.Case, s extra.Shift, all []extra.Candidate) error {
	d := OfferDocument{Format: 1, Ward: c.Ward.Name, Date: c.Dates.Date(s.Day), Shift: s.Code, Who: s.Who, Candidates: []OfferCandidate{}}
	for i, k := range all {
		d.Candidates = append(d.Candidates, OfferCandidate{
			Place: i + 1, Person: k.Person.ID, Size: k.Size, Standing: k.Standing, Claim: k.Claim, Worked: int(k.Worked), Overtime: int(k.Overtime),
			Hinders: rulesOf(k.Hinders), Strains: rulesOf(k.Strains),
		})
	}
	return encode(w, d)
}

func rulesOf(fs []check.Finding) []ward.Quantity {
	out := []ward.Quantity{}
	for _, f := range fs {
		out = append(out, f.Rule)
	}
	return out
}
