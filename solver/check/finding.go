package check

import (
	"cmp"
	"slices"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Report is what the checker says of a rota.
type Report struct {
	Findings    []Finding   // broken rules: one for each event, by person and time
	Information []Finding   // stricter readings of the law that the rota does not meet; no breach
	Allowed     []Allowance // what the rota keeps only by agreements, by agreement and rule
	Tightest    []Measure   // for each rule that was measured, the place with the smallest margin
	Choices     []Note      // how windows are counted, where the law leaves a choice
	Assumptions []Note      // what was taken for granted because the ward file does not say
}

// Finding is one event that breaks a rule: a measure with a negative margin.
type Finding struct {
	Measure
	Variant   string          // of information: which other reading; see the constants
	AllowedBy *ward.Step      // the lowest step not in force that would allow it
	Also      []ward.Quantity // further rules the same event breaks
}

// Text says the finding in words.
func (f Finding) Text(lang rule.Lang) string {
	if f.Variant != "" {
		return variantText(f, lang)
	}
	r, ok := rule.ByID(f.Rule)
	if !ok {
		return string(f.Rule)
	}
	return r.Broken(lang, f.Measured, f.Limit)
}

// Rules that one event can break together, the one it is told under first. An
// event is one person's duty, rest, run or period: findings of a family whose
// times overlap are one, each rule once.
var families = [][]ward.Quantity{
	{"day_hours", "total_hours", "strenuous_night", "extra_break", "one_duty", "long_shift_consent", "person_limits", "must_not"},
	{"daily_rest", "night_recovery"},
	{"week_hours", "total_week_hours", "overtime_week"},
	{"mean_hours", "full_time_norm"},
	{"overtime_year", "overtime_half_year", "overtime_four_weeks"},
	{"sundays_in_row", "weekends_in_row"},
	{"weekends_per_year", "weekend_frequency", "weekend_hours"},
	{"weekly_rest", "f1_rest"},
	{"night_run", "long_run", "day_run"},
}

func family(q ward.Quantity) (number, rank int) {
	for i, f := range families {
		if r := slices.Index(f, q); r >= 0 {
			return i, r
		}
	}
	return -1, 0
}

// findings makes the broken measures into findings, one for each event.
func (s *Sheet) findings(broken []Measure) []Finding {
	type kin struct {
		person string
		family int
	}
	var out []Finding
	of := map[kin][]int{}      // findings told so far
	types := map[string]bool{} // shift types already found without their breaks
	for _, m := range ranked(broken) {
		if m.Shift != "" {
			// the shift type is the event, not who has it
			if types[m.Shift] {
				continue
			}
			types[m.Shift] = true
			m.Person = ""
		}
		number, _ := family(m.Rule)
		key := kin{m.Person, number}
		if number >= 0 {
			if f := s.event(out, of[key], m); f != nil {
				if f.Rule != m.Rule {
					f.Also = append(f.Also, m.Rule)
				}
				continue
			}
		}
		of[key] = append(of[key], len(out))
		out = append(out, Finding{Measure: m, AllowedBy: s.allowing(m)})
	}
	for i := range out {
		slices.Sort(out[i].Also)
	}
	sortFindings(out)
	return out
}

// ranked puts the rules an event is told under before the others of their
// family, and of a rule the worst first. Where a rolling rota begins must make
// no difference, so the order of time comes last.
func ranked(broken []Measure) []Measure {
	out := slices.Clone(broken)
	slices.SortStableFunc(out, func(a, b Measure) int {
		_, ra := family(a.Rule)
		_, rb := family(b.Rule)
		return cmp.Or(cmp.Compare(ra, rb), cmp.Compare(a.Margin, b.Margin), a.From.Compare(b.From))
	})
	return out
}

// event gives the finding, among some of a measure's family, that is of its
// event: the one whose time it shares most of, nil where there is none. A rule
// that is told already is told once more only of another place.
func (s *Sheet) event(out []Finding, family []int, m Measure) *Finding {
	var best *Finding
	most, at := 0, span{m.From, m.To}
	for _, i := range family {
		f := &out[i]
		if f.Rule == m.Rule || slices.Contains(f.Also, m.Rule) {
			if f.Rule == m.Rule && f.From.Equal(m.From) && f.To.Equal(m.To) {
				return f
			}
			continue
		}
		for _, r := range s.rounds(span{f.From, f.To}) {
			shared := r.overlap(at)
			if shared > most || best == nil && r.from.Equal(at.from) && r.to.Equal(at.to) {
				best, most = f, shared
			}
		}
	}
	return best
}

func sortFindings(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), a.From.Compare(b.From), cmp.Compare(rule.Place(a.Rule), rule.Place(b.Rule)),
			cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Who, b.Who))
	})
}

// allowing is the lowest step that is not in force but would allow the measure.
func (s *Sheet) allowing(m Measure) *ward.Step {
	if m.Step.Level == ward.Parties {
		return nil
	}
	p, ok := s.Case.Person(m.Person)
	if !ok {
		p = everybody
	}
	step, ok := s.Terms.Allowing(m.Rule, p, s.Case.Dates.Date(max(0, m.FirstDay)), m.Measured)
	if !ok {
		return nil
	}
	return &step
}

// everybody stands for those a rule on the whole rota speaks of: agreements that
// cover everybody cover them.
var everybody = &ward.Person{}

var catalogue = rule.All()
