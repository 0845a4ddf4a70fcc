package bound

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"heltid/solver/lp"
	"heltid/solver/ward"
)

// Whole is the bound from whole lines (turnuslinjer): everybody has one line,
// which keeps every rule that shapes one day by day through the period, their
// own days and must-nots, the weekends and the hours of their post's size. What
// ties lines together, need, budget and guards, is priced, and the best line of
// everybody at those prices proves a limit, whatever the prices are. Where
// everybody is different it says more than flow, which sees lines in the mean.
// It is of periods whose hours can all be told apart, of up to 16 weeks.
type Whole struct {
	Dropped  []ward.Quantity // rules in force that it leaves out
	Averaged []ward.Quantity // rules it holds in the mean, not line by line
	Workers  int             // crowds priced at once; 0: one

	c          *ward.Case
	span       *span
	attributes []string
	crowds     []*crowd
	program    *program // columns that are no lines, and rows
	hash       string
	gaps       map[string][]gap // in the need, by attribute
	shortRow   map[string]int
	wholes     wholeRows
	fullRow    int
	smallRow   int
}

// A gap is where so many heads are needed at once, and what each missing one costs.
type gap struct {
	row     int
	missing lp.Col
	heads   int64
	minutes int64
	name    string // as flow has it
}

// A crowd is people whose lines are priced in one: a kind with the same
// must-nots.
type crowd struct {
	*lineKind
	needs  map[duty][]int // rows that a duty counts in
	closed [][]bool       // by day and arc: a must-not is on it
	credit int            // row of the credit for nights and Sundays (HTA chapter 1 §4.2.4); -1: not theirs
	awake  int            // and of the hours outside nights
	crews  []*wholeGroup
	pricer *pricer
}

// A wholeGroup is people of a crowd with the same sizes.
type wholeGroup struct {
	people []*ward.Person
	must   bool
	fits   [2][]wholeFit // by whether the post is full by the credit
}

// A wholeFit is hours of a line, a size that goes with them, and the rows it is
// counted in beside those of its duties.
type wholeFit struct {
	units   int
	size    ward.Size
	class   class
	counts  bool // it is a small post that counts
	third   bool // every third weekend must be worked
	entries []entry
}

type entry struct {
	row  int
	coef int64
}

// NewWhole states the bound, unless ctx ends first.
func NewWhole(ctx context.Context, c *ward.Case, t *ward.Terms) (*Whole, error) {
	if c.Dates.Weeks > longestExact {
		return nil, ErrTooLarge
	}
	w := &Whole{
		c: c, span: datedSpan(c), attributes: c.Scarce(), program: &program{},
		gaps: map[string][]gap{}, shortRow: map[string]int{},
	}
	w.fullRow, w.smallRow = w.row(-unbounded, unbounded, true), w.row(-unbounded, unbounded, true)
	for _, who := range w.attributes {
		w.shortRow[who] = w.row(-unbounded, unbounded, true)
	}
	w.wholes = w.whole()
	lines := map[string]*automaton{}
	for _, k := range kinds(c, t, w.span, w.attributes) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if lines[k.alike] == nil {
			a, err := newLineAutomaton(k)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", k.People[0].ID, err)
			}
			lines[k.alike] = a
		}
		w.addKind(k, lines[k.alike])
	}
	w.cover()
	if w.work() > mostProving {
		return nil, ErrTooLarge
	}
	w.leaveOut(c, t)
	w.hash = w.sum()
	return w, nil
}

func (w *Whole) row(lo, hi int64, held bool, terms ...term) int {
	w.program.rows = append(w.program.rows, programRow{lo, hi, terms, held})
	return len(w.program.rows) - 1
}

func (w *Whole) col(lo, hi int64) lp.Col {
	w.program.lo, w.program.hi = append(w.program.lo, lo), append(w.program.hi, hi)
	return lp.Col(len(w.program.lo) - 1)
}

// wholeRows are rows of the whole rota, -1 where the case has none.
type wholeRows struct{ budget, educated, share int }

func (w *Whole) whole() wholeRows {
	c, out := w.c, wholeRows{-1, -1, -1}
	if b := c.Budget; b != nil && b.FullTimeWeeks > 0 {
		most := int64(b.FullTimeWeeks)
		if inHours(c) {
			most = most * budgetNorm(c) * int64(c.Dates.Weeks) / int64(ward.FullTime)
		}
		out.budget = w.row(-unbounded, most, false)
	}
	today, posts := c.EducatedToday()
	if c.Educated && posts > 0 {
		out.educated = w.row(int64(today), unbounded, false)
		out.share = w.row(0, unbounded, false)
	}
	return out
}

