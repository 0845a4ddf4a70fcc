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
	Trial           Level = "trial" // a trial that waives a rule or sets another limit (forsøk)
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
	Agreement *Agreement // nil where the limit takes none
	Bare      int        // with an agreement: the limit without it; NoLimit where there is none
}

// Terms resolves which limit is in force: the statute, opened by the
// agreements that cover the person on the date, and closed again by what the
// parties decided more strictly.
type Terms struct {
	ladders map[Quantity]Ladder
	open    map[Quantity][]opening
	changes []Date // when an agreement begins or has ended
	Case    *Case
}

// An opening is what an agreement makes of a ladder.
type opening struct {
	agreement *Agreement
	limit     int // NoLimit where a trial waives the rule
	step      Step
}

// under18 is what the statute asks for those under 18 who have left compulsory
// school (AML §§11-2 and 11-5); no agreement opens it.
var under18 = map[Quantity]Step{
	"day_hours":   {Level: Statute, Paragraph: "aml-11-2", Limit: int(8 * Hour), Source: "arbeidsmiljøloven § 11-2: åtte timer per døgn for ungdom under 18 år"},
	"week_hours":  {Level: Statute, Paragraph: "aml-11-2", Limit: int(40 * Hour), Source: "arbeidsmiljøloven § 11-2: 40 timer per sju dager for ungdom under 18 år"},
	"daily_rest":  {Level: Statute, Paragraph: "aml-11-5", Limit: int(12 * Hour), Source: "arbeidsmiljøloven § 11-5: 12 timers hvile for ungdom under 18 år"},
	"weekly_rest": {Level: Statute, Paragraph: "aml-11-5", Limit: int(48 * Hour), Source: "arbeidsmiljøloven § 11-5: 48 timers ukehvile for ungdom under 18 år"},
}

// NewTerms lays the ladders over a case, with the agreements it has then.
func NewTerms(c *Case, ladders []Ladder) *Terms {
	t := &Terms{ladders: make(map[Quantity]Ladder, len(ladders)), Case: c}
	for _, l := range ladders {
		t.ladders[l.Quantity] = l
	}
	t.open = openings(c, t.ladders)
	for _, a := range c.Agreements {
		t.changes = append(t.changes, changes(a.From, a.Until)...)
	}
	slices.Sort(t.changes)
	t.changes = slices.Compact(t.changes)
	return t
}

// openings are what the agreements of a case open, in their order.
func openings(c *Case, ladders map[Quantity]Ladder) map[Quantity][]opening {
	out := map[Quantity][]opening{}
	for i := range c.Agreements {
		a := &c.Agreements[i]
		for q, lad := range ladders {
			if limit, step, ok := a.opens(lad); ok {
				out[q] = append(out[q], opening{a, limit, step})
			}
		}
	}
	return out
}

// changes are the first day something holds and the first it no longer does.
func changes(from, until *Date) []Date {
	var out []Date
	if from != nil {
		out = append(out, *from)
	}
	if until != nil {
		out = append(out, *until+1)
	}
	return out
}

// Limit gives the limit in force; false means the quantity has none here.
func (t *Terms) Limit(q Quantity, p *Person, d Date) (Limit, bool) {
	out, found := t.agreed(q, p, d)
	lad := t.ladders[q]
	if v, ok := t.Case.decided(q, p, d); ok && (!found || lad.Looser(out.Value, v)) {
		closed := Limit{Value: v, Step: Step{Level: Parties, Limit: v}}
		if out.Agreement != nil && out.Bare != NoLimit && lad.Looser(v, out.Bare) {
			closed.Agreement, closed.Bare = out.Agreement, out.Bare // what is left still takes it
		}
		out, found = closed, true
	}
	return out, found
}

// agreed is the limit of the statute, opened by agreements, but never for those
// under 18.
func (t *Terms) agreed(q Quantity, p *Person, d Date) (Limit, bool) {
	lad := t.ladders[q]
	out, found := Limit{}, false
	for _, s := range lad.Steps {
		if s.Level == Statute && (!found || lad.Looser(s.Limit, out.Value)) {
			out, found = Limit{Value: s.Limit, Step: s}, true
		}
	}
	bare := NoLimit
	if found {
		bare = out.Value
	}
	for _, o := range t.open[q] {
		if !o.agreement.Covers(p, d) {
			continue
		}
		if o.limit == NoLimit { // a trial without this rule
			out, found = Limit{}, false
			break
		}
		if !found || lad.Looser(o.limit, out.Value) {
			out, found = Limit{Value: o.limit, Step: o.step, Agreement: o.agreement, Bare: bare}, true
		}
	}
	if s, ok := under18[q]; ok && p.Under18(d) && (!found || lad.Looser(out.Value, s.Limit)) {
		out, found = Limit{Value: s.Limit, Step: s}, true
	}
	return out, found
}

