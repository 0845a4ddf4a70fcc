package bound

import (
	"maps"
	"math"
	"slices"

	"heltid/solver/lp"
	"heltid/solver/ward"
)

// A headRow is a row of the need: heads on duty at once.
type headRow struct {
	at    lp.Row
	day   int       // of the first of its duties
	worth []float64 // of the first head, the second and so on
	floor int       // heads below which need is missing
	most  int       // heads allowed, -1 any number
}

// A wholeRow is a row of the whole rota and what each unit outside it costs.
type wholeRow struct {
	at     lp.Row
	lo, hi float64
	price  float64
}

// outside is what a sum in the row costs.
func (w wholeRow) outside(sum float64) float64 {
	return w.price * max(0, w.lo-sum, sum-w.hi)
}

// firm is what it costs where the row is a guard: no program leads back to it.
func (w wholeRow) firm(sum float64) float64 {
	if out := w.outside(sum); out > nothing {
		return priceFlaw + firmly*out
	}
	return 0
}

// row is a row of the program, if the case has it.
type row struct {
	at lp.Row
	on bool
}

// Prices of what a rota should not have, per unit: a person-minute below floor
// is 1. What a tier further down is worth must not outweigh a single duty of
// a tier above.
const (
	priceMissing  = 6000 // a person without a line
	priceOver     = 500  // a head above what the need allows
	priceGuard    = 20   // a hundredth of a per cent of post over the budget, or of educated posts missing
	priceShare    = 500  // an hour missing of the educated share
	priceSmall    = 2000 // a small post too many
	priceFewSmall = 300  // a small post, where they are to be as few as possible
	worthFull     = 100  // a full-time post
	priceTarget   = 0.02 // a person-minute below target
)

// The weeks of a rolling rota are alike, so very many bases of the program are
// worth the same, and the simplex method loses its way among them. Prices that
// differ a little by chance halve its time.
const (
	unevenNeed = 0.1 // of the price of a missing head
	unevenLine = 2   // of the worth of a line
)

// need makes the rows of the cover and what it costs to miss them.
func (l *Lines) need() {
	inf := math.Inf(1)
	s := l.span
	if l.form == averaged {
		s = newSpan(l.c)
		for _, k := range l.kinds {
			k.part = float64(s.days) / float64(k.span.days)
		}
	}
	demands := slices.DeleteFunc(l.c.Demands(), func(d ward.Demand) bool { return d.Day >= s.days })
	for _, n := range coverings(l.c, s, demands) {
		tie := func(r lp.Row) {
			for _, k := range l.kinds {
				for _, d := range n.duties {
					for d.day %= k.span.days; d.day < k.span.days; d.day += s.days {
						if k.countsIn(n.unit, d.shift) && slices.Contains(k.may[d.day], d.shift) && l.counts(k, n.who, d.day) {
							k.needs[d] = append(k.needs[d], r)
						}
					}
				}
			}
		}
		if terms, worth := l.missing(n); len(worth) > 0 {
			r := l.model.Row(float64(len(worth)), inf, "", terms...)
			l.heads = append(l.heads, headRow{at: r, day: n.day(), worth: worth, floor: slices.Max(append(slices.Collect(maps.Keys(n.floor)), 0)), most: -1})
			tie(r)
		}
		if n.most >= 0 {
			u := l.model.Col(0, inf, priceOver, "")
			r := l.model.Row(math.Inf(-1), float64(n.most), "", lp.Term{Col: u, Coef: -1})
			l.heads = append(l.heads, headRow{at: r, day: n.day(), most: n.most})
			tie(r)
		}
	}
}

