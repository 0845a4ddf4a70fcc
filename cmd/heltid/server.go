package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heltid/api/client"
	"heltid/solver/ward"
)

// keyVariable has the key of the service, which does not belong where a list of
// processes shows it.
const keyVariable = "HELTID_KEY"

// byServer are the commands whose work a service can do.
var byServer = []string{"solve", "compare", "repair", "check", "measure", "validate"}

// serves refuses --server where this program does the work itself.
func (p *program) serves(cmd *cobra.Command) error {
	if p.server != "" && !slices.Contains(byServer, cmd.Name()) {
		return usage(fmt.Errorf("--server is for %s; `%s` works here alone", strings.Join(byServer, ", "), cmd.CommandPath()))
	}
	return nil
}

// there calls the service.
func (p *program) there() (*client.Client, error) {
	key := os.Getenv(keyVariable)
	if key == "" {
		return nil, usage(fmt.Errorf("%s is not set; it has the key of the service, as `heltid keys create` prints it", keyVariable))
	}
	c, err := client.NewClient(p.server, client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Accept-Language", p.lang)
		return nil
	}))
	return c, bad(err)
}

// answer reads what a call came to; what the service refuses is an error like
// one of this program.
func answer(res *http.Response, err error) ([]byte, http.Header, error) {
	if err != nil {
		return nil, nil, bad(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, nil, err
	}
	if res.StatusCode < http.StatusBadRequest {
		if strings.Contains(res.Header.Get("Content-Type"), "json") {
			var b bytes.Buffer
			err = json.Indent(&b, body, "", "  ")
			body = b.Bytes() // as this program writes it
		}
		return body, res.Header, err
	}
	code := badInput
	if res.StatusCode >= http.StatusInternalServerError {
		code = internal
	}
	var said client.Problem
	if json.Unmarshal(body, &said) != nil || said.Code == "" {
		return nil, nil, &ending{code, fmt.Errorf("the service answered %s", res.Status)}
	}
	var problems ward.Problems
	text := said.Title + ". " + said.Detail
	for _, p := range or(said.Problems) {
		if p.Line != nil && p.Excerpt != nil {
			problems = append(problems, ward.Problem{File: or(p.In), Line: or(p.Line), Col: or(p.Column), Pointer: or(p.Pointer), Found: or(p.Found), Expected: or(p.Expected), Excerpt: or(p.Excerpt), Text: p.Text})
		}
		text += "\n" + strings.TrimSpace(or(p.In)+" "+or(p.Pointer)) + ": " + p.Text
	}
	if len(problems) > 0 {
		return nil, nil, &ending{code, problems}
	}
	return nil, nil, &ending{code, errors.New(text)}
}

// got is answer as a value.
func got[T any](res *http.Response, err error) (out T, _ error) {
	body, _, err := answer(res, err)
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(body, &out)
}

// or is what a pointer points to, or nothing.
func or[T any](v *T) (out T) {
	if v != nil {
		out = *v
	}
	return out
}

// some is a pointer to what is not nothing.
func some[T comparable](v T) *T {
	if v == *new(T) {
		return nil
	}
	return &v
}

// form is the body of a call that takes files: the ward as it was read, and
// others by field from where they are.
func (p *program) form(files map[string]string) (contentType string, body *bytes.Buffer, err error) {
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	add := func(field, name string, data []byte) error {
		part, err := w.CreateFormFile(field, filepath.Base(name))
		if err == nil {
			_, err = part.Write(data)
		}
		return err
	}
	if err := add("ward", "ward.yaml", p.sent); err != nil { // JSON is YAML too
		return "", nil, err
	}
	for _, field := range []string{"rota", "legend", "today"} {
		if files[field] == "" {
			continue
		}
		data, err := os.ReadFile(files[field])
		switch {
		case field == "legend" && errors.Is(err, fs.ErrNotExist): // none was needed
			continue
		case err != nil:
			return "", nil, err
		}
		if err := add(field, files[field], data); err != nil {
			return "", nil, err
		}
	}
	return w.FormDataContentType(), body, w.Close()
}
