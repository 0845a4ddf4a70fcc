package rota

import (
	"slices"
	"strings"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// A lexicon reads the codes people write in the cells of a grid: in any case of
// letters, two in a cell, with the legend's meaning first.
type lexicon struct {
	c      *ward.Case
	legend *Legend
}

// frees are ways to write a free day besides the F codes.
var frees = []string{"-", "–", "—", "·", ".", "fri", "off", legendFree}

// read gives the codes of a cell as the ward has them, none where it is empty,
// - where it says that the day is free, F3 and D where it is free instead of D. Strange are those that nobody knows;
// wrong is what could mean two things.
func (x lexicon) read(text string) (codes, strange []string, wrong said) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return nil, nil, said{}
	}
	if codes, ok, wrong := x.one(text); ok || wrong.Kind != "" {
		return codes, nil, wrong
	}
	if strings.Trim(text, "0123456789,.") == "" {
		return nil, []string{text}, said{} // a number, as 7,5
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("+/&,;", r) })
	if len(parts) < 2 {
		if parts = strings.Fields(text); len(parts) < 2 || slices.ContainsFunc(parts, x.unknown) {
			return nil, []string{text}, said{}
		}
	}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		found, ok, wrong := x.one(part)
		switch {
		case wrong.Kind != "":
			return nil, nil, wrong
		case !ok:
			strange = append(strange, part)
		}
		codes = append(codes, found...)
	}
	instead := len(codes) > 1 && strings.Contains(text, "/") && freed(codes[0]) && !slices.ContainsFunc(codes[1:], ward.FreeCode)
	if len(codes) > 1 && slices.ContainsFunc(codes, ward.FreeCode) && !instead {
		return nil, nil, say("%q is a free day and a duty at once, or free in two ways; write one code, - where the day is free, or F3/D where it is free instead of D", text)
	}
	return codes, strange, said{}
}

func (x lexicon) unknown(text string) bool {
	_, ok, wrong := x.one(text)
	return !ok && wrong.Kind == ""
}

// one gives the meaning of one code.
func (x lexicon) one(text string) (codes []string, ok bool, wrong said) {
	if meant, ok := x.meant(text); ok {
		if meant == legendFree {
			meant = "-"
		}
		return strings.Split(meant, "+"), true, said{}
	}
	bare := text
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune("=+-@", rune(text[1])) {
		bare = text[1:] // a spreadsheet's own mark of a text
	}
	if _, ok := x.c.Shift(bare); ok {
		return []string{bare}, true, said{}
	}
	var like []string
	for _, s := range x.c.Types() {
		if strings.EqualFold(s.Code, bare) {
			like = append(like, s.Code)
		}
	}
	switch upper := strings.ToUpper(bare); {
	case len(like) == 1:
		return like, true, said{}
	case len(like) > 1:
		return nil, false, say("%q could be %s; write one of them", text, either(like))
	case ward.FreeCode(upper):
		return []string{upper}, true, said{}
	case slices.Contains(frees, strings.ToLower(bare)):
		return []string{"-"}, true, said{}
	}
	return nil, false, said{}
}

// either are names of which one is to be written.
func either(names []string) said {
	var out []said
	for _, n := range names {
		out = append(out, say("%s", n))
	}
	return document.Either(out...)
}

// meant is the legend's meaning, in any case of letters where no entry is
// written just so.
func (x lexicon) meant(text string) (string, bool) {
	if x.legend == nil {
		return "", false
	}
	return folded(x.legend.codes, text)
}

func folded(m map[string]string, text string) (string, bool) {
	if v, ok := m[text]; ok {
		return v, true
	}
	found, n := "", 0
	for k, v := range m {
		if strings.EqualFold(k, text) {
			found, n = v, n+1
		}
	}
	return found, n == 1
}

// A roll finds people by id, external id or name, in any case of letters.
type roll struct {
	c      *ward.Case
	legend *Legend
	called map[string][]string // ids by what somebody is called, in lower case
}

func newRoll(c *ward.Case, legend *Legend) roll {
	x := roll{c, legend, map[string][]string{}}
	for _, p := range c.People {
		for _, name := range []string{p.ID, p.ExternalID, p.Name, surnameFirst(p.Name)} {
			if key := plain(name); key != "" && !slices.Contains(x.called[key], p.ID) {
				x.called[key] = append(x.called[key], p.ID)
			}
		}
	}
	return x
}

// surnameFirst writes a name as lists of staff do: Bjørnå, Åse.
func surnameFirst(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	last := len(words) - 1
	return words[last] + ", " + strings.Join(words[:last], " ")
}

// plain is a name in lower case with single spaces.
func plain(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// find gives the id of whom a text names. Skip is a row the legend leaves out;
// several are those it could be.
func (x roll) find(text string) (id string, skip bool, several []string) {
	if x.legend != nil {
		if meant, ok := folded(x.legend.people, text); ok {
			if meant == legendSkip {
				return "", true, nil
			}
			text = meant
		}
	}
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune("=+-@", rune(text[1])) {
		text = text[1:]
	}
	if _, ok := x.c.Person(text); ok {
		return text, false, nil
	}
	like := x.called[plain(text)]
	if len(like) == 1 {
		return like[0], false, nil
	}
	return "", false, like
}

// known tells whether a text names somebody.
func (x roll) known(text string) bool {
	id, _, several := x.find(text)
	return id != "" || len(several) > 0
}
