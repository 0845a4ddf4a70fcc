package model

import (
	"maps"
	"math"
	"slices"

	"heltid/solver/ward"
)

// weekly_rest: each of the law's weeks owns an anchor from which no duty overlaps
// the rest (AML §10-8(2), counted as F1 practice does: at least 24 h of it inside
// the week; or all of it, or sliding, as the ward counts). It is enough to try the earliest moment, every moment a duty ends, and
// every moment the rest of the week before can end.
var weeklyRest = line{"weekly_rest", func(b *Build, p *person) {
	if b.C.Counting.RestMode == ward.RestSliding {
		b.slidingRest(p)
		return
	}
	weeks := b.C.Dates.Weeks
	anchors := make([][]anchor, weeks)
	for w := range weeks {
		anchors[w] = b.anchors(p, w)
		if anchors[w] == nil {
			continue
		}
		lits := make([]lit, len(anchors[w]))
		for i := range anchors[w] {
			a := &anchors[w][i]
			a.lit = b.M.Bool("")
			lits[i] = a.lit
		}
		b.clause(lits)
		b.atMostOne(lits)
		b.restFrom(p, w, anchors[w])
	}
	span := b.elapsed(b.days, 0)
	for w := range weeks {
		next := w + 1
		shift := 0
		if next == weeks {
			if !b.C.Dates.Rolling || weeks == 1 {
				continue
			}
			next, shift = 0, span
		}
		for _, a := range anchors[w] {
			for _, n := range anchors[next] {
				if a.from+a.length > n.from+shift {
					b.or(a.lit.Not(), n.lit.Not())
				}
			}
		}
	}
}}

// restFrom keeps the duties off each anchor's rest. Only one anchor is chosen,
// so a day's duties and all anchors that rule out the whole day exclude each
// other together, which is much stronger than pair by pair.
func (b *Build) restFrom(p *person, week int, anchors []anchor) {
	for d, last := b.nearWeek(week); d <= last; d++ {
		var duties, all []lit
		byDuty := map[int][]lit{}
		for _, a := range anchors {
			blocked, open := 0, 0
			for i := range b.shifts {
				if b.resting(p, d, i) {
					continue
				}
				open++
				if m := b.on(&b.shifts[i], d); m.start < a.from+a.length && m.end > a.from {
					byDuty[i] = append(byDuty[i], a.lit)
					blocked++
				}
			}
			if open > 0 && blocked == open {
				all = append(all, a.lit)
			}
		}
		for i := range b.shifts {
			l := b.duty(p, d, i)
			if b.resting(p, d, i) {
				continue
			}
			duties = append(duties, l)
			if len(byDuty[i]) > len(all) || b.guards != nil { // there two duties a day are another rule's affair
				b.atMostOne(append([]lit{l}, byDuty[i]...))
			}
		}
		if len(all) > 0 && b.guards == nil {
			b.atMostOne(append(duties, all...))
		}
	}
}

// resting tells whether the duty cannot be the person's, or is on call at home,
// when nobody is at work.
func (b *Build) resting(p *person, day, shift int) bool {
	return b.duty(p, day, shift) == b.no || b.shifts[shift].AtHome()
}

// A restWeek is a week and the rest it owns.
type restWeek struct {
	start, end int
	rest       int
	inside     int // how much of it lies in the week
}

// first and last are the earliest and latest the rest may start.
func (w restWeek) first() int { return w.start - (w.rest - w.inside) }
func (w restWeek) last() int  { return w.end - w.inside }

func (b *Build) restWeek(p *person, week int) (restWeek, bool) {
	in := b.weekWindow(week)
	limit, ok := b.over("weekly_rest", p, in)
	inside := limit.Value
	if b.C.Counting.RestMode == ward.RestAcross {
		inside = min(inside, int(ward.Day))
	}
	return restWeek{in.from, in.to, limit.Value, inside}, ok
}

// nearWeek gives the first and last day whose duties the rest of a week may meet.
func (b *Build) nearWeek(week int) (first, last int) {
	in := b.weekWindow(week)
	return in.first - 3, in.last + 3
}

// An anchor is a moment a weekly rest may start.
type anchor struct {
	from, length int
	key          string // the duties it rules out, as pairs of day and shift
	lit          lit
}

