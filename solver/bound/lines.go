package bound

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Lines is column generation over whole lines (turnuslinjer), a source of good
// rotas beside CP-SAT: a linear program chooses among the lines made so far for
// each sort of people, and the best line that is missing is made for the
// prices it puts on duties, until no line helps. It grows with the sorts of
// people, not with how many are alike. Every line it makes is legal for the
// rules that shape a line; what ties lines together and is not stated here,
// and the rules it drops, are for the model and the checker.
type Lines struct {
	c          *ward.Case
	form       form
	span       *span
	attributes []string
	groups     []*postGroup
	kinds      []*lineKind

	most    float64 // full-time posts of the program before its first dive
	dived   bool    // before: another dive begins where it ended
	rng     *rand.Rand
	model   *lp.Model
	live    *lp.Session
	columns []*column
	known   map[string]*column

	budget, educated, share, small row
	fulls                          lp.Row  // full-time posts
	part                           float64 // of the hours that the educated are to have

	heads  []headRow
	wholes []wholeRow

	elsewhere Elsewhere // nil: kinds are priced here alone
	trip      time.Duration
	asking    sync.WaitGroup
	took      [turns][]time.Duration // to price each kind here, when it was last its turn
}

// A lineKind is a kind whose lines are priced in one.
type lineKind struct {
	*Kind
	line   *automaton
	times  int   // the period has as many of its lines one after the other
	starts []int // states of the first day a line can begin in
	unit   int   // every duty's working time is a multiple of this, minutes
	paces  []*pace
	ends   []int   // worked weekends of a line at most, by season
	days   int     // of a season
	part   float64 // of a head that a duty is in the rows of the need
	needs  map[duty][]lp.Row
	groups []*postGroup
}

// A postGroup is people of a kind whose posts may have the same sizes.
type postGroup struct {
	kind   *lineKind
	people []*ward.Person
	row    lp.Row
	fits   [2][]fit // by whether every third Sunday is worked
}

// A fit is hours that a line may have, and the size that goes with them.
type fit struct {
	units int
	size  ward.Size
}

// offers tells whether some line of the group may have such hours and size.
func (g *postGroup) offers(f fit) bool {
	return slices.Contains(g.fits[0], f) || slices.Contains(g.fits[1], f)
}

// A column is a line for one of a group.
type column struct {
	group *postGroup
	size  ward.Size
	units int
	line  []int8 // shift type by day, Off
	at    lp.Col
	held  int  // copies that a dive has settled on,
	loose int  // and how many of them last
	left  bool // nobody's line: they are to have none
}

// ErrTooLarge means that there are too many sorts of people, sizes and weeks for
// whole lines to be made in a time worth waiting for.
var ErrTooLarge = errors.New("the period is too long for whole lines of so many sorts of people")

// NewLines states the program for a case, unless ctx ends first; the seed makes
// dives differ. Close it after.
func NewLines(ctx context.Context, c *ward.Case, t *ward.Terms, r *lp.Runner, seed uint64) (*Lines, error) {
	return open(ctx, c, t, r, seed, whole)
}

// NewRepeatedLines states it for lines that come again as soon as weekends and
// hours let them: every third weekend, after three weeks. They are fewer and
// much shorter, so everything is quicker by far; a rota of them may lack a
// little of what there can be.
func NewRepeatedLines(ctx context.Context, c *ward.Case, t *ward.Terms, r *lp.Runner, seed uint64) (*Lines, error) {
	return open(ctx, c, t, r, seed, repeated)
}

func open(ctx context.Context, c *ward.Case, t *ward.Terms, r *lp.Runner, seed uint64, as form) (*Lines, error) {
	l, err := stateLines(ctx, c, t, seed, as)
	if err != nil {
		return nil, err
	}
	return l, l.open(ctx, r)
}

