package ward

import (
	"cmp"
	"slices"
	"strings"
)

// A shared post (delt stilling) has duties in more units than its holder's own.
// A duty in another unit is a shift type of its own, with the code of the usual
// one and the unit: D@sor. So it is read, written, planned and judged as any
// duty is, and its code tells where it is.

// Travel is the time it takes from one unit to another.
type Travel struct {
	Between []TravelTime `json:"between"`
	Work    *bool        `json:"work,omitempty"` // on one day it is working time; default true
	Rest    bool         `json:"rest,omitempty"` // between the duties of two days it is rest; default false
}

// TravelTime is the minutes between two units, the same both ways.
type TravelTime struct {
	Units   []string `json:"units"` // two
	Minutes int      `json:"minutes"`
}

// notInCodes are characters that a unit's id is without where others than its
// own have duties there: they part codes in rotas.
const notInCodes = "@+/&,;\"'#"

func codeIn(code, unit string) string { return code + "@" + unit }

// Own is the code of the shift type in whatever unit: D of D@sor.
func (s Shift) Own() string { return cmp.Or(s.own, s.Code) }

// Shared tells whether the shift type is one in another unit than the person's
// own.
func (s Shift) Shared() bool { return s.unit != "" }

// in is the shift type in a unit that whoever has it does not belong to.
func (s Shift) in(u Unit) Shift {
	s.own, s.unit, s.Code = s.Code, u.ID, codeIn(s.Code, u.ID)
	s.Name = strings.TrimPrefix(s.Name+", "+cmp.Or(u.Name, u.ID), ", ")
	return s
}

// Where is the unit of a person's duty; empty for a duty of somebody who belongs
// to none and works for all.
func (p *Person) Where(s Shift) string { return cmp.Or(s.unit, p.Unit) }

// CountsIn tells whether a person's duty counts for need of a unit; without a
// unit it is need of all.
func (p *Person) CountsIn(unit string, s Shift) bool { return unit == "" || p.Where(s) == unit }

// consentsTo tells whether the person has said yes to duties in another unit, on
// a date or at any time.
func (p *Person) consentsTo(unit string, on *Date) bool {
	return p.Unit != unit && slices.ContainsFunc(p.Consents, func(y Consent) bool {
		return y.Unit == unit && (on == nil || within(*on, y.From, y.Until))
	})
}

// share gives the case the shift types in other units: any that a rota may have,
// and as offered those in units that somebody has said yes to, where the ward
// has shared posts.
func (c *Case) share() {
	var offered []Shift
	for _, u := range c.Ward.Units {
		visited := c.Ward.SharedPosts && slices.ContainsFunc(c.People, func(p *Person) bool { return p.consentsTo(u.ID, nil) })
		for i := range c.Ward.Shifts {
			s := c.byCode[c.Ward.Shifts[i].Code].in(u)
			if c.byCode[s.Code] != nil {
				continue // a shift type of the ward's own is called so
			}
			c.byCode[s.Code] = &s
			if visited && slices.Contains(c.Model.Shifts, s.own) {
				offered = append(offered, s)
			}
		}
	}
	c.Shifts = append(c.Shifts, offered...)
	slices.SortFunc(c.Shifts, func(a, b Shift) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Length(), b.Length()), cmp.Compare(a.Code, b.Code))
	})
}

// Shared tells whether somebody may have duties in several units.
func (c *Case) Shared() bool { return slices.ContainsFunc(c.Shifts, Shift.Shared) }

// Types are all shift types that a rota may have: those of the ward, and the
// same in its units.
func (c *Case) Types() []*Shift {
	var out []*Shift
	for _, s := range c.Ward.Shifts {
		out = append(out, c.byCode[s.Code])
	}
	for _, u := range c.Ward.Units {
		for _, s := range c.Ward.Shifts {
			if t := c.byCode[codeIn(s.Code, u.ID)]; t != nil && t.Shared() {
				out = append(out, t)
			}
		}
	}
	return out
}

// Travel is the minutes from a person's duty to their next one: those between
// the units the two are in, or to a unit outside the ward.
func (c *Case) Travel(p *Person, from, to Shift) int {
	switch {
	case from.InOtherUnit() != to.InOtherUnit():
		if p.Elsewhere == nil { // history may have such a duty of a post that has ended
			return 0
		}
		return p.Elsewhere.Travel
	case from.InOtherUnit() || c.Ward.Travel == nil:
		return 0
	}
	a, b := p.Where(from), p.Where(to)
	for _, t := range c.Ward.Travel.Between {
		if a != b && slices.Contains(t.Units, a) && slices.Contains(t.Units, b) {
			return t.Minutes
		}
	}
	return 0
}

// OffRest is how much of the time between the duties of two days is travel and
// no rest (a choice; AML §10-1 and §10-8 do not say).
func (c *Case) OffRest(p *Person, from, to Shift) int {
	if c.Ward.Travel != nil && c.Ward.Travel.Rest {
		return 0
	}
	return c.Travel(p, from, to)
}

// TravelIsWork tells whether travel between two duties of one day is working
// time (AML §10-1(1)).
func (c *Case) TravelIsWork() bool {
	return c.Ward.Travel == nil || c.Ward.Travel.Work == nil || *c.Ward.Travel.Work
}

// Travels tells whether somebody of the case may have to travel between duties.
func (c *Case) Travels() bool {
	return c.Shared() && c.Ward.Travel != nil || slices.ContainsFunc(c.People, func(p *Person) bool { return p.Elsewhere != nil && p.Elsewhere.Travel > 0 })
}

// CanSwap tells whether two people may have the same duty in the same place.
// Somebody who works for all units is in any.
func (c *Case) CanSwap(p, q *Person) bool {
	for _, s := range c.Shifts {
		for _, t := range c.Shifts {
			a, b := p.Where(s), q.Where(t)
			if s.Own() == t.Own() && (a == b || a == "" || b == "") && p.Works(s) && q.Works(t) {
				return true
			}
		}
	}
	return false
}

// Places gives the units a person may have duties in; one of "" where they work
// for all.
func (c *Case) Places(p *Person) []string {
	out := []string{p.Unit}
	for _, s := range c.Shifts {
		if s.Shared() && p.Works(s) && !slices.Contains(out, s.unit) {
			out = append(out, s.unit)
		}
	}
	return out
}

// travel refuses units that are not there, and times that stand twice.
func (v *validator) travel() {
	if v.w.Travel == nil {
		return
	}
	first := map[string]bool{}
	for i, t := range v.w.Travel.Between {
		for j, u := range t.Units {
			v.known(say("unit"), u, v.units, "travel", "between", i, "units", j)
		}
		key := strings.Join(slices.Sorted(slices.Values(t.Units)), " ")
		if first[key] {
			v.add(say("the time between %s and %s stands here already; it is the same both ways", t.Units[0], t.Units[1]), "travel", "between", i, "units")
		}
		first[key] = true
	}
}

// otherUnit refuses a unit, of those beside their own that people have said yes
// to, that is none or whose id cannot stand in a code.
func (v *validator) otherUnit(unit, own string, at ...any) {
	v.known(say("unit"), unit, v.units, at...)
	switch {
	case unit == "":
	case unit == own:
		v.add(say("%s is the unit they belong to; name another", unit), at...)
	case strings.ContainsAny(unit, notInCodes):
		v.add(say("duties there are written as D@%s, so the unit's id is without %s; call it something else", unit, notInCodes), at...)
	}
}
