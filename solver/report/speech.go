// Package report is what people read: a rota as a grid, a result and its proof
// in words, findings with who could have allowed them, and the same as JSON
// and as a page to open or print. Every function writes to the writer it is
// given and reads nothing else.
package report

import (
	"embed"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"heltid/solver/model"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

//go:embed catalogue.yaml compare.yaml holidays.yaml proof.yaml extra.yaml post.yaml grounds.yaml repair.yaml
var cataloguesYAML embed.FS

// catalogue has every sentence of this package in each language. It is read
// when the first sentence is said, so that starting the program costs nothing.
var catalogue = sync.OnceValue(func() map[string]map[rule.Lang]string {
	out := map[string]map[rule.Lang]string{}
	for _, name := range []string{"catalogue.yaml", "compare.yaml", "holidays.yaml", "proof.yaml", "extra.yaml", "post.yaml", "grounds.yaml", "repair.yaml"} {
		part := map[string]map[rule.Lang]string{}
		text, err := cataloguesYAML.ReadFile(name)
		if err == nil {
			err = yaml.Unmarshal(text, &part)
		}
		if err != nil {
			panic(err) // it is built in, and a test reads it
		}
		maps.Copy(out, part)
	}
	return out
})

// Say gives a sentence of the catalogue. Arguments are names and values in
// turn: {n} is replaced by n's value, {n|post|posts} by the first word where n
// is 1 and by the second otherwise.
func Say(lang rule.Lang, key string, args ...any) string {
	text, ok := catalogue()[key][lang]
	if !ok {
		return key
	}
	return Fill(text, args...)
}

// Fill puts values into a sentence, as Say does.
func Fill(text string, args ...any) string {
	if len(args) == 0 {
		return text
	}
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		b.WriteString(before)
		if !open {
			return b.String()
		}
		hole, after, _ := strings.Cut(rest, "}")
		value, ok := filled(hole, args)
		if text = after; !ok { // it is no hole
			value, text = "{", rest
		}
		b.WriteString(value)
	}
}

// filled is what stands in a hole: a name, or a name and two words to choose of.
func filled(hole string, args []any) (string, bool) {
	name, forms, choice := strings.Cut(hole, "|")
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		value := fmt.Sprint(args[i+1])
		if !choice {
			return value, true
		}
		one, many, _ := strings.Cut(forms, "|")
		if value == "1" {
			return one, true
		}
		return many, true
	}
	return "", false
}

// A speaker says things about a ward in one language.
type speaker struct {
	lang rule.Lang
	ward *ward.Ward
}

func (s speaker) say(key string, args ...any) string { return Say(s.lang, key, args...) }

// decimal writes tenths, hundredths and so on with the language's point.
func (s speaker) decimal(v, unit, places int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	scale := 1
	for range places {
		scale *= 10
	}
	v = (v*scale + unit/2) / unit
	if places == 0 {
		return sign + strconv.Itoa(v)
	}
	return fmt.Sprintf("%s%d%s%0*d", sign, v/scale, s.say("point"), places, v%scale)
}

// hours writes minutes as decimal hours: 212,5.
func (s speaker) hours(m ward.Minutes) string { return s.decimal(int(m), 60, 1) }

// about writes hours in a sentence, where a whole number needs no decimals.
func (s speaker) about(m ward.Minutes) string {
	if m%ward.Hour == 0 {
		return s.decimal(int(m), 60, 0)
	}
	return s.hours(m)
}

// attribute names what a need asks for.
func (s speaker) attribute(who string) string {
	switch who {
	case ward.Total, ward.Educated, search.PartShortage:
		return s.say("who." + who)
	}
	for _, c := range s.ward.Competences {
		if c.ID == who {
			return nameOr(c.Name, who)
		}
	}
	return who
}

// fte writes sizes summed up as full-time posts (årsverk): 18,35.
func (s speaker) fte(z ward.Size) string { return s.decimal(int(z), int(ward.FullTime), 2) }

func (s speaker) size(z ward.Size) string { return rule.Format(rule.Percent, int(z), s.lang) }

// list joins words: a, b og c.
func (s speaker) list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + s.say("and") + " " + words[last]
}

// ruleName is what the catalogue of rules calls a quantity.
func (s speaker) ruleName(q ward.Quantity) string {
	if r, ok := rule.ByID(q); ok {
		return r.Text[s.lang].Name
	}
	if q == model.Pinned {
		return s.say("repair.pinned")
	}
	return string(q)
}

func (s speaker) ruleNames(qs []ward.Quantity) string {
	names := make([]string, len(qs))
	for i, q := range qs {
		names[i] = s.ruleName(q)
	}
	return s.list(names)
}

// weekdays writes a set of days as people do: man–fre, søn.
func (s speaker) weekdays(days ward.Days) string {
	var out []string
	name := func(w ward.Weekday) string { return s.say(fmt.Sprintf("weekday.%d", int(w))) }
	for w := ward.Monday; w <= ward.Sunday; w++ {
		if !days.Has(w) {
			continue
		}
		end := w
		for end < ward.Sunday && days.Has(end+1) {
			end++
		}
		if end == w {
			out = append(out, name(w))
		} else {
			out = append(out, name(w)+"–"+name(end))
		}
		w = end
	}
	return strings.Join(out, ", ")
}
