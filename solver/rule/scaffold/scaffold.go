// Package scaffold writes the files of a new rule, one in each room, with the
// places to fill in. What it writes compiles, but the catalogue's completeness
// test refuses it until every place is filled.
package scaffold

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

// Marker stands wherever something is left to fill in.
const Marker = "FILL IN"

//go:embed templates
var templates embed.FS

// rooms are the files of a rule, under the root of the project.
var rooms = []struct{ template, path string }{
	{"rule.tmpl", "solver/rule/%s.go"},
	{"check.tmpl", "solver/check/%s.go"},
	{"model.tmpl", "solver/model/%s.go"},
	{"edge.tmpl", "fixtures/edges/%s.yaml"},
}

// File is one file of a new rule.
type File struct {
	Path string // from the root of the project, with slashes
	Text []byte
}

var named = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// Files gives what a new rule of the id consists of. The id is the quantity's
// name in lower case with underscores, as daily_rest.
func Files(id string) ([]File, error) {
	if !named.MatchString(id) || strings.HasSuffix(id, "_test") {
		return nil, fmt.Errorf("%q is no name for a rule; use lower case and underscores, as daily_rest", id)
	}
	all, err := template.New("").Funcs(template.FuncMap{"fill": func() string { return Marker }}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return nil, err
	}
	data := map[string]string{"ID": id, "Var": camel(id)}
	var out []File
	for _, r := range rooms {
		var b bytes.Buffer
		if err := all.ExecuteTemplate(&b, r.template, data); err != nil {
			return nil, err
		}
		out = append(out, File{Path: fmt.Sprintf(r.path, id), Text: b.Bytes()})
	}
	return out, nil
}

// New writes the files of a new rule under the root of the project and gives
// their paths. It overwrites nothing: where one is there already, none is
// written.
func New(root, id string) ([]string, error) {
	files, err := Files(id)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		_, err := os.Stat(filepath.Join(root, f.Path))
		if err == nil {
			return nil, fmt.Errorf("%s is there already; a rule is named once", f.Path)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if _, err := os.Stat(filepath.Join(root, filepath.Dir(f.Path))); err != nil {
			return nil, fmt.Errorf("run this in the root of the project's source: %w", err)
		}
	}
	var out []string
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(root, f.Path), f.Text, 0o644); err != nil {
			return out, err
		}
		out = append(out, f.Path)
	}
	return out, nil
}

// camel turns daily_rest into dailyRest.
func camel(id string) string {
	words := strings.Split(id, "_")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}
