package check

import (
	"slices"

	"heltid/solver/ward"
)

// backwardRotation: days with an earlier kind of duty than the day before
// (evening to day, night to evening), in each four weeks.
type backwardRotation struct{}

func (backwardRotation) ID() ward.Quantity { return "backward_rotation" }

func (r backwardRotation) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.inFourWeeks(r.ID(), t, l.BackwardDays(), emit)
}

// BackwardDays gives the days that begin with an earlier kind of duty than the
// day before ended with.
func (l *Line) BackwardDays() []int {
	var out []int
	for day := range l.days {
		before, now := l.on(day-1), l.on(day)
		if len(before) > 0 && len(now) > 0 && turn(now[0]) < turn(before[len(before)-1]) {
			out = append(out, day)
		}
	}
	return out
}

// turn is a duty's place in the round from day to evening to night.
func turn(d *duty) int {
	return slices.Index([]string{ward.EveningShift, ward.NightShift}, d.shift.Kind())
}
