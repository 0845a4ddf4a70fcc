package bound

import (
	"slices"

	"heltid/solver/ward"
)

type weeklyRest struct{}

func (weeklyRest) ID() ward.Quantity { return "weekly_rest" }

// Keeps: in weeks from Monday. A rest that must lie inside its week (mode A) is
// one that has 24 h there.
func (weeklyRest) Keeps(c ward.Counts) bool {
	return c.WeekStart == 0 && c.RestMode != ward.RestSliding
}

func (r weeklyRest) Automaton(k *Kind) Automaton {
	if !r.Keeps(k.span.counting) {
		return nil
	}
	least := k.perDay(k.atLeast, r.ID())
	if least == nil {
		return nil
	}
	w := weekAnchor{span: k.span}
	for week := range k.span.days / 7 {
		w.least = append(w.least, slices.Min(least[7*week:7*week+7]))
	}
	return w
}

// weekAnchor gives each week a rest of its own (mode B, AML §10-8(2) as F1
// days are placed): R minutes without duty that begin at a, where at least 24 h
// of it lie in the week, so Monday 00:00 - (R - 24 h) <= a <= next Monday 00:00
// - 24 h; rests of different weeks do not overlap. Weeks take the earliest rest
// they can, one after the other; if any choice serves all weeks, this one does,
// since a later choice leaves every later week less.
//
// The state is the week that waits for its rest, relative to the coming day's
// week, and how much later than its earliest possible beginning that rest can
// begin as things stand.
type weekAnchor struct {
	span  *span
	least []int // R by week, -1 none
}

const waitUnit = 1 << 16

// The waiting week as it is written in a state: this, the next, the last.
var waiting = [...]int{0, 1, -1}

func (w weekAnchor) Step(state int32, day, shift int) (int32, bool) {
	shift = w.span.atWork(shift)
	week := day/7 + waiting[state/waitUnit]
	free := w.earliest(week) + int(state%waitUnit)
	serve := func(until int) {
		for !w.done(week) && w.served(week, free, until) {
			free += w.rest(week)
			week++
			free = max(free, w.earliest(week))
		}
	}
	if shift != Off {
		serve(w.span.start[day][shift])
		free = max(free, w.span.end[day][shift])
	}
	serve(w.span.at(day + 1))
	if w.done(week) {
		return w.pack(week, day, 0), true
	}
	if w.rest(week) > 0 && free > w.latest(week) {
		return 0, false
	}
	return w.pack(week, day, free-w.earliest(week)), true
}

// served tells whether the week has its rest when the line is free from one
// moment until another. A week without a limit is over when it is over.
func (w weekAnchor) served(week, free, until int) bool {
	if w.rest(week) == 0 {
		return until >= w.monday(week+1)
	}
	return free <= w.latest(week) && free+w.rest(week) <= until
}

func (w weekAnchor) pack(week, day, late int) int32 {
	return int32(slices.Index(waiting[:], week-(day+1)/7)*waitUnit + late)
}

// done tells whether the week is past the period, where rest is free.
func (w weekAnchor) done(week int) bool { return !w.span.round && week >= len(w.least) }

func (w weekAnchor) rest(week int) int {
	if w.span.round {
		week = (week + len(w.least)) % len(w.least)
	}
	if week >= 0 && week < len(w.least) {
		return max(w.least[week], 0)
	}
	return 0
}

func (w weekAnchor) earliest(week int) int {
	return w.monday(week) - max(0, w.rest(week)-int(ward.Day))
}

func (w weekAnchor) latest(week int) int { return w.monday(week+1) - int(ward.Day) }

func (w weekAnchor) monday(week int) int {
	if w.span.round {
		return week * int(ward.Week)
	}
	return w.span.at(7 * week)
}
