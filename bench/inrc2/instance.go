// Package inrc2 solves instances of the Second International Nurse Rostering
// Competition as a static problem: all weeks are known at once. The rules are
// those of S. Ceschia, N. Dang, P. De Causmaecker, S. Haspeslagh and A. Schaerf,
// The Second International Nurse Rostering Competition (2015; Annals of
// Operations Research 274, 2019), with their weights.
//
// A roster gives each nurse at most one shift a day, in a skill that the nurse
// has; it fills the least cover, and keeps the successions. What it costs is the
// rest: optimal cover, runs, days off, preferences, weekends and totals.
package inrc2

// Weights of what may be broken, for each person, day or weekend off.
const (
	OptimalCover   = 30
	ShiftRun       = 15 // days in a row with one shift type
	WorkRun        = 30
	OffRun         = 30
	Preference     = 10
	WholeWeekend   = 30
	TotalShifts    = 20
	WorkedWeekends = 30
)

// Instance is one problem. Day 0 is a Monday.
type Instance struct {
	Name   string // set, history and weeks: n030w4_1_6-2-9-1
	Hash   string // SHA-256 of the files read, in the order read
	Days   int
	Skills []string
	Shifts []Shift
	Nurses []Nurse
	Needs  []Need
}

// Shift is a shift type.
type Shift struct {
	ID   string
	Run  Range // days in a row
	Bars []int // shift types that must not follow on the day after
}

// Range is from least to most.
type Range struct{ Least, Most int }

// Nurse is one line's limits, and what was before the first day.
type Nurse struct {
	ID     string
	Skills []int
	Contract
	History
	Refused map[Duty]bool // preferences; Any is every shift type
}

// Contract is what nurses have in common.
type Contract struct {
	Total        Range // shifts over all weeks
	Work, Off    Range // days in a row
	MostWeekends int
	Whole        bool // weekends
}

// History is where a nurse stood on the last Sunday.
type History struct {
	Shifts, Weekends int // counted already
	Last             int // shift type, or Free
	LastRun          int // days of that in a row
	WorkRun, OffRun  int
}

// Duty is a shift type on a day.
type Duty struct{ Day, Shift int }

// Need is cover of one skill in a shift type on a day.
type Need struct {
	Duty
	Skill          int
	Least, Optimal int
}

const (
	Free = -1 // a day without a shift
	Any  = -2 // every shift type
)

// Roster has an assignment for each nurse and day.
type Roster [][]Assignment

// Assignment is a shift type and the skill it is worked in; Free has none.
type Assignment struct{ Shift, Skill int8 }
