package report

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// Verified is what came of proving the limits of a result again.
type Verified struct {
	Proof   *Proof
	Case    *ward.Case
	Limits  []Again
	Lacking []Limit // of the result, without a certificate
	Word    []Goal  // of the result, whose limit rests on a solver's word
	Points  int     // of the frontier that are proven again
	Open    []Point // of the frontier that are not
	Share   bool    // no rota has a larger share of full-time posts, proven again

	Otherwise int    // limits of what could be otherwise that are proven again
	Doubtful  []Text // of those that are not what their certificates prove
	Unasked   Unasked
}

// Unasked is how many limits of what could be otherwise a result tells without a
// certificate.
type Unasked struct {
	Levers  int
	Decided int // choices with a limit without and with them
}

// Again is one limit proven again, or not.
type Again struct {
	Certificate bound.Certificate
	Bound       bound.Bound // what the certificate proves; without Words where it proves nothing
	Verdict     Verdict
	Problem     string // of one that is Broken
	Rests       []Condition
}

// Verdict is what came of proving a limit again.
type Verdict string

// A limit is proven; or the certificate proves less than it says; or it is of a
// relaxation that this version does not make; or nobody could ask so; or the
// result does not have it, or its rota does not keep what it rests on.
const (
	ProvenAgain Verdict = "proven"
	Weaker      Verdict = "weaker"
	OtherRows   Verdict = "other_rows"
	Broken      Verdict = "broken"
	NotTold     Verdict = "not_told"
	NotKept     Verdict = "not_kept"
)

// Condition is something that the rotas a limit is of keep.
type Condition struct {
	Quantity string // shortage, full_time or small_posts
	Who      string
	Value    int
	Kept     bool // by the rota that was found
	Guard    bool // it is the ward's own
	Proof    int  // place of the limit that shows that no rota does better; -1: none does
}

// AnotherWardError means that a proof was made for another ward.
type AnotherWardError struct{ Ward, Proof string }

func (e *AnotherWardError) Error() string {
	return fmt.Sprintf("the result is of the ward %q as it was then, not of this file; give the file it was made of", e.Proof)
}

// Verify proves the limits of a result again: it makes the relaxation anew from
// the ward, and prices the certificates' multipliers in exact numbers, without
// any solver. It is an error when the proof is not of the ward or of the result.
func Verify(d *Document, p *Proof, w *ward.Ward) (*Verified, error) {
	if d.Origin.InputHash != p.InputHash || d.Model != p.Model || d.Run != p.Run {
		return nil, errors.New("the proof is of another result than the one beside it: ward, rota model or question differ")
	}
	c, given, err := p.caseOf(w)
	if err != nil {
		return nil, err
	}
	v := &Verified{Proof: p, Case: c}
	flow, err := bound.NewFlow(c, rule.Terms(c), nil)
	if err != nil {
		return nil, err
	}
	lines := sync.OnceValues(func() (*bound.Whole, error) {
		whole, err := bound.NewWhole(context.Background(), c, rule.Terms(c))
		if whole != nil {
			whole.Workers = runtime.NumCPU()
		}
		return whole, err
	})
	for _, cert := range p.Certificates {
		v.Limits = append(v.Limits, again(flow, lines, cert))
	}
	for i := range v.Limits {
		v.Limits[i].hold(d, v, c.SmallAtMost)
	}
	v.frontier(d, flow, p.Frontier)
	if err := v.share(d, flow); err != nil {
		return nil, err
	}
	v.otherwise(d, w, given)
	for _, l := range d.Limits {
		if l.Origin != string(bound.ByArithmetic) && !slices.ContainsFunc(v.Limits, func(a Again) bool { return a.is(l) }) {
			v.Lacking = append(v.Lacking, l)
		}
	}
	for _, g := range d.Goals {
		if g.Bound != nil && !(g.Part == search.PartShare && v.Share) && !slices.Contains(g.By, string(bound.ByArithmetic)) && !slices.ContainsFunc(v.Limits, func(a Again) bool { return a.limits(g) }) {
			v.Word = append(v.Word, g)
		}
	}
	return v, nil
}

// frontier proves the points of the frontier again, each by some certificate of
// rotas that lack no less than the one that was found.
func (v *Verified) frontier(d *Document, flow *bound.Flow, certificates []bound.Certificate) {
	var proven []bound.Certificate
	for _, cert := range certificates {
		b, err := flow.Prove(cert)
		if held := cert.Question.Held; err != nil || held.FullTime != nil || !d.lacksAtMost(held.Shortage) {
			continue
		}
		cert.Value = b.Value // whatever it says
		proven = append(proven, cert)
	}
	for _, p := range d.Frontier {
		if slices.ContainsFunc(proven, p.follows) {
			v.Points++
		} else {
			v.Open = append(v.Open, p)
		}
	}
}

// follows tells whether the point follows from what a certificate proves.
func (p Point) follows(from bound.Certificate) bool {
	small := from.Question.Held.SmallPosts
	if !p.Possible {
		return from.Question.Quantity == "small_posts" && small == nil && from.Value > p.SmallPosts
	}
	return from.Question.Quantity == "full_time" && small != nil && *small >= p.SmallPosts && from.Value <= p.FullTime
}

