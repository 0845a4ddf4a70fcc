package search

import (
	"context"

	"heltid/solver/cpsat"
	"heltid/solver/model"
)

// secondOpinion asks, in the time that is left, whether another seed with less
// symmetry code also finds no better value for the tiers that only one CP-SAT
// run has proven.
func (cl *climber) secondOpinion(ctx context.Context) error {
	for i, h := range cl.held {
		t := cl.tierOf(h.stage)
		if t == nil || t.Number > 3 || len(t.By) != 1 || t.By[0] != byCP || t.Bound != t.Value || ctx.Err() != nil {
			continue
		}
		b := model.New(cl.c, cl.t, model.Options{Bend: cl.bent})
		for _, above := range cl.held[:i] {
			above.state(b, 0)
		}
		h.state(b, 1)
		r, err := cl.ask(ctx, b, cl.otherwise(cl.portion(2)), nil)
		if err != nil {
			return err
		}
		if r.Status == cpsat.Infeasible {
			t.By = append(t.By, byCPAgain)
		}
	}
	return nil
}

// state holds the goal at its value in another model, or by so much better.
func (h hold) state(b *model.Build, by int64) {
	goal := h.stage.goal(b)
	if h.stage.maximize {
		b.AtLeast(goal, h.value+by)
	} else {
		b.AtMost(goal, h.value-by)
	}
}

func (e *engine) tierOf(st stage) *Tier {
	for i := range e.out.Tiers {
		if e.out.Tiers[i].Number == st.number && e.out.Tiers[i].Part == st.part {
			return &e.out.Tiers[i]
		}
	}
	return nil
}
