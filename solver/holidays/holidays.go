// Package holidays lays a help rota (hjelpeturnus, høytidsturnus) over a rolling
// base rota: it unrolls the base over real dates, writes vacation, and gives F3
// for the red days that the law wants off, F5 for an F1 of the base that falls on
// a holiday, and F4 to those who take time off for holiday pay. Every change
// says why.
package holidays

import (
	"fmt"
	"slices"

	"heltid/solver/freedays"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Plan is a help rota and what it changes in the base rota.
type Plan struct {
	Case  *ward.Case // on the plan's dates
	Rota  *rota.Rota
	Lines []Line // in the rota's order
}

// Line is what the plan does to one line.
type Line struct {
	Person   string
	Averaged bool // red days are averaged by agreement; otherwise every second one is off
	Red      int  // Sundays and holidays of the plan, those of full absence left out
	Planned  int  // of them worked by the base rota
	Worked   int  // of them worked in the plan
	Changes  []Change
	Owed     []ward.Date  // holidays with an F1 of the base for which no F5 found a place within the month
	TimeLeft ward.Minutes // time off for holiday pay that is earned and found no place
}

// Change is a day that is free instead of the base rota's duties.
type Change struct {
	Date    ward.Date
	Code    string // F3, F4, F5, FE, or empty for other absence
	Instead []string
	Why     Why
	About   ward.Date // what it is for: a red day, or the F1 that fell on a holiday
}

// Why is the reason of a change.
type Why string

// Reasons.
const (
	AfterWorked Why = "after_worked" // the red day before is worked (AML §10-8(4))
	HalfFree    Why = "half_free"    // half of the red days are off, by agreement (AML §10-8(4))
	FourthWeek  Why = "fourth_week"  // a red day off at least every fourth week (AML §10-8(4))
	F1OnHoliday Why = "f1_on_holiday"
	HolidayPay  Why = "holiday_pay" // time off instead of holiday pay (HTA chapter 1 §5.3.2)
	OnVacation  Why = "vacation"
	OtherAway   Why = "absence"
)

// Wish is a red day somebody would like off, where red days are averaged.
type Wish struct {
	Person string
	Date   ward.Date
}

// historyWeeks is how much of the base is laid before the plan: what means over
// eight weeks look back on.
const historyWeeks = 8

// New makes the plan for some weeks from a Monday. The base is a rota of the
// rolling case; where its free days have no codes they are placed first, since
// F5 goes by them.
func New(c *ward.Case, base *rota.Rota, from ward.Date, weeks int, wishes []Wish) (*Plan, error) {
	switch {
	case !c.Dates.Rolling || base.Base != nil:
		return nil, fmt.Errorf("a holiday plan is laid over a rolling base rota; this rota is on dates already")
	case from.Weekday() != ward.Monday:
		monday := from - ward.Date(from.Weekday())
		return nil, fmt.Errorf("%s is a %s; a plan begins on a Monday, such as %s or %s", from, from.Weekday(), monday, monday+7)
	case weeks < 1 || weeks > 52:
		return nil, fmt.Errorf("a plan is for 1 to 52 weeks, not %d", weeks)
	}
	for _, w := range wishes {
		if _, ok := c.Person(w.Person); !ok {
			return nil, fmt.Errorf("no person or post %q in this ward", w.Person)
		}
	}
	base = coded(c, base)
	p := &planner{base: base, wishes: wishes, plan: &Plan{}}
	r := &rota.Rota{Ward: base.Ward, Model: base.Model, Run: base.Run, Start: from, Weeks: weeks,
		Base: &rota.Base{Start: base.Start, Weeks: base.Weeks}, Origin: base.Origin}
	for _, l := range base.Lines {
		r.Lines = append(r.Lines, p.unroll(l, from, weeks))
	}
	p.plan.Rota, p.plan.Case = r, r.Case(c)
	p.lay()
	p.absences()
	p.redDays()
	p.substitutes()
	p.timeOff()
	p.finish()
	return p.plan, nil
}

// coded is the base with codes on its free days.
func coded(c *ward.Case, base *rota.Rota) *rota.Rota {
	for _, l := range base.Lines {
		if slices.ContainsFunc(l.Free, func(f rota.FreeDay) bool { return f.Code == rota.F1 }) {
			return base
		}
	}
	out := base.Bare()
	freedays.Place(rule.Terms(c), out)
	return out
}

// unroll gives a base line on the plan's dates, with the weeks before them.
func (p *planner) unroll(l rota.Line, from ward.Date, weeks int) rota.Line {
	days := 7 * p.base.Weeks
	first := int(from-p.base.Start) % days
	out := rota.Line{Person: l.Person, ExternalID: l.ExternalID, Size: l.Size}
	for day := -7 * historyWeeks; day < 7*weeks; day++ {
		of := ((first+day)%days + days) % days
		for _, code := range l.On(of) {
			if day < 0 {
				out.Before = append(out.Before, rota.Duty{Day: day, Shift: code})
			} else {
				out.Duties = append(out.Duties, rota.Duty{Day: day, Shift: code})
			}
		}
		if f, ok := l.Code(of); ok && day >= 0 {
			out.Free = append(out.Free, rota.FreeDay{Day: day, Code: f.Code, Instead: f.Instead})
		}
	}
	return out
}
