package search

import (
	"context"
	"slices"
	"sync"
	"time"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// BaseRota is the Unit of events about the base rota of a long calendar.
const BaseRota = "*base"

// A calendar of so many weeks is laid out from a base rota, and of so many
// duties that may be (people, days and shift types) it is never one model.
const (
	longFrom = 20
	vast     = 50_000
)

func (e *engine) long() bool { return !e.c.Dates.Rolling && e.c.Dates.Weeks >= longFrom }

func (e *engine) vast() bool {
	return e.long() && len(e.c.People)*e.c.Dates.Days()*len(e.c.Shifts) >= vast
}

// overYear begins a long calendar rota: a rolling base rota is laid out over the
// dates, and the lines that do not go there are mended, a few at a time. A rota
// given to start from takes the base rota's place. It tells whether the search
// was worked through so, which it is where no model holds all of it.
func (e *engine) overYear(ctx context.Context) (done bool, err error) {
	given := e.start != nil
	if given && !e.vast() {
		return false, nil
	}
	if !given {
		if e.start, err = e.laidOut(ctx); err != nil || e.start == nil {
			return false, err
		}
	}
	cl := &climber{engine: e, bent: true}
	if err := cl.mendLines(ctx); err != nil {
		return false, err
	}
	if report, err := check.Check(e.c, e.start); err != nil || len(unfit(report)) > 0 {
		e.start = nil
		return false, err
	}
	if !e.vast() {
		return false, nil
	}
	e.out.Rota = e.start
	return true, cl.overParts(ctx)
}

// laidOut makes the base rota and lays it out; nil where there is none to be had.
func (e *engine) laidOut(ctx context.Context) (*rota.Rota, error) {
	c, err := e.c.Base()
	if err != nil {
		return nil, err
	}
	e.tell(Event{Kind: MessageEvent, Text: "base_rota"})
	o := e.o
	o.Others, o.Time = nil, e.portion(4) // others know of no base rota
	if o.Time == 0 {
		o.Time = baseFor
	}
	o.On = func(ev Event) {
		if ev.Unit == "" && ev.Kind != MessageEvent {
			ev.Unit, ev.Rota, ev.Elapsed = BaseRota, nil, time.Since(e.began)
			e.telling.Lock()
			defer e.telling.Unlock()
			e.o.On(ev)
		}
	}
	base, err := Run(ctx, c, ward.Relay(e.t, c), o)
	if err != nil || base.Rota == nil {
		return nil, err
	}
	e.out.ModelHash, e.out.Memory, e.out.Crashes, e.out.Parts = base.ModelHash, base.Memory, base.Crashes, base.Parts
	return layOut(e.c, base.Rota), nil
}

// baseFor is how long a base rota is worked on where the search has no time limit.
const baseFor = 5 * time.Minute

// layOut lays a rolling rota out over the case's dates. Days of absence are free,
// and days that are held are as they are held; whoever has no line in it has an
// empty one.
func layOut(c *ward.Case, base *rota.Rota) *rota.Rota {
	out := &rota.Rota{Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
	lines := map[string]rota.Line{}
	for _, l := range base.Lines {
		lines[l.Person] = l
	}
	for _, p := range c.People {
		from, there := lines[p.ID]
		l := rota.Line{Person: p.ID, Size: from.Size}
		if !there {
			l.Size = *p.Size.Min
		}
		for day := range c.Dates.Days() {
			codes, held := c.Held[p.ID][day]
			if !held && p.Absent(c.Dates.Date(day)) < ward.FullTime {
				codes = from.On(day % (7 * base.Weeks))
			}
			for _, code := range codes {
				l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: code})
			}
		}
		out.Lines = append(out.Lines, l)
	}
	out.Sort()
	return out
}

// unfit gives the people whose lines break what no line may.
func unfit(r *check.Report) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Person != "" && !Stands(f.Rule, true) && !slices.Contains(out, f.Person) {
			out = append(out, f.Person)
		}
	}
	return out
}

