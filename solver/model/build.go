// Package model states the catalogue's rules as CP-SAT rows: a Boolean per
// person, day and possible shift type, and one file per rule, named as in the
// catalogue, that keeps it.
package model

import (
	"slices"

	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A lit is a literal of the model or one of its two constants. Duties outside
// the scope are constants, and rows fold them away.
type lit = cpsat.Bool

// Rule keeps one rule of the catalogue. A rule that can be kept by never
// making a variable also implements excluder.
type Rule interface {
	ID() ward.Quantity
	State(b *Build)
}

// An excluder names duties that can never be: they get no variable.
type excluder interface {
	Excludes(b *Build, p *person, day int, s *shift) bool
}

// Options choose between ways to state the same rules.
type Options struct {
	Scope   Scope
	Guards  bool // every row hangs on a literal of its rule and person, for asking why not
	Bend    bool // the ward's guards may be broken, at a counted excess
	Covered bool // no shortage below floor: it is known to be reachable
}

// Build is a model being stated.
type Build struct {
	M *cpsat.Model
	C *ward.Case
	T *ward.Terms

	days    int
	shifts  []shift
	reds    []red // Sundays and holidays
	zones   []red // those just after the period as well
	step    int64 // every duty's working time is a multiple of this, minutes
	people  []*person
	cut     []*group             // the need, once cut
	units   map[string][]*person // see peopleOf
	scope   Scope
	options Options
	yes, no lit

	at     Place
	guards map[Place]lit
	order  []Place // of guards, as made

	short  map[string]*sum // by attribute: person minutes below floor
	under  *sum            // person minutes below target
	excess *sum            // by how much rules on the whole rota are not kept, where they may bend
	worst  *sum            // least share of wishes met, once stated

	unpopular *sum // duties few want, once stated
	owed      *sum // minutes under the norm beyond the tolerance, where rules may bend
}

// A person is one line being made.
type person struct {
	*ward.Person
	index  int
	free   bool    // at least one duty may change
	slot   [][]lit // by day and shift
	worked []lit   // by day; made when asked for
	nights []lit
	longs  []lit
	ends   []lit            // by week: worked weekends
	served map[string][]lit // by unit and week: duties that count for the need

	reds  []lit // by red unit: worked
	quick []lit // by day: the rest before it is under 11 h
	lone  []lit // by day: a single working day

	past map[int][]int // history: day (negative) -> shifts

	types []shift // see typesOf

	hours  *total // of the post
	work   *total // working time
	credit *total // hours with night and Sunday weighting, in twelfths (HTA 4.2.4)
	sized  *sized
	class  *class

	wishes *wishes

	qualities *qualities
}

// New states every rule of the catalogue on the scope.
func New(c *ward.Case, t *ward.Terms, o Options) *Build {
	b := &Build{M: cpsat.NewModel(), C: c, T: t, days: c.Dates.Days(), scope: o.Scope, options: o}
	b.short, b.under, b.excess, b.owed = map[string]*sum{}, b.sum(), b.sum(), b.sum()
	b.yes, b.no = b.M.True(), b.M.False()
	if o.Guards {
		b.guards = map[Place]lit{}
	}
	b.tabulate()
	b.makePeople()
	for _, r := range Rules() {
		b.at = Place{Rule: r.ID()}
		r.State(b)
	}
	b.pin()
	return b
}

// line makes a rule that is stated person by person, for those in the scope.
type line struct {
	id    ward.Quantity
	state func(b *Build, p *person)
}

func (r line) ID() ward.Quantity { return r.id }

func (r line) State(b *Build) {
	for _, p := range b.people {
		if p.free {
			b.at.Person = p.ID
			r.state(b, p)
		}
	}
}

// whole makes a rule that is stated once.
type whole struct {
	id    ward.Quantity
	state func(b *Build)
}

func (r whole) ID() ward.Quantity { return r.id }
func (r whole) State(b *Build)    { r.state(b) }

// never makes a rule that is kept by leaving variables out.
type never struct {
	id  ward.Quantity
	not func(b *Build, p *person, day int, s *shift) bool
}

func (r never) ID() ward.Quantity { return r.id }

func (r never) Excludes(b *Build, p *person, day int, s *shift) bool { return r.not(b, p, day, s) }

// State matters only where guards are asked for: otherwise there is no
// variable to forbid.
func (r never) State(b *Build) {
	if b.guards == nil {
		return
	}
	for _, p := range b.people {
		b.at.Person = p.ID
		for d := range b.days {
			for i := range b.shifts {
				if !b.shifts[i].InOtherUnit() && r.not(b, p, d, &b.shifts[i]) {
					b.or(p.slot[d][i].Not())
				}
			}
		}
	}
}

// makePeople makes the variables that may be.
func (b *Build) makePeople() {
	var excluders []excluder
	for _, r := range Rules() {
		if x, ok := r.(excluder); ok {
			excluders = append(excluders, x)
		}
	}
	fixed := map[string][]rota.Duty{}
	if b.scope.Rota != nil {
		for _, l := range b.scope.Rota.Lines {
			fixed[l.Person] = l.Duties
		}
	}
	codes := map[string]int{}
	for i := range b.shifts {
		codes[b.shifts[i].Code] = i
	}
	for i, who := range b.C.People {
		p := &person{Person: who, index: i, slot: make([][]lit, b.days)}
		for d := range b.days {
			p.slot[d] = make([]lit, len(b.shifts))
			open := b.open(i, d)
			for s := range b.shifts {
				p.slot[d][s] = b.no
				if open && b.shifts[s].offered && (b.guards != nil || !b.excluded(excluders, p, d, &b.shifts[s])) {
					p.slot[d][s] = b.M.Bool("")
					p.free = true
				}
			}
		}
		for _, duty := range fixed[who.ID] {
			if s, ok := codes[duty.Shift]; ok && !b.open(i, duty.Day) {
				p.slot[duty.Day][s] = b.yes
			}
		}
		for _, duty := range b.C.Elsewhere(who) {
			if duty.Day >= 0 {
				p.slot[duty.Day][codes[elsewhereCode(duty)]] = b.yes
			}
		}
		if b.scope.People == nil || b.scope.People[i] {
			p.free = true // the size may change even where no duty may
		}
		p.past = b.history(who, codes)
		b.people = append(b.people, p)
	}
}

func (b *Build) open(person, day int) bool {
	return (b.scope.People == nil || b.scope.People[person]) && (b.scope.Days == nil || b.scope.Days[day])
}

func (b *Build) excluded(xs []excluder, p *person, day int, s *shift) bool {
	for _, x := range xs {
		if x.Excludes(b, p, day, s) {
			return true
		}
	}
	return false
}

func (b *Build) history(p *ward.Person, codes map[string]int) map[int][]int {
	if b.C.Dates.Rolling {
		return nil
	}
	past := map[int][]int{}
	for _, d := range b.C.Elsewhere(p) {
		if d.Day < 0 {
			past[d.Day] = append(past[d.Day], codes[elsewhereCode(d)])
		}
	}
	for _, h := range p.History {
		day := int(h.Date - b.C.Dates.Start)
		if s, ok := codes[h.Shift]; ok && day < 0 {
			past[day] = append(past[day], s)
		}
	}
	return past
}

// duty is the literal that the person works the shift type on the day. Days
// outside a rolling period wrap round; before a calendar period they are
// history, after it free.
func (b *Build) duty(p *person, day, s int) lit {
	if b.C.Dates.Rolling {
		return p.slot[wrap(day, b.days)][s]
	}
	switch {
	case day < 0:
		for _, h := range p.past[day] {
			if h == s {
				return b.yes
			}
		}
		return b.no
	case day >= b.days:
		return b.no
	}
	return p.slot[day][s]
}

// typesOf gives the shift types without those in units the person never is in.
func (b *Build) typesOf(p *person) []shift {
	if p.types == nil {
		p.types = slices.DeleteFunc(slices.Clone(b.shifts), func(s shift) bool {
			return s.Shared() && !p.Works(s.Shift) && !slices.ContainsFunc(p.slot, func(day []lit) bool { return day[s.index] != b.no }) &&
				!slices.ContainsFunc(p.History, func(h ward.PastDuty) bool { return h.Shift == s.Code })
		})
	}
	return p.types
}

// dateOf is the date that decides what holds on a day: in a rolling rota that of
// the day it comes round to; history is judged as the first day is, what comes after as the last.
func (b *Build) dateOf(day int) ward.Date {
	if b.C.Dates.Rolling {
		day = wrap(day, b.days)
	}
	return b.C.Dates.Date(min(max(day, 0), b.days-1))
}

func wrap(day, days int) int { return ((day % days) + days) % days }

// works is the literal that the person has a duty on the day.
func (b *Build) works(p *person, day int) lit {
	return b.once(p, &p.worked, day, func(*shift, int) bool { return true })
}

// night is the literal of a night duty on the day.
func (b *Build) night(p *person, day int) lit {
	return b.once(p, &p.nights, day, func(s *shift, _ int) bool { return s.night })
}

// long is the literal of a duty above the ward's threshold on the day.
func (b *Build) long(p *person, day int) lit {
	return b.once(p, &p.longs, day, func(s *shift, _ int) bool { return b.C.Long(s.Shift) })
}

func (b *Build) once(p *person, cache *[]lit, day int, of func(s *shift, day int) bool) lit {
	pick := func(day int) []lit {
		var ls []lit
		for s := range b.shifts {
			if of(&b.shifts[s], day) {
				ls = append(ls, b.duty(p, day, s))
			}
		}
		return ls
	}
	if !b.C.Dates.Rolling && (day < 0 || day >= b.days) {
		return b.any(pick(day)) // constants: nothing to keep
	}
	day = wrap(day, b.days)
	if *cache == nil {
		*cache = make([]lit, b.days)
	}
	var unset lit
	if (*cache)[day] == unset {
		(*cache)[day] = b.any(pick(day))
	}
	return (*cache)[day]
}

// weekend is the literal that the person works the weekend of the week: a duty
// on its Saturday or Sunday, or a night on its Friday.
func (b *Build) weekend(p *person, week int) lit {
	parts := []lit{b.works(p, 7*week+5), b.works(p, 7*week+6), b.night(p, 7*week+4)}
	if !b.C.Dates.Rolling && (week < 0 || week >= b.C.Dates.Weeks) {
		return b.any(parts)
	}
	week = wrap(week, b.C.Dates.Weeks)
	if p.ends == nil {
		p.ends = make([]lit, b.C.Dates.Weeks)
	}
	var unset lit
	if p.ends[week] == unset {
		p.ends[week] = b.any(parts)
		if b.C.WholeWeekends(p.Person) && b.guards == nil && !b.weekendElsewhere(p, week) {
			p.ends[week] = b.works(p, 7*week+5) // whole_weekend makes Saturday speak for all
		}
	}
	return p.ends[week]
}

// windows gives the first and last day or week that a window of a length may
// start on: in a rolling rota any of the period, else from so far back that
// history is seen until the period holds it to its end.
func (b *Build) windows(length, period int) (first, last int) {
	if b.C.Dates.Rolling {
		return 0, period - 1
	}
	return 1 - length, period - length
}
