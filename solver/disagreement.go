package solver

import (
	"errors"
	"os"
	"path/filepath"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// DisagreementError says that the checker or the measures do not agree with
// the search about a rota. It is never published. What it takes to find the
// fault is kept in Request.SaveDir.
type DisagreementError struct {
	What  string
	Rota  *rota.Rota
	Saved string // folder with the ward, the rota and the model; empty where they were not kept
	lost  error  // why they were not
}

func (e *DisagreementError) Error() string {
	text := "internal error: the rota found does not hold before the independent checker: " + e.What
	switch {
	case e.lost != nil:
		text += "\nand the ward, the rota and the model could not be saved: " + e.lost.Error()
	case e.Saved != "":
		text += "\nthe ward, the rota and the model are saved in " + e.Saved
	}
	return text
}

// settle has the result judged, and keeps what was judged where the judges
// disagree.
func (q Request) settle(r *Result) error {
	err := r.judge()
	if wrong, ok := errors.AsType[*DisagreementError](err); ok && q.SaveDir != "" {
		wrong.Saved = filepath.Join(q.SaveDir, "disagreement-"+r.Origin.InputHash[:12])
		wrong.lost = q.keep(r, wrong)
	}
	return err
}

// keep writes the ward, the rota that was refused, and the rules as CP-SAT has
// them with that rota as the hint every variable is fixed to: a replay tells
// whether the model takes the rota.
func (q Request) keep(r *Result, wrong *DisagreementError) error {
	given, err := q.Ward.YAML()
	if err != nil {
		return err
	}
	refused, err := wrong.Rota.YAML()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(wrong.Saved, 0o700); err != nil {
		return err
	}
	b := model.New(r.Case, rule.Terms(r.Case), model.Options{Bend: search.Bent(r.Tiers)})
	b.Hint(wrong.Rota)
	runner := cpsat.Runner{SaveDir: wrong.Saved}
	_, err = runner.Save(b.M, cpsat.Params{Workers: 1, Seed: q.Seed, FixToHint: true})
	return errors.Join(err,
		os.WriteFile(filepath.Join(wrong.Saved, "ward.yaml"), given, 0o600),
		os.WriteFile(filepath.Join(wrong.Saved, "refused-rota.yaml"), refused, 0o600),
		os.WriteFile(filepath.Join(wrong.Saved, "what.txt"), []byte(wrong.What+"\n"), 0o600))
}