// mendLines makes the lines that break what no line may keep it: sizes as they
// are, as little broken on the whole and as few duties changed as can be.
func (cl *climber) mendLines(ctx context.Context) error {
	report, err := check.Check(cl.c, cl.start)
	if err != nil {
		return err
	}
	people := unfit(report)
	if len(people) == 0 {
		return nil
	}
	cl.tell(Event{Kind: MessageEvent, Text: "mend_lines"})
	next := make(chan []string, len(people))
	for group := range slices.Chunk(people, together) {
		next <- group
	}
	close(next)
	var mu sync.Mutex
	var wait sync.WaitGroup
	for range atOnce {
		wait.Go(func() {
			for group := range next {
				mu.Lock()
				from, over := cl.start, err != nil
				mu.Unlock()
				if over {
					return
				}
				made, failed := cl.mendThese(ctx, group, from)
				mu.Lock()
				if failed != nil {
					err = failed
				}
				cl.start = cl.replaced(made, group)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return err
}

const (
	together  = 4                // lines mended at a time
	mendMost  = 10 * time.Second // for them
	moved     = 60               // what a changed duty counts, as minutes broken
	mendQuiet = time.Second      // without news
)

// mendThese makes some people's lines anew, as near to what they are as can be;
// nil where no line of theirs is found, or the time is out.
func (cl *climber) mendThese(ctx context.Context, people []string, r *rota.Rota) (*rota.Rota, error) {
	if ctx.Err() != nil {
		return nil, nil
	}
	b := model.New(cl.c, cl.t, model.Options{Bend: true, Scope: cl.only(people, r)})
	b.HoldSizes(r)
	b.Minimize(b.Sum(model.Weighted{Weight: 1, Goal: broken.goal(b)}, model.Weighted{Weight: moved, Goal: b.Changes(r)}))
	b.Hint(r)
	found, err := cl.askWhileNews(ctx, b, cpsat.Params{Time: mendMost, Workers: 4, Seed: cl.o.Seed}, mendQuiet)
	if err != nil || found.Solution == nil {
		return nil, err
	}
	return b.Rota(found.Solution), nil
}

// replaced is the rota to start from with the lines of these people from another;
// where that is nil, with nothing in them but what is held.
func (cl *climber) replaced(with *rota.Rota, people []string) *rota.Rota {
	out := *cl.start
	out.Lines = slices.Clone(out.Lines)
	for i := range out.Lines {
		switch l := &out.Lines[i]; {
		case !slices.Contains(people, l.Person):
		case with == nil:
			l.Duties = slices.DeleteFunc(slices.Clone(l.Duties), func(d rota.Duty) bool {
				_, held := cl.c.Held[l.Person][d.Day]
				return !held
			})
		default:
			*l = with.Lines[i] // both are sorted by person
		}
	}
	return &out
}

// overParts works through the goals part by part alone, from a rota whose lines
// keep what a line is to keep. What it reaches is measured; how far anybody can
// get, flow and arithmetic say.
func (cl *climber) overParts(ctx context.Context) error {
	if err := cl.keepRules(ctx); err != nil {
		return err
	}
	if err := cl.coverParts(ctx); err != nil || cl.o.Last == 1 {
		return err
	}
	before, after := rounds(cl.c)
	stages := slices.Concat(before...)
	if cl.c.Run != ward.Plan {
		if cl.c.SmallAtMost == -1 {
			stages = append(stages, smallPosts)
		}
		stages = append(stages, fullTimePosts)
		if cl.c.Run == ward.Structure {
			stages = append(stages, stage{number: 2, part: PartShare, maximize: true})
		}
	}
	stages = append(stages, slices.Concat(after...)...)
	for i, st := range stages {
		switch st.part {
		case PartShare:
			cl.unreached(st)
			continue
		case PartPosts:
			cl.counted()
		}
		if err := cl.reachParts(ctx, st, cl.portion(len(stages)-i)); err != nil {
			return err
		}
	}
	cl.settle()
	cl.out.Status = Solved
	if ctx.Err() != nil {
		cl.out.Status = Stopped
	}
	return nil
}

// keepRules makes what the rota breaks and lacks small, and says what of the rules
// it cannot keep.
func (cl *climber) keepRules(ctx context.Context) error {
	cl.tell(Event{Kind: StageEvent, Part: PartExcess})
	if cl.c.Run != ward.Plan {
		cl.held = []hold{{fullTimePosts, int64(measure.Tiers(cl.c, cl.out.Rota).FullTime)}}
	}
	t := Tier{Value: cl.breaks(cl.out.Rota)}
	cl.known.tighten(broken, 0, byNature)
	if t.Value > 0 && ctx.Err() == nil {
		if err := cl.roam(ctx, broken, &t, cl.portion(2), nil); err != nil {
			return err
		}
	}
	left := cl.worth(excess)
	cl.bent, cl.held = left > 0, nil
	if cl.bent {
		cl.tell(Event{Kind: MessageEvent, Text: "guards_bend"})
		cl.known.forget(excess)
		return cl.reachParts(ctx, excess, cl.portion(3))
	}
	return nil
}

// coverParts is tier 1: all attributes together, and if something is missing,
// attribute by attribute.
func (cl *climber) coverParts(ctx context.Context) error {
	all := shortageSum(cl.c)
	if err := cl.reachParts(ctx, all, cl.portion(3)); err != nil {
		return err
	}
	last := len(cl.out.Tiers) - 1
	covered := cl.out.Tiers[last].Value == 0
	cl.out.Tiers, cl.held = cl.out.Tiers[:last], cl.held[:len(cl.held)-1]
	cl.covered = covered
	parts := shortages(cl.c)
	for i, st := range parts {
		if covered {
			cl.out.Tiers = append(cl.out.Tiers, Tier{Number: 1, Part: st.part, Bounded: true, By: []string{byNature}})
		} else if err := cl.reachParts(ctx, st, cl.portion(2+len(parts)-i)); err != nil {
			return err
		}
	}
	return nil
}

// reachParts makes one goal better part by part, and holds it for what follows.
// Flow is asked meanwhile: on so many dates it takes minutes to answer.
func (cl *climber) reachParts(ctx context.Context, st stage, most time.Duration) error {
	if ctx.Err() != nil && cl.unreached(st) {
		return nil
	}
	cl.tell(Event{Kind: StageEvent, Tier: st.number, Part: st.part})
	t := Tier{Number: st.number, Part: st.part, Maximize: st.maximize, Value: cl.worth(st)}
	cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
	if st.number <= 3 && !st.maximize {
		cl.known.tighten(st, 0, byNature)
	}
	if ctx.Err() == nil && !cl.known.reached(st, t.Value) {
		asked := make(chan struct{})
		go func() {
			defer close(asked)
			cl.limit(ctx, st)
		}()
		err := cl.roam(ctx, st, &t, most, nil)
		<-asked
		if err != nil {
			return err
		}
	}
	cl.known.speak(st, &t)
	cl.held = append(cl.held, hold{st, t.Value})
	cl.out.Tiers = append(cl.out.Tiers, t)
	return nil
}

// worth is what the best rota is worth in a goal.
func (cl *climber) worth(st stage) int64 {
	v, fixed := st.goal(model.New(cl.c, cl.t, model.Options{Bend: cl.bent, Scope: cl.only(nil, cl.out.Rota)})).Fixed()
	if !fixed {
		v, _ = Tier{Number: st.number, Part: st.part}.Measured(measure.Tiers(cl.c, cl.out.Rota))
	}
	return v
}
