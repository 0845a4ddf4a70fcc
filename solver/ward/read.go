package ward

import (
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"heltid/solver/ward/document"
)

type said = document.Said

func say(kind string, values ...any) said { return document.Say(kind, values...) }

// Problem is one thing wrong in a ward file, with its place.
type Problem = document.Problem

// Problems are all that is wrong in a ward file, sorted by place.
type Problems = document.Problems

//go:embed schema.json
var schemaJSON []byte

// Schema is the JSON Schema (draft 2020-12) of a ward file.
func Schema() []byte { return slices.Clone(schemaJSON) }

var compiled = sync.OnceValues(func() (*document.Schema, error) {
	return document.Compile(schemaJSON, document.Format{Name: "weekdays", Read: func(s string) error {
		_, err := ParseDays(s)
		return err
	}})
})

// ReadFile reads a ward from a YAML or JSON file, as Read does.
func ReadFile(path string, ladders ...Ladder) (*Ward, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := document.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return Read(filepath.Base(path), data, ladders...)
}

// Read reads a ward from YAML or JSON; the name is used in messages. Whatever
// is wrong in the file comes back at once, as Problems. Its agreements are held
// against the rules' ladders where those are given, else by CheckAgreements.
func Read(name string, data []byte, ladders ...Ladder) (*Ward, error) {
	doc, problems := document.Parse(name, data)
	if doc == nil {
		return nil, problems.Err()
	}
	schema, err := compiled()
	if err != nil {
		return nil, err
	}
	brought, wrong := fillIn(doc)
	problems = append(problems, wrong...)
	problems = append(problems, doc.Check(schema)...)
	problems = append(problems, IdentityNumbers(doc)...)
	// What was refused is taken out, so that the rest of the file is judged too.
	if len(problems) > 0 && !doc.Prune() {
		return nil, problems.Err()
	}
	w := &Ward{doc: doc}
	if err := doc.Decode(w); err != nil {
		if len(problems) > 0 {
			return nil, problems.Err()
		}
		return nil, Problems{doc.At("", said{}, said{}, say("%s", strings.TrimPrefix(err.Error(), "json: ")))}
	}
	w.offer(brought)
	v := newValidator(w)
	v.everything()
	if len(ladders) > 0 {
		v.opened(ladders)
	}
	if err := append(problems, v.out...).Err(); err != nil {
		return nil, err
	}
	return w, nil
}

// at tells of a problem with a value of the ward, with its place where the
// ward was read from a file.
func (w *Ward) at(pointer string, found, expected, text said) Problem {
	if w.doc != nil {
		return w.doc.At(pointer, found, expected, text)
	}
	return document.Wrong(pointer, found, expected, text)
}

// JSON writes the ward as Read reads it.
func (w *Ward) JSON() ([]byte, error) { return document.JSON(w) }

// YAML writes the ward as Read reads it.
func (w *Ward) YAML() ([]byte, error) { return document.YAML(w) }
