package web

import (
	"errors"
	"net/http"
	"strings"

	"heltid/api/client"
	"heltid/solver/rule"
)

// Cookies of the page. The first holds the visitor's key, which no script can
// read and no other site can have sent.
const (
	keyCookie  = "heltid"
	langCookie = "heltid-lang"
)

// visit is one request of somebody who is signed in.
type visit struct {
	*http.Request
	Lang   rule.Lang
	key    string
	Client *client.ClientWithResponses
}

// of fills in what every page of a visit has.
func (v *visit) of(p page) page {
	p.Lang, p.Signed, p.Path = v.Lang, v.key != "", v.URL.RequestURI()
	return p
}

// spoken is the language a visitor has chosen, else bokmål.
func spoken(r *http.Request) rule.Lang {
	if c, err := r.Cookie(langCookie); err == nil {
		for _, l := range rule.Languages {
			if string(l) == c.Value {
				return l
			}
		}
	}
	return rule.Bokmaal
}

// signedIn gives a view its visit, or sends whoever has no key to sign in.
func (s *site) signedIn(v view) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie(keyCookie)
		if err != nil || c.Value == "" {
			if r.Method != http.MethodGet {
				http.Redirect(w, r, "/login", http.StatusSeeOther)
				return
			}
			http.Redirect(w, r, "/login?to="+local(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		at := s.visit(r, c.Value)
		if err := v(w, at); err != nil {
			s.tell(w, at, err)
		}
	})
}

func (s *site) visit(r *http.Request, key string) *visit {
	lang := spoken(r)
	return &visit{r, lang, key, s.client(key, lang)}
}

// tell shows what went wrong: what the service refused, in its own words.
func (s *site) tell(w http.ResponseWriter, r *visit, err error) {
	var refused *refusedError
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &refused) && refused.Status == http.StatusUnauthorized:
		drop(w, r.Request)
		http.Redirect(w, r.Request, "/login?again=1", http.StatusSeeOther)
		return
	case errors.As(err, &refused) && refused.Status == http.StatusForbidden:
		refused = &refusedError{Status: refused.Status, Title: refused.Title, Detail: say(r.Lang, "error.role.do")}
	case errors.As(err, &refused):
	case errors.As(err, &large):
		refused = &refusedError{Status: http.StatusRequestEntityTooLarge, Title: say(r.Lang, "error.large"), Detail: say(r.Lang, "error.large.do")}
	default:
		s.log.Error("a page failed", "path", r.URL.Path, "error", err)
		refused = &refusedError{Status: http.StatusInternalServerError, Title: say(r.Lang, "error.internal"), Detail: say(r.Lang, "error.internal.do")}
	}
	if err := s.show(w, r, refused.Status, "error", page{Title: refused.Title, Of: refused}); err != nil {
		s.log.Error("an error could not be told", "error", err)
	}
}

func (s *site) missing(_ http.ResponseWriter, r *visit) error {
	return &refusedError{Status: http.StatusNotFound, Title: say(r.Lang, "error.missing"), Detail: say(r.Lang, "error.missing.do")}
}

// local keeps an address to this site: a path, else the start.
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.HasPrefix(path, "/\\") {
		return "/"
	}
	return path
}
