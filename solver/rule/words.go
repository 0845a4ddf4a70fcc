package rule

import (
	"fmt"
	"strconv"
	"strings"

	"heltid/solver/ward"
)

// Words is one text in each language, with the same holes in the same order.
type Words map[Lang]string

// Fill writes numbers into the holes as each language writes them: lengths of
// time as hours, sizes in per cent, sources as Cite does. A choice such as {helg|helger} follows the
// number before it.
func (w Words) Fill(numbers ...any) Words {
	out := Words{}
	for _, lang := range Languages {
		said := make([]any, len(numbers))
		for i, n := range numbers {
			switch n := n.(type) {
			case ward.Minutes:
				said[i] = Hours(n, lang)
			case Source:
				said[i] = Cite(string(n), lang)
			case ward.Size:
				said[i] = Format(Percent, int(n), lang)
			default:
				said[i] = n
			}
		}
		out[lang] = ward.Counted(fmt.Sprintf(w[lang], said...))
	}
	return out
}

// Then appends another text with its numbers.
func (w Words) Then(next Words, numbers ...any) Words {
	out := next.Fill(numbers...)
	for _, lang := range Languages {
		out[lang] = w[lang] + out[lang]
	}
	return out
}

// Hours writes a length of time as hours with as many decimals as it needs, two
// at most: 1125, 33,6, 37,67.
func Hours(m ward.Minutes, lang Lang) string {
	out := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(float64(m)/60, 'f', 2, 64), "0"), ".")
	if lang != English {
		out = strings.Replace(out, ".", ",", 1)
	}
	return out
}
