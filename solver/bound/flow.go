package bound

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"heltid/solver/lp"
	"heltid/solver/ward"
)

// Flow is the flow bound of a case. For each kind of people and class of post
// it has one circulation through the kind's automaton, and rows for what the
// group has in sum: heads, hours by the norm, weekends, cover, budget and
// guards; and a weekend has a whole number of people at work, see mixWeekends.
// Units that are alike share their columns: averaging them gives each the same.
// It is safe for use by several goroutines, one question at a time.
type Flow struct {
	Dropped  []ward.Quantity // rules in force that it leaves out
	Averaged []ward.Quantity // rules it holds for a group in the mean, not line by line

	terms      *ward.Terms
	runner     *lp.Runner
	span       *span
	attributes []string // rarest first, total last
	kinds      []*Kind  // of one of each units that are alike
	copies     map[string]int64
	like       map[string]string // by unit: the one of those that are alike
	groups     []*group

	mu           sync.Mutex
	program      *program
	hash         string            // of the program
	short, under map[string][]term // person-minutes below floor and target, by attribute
	floors       []floor
	shortRow     map[string]lp.Row
	fullRow      lp.Row
	smallRow     lp.Row
	fulls        []term // full-time posts
	posts        []term
	smalls       []term // small posts that count
	rows         flowRows
}

// flowRows are those whose prices whole lines begin from.
type flowRows struct {
	needs            map[string]lp.Row // by what the row asks for; see covering.name
	budget, educated scaledRow
	share            scaledRow
	credit, awake    map[string]scaledRow // by person
}

// A floor is need and what the rota lacks of it, in minutes.
type floor struct {
	*covering
	missing []term
}

// A scaledRow is a row and what its numbers were divided by.
type scaledRow struct {
	row lp.Row
	by  float64 // 0: there is none
}

// group is a kind's posts of one class.
type group struct {
	kind   *Kind
	class  class
	copies int64
	heads  lp.Col
	smalls []lp.Col // of the heads, those of small posts that count
	hours  lp.Col
	size   lp.Col // sum of sizes, hundredths of a percent
	duty   map[duty][]lp.Col

	weekends []lp.Col // how many work each weekend; see weekendsOf
}

// NewFlow builds the bound. It fails where the rules of a line, multiplied,
// have too many states to lay out.
func NewFlow(c *ward.Case, t *ward.Terms, r *lp.Runner) (*Flow, error) {
	f := &Flow{
		terms: t, runner: r, span: newSpan(c), program: newProgram(),
		short: map[string][]term{}, under: map[string][]term{}, shortRow: map[string]lp.Row{},
		rows: flowRows{needs: map[string]lp.Row{}, credit: map[string]scaledRow{}, awake: map[string]scaledRow{}},
	}
	f.attributes = c.Scarce()
	f.merge(kinds(c, t, f.span, f.attributes))
	lines := map[string]*automaton{}
	for _, k := range f.kinds {
		if lines[k.alike] == nil {
			a, err := newAutomaton(k, rules...)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", k.People[0].ID, err)
			}
			lines[k.alike] = a
		}
		k.line = lines[k.alike]
	}
	for _, k := range f.kinds {
		f.people(k)
	}
	f.cover()
	f.mixWeekends()
	f.budget()
	f.educated()
	f.fullRow = f.program.held("full time", f.fulls...)
	f.smallRow = f.program.held("small posts", f.smalls...)
	for _, who := range f.attributes {
		f.shortRow[who] = f.program.held("shortage "+who, f.short[who]...)
	}
	f.Dropped, f.Averaged = leftOut(c, t)
	f.hash = f.program.hash()
	return f, f.program.model.Err()
}

// Close ends the solver process that answers questions, if one was started.
func (f *Flow) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.program.close()
}

// merge keeps one of each units that are alike in people and need.
func (f *Flow) merge(all []*Kind) {
	c := f.terms.Case
	looks := map[string][]string{"": {}}
	for _, k := range all {
		looks[k.Unit] = append(looks[k.Unit], fmt.Sprint(k.alike, "\x00", sizesOf(k)))
	}
	needs := map[string]*strings.Builder{}
	for _, d := range c.Demands() {
		if looks[d.Unit] == nil {
			looks[d.Unit] = []string{}
		}
		if needs[d.Unit] == nil {
			needs[d.Unit] = &strings.Builder{}
		}
		unit := d.Unit
		d.Unit = ""
		fmt.Fprint(needs[unit], d)
	}
	f.copies, f.like = map[string]int64{}, map[string]string{}
	first := map[string]string{}
	units := make([]string, 0, len(looks))
	for u := range looks {
		units = append(units, u)
	}
	slices.Sort(units)
	for _, u := range units {
		slices.Sort(looks[u])
		sig := strings.Join(looks[u], "\x01")
		if b := needs[u]; b != nil {
			sig += "\x02" + b.String()
		}
		if u == "" { // its need is met by everybody
			sig += "\x03"
		}
		if c.Shared() { // people of one may be in the other
			sig += "\x04" + u
		}
		if _, ok := first[sig]; !ok {
			first[sig] = u
		}
		f.copies[first[sig]]++
		f.like[u] = first[sig]
	}
	for _, k := range all {
		if f.copies[k.Unit] > 0 {
			f.kinds = append(f.kinds, k)
		}
	}
}
