package ward

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/ward/document"
)

// agreements reads the agreed limits and checks whom they speak for.
func (v *validator) agreements() {
	covered := v.persons.and(v.posted).and(v.modelPosts)
	for i := range v.w.Agreements {
		a := &v.w.Agreements[i]
		for j, id := range a.People {
			v.known(say("person or post group"), id, covered, "agreements", i, "people", j)
		}
		v.known(say("competence"), a.Competence, v.competences, "agreements", i, "competence")
		v.ordered(a.From, a.Until, "agreements", i)
		v.known(say("rota model"), a.Model, v.modelIDs, "agreements", i, "model")
		given := 0
		for _, is := range []bool{a.Paragraph != "", a.Model != "", a.Trial != nil} {
			if is {
				given++
			}
		}
		switch {
		case given != 1:
			v.add(say("an agreement is on what a paragraph opens or on a model, or a trial: give one of the three"), "agreements", i)
		case a.Model != "" && len(a.Limits) > 0:
			v.add(say("an agreement on a rota model has no limits; those belong to a paragraph"), "agreements", i, "limits")
		case a.WithinMonths > 0 && a.Paragraph != timeOffParagraph:
			v.add(say("within_months is for time off instead of holiday pay, paragraph %s", timeOffParagraph), "agreements", i, "within_months")
		case (a.Level == "") != (a.Trial != nil):
			v.add(say("an agreement has a level; a trial has an authority instead"), "agreements", i)
		case a.Trial != nil && len(a.Trial.Waives) == 0 && len(a.Limits) == 0:
			v.add(say("a trial names the rules it waives, or gives other limits"), "agreements", i, "trial")
		}
		a.limits = v.limits(a.Limits, "agreements", i, "limits")
	}
}

// limits reads limits in their quantities' units.
func (v *validator) limits(written map[string]string, at ...any) map[Quantity]int {
	out := make(map[Quantity]int, len(written))
	for _, key := range slices.Sorted(maps.Keys(written)) {
		q := Quantity(key)
		n, ok := q.parse(written[key])
		if !ok {
			expected := say("digits for %s, which is a count", q)
			if q.Timed() {
				expected = say("a length of time as h:mm for %s", q)
			}
			v.differ(say("%q", written[key]), expected, append(slices.Clone(at), key)...)
			continue
		}
		out[q] = n
	}
	return out
}

// Timed tells whether the quantity is a length of time, written h:mm; others
// are counts.
func (q Quantity) Timed() bool {
	return strings.HasSuffix(string(q), "_hours") || strings.HasSuffix(string(q), "_rest") ||
		strings.HasPrefix(string(q), "overtime_") ||
		slices.Contains([]Quantity{"night_mean", "night_recovery", "strenuous_night", "breaks", "extra_break", "planned_overtime", "long_shift_consent", "free_weekend"}, q)
}

