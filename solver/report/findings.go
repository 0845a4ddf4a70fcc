package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Findings writes what the checker found: each finding with person, time, what
// was measured, what is allowed and who could have allowed it; then stricter
// readings of the law, and what the judgement rests on. Width is in columns, 0
// for no end.
func Findings(w io.Writer, c *ward.Case, r *check.Report, lang rule.Lang, width int) error {
	s := speaker{lang, c.Ward}
	found := section{title: s.say("findings.title", "ward", c.Ward.Name)}
	if len(r.Findings) == 0 {
		found.tell(s.say("findings.none", "n", len(r.Tightest)))
	} else {
		found.tell(s.say("findings.count", "n", len(r.Findings)))
		found.list(s.findings(c, r.Findings))
	}
	closest := section{title: s.say("findings.tightest")}
	table := &columns{left: words(true, false, false, true)}
	table.rows = [][]string{{s.say("findings.rule"), s.say("findings.measured"), s.say("findings.limit"), s.say("findings.where")}}
	for _, m := range r.Tightest {
		unit := rule.Count
		if r, ok := rule.ByID(m.Rule); ok {
			unit = r.Unit
		}
		table.rows = append(table.rows, []string{s.ruleName(m.Rule), rule.Format(unit, m.Measured, lang), rule.Format(unit, m.Limit, lang), s.place(c, m)})
	}
	if len(r.Tightest) > 0 {
		closest.show(table)
	}
	other := section{title: s.say("findings.information")}
	if len(r.Information) > 0 {
		other.tell(s.say("findings.readings"))
		other.list(s.findings(c, r.Information))
	}
	rests := section{title: s.say("rests.title")}
	var items []string
	for _, n := range slices.Concat(r.Assumptions, r.Choices) {
		items = append(items, n.Text(lang))
	}
	rests.list(items)
	rests.tell(s.say("origin.advice"))
	return write(w, []section{found, closest, other, rests}, width)
}

// findings puts each finding in one sentence or two.
func (s speaker) findings(c *ward.Case, fs []check.Finding) []string {
	var out []string
	for _, f := range fs {
		text := fmt.Sprintf("%s: %s: %s", s.place(c, f.Measure), s.ruleName(f.Rule), f.Text(s.lang))
		if f.Step.Source != "" && f.Step.Level != ward.Parties {
			text += " (" + f.Step.Source + ")"
		}
		switch {
		case f.Variant != "":
		case f.AllowedBy != nil:
			text += " " + s.say("findings.allowed", "who", rule.LevelName(f.AllowedBy.Level, s.lang), "source", f.AllowedBy.Source)
		case f.Step.Level != ward.Parties:
			text += " " + s.say("findings.nobody")
		}
		if len(f.Also) > 0 {
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
		items = append(items, t.say("result.missing", "who", who, "from", h.from, "to", h.to, "hours", t.about(minutes[h]), "n", len(days[h]), "days", t.days(days[h])))
	}
	return items, others
}

// days joins days, each week of a rolling rota named once: uke 1 fre, lør.
func (t *teller) days(names []string) string {
	out, week := names[0], ""
	for i, name := range names {
		at := strings.LastIndex(name, " ")
		switch {
		case i == 0:
		case t.Case.Dates.Rolling && name[:at] == week:
			out += "," + name[at:]
		default:
			out += ", " + name
		}
		week = name[:at]
	}
	return out
}
