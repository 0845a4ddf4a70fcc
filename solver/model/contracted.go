package model

import "heltid/solver/ward"

// contracts are how a person is employed on some days, with the days counted in
// as large parts as will do.
type contracts struct {
	of []ward.Contract
	in int64 // parts of a day: 1 where all are whole
}

// contracts gives how the person is employed on the days from one up to another.
func (b *Build) contracts(p *person, from, to int) contracts {
	out := contracts{of: b.C.Contracts(p.Person, from, to)}
	g := whole100
	for _, a := range out.of {
		g = gcd(g, int64(a.Days))
	}
	for i := range out.of {
		out.of[i].Days /= int(g)
	}
	out.in = whole100 / g
	return out
}

// days counts them all.
func (a contracts) days() int64 {
	sum := int64(0)
	for _, of := range a.of {
		sum += int64(of.Days)
	}
	return sum
}

// contracted sums what the person's size comes to: hundredths of a percent of
// full time, over the days.
func (b *Build) contracted(p *person, a contracts) *sum {
	out := b.sum()
	for _, of := range a.of {
		out.join(int64(of.Days), b.onPayroll(p, of))
	}
	return out
}

// onPayroll is what the person's size comes to on a day they are employed so.
func (b *Build) onPayroll(p *person, of ward.Contract) *sum {
	switch {
	case !of.Own:
		return b.sum().plus(int64(of.Of(0)))
	case of.Extra == 0:
		return b.agreedSize(p)
	}
	return b.together(b.agreedSize(p), int64(of.Extra))
}

// together is a size with what comes on top, at most full time.
func (b *Build) together(size *sum, extra int64) *sum {
	if size.vars == 0 {
		return b.sum().plus(min(whole100, size.fixed+extra))
	}
	both := b.M.Int(0, whole100, "")
	over := b.reaches(size, whole100-extra)
	out := b.sum().int(1, both)
	same := b.sum().int(1, both).join(-1, size)
	b.M.Equal(&out.expr, whole100).OnlyIf(over)
	b.M.Equal(&same.expr, extra-same.fixed).OnlyIf(over.Not())
	return out
}
