package solver

import (
	"slices"

	"heltid/solver/bound"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Unknown stands for a number of posts that is not known.
const Unknown = -1

// Standing is how many full-time posts a model gives a ward: what a rota has
// that keeps everything and covers the need, and what no such rota passes.
type Standing struct {
	Found      int  // Unknown: no such rota is found
	Limit      int  // Unknown: no limit is known
	Impossible bool // it is shown that there is no such rota
}

// Decided tells whether nothing is left between found and limit.
func (s Standing) Decided() bool {
	return s.Impossible || s.Found != Unknown && s.Found == s.Limit
}

// Verdict is what is shown of two models.
type Verdict int

// A model gives more than another only where what it has found passes what the
// other can reach; the same only where both are decided.
const (
	Undecided Verdict = iota
	More
	Fewer
	Same
	Neither // no rota of either meets the need
)

// Against says whether this model gives more full-time posts than another.
func (s Standing) Against(o Standing) Verdict {
	switch {
	case s.Impossible && o.Impossible:
		return Neither
	case s.passes(o):
		return More
	case o.passes(s):
		return Fewer
	case s.Decided() && o.Decided():
		return Same
	}
	return Undecided
}

func (s Standing) passes(o Standing) bool {
	return s.Found != Unknown && (o.Impossible || o.Limit != Unknown && s.Found > o.Limit)
}

// Standing reads off an entry what it found and what is proven.
func (e *Entry) Standing() Standing {
	out := Standing{Found: Unknown, Limit: Unknown}
	if e.Reached {
		out.Impossible = !e.Reach.Possible || e.Reach.Missing > 0
		out.Limit = e.Reach.FullTime
	}
	if e.limited && (out.Limit == Unknown || e.limit < out.Limit) {
		out.Limit = e.limit
	}
	if e.Result == nil {
		return out
	}
	if e.Result.whole() {
		out.Found, out.Impossible = e.Result.Totals.FullTime, false
		if limit, ok := e.Result.limit(); ok && (out.Limit == Unknown || limit < out.Limit) {
			out.Limit = limit
		}
		return out
	}
	out.Impossible = out.Impossible || e.Result.Status == search.Infeasible
	for _, t := range e.Result.Tiers {
		out.Impossible = out.Impossible || t.Number <= 1 && t.Bounded && t.Bound > 0
	}
	return out
}

// whole tells whether the rota keeps everything and covers the need, as the
// checker judged it.
func (r *Result) whole() bool { return r.Rota != nil && len(r.Report.Findings) == 0 }

// limit is what the search has proven of a whole rota's full-time posts.
func (r *Result) limit() (int, bool) {
	i := slices.IndexFunc(r.Tiers, func(t search.Tier) bool { return t.Part == search.PartPosts && t.Bounded })
	if i < 0 {
		return 0, false
	}
	return int(r.Tiers[i].Bound), true
}

// take keeps a result that is no worse than the one the entry has, and the
// lowest limit on a whole rota's full-time posts that either proved.
func (e *Entry) take(r *Result) {
	if r == nil {
		return
	}
	if limit, ok := r.limit(); ok && r.whole() && (!e.limited || limit < e.limit) {
		e.limit, e.limited = limit, true
	}
	for _, b := range e.Reach.Bounds { // a search that is done before it asks has no limits of its own
		same := func(o bound.Bound) bool { return o.Quantity == b.Quantity && o.Who == b.Who }
		if !slices.ContainsFunc(r.Limits, same) {
			r.Limits = append(r.Limits, b)
		}
	}
	switch {
	case e.Result == nil, e.Result.Rota == nil:
	case !r.whole() && e.Result.whole(), r.Rota == nil:
		return
	case r.whole() && e.Result.whole() && r.Totals.FullTime < e.Result.Totals.FullTime:
		return
	}
	e.Result = r
}

// Whole tells whether the entry has a rota that keeps everything and covers
// the need.
func (e *Entry) Whole() bool { return e.Standing().Found != Unknown }

// Leaders gives the entries of a run that nothing is shown to give more full
// time than, in the order of the models. One alone gives most; several are not
// decided between, or give the same.
func (c *Comparison) Leaders(run ward.Run) []*Entry {
	var out []*Entry
	for _, e := range c.Entries {
		if e.Run != run || e.Standing().Impossible {
			continue
		}
		if !slices.ContainsFunc(c.Entries, func(o *Entry) bool { return o.Run == run && o.Standing().Against(e.Standing()) == More }) {
			out = append(out, e)
		}
	}
	return out
}

// String names the verdict as files do.
func (v Verdict) String() string {
	return [...]string{Undecided: "undecided", More: "more", Fewer: "fewer", Same: "same", Neither: "neither"}[v]
}
