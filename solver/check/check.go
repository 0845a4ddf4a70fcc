// Package check walks a finished rota in wall-clock time and tells which rules
// it keeps and breaks. It shares the catalogue, Terms and the calendar with
// the model that makes rotas, but no way of reckoning: whoever signs a rota
// need not trust the one who made it.
package check

import (
	"fmt"
	"slices"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Sheet is a finished rota laid out in wall-clock time, one line for each
// person of the case in their order. People without a line in the rota have
// size 0 and no duties. It is not safe for use by several goroutines at once.
type Sheet struct {
	Case  *ward.Case
	Terms *ward.Terms
	Lines []*Line

	*clock
	published *ward.Date // when the rota was made known, where it says
	demands   []ward.Demand
	byDay     map[int][]post
	counts    map[counting][]post
	heads     map[ward.Demand][]level
}

// Lay lays a rota out. It is an error where the rota does not fit the case:
// another period, an unknown person or shift type, a duty outside the period,
// two lines for one person.
func Lay(c *ward.Case, r *rota.Rota) (*Sheet, error) {
	if r.Start != c.Dates.Start || r.Weeks != c.Dates.Weeks {
		return nil, fmt.Errorf("the rota is for %d weeks from %s, the ward's rota model %q for %d weeks from %s", r.Weeks, r.Start, c.Model.ID, c.Dates.Weeks, c.Dates.Start)
	}
	lines := map[string]rota.Line{}
	for _, l := range r.Lines {
		if _, ok := c.Person(l.Person); !ok {
			return nil, fmt.Errorf("the rota has a line for %q, who is neither a person nor a post of the ward in this run", l.Person)
		}
		if _, ok := lines[l.Person]; ok {
			return nil, fmt.Errorf("the rota has two lines for %q", l.Person)
		}
		for _, d := range l.Duties {
			if d.Day < 0 || d.Day >= c.Dates.Days() {
				return nil, fmt.Errorf("%s has a duty on day %d; the period has days 0 to %d", l.Person, d.Day, c.Dates.Days()-1)
			}
			if _, ok := c.Shift(d.Shift); !ok {
				return nil, fmt.Errorf("%s has the shift %q on day %d, which the ward does not have", l.Person, d.Shift, d.Day)
			}
		}
		if err := freeDays(c, l); err != nil {
			return nil, err
		}
		for _, x := range l.Changes {
			if x.Day < 0 || x.Day >= c.Dates.Days() {
				return nil, fmt.Errorf("%s has a change on day %d; the period has days 0 to %d", l.Person, x.Day, c.Dates.Days()-1)
			}
		}
		lines[l.Person] = l
	}
	shift := func(code string) *ward.Shift { s, _ := c.Shift(code); return s }
	s := &Sheet{Case: c, Terms: rule.Terms(c), clock: newClock(c), published: r.Published, demands: c.Demands(), byDay: map[int][]post{}, counts: map[counting][]post{}, heads: map[ward.Demand][]level{}}
	for _, p := range c.People {
		for _, h := range p.History {
			if shift(h.Shift) == nil {
				return nil, fmt.Errorf("%s has the shift %q in the history of %s, which the ward does not have", p.ID, h.Shift, h.Date)
			}
		}
		l := s.line(p, lines[p.ID], shift)
		l.worked = r.Worked
		s.Lines = append(s.Lines, l)
	}
	return s, nil
}

// freeDays tells of codes that stand on no free day of the period.
func freeDays(c *ward.Case, l rota.Line) error {
	seen := map[int]bool{}
	for _, f := range l.Free {
		if f.Day < 0 || f.Day >= c.Dates.Days() || seen[f.Day] || len(l.On(f.Day)) > 0 {
			return fmt.Errorf("%s has the code %s on day %d, which is no free day of the period or has another code", l.Person, f.Code, f.Day)
		}
		seen[f.Day] = true
		for _, code := range f.Instead {
			if _, ok := c.Shift(code); !ok {
				return fmt.Errorf("%s is free on day %d instead of the shift %q, which the ward does not have", l.Person, f.Day, code)
			}
		}
	}
	return nil
}

// Rule judges one line. It emits every measure it takes, kept or not.
type Rule interface {
	ID() ward.Quantity
	Check(l *Line, t *ward.Terms, emit func(Measure))
}

// WholeRule judges the whole rota.
type WholeRule interface {
	ID() ward.Quantity
	CheckRota(s *Sheet, emit func(Measure))
}

// Check judges a rota by every rule of the catalogue. The error is Lay's.
func Check(c *ward.Case, r *rota.Rota) (*Report, error) {
	s, err := Lay(c, r)
	if err != nil {
		return nil, err
	}
	return s.Report(), nil
}

// Measures gives every measure a line's rules take, in the rules' order.
func (s *Sheet) Measures(l *Line) []Measure {
	var out []Measure
	s.measure(l, func(m Measure) { out = append(out, m) })
	return out
}

func (s *Sheet) measure(l *Line, emit func(Measure)) {
	for _, r := range lineRules {
		if s.judgedBefore(r.ID()) {
			continue
		}
		r.Check(l, s.Terms, func(m Measure) {
			m.Rule, m.Person = r.ID(), l.Person.ID
			emit(m)
		})
	}
}

// judgedBefore tells whether a help rota is not asked for the rule, since its
// base rota was.
func (s *Sheet) judgedBefore(q ward.Quantity) bool {
	return s.Case.Help && slices.ContainsFunc(catalogue, func(r rule.Rule) bool { return r.ID == q && r.OfBase })
}

// Report judges the laid-out rota.
func (s *Sheet) Report() *Report {
	out := &Report{Choices: s.choices(), Assumptions: s.assumptions()}
	var broken []Measure
	tightest := map[ward.Quantity]int{}
	var allowed allowances
	take := func(m Measure) {
		allowed.take(m)
		i, ok := tightest[m.Rule]
		switch {
		case !ok:
			tightest[m.Rule] = len(out.Tightest)
			out.Tightest = append(out.Tightest, m)
		case m.Margin < out.Tightest[i].Margin:
			out.Tightest[i] = m
		}
		if m.Margin < 0 {
			broken = append(broken, m)
		}
	}
	for _, r := range wholeRules {
		if s.judgedBefore(r.ID()) {
			continue
		}
		r.CheckRota(s, func(m Measure) {
			m.Rule = r.ID()
			take(m)
		})
	}
	for _, l := range s.Lines {
		s.measure(l, take)
	}
	slices.SortStableFunc(out.Tightest, func(a, b Measure) int { return rule.Place(a.Rule) - rule.Place(b.Rule) })
	out.Allowed = allowed.sorted(s.Case.Agreements)
	out.Findings = s.findings(broken)
	out.Information = s.information(out.Findings)
	return out
}
