package search

import "heltid/solver/measure"

// unreached notes a tier that the time did not come to: what the best rota is
// worth in it, as measured, for to state the goal takes time too. False where a
// rota does not say.
func (cl *climber) unreached(st stage) bool {
	t := Tier{Number: st.number, Part: st.part, Maximize: st.maximize}
	if st.part != PartShare { // nothing above the share there is
		v, ok := t.Measured(measure.Tiers(cl.c, cl.out.Rota))
		if !ok {
			return false
		}
		t.Value = v
	}
	if st.number == 1 && t.Value == 0 {
		t.Bound, t.Bounded, t.By = 0, true, []string{byNature}
	}
	cl.known.speak(st, &t)
	cl.out.Tiers = append(cl.out.Tiers, t)
	return true
}