// open has the program solved from now on.
func (l *Lines) open(ctx context.Context, r *lp.Runner) (err error) {
	l.live, err = r.Open(context.WithoutCancel(ctx), l.model)
	return err
}

// A form is how far weeks are told apart.
type form int

const (
	whole    form = iota // a line is as long as the period
	bent                 // and is bent, but seldom made: that may take seconds
	repeated             // a line comes again as soon as it can; see rhythms
	averaged             // and it is all one in which week it begins
)

// stateLines states it, and solves nothing.
func stateLines(ctx context.Context, c *ward.Case, t *ward.Terms, seed uint64, as form) (*Lines, error) {
	of := []*rhythm{newRhythm(c, t, c.Dates.Weeks)}
	if as == repeated || as == averaged {
		var err error
		if of, err = rhythms(c, t); err != nil {
			return nil, err
		}
	}
	l := &Lines{c: c, form: as, span: together(c, of), attributes: c.Scarce(), rng: rand.New(rand.NewPCG(seed, 0)), model: lp.NewModel(), known: map[string]*column{}}
	lines, work, places := map[string]*automaton{}, 0, 0
	for _, again := range of {
		for _, k := range again.kinds(l.attributes) {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			alike := fmt.Sprint(again.c.Dates.Weeks, k.alike)
			if lines[alike] == nil {
				a, err := newLineAutomaton(k)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", k.People[0].ID, err)
				}
				lines[alike] = a
			}
			l.addKind(k, lines[alike])
			kind := l.kinds[len(l.kinds)-1]
			work, places = work+kind.work(), places+kind.places()
			switch long := again.c.Dates.Weeks > longestExact; {
			case as == bent && places > mostPlaces, as != bent && long && work > mostWork:
				return nil, ErrTooLarge
			}
		}
	}
	l.need()
	l.whole()
	for turn := range l.took {
		l.took[turn] = make([]time.Duration, len(l.kinds))
	}
	return l, nil
}

// Close ends the solver process, once others are asked nothing more.
func (l *Lines) Close() {
	l.asking.Wait()
	l.live.Close()
}

func (l *Lines) addKind(k *Kind, a *automaton) {
	kind := newLineKind(k, a)
	kind.times = l.c.Dates.Weeks / k.terms.Case.Dates.Weeks
	byFit := map[string]*postGroup{}
	var units []int
	for _, p := range k.People {
		g := &postGroup{kind: kind, people: []*ward.Person{p}}
		for third := range g.fits {
			g.fits[third] = kind.fitting(p, third == 1)
		}
		key := fmt.Sprint(g.fits, p.Optional(), p.SmallCounts())
		if same := byFit[key]; same != nil {
			same.people = append(same.people, p)
			continue
		}
		byFit[key] = g
		kind.groups = append(kind.groups, g)
		for _, fits := range g.fits {
			for _, f := range fits {
				units = append(units, f.units)
			}
		}
	}
	kind.paces = kind.pacesOf(units)
	for _, g := range kind.groups {
		name, least := "people "+g.people[0].ID, float64(len(g.people))
		if g.people[0].Optional() {
			g.row = l.model.Row(math.Inf(-1), least, name)
			continue
		}
		missing := l.model.Col(0, math.Inf(1), priceMissing, "")
		g.row = l.model.Row(least, least, name, lp.Term{Col: missing, Coef: 1})
	}
	l.kinds, l.groups = append(l.kinds, kind), append(l.groups, kind.groups...)
}

// newLineKind is a kind by what shapes its lines, with nobody's hours yet.
func newLineKind(k *Kind, a *automaton) *lineKind {
	out := &lineKind{Kind: k, line: a, starts: []int{a.start}, part: 1, needs: map[duty][]lp.Row{}}
	if a.round {
		out.starts = nil
		for _, e := range a.circle[0] {
			if len(out.starts) == 0 || out.starts[len(out.starts)-1] != e.from {
				out.starts = append(out.starts, e.from)
			}
		}
	}
	out.unit = k.hoursUnit()
	out.ends, out.days = out.weekendsBy(out.weekendsAtMost())
	return out
}

