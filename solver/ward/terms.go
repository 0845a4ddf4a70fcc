package ward

import "slices"

// Quantity is the name of a measured rule, the same in every room:
// daily_rest, week_hours, weekend_frequency ...
type Quantity string

// Level is who can set or open a limit.
type Level string

// Levels of a ladder, weakest first (AML chapter 10): statute, an agreement
// with the individual, with the elected representatives, a decision of
// Arbeidstilsynet, a collective agreement of a national union. Parties is what
// ward, rota model or person decide themselves, always stricter than the law.
const (
	Statute         Level = "S"
	Individual      Level = "I"
	Representatives Level = "T"
	Authority       Level = "AT"
	Union           Level = "C"
	Parties         Level = "P"
)

// Step is one rung of a ladder.
type Step struct {
	Level     Level
	Paragraph string // aml-10-8-3, hta-4-2-4; empty for what the parties decide
	Limit     int    // in the quantity's unit; NoLimit where the agreement alone decides
	Source    string // where the limit is written
}

// NoLimit marks a step whose limit is whatever the agreement says.
const NoLimit = -1

// Ladder is a quantity's limits from the statute upward.
type Ladder struct {
	Quantity Quantity
	AtLeast  bool // the measure must reach the limit; otherwise it must not pass it
	Steps    []Step
}

// Looser tells whether limit a allows more than b.
func (l Ladder) Looser(a, b int) bool {
	if l.AtLeast {
		return a < b
	}
	return a > b
}

// Limit is what is in force for a person on a date.
type Limit struct {
	Value     int
	Step      Step
	Agreement *Agreement // nil where nothing was agreed
}

// Terms resolves which limit is in force: the statute, opened by the
// agreements that cover the person on the date, and closed again by what the
// parties decided more strictly.
type Terms struct {
	ladders map[Quantity]Ladder
	Case    *Case
}

// NewTerms lays the ladders over a case.
func NewTerms(c *Case, ladders []Ladder) *Terms {
	t := &Terms{ladders: make(map[Quantity]Ladder, len(ladders)), Case: c}
	for _, l := range ladders {
		t.ladders[l.Quantity] = l
	}
	return t
}

// Limit gives the limit in force; false means the quantity has none here.
func (t *Terms) Limit(q Quantity, p *Person, d Date) (Limit, bool) {
	out, found := t.agreed(q, p, d)
	if v, ok := t.Case.decided(q, p, d); ok && (!found || t.ladders[q].Looser(out.Value, v)) {
		out, found = Limit{Value: v, Step: Step{Level: Parties, Limit: v}}, true
	}
	return out, found
}

// agreed is the limit of the statute, opened by agreements.
func (t *Terms) agreed(q Quantity, p *Person, d Date) (Limit, bool) {
	lad := t.ladders[q]
	out, found := Limit{}, false
	for _, s := range lad.Steps {
		if s.Level == Parties {
			continue
		}
		if s.Level == Statute {
			if !found || lad.Looser(s.Limit, out.Value) {
				out, found = Limit{Value: s.Limit, Step: s}, true
			}
			continue
		}
		for i := range t.Case.Agreements {
			a := &t.Case.Agreements[i]
			if a.Paragraph != s.Paragraph || a.Level != s.Level || !a.Covers(p, d) {
				continue
			}
			v := s.Limit
			if agreed, ok := a.limits[q]; ok {
				v = agreed
			}
			if v != NoLimit && (!found || lad.Looser(v, out.Value)) {
				out, found = Limit{Value: v, Step: s, Agreement: a}, true
			}
		}
	}
	return out, found
}

// Open tells whether an agreement on the paragraph covers the person on the
// date, and gives it.
func (t *Terms) Open(paragraph string, p *Person, d Date) (*Agreement, bool) {
	for i := range t.Case.Agreements {
		a := &t.Case.Agreements[i]
		if a.Paragraph == paragraph && a.Covers(p, d) {
			return a, true
		}
	}
	return nil, false
}

// Allowing gives the lowest step that is not in force here but would allow the
// measured value, if any step does.
func (t *Terms) Allowing(q Quantity, p *Person, d Date, measured int) (Step, bool) {
	lad := t.ladders[q]
	now, _ := t.Limit(q, p, d)
	if now.Step.Level == Parties {
		return Step{}, false // nobody but the parties themselves
	}
	for _, s := range lad.Steps {
		if s.Level == Statute {
			continue // in force already, or lowered by the line's own class
		}
		if s.Limit == NoLimit || s.Limit == measured || lad.Looser(s.Limit, measured) {
			return s, true
		}
	}
	return Step{}, false
}

// Covers tells whether the agreement speaks for the person on the date.
func (a *Agreement) Covers(p *Person, d Date) bool {
	if a.From != nil && d < *a.From || a.Until != nil && d > *a.Until {
		return false
	}
	if len(a.People) > 0 && !slices.Contains(a.People, p.ID) && !slices.Contains(a.People, p.Pool) {
		return false
	}
	return a.Competence == "" || a.Competence == p.Competence
}

// Relay gives the same ladders over another case, such as a part of this one.
func Relay(t *Terms, c *Case) *Terms { return &Terms{ladders: t.ladders, Case: c} }
