package web

import (
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
)

// compressed sends texts packed to whoever takes that: a large rota's table is a
// tenth of its size then.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || r.Header.Get("Range") != "" {
			next.ServeHTTP(w, r)
			return
		}
		p := &packer{ResponseWriter: w}
		defer p.close()
		next.ServeHTTP(p, r)
	})
}

// packer packs what is written through it, where it is a text that is sent whole.
type packer struct {
	http.ResponseWriter
	zip     *gzip.Writer
	decided bool
}

func (p *packer) WriteHeader(status int) {
	h := p.Header()
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	if !p.decided && status == http.StatusOK && h.Get("Content-Encoding") == "" && slices.Contains([]string{"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"}, kind) {
		h.Set("Content-Encoding", "gzip")
		h.Del("Content-Length")
		p.zip = gzip.NewWriter(p.ResponseWriter)
	}
	p.decided = true
	p.ResponseWriter.WriteHeader(status)
}

func (p *packer) Write(b []byte) (int, error) {
	if !p.decided {
		p.WriteHeader(http.StatusOK)
	}
	if p.zip != nil {
		return p.zip.Write(b)
	}
	return p.ResponseWriter.Write(b)
}

// Flush sends what there is; events are sent as they come.
func (p *packer) Flush() {
	if p.zip != nil {
		p.zip.Flush()
	}
	http.NewResponseController(p.ResponseWriter).Flush()
}

func (p *packer) close() {
	if p.zip != nil {
		p.zip.Close() // whoever asked has gone where this fails
	}
}
