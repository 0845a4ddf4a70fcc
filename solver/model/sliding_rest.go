package model

import (
	"slices"

	"heltid/solver/ward"
)

// slidingRest is weekly_rest counted without fixed weeks (mode C): within seven
// days of every duty's start lies a whole weekly rest. It begins when a duty ends.
func (b *Build) slidingRest(p *person) {
	s := sliding{b: b, p: p, rests: map[[2]int]lit{}}
	first := 0
	if !b.C.Dates.Rolling {
		for d := range p.past {
			first = min(first, d)
		}
	}
	for d := first; d < b.days; d++ {
		limit, ok := b.T.Over("weekly_rest", p.Person, d, d)
		if !ok {
			continue
		}
		for i := range b.shifts {
			if !b.resting(p, d, i) {
				s.after(d, i, limit.Value)
			}
		}
	}
}

type sliding struct {
	b     *Build
	p     *person
	rests map[[2]int]lit // by start and length
}

// after asks for a rest in the seven days from the start of a duty.
func (s *sliding) after(day, shift, rest int) {
	m := s.b.on(&s.b.shifts[shift], day)
	until := m.start + int(ward.Week) - rest // the latest it may begin
	row := []lit{s.b.duty(s.p, day, shift).Not()}
	var begins []int
	for d := day; d <= day+8; d++ {
		for i := range s.b.shifts {
			if s.b.resting(s.p, d, i) {
				continue
			}
			end := s.b.on(&s.b.shifts[i], d).end
			// what is over before the period is past judging
			if end >= m.end && (end <= until || !s.b.C.Dates.Rolling && d < 0) {
				begins = append(begins, end)
			}
		}
	}
	slices.Sort(begins)
	for _, begin := range slices.Compact(begins) {
		row = append(row, s.rest(begin, rest))
	}
	s.b.clause(row)
}

// rest is a literal that no duty overlaps so long from a moment.
func (s *sliding) rest(begin, length int) lit {
	b := s.b
	at := begin
	if b.C.Dates.Rolling {
		at = wrap(begin, b.elapsed(b.days, 0))
	}
	key := [2]int{at, length}
	if l, ok := s.rests[key]; ok {
		return l
	}
	l := b.M.Bool("")
	s.rests[key] = l
	day := floor(at, int(ward.Day))
	for d := day - 2; d <= day+length/int(ward.Day)+2; d++ {
		for i := range b.shifts {
			duty := b.duty(s.p, d, i)
			if b.resting(s.p, d, i) {
				continue
			}
			if m := b.on(&b.shifts[i], d); m.start < at+length && m.end > at {
				if duty == b.yes {
					b.M.Fix(l, false)
					continue
				}
				b.M.Implies(l, duty.Not())
			}
		}
	}
	return l
}
