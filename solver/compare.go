package solver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// CompareRequest asks what several rota models give one ward with one need.
type CompareRequest struct {
	Ward    *ward.Ward
	Models  []string      // rota models of the ward or the library, 2 to 8; the first is what the others are held against; empty: all it has
	Runs    []ward.Run    // empty: from today where people work in the ward, and structure
	Time    time.Duration // for the whole comparison, shared equally; 0: until everything is proven
	Workers int
	Seed    int
	Library string
	Memory  int64
	SaveDir string
	On      func(CompareEvent)
	With    []variant.Choice // what is decided about the ward besides

	AsIfAgreed bool // plan each model as if what it needs and lacks were agreed
	Expert     bool // rota models for experts may be planned

	Others func(*ward.Case) search.Others // who improves parts of the rotas beside the searches, by the case; nil: nobody

	Slice   time.Duration // it is put aside when it has been worked on for so long; 0: never
	Journal *Journal      // of a comparison that was put aside, asked with all else alike; nil: it begins
}

// Check says what is wrong with the request, before anything is searched.
func (q CompareRequest) Check() error {
	_, err := newComparison(q)
	return err
}

// Fewest and most models of a comparison. More would not fit on a page that
// people read together.
const (
	fewestModels = 2
	mostModels   = 8
)

// A ModelCountError says that so many models make no comparison.
type ModelCountError struct{ Fewest, Most, Asked int }

func (e *ModelCountError) Error() string {
	return fmt.Sprintf("a comparison takes %d to %d rota models, not %d", e.Fewest, e.Most, e.Asked)
}

// CompareEvent tells how a comparison goes on.
type CompareEvent struct {
	Case    *ward.Case
	N       int           // which search, from 1
	Elapsed time.Duration // of the comparison
	Search  search.Event  // of the search; its Elapsed is the search's own
}

// Comparison is what several rota models give the same ward.
type Comparison struct {
	Ward    *ward.Ward       // as asked, with those of the models that are the library's
	Models  []ward.RotaModel // as asked
	Runs    []ward.Run
	Entries []*Entry      // model by model, and for each model run by run
	Short   []Extra       // what the time did not suffice for all of
	Stopped bool          // it was ended before its time
	Time    time.Duration // that was to be shared
	Elapsed time.Duration
	With    []variant.Made // what was decided about the ward
	Origin  rota.Origin
	Journal *Journal // to go on from
	Aside   bool     // it was put aside, and is not done
}

// Entry is one model in one run.
type Entry struct {
	Model      ward.RotaModel
	Run        ward.Run
	Case       *ward.Case
	Reach      explain.Limit    // how far any rota gets, by flow
	Reached    bool             // Reach is known
	Exact      *explain.Limit   // how far with no tolerance at all: planned hours as large as the post; nil where it is not known
	Result     *Result          // nil where it was not searched, or failed
	Err        error            // why it failed
	Willing    *Entry           // the model where all who could volunteer have said yes; nil where all have, or nobody is asked
	Volunteers []VolunteerGroup // whom that takes
	Gain       *Gain            // what its gain over the first model comes from; nil for that model and where it is not known
	Equal      *Equal           // the model at the first one's weekend hours; nil for the first, in other runs than its rota's, and where that is not known
	Switches   []Switch         // what each thing decided gives alone
	Fewer      []*Result        // at one and two fewer full-time posts than found

	limit   int // of full-time posts, the lowest that any search has proven
	limited bool
}

// Of gives the entry of a model and a run, nil where there is none.
func (c *Comparison) Of(model string, run ward.Run) *Entry {
	for _, e := range c.Entries {
		if e.Model.ID == model && e.Run == run {
			return e
		}
	}
	return nil
}

