package runner

import (
	"errors"
	"fmt"
	"slices"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// Kinds of job. The runs of a ward make a rota each.
const (
	Repair  = "repair"  // of a rota, with as few changed duties as possible
	Compare = "compare" // rota models beside each other
	Bound   = "bound"   // how far any rota gets; makes none
)

// Request is what a job was asked for.
type Request struct {
	Kind       string   `json:"kind"`
	Model      string   `json:"model,omitempty"`
	Models     []string `json:"models,omitempty"`
	Run        ward.Run `json:"run,omitempty"`
	Seed       int      `json:"seed,omitempty"`
	Start      string   `json:"start,omitempty"` // id of a rota
	Pins       []string `json:"pins,omitempty"`
	With       []string `json:"with,omitempty"`
	AsIfAgreed bool     `json:"as_if_agreed,omitempty"`
	Expert     bool     `json:"expert,omitempty"`
}

// A FieldError is of one field of a request.
type FieldError struct {
	Field string // as in JSON
	Err   error
}

func (e *FieldError) Error() string { return e.Field + ": " + e.Err.Error() }
func (e *FieldError) Unwrap() error { return e.Err }

func wrong(field, format string, args ...any) error {
	return &FieldError{field, fmt.Errorf(format, args...)}
}

// Check says what is wrong with the request for the ward, before it is
// accepted. The error is a FieldError.
func (r Request) Check(w *ward.Ward) error {
	if _, err := variant.Parse(r.With); err != nil {
		return &FieldError{"with", err}
	}
	if r.Kind != Compare && len(r.Models) > 0 {
		return wrong("models", "is for comparisons; a job of kind %s has model", r.Kind)
	}
	if len(r.Pins) > 0 && (r.Start == "" || r.Kind == Compare || r.Kind == Bound) {
		return wrong("pins", "is for repairs, and for runs that start from a rota")
	}
	if r.Kind == Compare {
		if r.Model != "" {
			return wrong("model", "a comparison has models")
		}
		if err := r.comparison(w).Check(); err != nil {
			return &FieldError{"models", err}
		}
		return nil
	}
	if r.Kind == Repair && r.Start == "" {
		return wrong("start", "a repair needs the rota to mend")
	}
	if r.Kind == Repair && r.Run == "" {
		return nil // the rota to mend says the rest
	}
	if r.Run != "" && r.Kind != Bound && r.Kind != Repair {
		return wrong("run", "is of bounds and comparisons; the kind says it here")
	}
	q := r.question(w)
	if q.Run != ward.Structure && len(w.People) == 0 {
		field := "kind"
		if r.Kind == Bound {
			field = "run"
		}
		return wrong(field, "%s needs people, and the ward has none; ask for structure", q.Run)
	}
	if _, _, err := q.Case(); err != nil {
		if errors.Is(err, solver.ErrExpert) {
			return &FieldError{"expert", err}
		}
		return &FieldError{"model", err}
	}
	return nil
}

// Starts takes over what the rota to start from says itself: its pins, and of one
// to mend the model and run.
func (r *Request) Starts(of store.Rota) {
	if r.Kind == Compare || r.Kind == Bound {
		return
	}
	if r.Pins == nil {
		r.Pins = of.Pins
	}
	if r.Kind == Repair {
		r.Model, r.Run = of.Model, ward.Run(of.Run)
	}
}

// question is what is asked of the engine.
func (r Request) question(w *ward.Ward) solver.Request {
	q := solver.Request{Ward: w, Model: r.Model, Run: ward.Run(r.Kind), Seed: r.Seed, AsIfAgreed: r.AsIfAgreed, Expert: r.Expert}
	if r.Kind == Bound || r.Kind == Repair {
		if q.Run = r.Run; q.Run == "" {
			q.Run = usual(w)
		}
	}
	q.With, _ = variant.Parse(r.With) // Check has seen to it
	return q
}

// repair is what is asked of the engine where a rota is to be mended.
func (r Request) repair(w *ward.Ward, start []byte) (solver.Request, []repair.Pin, error) {
	q := r.question(w)
	var of *ward.Case
	var err error
	if q.Start, of, err = rota.Read("start.json", start, w); err != nil {
		return q, nil, err
	}
	pins, err := repair.ParsePins(r.Pins, of)
	return q, pins, err
}

func (r Request) comparison(w *ward.Ward) solver.CompareRequest {
	q := solver.CompareRequest{Ward: w, Models: r.Models, Seed: r.Seed, AsIfAgreed: r.AsIfAgreed, Expert: r.Expert}
	if r.Run != "" {
		q.Runs = []ward.Run{r.Run}
	}
	q.With, _ = variant.Parse(r.With)
	return q
}

// usual is the run that is meant where none is named.
func usual(w *ward.Ward) ward.Run {
	if len(w.People) > 0 {
		return ward.FromToday
	}
	return ward.Structure
}

// read reads the ward of a job as it was accepted.
func read(name string, body []byte) (*ward.Ward, error) {
	return ward.Read(name, body, slices.Clone(rule.Ladders())...)
}

// StartFits sees that a rota can be started from. The error is a FieldError.
func (r Request) StartFits(w *ward.Ward, start []byte) error {
	if r.Kind == Compare {
		if _, _, err := rota.Read("start.json", start, w); err != nil {
			return &FieldError{"start", err}
		}
		return nil
	}
	c, _, err := r.question(w).Case()
	if err != nil {
		return &FieldError{"model", err}
	}
	got, of, err := rota.Read("start.json", start, c.Ward)
	if err != nil {
		return &FieldError{"start", err}
	}
	if _, err := repair.ParsePins(r.Pins, of); err != nil {
		return &FieldError{"pins", err}
	}
	switch {
	case r.Kind == Repair:
		return r.Check(w)
	case got.Model != c.Model.ID || of.Run != c.Run:
		return wrong("start", "it is a rota of model %s and run %s; this asks for model %s and run %s", got.Model, of.Run, c.Model.ID, c.Run)
	}
	return nil
}
