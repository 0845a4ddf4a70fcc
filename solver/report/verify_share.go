package report

import (
	"slices"

	"heltid/solver/bound"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// share proves the limit of the full-time share again: with F0 of N0 posts full
// time, as the rota has, no rota's N0*F - F0*N is above it. That is of a certificate
// of itself, or of F at most and N at least.
func (v *Verified) share(d *Document, flow *bound.Flow) error {
	goal := slices.IndexFunc(d.Goals, func(g Goal) bool { return g.Part == search.PartShare && g.Bound != nil })
	if goal < 0 || d.Posts == nil {
		return nil
	}
	limit, full, posts := *d.Goals[goal].Bound, int64(d.Posts.FullTime), int64(d.Posts.Posts)
	for _, cert := range v.Proof.Share {
		b, err := flow.Prove(cert)
		q := cert.Question
		if err != nil || q.Held.FullTime != nil || !d.keeps(q.Held, v.Case.SmallAtMost) {
			continue // it is broken, or of fewer rotas
		}
		switch q.Quantity {
		case "share":
			v.Share = v.Share || q.Posts > 0 && q.Full*posts == full*q.Posts && int64(b.Value)*posts <= limit*q.Posts
		case "posts":
			most, bounded, err := v.mostFullTime(d)
			if err != nil {
				return err
			}
			v.Share = v.Share || bounded && posts*most-full*int64(b.Value) <= limit
		}
	}
	return nil
}

// mostFullTime is how many full-time posts any rota that lacks no more than the
// one that was found has at most, by certificates or, where nothing is missing,
// by what can be counted.
func (v *Verified) mostFullTime(d *Document) (most int64, known bool, err error) {
	tighten := func(n int) {
		if !known || int64(n) < most {
			most, known = int64(n), true
		}
	}
	for _, a := range v.Limits {
		if q := a.Certificate.Question; a.Verdict == ProvenAgain && q.Quantity == "full_time" && q.Held.FullTime == nil && d.keeps(q.Held, v.Case.SmallAtMost) {
			tighten(a.Bound.Value)
		}
	}
	for _, g := range d.Goals {
		if g.Tier == 1 && g.Value > 0 {
			return most, known, nil
		}
	}
	counted, err := bound.Arithmetic(v.Case, rule.Terms(v.Case))
	if n, ok := bound.MostFullTime(counted); ok {
		tighten(n)
	}
	return most, known, err
}

// keeps tells whether the rota that was found lacks no more than is held, and
// nothing is held of small posts but the ward's guard.
func (d *Document) keeps(held bound.Held, guard int) bool {
	return d.lacksAtMost(held.Shortage) && (held.SmallPosts == nil || *held.SmallPosts == guard)
}