// missing makes the columns of heads that are missing: the k-th is as dear as
// the minutes in which at least k are needed, so the dearest fill up last.
func (l *Lines) missing(n *covering) (terms []lp.Term, worth []float64) {
	heads := 0
	for _, need := range []map[int]int64{n.floor, n.target} {
		for h := range need {
			heads = max(heads, h)
		}
	}
	from := func(need map[int]int64, k int) float64 {
		sum := int64(0)
		for h, minutes := range need {
			if h >= k {
				sum += minutes
			}
		}
		return float64(sum)
	}
	price, last := 0.0, lp.Col(0)
	for k := 1; k <= heads; k++ {
		p := from(n.floor, k) + priceTarget*from(n.target, k)
		worth = append(worth, p)
		if k > 1 && p == price {
			_, most := l.model.ColBounds(last)
			l.model.SetColBounds(last, 0, most+1)
			continue
		}
		price, last = p, l.model.Col(0, 1, p*(1+unevenNeed*l.rng.Float64()), "")
		terms = append(terms, lp.Term{Col: last, Coef: 1})
	}
	return terms, worth
}

// counts tells whether people of the kind have the attribute on the day.
func (l *Lines) counts(k *lineKind, who string, day int) bool {
	i := slices.Index(l.attributes, who)
	return i >= 0 && k.has[day][i]
}

// whole makes the rows of the whole rota: budget, small posts, educated.
func (l *Lines) whole() {
	inf := math.Inf(1)
	within := func(lo, hi, price float64, name string) row {
		slack := lp.Term{Col: l.model.Col(0, inf, price, ""), Coef: 1}
		if math.IsInf(lo, -1) {
			slack.Coef = -1
		}
		r := l.model.Row(lo, hi, name, slack)
		l.wholes = append(l.wholes, wholeRow{r, lo, hi, price})
		return row{r, true}
	}
	l.fulls = l.model.Row(-inf, inf, "full time")
	c := l.c
	if b := c.Budget; b != nil && b.FullTimeWeeks > 0 {
		most, price := float64(b.FullTimeWeeks), float64(priceGuard)
		if inHours(c) {
			most, price = most*float64(budgetNorm(c))*float64(c.Dates.Weeks)/float64(ward.FullTime), 1
		}
		l.budget = within(-inf, most, price, "budget")
	}
	if c.SmallAtMost >= 0 {
		l.small = within(-inf, float64(c.SmallAtMost), priceSmall, "small posts")
	}
	if educated, all := c.EducatedToday(); c.Educated && all > 0 {
		hours, of := c.EducatedHours()
		l.part = float64(hours) / float64(max(of, 1))
		l.educated = within(float64(educated), inf, priceGuard, "educated posts")
		l.share = within(0, inf, priceShare, "educated share")
	}
}

// hi is the most that a row of the whole rota may have.
func (l *Lines) hi(r row) float64 {
	return l.wholes[slices.IndexFunc(l.wholes, func(w wholeRow) bool { return w.at == r.at })].hi
}

// worth is what a line of the size and hours brings beside its duties: its cost
// in the program and its entries in the rows of the whole rota.
func (l *Lines) worth(g *postGroup, f fit) (cost float64, entries []lp.Entry) {
	p, c := g.people[0], l.c
	small := f.size < c.SmallBelow && p.SmallCounts()
	if f.size >= ward.FullTime {
		cost -= worthFull
		entries = append(entries, lp.Entry{Row: l.fulls, Coef: 1})
	}
	if small && c.SmallAtMost == -1 {
		cost += priceFewSmall
	}
	entries = append(entries, lp.Entry{Row: g.row, Coef: 1})
	if l.budget.on {
		spent := float64(f.size)
		if inHours(c) {
			spent = float64(f.units * g.kind.unit * g.kind.times)
		}
		entries = append(entries, lp.Entry{Row: l.budget.at, Coef: spent})
	}
	if small && l.small.on {
		entries = append(entries, lp.Entry{Row: l.small.at, Coef: 1})
	}
	if l.educated.on {
		part := -l.part
		if c.Has(p, ward.Educated, c.Dates.Start) {
			part++
			entries = append(entries, lp.Entry{Row: l.educated.at, Coef: float64(f.size)})
		}
		entries = append(entries, lp.Entry{Row: l.share.at, Coef: part * float64(f.units*g.kind.unit*g.kind.times) / 60})
	}
	return cost, entries
}
