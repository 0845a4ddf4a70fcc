package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/native"
	"heltid/solver/rule"
)

// service does what the contract says.
type service struct {
	Settings
	mu       sync.Mutex
	busy     map[string]bool // idempotency keys that are being worked on
	readings readings
}

var _ StrictServerInterface = (*service)(nil)

// mine is what the caller's tenant has.
func (s *service) mine(ctx context.Context) store.Tenant { return s.Store.Of(callerOf(ctx).tenant) }

// accept makes something once: under the same key it gives the first answer
// again. What is made, the answer and the note in the log are one transaction.
func accept[T any](ctx context.Context, s *service, key string, asked []any, do func(store.Tx) (made T, id string, err error)) (out T, id string, err error) {
	if key == "" {
		return out, "", refuse("idempotency_key_missing", Place{In: "Idempotency-Key", Text: "the header is missing"})
	}
	who := callerOf(ctx)
	one := who.tenant + "\x00" + key
	s.mu.Lock()
	taken := s.busy[one]
	s.busy[one] = true
	s.mu.Unlock()
	if taken {
		return out, "", &refusal{code: "idempotency_in_progress", retry: 1}
	}
	defer func() {
		s.mu.Lock()
		delete(s.busy, one)
		s.mu.Unlock()
	}()
	request, err := json.Marshal(append([]any{who.action}, asked...))
	if err != nil {
		return out, "", err
	}
	sum := sha256.Sum256(request)
	answer, err := s.mine(ctx).Change(ctx, store.Once{Key: key, Request: hex.EncodeToString(sum[:])}, func(tx store.Tx) (store.Answer, error) {
		made, id, err := do(tx)
		if err != nil {
			return store.Answer{}, err
		}
		body, err := json.Marshal(made)
		if err != nil {
			return store.Answer{}, err
		}
		return store.Answer{ID: id, Body: body}, note(tx, who, id)
	})
	if err != nil {
		return out, "", err
	}
	if len(answer.Body) == 0 { // it was made and deleted
		return out, "", store.ErrNotFound
	}
	return out, answer.ID, json.Unmarshal(answer.Body, &out)
}

// change does something to one thing, and notes it.
func (s *service) change(ctx context.Context, id string, do func(store.Tx) error) error {
	_, err := s.mine(ctx).Change(ctx, store.Once{}, func(tx store.Tx) (store.Answer, error) {
		if err := do(tx); err != nil {
			return store.Answer{}, err
		}
		return store.Answer{}, note(tx, callerOf(ctx), id)
	})
	return err
}

func note(tx store.Tx, who caller, id string) error {
	return tx.Note(store.Audit{At: store.Now(), Key: who.key, Action: who.action, Object: id})
}

// pageOf is a page of what the caller may see.
func pageOf(ctx context.Context, limit Limit, cursor Cursor) store.Page {
	if limit == 0 {
		limit = 50
	}
	return store.Page{Limit: limit, After: cursor, Only: callerOf(ctx).sight()}
}

func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

func (s *service) ListAudit(ctx context.Context, r ListAuditRequestObject) (ListAuditResponseObject, error) {
	list, err := s.mine(ctx).Audit(ctx, pageOf(ctx, r.Params.Limit, r.Params.Cursor))
	return ListAudit200JSONResponse{Next: list.Next, Items: each(list.Items, func(a store.Audit) AuditEntry {
		return AuditEntry{At: a.At, Key: a.Key, Action: a.Action, Object: a.Object}
	})}, err
}

// ExportAudit writes the whole log, page by page.
func (s *service) ExportAudit(ctx context.Context, _ ExportAuditRequestObject) (ExportAuditResponseObject, error) {
	out, in := io.Pipe()
	go func() {
		w := csv.NewWriter(in)
		err := w.Write([]string{"at", "key", "action", "object"})
		if err == nil {
			err = every(func(p store.Page) (store.List[store.Audit], error) { return s.mine(ctx).Audit(ctx, p) }, func(a store.Audit) error {
				return w.Write([]string{a.At.Format(time.RFC3339Nano), a.Key, a.Action, a.Object})
			})
		}
		w.Flush()
		in.CloseWithError(cmp.Or(err, w.Error()))
	}()
	return ExportAudit200TextcsvResponse{Body: out}, nil
}

func (s *service) GetContract(context.Context, GetContractRequestObject) (GetContractResponseObject, error) {
	return GetContract200ApplicationyamlResponse{Body: bytes.NewReader(contract)}, nil
}

func (s *service) GetVersion(context.Context, GetVersionRequestObject) (GetVersionResponseObject, error) {
	return GetVersion200JSONResponse{Engine: solver.Version, Rules: fmt.Sprint(rule.SetVersion), Ortools: native.Version}, nil
}

func (s *service) Health(context.Context, HealthRequestObject) (HealthResponseObject, error) {
	return Health204Response{}, nil
}

func (s *service) Ready(ctx context.Context, _ ReadyRequestObject) (ReadyResponseObject, error) {
	select {
	case <-s.Ending:
		return nil, &refusal{code: "unavailable", retry: 5, cause: errEnding}
	default:
	}
	if err := s.Store.Ping(ctx); err != nil {
		return nil, &refusal{code: "unavailable", retry: 5, cause: err}
	}
	if _, err := cpsat.Library(s.Library); err != nil {
		return nil, err
	}
	return Ready204Response{}, nil
}

var errEnding = fmt.Errorf("the service is about to stop")

func (s *service) GetMetrics(ctx context.Context, _ GetMetricsRequestObject) (GetMetricsResponseObject, error) {
	out, err := s.Metrics.text(ctx, s.Store.Queue())
	return GetMetrics200TextResponse(out), err
}
