package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/explain"
	"heltid/solver/ward"
)

//go:embed proof_schema.json
var proofSchemaJSON []byte

// ProofSchema is the JSON Schema (draft 2020-12) of a Proof.
func ProofSchema() []byte { return slices.Clone(proofSchemaJSON) }

// Proof is what the limits of a result can be proven by again, without a
// solver: see Verify. Field names stay as they are; new ones may come.
type Proof struct {
	Format       int                 `json:"heltid_proof"` // version of this document: 1
	Engine       string              `json:"engine"`
	RuleSet      string              `json:"rule_set"`
	Ward         string              `json:"ward"`
	InputHash    string              `json:"input_hash"` // of the ward, without what is decided about it
	Model        string              `json:"model"`
	Run          ward.Run            `json:"run"`
	With         []string            `json:"with"`         // what is decided about the ward, as heltid solve --with takes it
	AsIfAgreed   bool                `json:"as_if_agreed"` // planned as if what the rota model lacks were agreed
	Certificates []bound.Certificate `json:"certificates"`
	Frontier     []bound.Certificate `json:"frontier,omitempty"` // of full time at each number of small posts
	Share        []bound.Certificate `json:"share,omitempty"`    // of what the limit of the full-time share follows from, with those above
	Otherwise    []Otherwise         `json:"otherwise,omitempty"`
}

// Otherwise is what proves how far any rota gets where one thing is otherwise: a
// lever is pulled, or a choice alone is made about the ward as it was given.
type Otherwise struct {
	Lever        string              `json:"lever,omitempty"`
	Choice       string              `json:"choice,omitempty"`
	Certificates []bound.Certificate `json:"certificates"` // of need missing, scarcest first, and of full time
}

// NewProof gives the certificates of a result's limits.
func NewProof(r *solver.Result) Proof {
	c := r.Case
	p := Proof{
		Format: 1, Engine: r.Origin.Engine, RuleSet: r.Origin.RuleSet, Ward: c.Ward.Name, InputHash: r.Origin.InputHash,
		Model: c.Model.ID, Run: c.Run, With: list(r.Origin.With), AsIfAgreed: len(c.AsIf()) > 0, Certificates: []bound.Certificate{},
	}
	for _, l := range r.Limits {
		if l.Certificate != nil {
			p.Certificates = append(p.Certificates, *l.Certificate)
		}
	}
	for _, b := range r.Share {
		if b.Certificate != nil {
			p.Share = append(p.Share, *b.Certificate)
		}
	}
	for _, point := range r.Frontier {
		if point.Certificate != nil {
			p.Frontier = append(p.Frontier, *point.Certificate)
		}
	}
	add := func(o Otherwise, limit explain.Limit) {
		for _, b := range limit.Bounds {
			if b.Certificate != nil {
				o.Certificates = append(o.Certificates, *b.Certificate)
			}
		}
		if o.Certificates != nil {
			p.Otherwise = append(p.Otherwise, o)
		}
	}
	for _, l := range r.Levers {
		add(Otherwise{Lever: l.ID}, l.After)
	}
	for _, s := range r.Switches {
		if s.Known {
			add(Otherwise{Choice: s.String()}, s.After)
		}
	}
	return p
}

// ProofJSON writes the certificates of a result's limits.
func ProofJSON(w io.Writer, r *solver.Result) error {
	return json.NewEncoder(w).Encode(NewProof(r)) // a number a line would be very many lines
}

// ReadProof reads what ProofJSON wrote.
func ReadProof(name string, data []byte) (*Proof, error) {
	var p Proof
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	switch err := d.Decode(&p); {
	case err != nil:
		return nil, fmt.Errorf("%s is no proof of limits: %w", name, err)
	case p.Format != 1:
		return nil, fmt.Errorf("%s is no proof of limits that this version reads: heltid_proof is %d, not 1", name, p.Format)
	}
	return &p, nil
}

// ReadDocument reads what JSON wrote.
func ReadDocument(name string, data []byte) (*Document, error) {
	var d Document
	switch err := json.Unmarshal(data, &d); {
	case err != nil:
		return nil, fmt.Errorf("%s is no result: %w", name, err)
	case d.Format != 1:
		return nil, fmt.Errorf("%s is no result that this version reads: heltid_result is %d, not 1", name, d.Format)
	}
	return &d, nil
}
