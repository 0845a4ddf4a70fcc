package ward

import (
	"fmt"
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
			v.known("person or post group", id, covered, "agreements", i, "people", j)
		}
		v.known("competence", a.Competence, v.competences, "agreements", i, "competence")
		v.ordered(a.From, a.Until, "agreements", i)
		a.limits = make(map[Quantity]int, len(a.Limits))
		for _, key := range slices.Sorted(maps.Keys(a.Limits)) {
			q := Quantity(key)
			n, err := q.parse(a.Limits[key])
			if err != nil {
				v.differ(strconv.Quote(a.Limits[key]), err.Error(), "agreements", i, "limits", key)
				continue
			}
			a.limits[q] = n
		}
	}
}

// Timed tells whether the quantity is a length of time, written h:mm; others
// are counts.
func (q Quantity) Timed() bool {
	return strings.HasSuffix(string(q), "_hours") || strings.HasSuffix(string(q), "_rest") ||
		slices.Contains([]Quantity{"night_mean", "breaks", "long_shift_consent", "free_weekend"}, q)
}

func (q Quantity) parse(s string) (int, error) {
	if q.Timed() {
		m, err := ParseMinutes(s)
		if err != nil {
			return 0, fmt.Errorf("a length of time as h:mm for %s", q)
		}
		return int(m), nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("digits for %s, which is a count", q)
	}
	return n, nil
}

func (q Quantity) show(n int) string {
	if q.Timed() {
		return Minutes(n).String()
	}
	return strconv.Itoa(n)
}

// CheckAgreements holds the agreements against the ladders of the rules: the
// paragraph must be one that this level can open, and an agreed limit must be
// of a quantity the paragraph opens and inside what the level may agree to.
// What is wrong comes back as Problems.
func (w *Ward) CheckAgreements(ladders []Ladder) error {
	v := newValidator(w)
	v.agreements()
	v.opened(ladders)
	return v.out.Err()
}

// opened judges what each agreement opens by the ladders.
func (v *validator) opened(ladders []Ladder) {
	var paragraphs []string
	for _, l := range ladders {
		for _, s := range l.Steps {
			if s.agreed() {
				paragraphs = append(paragraphs, s.Paragraph)
			}
		}
	}
	slices.Sort(paragraphs)
	paragraphs = slices.Compact(paragraphs)
	for i, a := range v.w.Agreements {
		opens := map[Quantity]Ladder{}
		var levels []string
		for _, l := range ladders {
			for _, s := range l.Steps {
				if !s.agreed() || s.Paragraph != a.Paragraph {
					continue
				}
				levels = append(levels, string(s.Level))
				if s.Level == a.Level {
					opens[l.Quantity] = Ladder{Quantity: l.Quantity, AtLeast: l.AtLeast, Steps: []Step{s}}
				}
			}
		}
		switch {
		case len(levels) == 0:
			v.add(fmt.Sprintf("%q is no paragraph that an agreement opens; those are %s", a.Paragraph, strings.Join(paragraphs, ", ")), "agreements", i, "paragraph")
			continue
		case len(opens) == 0:
			slices.Sort(levels)
			v.add(fmt.Sprintf("%s is not opened by an agreement at level %s; it takes %s", a.Paragraph, a.Level, strings.Join(slices.Compact(levels), " or ")), "agreements", i, "level")
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(a.Limits)) {
			v.agreedLimit(i, a, Quantity(key), opens)
		}
	}
}

// agreed tells whether the step is one that somebody agrees to.
func (s Step) agreed() bool { return s.Level != Statute && s.Level != Parties }

func (v *validator) agreedLimit(i int, a Agreement, q Quantity, opens map[Quantity]Ladder) {
	at := document.Pointer("agreements", i, "limits", string(q))
	l, ok := opens[q]
	if !ok {
		names := slices.Sorted(maps.Keys(opens))
		text := fmt.Sprintf("%s at level %s says nothing of %q; it opens %s", a.Paragraph, a.Level, q, joined(names))
		v.out = append(v.out, v.w.at(at, string(q), "one of "+joined(names), text))
		return
	}
	n, parsed := a.limits[q]
	limit := l.Steps[0].Limit
	if parsed && limit != NoLimit && l.Looser(n, limit) {
		more := "more"
		if l.AtLeast {
			more = "less"
		}
		v.out = append(v.out, v.w.at(at, q.show(n), "inside "+q.show(limit),
			fmt.Sprintf("nobody may agree to %s than %s at level %s (%s); found %s", more, q.show(limit), a.Level, l.Steps[0].Source, q.show(n))))
	}
}

func joined(names []Quantity) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return strings.Join(out, ", ")
}
