package api

import (
	_ "embed"
	"errors"
	"net/http"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"

	"heltid/api/runner"
	"heltid/api/store"
	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

//go:embed problems.yaml
var problemsYAML []byte

// errorTypes is the catalogue of what can be refused and why.
var errorTypes = sync.OnceValue(func() []ErrorType {
	var out []ErrorType
	if err := yaml.Unmarshal(problemsYAML, &out); err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return out
})

// A refusal is an answer that says what is wrong, where, and what to do.
type refusal struct {
	code   string
	places []Place
	wrong  ward.Problems      // in a file: told in the caller's language after the places
	legend *rota.StrangeError // codes and people to say what are
	retry  int                // seconds
	cause  error              // for the log alone
}

func (r *refusal) Error() string {
	if r.cause != nil {
		return r.code + ": " + r.cause.Error()
	}
	return r.code
}

func (r *refusal) Unwrap() error { return r.cause }

func refuse(code string, places ...Place) error { return &refusal{code: code, places: places} }

// problem is the refusal as it is answered.
func (r *refusal) problem(lang rule.Lang) Problem {
	all := errorTypes()
	i := slices.IndexFunc(all, func(e ErrorType) bool { return e.Code == r.code })
	e := all[i]
	legend := ""
	if r.legend != nil {
		legend = r.legend.Form(string(lang))
	}
	return Problem{Type: "/v1/errors#" + r.code, Code: r.code, Status: e.Status, Title: in(e.Title, lang), Detail: in(e.Detail, lang), Problems: append(slices.Clone(r.places), places(r.wrong.In(string(lang)))...), Legend: legend}
}

func in(t Text, lang rule.Lang) string {
	switch lang {
	case rule.Nynorsk:
		return t.Nn
	case rule.English:
		return t.En
	}
	return t.Nb
}

func text(of map[rule.Lang]string) Text {
	return Text{Nb: of[rule.Bokmaal], Nn: of[rule.Nynorsk], En: of[rule.English]}
}

// places are those of problems in a file. What an identity number's reader
// quotes is not repeated.
func places(problems ward.Problems) []Place {
	var out []Place
	for _, p := range problems {
		out = append(out, Place{In: p.File, Pointer: p.Pointer, Line: p.Line, Column: p.Col, Cell: p.Cell, Found: p.Found, Expected: p.Expected, Excerpt: p.Excerpt, Text: p.Text})
	}
	return out
}

// unfit is the refusal of a file, by code, or by that of identity numbers where
// one stands in it: then nothing of the file is quoted.
func unfit(code string, err error) error {
	var strange *rota.StrangeError
	var problems document.Problems
	switch {
	case !errors.As(err, &problems):
		return err // also none
	case slices.ContainsFunc(problems, func(p ward.Problem) bool { return p.Found == ward.IdentityNumber }):
		problems = slices.DeleteFunc(slices.Clone(problems), func(p ward.Problem) bool { return p.Found != ward.IdentityNumber })
		return &refusal{code: "identity_number", wrong: problems}
	case errors.As(err, &strange):
		return &refusal{code: "unknown_codes", wrong: problems, legend: strange}
	}
	return &refusal{code: code, wrong: problems}
}

// refused turns any error into a refusal.
func refused(err error) *refusal {
	var r *refusal
	var large *http.MaxBytesError
	var field *runner.FieldError
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, store.ErrNotFound):
		return &refusal{code: "not_found"}
	case errors.Is(err, store.ErrReused):
		return &refusal{code: "idempotency_key_reused", places: []Place{{In: "Idempotency-Key", Text: err.Error()}}}
	case errors.Is(err, store.ErrConflict):
		return &refusal{code: "precondition_failed", places: []Place{{In: "If-Match", Text: err.Error()}}}
	case errors.As(err, &large):
		return &refusal{code: "too_large", places: []Place{{In: "body", Line: 1, Column: 1, Text: err.Error()}}}
	case errors.As(err, &field):
		return &refusal{code: "invalid_request", places: []Place{{In: "body", Pointer: "/" + field.Field, Text: field.Err.Error()}}}
	case errors.Is(err, store.ErrFull), errors.Is(err, store.ErrAway), errors.Is(err, cpsat.ErrNoORTools):
		return &refusal{code: "unavailable", retry: 30, cause: err}
	}
	return &refusal{code: "internal", cause: err}
}
