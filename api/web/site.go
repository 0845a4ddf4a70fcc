package web

import (
	"crypto/rand"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"heltid/solver/report"
	"heltid/solver/rule"
)

//go:embed views assets
var files embed.FS

// maxBody is how much of a form is read, in bytes: a file and what comes with it.
const maxBody = 10<<20 + 64<<10

// site answers for the page.
type site struct {
	service http.Handler
	log     *slog.Logger
	views   map[string]*template.Template
}

// Before puts the page before the service: it answers for the page's own
// addresses and gives the service those of its contract.
func Before(service http.Handler, log *slog.Logger) (http.Handler, error) {
	s := &site{service: service, log: log, views: map[string]*template.Template{}}
	shell, err := template.ParseFS(files, "views/shell.html", "views/parts.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "views/*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		of, err := template.Must(shell.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		s.views[strings.TrimSuffix(strings.TrimPrefix(name, "views/"), ".html")] = of
	}
	mux := http.NewServeMux()
	for _, path := range []string{"/v1/", "/health", "/ready", "/metrics"} {
		mux.Handle(path, service)
	}
	page := http.NewServeMux()
	s.routes(page)
	mux.Handle("/", guarded(compressed(page)))
	return mux, nil
}

// A view answers one address for somebody who is signed in. The error is told
// on a page of its own.
type view func(w http.ResponseWriter, r *visit) error

func (s *site) routes(mux *http.ServeMux) {
	mux.Handle("GET /assets/", http.HandlerFunc(s.asset))
	mux.HandleFunc("GET /accessibility", s.accessibility)
	mux.HandleFunc("GET /login", s.login)
	mux.HandleFunc("POST /login", s.enter)
	mux.HandleFunc("POST /logout", s.leave)
	mux.HandleFunc("POST /language", s.language)
	for pattern, v := range map[string]view{
		"GET /{$}":                        s.start,
		"POST /wards":                     s.addWard,
		"GET /wards/{ward}":               s.ward,
		"GET /wards/{ward}/file":          s.wardFile,
		"GET /wards/{ward}/workbook":      s.wardWorkbook,
		"GET /template":                   s.template,
		"POST /wards/{ward}/copy":         s.copyWard,
		"GET /wards/{ward}/limits":        s.limits,
		"POST /wards/{ward}/limits":       s.tryLimits,
		"GET /wards/{ward}/models":        s.models,
		"POST /wards/{ward}/compare":      s.compare,
		"GET /wards/{ward}/work":          s.work,
		"GET /jobs/{job}":                 s.job,
		"GET /jobs/{job}/events":          s.watch,
		"POST /jobs/{job}/stop":           s.stop,
		"GET /jobs/{job}/report/{format}": s.report,
		"GET /jobs/{job}/compare":         s.compared,
		"POST /jobs/{job}/rota":           s.keepRota,
		"GET /jobs/{job}/pack":            s.pack,
		"GET /new":                        s.form,
		"POST /new":                       s.fillForm,
		"GET /wards/{ward}/rotas":         s.rotas,
		"POST /wards/{ward}/rotas":        s.uploadRota,
		"GET /rotas/{rota}":               s.rota,
		"POST /rotas/{rota}/try":          s.try,
		"POST /rotas/{rota}/save":         s.saveRota,
		"POST /rotas/{rota}/improve":      s.improve,
		"POST /rotas/{rota}/mend":         s.mend,
		"GET /rotas/{rota}/calendar":      s.calendar,
		"GET /rotas/{rota}/file/{format}": s.rotaFile,
		"/":                               s.missing,
	} {
		mux.Handle(pattern, s.signedIn(v))
	}
}

// guarded is what every answer of the page is sent under: nothing from
// elsewhere, no scripts but the page's own files, no frames, no requests made by
// other sites.
func guarded(next http.Handler) http.Handler {
	same := http.NewCrossOriginProtection()
	return same.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	}))
}

// asset gives a file of the page. They are few and small, and asked for again
// after each new version of the program.
func (s *site) asset(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	if r.URL.Path == "/assets/report.css" { // how the tables of reports look
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		fmt.Fprint(w, report.Style())
		return
	}
	http.FileServerFS(files).ServeHTTP(w, r)
}

// page is what a template is given: words in the visitor's language, and what
// the view shows.
type page struct {
	Lang   rule.Lang
	View   string // its name
	Title  string
	Path   string // of the view, for links back to it
	Signed bool   // somebody is signed in
	Ward   *place // the ward the view is about, if any
	Of     any    // what the view shows
}

// place names a ward in the head of the page.
type place struct {
	ID, Name string
	Step     string // of the way: sum, models, compare, rota
}

// T says something in the language of the page.
func (p page) T(key string, args ...any) string { return say(p.Lang, key, args...) }

// Languages are those the page can be read in, each called what it calls itself.
func (p page) Languages() [][2]string {
	return [][2]string{{"nb", "Bokmål"}, {"nn", "Nynorsk"}, {"en", "English"}}
}

// show writes a view as a whole page.
func (s *site) show(w http.ResponseWriter, r *visit, status int, name string, p page) error {
	return s.write(w, status, name, "shell", r.of(p))
}

// part writes a piece of a view, which a module puts in its place.
func (s *site) part(w http.ResponseWriter, r *visit, view, name string, of any) error {
	return s.write(w, http.StatusOK, view, name, r.of(page{Of: of}))
}

func (s *site) write(w http.ResponseWriter, status int, view, name string, p page) error {
	p.View = view
	var b strings.Builder
	if err := s.views[view].ExecuteTemplate(&b, name, p); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write([]byte(b.String()))
	if err != nil {
		s.log.Info("an answer was not read", "error", err)
	}
	return nil
}

// Sub is the page with something else to show, for a part of it.
func (p page) Sub(of any) page {
	p.Of = of
	return p
}

// Split gives the words of a list, for parts that are said one after the other.
func (p page) Split(list string) []string { return strings.Fields(list) }

// Once is a key for a form, so that it makes one thing also when it is sent
// twice.
func (p page) Once() string { return rand.Text() }

// When writes a time as people say it.
func (p page) When(t time.Time) string {
	t = t.Local()
	return p.T("when", "day", t.Day(), "month", int(t.Month()), "year", t.Year(), "clock", t.Format("15:04"))
}
