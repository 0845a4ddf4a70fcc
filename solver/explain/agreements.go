package explain

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Use is what a rota needs an agreement for.
type Use struct {
	Agreement ward.Agreement
	Breaches  int             // findings the rota has more without it
	Rules     []ward.Quantity // the rules they are of, sorted
}

// Uses has the checker judge a rota without each of the ward's agreements in
// turn, in the file's order. One without breaches is not needed for this rota.
// The error is check.Lay's.
func Uses(c *ward.Case, r *rota.Rota) ([]Use, error) {
	held, err := findings(c, r)
	if err != nil {
		return nil, err
	}
	var out []Use
	for i, a := range c.Ward.Agreements {
		w := *c.Ward
		w.Agreements = slices.Delete(slices.Clone(w.Agreements), i, i+1)
		without, err := w.Case(c.Model.ID, c.Run)
		if err != nil {
			return nil, err
		}
		broken, err := findings(without, r)
		if err != nil {
			return nil, err
		}
		u := Use{Agreement: a}
		for q, n := range broken {
			if more := n - held[q]; more > 0 {
				u.Breaches += more
				u.Rules = append(u.Rules, q)
			}
		}
		slices.Sort(u.Rules)
		out = append(out, u)
	}
	return out, nil
}

// findings counts what the checker finds, by rule.
func findings(c *ward.Case, r *rota.Rota) (map[ward.Quantity]int, error) {
	report, err := check.Check(c, r)
	if err != nil {
		return nil, err
	}
	out := map[ward.Quantity]int{}
	for _, f := range report.Findings {
		out[f.Rule]++
	}
	return out, nil
}