// restParagraph opens two things that are agreed to each by itself, a shorter daily
// and a shorter weekly rest (AML §10-8(3)): where limits are named, only what they
// name. Other paragraphs open one thing, averaging or overtime, with several limits.
const restParagraph = "aml-10-8-3"

// opens gives what the agreement makes of a ladder: its own limit or that of its
// step; NoLimit where a trial waives the rule.
func (a *Agreement) opens(lad Ladder) (int, Step, bool) {
	agreed, own := a.limits[lad.Quantity]
	if a.Trial != nil {
		s := Step{Level: Trial, Limit: NoLimit, Source: a.Trial.Authority}
		switch {
		case own:
			s.Limit = agreed
			return agreed, s, true
		case slices.Contains(a.Trial.Waives, lad.Quantity):
			return NoLimit, s, true
		}
		return 0, s, false
	}
	for _, s := range lad.Steps {
		if s.agreed() && a.Paragraph == s.Paragraph && a.Level == s.Level {
			if own {
				return agreed, s, true
			}
			apart := a.Paragraph == restParagraph && len(a.limits) > 0
			return s.Limit, s, s.Limit != NoLimit && !apart
		}
	}
	return 0, Step{}, false
}

// Over gives the strictest limit in force on any day from first to last, so
// that an agreement opens nothing after its end. Days outside a calendar period
// are judged as its first or last day is; those of a rolling one come round.
// A rule that comes only with an agreement is in force where that is all the time.
func (t *Terms) Over(q Quantity, p *Person, first, last int) (Limit, bool) {
	c := t.Case.Dates
	days := c.Days()
	switch {
	case !c.Rolling:
		return t.strictest(q, p, c.Date(min(max(first, 0), days-1)), c.Date(min(max(last, 0), days-1)))
	case last-first+1 >= days:
		return t.strictest(q, p, c.Start, c.Date(days-1))
	}
	from := ((first % days) + days) % days
	if to := from + last - first; to < days {
		return t.strictest(q, p, c.Date(from), c.Date(to))
	}
	a, okA := t.strictest(q, p, c.Date(from), c.Date(days-1))
	b, okB := t.strictest(q, p, c.Start, c.Date(from+last-first-days))
	return t.stricterOf(q, a, okA, b, okB)
}

func (t *Terms) strictest(q Quantity, p *Person, from, to Date) (Limit, bool) {
	out, ok := t.Limit(q, p, from)
	if from == to {
		return out, ok
	}
	take := func(ds []Date) {
		for _, d := range ds {
			if d > from && d <= to {
				more, has := t.Limit(q, p, d)
				out, ok = t.stricterOf(q, out, ok, more, has)
			}
		}
	}
	take(t.changes)
	for _, l := range p.Limits {
		take(changes(l.From, l.Until))
	}
	for _, c := range p.Consents {
		take(changes(c.From, c.Until))
	}
	return out, ok
}

func (t *Terms) stricterOf(q Quantity, a Limit, okA bool, b Limit, okB bool) (Limit, bool) {
	lad := t.ladders[q]
	switch {
	case okA && okB && lad.Looser(a.Value, b.Value):
		return b, true
	case okA && okB:
		return a, true
	case lad.conditional():
		return Limit{}, false
	case okA:
		return a, true
	}
	return b, okB
}

// conditional tells whether the rule comes only with an agreement, as its
// condition.
func (l Ladder) conditional() bool {
	return !slices.ContainsFunc(l.Steps, func(s Step) bool { return s.Level == Statute || s.Level == Parties })
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

// timeOffParagraph gives holiday pay as time off, F4 (HTA chapter 1 §5.3.2).
const timeOffParagraph = "hta-5-3-2"

// TimeOff tells whether holiday pay may be taken as time off on a date, and how
// many months after the work: one, unless more are agreed (HTA chapter 1 §5.3.2).
func (t *Terms) TimeOff(p *Person, d Date) (months int, agreed bool) {
	for i := range t.Case.Agreements {
		if a := &t.Case.Agreements[i]; a.Paragraph == timeOffParagraph && a.Covers(p, d) {
			months, agreed = max(months, a.WithinMonths, 1), true
		}
	}
	return months, agreed
}

// Allowing gives the lowest step that is not in force here but would allow the
// measured value, if any step does.
func (t *Terms) Allowing(q Quantity, p *Person, d Date, measured int) (Step, bool) {
	lad := t.ladders[q]
	now, _ := t.Limit(q, p, d)
	if now.Step.Level == Parties || now.Step == under18[q] {
		return Step{}, false // nobody but the parties themselves, or nobody at all
	}
	for _, s := range lad.Steps {
		if s.Level == Statute || s.Level == Parties {
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
func Relay(t *Terms, c *Case) *Terms {
	return &Terms{ladders: t.ladders, open: openings(c, t.ladders), changes: t.changes, Case: c}
}
