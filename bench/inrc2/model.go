package inrc2

import (
	"slices"

	"heltid/solver/cpsat"
)

// model is the whole instance as rows of CP-SAT.
type model struct {
	in     *Instance
	m      *cpsat.Model
	cost   cpsat.Sum
	duties [][][]cpsat.Bool // by nurse, day and shift type
	works  [][]cpsat.Bool
	teams  []team
	fills  [][][][]cpsat.Int // by day, shift type, team and place in its skills
}

// A team is all nurses of the same skills: who of them works in which does not
// matter, only how many.
type team struct{ skills, nurses []int }

func state(in *Instance) *model {
	b := &model{in: in, m: cpsat.NewModel()}
	for i := range in.Nurses {
		b.nurse(i)
		skills := in.Nurses[i].Skills
		at := slices.IndexFunc(b.teams, func(t team) bool { return slices.Equal(t.skills, skills) })
		if at < 0 {
			at = len(b.teams)
			b.teams = append(b.teams, team{skills: skills})
		}
		b.teams[at].nurses = append(b.teams[at].nurses, i)
	}
	b.cover()
	b.m.Minimize(&b.cost)
	return b
}

// nurse states one line.
func (b *model) nurse(i int) {
	n, duties, works := &b.in.Nurses[i], make([][]cpsat.Bool, b.in.Days), make([]cpsat.Bool, b.in.Days)
	for day := range duties {
		works[day] = b.m.Bool("")
		for s := range b.in.Shifts {
			x := b.m.Bool("")
			duties[day] = append(duties[day], x)
			if n.Refused[Duty{day, s}] && !n.Refused[Duty{day, Any}] {
				b.cost.Add(Preference, x)
			}
		}
		if n.Refused[Duty{day, Any}] {
			b.cost.Add(Preference, works[day])
		}
		b.m.ExactlyOne(append(slices.Clone(duties[day]), works[day].Not())...)
	}
	b.duties, b.works = append(b.duties, duties), append(b.works, works)
	for s, of := range b.in.Shifts {
		for _, barred := range of.Bars {
			if n.Last == s {
				b.m.Fix(duties[0][barred], false)
			}
		}
		run := make([]cpsat.Bool, b.in.Days)
		for day := range run {
			run[day] = duties[day][s]
			if day > 0 && len(of.Bars) > 0 {
				after := []cpsat.Bool{duties[day-1][s]}
				for _, barred := range of.Bars {
					after = append(after, duties[day][barred])
				}
				b.m.AtMostOne(after...)
			}
		}
		before := 0
		if n.Last == s {
			before = n.LastRun
		}
		b.runs(run, before, of.Run, ShiftRun)
	}
	off := make([]cpsat.Bool, len(works))
	for day, w := range works {
		off[day] = w.Not()
	}
	b.runs(works, n.WorkRun, n.Work, WorkRun)
	b.runs(off, n.OffRun, n.Off, OffRun)
	b.totals(n, works)
}

// runs prices days in a row that are too many, each, or too few, by how many are
// missing; so many days before the first are of the run too.
func (b *model) runs(is []cpsat.Bool, before int, of Range, weight int64) {
	for end := range is {
		first := end - of.Most
		if first < -before {
			continue
		}
		over := []cpsat.Bool{b.paid(weight)}
		for _, x := range is[max(0, first) : end+1] {
			over = append(over, x.Not())
		}
		b.m.Or(over...)
	}
	for first := range is {
		for length := 1; length < of.Least && first+length < len(is); length++ {
			if first == 0 && before > 0 {
				continue // it began before
			}
			b.tooShort(is, first, length, weight*int64(of.Least-length))
		}
	}
	for length := 0; before > 0 && before+length < of.Least && length < len(is); length++ {
		b.tooShort(is, 0, length, weight*int64(of.Least-before-length))
	}
}

// tooShort prices a run of just so many days from the first.
func (b *model) tooShort(is []cpsat.Bool, first, length int, cost int64) {
	short := []cpsat.Bool{b.paid(cost), is[first+length]}
	if first > 0 {
		short = append(short, is[first-1])
	}
	for _, x := range is[first : first+length] {
		short = append(short, x.Not())
	}
	b.m.Or(short...)
}

// paid is a literal that costs.
func (b *model) paid(cost int64) cpsat.Bool {
	x := b.m.Bool("")
	b.cost.Add(cost, x)
	return x
}

