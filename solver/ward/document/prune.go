package document

import (
	"strconv"
	"strings"
)

// Refuse marks the value at a pointer as one that Prune takes out.
func (d *Document) Refuse(pointer string) { d.bad = append(d.bad, pointer) }

// Prune takes out what was refused, so that the rest can still be decoded and
// judged: an optional key, else the nearest thing round it that can be missed,
// such as the whole entry of a list. Pointers given afterwards count what is
// left; problems still point into the file as it was written. It is false where
// nothing is left to judge.
func (d *Document) Prune() bool {
	if _, ok := d.written.(map[string]any); !ok {
		return false
	}
	cut := map[string]bool{}
	for _, pointer := range d.bad {
		if pointer == "" {
			return false
		}
		cut[d.missable(pointer)] = true
	}
	d.cut = cut
	d.Value = d.without(d.written, "")
	return true
}

// missable is the smallest thing at or round a value that the file can do
// without; of what must be there at every level, the value itself.
func (d *Document) missable(pointer string) string {
	var location []string
	for _, part := range strings.Split(pointer, "/")[1:] {
		location = append(location, unescape(part))
	}
	at := pointer
	for n := len(location); n > 0; n-- {
		holder := at[:strings.LastIndexByte(at, '/')]
		if _, entry := d.lookup(holder).([]any); entry || !d.schema.requires(location[:n]) {
			return at
		}
		at = holder
	}
	return pointer
}

// without copies a value but for what is cut, and remembers which entries of
// each list are left.
func (d *Document) without(v any, at string) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, below := range v {
			if p := at + "/" + escape(key); !d.cut[p] {
				out[key] = d.without(below, p)
			}
		}
		return out
	case []any:
		out := make([]any, 0, len(v))
		var left []int
		for i, below := range v {
			if p := at + "/" + strconv.Itoa(i); !d.cut[p] {
				out, left = append(out, d.without(below, p)), append(left, i)
			}
		}
		if len(out) < len(v) {
			d.left[at] = left
		}
		return out
	}
	return v
}

// asWritten turns a pointer that counts what Prune left into one of the file.
func (d *Document) asWritten(pointer string) string {
	if len(d.left) == 0 {
		return pointer
	}
	at := ""
	for _, part := range strings.Split(pointer, "/")[1:] {
		if left, ok := d.left[at]; ok {
			if n, err := strconv.Atoi(part); err == nil && n >= 0 && n < len(left) {
				part = strconv.Itoa(left[n])
			}
		}
		at += "/" + part
	}
	return at
}

// Number is what people call the i-th entry left of a list: its number in the
// file, from 1.
func (d *Document) Number(list string, i int) int {
	if left, ok := d.left[d.asWritten(list)]; ok && i < len(left) {
		i = left[i]
	}
	return i + 1
}

// Lacks tells whether the value at a pointer, or one it stands in, was taken
// out.
func (d *Document) Lacks(pointer string) bool {
	at := d.asWritten(pointer)
	for c := range d.cut {
		if c == at || strings.HasPrefix(at, c+"/") {
			return true
		}
	}
	return false
}

// Cut tells whether something at, in or directly beside the value at a pointer
// was taken out, so that what it seems to say may be wrong.
func (d *Document) Cut(pointer string) bool {
	at := d.asWritten(pointer)
	if i := strings.LastIndexByte(at, '/'); i > 0 {
		if _, list := d.lookup(at[:i]).([]any); !list {
			at = at[:i]
		}
	}
	for c := range d.cut {
		if c == at || strings.HasPrefix(c, at+"/") {
			return true
		}
	}
	return false
}

// Texts gives the texts the file has at the ends of a path such as shifts/*/code,
// in which * is every entry of a list, whether they were taken out or not. It
// tells too whether that is all of them: where an entry has no readable text
// there may be more.
func (d *Document) Texts(path string) (texts []string, all bool) {
	all = true
	first, _, _ := strings.Cut(path, "/")
	if _, ok := d.lookup("/" + first).([]any); !ok {
		for c := range d.cut { // the list may be there under another name
			all = all && strings.Count(c, "/") > 1
		}
	}
	parts := strings.Split(path, "/")
	visit(d.written, parts, "", func(_ string, v any) {
		if s, ok := v.(string); ok {
			texts = append(texts, s)
		} else {
			all = false
		}
	}, func(missing string) { all = all && missing != parts[len(parts)-1] })
	return texts, all
}

func visit(v any, path []string, at string, see func(string, any), miss func(key string)) {
	if len(path) == 0 {
		see(at, v)
		return
	}
	switch v := v.(type) {
	case map[string]any:
		if next, ok := v[path[0]]; ok {
			visit(next, path[1:], at+"/"+path[0], see, miss)
		} else {
			miss(path[0])
		}
	case []any:
		if path[0] == "*" {
			for i, next := range v {
				visit(next, path[1:], at+"/"+strconv.Itoa(i), see, miss)
			}
		}
	default:
		miss(path[0])
	}
}