// hoursUnit is the most that all duties' working time is a multiple of, minutes.
func (k *Kind) hoursUnit() int {
	unit := int64(0)
	for day, may := range k.may {
		for _, shift := range may {
			unit = gcd(unit, int64(k.span.paid[day][shift]))
		}
	}
	return int(max(unit, 1))
}

// weekendsAtMost is how many weekends of the period a line of the kind may
// work. Where weekends are worked whole, each has a worked Sunday.
func (k *Kind) weekendsAtMost() int {
	most := (&crew{kinds: []*Kind{k}}).weekends()
	if whole := k.terms.Case.Model.Weekend.Whole; whole != nil && !*whole {
		return most
	}
	for _, t := range (sundaysFree{}).Tallies(k) {
		most = min(most, t.Most)
	}
	return most
}

// fitting gives the hours a line of the person may have, and the size that goes
// with them: the norm's part of the size, less at most the tolerance. Where
// the norm is computed from the line, it is taken from what the kind's lines
// are like; the checker judges each.
func (k *lineKind) fitting(p *ward.Person, third bool) []fit {
	var out []fit
	c := k.terms.Case
	whole := int64(c.Contracted(p, ward.FullTime, 0, c.Dates.Days()))
	if c.Sizes.Free && whole > 0 {
		most := 2250 * c.Dates.Weeks / k.unit
		for units := range most + 1 {
			size := c.SizeByHours(p, ward.Minutes(units*k.unit))
			if size >= *p.Size.Min && size <= *p.Size.Max && size > 0 && int64(units*k.unit) <= int64(c.FixedNorm())*whole/(7*int64(ward.ContractedDay)) {
				out = append(out, fit{units, size})
			}
		}
		return out
	}
	fewest, most := k.norm(third)
	for _, size := range c.SizesFor(p) {
		days := int64(c.Contracted(p, size, 0, c.Dates.Days()))
		if days == 0 {
			continue
		}
		part := func(norm int64) int64 { return norm * days / (7 * int64(ward.ContractedDay)) }
		least := max(0, part(fewest)-int64(c.TolerancePer))
		unit := int64(k.unit)
		for units := (least + unit - 1) / unit; units*unit <= part(most); units++ {
			out = append(out, fit{int(units), size})
		}
	}
	return out
}

// norm is the span of full-time weeks, in minutes, that lines of the kind have
// (HTA chapter 1 §4).
func (k *lineKind) norm(third bool) (fewest, most int64) {
	fewest, most, weighted := k.norms()
	if k.elsewhere() {
		fewest = 0 // hours there are not in the line
	}
	switch {
	case k.terms.Case.Model.Norm != ward.NormComputed || weighted:
	case third || k.dark():
		most = 2130
	default:
		fewest = 2250
	}
	return fewest, min(most, max(fewest, 2130))
}

// dark tells whether the kind has duties after 20:00, of which a few a month
// make the week 35.5 h (AML §10-4(4), practice).
func (k *Kind) dark() bool {
	for _, may := range k.may {
		for _, shift := range may {
			if s := k.span.shifts[shift]; s.Start+s.Length() > 20*ward.Hour {
				return true
			}
		}
	}
	return false
}

// add takes a line into the program, and gives the one that is there; fresh tells
// whether it was not.
func (l *Lines) add(n *column) (_ *column, fresh bool) {
	if l.form == averaged {
		n.line = earliest(n.line)
	}
	key := fmt.Sprint(n.group.row, " ", n.size, " ", n.line)
	if known := l.known[key]; known != nil {
		return known, false
	}
	l.known[key] = n
	cost, entries := l.worth(n.group, fit{n.units, n.size})
	heads := map[lp.Row]float64{}
	for day, shift := range n.line {
		if shift >= 0 {
			for _, r := range n.group.kind.needs[duty{day, int(shift)}] {
				heads[r] += n.group.kind.part
			}
		}
	}
	for _, r := range slices.Sorted(maps.Keys(heads)) {
		entries = append(entries, lp.Entry{Row: r, Coef: heads[r]})
	}
	n.at = l.model.AddCol(0, float64(len(n.group.people)), cost+unevenLine*l.rng.Float64(), entries...)
	l.columns = append(l.columns, n)
	return n, true
}