// Compare makes a rota for each model and run. First each has its limit worked
// out, then each is searched for an equal part of the time, or until it is
// proven. When the time is out or ctx ends, what has been found is kept. A model
// that fails fails alone; the error is of the request.
func Compare(ctx context.Context, q CompareRequest) (*Comparison, error) {
	out, err := newComparison(q)
	if err != nil {
		return nil, err
	}
	if q.On == nil {
		q.On = func(CompareEvent) {}
	}
	now := time.Now()
	if out.Journal = q.Journal; out.Journal == nil {
		out.Journal = &Journal{Reaches: map[string]explain.Limit{}}
	}
	library, err := cpsat.Library(q.Library)
	if err != nil {
		return nil, err
	}
	m := &comparing{q: q, Comparison: out, began: now.Add(-out.Journal.Spent), flow: &lp.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}}
	asked := ctx
	if q.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, m.began.Add(q.Time))
		defer cancel()
	}
	if q.Slice > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, now.Add(out.Journal.length(q.Slice)))
		defer cancel()
	}
	m.reaches(ctx)
	m.searches(ctx)
	m.equals(ctx)
	m.limits(ctx)
	m.willing(ctx)
	m.fewer(ctx)
	out.Stopped = asked.Err() != nil
	out.Aside = !out.Stopped && m.cut(ctx)
	out.Elapsed = time.Since(m.began)
	out.Journal.Spent = out.Elapsed
	return out, nil
}

// comparing is a comparison under way.
type comparing struct {
	q CompareRequest
	*Comparison
	flow  *lp.Runner
	began time.Time // had it gone on without a break
	done  int       // searches begun
	parts int       // of the time, that were set apart
}

// cut tells whether the comparison is ended before its time, to go on later or
// because it was stopped.
func (m *comparing) cut(ctx context.Context) bool {
	return ctx.Err() != nil && (m.Time == 0 || time.Since(m.began) < m.Time)
}

func newComparison(q CompareRequest) (*Comparison, error) {
	hash, err := InputHash(q.Ward)
	if err != nil {
		return nil, err
	}
	out := &Comparison{Runs: q.Runs, Time: q.Time,
		Origin: rota.Origin{Engine: Version, RuleSet: rule.SetVersion, InputHash: hash, Seed: q.Seed}}
	out.Ward, out.With = variant.Apply(q.Ward, q.With)
	for _, choice := range q.With {
		out.Origin.With = append(out.Origin.With, choice.String())
	}
	if len(out.Runs) == 0 {
		out.Runs = []ward.Run{ward.Structure}
		if len(q.Ward.People) > 0 {
			out.Runs = []ward.Run{ward.FromToday, ward.Structure}
		}
	}
	models := q.Models
	if len(models) == 0 {
		for _, m := range q.Ward.Models {
			models = append(models, m.ID)
		}
	}
	if n := len(models); n < fewestModels || n > mostModels {
		return nil, &ModelCountError{Fewest: fewestModels, Most: mostModels, Asked: n}
	}
	for i, id := range models {
		if slices.Contains(models[:i], id) {
			return nil, fmt.Errorf("rota model %q is named twice", id)
		}
		with, m, err := out.Ward.Named(id)
		if err != nil {
			return nil, err
		}
		out.Ward, out.Models = with, append(out.Models, *m)
	}
	for _, m := range out.Models {
		for _, run := range out.Runs {
			c, _, err := Request{Ward: out.Ward, Model: m.ID, Run: run, AsIfAgreed: q.AsIfAgreed, Expert: q.Expert}.Case()
			if err != nil {
				return nil, err
			}
			out.Ward = c.Ward // with what is there only as if, for this model
			out.Entries = append(out.Entries, &Entry{Model: m, Run: run, Case: c})
		}
	}
	return out, nil
}

// Parts of the time that is left when they begin, in per cent: a first rota of
// each model, better ones, the rotas at equal weekend hours, what flow can tell
// besides, and the rotas with all who could volunteering. Rotas with fewer
// full-time posts have the rest.
const (
	forFirst   = 45
	forBetter  = 55
	forEquals  = 30
	forLimits  = 30
	forWilling = 50
)

// reaches works out how far each model can get at all. What cannot be worked
// out in time stays unknown.
func (m *comparing) reaches(ctx context.Context) {
	for _, e := range m.Entries {
		e.Reach, e.Reached, e.Err = m.reach(ctx, e.Case)
	}
}

