package web

import (
	_ "embed"
	"net/http"
	"sync"

	"github.com/goccy/go-yaml"

	"heltid/solver/rule"
)

//go:embed wcag.yaml
var wcagYAML []byte

// criterion is what WCAG 2.1 asks at level A or AA, and how the page meets it.
type criterion struct {
	ID, Level, Result string
	Tried             []string
	Name, Says        map[rule.Lang]string
}

// criteria are those of wcag.yaml, in WCAG's order.
var criteria = sync.OnceValue(func() (out []criterion) {
	if err := yaml.Unmarshal(wcagYAML, &out); err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return out
})

// accessibility tells how the page meets WCAG 2.1, to anybody.
func (s *site) accessibility(w http.ResponseWriter, r *http.Request) {
	at := &visit{Request: r, Lang: spoken(r)}
	if c, err := r.Cookie(keyCookie); err == nil {
		at = s.visit(r, c.Value)
	}
	if err := s.show(w, at, http.StatusOK, "accessibility", page{Title: say(at.Lang, "access.title"), Of: criteria()}); err != nil {
		s.tell(w, at, err)
	}
}