// caseOf settles what the proof is of: the ward's file as it was before what was
// decided about it, which is told, or the ward as decided.
func (p *Proof) caseOf(w *ward.Ward) (c *ward.Case, given bool, err error) {
	hash, err := solver.InputHash(w)
	if err != nil {
		return nil, false, err
	}
	q := solver.Request{Ward: w, Model: p.Model, Run: p.Run, AsIfAgreed: p.AsIfAgreed, Expert: true}
	switch {
	case hash == p.InputHash:
		if q.With, err = variant.Parse(p.With); err != nil {
			return nil, false, err
		}
	case len(p.With) == 0 || w.Name != p.Ward:
		return nil, false, &AnotherWardError{w.Name, p.Ward}
	}
	c, _, err = q.Case()
	return c, hash == p.InputHash, err
}

// again proves one limit.
func again(flow *bound.Flow, lines func() (*bound.Whole, error), cert bound.Certificate) Again {
	b, err := flow.Prove(cert)
	if cert.Of == bound.ByLines {
		var whole *bound.Whole
		if whole, err = lines(); err == nil {
			b, err = whole.Prove(cert)
		}
	}
	out := Again{Certificate: cert, Bound: b, Verdict: ProvenAgain}
	switch {
	case errors.Is(err, bound.ErrOtherRelaxation):
		out.Verdict = OtherRows
	case err != nil:
		out.Verdict, out.Problem = Broken, err.Error()
	case b.Upper && b.Value > cert.Value, !b.Upper && b.Value < cert.Value:
		out.Verdict = Weaker
	}
	return out
}

// is tells whether the limit of a result is this one.
func (a Again) is(l Limit) bool {
	q := a.Certificate.Question
	return l.Quantity == q.Quantity && l.Who == q.Who && l.Value == a.Certificate.Value && l.Origin == string(a.origin())
}

// origin is how the limit was proven.
func (a Again) origin() bound.Origin {
	if a.Certificate.Of == "" {
		return bound.ByFlow
	}
	return a.Certificate.Of
}

// limits tells whether this proves the limit of a goal.
func (a Again) limits(g Goal) bool {
	t := search.Tier{Number: g.Tier, Part: g.Part}
	return a.Verdict == ProvenAgain && t.Quantity() == a.Bound.Quantity && int(*g.Bound) == a.Bound.Value &&
		(g.Tier != 1 || g.Part == a.Bound.Who)
}

// hold holds the limit against the result: it must be told there, and the rota
// must keep what the limit rests on, or it says nothing of that rota.
func (a *Again) hold(d *Document, v *Verified, guard int) {
	held := a.Certificate.Question.Held
	for _, who := range slices.Sorted(maps.Keys(held.Shortage)) {
		a.rest(d, v, Condition{Quantity: "shortage", Who: who, Value: held.Shortage[who]})
	}
	if n := held.FullTime; n != nil {
		a.rest(d, v, Condition{Quantity: "full_time", Value: *n})
	}
	if n := held.SmallPosts; n != nil {
		a.rest(d, v, Condition{Quantity: "small_posts", Value: *n, Guard: *n == guard})
	}
	if a.Verdict != ProvenAgain {
		return
	}
	switch {
	case !slices.ContainsFunc(d.Limits, a.is):
		a.Verdict = NotTold
	case slices.ContainsFunc(a.Rests, func(c Condition) bool { return !c.Kept && !c.Guard }):
		a.Verdict = NotKept
	}
}

func (a *Again) rest(d *Document, v *Verified, c Condition) {
	reached, known := d.reached(c)
	c.Kept = !known || reached <= c.Value
	if c.Quantity == "full_time" {
		c.Kept = !known || reached >= c.Value
	}
	c.Proof = slices.IndexFunc(v.Limits, func(o Again) bool {
		q := o.Certificate.Question
		return o.Verdict == ProvenAgain && q.Quantity == c.Quantity && q.Who == c.Who && o.Bound.Value == c.Value
	})
	a.Rests = append(a.Rests, c)
}

// lacksAtMost tells whether the rota that was found lacks no more than that, by
// attribute.
func (d *Document) lacksAtMost(shortage map[string]int) bool {
	for who, most := range shortage {
		if reached, known := d.reached(Condition{Quantity: "shortage", Who: who}); known && reached > most {
			return false
		}
	}
	return true
}

// reached is what the rota that was found has of a condition's quantity.
func (d *Document) reached(c Condition) (int, bool) {
	for _, g := range d.Goals {
		t := search.Tier{Number: g.Tier, Part: g.Part}
		if t.Quantity() == c.Quantity && (g.Tier != 1 || g.Part == c.Who) {
			return int(g.Value), true
		}
	}
	return 0, false
}

// Whole tells whether every limit that the result tells of flow and of whole
// lines is proven, and every point of the frontier.
func (v *Verified) Whole() bool {
	unbacked := slices.ContainsFunc(v.Word, func(g Goal) bool {
		return slices.Contains(g.By, string(bound.ByFlow)) || slices.Contains(g.By, string(bound.ByLines))
	})
	return !unbacked && len(v.Doubtful) == 0 && len(v.Lacking) == 0 && len(v.Open) == 0 && !slices.ContainsFunc(v.Limits, func(a Again) bool { return a.Verdict != ProvenAgain })
}
