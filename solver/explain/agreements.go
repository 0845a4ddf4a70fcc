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
	Places    []check.Finding // of an agreement that nobody has made: the findings, in the checker's order
}

// Uses has the checker judge a rota without each of the case's agreements in
// turn, in their order. One without breaches is not needed for this rota. The
// error is check.Lay's.
func Uses(c *ward.Case, r *rota.Rota) ([]Use, error) {
	held, err := check.Check(c, r)
	if err != nil {
		return nil, err
	}
	var out []Use
	for _, a := range c.Agreements {
		w := *c.Ward
		w.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(b ward.Agreement) bool { return b.ID == a.ID })
		more, err := without(&w, c, r, held)
		if err != nil {
			return nil, err
		}
		u := Use{Agreement: a, Breaches: len(more)}
		for _, f := range more {
			u.Rules = append(u.Rules, f.Rule)
		}
		slices.Sort(u.Rules)
		u.Rules = slices.Compact(u.Rules)
		if a.AsIf != "" {
			u.Places = more
		}
		out = append(out, u)
	}
	return out, nil
}

// Hangs gives what a rota breaks as things stand: every place of it that hangs
// on an agreement that is there only as if. The error is check.Lay's.
func Hangs(c *ward.Case, r *rota.Rota) ([]check.Finding, error) {
	if len(c.AsIf()) == 0 {
		return nil, nil
	}
	held, err := check.Check(c, r)
	if err != nil {
		return nil, err
	}
	stands, err := c.AsAgreed()
	if err != nil {
		return nil, err
	}
	return without(stands.Ward, c, r, held)
}

// without gives the findings of a rota in another ward that are not there in
// this one, which may be worse in the same place.
func without(w *ward.Ward, c *ward.Case, r *rota.Rota, held *check.Report) ([]check.Finding, error) {
	other, err := w.Case(c.Model.ID, c.Run)
	if err != nil {
		return nil, err
	}
	report, err := check.Check(other, r)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(report.Findings, func(f check.Finding) bool {
		return slices.ContainsFunc(held.Findings, func(h check.Finding) bool {
			return h.Rule == f.Rule && h.Person == f.Person && h.Unit == f.Unit && h.Who == f.Who && h.From.Equal(f.From) && h.To.Equal(f.To)
		})
	}), nil
}
