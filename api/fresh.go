package api

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// has tells whether a caller who names these ETags in If-None-Match has the one
// that would be answered.
func has(named, etag string) bool {
	for one := range strings.SplitSeq(named, ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == etag || one == "*" {
			return true
		}
	}
	return false
}

// retires says in an answer's header that what was asked is to be taken out of
// the contract, and when.
func retires(h http.Header, op *openapi3.Operation) {
	if !op.Deprecated {
		return
	}
	date := func(name string) (time.Time, bool) {
		text, _ := op.Extensions[name].(string)
		t, err := time.Parse(time.DateOnly, text)
		return t, err == nil
	}
	if from, ok := date("x-deprecated"); ok {
		h.Set("Deprecation", fmt.Sprintf("@%d", from.Unix()))
	}
	if gone, ok := date("x-sunset"); ok {
		h.Set("Sunset", gone.Format(http.TimeFormat))
	}
}
