package model

import "heltid/solver/ward"

// weekly_rest: each week owns an anchor from which no duty overlaps the rest
// (AML §10-8(2), counted as F1 practice does: at least 24 h of it inside the
// week). It is enough to try the earliest moment and every moment a duty ends.
var weeklyRest = line{"weekly_rest", func(b *Build, p *person) {
	weeks := b.C.Dates.Weeks
	anchors := make([][]anchor, weeks)
	for w := range weeks {
		limit, ok := b.T.Limit("weekly_rest", p.Person, b.C.Dates.Date(7*w))
		if !ok {
			continue
		}
		anchors[w] = b.anchors(p, w, limit.Value)
		lits := make([]lit, len(anchors[w]))
		for i := range anchors[w] {
			a := &anchors[w][i]
			a.lit = b.M.Bool("")
			lits[i] = a.lit
			for _, blocked := range a.blocks {
				b.implies(a.lit, blocked.Not())
			}
		}
		b.clause(lits)
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

// An anchor is a moment a weekly rest may start, and the duties it rules out.
type anchor struct {
	from, length int
	blocks       []lit
	key          string
	inside       bool // wholly inside its week, so that no other week's rest can touch it
	lit          lit
}

func (b *Build) anchors(p *person, week, rest int) []anchor {
	start, end := b.elapsed(7*week, 0), b.elapsed(7*week+7, 0)
	first, last := start-(rest-int(ward.Day)), end-int(ward.Day)
	moments := []int{first}
	for d := 7*week - 2; d < 7*week+7; d++ {
		for i := range b.shifts {
			s := &b.shifts[i]
			if b.duty(p, d, i) == b.no {
				continue
			}
			if m := b.on(s, d); m.end > first && m.end <= last {
				moments = append(moments, m.end)
			}
		}
	}
	var out []anchor
	seen := map[int]bool{}
	for _, m := range moments {
		if seen[m] {
			continue
		}
		seen[m] = true
		out = append(out, b.anchorAt(p, week, m, rest, start, end))
	}
	return undominated(out)
}

func (b *Build) anchorAt(p *person, week, from, rest, weekStart, weekEnd int) anchor {
	a := anchor{from: from, length: rest, inside: from >= weekStart && from+rest <= weekEnd}
	mask := make([]byte, 0, 16)
	for d := 7*week - 3; d < 7*week+10; d++ {
		all, some := true, []lit{}
		for i := range b.shifts {
			l := b.duty(p, d, i)
			if l == b.no {
				continue
			}
			m := b.on(&b.shifts[i], d)
			if m.start < from+rest && m.end > from {
				some = append(some, l)
				mask = append(mask, byte(d-7*week+3), byte(i))
			} else {
				all = false
			}
		}
		if all && len(some) > 1 {
			some = []lit{b.works(p, d)}
		}
		a.blocks = append(a.blocks, some...)
	}
	a.key = string(mask)
	return a
}

// undominated drops anchors inside the week that rule out at least what
// another one inside it does. The others stay: the weeks beside can touch them.
func undominated(as []anchor) []anchor {
	var out []anchor
	for i, a := range as {
		drop := false
		for j, o := range as {
			if i != j && a.inside && o.inside && covers(a.key, o.key) && (len(a.key) > len(o.key) || j < i) {
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
