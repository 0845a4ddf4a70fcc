package bound

import "heltid/solver/ward"

// Rule is a rule as a bound keeps it: by an Automaton, line by line, or by
// Tallies, in the mean over a group. A rule with neither is dropped.
type Rule interface{ ID() ward.Quantity }

// Shaping is a rule that shapes a line's automaton. Automaton gives nil where
// the rule is not in force for the kind.
type Shaping interface {
	Rule
	Automaton(k *Kind) Automaton
}

// Counting is a rule that bounds how much of something a line has in the
// period. A bound holds it for a group: the sum is at most heads times Most.
type Counting interface {
	Rule
	Tallies(k *Kind) []Tally
}

// Spanning is a rule that counts over weeks in a row. Flow holds it in the mean,
// by its Tallies; whole lines keep it by an automaton, nil where it is not in
// force for the kind.
type Spanning interface {
	Rule
	Line(k *Kind) Automaton
}

// Marking is an Automaton that marks some of a line's duties, to be counted.
type Marking interface {
	Automaton
	Mark(state int32, day, shift int) bool
}

// Choosy is a rule that a bound keeps only where the ward counts so; elsewhere
// it is dropped.
type Choosy interface {
	Rule
	Keeps(c ward.Counts) bool
}

// Automaton reads a line day by day. State 0 is a line without a past. A
// legal line must never be refused, wherever it starts; refusing less than the
// rule does makes the bound looser, never wrong.
type Automaton interface {
	// Step reads one day: a shift type, or Off. It gives the next state and
	// whether the line may go on.
	Step(state int32, day, shift int) (int32, bool)
}

// Off is a day without a duty.
const Off = -1

// Tally bounds a weighted count of duties over the period.
type Tally struct {
	Rule   ward.Quantity
	Weight func(day, shift int) int
	Most   int
}

// rules are those a bound keeps, by name.
var rules = []Rule{
	compensatingRest{}, dailyRest{}, dayRun{}, freeWeekend{}, longRun{}, nightRun{}, nightsPerYear{}, redDays{},
	sundaysFree{}, sundaysInRow{}, weekHours{}, weekendFrequency{}, weekendHours{}, weekendsInRow{},
	weekendsPerYear{}, weeklyRest{}, wholeWeekend{}, workCycle{},
}
