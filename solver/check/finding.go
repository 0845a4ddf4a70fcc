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
// event is one person's day, run or period; each family has its own.
var families = [][]ward.Quantity{
	{"day_hours", "total_hours", "strenuous_night", "one_duty", "long_shift_consent", "person_limits", "must_not"},
	{"mean_hours", "full_time_norm"},
	{"weekends_per_year", "weekend_frequency", "weekend_hours"},
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
	type event struct {
		person      string
		first, last int
		family      int
	}
	var out []Finding
	events := map[event]int{}
	types := map[string]bool{} // shift types already found without their breaks
	for _, m := range broken {
		if m.Shift != "" {
			// the shift type is the event, not who has it
			if types[m.Shift] {
				continue
			}
			types[m.Shift] = true
			m.Person = ""
		}
		number, rank := family(m.Rule)
		key := event{m.Person, m.FirstDay, m.LastDay, number}
		i, again := events[key]
		if number < 0 || !again {
			events[key] = len(out)
			out = append(out, Finding{Measure: m, AllowedBy: s.allowing(m)})
			continue
		}
		f := &out[i]
		switch _, was := family(f.Rule); {
		case f.Rule == m.Rule:
		case rank < was:
			also := append(f.Also, f.Rule)
			*f = Finding{Measure: m, AllowedBy: s.allowing(m), Also: also}
		case !slices.Contains(f.Also, m.Rule):
			f.Also = append(f.Also, m.Rule)
		}
	}
	for i := range out {
		slices.Sort(out[i].Also)
	}
	sortFindings(out)
	return out
}

func sortFindings(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), a.From.Compare(b.From), cmp.Compare(place(a.Rule), place(b.Rule)),
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

// place is a rule's place in the catalogue.
func place(q ward.Quantity) int {
	return slices.IndexFunc(catalogue, func(r rule.Rule) bool { return r.ID == q })
}

var catalogue = rule.All()
