package ward

import "slices"

// averaging are the paragraphs that let ordinary hours be averaged (AML §10-5).
var averaging = []string{"aml-10-5-1", "aml-10-5-2", "aml-10-5-3"}

// Averaged tells whether hours may be averaged for the person on every day from
// first to last of the period; days outside are judged as in Over.
func (t *Terms) Averaged(p *Person, first, last int) bool {
	c := t.Case.Dates
	for day := first; day <= last; day++ {
		in := min(max(day, 0), c.Days()-1)
		if c.Rolling {
			in = ((day % c.Days()) + c.Days()) % c.Days()
		}
		if !slices.ContainsFunc(averaging, func(paragraph string) bool {
			_, ok := t.Open(paragraph, p, c.Date(in))
			return ok
		}) {
			return false
		}
		if len(t.changes) == 0 {
			return true // the same on every day
		}
	}
	return true
}

// Block is weeks of the period, from First up to Last and with it.
type Block struct{ First, Last int }

// Weeks is how many they are.
func (b Block) Weeks() int { return b.Last - b.First + 1 }

// AveragingBlocks gives the weeks over which the person's hours are averaged:
// every stretch of weeks that agreements on averaging cover whole, in a calendar
// rota cut into averaging periods of the length that is agreed (AML §10-5: at
// most 52 weeks, 26 by decision of Arbeidstilsynet). A rolling rota is averaged
// over its own length.
func (t *Terms) AveragingBlocks(p *Person) []Block {
	var out []Block
	weeks, covered := t.Case.Dates.Weeks, false
	for w := range weeks {
		switch {
		case !t.Averaged(p, 7*w, 7*w+6):
			covered = false
			continue
		case covered:
			out[len(out)-1].Last = w
		default:
			out = append(out, Block{w, w})
		}
		covered = true
	}
	if t.Case.Dates.Rolling {
		return out
	}
	var cut []Block
	for _, b := range out {
		for first := b.First; first <= b.Last; {
			last := b.Last
			if longest, ok := t.Over("averaging_weeks", p, 7*b.First, 7*b.Last+6); ok {
				last = min(last, first+longest.Value-1)
			}
			cut = append(cut, Block{first, last})
			first = last + 1
		}
	}
	return cut
}
