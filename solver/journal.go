package solver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"heltid/solver/bound"
	"heltid/solver/explain"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// A Journal is what a comparison has come to: what flow said, what each search
// found and when each part of the time ends. A comparison asks the same things in
// the same order; one that is given its journal takes what stands there, and
// goes on where it was put aside.
type Journal struct {
	Spent    time.Duration            `json:"spent"`
	Reaches  map[string]explain.Limit `json:"reaches"` // by reachKey
	Parts    []time.Duration          `json:"parts"`   // ends, from the beginning
	Searches []Searched               `json:"searches"`
}

// MarshalJSON leaves out what proves a limit: a comparison asks for hundreds.
func (j Journal) MarshalJSON() ([]byte, error) {
	reaches := map[string]explain.Limit{}
	for key, l := range j.Reaches {
		l.Bounds = nil
		reaches[key] = l
	}
	type journal Journal // without this method
	j.Reaches = reaches
	return json.Marshal(journal(j))
}

// Searched is one search of a comparison.
type Searched struct {
	Took   time.Duration `json:"took"`
	Slices int           `json:"slices"` // it was put aside so often, and is still under way; 0: it is over
	Status search.Status `json:"status"`
	Rota   *rota.Rota    `json:"rota"`
	Tiers  []search.Tier `json:"tiers"`
	Points []bound.Point `json:"points"` // of the frontier
	Hash   string        `json:"hash"`   // of the model
}

// result is what the search found, judged anew.
func (s Searched) result(q Request) (*Result, error) {
	c, missing, err := q.Case()
	if err != nil {
		return nil, err
	}
	hash, err := InputHash(q.Ward)
	if err != nil {
		return nil, err
	}
	out := &search.Outcome{Status: s.Status, Rota: s.Rota, Tiers: s.Tiers, Frontier: s.Points, ModelHash: s.Hash, Elapsed: s.Took}
	r := &Result{Outcome: out, Case: c, Tiers: out.Tiers, Missing: missing, Origin: q.origin(c, hash)}
	if r.Rota == nil {
		return r, nil
	}
	r.Rota = r.Rota.Bare()
	r.write()
	if err := q.settle(r); err != nil {
		return r, err
	}
	return r, q.wishes(context.Background(), r, nil, time.Time{})
}

// searched is what is kept of a result.
func searched(r *Result, took time.Duration) Searched {
	return Searched{Took: took, Status: r.Status, Rota: r.Rota, Tiers: r.Tiers, Points: r.Frontier, Hash: r.ModelHash}
}

// reachKey names a case by all that a limit may hang on.
func reachKey(c *ward.Case) string {
	b, err := json.Marshal([]any{c.Ward, c.Model.ID, c.Run})
	if err != nil {
		panic(err) // it was read from a file
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// length of a slice: longer each time for a search that has found no rota, and
// so has nothing to go on from.
func (j *Journal) length(slice time.Duration) time.Duration {
	if n := len(j.Searches); n > 0 && j.Searches[n-1].Rota == nil {
		return slice << min(j.Searches[n-1].Slices, 6)
	}
	return slice
}
