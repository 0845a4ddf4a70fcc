package search

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A diver makes a rota out of whole lines, beside the search, by a linear
// program or by turns. What it makes is near the best there can be, but some
// lines fit badly, and it knows only the rules that shape a line: the rota is
// closed before it is used.
type diver struct {
	dived
	ready chan struct{}
	over  chan struct{} // nothing is worked on any more
	end   context.CancelFunc
}

// dived is what a diver made.
type dived struct {
	rota  *rota.Rota                  // nil where none was made
	loose []string                    // people whose lines are to be made anew
	lines []rota.Line                 // made on the way there, for another linear program
	next  func(context.Context) dived // makes another; nil where there is none
}

// A maker makes rotas out of whole lines.
type maker struct {
	make  func(context.Context) dived
	again bool // makes another soon
	close func()
}

// send starts a diver.
func (e *engine) send(ctx context.Context, open func(context.Context) (maker, error)) *diver {
	d := &diver{ready: make(chan struct{}), over: make(chan struct{})}
	ctx, d.end = context.WithCancel(ctx)
	go func() {
		defer close(d.over)
		ready := sync.OnceFunc(func() { close(d.ready) })
		defer ready()
		if !e.room(ctx) {
			return
		}
		m, err := open(ctx)
		if err != nil {
			e.leaveRoom()
			return // CP-SAT finds rotas without
		}
		defer m.close()
		dive := func() (out dived) {
			defer e.leaveRoom()
			if out = m.make(ctx); out.rota != nil {
				out.rota, out.loose = e.pruned(out.rota, out.loose)
			}
			return out
		}
		d.dived = dive()
		if d.rota == nil || !m.again {
			return
		}
		wanted := make(chan chan dived)
		d.next = func(ctx context.Context) dived { return d.ask(ctx, wanted) }
		ready()
		for {
			select {
			case answer := <-wanted:
				if !e.room(ctx) {
					return
				}
				again := dive()
				again.next = d.next
				answer <- again
			case <-ctx.Done():
				return
			}
		}
	}()
	return d
}

// ask has the diver make another rota; it makes none where ctx or the diver ends
// first.
func (d *diver) ask(ctx context.Context, wanted chan<- chan dived) dived {
	answer := make(chan dived, 1)
	select {
	case wanted <- answer:
	case <-d.over:
		return dived{}
	case <-ctx.Done():
		return dived{}
	}
	select {
	case out := <-answer:
		return out
	case <-d.over:
		return dived{}
	case <-ctx.Done():
		return dived{}
	}
}

