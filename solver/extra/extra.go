// Package extra ranks whom an extra shift is offered to before anybody is hired
// or hired in for it: part-timers come first, if they are qualified and it is no
// material inconvenience (AML §14-3(2) and (3)). Whether a rest or a limit would
// break is the checker's word.
package extra

import (
	"cmp"
	"slices"
	"strings"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Shift is one that somebody is wanted for.
type Shift struct {
	Day  int    // of the period
	Code string // of the shift type
	Who  string // what the need asks for: a competence, educated, an authorisation; empty: anybody
}

// Standing is how somebody stands to an extra shift.
type Standing string

// Standings in the order it is offered. Part-timers have the preference;
// overtime, a broken rest or limit, and lacking the qualification end it.
const (
	First     Standing = "first"     // part time, and nothing is in the way
	Overtime  Standing = "overtime"  // part time, but some of it is overtime
	FullTime  Standing = "full_time" // no preference, and nothing is in the way
	Hindered  Standing = "hindered"  // a rule of the law or what is agreed with them would break
	Untrained Standing = "untrained" // is not what the need asks for
)

// Standings in their order.
var Standings = []Standing{First, Overtime, FullTime, Hindered, Untrained}

// A Candidate is somebody with a post here and what the shift would mean for
// them.
type Candidate struct {
	Person   *ward.Person
	Size     ward.Size
	Standing Standing
	Claim    *ward.Date      // the first day they claimed more
	Worked   ward.Minutes    // in the week, the shift included
	Overtime ward.Minutes    // of the shift beyond a full week (HTA chapter 1 §6)
	Hinders  []check.Finding // what it would break of the law and of what is agreed with them
	Strains  []check.Finding // what else it would break: the rota model, ceilings the parties agreed
}

// Rank gives everybody with a post in the order the shift is offered. The law
// ranks nobody among those who have the preference: whoever claimed first comes
// first, then the order of the ward. The error is check.Lay's, also where the
// day or the shift type is not the rota's.
func Rank(c *ward.Case, r *rota.Rota, s Shift) ([]Candidate, error) {
	now, then := with(r, nil), with(r, &rota.Duty{Day: s.Day, Shift: s.Code})
	before, err := check.Lay(c, now)
	if err != nil {
		return nil, err
	}
	after, err := check.Lay(c, then)
	if err != nil {
		return nil, err
	}
	var out []Candidate
	for i, l := range after.Lines {
		if l.Size > 0 && !l.Person.Vacant && !l.Person.Anonymous {
			out = append(out, candidate(c, s, before, after, before.Lines[i], l))
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(slices.Index(Standings, a.Standing), slices.Index(Standings, b.Standing)), claims(a, b))
	})
	return out, nil
}

// with is the rota as hours worked, since an extra shift is beyond the plan and
// the post, and a duty more for everybody: each line is judged by itself.
func with(r *rota.Rota, d *rota.Duty) *rota.Rota {
	out := *r
	out.Worked = true
	out.Lines = slices.Clone(r.Lines)
	for i := range out.Lines {
		l := &out.Lines[i]
		if d == nil {
			continue
		}
		l.Duties = append(slices.Clone(l.Duties), *d)
		l.Free = slices.DeleteFunc(slices.Clone(l.Free), func(f rota.FreeDay) bool { return f.Day == d.Day })
	}
	return &out
}

func candidate(c *ward.Case, s Shift, was, is *check.Sheet, before, after *check.Line) Candidate {
	monday := s.Day - s.Day%7
	out := Candidate{Person: after.Person, Size: after.Size, Standing: First}
	for _, k := range after.Person.Claims {
		if !k.Accepted && strings.HasPrefix(k.Paragraph, "aml-14-") && (out.Claim == nil || k.Date < *out.Claim) {
			out.Claim = &k.Date
		}
	}
	had, _ := before.Done(monday, monday+7)
	has, _ := after.Done(monday, monday+7)
	out.Worked = ward.Minutes(has)
	out.Overtime = ward.Minutes(min(has-had, max(0, has-after.Agreed(ward.FullTime, monday, monday+7))))
	for _, f := range broken(was.Measures(before), is.Measures(after)) {
		switch r, _ := rule.ByID(f.Rule); {
		case r.Kind == rule.Law || slices.Contains(personal, f.Rule):
			out.Hinders = append(out.Hinders, f)
		case r.Kind == rule.Parties || r.Kind == rule.Strain:
			out.Strains = append(out.Strains, f)
		}
	}
	switch {
	case s.Who != "" && !c.Has(after.Person, s.Who, c.Dates.Date(s.Day)):
		out.Standing = Untrained
	case len(out.Hinders) > 0:
		out.Standing = Hindered
	case after.Size >= ward.FullTime:
		out.Standing = FullTime
	case out.Overtime > 0:
		out.Standing = Overtime
	}
	return out
}

// personal are rules of what one person has agreed to or asked for.
var personal = []ward.Quantity{"person_limits", "must_not", "long_shift_consent", "one_duty"}

// broken gives the measures that the shift makes worse and that are past their
// limit then, each rule once, where it is worst.
func broken(before, after []check.Measure) []check.Finding {
	type place struct {
		rule        ward.Quantity
		first, last int
	}
	was := map[place]int{}
	for _, m := range before {
		was[place{m.Rule, m.FirstDay, m.LastDay}] = m.Margin
	}
	var out []check.Finding
	for _, m := range after {
		if margin, ok := was[place{m.Rule, m.FirstDay, m.LastDay}]; m.Margin >= 0 || ok && margin <= m.Margin {
			continue
		}
		i := slices.IndexFunc(out, func(f check.Finding) bool { return f.Rule == m.Rule })
		switch {
		case i < 0:
			out = append(out, check.Finding{Measure: m})
		case m.Margin < out[i].Margin:
			out[i].Measure = m
		}
	}
	return out
}

// claims puts whoever claimed first first, and those who did not last.
func claims(a, b Candidate) int {
	switch {
	case a.Claim == nil && b.Claim == nil:
		return 0
	case b.Claim == nil:
		return -1
	case a.Claim == nil:
		return 1
	}
	return cmp.Compare(*a.Claim, *b.Claim)
}