func (q Quantity) parse(s string) (n int, ok bool) {
	if q.Timed() {
		m, err := ParseMinutes(s)
		return int(m), err == nil
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func (q Quantity) show(n int) string {
	if q.Timed() {
		return Minutes(n).String()
	}
	return strconv.Itoa(n)
}

// CheckAgreements holds the agreements, and what rota models need, against the ladders of the rules: the
// paragraph must be one that this level can open, and an agreed limit must be
// of a quantity the paragraph opens and inside what the level may agree to.
// What is wrong comes back as Problems.
func (w *Ward) CheckAgreements(ladders []Ladder) error {
	v := newValidator(w)
	v.agreements()
	for i := range w.Models {
		v.needs(i)
	}
	v.opened(ladders)
	return v.out.Err()
}

// opened judges by the ladders what each agreement opens, and what each rota
// model needs opened.
func (v *validator) opened(ladders []Ladder) {
	o := opener{v, ladders}
	for i, a := range v.w.Agreements {
		switch {
		case a.Trial != nil:
			o.trial(i, a)
		case a.Paragraph != nightParagraph || a.Level != Representatives || len(a.Limits) > 0:
			o.judge(a, "agreements", i)
		case v.w.Counting == nil || v.w.Counting.Night == nil:
			v.add(say("%s opens for another night than 21:00 to 06:00: write the one that is agreed in counting.night", nightParagraph), "agreements", i, "paragraph")
		}
	}
	for i, m := range v.w.Models {
		for j, n := range m.Needs {
			o.judge(Agreement{Level: n.Level, Paragraph: n.Paragraph, Limits: n.Limits, limits: n.limits}, "models", i, "needs", j)
		}
	}
}

type opener struct {
	*validator
	ladders []Ladder
}

// judge holds an agreement against the ladders. One on a rota model opens no
// paragraph.
func (o opener) judge(a Agreement, at ...any) {
	if a.Paragraph == "" {
		return
	}
	here := func(key ...any) []any { return append(slices.Clone(at), key...) }
	opens := map[Quantity]rung{}
	var levels []said
	var paragraphs []string
	for _, l := range o.ladders {
		for _, s := range l.Steps {
			if !s.agreed() {
				continue
			}
			paragraphs = append(paragraphs, s.Paragraph)
			if s.Paragraph != a.Paragraph {
				continue
			}
			if level := say("%s", s.Level); !slices.ContainsFunc(levels, func(l said) bool { return l.String() == level.String() }) {
				levels = append(levels, level)
			}
			if s.Level == a.Level {
				opens[l.Quantity] = rung{l, s}
			}
		}
	}
	paragraphs = append(paragraphs, nightParagraph)
	slices.Sort(paragraphs)
	slices.SortFunc(levels, func(a, b said) int { return cmp.Compare(a.String(), b.String()) })
	switch {
	case len(levels) == 0:
		o.add(say("%q is no paragraph that an agreement opens; those are %s", a.Paragraph, strings.Join(slices.Compact(paragraphs), ", ")), here("paragraph")...)
		return
	case len(opens) == 0:
		o.add(say("%s is not opened by an agreement at level %s; it takes %s", a.Paragraph, a.Level, document.Either(levels...)), here("level")...)
		return
	}
	names := slices.Sorted(maps.Keys(opens))
	if len(a.Limits) == 0 && !slices.ContainsFunc(names, func(q Quantity) bool { return opens[q].step.Limit != NoLimit }) {
		o.add(say("%s at level %s opens nothing without limits: name those that are agreed, of %s", a.Paragraph, a.Level, joined(names)), here()...)
	}
	for _, key := range slices.Sorted(maps.Keys(a.Limits)) {
		o.limit(a, Quantity(key), opens, here("limits", key)...)
	}
}

// trial refuses to waive what is not a rule of the Act.
func (o opener) trial(i int, a Agreement) {
	var law []string
	for _, l := range o.ladders {
		if slices.ContainsFunc(l.Steps, func(s Step) bool { return strings.HasPrefix(s.Paragraph, "aml-") }) {
			law = append(law, string(l.Quantity))
		}
	}
	for j, q := range a.Trial.Waives {
		o.known(say("rule of the Act"), string(q), names{all: law}, "agreements", i, "trial", "waives", j)
	}
	for _, key := range slices.Sorted(maps.Keys(a.Limits)) {
		o.known(say("rule of the Act"), key, names{all: law}, "agreements", i, "limits", key)
	}
}

// agreed tells whether the step is one that somebody agrees to.
func (s Step) agreed() bool { return s.Level != Statute && s.Level != Parties }

// rung is the step of a ladder that an agreement stands on.
type rung struct {
	Ladder
	step Step
}

// opened tells whether a limit is looser than the strictest that holds without an
// agreement, or as loose, and else gives that one.
func (l Ladder) opened(limit int) (Step, bool) {
	var least Step
	found := false
	for _, s := range l.Steps {
		if s.Level == Statute && (!found || l.Looser(least.Limit, s.Limit)) {
			least, found = s, true
		}
	}
	return least, !found || !l.Looser(least.Limit, limit)
}

func (o opener) limit(a Agreement, q Quantity, opens map[Quantity]rung, where ...any) {
	at := document.Pointer(where...)
	l, ok := opens[q]
	if !ok {
		names := slices.Sorted(maps.Keys(opens))
		text := say("%s at level %s says nothing of %q; it opens %s", a.Paragraph, a.Level, q, joined(names))
		o.out = append(o.out, o.w.at(at, say("%s", q), say("one of %s", joined(names)), text))
		return
	}
	n, parsed := a.limits[q]
	limit := l.step.Limit
	if parsed && limit != NoLimit && l.Looser(n, limit) {
		text := say("nobody may agree to more than %s at level %s (%s); found %s", q.show(limit), a.Level, l.step.Source, q.show(n))
		if l.AtLeast {
			text.Kind = "nobody may agree to less than %s at level %s (%s); found %s"
		}
		o.out = append(o.out, o.w.at(at, say("%s", q.show(n)), say("inside %s", q.show(limit)), text))
		return
	}
	if s, ok := l.opened(n); parsed && !ok {
		text := say("an agreement on %s opens nothing with %s: without it %s holds already", a.Paragraph, q.show(n), q.show(s.Limit))
		o.out = append(o.out, o.w.at(at, say("%s", q.show(n)), say("a limit looser than %s, or none", q.show(s.Limit)), text))
	}
}

func joined(names []Quantity) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return strings.Join(out, ", ")
}
