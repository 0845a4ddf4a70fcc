package bound

import (
	"slices"

	"heltid/solver/ward"
)

// Statement is something that can be counted from need, weekends and hours
// alone, with its numbers in words.
type Statement struct {
	Quantity string // unfillable, unreached, weekend_heads, least_duties, beyond_full_time, hours, full_time
	Unit     string
	Who      string // attribute of the need
	Shifts   string // codes of the shift types it is about
	Short    bool   // it shows that the need cannot be met
	Value    int    // people needed, duties each, full-time posts, minutes
	Words    Words
}

// Arithmetic counts what a case's weekends ask: per unit, crew and attribute
// how many people the weekends need, then, where nothing is short, how many
// full-time posts the hours leave room for when the need is met in full. A
// statement that is Short shows why no rota meets the need or fills the posts.
// It fails only where NewFlow would.
func Arithmetic(c *ward.Case, t *ward.Terms) ([]Statement, error) {
	a, err := newCount(c, t)
	if err != nil {
		return nil, err
	}
	var out []Statement
	for _, k := range a.kinds {
		out = append(out, a.unfillable(k)...)
	}
	for i, who := range a.attributes {
		out = append(out, a.unreached(who, i)...)
	}
	for _, w := range a.crews {
		for i, who := range a.attributes {
			out = append(out, a.weekendHeads(w, i, who)...)
		}
	}
	if slices.ContainsFunc(out, func(s Statement) bool { return s.Short }) {
		return out, nil // what full time there is room for rests on full cover
	}
	return append(out, a.fullTime()...), nil
}

// MostFullTime is how many full-time posts the whole case has room for, by what was
// counted; false where that was not.
func MostFullTime(counted []Statement) (most int, ok bool) {
	for _, s := range counted {
		if s.Quantity == "full_time" && s.Unit == "" && s.Shifts == "" && (!ok || s.Value < most) {
			most, ok = s.Value, true
		}
	}
	return most, ok
}

// count is a case laid out for arithmetic.
type count struct {
	c          *ward.Case
	span       *span
	attributes []string
	demands    []ward.Demand
	kinds      []*Kind
	crews      []*crew
}

func newCount(c *ward.Case, t *ward.Terms) (*count, error) {
	a := &count{c: c, span: newSpan(c), attributes: c.Scarce(), demands: c.Demands()}
	all := kinds(c, t, a.span, a.attributes)
	lines := map[string]*automaton{}
	for _, k := range all {
		if lines[k.alike] == nil {
			line, err := newAutomaton(k, rules...)
			if err != nil {
				return nil, err
			}
			lines[k.alike] = line
		}
		k.line = lines[k.alike]
	}
	a.kinds = all
	a.crews = slices.DeleteFunc(crews(all), func(w *crew) bool { return len(w.shifts) == 0 })
	return a, nil
}

// personWeekends is how many worked weekends the crew's own need of an
// attribute takes in the period, and the most heads a weekend day has.
func (a *count) personWeekends(w *crew, who string) (sum, heads int) {
	duties := w.duties(a.crews, a.demands, who)
	for day := 5; day < a.span.days; day += 7 {
		n := max(duties[day], duties[day+1])
		sum, heads = sum+n*a.span.repeat, max(heads, n)
	}
	return sum, heads
}

// weekendHeads says how many people the weekends of a crew take.
func (a *count) weekendHeads(w *crew, attribute int, who string) []Statement {
	sum, heads := a.personWeekends(w, who)
	if sum == 0 {
		return nil
	}
	have := w.holders(attribute)
	people, each := have.people(), have.weekends()
	s := Statement{Quantity: "weekend_heads", Unit: w.unit, Who: who, Shifts: w.codes()}
	if people == 0 || each == 0 {
		s.Short = true
		s.Words = a.about(s).Then(nobodyOnWeekends, heads)
		return []Statement{s}
	}
	s.Value = (sum + each - 1) / each
	s.Short = s.Value > people
	verdict := enoughOnWeekends
	if s.Short {
		verdict = fewOnWeekends
	}
	s.Words = a.about(s).Then(weekendSum, heads, a.c.Dates.Weeks, sum, each, s.Value).Then(verdict, people)
	out := []Statement{s}
	if atLeast := each - (people*each - sum); who == ward.Total && !s.Short && atLeast > 0 {
		d := Statement{Quantity: "least_duties", Unit: w.unit, Who: who, Shifts: w.codes(), Value: atLeast * a.daysOfWeekend(w)}
		d.Words = a.about(d).Then(leastDuties, people, each, people*each, sum, atLeast, d.Value)
		out = append(out, d)
	}
	return out
}

// daysOfWeekend is how many duties a worked weekend has at least.
func (a *count) daysOfWeekend(w *crew) int {
	if slices.ContainsFunc(w.kinds, func(k *Kind) bool { return !a.c.WholeWeekends(k.People[0]) || k.elsewhere() }) {
		return 1
	}
	for _, k := range w.kinds {
		for day, may := range k.may {
			if a.span.weekday(day) == ward.Saturday && slices.ContainsFunc(may, func(i int) bool { return !a.span.night(i) }) {
				return 2
			}
		}
	}
	return 3 // nights also Friday
}