// room waits for a place among the divers at work.
func (e *engine) room(ctx context.Context) bool {
	if e.slots == nil {
		return ctx.Err() == nil
	}
	select {
	case e.slots <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (e *engine) leaveRoom() {
	if e.slots != nil {
		<-e.slots
	}
}

// whole states the program of whole lines for a diver.
func (e *engine) whole(ctx context.Context, number int) (*bound.Lines, error) {
	state := bound.NewRepeatedLines
	if entire(number) {
		state = bound.NewLines
	}
	l, err := state(ctx, e.c, e.t, e.o.LP, uint64(e.o.Seed+number))
	if err != nil {
		return nil, err
	}
	l.Know(e.lines)
	if e.o.Others != nil {
		l.Share(func(ctx context.Context, next func() []byte, done func([]byte)) {
			e.o.Others.Price(ctx, e.part, next, done)
		}, trip)
	}
	return l, nil
}

// entire tells whether a diver's lines are as long as the period: that takes
// longer, and may find what those miss that come again.
func entire(number int) bool { return number%2 == 1 }

// trip is how long others that are asked for lines take to hear of it and to be
// heard, through a database and beside their work.
const trip = 200 * time.Millisecond

// sendDiver starts a diver with a linear program; those of other numbers find
// other rotas.
func (e *engine) sendDiver(ctx context.Context, number int) {
	e.diver.recall()
	e.diver = nil
	if e.o.LP == nil {
		return
	}
	e.diver = e.send(ctx, func(ctx context.Context) (maker, error) { return e.dives(ctx, number) })
}

// dives makes rotas by a linear program of every day, or, where lines of a
// rolling rota come again too late for that to be soon done, of a week.
func (e *engine) dives(ctx context.Context, number int) (maker, error) {
	if e.c.Dates.Rolling {
		if weeks, err := e.comeAgain(number); err != nil {
			return maker{}, err
		} else if weeks > soon {
			return e.rolls(ctx, number)
		}
	}
	l, err := e.whole(ctx, number)
	if err != nil {
		return maker{}, err
	}
	return maker{again: true, close: l.Close, make: func(ctx context.Context) dived {
		made, loose, err := l.Dive(ctx, loosened)
		if err != nil {
			return dived{}
		}
		return dived{rota: made, loose: loose}
	}}, nil
}

// comeAgain is after how many weeks all of a diver's lines do.
func (e *engine) comeAgain(number int) (int, error) {
	if entire(number) {
		return e.c.Dates.Weeks, nil
	}
	return bound.Weeks(e.c, e.t)
}

// soon is in how many weeks lines come again whose program takes some seconds.
const soon = 6

// rolls makes them by one of an averaged week, and by turns.
func (e *engine) rolls(ctx context.Context, number int) (maker, error) {
	l, err := bound.NewRolling(ctx, e.c, e.t, e.o.LP, uint64(e.o.Seed+number))
	if err != nil {
		return maker{}, err
	}
	return maker{close: l.Close, make: func(ctx context.Context) dived { return e.mended(ctx, false, l.Make) }}, nil
}

// taken makes one by turns alone, after a while.
func (e *engine) taken(ctx context.Context, after time.Duration) (maker, error) {
	l, err := e.whole(ctx, 0)
	if err != nil {
		return maker{}, err
	}
	return maker{close: l.Close, make: func(ctx context.Context) dived {
		select {
		case <-time.After(after):
		case <-ctx.Done():
		}
		out := e.mended(ctx, true, func(ctx context.Context, better func(bool)) (*rota.Rota, []string, error) {
			made, loose := l.Mend(ctx, better)
			return made, loose, nil
		})
		out.lines = l.Made()
		return out
	}}, nil
}

// sendTurns starts one by turns. In a calendar rota it is after a while: where
// everybody is different, or lines are long, the linear program of every day
// takes minutes, and the first rota is to be there before.
func (e *engine) sendTurns(ctx context.Context) {
	if e.o.LP == nil {
		return
	}
	if e.c.Dates.Rolling {
		e.turns = e.send(ctx, func(ctx context.Context) (maker, error) { return e.rolls(ctx, 0) })
		return
	}
	after := headStart
	if half := e.portion(2); half > 0 {
		after = min(after, half)
	}
	e.turns = e.send(ctx, func(ctx context.Context) (maker, error) { return e.taken(ctx, after) })
}

// headStart is how long the linear program has before turns are taken beside it.
const headStart = 10 * time.Second

// mended is the rota that people taking turns come to, once it is whole, has got
// no better for a while, or the time for it is out; where another diver is at work
// beside, once it gets better but slowly.
func (e *engine) mended(ctx context.Context, beside bool, take func(context.Context, func(bool)) (*rota.Rota, []string, error)) dived {
	most := e.portion(6)
	if most == 0 {
		most = closeFor
	}
	if beside {
		most = min(most, mendFor)
	}
	turns, cancel := context.WithCancel(ctx)
	defer cancel()
	var began time.Time // with a line for everybody
	var end *time.Timer
	made, loose, err := take(turns, func(whole bool) {
		if end == nil {
			began = time.Now()
			end = time.AfterFunc(min(mendFor, most), cancel)
		}
		if whole {
			cancel()
			return
		}
		gone, wait := time.Since(began), mendFor
		if beside {
			wait = slowly + gone/2
		}
		end.Reset(min(wait, most-gone))
	})
	if end != nil {
		end.Stop()
	}
	if err != nil || ctx.Err() != nil {
		return dived{}
	}
	return dived{rota: made, loose: loose}
}

const (
	mendFor = 8 * time.Second // without a better rota
	slowly  = time.Second     // where another diver is at work beside, and half of the time so far
)

// recall ends the diver, if it is out, and waits for it: two would share a
// processor.
func (d *diver) recall() {
	if d != nil {
		d.end()
		<-d.over
	}
}

// leave tells the diver to end, and does not wait.
func (d *diver) leave() {
	if d != nil {
		d.end()
	}
}

// home is closed once the diver is done; nil where none was sent.
func (d *diver) home() <-chan struct{} {
	if d == nil {
		return nil
	}
	return d.ready
}

// back tells whether the diver is done, or was never sent.
func (d *diver) back() bool {
	if d == nil {
		return true
	}
	select {
	case <-d.ready:
		return true
	default:
		return false
	}
}

// loosened is how many lines CP-SAT makes anew.
const loosened = 10

// pruned takes duties out of lines that break a rule which a rota being mended
// may not break, until none does: a line that lacks a duty is sooner mended than
// made anew. Where that does not help, the line is emptied. Either is loose.
func (e *engine) pruned(r *rota.Rota, loose []string) (*rota.Rota, []string) {
	rng := rand.New(rand.NewPCG(uint64(e.o.Seed), 0))
	lines := map[string]*rota.Line{}
	for i := range r.Lines {
		lines[r.Lines[i].Person] = &r.Lines[i]
	}
	loosen := func(people ...string) {
		for _, p := range people {
			if !slices.Contains(loose, p) {
				loose = append(loose, p)
			}
		}
	}
	for round := range len(r.Lines) + fewDuties {
		report, err := check.Check(e.c, r)
		if err != nil {
			return nil, nil
		}
		seen := map[string]bool{}
		for _, f := range report.Findings {
			l := lines[f.Person]
			switch {
			case l == nil && !Stands(f.Rule, false): // of the whole rota: some are to make it right
				loosen(anybody(rng, e.c, loosened-len(loose))...)
			case l != nil:
				loosen(f.Person)
			}
			if Stands(f.Rule, true) || l == nil || seen[f.Person] {
				continue
			}
			seen[f.Person] = true
			var at []int
			for i, d := range l.Duties {
				if d.Day >= f.FirstDay && d.Day <= f.LastDay || e.c.Dates.Rolling && d.Day+e.c.Dates.Days() <= f.LastDay {
					at = append(at, i)
				}
			}
			if round < fewDuties && len(at) > 0 {
				i := at[rng.IntN(len(at))]
				l.Duties = slices.Delete(l.Duties, i, i+1)
				continue
			}
			l.Duties = nil
		}
		if len(seen) == 0 {
			return r, loose
		}
	}
	return nil, nil
}

// anybody gives so many people, by chance.
func anybody(rng *rand.Rand, c *ward.Case, most int) []string {
	var out []string
	for _, i := range rng.Perm(len(c.People))[:min(max(0, most), len(c.People))] {
		out = append(out, c.People[i].ID)
	}
	return out
}

// fewDuties is how many duties are taken out of a line before it is emptied.
const fewDuties = 6

// wait waits for the diver's rota, at most so long.
func (d *diver) wait(ctx context.Context, most time.Duration) dived {
	if d == nil {
		return dived{}
	}
	if most > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, most)
		defer cancel()
	}
	select {
	case <-d.ready:
		return d.dived
	case <-ctx.Done():
		return dived{}
	}
}

