package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// findings puts each finding in one sentence or two.
func (s speaker) findings(c *ward.Case, fs []check.Finding) []string {
	var out []string
	for _, f := range fs {
		text := fmt.Sprintf("%s: %s: %s", s.place(c, f.Measure), s.ruleName(f.Rule), f.Text(s.lang))
		if f.Step.Source != "" && f.Step.Level != ward.Parties {
			text += " (" + rule.Cite(f.Step.Source, s.lang) + ")"
		}
		switch {
		case f.Variant != "":
		case f.AllowedBy != nil:
			text += " " + s.say("findings.allowed", "who", rule.LevelName(f.AllowedBy.Level, s.lang), "source", rule.Cite(f.AllowedBy.Source, s.lang))
		case f.Step.Level != ward.Parties:
			text += " " + s.say("findings.nobody")
		}
		switch {
		case len(f.Also) == 0:
		case f.Variant != "":
			text += " " + s.say("findings.same", "rules", s.ruleNames(f.Also))
		default:
			text += " " + s.say("findings.also", "rules", s.ruleNames(f.Also))
		}
		out = append(out, text)
	}
	return out
}

// place says whom or what a measure is about and when.
func (s speaker) place(c *ward.Case, m check.Measure) string {
	who := m.Person
	switch {
	case who != "":
	case m.Shift != "":
		return s.say("place.shift", "code", m.Shift)
	case m.Who != "":
		who = s.attribute(m.Who)
		if m.Unit != "" {
			who = m.Unit + ", " + who
		}
	default:
		return s.say("place.whole")
	}
	if m.FirstDay <= 0 && m.LastDay >= c.Dates.Days()-1 {
		return who
	}
	return who + ", " + s.when(c, m)
}

// when writes a time in the period: week and weekday where the rota rolls,
// else the date.
func (s speaker) when(c *ward.Case, m check.Measure) string {
	from, to := s.moment(c, m.From), s.moment(c, m.To)
	if m.FirstDay == m.LastDay && midnight(m.From) && midnight(m.To) {
		return s.day(c, m.FirstDay)
	}
	if midnight(m.From) && midnight(m.To) {
		return s.day(c, m.FirstDay) + "–" + s.day(c, m.LastDay)
	}
	if day, start, ok := strings.Cut(from, " "+m.From.Format("15:04")); ok && start == "" {
		to = strings.TrimPrefix(to, day+" ")
	}
	return from + "–" + to
}

func midnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 }

func (s speaker) moment(c *ward.Case, t time.Time) string {
	y, m, d := t.Date()
	day := int(ward.NewDate(y, m, d) - c.Dates.Start)
	return s.day(c, day) + " " + t.Format("15:04")
}

func (s speaker) day(c *ward.Case, day int) string {
	date := c.Dates.Date(day)
	weekday := s.say(fmt.Sprintf("weekday.%d", int(date.Weekday())))
	if !c.Dates.Rolling {
		return weekday + " " + shortDate(date)
	}
	return s.say("place.week", "n", (day+7*c.Dates.Weeks)/7%c.Dates.Weeks+1, "day", weekday)
}

// shown is how many findings a result tells; a ward short of people has many.
const shown = 20

// findings of a result: need that is not met and guards that had to bend.
func (t *teller) findings() section {
	s := section{title: t.say("result.findings")}
	if t.Report == nil {
		return s
	}
	if all := t.Report.Findings; len(all) > 0 {
		missing, others := t.missing(all)
		items := append(missing, t.speaker.findings(t.Case, others[:min(shown, len(others))])...)
		if rest := len(others) - shown; rest > 0 {
			items = append(items, t.say("result.rest", "n", rest))
		}
		s.list(items)
	} else {
		s.title = t.say("findings.information")
	}
	if n := len(t.Report.Information); n > 0 {
		s.tell(t.say("result.information", "n", n))
	}
	return s
}

// missing puts the need that is not met in one sentence for each group of
// people and time of day, and gives the other findings.
func (t *teller) missing(all []check.Finding) (items []string, others []check.Finding) {
	type hole struct{ unit, who, from, to string }
	var order []hole
	days, minutes := map[hole][]string{}, map[hole]ward.Minutes{}
	for _, f := range all {
		if f.Rule != "cover" || f.Who == "" || f.To.Sub(f.From) >= 24*time.Hour {
			others = append(others, f)
			continue
		}
		h := hole{f.Unit, f.Who, f.From.Format("15:04"), f.To.Format("15:04")}
		if days[h] == nil {
			order = append(order, h)
		}
		days[h] = append(days[h], t.day(t.Case, f.FirstDay))
		minutes[h] += ward.Minutes(-f.Margin)
	}
	slices.SortStableFunc(order, func(a, b hole) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), slices.Index(t.Case.Scarce(), a.who)-slices.Index(t.Case.Scarce(), b.who), cmp.Compare(a.from, b.from))
	})
	for _, h := range order {
		who := t.attribute(h.who)
		if h.unit != "" {
			who = h.unit + ", " + who
		}
		items = append(items, t.say("result.missing", "who", who, "from", h.from, "to", h.to, "hours", t.about(minutes[h]), "n", len(days[h]), "days", t.days(t.Case, days[h])))
	}
	return items, others
}

// days joins days, each week of a rolling rota named once: uke 1 fre, lør.
func (s speaker) days(c *ward.Case, names []string) string {
	out, week := names[0], ""
	for i, name := range names {
		at := strings.LastIndex(name, " ")
		switch {
		case i == 0:
		case c.Dates.Rolling && name[:at] == week:
			out += "," + name[at:]
		default:
			out += ", " + name
		}
		week = name[:at]
	}
	return out
}
