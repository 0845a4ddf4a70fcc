// Package published solves the shift-scheduling instances of Curtois and Qu
// (schedulingbenchmarks.org; T. Curtois and R. Qu, Computational results on new
// staff scheduling benchmark instances, 2014) with the solvers and the search of
// heltid, and scores rosters by a reading of the rules of its own. A ward cannot
// say them: their need is per shift type, counts a person too many, and knows
// nothing of agreements.
//
// A roster gives each person at most one shift a day. It must keep the days off,
// the successions, and each person's limits; what it costs is unmet requests and
// cover that is not as required.
package published

// Instance is one problem. Day 0 is a Monday.
type Instance struct {
	Name   string
	Hash   string // SHA-256 of the file
	Days   int
	Shifts []Shift
	Staff  []Person
	Cover  []Cover
}

// Shift is a shift type.
type Shift struct {
	ID      string
	Minutes int
	Bars    []int // shift types that must not follow on the day after
}

// Person has the limits of one line.
type Person struct {
	ID                  string
	Most                []int // shifts of each type
	MostMinutes         int
	LeastMinutes        int
	LongestRun          int // shifts on days in a row
	ShortestRun         int // and days off; neither counts for a run that
	ShortestOff         int // touches the first or the last day
	MostWeekends        int // with a shift on Saturday or Sunday
	Off                 map[int]bool
	WantedOn, WantedOff map[Duty]int // weight of each request
}

// Duty is a shift type on a day.
type Duty struct{ Day, Shift int }

// Cover is how many are required of a shift type on a day.
type Cover struct {
	Duty
	Required    int
	Under, Over int // cost of each person missing, and of each too many
}

// Free is a day without a shift.
const Free = -1

// Roster has a shift type, or Free, for each person and day.
type Roster [][]int8

// Clone copies the roster.
func (r Roster) Clone() Roster {
	out := make(Roster, len(r))
	for i, line := range r {
		out[i] = append([]int8(nil), line...)
	}
	return out
}