// addKind parts a kind into crowds by their must-nots.
func (w *Whole) addKind(k *Kind, a *automaton) {
	at := map[string]*crowd{}
	for _, p := range k.People {
		closed := w.vetoed(p, a)
		key := fmt.Sprint(closed)
		cr := at[key]
		if cr == nil {
			own := *k
			own.People = nil
			cr = &crowd{lineKind: &lineKind{Kind: &own, line: a}, needs: map[duty][]int{}, closed: closed, credit: -1, awake: -1}
			at[key] = cr
			w.crowds = append(w.crowds, cr)
		}
		cr.People = append(cr.People, p)
	}
	for _, cr := range w.crowds[len(w.crowds)-len(at):] {
		w.fill(cr)
	}
}

func (w *Whole) vetoed(p *ward.Person, a *automaton) [][]bool {
	closed := make([][]bool, a.days)
	for day, arcs := range a.arcs {
		closed[day] = make([]bool, len(arcs))
		for i, e := range arcs {
			closed[day][i] = e.shift != Off && slices.ContainsFunc(p.Wishes, func(v ward.Wish) bool {
				return w.c.Dates.Vetoes(v, w.span.shifts[e.shift], w.c.Dates.Date(day))
			})
		}
	}
	return closed
}

func (w *Whole) fill(cr *crowd) {
	k := newLineKind(cr.Kind, cr.line) // now that its people are known
	cr.lineKind = k
	if _, _, weighted := norms(k.Kind); weighted {
		cr.credit = w.row(0, unbounded, false)
		if w.c.Model.Norm != ward.NormWeighted {
			cr.awake = w.row(0, unbounded, false)
		}
	}
	byFit := map[string]*wholeGroup{}
	var units []int
	for _, p := range k.People {
		g := &wholeGroup{people: []*ward.Person{p}, must: !p.Optional()}
		w.fit(cr, g)
		key := fmt.Sprint(g.fits, g.must)
		if same := byFit[key]; same != nil {
			same.people = append(same.people, p)
			continue
		}
		byFit[key] = g
		cr.crews = append(cr.crews, g)
		for _, fits := range g.fits {
			for _, f := range fits {
				units = append(units, f.units)
			}
		}
	}
	k.paces = k.pacesOf(units)
}

// fit gives the hours that a line of the group may have with the sizes of their
// posts, as flow holds them: see owe.
func (w *Whole) fit(cr *crowd, g *wholeGroup) {
	c, p := w.c, g.people[0]
	one := Kind{People: g.people, Unit: cr.Unit, span: w.span, terms: cr.terms, may: cr.may}
	own := sizesOf(&one)[0]
	var choices []sizes
	if c.Sizes.Free {
		choices = []sizes{own}
	} else {
		for _, size := range c.SizesFor(p) {
			if size > 0 || own.must > 0 {
				choices = append(choices, sizes{count: 1, must: own.must, least: size, most: size, own: []ward.Size{size}, counts: own.counts})
			}
		}
	}
	weeks := int64(c.Dates.Weeks)
	for cl := range classes {
		if cl == credited && cr.credit < 0 {
			continue
		}
		for _, choice := range choices {
			offers := offersOf([]sizes{choice}, cl, c)
			if len(offers) == 0 {
				continue
			}
			o, ok := owe(&one, cl, offers)
			if !ok {
				continue
			}
			of := offers[0]
			add := func(units int, size int64) {
				f := wholeFit{units: units, size: ward.Size(size), class: cl, counts: of.counts}
				f.third = cl == credited && c.Model.Norm != ward.NormWeighted && cr.onlySundaysRed()
				f.entries = w.entries(cr, p, f)
				g.fits[indicator(cl == credited)] = append(g.fits[indicator(cl == credited)], f)
			}
			unit := int64(cr.unit)
			for units := (o.least + unit - 1) / unit; units*unit <= o.top; units++ {
				low, high := of.lowest, of.highest
				if c.Sizes.Free {
					const hundred = int64(ward.FullTime)
					slack, tol := one.extra()*o.most*weeks, int64(c.TolerancePer)*hundred
					if cl >= part {
						slack, tol = slack+o.most*weeks, o.fewest*weeks
					}
					if o.most > 0 {
						low = max(low, (units*unit*hundred-slack+o.most*weeks-1)/(o.most*weeks))
					}
					if o.fewest > 0 {
						high = min(high, (units*unit*hundred+tol)/(o.fewest*weeks))
					}
				}
				if low > high {
					continue
				}
				add(int(units), low)
				if high > low { // what sizes count for is linear in them
					add(int(units), high)
				}
			}
		}
	}
}

