package rule

import (
	"slices"
	"strings"

	"heltid/solver/ward"
)

//go:generate go run ./internal/registry

// SetVersion names this edition of the rules: the year and month in which
// limits, sources and ways of counting were last gone through. Every result
// carries it.
const SetVersion = "2026-11"

// All gives every rule in catalogue order: law, tariff, parties, need, guard,
// strain, and by name within each.
func All() []Rule { return slices.Clone(registry) }

// Place is where a rule stands in the catalogue, -1 where it does not.
func Place(q ward.Quantity) int {
	if i, ok := places[q]; ok {
		return i
	}
	return -1
}

var places = func() map[ward.Quantity]int {
	out := map[ward.Quantity]int{}
	for i, r := range registry {
		out[r.ID] = i
	}
	return out
}()

// ByID gives the rule of a quantity.
func ByID(q ward.Quantity) (Rule, bool) {
	if i := Place(q); i >= 0 {
		return registry[i], true
	}
	return Rule{}, false
}

// Find gives the rule of a name or alias, in any case of letters. A paragraph
// that several rules rest on, as aml-10-5-2, gives the first of them; Under
// gives all.
func Find(nameOrAlias string) (Rule, bool) {
	for _, r := range registry {
		if strings.EqualFold(string(r.ID), nameOrAlias) || contains(r.Aliases, nameOrAlias) {
			return r, true
		}
	}
	if rs := Under(nameOrAlias); len(rs) > 0 {
		return rs[0], true
	}
	return Rule{}, false
}

// Under gives the rules that have a step of the paragraph or the paragraph as
// an alias, in catalogue order.
func Under(paragraph string) []Rule {
	var out []Rule
	for _, r := range registry {
		_, step := r.Step(paragraph)
		if step || contains(r.Aliases, paragraph) {
			out = append(out, r)
		}
	}
	return out
}

// Step gives the first step of a paragraph, such as the §10-4 class
// aml-10-4-4 of mean_hours.
func (r Rule) Step(paragraph string) (ward.Step, bool) {
	for _, s := range r.Steps {
		if s.Paragraph != "" && strings.EqualFold(s.Paragraph, paragraph) {
			return s, true
		}
	}
	return ward.Step{}, false
}

func contains(names []string, name string) bool {
	return slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) })
}
