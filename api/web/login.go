package web

import (
	"net/http"
	"net/url"
	"strings"

	"heltid/api/client"
	"heltid/solver/rule"
)

// loginView is what the page for signing in shows.
type loginView struct {
	To    string // where to go afterwards
	Wrong bool   // the key does not hold
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	s.askForKey(w, r, http.StatusOK, loginView{To: local(r.URL.Query().Get("to")), Wrong: r.URL.Query().Has("again")})
}

func (s *site) askForKey(w http.ResponseWriter, r *http.Request, status int, v loginView) {
	at := &visit{Request: r, Lang: spoken(r)}
	if err := s.show(w, at, status, "login", page{Title: say(at.Lang, "login.title"), Of: v}); err != nil {
		s.tell(w, at, err)
	}
}

// enter signs in with a key that the service knows.
func (s *site) enter(w http.ResponseWriter, r *http.Request) {
	key, to := strings.TrimSpace(r.PostFormValue("key")), local(r.PostFormValue("to"))
	at := s.visit(r, key)
	one := client.Limit(1)
	if _, err := answer(at.Client.ListWardsWithResponse(r.Context(), &client.ListWardsParams{Limit: &one})); err != nil {
		if refused, ok := err.(*refusedError); ok && refused.Status == http.StatusUnauthorized {
			s.askForKey(w, r, http.StatusUnauthorized, loginView{To: to, Wrong: true})
			return
		}
		s.tell(w, at, err)
		return
	}
	http.SetCookie(w, cookie(r, keyCookie, key))
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (s *site) leave(w http.ResponseWriter, r *http.Request) {
	drop(w, r)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// language chooses the language of the page, for a year.
func (s *site) language(w http.ResponseWriter, r *http.Request) {
	for _, l := range rule.Languages {
		if string(l) == r.PostFormValue("lang") {
			c := cookie(r, langCookie, string(l))
			c.MaxAge = 365 * 24 * 60 * 60
			http.SetCookie(w, c)
		}
	}
	http.Redirect(w, r, local(r.PostFormValue("to")), http.StatusSeeOther)
}

// cookie is one that lasts until the browser is closed. Behind a proxy that
// speaks TLS it is never sent in the clear.
func cookie(r *http.Request, name, value string) *http.Cookie {
	return &http.Cookie{Name: name, Value: url.QueryEscape(value), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"}
}

func drop(w http.ResponseWriter, r *http.Request) {
	c := cookie(r, keyCookie, "")
	c.MaxAge = -1
	http.SetCookie(w, c)
}
