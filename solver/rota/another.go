package rota

import (
	"slices"
	"strings"

	"heltid/solver/ward"
)

// another says once that the rota seems to belong to another ward, where the
// names differ or most of its people are unknown. It is true where that is all
// there is to say: against the wrong ward nothing fits.
func (r *reader) another(f content, unknownModel bool) bool {
	renamed := f.Ward != "" && f.Ward != r.ward.Name
	var people, codes []string
	for _, l := range f.Lines {
		if _, ok := r.c.Person(l.Person); !ok {
			people = append(people, l.Person)
		}
		for _, code := range l.codes() {
			if _, ok := r.c.Shift(code); !ok && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	if !renamed && 2*len(people) <= len(f.Lines) {
		return false
	}
	var strange []said
	switch n := len(people); {
	case n == 1:
		strange = append(strange, say("of its %d lines, 1 is of somebody the ward does not have in run %s (%s)", len(f.Lines), f.Run, people[0]))
	case n > 1:
		strange = append(strange, say("of its %d lines, %d are of people or posts the ward does not have in run %s (%s)", len(f.Lines), n, f.Run, some(people)))
	}
	if len(codes) > 0 {
		strange = append(strange, say("shift codes the ward does not have (%s)", some(codes)))
	}
	if unknownModel {
		strange = append(strange, say("the rota model %q, which the ward does not have", f.Model))
	}
	found, at := say("a rota of another ward"), "lines"
	text := say("the rota seems to belong to another ward than %q", r.ward.Name)
	if renamed {
		found, at = say("a rota of %q", f.Ward), "ward"
		text = say("the rota says it is of the ward %q, and the ward file is of %q", f.Ward, r.ward.Name)
	}
	if len(strange) == 0 {
		text = say("%s. All its people and shift codes fit: if the ward only has a new name, write that here", text)
	} else {
		all := strange[0]
		for _, s := range strange[1:] {
			all = say("%s; %s", all, s)
		}
		text = say("%s: %s. Give the ward file that the rota was made for", text, all)
	}
	r.problems = append(r.problems, r.doc.At("/"+at, found, say("a rota of %q", r.ward.Name), text))
	return len(strange) > 0
}

// codes gives the shift codes of a line, free days left out.
func (l contentLine) codes() []string {
	var out []string
	for _, week := range l.Weeks {
		for _, day := range strings.Fields(week) {
			if !ward.FreeCode(day) {
				out = append(out, strings.Split(day, "+")...)
			}
		}
	}
	for _, d := range l.Duties {
		out = append(out, d.Shift)
	}
	return out
}

// some gives a few examples of many.
func some(names []string) string {
	const few = 3
	if len(names) > few {
		return strings.Join(names[:few], ", ") + " ..."
	}
	return strings.Join(names, ", ")
}