// entries are the rows of the whole rota, and of the credit, that a post with
// such hours is counted in.
func (w *Whole) entries(cr *crowd, p *ward.Person, f wholeFit) []entry {
	c, rows, hours := w.c, w.wholes, int64(f.units*cr.unit)
	var out []entry
	add := func(row int, coef int64) {
		if row >= 0 && coef != 0 {
			out = append(out, entry{row, coef})
		}
	}
	switch {
	case f.class.fullTime():
		add(w.fullRow, 1)
	case f.class == small && f.counts:
		add(w.smallRow, 1)
	}
	if inHours(c) {
		add(rows.budget, hours)
	} else {
		add(rows.budget, int64(f.size))
	}
	educated, all := c.EducatedHours()
	part := -int64(educated)
	if c.Has(p, ward.Educated, c.Dates.Start) {
		part += int64(all)
		add(rows.educated, int64(f.size))
	}
	add(rows.share, part*hours)
	if f.class == credited {
		add(cr.credit, -12*(cr.inRota(2250, 0)*int64(c.Dates.Weeks)-int64(c.TolerancePer)))
	}
	return out
}

// cover makes the rows of the need.
func (w *Whole) cover() {
	for _, n := range coverings(w.c, w.span, w.c.Demands()) {
		var into []int
		if n.most >= 0 {
			into = append(into, w.row(-unbounded, int64(n.most), false))
		}
		as := n
		if w.span.round {
			as = n.averaged()
		}
		for _, heads := range slices.Sorted(maps.Keys(n.floor)) {
			u := w.col(0, int64(heads))
			r := w.row(int64(heads), unbounded, false, term{u, 1})
			w.gaps[n.who] = append(w.gaps[n.who], gap{r, u, int64(heads), n.floor[heads], as.name("floor", heads)})
			into = append(into, r)
		}
		for _, cr := range w.crowds {
			for _, d := range n.duties {
				if cr.countsIn(n.unit, d.shift) && slices.Contains(cr.may[d.day], d.shift) && w.holds(cr.Kind, n.who, d.day) {
					cr.needs[d] = append(cr.needs[d], into...)
				}
			}
		}
	}
	for _, who := range w.attributes {
		var terms []term
		for _, n := range w.gaps[who] {
			terms = append(terms, term{n.missing, n.minutes})
		}
		w.program.rows[w.shortRow[who]].terms = terms
	}
}

// holds tells whether people of the kind have the attribute on the day of a
// duty, or on the day after, where a night's need may be written.
func (w *Whole) holds(k *Kind, who string, day int) bool {
	i := slices.Index(w.attributes, who)
	return k.has[day][i] || k.has[min(day+1, w.span.days-1)][i]
}

// mostProving is how many places proving may look at: about a minute.
const mostProving = 1e10

// work is how many places proving looks at.
func (w *Whole) work() float64 {
	sum := 0.0
	for _, cr := range w.crowds {
		sum += float64(cr.lineKind.work()) * float64(1+indicator(cr.credit >= 0))
	}
	return sum
}

// leaveOut says which rules in force are not held line by line. Must-nots are,
// and of those that count over the period, those about weekends.
func (w *Whole) leaveOut(c *ward.Case, t *ward.Terms) {
	dropped, averaged := leftOut(c, t)
	w.Dropped = slices.DeleteFunc(dropped, func(q ward.Quantity) bool { return q == "must_not" })
	for _, q := range averaged {
		switch {
		case q == "full_time_norm" && slices.ContainsFunc(w.crowds, func(cr *crowd) bool { return cr.credit >= 0 }):
			w.Averaged = append(w.Averaged, q)
		case q == "nights_per_year", q == "weekend_hours", q == "red_days":
			w.Dropped = append(w.Dropped, q)
		}
	}
	slices.Sort(w.Dropped)
}

// sum names the relaxation by its rows and lines.
func (w *Whole) sum() string {
	h, buffer := sha256.New(), []byte(w.program.hash())
	add := func(numbers ...int64) {
		for _, v := range numbers {
			buffer = binary.AppendVarint(buffer, v)
		}
	}
	for _, cr := range w.crowds {
		add(-1, int64(cr.unit), int64(cr.credit), int64(cr.awake))
		for _, n := range cr.ends {
			add(int64(n))
		}
		for day, arcs := range cr.line.arcs {
			for i, e := range arcs {
				add(int64(e.from), int64(e.to), int64(e.shift), int64(indicator(e.marked)), int64(indicator(cr.closed[day][i])))
			}
			for _, shift := range cr.may[day] {
				for _, r := range cr.needs[duty{day, shift}] {
					add(int64(r))
				}
			}
		}
		for _, g := range cr.crews {
			add(-2, int64(len(g.people)), int64(indicator(g.must)))
			for _, fits := range g.fits {
				for _, f := range fits {
					add(-3, int64(f.units), int64(f.class), int64(indicator(f.counts)), int64(indicator(f.third)))
					for _, e := range f.entries {
						add(int64(e.row), e.coef)
					}
				}
			}
		}
		h.Write(buffer)
		buffer = buffer[:0]
	}
	return hex.EncodeToString(h.Sum(nil))
}