// limits works out what else flow can tell, in a part of the time: what the
// gains come from, what each thing decided gives, and the reach without any
// tolerance.
func (m *comparing) limits(ctx context.Context) {
	if share := m.part(ctx, forLimits)(1); share > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, share)
		defer cancel()
	}
	m.gains(ctx)
	for _, e := range m.Entries {
		e.Switches = Request{Ward: m.q.Ward, Model: e.Model.ID, Run: e.Run, With: m.q.With, AsIfAgreed: m.q.AsIfAgreed, Expert: m.q.Expert}.switches(func(c *ward.Case) (explain.Limit, bool) {
			out, ok, _ := m.reach(ctx, c)
			return out, ok
		})
		if e.Result != nil {
			e.Result.Switches = e.Switches
		}
		e.Exact = m.exact(ctx, e)
		if ctx.Err() == nil {
			continue
		}
		if slices.ContainsFunc(e.Switches, func(s Switch) bool { return !s.Known }) {
			m.short(ExtraDecided)
		}
		if e.Exact == nil {
			m.short(ExtraExact)
		}
	}
}

// exact is the reach where no hours may be owed.
func (m *comparing) exact(ctx context.Context, e *Entry) *explain.Limit {
	w := *e.Case.Ward
	w.Tolerance = &ward.Tolerance{HoursPerYear: new(ward.Minutes)}
	remodel(&w, func(m *ward.RotaModel) { m.Tolerance = nil })
	c, err := w.Case(e.Model.ID, e.Run)
	if err != nil {
		return nil
	}
	if out, ok, _ := m.reach(ctx, c); ok {
		return &out
	}
	return nil
}

// reach asks flow how far any rota of the case gets; false where it does not
// say. The error is one that time cannot mend.
func (m *comparing) reach(ctx context.Context, c *ward.Case) (explain.Limit, bool, error) {
	key := reachKey(c)
	if out, ok := m.Journal.Reaches[key]; ok {
		return out, true, nil
	}
	out, err := explain.Reach(ctx, c, m.flow)
	if ctx.Err() != nil || errors.Is(err, bound.ErrUndecided) {
		return out, false, nil
	}
	if err == nil {
		m.Journal.Reaches[key] = out
	}
	return out, err == nil, err
}

// searches gives each entry the same time, in two rounds. The first is for a
// rota of each that covers the need, from today before anew and model by model,
// so that what one finds another may begin from; one that has to look for its
// own may take some of the time of those that need not. The second makes up for
// that. What those that are done early leave goes to those that are not.
func (m *comparing) searches(ctx context.Context) {
	if m.Time == 0 {
		for _, e := range m.Entries {
			m.seek(ctx, e, rotaOnly, 0)
		}
		return
	}
	left := m.part(ctx, forFirst)
	used := map[*Entry]time.Duration{}
	seek := func(e *Entry, how extent, most time.Duration) {
		used[e] += m.seek(ctx, e, how, max(most, time.Second))
	}
	open := slices.DeleteFunc(slices.Clone(m.Entries), func(e *Entry) bool { return e.Err != nil || e.Standing().Decided() })
	slices.SortStableFunc(open, func(a, b *Entry) int { return slices.Index(m.Runs, a.Run) - slices.Index(m.Runs, b.Run) })
	for i, e := range open {
		seek(e, coverOnly, advance*left(len(open)-i-1+advance))
	}
	left = m.part(ctx, forBetter)
	open = slices.DeleteFunc(open, func(e *Entry) bool { return e.Err != nil || e.Standing().Decided() })
	for i, e := range open {
		level := left(1)
		for _, o := range open[i:] {
			level += used[o]
		}
		seek(e, rotaOnly, level/time.Duration(len(open)-i)-used[e])
	}
}

// advance is how many times its equal part a first rota may take.
const advance = 3

