package ward

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"heltid/solver/ward/document"
)

// Validate judges what the schema cannot: references, order and sums. A ward
// that was read from a file has passed already. Agreements are held against
// the rules' ladders by CheckAgreements.
func (w *Ward) Validate() error {
	v := newValidator(w)
	v.everything()
	return v.out.Err()
}

func (v *validator) everything() {
	v.period()
	v.unlike()
	v.shifts()
	v.dutyKinds()
	v.models()
	v.travel()
	v.people()
	v.posts(v.w.Posts, "posts")
	v.need()
	v.agreements()
	v.counting()
	v.rules()
	v.outside()
	v.ledger()
	v.pay()
}

type validator struct {
	w   *Ward
	out Problems

	units, competences, codes, attributes, persons, posted, modelIDs, modelPosts names

	worked names // codes, those in other units among them
}

// add tells of a problem, but not where something beside it could not be read.
func (v *validator) add(text said, parts ...any) { v.tell(said{}, said{}, text, parts...) }

func (v *validator) differ(found, expected said, parts ...any) {
	v.tell(found, expected, said{}, parts...)
}

func (v *validator) tell(found, expected, text said, parts ...any) {
	if at := document.Pointer(parts...); v.w.doc == nil || !v.w.doc.Cut(at) {
		v.out = append(v.out, v.w.at(at, found, expected, text))
	}
}

// lacks tells whether what stands at the place could not be read.
func (v *validator) lacks(parts ...any) bool {
	return v.w.doc != nil && v.w.doc.Lacks(document.Pointer(parts...))
}

// number is what people call an entry of a list.
func (v *validator) number(i int, list ...any) int {
	if v.w.doc == nil {
		return i + 1
	}
	return v.w.doc.Number(document.Pointer(list...), i)
}

// known refuses a name that nothing has.
func (v *validator) known(what said, name string, of names, parts ...any) {
	all := of.all
	if name == "" || of.more || slices.Contains(all, name) {
		return
	}
	text, expected := say("no %s %q in this ward; it names none", what, name), said{}
	switch near := document.Closest(name, all); {
	case near != "":
		text, expected = say("no %s %q in this ward; did you mean %q?", what, name, near), say("%s", near)
	case len(all) > 0:
		expected = say("one of %s", strings.Join(all, ", "))
		text = say("no %s %q in this ward; %s", what, name, expected)
	}
	v.out = append(v.out, v.w.at(document.Pointer(parts...), say("%q", name), expected, text))
}

func (v *validator) knownCodes(codes []string, parts ...any) {
	for i, c := range codes {
		v.known(say("shift type"), c, v.codes, append(slices.Clone(parts), i)...)
	}
}

func (v *validator) ordered(from, until *Date, parts ...any) {
	if from != nil && until != nil && *until < *from {
		v.differ(say("%s", until), say("a date on or after %s", from), append(slices.Clone(parts), "until")...)
	}
}

func (v *validator) period() {
	p := v.w.Period
	if v.lacks("period", "start") {
		return
	}
	at := document.Pointer("period", "start")
	if p.Start.Weekday() != Monday {
		monday := p.Start - Date(p.Start.Weekday())
		v.out = append(v.out, v.w.at(at, said{}, said{}, say("a period starts on a Monday; %s is a %s. Use %s or %s", p.Start, p.Start.utc().Weekday(), monday, monday+7)))
	}
	if year, _, _ := p.Start.Civil(); year < 2000 || year > 2100 {
		v.out = append(v.out, v.w.at(at, say("%s", p.Start), say("a year from 2000 to 2100"), said{}))
	}
}

// free is how rotas write a day without duty: - and the F codes.
var freeCode = regexp.MustCompile(`^F[1-9E]?$`)

// FreeCode tells whether a code in a rota means a free day: -, F, F1 to F9 and
// FE.
func FreeCode(code string) bool { return code == "-" || freeCode.MatchString(code) }

