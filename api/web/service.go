package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"heltid/api/client"
	"heltid/solver/rule"
)

// client speaks to the service in this process, with a visitor's key.
func (s *site) client(key string, lang rule.Lang) *client.ClientWithResponses {
	c, err := client.NewClientWithResponses("http://heltid", client.WithHTTPClient(inProcess{s.service}),
		client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
			r.Header.Set("Authorization", "Bearer "+key)
			r.Header.Set("Accept-Language", string(lang))
			return nil
		}))
	if err != nil {
		panic(err) // the address is fixed
	}
	return c
}

// inProcess has a handler answer requests without a network between.
type inProcess struct{ http.Handler }

func (p inProcess) Do(r *http.Request) (*http.Response, error) {
	if r.Body == nil {
		r.Body = http.NoBody
	}
	out := &recorder{header: http.Header{}, status: http.StatusOK}
	p.ServeHTTP(out, r)
	return &http.Response{StatusCode: out.status, Status: fmt.Sprint(out.status, " ", http.StatusText(out.status)), Header: out.header,
		Body: io.NopCloser(&out.body), ContentLength: int64(out.body.Len()), Request: r, ProtoMajor: 1, ProtoMinor: 1}, nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header         { return w.header }
func (w *recorder) WriteHeader(status int)      { w.status = status }
func (w *recorder) Write(p []byte) (int, error) { return w.body.Write(p) }
func (w *recorder) Flush()                      {} // what streams is kept like the rest

// refusedError is what the service refused: what is wrong, where, and what to do.
type refusedError struct {
	Status        int
	Title, Detail string
	Places        []fault
	Spoken        rule.Lang // of the texts of the places
}

// fault is one thing wrong in what was sent, and where.
type fault struct {
	In, Pointer, Cell, Excerpt, Text string
	Line, Column                     int
}

func (e *refusedError) Error() string { return fmt.Sprint(e.Status, " ", e.Title) }

// answered is any answer of the service.
type answered interface {
	StatusCode() int
	GetBody() []byte
}

// answer gives what the service answered, or what it refused as an error.
func answer[A answered](a A, err error) (A, error) {
	if err != nil {
		return a, err
	}
	if a.StatusCode() < 400 {
		return a, nil
	}
	var p client.Problem
	if err := json.Unmarshal(a.GetBody(), &p); err != nil {
		return a, fmt.Errorf("the service answered %d: %w", a.StatusCode(), err)
	}
	out := &refusedError{Status: p.Status, Title: p.Title, Detail: p.Detail, Spoken: rule.English}
	if slices.Contains([]string{"invalid_ward", "invalid_rota", "unknown_codes", "identity_number"}, p.Code) {
		out.Spoken = "" // the visitor's
	}
	if p.Problems == nil {
		return a, out
	}
	for _, x := range *p.Problems {
		out.Places = append(out.Places, fault{given(x.In), given(x.Pointer), given(x.Cell), given(x.Excerpt), x.Text, given(x.Line), given(x.Column)})
	}
	return a, out
}

// given is what an optional field says, its zero value where it says nothing.
func given[T any](p *T) (out T) {
	if p != nil {
		out = *p
	}
	return out
}

// pass gives an answer of the service as it comes, also one that streams.
func (s *site) pass(w http.ResponseWriter, r *visit, path string) {
	ask := r.Clone(r.Context())
	address, query, _ := strings.Cut(path, "?")
	ask.URL.Path, ask.URL.RawPath, ask.URL.RawQuery = address, "", query
	ask.Header.Set("Authorization", "Bearer "+r.key)
	ask.Header.Set("Accept-Language", string(r.Lang))
	ask.Header.Del("Cookie")
	s.service.ServeHTTP(w, ask)
}

// once is a key for something that is made: that of the form where it has one,
// so that a form sent twice makes one thing.
func once(r *visit) *string {
	key := r.PostFormValue("once")
	if key == "" {
		key = rand.Text()
	}
	return &key
}