func (b *model) totals(n *Nurse, works []cpsat.Bool) {
	var shifts, weekends cpsat.Sum
	weeks := len(works) / 7
	for day, w := range works {
		shifts.Add(1, w)
		if day%7 != 6 {
			continue
		}
		saturday, sunday, worked := works[day-1], w, b.m.Bool("")
		b.m.Implies(saturday, worked)
		b.m.Implies(sunday, worked)
		weekends.Add(1, worked)
		if n.Whole {
			half := b.paid(WholeWeekend)
			b.m.Or(half, saturday.Not(), sunday)
			b.m.Or(half, saturday, sunday.Not())
		}
	}
	price := func(most int, cost int64) cpsat.Int {
		v := b.m.Int(0, int64(max(0, most)), "")
		b.cost.AddInt(cost, v)
		return v
	}
	missing := price(n.Total.Least, TotalShifts)
	surplus := price(n.Shifts+len(works), TotalShifts)
	tooMany := price(n.Weekends+weeks, WorkedWeekends)
	var least, most cpsat.Sum
	b.m.AtLeast(least.AddSum(1, &shifts).AddInt(1, missing), int64(n.Total.Least-n.Shifts))
	b.m.AtMost(most.AddSum(1, &shifts).AddInt(-1, surplus), int64(n.Total.Most-n.Shifts))
	b.m.AtMost(weekends.AddInt(-1, tooMany), int64(n.MostWeekends-n.Weekends))
}

// cover shares each team out over its skills.
func (b *model) cover() {
	b.fills = make([][][][]cpsat.Int, b.in.Days)
	there := map[Need]*cpsat.Sum{}
	for day := range b.fills {
		b.fills[day] = make([][][]cpsat.Int, len(b.in.Shifts))
		for s := range b.in.Shifts {
			b.fills[day][s] = make([][]cpsat.Int, len(b.teams))
			for t, team := range b.teams {
				var all cpsat.Sum
				for _, i := range team.nurses {
					all.Add(1, b.duties[i][day][s])
				}
				for _, skill := range team.skills {
					v := b.m.Int(0, int64(len(team.nurses)), "")
					b.fills[day][s][t] = append(b.fills[day][s][t], v)
					all.AddInt(-1, v)
					at := Need{Duty: Duty{day, s}, Skill: skill}
					if there[at] == nil {
						there[at] = &cpsat.Sum{}
					}
					there[at].AddInt(1, v)
				}
				b.m.Equal(&all, 0)
			}
		}
	}
	for _, need := range b.in.Needs {
		sum := there[Need{Duty: need.Duty, Skill: need.Skill}]
		if sum == nil {
			sum = &cpsat.Sum{}
		}
		b.m.AtLeast((&cpsat.Sum{}).AddSum(1, sum), int64(need.Least))
		if need.Optimal > 0 {
			under := b.m.Int(0, int64(need.Optimal), "")
			b.cost.AddInt(OptimalCover, under)
			b.m.AtLeast((&cpsat.Sum{}).AddSum(1, sum).AddInt(1, under), int64(need.Optimal))
		}
	}
}

// roster reads a solution; the nurses of a team take its skills in their order.
func (b *model) roster(solution []int64) Roster {
	out := make(Roster, len(b.in.Nurses))
	for i := range out {
		out[i] = slices.Repeat([]Assignment{{Free, 0}}, b.in.Days)
	}
	for day := range b.fills {
		for s := range b.in.Shifts {
			for t, team := range b.teams {
				skill, left := 0, solution[b.fills[day][s][t][0].Index()]
				for _, i := range team.nurses {
					if solution[b.duties[i][day][s].Index()] == 0 {
						continue
					}
					for left == 0 {
						skill++
						left = solution[b.fills[day][s][t][skill].Index()]
					}
					out[i][day] = Assignment{int8(s), int8(team.skills[skill])}
					left--
				}
			}
		}
	}
	return out
}

// hold fixes the duties of a roster apart from those of some nurses or days.
func (b *model) hold(r Roster, free func(nurse, day int) bool) {
	b.m.ClearFixed()
	for i, days := range b.duties {
		n := &b.in.Nurses[i]
		for day, row := range days {
			for s, x := range row {
				barred := day == 0 && n.Last != Free && slices.Contains(b.in.Shifts[n.Last].Bars, s)
				if barred || !free(i, day) {
					b.m.Fix(x, int(r[i][day].Shift) == s)
				}
			}
		}
	}
}
