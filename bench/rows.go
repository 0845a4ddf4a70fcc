package main

import (
	"context"
	"fmt"
	"time"

	"heltid/bench/peers/timefold"
	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// A row is one number: what is aimed at on two cores, and how it is measured.
type row struct {
	name, aim string
	run       func(context.Context, settings) (string, error)
}

type settings struct {
	program string
	seed    int
	workers int
	peers   bool    // run others on the same instance too
	full    bool    // search wards for hours
	record  *record // to fill in

	timefold *timefold.Peer // nil where Java or Maven is absent
}

var rows = append([]row{
	{"traditional", "14 of 30 full time, proven, in 60 s", solve("sketch-1", "traditional", ward.Structure, 60*time.Second, fullTimeProven)},
	{"min40", "9 of 30 full time, proven, in 60 s", solve("sketch-1-min40", "traditional", ward.Structure, 60*time.Second, fullTimeProven)},
	{"long", "15 of 21 full time, proven, in 60 s", solve("sketch-1", "long_weekend", ward.Structure, 60*time.Second, fullTimeProven)},
	{"frontier", "5 7 9 10 12 14 at 0 2 4 6 8 10 small posts, in 1 s", frontier},
	{"three", "42 of 90 full time, proven, in 120 s", solve("sketch-3", "", ward.Structure, 120*time.Second, fullTimeProven)},
	{"nine", "cover in 30 s, bound 126 in 10 s, 120 of 270 in 240 s", solve("sketch-9", "", ward.Structure, 240*time.Second, fullTimeProven)},
	{"ward12a", "from today, guards on, solved in 60 s", solve("ward-12a", "", ward.FromToday, 60*time.Second, never)},
	{"ward12b", "from today, guards on, solved in 60 s", solve("ward-12b", "", ward.FromToday, 60*time.Second, never)},
	{"ward30", "from today, guards on, solved in 60 s", solve("ward-30", "", ward.FromToday, 60*time.Second, never)},
	{"ward59", "from today, guards on", solve("ward-59", "", ward.FromToday, 120*time.Second, never)},
	{"ward93", "from today under 2 GiB", solve("ward-93", "", ward.FromToday, 240*time.Second, never)},
	{"ward274", "cover in 60 s, full time within 2 % in 10 min", solve("ward-274", "", ward.FromToday, 240*time.Second, never)},
	{"ward315", "cover in 60 s, full time within 2 % in 10 min", solve("ward-315", "", ward.FromToday, 240*time.Second, never)},
	{"calendar30", "52 weeks by the calendar, full cover, checker clean", solveWard(overYear("ward-30"), "", ward.FromToday, 240*time.Second, never)},
	{"calendar315", "52 weeks by the calendar, full cover, checker clean, in 30 min, under 8 GiB", solveWard(overYear("ward-315"), "", ward.FromToday, 15*time.Minute, never)},
	{"different30", "everybody different, 12 weeks", everybodyDiffers(30, 1)},
	{"different93", "everybody different, 12 weeks", everybodyDiffers(93, 2)},
	{"different315", "everybody different, 12 weeks", everybodyDiffers(315, 3)},
	{"wishes30", "whoever gets least has at least 90 % of the most anybody could be given, in 110 s", wished("ward-30-wishes", 110*time.Second)},
	{"wishes59", "the same", wished("ward-59-wishes", 240*time.Second)},
	{"order", "seven rota models of 30 people in 5 min, every rota without a finding; what is decided is the same under three seeds", order},
	{"check", "93 people, 12 weeks, under 1 s", check(ward.Rolling, 93, 12)},
	{"year315", "315 people, 52 weeks by the calendar, under 3 s and 1 GiB", check(ward.Calendar, 315, 52)},
	{"year315", "half the people, about half of it", check(ward.Calendar, 157, 52)},
	{"year315", "half the weeks, about half of it", check(ward.Calendar, 315, 26)},
	{"startup", "under 30 ms", startup},
}, weekends()...)

// seen is what the events of a search tell of its full-time posts.
type seen struct {
	covered, found, limited time.Duration
	full, limit             int64
	hasFull, hasLimit       bool
}

func (s *seen) on(ev search.Event) {
	switch {
	case ev.Unit != "":
	case ev.Tier == 2 && ev.Part == search.PartPosts && ev.Kind == search.FoundEvent && (!s.hasFull || ev.Value > s.full):
		s.full, s.hasFull, s.found = ev.Value, true, ev.Elapsed
	case ev.Tier == 2 && ev.Part == search.PartPosts && ev.Kind == search.LimitEvent && (!s.hasLimit || ev.Bound < s.limit):
		s.limit, s.hasLimit, s.limited = ev.Bound, true, ev.Elapsed
	case s.covered > 0:
	case ev.Tier > 1, ev.Part == search.PartShortage && ev.Kind == search.FoundEvent && ev.Value == 0:
		s.covered = ev.Elapsed
	}
}

func fullTimeProven(s *seen) bool { return s.hasFull && s.hasLimit && s.full >= s.limit }

func never(*seen) bool { return false }

// solve searches until enough is seen or the time is out.
func solve(name, model string, run ward.Run, most time.Duration, enough func(*seen) bool) func(context.Context, settings) (string, error) {
	return solveWard(func() (*ward.Ward, error) { return read(name) }, model, run, most, enough)
}

// overYear is a ward over 52 weeks by the calendar. Every third weekend is 17 of
// them, a third of a weekend short of what the ward's weekends take of its people,
// so there are 18 here.
func overYear(name string) func() (*ward.Ward, error) {
	return func() (*ward.Ward, error) {
		w, err := read(name)
		if err != nil {
			return nil, err
		}
		w.Period.Weeks, w.Period.Kind = 52, ward.Calendar
		w.Models[0].Weekend = ward.WeekendRule{PerYear: 18}
		return w, nil
	}
}

// fullTimes is how many times as long a ward is searched in a full run.
const fullTimes = 10

func solveWard(open func() (*ward.Ward, error), model string, run ward.Run, most time.Duration, enough func(*seen) bool) func(context.Context, settings) (string, error) {
	return func(ctx context.Context, s settings) (string, error) {
		w, err := open()
		if err != nil {
			return "", err
		}
		hash, err := solver.InputHash(w)
		if err != nil {
			return "", err
		}
		most := most
		if s.full {
			most *= fullTimes
		}
		s.record.instance, s.record.hash, s.record.counts, s.record.higher = w.Name, hash, "full-time posts", true
		curve := s.record.start(ours)
		whole := ctx
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		var got seen
		events := make(chan search.Event)
		followed := make(chan struct{})
		go func() {
			for ev := range events {
				got.on(ev)
				curve.say(point{ev.Elapsed, got.full, got.limit, got.hasFull, got.hasLimit})
				if enough(&got) {
					cancel()
				}
			}
			close(followed)
		}()
		r, err := solver.Solve(ctx, solver.Request{
			Ward: w, Model: model, Run: run, Time: most, Seed: s.seed, Workers: s.workers,
			On: func(ev search.Event) { events <- ev },
		})
		close(events)
		<-followed
		if err != nil {
			return "", err
		}
		if r.Rota != nil { // as it was judged in the end
			curve.say(point{r.Elapsed, int64(r.Totals.FullTime), got.limit, true, got.hasLimit})
		}
		curve.memory = r.Memory
		if !s.peers {
			return tell(r, got), nil
		}
		theirs, err := plainWard(whole, r.Case, most, s.seed, s.record.start(plainCP))
		if err != nil {
			return "", err
		}
		mip, err := mixedWard(whole, r.Case, most, s.seed, s.record.start(plainMIP))
		if err != nil {
			return "", err
		}
		java, err := timefoldWard(whole, r.Case, most, s)
		return fmt.Sprintf("%s: %s; %s: %s; %s: %s%s", ours, tell(r, got), plainCP, theirs, plainMIP, mip, java), err
	}
}

func tell(r *solver.Result, got seen) string {
	if r.Rota == nil {
		return fmt.Sprintf("%s after %s", r.Status, seconds(r.Elapsed))
	}
	short, limit, proven := int64(0), "none", ""
	for _, t := range r.Tiers {
		switch {
		case t.Number == 1:
			short += t.Value
		case t.Part == search.PartPosts:
			if t.Bounded {
				limit = fmt.Sprint(t.Bound)
			}
			if t.Proven {
				proven = fmt.Sprintf(", proven by %v", t.By)
			}
		}
	}
	cover := "full cover"
	if short > 0 {
		cover = fmt.Sprintf("%d person-minutes below floor", short)
	}
	return fmt.Sprintf("%d of %d full time, limit %s%s; %s; cover %s, best %s, limit %s, in all %s; %d MiB",
		r.Totals.FullTime, r.Totals.Posts, limit, proven, cover, seconds(got.covered), seconds(got.found), seconds(got.limited),
		seconds(r.Elapsed), (r.Memory+1<<20-1)>>20)
}

func seconds(d time.Duration) string {
	if d == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func read(name string) (*ward.Ward, error) {
	data, err := fixtures.Ward(name)
	if err != nil {
		return nil, err
	}
	w, err := ward.Read(name+".yaml", data)
	if err != nil {
		return nil, err
	}
	return w, w.CheckAgreements(rule.Ladders())
}

// frontier asks the flow bound for the most full-time posts at each number of
// small posts, and times it with the making of the relaxation.
func frontier(ctx context.Context, _ settings) (string, error) {
	w, err := read("sketch-1")
	if err != nil {
		return "", err
	}
	c, err := w.Case("traditional", ward.Structure)
	if err != nil {
		return "", err
	}
	library, err := cpsat.Library("")
	if err != nil {
		return "", err
	}
	began := time.Now()
	f, err := bound.NewFlow(c, rule.Terms(c), &lp.Runner{Library: library})
	if err != nil {
		return "", err
	}
	defer f.Close()
	points, err := f.Frontier(ctx, bound.Held{}, 0, 2, 4, 6, 8, 10)
	if err != nil {
		return "", err
	}
	out := ""
	for _, p := range points {
		out += fmt.Sprintf("%d ", p.FullTime)
	}
	return fmt.Sprintf("%sin %s", out, seconds(time.Since(began))), nil
}