// anchors gives the moments the week's rest may start; none where the week
// need not have one.
func (b *Build) anchors(p *person, week int) []anchor {
	w, ok := b.restWeek(p, week)
	if !ok {
		return nil
	}
	moments := append([]int{w.first()}, b.ends(p, week, w)...)
	earliest := w.first()
	switch before, ok := b.restWeek(p, week-1); {
	case !ok:
	case b.C.Dates.Rolling || week > 0:
		for _, end := range b.ends(p, week-1, before) {
			if end+before.rest > w.first() {
				moments = append(moments, end+before.rest)
			}
		}
	default:
		earliest = max(earliest, b.pastRest(p))
		moments = append(moments, earliest)
	}
	slices.Sort(moments)
	var out []anchor
	for _, m := range slices.Compact(moments) {
		if m >= earliest {
			out = append(out, b.anchorAt(p, week, m, w.rest))
		}
	}
	return undominated(out, w)
}

// ends gives the moments a duty can end and the week's rest start.
func (b *Build) ends(p *person, week int, w restWeek) []int {
	var out []int
	first, last := b.nearWeek(week)
	for d := first + 1; d < last-2; d++ {
		for i := range b.shifts {
			if b.resting(p, d, i) {
				continue
			}
			if m := b.on(&b.shifts[i], d); m.end > w.first() && m.end <= w.last() {
				out = append(out, m.end)
			}
		}
	}
	return out
}

// pastRest is when the last week of history has had its rest, each week of
// history that is known whole taking its own as early as can be: the period's
// first week may not count the same hours again.
func (b *Build) pastRest(p *person) int {
	known := b.knownWeeks(p)
	var gaps [][2]int
	end := math.MinInt / 2
	for _, d := range slices.Sorted(maps.Keys(p.past)) {
		from, to := math.MaxInt, math.MinInt
		for _, i := range p.past[d] {
			if b.shifts[i].AtHome() {
				continue
			}
			m := b.on(&b.shifts[i], d)
			from, to = min(from, m.start), max(to, m.end)
		}
		if to > from {
			gaps = append(gaps, [2]int{end, from})
			end = max(end, to)
		}
	}
	gaps = append(gaps, [2]int{end, math.MaxInt / 2})
	free := math.MinInt / 2
	for n := -known; n < 0; n++ {
		w, ok := b.restWeek(p, n)
		if !ok {
			continue
		}
		for _, g := range gaps {
			from := max(g[0], free, w.first())
			if from <= w.last() && from+w.rest <= g[1] {
				free = from + w.rest
				break
			}
		}
	}
	return free
}

func (b *Build) anchorAt(p *person, week, from, rest int) anchor {
	a := anchor{from: from, length: rest}
	mask := make([]byte, 0, 16)
	first, last := b.nearWeek(week)
	for d := first; d <= last; d++ {
		for i := range b.shifts {
			if b.resting(p, d, i) {
				continue
			}
			if m := b.on(&b.shifts[i], d); m.start < from+rest && m.end > from {
				mask = append(mask, byte(d-first), byte(i))
			}
		}
	}
	a.key = string(mask)
	return a
}

// undominated drops anchors that rule out at least what another one does and
// are no further from the rests of the weeks beside.
func undominated(as []anchor, w restWeek) []anchor {
	// where the rest of the week before has ended and that of the next not begun
	left, right := w.start+reachOut, w.end-reachOut
	better := func(o, a anchor) bool {
		return covers(a.key, o.key) && o.from >= min(a.from, left) && o.from+o.length <= max(a.from+a.length, right)
	}
	var out []anchor
	for i, a := range as {
		drop := false
		for j, o := range as {
			if i != j && better(o, a) && (j < i || !better(a, o)) {
				drop = true
				break
			}
		}
		if !drop {
			out = append(out, a)
		}
	}
	return out
}

// reachOut is the most a weekly rest lies outside its week: 35 h less 24.
const reachOut = 35*60 - 24*60

// covers tells whether the pairs of bytes of a contain those of o, both in order.
func covers(a, o string) bool {
	for len(o) > 0 {
		for len(a) > 0 && a[:2] != o[:2] {
			a = a[2:]
		}
		if len(a) == 0 {
			return false
		}
		o = o[2:]
	}
	return true
}
