package bound

import (
	"slices"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// exact are the rules a bound keeps without an automaton: by which duties it
// has at all, and by the rows of the whole rota.
var exact = []ward.Quantity{
	"one_duty", "day_hours", "long_shift_consent", "person_limits", "size_range",
	"cover", "cover_max", "budget", "small_posts",
}

// summed are rules it holds for a group in sum.
var summed = []ward.Quantity{"full_time_norm", "owed_hours", "educated_share"}

// Keeps tells whether flow holds the rule, line by line or in the mean: one that
// it drops cannot move its limits.
func Keeps(q ward.Quantity) bool {
	return slices.Contains(exact, q) || slices.Contains(summed, q) ||
		slices.ContainsFunc(rules, func(r Rule) bool { return r.ID() == q })
}

// leftOut tells which rules in force a bound drops and which it averages.
func leftOut(c *ward.Case, t *ward.Terms) (dropped, averaged []ward.Quantity) {
	for _, r := range rule.All() {
		i := slices.IndexFunc(rules, func(kept Rule) bool { return kept.ID() == r.ID })
		choosy := false
		if i >= 0 {
			kept, ok := rules[i].(Choosy)
			choosy = ok && !kept.Keeps(c.Counting)
		}
		switch {
		case r.ID == "person_limits" && c.Dates.Rolling && slices.ContainsFunc(c.People, pinned):
			averaged = append(averaged, r.ID)
		case r.Kind == rule.Written || !inForce(c, t, r.ID):
		case choosy, r.ID == "day_hours" && !c.Counting.Plain(): // a day may own two duties
			dropped = append(dropped, r.ID)
		case slices.Contains(exact, r.ID):
		case slices.Contains(summed, r.ID):
			averaged = append(averaged, r.ID)
		case i < 0:
			dropped = append(dropped, r.ID)
		default:
			if _, counts := rules[i].(Counting); counts {
				averaged = append(averaged, r.ID)
			}
		}
	}
	slices.Sort(dropped)
	slices.Sort(averaged)
	return dropped, averaged
}

// pinned tells whether the person may work some weekends and not others, which
// one averaged week of a rolling rota cannot tell apart.
func pinned(p *ward.Person) bool {
	return p.WeekendGroup > 0 || slices.ContainsFunc(p.Limits, func(l ward.PersonLimit) bool { return l.AlternateWeeks != "" })
}

func inForce(c *ward.Case, t *ward.Terms, q ward.Quantity) bool {
	switch q {
	case "handover":
		return len(c.Ward.Handovers) > 0
	case "pairs":
		return len(c.Ward.Pairs) > 0
	case "must_not":
		return slices.ContainsFunc(c.People, func(p *ward.Person) bool {
			return slices.ContainsFunc(p.Wishes, func(w ward.Wish) bool { return w.Kind == ward.MustNot })
		})
	case "educated_share":
		return c.Educated
	case "main_vacation", "vacation_sunday": // the one is the ward's alone: no rota decides it
		return q == "vacation_sunday" && !c.Dates.Rolling && slices.ContainsFunc(c.People, func(p *ward.Person) bool {
			return slices.ContainsFunc(p.Absences, func(a ward.Absence) bool { return a.Kind == ward.Vacation })
		})
	case "full_time_norm", "owed_hours", "breaks":
		return true
	case "publication_notice", "change_notice", "averaging_weeks": // of the plan and its agreements, whatever the duties
		return false
	case "planned_overtime", "overtime_week", "overtime_four_weeks", "overtime_half_year", "overtime_year", "extra_break":
		return slices.ContainsFunc(c.Shifts, func(s ward.Shift) bool { return s.Overtime })
	case "total_hours": // ordinary hours of a day are held, and are less
		return !c.Counting.Plain() || slices.ContainsFunc(c.Shifts, func(s ward.Shift) bool { return s.Overtime })
	case "travel_time": // duties of two days in two units may be nearer than the rest allows
		return c.Travels()
	case "strenuous_night":
		return slices.ContainsFunc(c.Shifts, func(s ward.Shift) bool { return s.Strenuous })
	}
	if r, _ := rule.ByID(q); r.Kind == rule.Written {
		return false // free days are written into a rota that is made
	}
	return slices.ContainsFunc(c.People, func(p *ward.Person) bool {
		_, ok := t.Limit(q, p, c.Dates.Start)
		return ok
	})
}
