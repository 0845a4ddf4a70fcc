package bound

import (
	"encoding/binary"
	"slices"

	"heltid/solver/ward"
)

// Kind is people who are alike to a bound: same unit, same attributes, same
// duties they may have on the same days and same limits on a line. How large
// their posts may be can differ; see sizes.
type Kind struct {
	People []*ward.Person
	Unit   string

	span  *span
	terms *ward.Terms
	may   [][]int  // [day] shift types a line of theirs can have, ascending
	has   [][]bool // [day][attribute], in the order of the need's attributes
	alike string   // equal for people who differ by unit alone
	line  *automaton
}

// kinds groups the people of a case, in the order of the case.
func kinds(c *ward.Case, t *ward.Terms, s *span, attributes []string) []*Kind {
	var out []*Kind
	at := map[string]int{}
	for _, p := range c.People {
		k := &Kind{People: []*ward.Person{p}, Unit: p.Unit, span: s, terms: t}
		k.shape(c, attributes)
		key := p.Unit + "\x00" + k.alike
		if i, ok := at[key]; ok {
			out[i].People = append(out[i].People, p)
			continue
		}
		at[key] = len(out)
		out = append(out, k)
	}
	return out
}

// shape fills in what a line of this person can look like, and its signature.
func (k *Kind) shape(c *ward.Case, attributes []string) {
	p := k.People[0]
	var sig []byte
	add := func(v int) { sig = binary.AppendVarint(sig, int64(v)) }
	for day := range k.span.days {
		var may []int
		for i := range k.span.shifts {
			if k.mayWork(c, p, day, i) {
				may = append(may, i)
				add(i)
			}
		}
		add(-1)
		k.may = append(k.may, may)
		var has []bool
		for _, a := range attributes {
			h := slices.ContainsFunc(k.span.of(day), func(d ward.Date) bool { return c.Has(p, a, d) })
			has = append(has, h)
			if h {
				add(1)
			} else {
				add(0)
			}
		}
		k.has = append(k.has, has)
		for _, r := range rules {
			for _, d := range k.span.of(day) {
				v, ok := k.terms.Limit(r.ID(), p, d)
				if !ok {
					v.Value = -2
				}
				add(v.Value)
			}
		}
	}
	if c.Has(p, ward.Educated, c.Dates.Start) {
		add(1)
	}
	add(indicator(c.WholeWeekends(p)))
	add(indicator(k.elsewhere()))
	add(indicator(c.Plain(p)))
	add(int(c.OutsideCover(p)))
	k.alike = string(sig)
}

// mayWork tells whether the person may own the duty on any date the day
// stands for: shift types and their days, own limits, weekend group, absence, the day's hours
// and consent to long shifts.
func (k *Kind) mayWork(c *ward.Case, p *ward.Person, day, shift int) bool {
	s := &k.span.shifts[shift]
	if !p.Works(*s) || !s.On(k.span.weekday(day)) {
		return false
	}
	return slices.ContainsFunc(k.span.of(day), func(d ward.Date) bool {
		net := k.span.net[day][shift]
		l, ok := k.terms.Limit("day_hours", p, d)
		if more, too := k.terms.Limit("day_hours", p, d+1); c.Counting.Owner != ward.OwnerStart {
			l.Value, ok = max(l.Value, more.Value), ok && too // the day after may own it
		}
		if s.Duty == ward.PassiveDuty {
			l.Value += ward.PassiveDay(net) // of the statute's day; others are left to the rule
		}
		if ok && net > l.Value {
			return false
		}
		if l, ok := k.terms.Limit("long_shift_consent", p, d); ok && int(s.Net()) > l.Value {
			return false
		}
		return p.WorksOn(*s, d) && !p.Away(d) && !c.WeekendOff(p, d, s.Kind() == ward.NightShift) && !slices.ContainsFunc(p.InForce(d), func(l ward.PersonLimit) bool {
			return forbids(l, s, d, net)
		})
	})
}

func forbids(l ward.PersonLimit, s *ward.Shift, d ward.Date, net int) bool {
	night := s.Kind() == ward.NightShift
	if l.NoNight && night || l.Under18 && s.LateForUnder18() || l.Longest != nil && net > int(*l.Longest) {
		return true
	}
	return slices.ContainsFunc(l.FixedFree, func(f ward.FixedFree) bool {
		return f.Days.Has(d.Weekday()) && (f.Shift == "" || f.Shift == s.Own())
	})
}

// countsIn tells whether a duty of theirs counts for need of a unit.
func (k *Kind) countsIn(unit string, shift int) bool {
	return k.People[0].CountsIn(unit, k.span.shifts[shift])
}

// atMost is the loosest upper limit on a quantity over the dates a day stands
// for; false where it is without limit on any of them.
func (k *Kind) atMost(q ward.Quantity, day int) (int, bool) {
	return k.loosest(q, day, func(a, b int) int { return max(a, b) })
}

// atLeast is the loosest lower limit; see atMost.
func (k *Kind) atLeast(q ward.Quantity, day int) (int, bool) {
	return k.loosest(q, day, func(a, b int) int { return min(a, b) })
}

func (k *Kind) loosest(q ward.Quantity, day int, looser func(a, b int) int) (int, bool) {
	out := 0
	for i, d := range k.span.of(day) {
		l, ok := k.terms.Limit(q, k.People[0], d)
		if !ok || l.Value == ward.NoLimit {
			return 0, false
		}
		if i == 0 {
			out = l.Value
		}
		out = looser(out, l.Value)
	}
	return out, true
}

// perDay is atMost or atLeast on every day, -1 where there is no limit; nil
// where there is none on any day.
func (k *Kind) perDay(limit func(ward.Quantity, int) (int, bool), q ward.Quantity) []int {
	out, found := make([]int, k.span.days), false
	for day := range out {
		v, ok := limit(q, day)
		if !ok {
			v = -1
		}
		out[day], found = v, found || ok
	}
	if !found {
		return nil
	}
	return out
}

// elsewhere tells whether the kind has known duties in other units. They are not
// in its lines: what only they could explain is left out of the bound.
func (k *Kind) elsewhere() bool { return len(k.terms.Case.Elsewhere(k.People[0])) > 0 }
