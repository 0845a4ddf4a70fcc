// Package variant changes a ward in one way at a time that its parties can
// decide: fill a vacant post, let night staff take days, train assistants. Each
// is a pure function from ward to ward that says in words what it changed. None
// is ever made unless somebody asks for it.
package variant

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/ward"
)

// Words is one text in each language: nb, nn and en.
type Words map[string]string

// A Variant is one thing that can be decided about a ward.
type Variant struct {
	ID     string
	Name   Words // what is decided
	Who    Words // who decides
	Amount int   // how much of it where nobody says; 0: there is no more or less of it
	Counts Words // what an amount counts

	// change makes the variant of a copy of a ward, whose lists it must not
	// write into. Without words there is nothing to change.
	change func(w *ward.Ward, amount int) Words
}

// All gives the variants in the order people read them.
func All() []Variant {
	return []Variant{
		fillVacant, mergeVacant, leaveEmpty, absenceCover, nightsTakeDays, daysTakeNights, nightPool, sharedPosts, timeBank, extraShifts, trainAssistants,
	}
}

// Everybody is an amount that leaves nobody out.
const Everybody = 1 << 30

// A Choice is a variant and how much of it.
type Choice struct {
	Variant
	Amount int
}

// String writes the choice as Parse reads it.
func (c Choice) String() string {
	if c.Variant.Amount == 0 || c.Amount == c.Variant.Amount {
		return c.ID
	}
	return c.ID + "=" + strconv.Itoa(c.Amount)
}

// Parse reads choices, each a variant's id, with =amount after it where there
// can be more or less of it.
func Parse(texts []string) ([]Choice, error) {
	var out []Choice
	for _, text := range texts {
		id, amount, given := strings.Cut(strings.TrimSpace(text), "=")
		all := All()
		i := slices.IndexFunc(all, func(v Variant) bool { return v.ID == id })
		if i < 0 {
			var ids []string
			for _, v := range all {
				ids = append(ids, v.ID)
			}
			return nil, fmt.Errorf("nothing that can be decided is called %q; there are %s", id, strings.Join(ids, ", "))
		}
		c := Choice{all[i], all[i].Amount}
		if slices.ContainsFunc(out, func(o Choice) bool { return o.ID == id }) {
			return nil, fmt.Errorf("%s is named twice", id)
		}
		if given {
			n, err := strconv.Atoi(amount)
			if c.Amount == 0 || err != nil || n <= 0 {
				if c.Amount == 0 {
					return nil, fmt.Errorf("%s takes no amount; found %q", id, text)
				}
				return nil, fmt.Errorf("%s takes a whole number above 0 (%s), as %s=%d; found %q", id, c.Counts["en"], id, c.Variant.Amount, text)
			}
			c.Amount = n
		}
		out = append(out, c)
	}
	return out, nil
}

// Of gives the variant of a ward, and what it changed in words; no words where
// there was nothing to change, and the ward is as it was.
func (c Choice) Of(w *ward.Ward) (*ward.Ward, Words) {
	out := *w
	says := c.change(&out, c.Amount)
	if says == nil {
		return w, nil
	}
	return &out, says
}

// Made is a choice and what it changed in a ward; without words nothing.
type Made struct {
	Choice
	Says Words
}

// Apply makes the choices one upon the other.
func Apply(w *ward.Ward, choices []Choice) (*ward.Ward, []Made) {
	var out []Made
	for _, c := range choices {
		var says Words
		w, says = c.Of(w)
		out = append(out, Made{c, says})
	}
	return w, out
}

// with fills numbers and names into a text, the same in each language but for
// sizes and hours.
func (t Words) with(values ...any) Words {
	out := Words{}
	for lang, text := range t {
		said := make([]any, len(values))
		for i, v := range values {
			said[i] = v
			switch v := v.(type) {
			case ward.Size:
				said[i] = v.String()
				if lang == "en" {
					said[i] = strings.NewReplacer(",", ".", " %", "%").Replace(v.String())
				}
			case posts:
				said[i] = decimal(int(v), 10000, lang)
			case hours:
				said[i] = decimal(int(v), 60, lang)
			}
		}
		out[lang] = fmt.Sprintf(text, said...)
	}
	return out
}

// posts are sizes told as full-time equivalents, hours are minutes told as
// hours.
type (
	posts ward.Size
	hours ward.Minutes
)

// decimal writes hundredths where they are needed.
func decimal(v, unit int, lang string) string {
	s := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(float64(v)/float64(unit), 'f', 2, 64), "0"), ".")
	if lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// Who decides.
var (
	employer = Words{"nb": "arbeidsgiver, etter drøfting", "nn": "arbeidsgivar, etter drøfting", "en": "the employer, after consultation"}
	parties  = Words{"nb": "leder og tillitsvalgte", "nn": "leiar og tillitsvalde", "en": "leader and elected representatives"}
	each     = Words{"nb": "hver enkelt av dem", "nn": "kvar einskild av dei", "en": "each of them"}
)