// Made is every line made so far; those of people alike are the first one's.
func (l *Lines) Made() []rota.Line {
	var out []rota.Line
	for _, n := range l.columns {
		out = append(out, l.laid(n.group.people[0], n))
	}
	return out
}

// Know takes lines into the program that were made elsewhere for its people by
// the same rules. Those of duties or hours that nobody may have here are left.
func (l *Lines) Know(lines []rota.Line) {
	groups := map[string]*postGroup{}
	for _, g := range l.groups {
		for _, p := range g.people {
			groups[p.ID] = g
		}
	}
	for _, line := range lines {
		if g := groups[line.Person]; g != nil {
			if n := l.column(g, line); n != nil {
				l.add(n)
			}
		}
	}
}

// column is a line as the program has it; nil where nobody of the group may have
// its duties or hours.
func (l *Lines) column(g *postGroup, line rota.Line) *column {
	k := g.kind
	n := &column{group: g, size: line.Size, line: slices.Repeat([]int8{Off}, k.span.days)}
	for _, d := range line.Duties {
		day := d.Day % k.span.days
		shift := slices.IndexFunc(k.may[day], func(shift int) bool { return k.span.shifts[shift].Code == d.Shift })
		if shift < 0 {
			return nil
		}
		shift = k.may[day][shift]
		if n.line[day] = int8(shift); d.Day < k.span.days {
			n.units += k.span.paid[day][shift] / k.unit
		}
	}
	if len(l.laid(g.people[0], n).Duties) != len(line.Duties) { // it does not come again so soon
		return nil
	}
	f := fit{n.units, n.size}
	if !g.offers(f) {
		return nil
	}
	return n
}

// rota lays out the lines a dive has settled on, and names those whose lines
// are loose. Who of those alike gets which line is arbitrary; people without
// one have no duties.
func (l *Lines) rota() (out *rota.Rota, loose []string) {
	out = l.empty()
	given := map[*postGroup]int{}
	for _, n := range l.columns {
		for i := range n.held {
			p := n.group.people[given[n.group]]
			given[n.group]++
			if i >= n.held-n.loose {
				loose = append(loose, p.ID)
			}
			out.Lines = append(out.Lines, l.laid(p, n))
		}
	}
	for _, g := range l.groups {
		for _, p := range g.people[given[g]:] {
			out.Lines = append(out.Lines, without(p))
		}
	}
	out.Sort()
	slices.Sort(loose)
	return out, loose
}

func (l *Lines) empty() *rota.Rota {
	return &rota.Rota{Ward: l.c.Ward.Name, Model: l.c.Model.ID, Run: l.c.Run, Start: l.c.Dates.Start, Weeks: l.c.Dates.Weeks}
}

// laid is a person's line as a rota has it.
func (l *Lines) laid(p *ward.Person, n *column) rota.Line {
	line := rota.Line{Person: p.ID, Size: n.size}
	for day := range l.c.Dates.Days() {
		if shift := n.line[day%len(n.line)]; shift >= 0 {
			line.Duties = append(line.Duties, rota.Duty{Day: day, Shift: l.span.shifts[shift].Code})
		}
	}
	return line
}

// without is the line of a person who has none.
func without(p *ward.Person) rota.Line {
	line := rota.Line{Person: p.ID}
	if !p.Optional() {
		line.Size = *p.Size.Min
	}
	return line
}
