package document

import (
	_ "embed"
	"fmt"
	"sync"
	"time"

	"github.com/goccy/go-yaml"
)

//go:embed said.yaml
var saidYAML []byte

// otherwise has what is said of files in bokmål and nynorsk, by the English. It
// is read when something is first said so, so that starting the program costs
// nothing.
var otherwise = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	if err := yaml.Unmarshal(saidYAML, &out); err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return out
})

// Said is what is said of a file, in any language: what kind of thing is wrong,
// as an English sentence with verbs as in package fmt, and the values that stand
// in it, some of which may be Said too. said.yaml has it in other languages.
type Said struct {
	Kind   string
	Values []any
}

// Say says something. A sentence without values is taken as it stands.
func Say(kind string, values ...any) Said { return Said{kind, values} }

// Either says that one of several will do.
func Either(of ...Said) (out Said) {
	for i, s := range of {
		if i == 0 {
			out = s
			continue
		}
		out = Say("%s or %s", out, s)
	}
	return out
}

// String is what is said in English.
func (s Said) String() string { return s.In("en") }

// In is what is said in a language, nb, nn or en; in English where the language
// has no words for it.
func (s Said) In(lang string) string {
	sentence := s.Kind
	if lang != "en" {
		if in, ok := otherwise()[s.Kind][lang]; ok {
			sentence = in
		}
	}
	if len(s.Values) == 0 {
		return sentence
	}
	values := make([]any, len(s.Values))
	for i, v := range s.Values {
		switch v := v.(type) {
		case Said:
			values[i] = v.In(lang)
		case time.Weekday:
			values[i] = Say(v.String()).In(lang)
		default:
			values[i] = v
		}
	}
	return fmt.Sprintf(sentence, values...)
}
