package check

import (
	"time"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Measure is one rule's quantity in one place of a rota, against the limit in
// force there. Measured, Limit and Margin are in the rule's unit (rule.Unit);
// Margin is how much is left, negative by the amount of a breach.
type Measure struct {
	Rule   ward.Quantity
	Person string // empty where the whole rota is judged
	Unit   string // of the ward, where need is judged
	Who    string // the attribute need asks for
	Shift  string // the shift type, where it alone breaks the rule

	From, To          time.Time // wall clock of the rota (ward.Dates.Location)
	FirstDay, LastDay int       // days of the period; negative in history

	Measured, Limit, Margin int
	Step                    ward.Step // in force here
	Agreement               string    // its id, where one is in force

	agreement *ward.Agreement
	without   int  // the limit without the agreement
	least     bool // the measure must reach the limit
}

// atMost is a measure that must not pass the limit.
func atMost(limit ward.Limit, measured int) Measure {
	m := against(limit, measured)
	m.Margin = m.Limit - measured
	return m
}

// atLeast is a measure that must reach the limit.
func atLeast(limit ward.Limit, measured int) Measure {
	m := against(limit, measured)
	m.Margin, m.least = measured-m.Limit, true
	return m
}

// share is a part of a limit, also of what it would be without an agreement.
func share(limit ward.Limit, part, whole int) ward.Limit {
	limit.Value = limit.Value * part / whole
	if limit.Bare != ward.NoLimit {
		limit.Bare = limit.Bare * part / whole
	}
	return limit
}

func against(limit ward.Limit, measured int) Measure {
	m := Measure{Measured: measured, Limit: limit.Value, Step: limit.Step}
	if limit.Agreement != nil {
		m.Agreement, m.agreement, m.without = limit.Agreement.ID, limit.Agreement, limit.Bare
	}
	return m
}

// during places the measure between two instants.
func (m Measure) during(k *clock, s span) Measure {
	m.From, m.To = s.from, s.to
	m.FirstDay, m.LastDay = k.day(s.from), max(k.day(s.from), k.day(s.to.Add(-time.Minute)))
	return m
}

// days places the measure on whole days.
func (m Measure) days(k *clock, first, last int) Measure {
	m.From, m.To = k.at(first, 0), k.at(last+1, 0)
	m.FirstDay, m.LastDay = first, last
	return m
}

// period places the measure on the whole period.
func (m Measure) period(k *clock) Measure { return m.days(k, 0, k.days-1) }

// parties is a limit that ward, rota model or person decide and that stands in
// the case, not in a ladder.
func parties(q ward.Quantity, value int) ward.Limit {
	step := ward.Step{Level: ward.Parties, Limit: value}
	if r, ok := rule.ByID(q); ok {
		for _, s := range r.Steps {
			if s.Level == ward.Parties {
				step.Source = s.Source
			}
		}
	}
	return ward.Limit{Value: value, Step: step}
}

// limit is the ladder's limit in force for the line on a day; see ward.Terms.Over.
func (l *Line) limit(t *ward.Terms, q ward.Quantity, day int) (ward.Limit, bool) {
	return t.Over(q, l.Person, day, day)
}

// limitIn is the strictest limit in force on any day of a span.
func (l *Line) limitIn(t *ward.Terms, q ward.Quantity, s span) (ward.Limit, bool) {
	first := l.day(s.from)
	return t.Over(q, l.Person, first, max(first, l.day(s.to.Add(-time.Minute))))
}
