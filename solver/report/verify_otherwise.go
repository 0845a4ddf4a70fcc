package report

import (
	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/explain"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// otherwise proves again how far any rota gets with each lever pulled, and with
// each choice alone. The choices want the ward as it was given: one as decided has
// all of them in it.
func (v *Verified) otherwise(d *Document, w *ward.Ward, given bool) {
	certificates := func(o Otherwise) []bound.Certificate {
		for _, x := range v.Proof.Otherwise {
			if x.Lever == o.Lever && x.Choice == o.Choice {
				return x.Certificates
			}
		}
		return nil
	}
	for _, l := range d.Levers {
		of := certificates(Otherwise{Lever: l.ID})
		if of == nil {
			v.Unasked.Levers++
			continue
		}
		c, err := explain.Pulled(v.Case, l.ID)
		v.reaches(l.Words, l.After, of, c, err)
	}
	for _, x := range d.Decided {
		of := certificates(Otherwise{Choice: x.Choice})
		switch {
		case x.After == nil: // it has no limit of its own
		case of == nil, !given:
			v.Unasked.Decided++
		default:
			c, err := v.Proof.alone(w, x.Choice)
			v.reaches(x.Name, *x.After, of, c, err)
		}
	}
}

// alone is the case of the ward as it was given with one choice made.
func (p *Proof) alone(w *ward.Ward, choice string) (*ward.Case, error) {
	with, err := variant.Parse([]string{choice})
	if err != nil {
		return nil, err
	}
	c, _, err := solver.Request{Ward: w, Model: p.Model, Run: p.Run, With: with, AsIfAgreed: p.AsIfAgreed, Expert: true}.Case()
	return c, err
}

// reaches notes whether certificates prove a limit of a case.
func (v *Verified) reaches(what Text, to Reach, of []bound.Certificate, c *ward.Case, err error) {
	if err == nil && to.provenBy(of, c) {
		v.Otherwise++
		return
	}
	v.Doubtful = append(v.Doubtful, what)
}

// provenBy tells whether certificates prove that no rota of the case gets further:
// so much need is missing at least, of one attribute after the other, and where
// no more is than what each of them proves, so many are full time at most.
func (r Reach) provenBy(of []bound.Certificate, c *ward.Case) bool {
	flow, err := bound.NewFlow(c, rule.Terms(c), nil)
	if err != nil || !r.Possible {
		return false
	}
	short, missing, full := map[string]int{}, 0, false
	for _, cert := range of {
		b, err := flow.Prove(cert)
		held := cert.Question.Held
		tighter := held.FullTime != nil || held.SmallPosts != nil && (r.Small == nil || *held.SmallPosts < *r.Small)
		for who, n := range held.Shortage {
			tighter = tighter || n < short[who]
		}
		if err != nil || tighter { // it is of fewer rotas
			return false
		}
		switch b.Quantity {
		case "shortage":
			short[b.Who], full = max(short[b.Who], b.Value), false // full time is of rotas that lack all of it
		case "full_time":
			full = full || b.Value <= r.FullTime
		}
	}
	for _, n := range short {
		missing += n
	}
	return full && missing >= r.Missing
}