// seek looks for a better rota of an entry than it has, from the best there is:
// one of another entry that keeps its rules, or its own. It says how long that
// took.
func (m *comparing) seek(ctx context.Context, e *Entry, how extent, most time.Duration) (took time.Duration) {
	if e.Err != nil {
		return 0
	}
	start := m.start(e)
	if start == nil && e.Result != nil {
		start = e.Result.Rota
	}
	q := m.question(e)
	q.Time, q.Start, q.extent = most, start, how
	if m.q.Others != nil {
		q.Others = m.q.Others(e.Case)
	}
	r, took, err := m.search(ctx, q)
	if err != nil {
		e.Err = err
		return took
	}
	e.take(r)
	return took
}

// question asks for a rota of an entry.
func (c *Comparison) question(e *Entry) Request {
	return Request{Ward: c.Ward, Model: e.Model.ID, Run: e.Run}
}

// Case is what the comparison searches for a model and run, to those who improve
// parts of its rotas.
func (q CompareRequest) Case(model string, run ward.Run) (*ward.Case, error) {
	c, err := newComparison(q)
	if err != nil {
		return nil, err
	}
	e := c.Of(model, run)
	if e == nil {
		return nil, fmt.Errorf("the comparison has no rota model %q with run %s", model, run)
	}
	of := c.question(e)
	of.Expert = q.Expert
	out, _, err := of.Case()
	return out, err
}

// search makes one rota, or takes the one the journal has, and goes on with one
// that was put aside. One that does not hold before the checker is an error, and
// none is begun after the end.
func (m *comparing) search(ctx context.Context, q Request) (*Result, time.Duration, error) {
	c, err := q.Ward.Case(q.Model, q.Run)
	if err != nil {
		return nil, 0, err
	}
	q.Workers, q.Seed, q.Library, q.Memory, q.SaveDir, q.Expert = m.q.Workers, m.q.Seed, m.q.Library, m.q.Memory, m.q.SaveDir, m.q.Expert
	var r *Result
	var before Searched
	under := m.done < len(m.Journal.Searches)
	if under {
		before = m.Journal.Searches[m.done]
		if r, err = before.result(q); err != nil {
			return nil, 0, err
		}
	}
	if under && before.Slices == 0 || ctx.Err() != nil {
		if under {
			m.done++
			m.from(r)
		}
		return r, before.Took, nil
	}
	m.done++
	n, began := m.done, time.Now()
	q.On = func(ev search.Event) {
		m.q.On(CompareEvent{Case: c, N: n, Elapsed: time.Since(m.began), Search: ev})
	}
	if under {
		q.Seed += before.Slices
		if r.Rota != nil {
			q.Start = r.Rota
		}
		if q.Time > 0 {
			q.Time = max(q.Time-before.Took, time.Second)
		}
	}
	if r, err = Solve(ctx, q); err != nil {
		return nil, 0, err
	}
	if under {
		r.Tiers = search.Carry(r.Tiers, before.Tiers)
	}
	now := searched(r, before.Took+time.Since(began))
	if m.cut(ctx) {
		now.Slices = before.Slices + 1
	}
	m.Journal.Searches = append(m.Journal.Searches[:n-1], now)
	m.from(r)
	return r, now.Took, nil
}

// from says in a result what it comes from: the ward as it was given.
func (m *comparing) from(r *Result) {
	r.Origin.InputHash, r.Origin.With = m.Origin.InputHash, m.Origin.With
}

// part sets a part of the time left apart. The function it gives shares what
// remains of it between so many; 0 where there is no end.
func (m *comparing) part(ctx context.Context, percent int) func(among int) time.Duration {
	if m.Time == 0 {
		return func(int) time.Duration { return 0 }
	}
	spent := time.Since(m.began)
	end := spent + (m.Time-spent)*time.Duration(percent)/100
	switch {
	case m.parts < len(m.Journal.Parts):
		end = m.Journal.Parts[m.parts]
	case ctx.Err() == nil:
		m.Journal.Parts = append(m.Journal.Parts, end)
	}
	m.parts++
	return func(among int) time.Duration {
		return max((end-time.Since(m.began))/time.Duration(among), time.Second)
	}
}
