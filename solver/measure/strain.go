package measure

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Strain is what of one line strains people, over the period: the figures an
// assessment of the arrangement takes (AML §10-2(1)). What NHO and Arbeidstilsynet
// advise stands with each.
type Strain struct {
	Person       string
	QuickReturns int // rests under 11 h; best none
	Backward     int // days with an earlier kind of duty than the day before; best none
	OverEight    int // days with a duty of more than 8 h
	LongestRun   int // days worked in a row
	LongRuns     int // stretches of six working days or more
	LoneDays     int // working days between two days off
	Breakless    int // most weeks from Monday in a row without two days off together
	Nights       int // duties of the night kind
	NightRun     int // of them in a row; best at most three
	Recovery     int // minutes from the last of a run of nights to another duty, the shortest; best a day; 0: none
	Weekends     int // worked
	WeekendRun   int // of them in a row
	WeekendHours ward.Minutes
	MainlyNight  bool // to be offered a health check (AML §10-11(8))
}

// sixDays is the length from which a stretch of working days is a long one.
const sixDays = 6

// Strains gives everybody's strain, in the order of the case's people; posts of
// size 0 are none. It panics where the rota does not fit, as check.Lay says.
func Strains(c *ward.Case, r *rota.Rota) []Strain { return StrainsOf(lay(c, r)) }

// StrainsOf is Strains of a rota that is laid out already.
func StrainsOf(s *check.Sheet) []Strain {
	var out []Strain
	for _, l := range s.Lines {
		if h := l.Hours(); l.Size > 0 || h.Planned > 0 {
			out = append(out, strainOf(l, h))
		}
	}
	return out
}

func strainOf(l *check.Line, h check.Hours) Strain {
	recovery, _ := l.NightRecovery()
	return Strain{
		Person: l.Person.ID, QuickReturns: len(l.QuickReturns()), Backward: len(l.BackwardDays()), OverEight: len(l.DaysOverEight()),
		LongestRun: longest(l), LongRuns: longRuns(l), LoneDays: len(l.LoneDays()), Breakless: l.Breakless(),
		Nights: h.NightDuties, NightRun: slices.Max(append(l.NightRuns(), 0)), Recovery: recovery,
		Weekends: len(l.WorkedWeekends()), WeekendRun: slices.Max(append(l.WeekendRuns(), 0)), WeekendHours: ward.Minutes(h.Weekend),
		MainlyNight: l.MainlyNight(),
	}
}

// longRuns counts the stretches of six working days or more.
func longRuns(l *check.Line) int {
	n := 0
	for _, days := range l.Runs() {
		if days >= sixDays {
			n++
		}
	}
	return n
}