// diveAndAim goes for full-time posts by turns: a diver's rota, closed, and
// straight for the limit, which no diver takes a processor from. How long
// either takes varies much from one to the next.
func (cl *climber) diveAndAim(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * aimFor
	}
	end := time.Now().Add(most)
	for n, try := 1, firstTry; ; n, try = n+1, try+try/4 {
		if err := cl.surface(ctx, st, t, min(try, remaining(end))); err != nil {
			return err
		}
		if err := cl.aim(ctx, st, t, min(2*try, remaining(end))); err != nil {
			return err
		}
		if cl.known.reached(st, t.Value) || !time.Now().Before(end) || ctx.Err() != nil {
			cl.diver.recall()
			return nil
		}
		if cl.diver.back() {
			cl.sendDiver(ctx, n)
		}
	}
}

// surface takes the diver's rota where it can be closed with more full-time
// posts than the best one has.
func (cl *climber) surface(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	end := time.Now().Add(most)
	from := cl.diver.wait(ctx, most)
	if from.rota == nil {
		return nil
	}
	left := time.Duration(0)
	if most > 0 {
		left = remaining(end)
	}
	ok, err := cl.close(ctx, from, t.Value+1, left, nil)
	if !ok || err != nil {
		return err
	}
	t.Value = cl.goals[st.key()].Value(cl.solution)
	cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
	return nil
}