func (v *validator) shifts() {
	for i, s := range v.w.Shifts {
		if FreeCode(s.Code) {
			v.add(say("%q means a free day in rotas; give the shift type another code", s.Code), "shifts", i, "code")
		}
		if slices.Contains(wishWords, s.Code) {
			v.add(say("%q means something else in wishes; give the shift type another code", s.Code), "shifts", i, "code")
		}
		if s.Urgent && !s.Overtime {
			v.add(say("urgent is work beyond agreed hours: it needs overtime: true"), "shifts", i, "urgent")
		}
		if s.Start >= Day {
			v.differ(say("24:00"), say("00:00, the start of the next day"), "shifts", i, "start")
		}
		end := s.Start + s.Length()
		pause := 0
		for j, b := range s.Breaks {
			pause += b.Minutes
			for _, at := range []struct {
				key string
				t   *Minutes
			}{{"earliest", b.Earliest}, {"latest", b.Latest}} {
				if at.t != nil && (s.clock(*at.t) < s.Start || s.clock(*at.t)+Minutes(b.Minutes) > end) {
					v.differ(say("a break of %d minutes at %s", b.Minutes, *at.t), say("a break inside the shift %s to %s", s.Start, s.End), "shifts", i, "breaks", j, at.key)
				}
			}
			if b.Earliest != nil && b.Latest != nil && s.clock(*b.Latest) < s.clock(*b.Earliest) {
				v.differ(say("latest %s", b.Latest), say("a time not before %s", b.Earliest), "shifts", i, "breaks", j, "latest")
			}
		}
		if Minutes(pause) >= s.Length() {
			v.add(say("the breaks are %d minutes, the shift %d", pause, s.Length()), "shifts", i, "breaks")
		}
	}
}

// clock puts a time of day after the shift's start, on the next day where it
// is before it.
func (s Shift) clock(t Minutes) Minutes {
	if t < s.Start {
		return t + Day
	}
	return t
}

func (v *validator) posts(posts []Post, at ...any) {
	first := map[string]bool{}
	for i, p := range posts {
		here := func(more ...any) []any { return append(append(slices.Clone(at), i), more...) }
		if first[p.ID] {
			v.add(say("the post %q is there already; each group needs its own id", p.ID), here("id")...)
		}
		first[p.ID] = true
		for k := range p.Count {
			if id := fmt.Sprintf("%s-%02d", p.ID, k+1); slices.Contains(v.persons.all, id) {
				v.add(say("number %d of this group would be called %q, as a person is", k+1, id), here("id")...)
			}
		}
		v.known(say("unit"), p.Unit, v.units, here("unit")...)
		v.known(say("competence"), p.Competence, v.competences, here("competence")...)
		v.knownCodes(p.Shifts, here("shifts")...)
		for j, u := range p.Units {
			v.otherUnit(u, p.Unit, here("units", j)...)
		}
		if p.Max != nil && *p.Max < p.Min {
			v.differ(say("%s", p.Max), say("at least min, %s", p.Min), here("max")...)
		}
		if p.Budgeted != nil && (*p.Budgeted < p.Min || p.Max != nil && *p.Budgeted > *p.Max) {
			v.differ(say("%s", p.Budgeted), say("a size between min and max"), here("budgeted")...)
		}
	}
}

// rules judges the ward's own rules: sizes, budget, guards.
func (v *validator) rules() {
	if s := v.w.Sizes; s != nil {
		given := 0
		for _, is := range []bool{s.Step > 0, len(s.List) > 0, s.Free} {
			if is {
				given++
			}
		}
		if given != 1 {
			v.add(say("sizes has exactly one of step, list and free"), "sizes")
		}
		if s.Free {
			for i, m := range v.w.Models {
				if m.Norm == "" || m.Norm == NormComputed || m.Norm == NormWeighted {
					v.add(say("free sizes are read off the hours, so they need a norm agreed for all: give norm 37.5, 35.5 or 33.6, or sizes by step or list"), "models", i)
				}
			}
		}
		for i := 1; i < len(s.List); i++ {
			if s.List[i] < s.List[i-1] {
				v.differ(say("%s", s.List[i]), say("sizes that rise"), "sizes", "list", i)
			}
		}
	}
	v.budget(v.w.Budget, "budget")
	if g := v.w.Guards; g != nil && g.SmallPosts != nil && g.SmallPosts.Lifted && g.SmallPosts.AtMost != nil {
		v.add(say("the guard is lifted and given a number; take one out"), "guards", "small_posts", "at_most")
	}
}

func (v *validator) budget(b *Budget, at ...any) {
	if b != nil {
		v.money(b.Money, b.FullTimeWeeks, append(slices.Clone(at), "money")...)
	}
	if b != nil && b.Count != "" && b.FullTimeWeeks == 0 {
		v.add(say("says how full_time_posts are counted, but not how many there are"), append(slices.Clone(at), "count")...)
	}
}
