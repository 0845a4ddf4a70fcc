package inrc2

import (
	"fmt"
	"slices"
)

// Cost is what a roster costs, by rule, as the competition's validator lists it.
type Cost struct {
	Cover, Runs, OffRuns, Preferences, Weekends, Totals, MostWeekends int
}

// Sum is the whole cost.
func (c Cost) Sum() int {
	return c.Cover + c.Runs + c.OffRuns + c.Preferences + c.Weekends + c.Totals + c.MostWeekends
}

// Score walks a finished roster and says what it costs and which hard rules it
// breaks. It shares nothing with what makes rosters.
func Score(in *Instance, r Roster) (cost Cost, breaches []string) {
	if len(r) != len(in.Nurses) {
		return cost, []string{fmt.Sprintf("%d lines for %d nurses", len(r), len(in.Nurses))}
	}
	type place struct{ day, shift, skill int }
	present := map[place]int{}
	for i := range in.Nurses {
		n, line := &in.Nurses[i], r[i]
		if len(line) != in.Days {
			return cost, []string{fmt.Sprintf("%s has %d days of %d", n.ID, len(line), in.Days)}
		}
		before := n.Last
		for day, a := range line {
			if a.Shift != Free {
				present[place{day, int(a.Shift), int(a.Skill)}]++
				if !slices.Contains(n.Skills, int(a.Skill)) {
					breaches = append(breaches, fmt.Sprintf("%s: day %d in the skill %s", n.ID, day, in.Skills[a.Skill]))
				}
				if before != Free && slices.Contains(in.Shifts[before].Bars, int(a.Shift)) {
					breaches = append(breaches, fmt.Sprintf("%s: %s after %s on day %d", n.ID, in.Shifts[a.Shift].ID, in.Shifts[before].ID, day))
				}
				if n.Refused[Duty{day, Any}] || n.Refused[Duty{day, int(a.Shift)}] {
					cost.Preferences += Preference
				}
			}
			before = int(a.Shift)
		}
		scoreRuns(in, n, line, &cost)
		scoreTotals(n, line, &cost)
	}
	for _, need := range in.Needs {
		there := present[place{need.Day, need.Shift, need.Skill}]
		if there < need.Least {
			breaches = append(breaches, fmt.Sprintf("day %d: %d of %d %s on %s", need.Day, there, need.Least, in.Skills[need.Skill], in.Shifts[need.Shift].ID))
		}
		cost.Cover += OptimalCover * max(0, need.Optimal-there)
	}
	return cost, breaches
}

// scoreRuns walks the days. A run that began before the first day is as long as
// history says; what it had too many then was paid for then. A run that touches
// the last day may still grow.
func scoreRuns(in *Instance, n *Nurse, line []Assignment, cost *Cost) {
	work, off, same, before := n.WorkRun, n.OffRun, n.LastRun, n.Last
	short := func(length int, of Range) int {
		if length == 0 {
			return 0
		}
		return max(0, of.Least-length)
	}
	for _, a := range line {
		shift := int(a.Shift)
		if before != shift {
			if before != Free {
				cost.Runs += ShiftRun * short(same, in.Shifts[before].Run)
			}
			same = 0
		}
		if shift == Free {
			cost.Runs += WorkRun * short(work, n.Work)
			work = 0
			if off++; off > n.Off.Most {
				cost.OffRuns += OffRun
			}
		} else {
			cost.OffRuns += OffRun * short(off, n.Off)
			off = 0
			if work++; work > n.Work.Most {
				cost.Runs += WorkRun
			}
			if same++; same > in.Shifts[shift].Run.Most {
				cost.Runs += ShiftRun
			}
		}
		before = shift
	}
}

func scoreTotals(n *Nurse, line []Assignment, cost *Cost) {
	shifts, weekends := n.Shifts, n.Weekends
	for day, a := range line {
		if a.Shift != Free {
			shifts++
		}
		if day%7 == 6 {
			saturday, sunday := line[day-1].Shift != Free, a.Shift != Free
			if saturday || sunday {
				weekends++
			}
			if n.Whole && saturday != sunday {
				cost.Weekends += WholeWeekend
			}
		}
	}
	cost.Totals += TotalShifts * (max(0, n.Total.Least-shifts) + max(0, shifts-n.Total.Most))
	cost.MostWeekends += WorkedWeekends * max(0, weekends-n.MostWeekends)
}
