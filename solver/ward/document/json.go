package document

import (
	"encoding/json"
	"strconv"
	"strings"
)

// jsonReader reads what is known to be JSON, without the YAML reader, which
// takes ten times as long: rotas are kept as JSON, and read each time they are
// looked at.
type jsonReader struct {
	*tree
	text      string
	next      int      // byte
	line, col int      // of it, from 1
	path      []string // keys and numbers down to the value
}

// value reads the value that comes next, and where it stands into at, which has
// its key already. It is false where it is nested too deep to be read.
func (r *jsonReader) value(at *place, depth int) (any, bool) {
	r.space()
	where := position{r.line, r.col}
	c := r.text[r.next]
	at.value, at.quoted = where, c == '"'
	switch c {
	case '{', '[':
		if depth++; depth > MaxDepth {
			r.add(where, "", Say("brackets inside brackets"), Say("at most %d levels", MaxDepth), Say(tooDeep, MaxDepth))
			return nil, false
		}
		r.skip(1)
		if c == '{' {
			return r.mapping(at, depth)
		}
		return r.list(at, depth)
	case '"':
		return r.quoted(), true
	case 't', 'n':
		r.skip(len("true"))
		return map[byte]any{'t': true}[c], true
	case 'f':
		r.skip(len("false"))
		return false, true
	}
	end := r.next
	for end < len(r.text) && strings.IndexByte("+-.0123456789eE", r.text[end]) >= 0 {
		end++
	}
	text := r.text[r.next:end]
	r.skip(len(text))
	return r.number(text, where, r.pointer), true
}

// pointer is that of the value which is read.
func (r *jsonReader) pointer() string {
	var b strings.Builder
	for _, part := range r.path {
		b.WriteString("/" + escape(part))
	}
	return b.String()
}

func (r *jsonReader) list(at *place, depth int) (any, bool) {
	out := []any{}
	at.list = true
	for r.more(']') {
		at.below = append(at.below, place{})
		r.path = append(r.path, strconv.Itoa(len(out)))
		v, ok := r.value(&at.below[len(out)], depth)
		if !ok {
			return nil, false
		}
		r.path = r.path[:len(r.path)-1]
		out = append(out, v)
	}
	return out, true
}

func (r *jsonReader) mapping(at *place, depth int) (any, bool) {
	out := map[string]any{}
	for r.more('}') {
		r.space()
		where := position{r.line, r.col}
		key := r.quoted()
		r.space()
		r.skip(1) // the colon
		r.path = append(r.path, key)
		into := &place{}
		_, twice := out[key]
		if twice {
			r.again(where, r.pointer(), key, at.at(key).key)
		} else {
			at.below = append(at.below, place{key: where, name: key})
			into = &at.below[len(at.below)-1]
		}
		told := len(r.problems)
		v, ok := r.value(into, depth)
		if !ok {
			return nil, false
		}
		r.path = r.path[:len(r.path)-1]
		if twice { // what stands there is not looked at
			r.problems = r.problems[:told]
			continue
		}
		out[key] = v
	}
	return out, true
}

// more goes to the next entry, or past the bracket that closes.
func (r *jsonReader) more(closing byte) bool {
	if r.space(); r.text[r.next] == ',' {
		r.skip(1)
		return true
	}
	if r.text[r.next] == closing {
		r.skip(1)
		return false
	}
	return true
}

// quoted reads a text in quotes.
func (r *jsonReader) quoted() string {
	end, plain := r.next+1, true
	for r.text[end] != '"' {
		if r.text[end] == '\\' {
			plain = false
			end++
		}
		end++
	}
	text := r.text[r.next : end+1]
	r.skip(len(text))
	if plain {
		return text[1 : len(text)-1]
	}
	var out string
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		panic(err) // it is JSON
	}
	return out
}

func (r *jsonReader) space() {
	for strings.IndexByte(" \t\r\n", r.text[r.next]) >= 0 {
		if r.next++; r.text[r.next-1] == '\n' {
			r.line, r.col = r.line+1, 1
			continue
		}
		r.col++
	}
}

// skip goes so many bytes on, on the same line.
func (r *jsonReader) skip(bytes int) {
	for range bytes {
		if r.text[r.next]&0xc0 != 0x80 { // the first byte of a character
			r.col++
		}
		r.next++
	}
}
