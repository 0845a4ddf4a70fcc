package rota

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
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
	var strange []string
	if n := len(people); n > 0 {
		strange = append(strange, ward.Counted(fmt.Sprintf("of its %d lines, %d {is of somebody|are of people or posts} the ward does not have in run %s (%s)", len(f.Lines), n, f.Run, some(people))))
	}
	if len(codes) > 0 {
		strange = append(strange, fmt.Sprintf("shift codes the ward does not have (%s)", some(codes)))
	}
	if unknownModel {
		strange = append(strange, "the rota model "+strconv.Quote(f.Model)+", which the ward does not have")
	}
	found, at := "a rota of another ward", "lines"
	text := "the rota seems to belong to another ward than " + strconv.Quote(r.ward.Name)
	if renamed {
		found, at = "a rota of "+strconv.Quote(f.Ward), "ward"
		text = fmt.Sprintf("the rota says it is of the ward %q, and the ward file is of %q", f.Ward, r.ward.Name)
	}
	if len(strange) == 0 {
		text += ". All its people and shift codes fit: if the ward only has a new name, write that here"
	} else {
		text += ": " + strings.Join(strange, "; ") + ". Give the ward file that the rota was made for"
	}
	r.problems = append(r.problems, r.doc.At("/"+at, document.Say("%s", found), document.Say("one of %s", strconv.Quote(r.ward.Name)), document.Say("%s", text)))
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
