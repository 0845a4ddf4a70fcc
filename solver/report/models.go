package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Models lists the library of rota models: name, what people call it and who
// has to agree. Those for experts are counted, or listed where asked for.
func Models(w io.Writer, expert bool, lang rule.Lang, width int) error {
	k := speaker{lang: lang}
	s := section{title: k.say("models.title")}
	table := &columns{left: words(true, true, true)}
	table.rows = [][]string{{k.say("models.id"), k.say("models.name"), k.say("models.with")}}
	left := 0
	for _, m := range ward.Library() {
		if m.Expert && !expert {
			left++
			continue
		}
		table.rows = append(table.rows, []string{m.ID, m.Names[string(lang)], k.levels(m.Needs)})
	}
	s.show(table)
	if left > 0 {
		s.tell(k.say("models.experts", "n", left))
	}
	s.tell(k.say("models.show"))
	return write(w, []section{s}, width)
}

// levels names who makes the agreements, each once.
func (s speaker) levels(needs []ward.Needed) string {
	var out []string
	for _, n := range needs {
		if who := rule.LevelName(n.Level, s.lang); !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return s.list(out)
}

// Model writes all there is to know about a rota model of the library.
func Model(w io.Writer, m ward.LibraryModel, lang rule.Lang, width int) error {
	k := speaker{lang: lang}
	what := section{title: fmt.Sprintf("%s (%s)", k.capital(m.Names[string(lang)]), m.ID)}
	what.tell(strings.TrimSpace(m.Says[string(lang)]))
	shifts := section{title: k.say("model.shifts")}
	table := &columns{left: words(true, true, true, true, true)}
	table.rows = [][]string{{k.say("model.code"), k.say("model.time"), k.say("model.breaks"), k.say("model.days"), k.say("models.name")}}
	for _, t := range m.Types {
		days := k.say("model.all_days")
		if t.Days != nil {
			days = k.weekdays(*t.Days)
		}
		table.rows = append(table.rows, []string{t.Code, t.Start.Clock() + "–" + t.End.Clock(), k.breaks(t), days, t.Name})
	}
	shifts.show(table)
	rules := section{title: k.say("model.rules")}
	rules.list(k.modelRules(m.RotaModel))
	needs := section{title: k.say("model.needs")}
	needs.list(k.needs(m.Needs))
	source := section{title: k.say("model.source")}
	source.tell(m.Sources[string(lang)] + ".")
	use := section{title: k.say("model.use")}
	use.tell(k.say("model.how", "id", m.ID))
	if m.Expert {
		use.tell(k.say("model.expert"))
	}
	return write(w, []section{what, shifts, rules, needs, source, use}, width)
}

func (s speaker) capital(text string) string {
	r := []rune(text)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (s speaker) breaks(t ward.Shift) string {
	var out []string
	for _, b := range t.Breaks {
		key := "model.unpaid"
		if b.Paid {
			key = "model.paid"
		}
		out = append(out, s.say(key, "n", b.Minutes))
	}
	return strings.Join(out, " + ")
}

// modelRules puts a rota model's values in words.
func (s speaker) modelRules(m ward.RotaModel) []string {
	var out []string
	if m.Cycle != nil {
		var days []string
		for _, d := range m.Cycle.Days {
			days = append(days, s.say("model.stretch", "on", d.On, "off", d.Off))
		}
		key := "model.cycle"
		if m.Cycle.Weekly {
			key = "model.cycle_weekly"
		}
		out = append(out, s.say(key, "days", s.list(days)))
	}
	if rule := s.weekend(m.Weekend); rule != "" {
		out = append(out, s.say("model.weekend", "rule", rule))
	} else {
		out = append(out, s.say("model.weekend_follows"))
	}
	if m.Others != nil {
		key := "model.others"
		switch {
		case m.Cycle != nil && m.Voluntary:
			key = "model.others_both"
		case m.Cycle != nil:
			key = "model.others_nights"
		}
		out = append(out, s.say(key, "rule", s.weekend(*m.Others)))
	}
	if m.Weekend.Whole != nil && !*m.Weekend.Whole {
		out = append(out, s.say("model.split"))
	}
	switch {
	case m.Weeks > 0 && m.Kind != "":
		out = append(out, s.say("model.period_kind", "n", m.Weeks, "kind", s.say("period."+m.Kind)))
	case m.Weeks > 0:
		out = append(out, s.say("model.period", "n", m.Weeks))
	default:
		out = append(out, s.say("model.period_ward"))
	}
	if m.Norm == "" || m.Norm == ward.NormComputed {
		out = append(out, s.say("model.norm_computed"))
	} else {
		out = append(out, s.say("model.norm", "hours", strings.ReplaceAll(m.Norm, ".", s.say("point"))))
	}
	if t := m.Tolerance; t != nil && t.HoursPerYear != nil {
		out = append(out, s.say("model.tolerance", "hours", s.about(*t.HoursPerYear)))
	}
	if c := m.Ceilings; c != nil {
		for _, v := range []struct {
			rule  ward.Quantity
			value *int
		}{{"day_run", c.DaysInRow}, {"night_run", c.NightsInRow}, {"long_run", c.LongInRow}, {"nights_per_year", c.NightsPerYear}} {
			if v.value != nil {
				out = append(out, s.say("model.ceiling", "rule", s.ruleName(v.rule), "n", *v.value))
			}
		}
	}
	if m.Voluntary {
		out = append(out, s.say("model.voluntary"))
	}
	return out
}

// weekend puts how often weekends are worked in words, "" where the rule does
// not say.
func (s speaker) weekend(r ward.WeekendRule) string {
	switch {
	case r.Every >= 2 && r.Every <= 4:
		return s.say(fmt.Sprintf("weekend.every.%d", r.Every))
	case r.Every > 0:
		return s.say("weekend.every", "n", r.Every)
	case r.PerPeriod > 0:
		return s.say("weekend.period", "n", r.PerPeriod)
	case r.PerYear > 0:
		return s.say("weekend.year", "n", r.PerYear)
	}
	return ""
}

// needs says who has to agree to what.
func (s speaker) needs(needs []ward.Needed) []string {
	var out []string
	for _, n := range needs {
		who := rule.LevelName(n.Level, s.lang)
		if n.Paragraph == "" {
			out = append(out, s.say("need.model", "who", who, "what", n.What[string(s.lang)]))
			continue
		}
		out = append(out, s.say("need.paragraph", "who", who, "source", s.source(n.Level, n.Paragraph), "limits", s.list(s.limits(n))))
	}
	return out
}

// source is where a step is written, without what it says.
func (s speaker) source(level ward.Level, paragraph string) string {
	for _, l := range rule.Ladders() {
		for _, step := range l.Steps {
			if step.Paragraph == paragraph && step.Level == level {
				out, _, _ := strings.Cut(rule.Cite(step.Source, s.lang), ":")
				return out
			}
		}
	}
	return paragraph
}

// limits are what an agreement has to reach: as given, else what the paragraph
// opens at the level.
func (s speaker) limits(n ward.Needed) []string {
	var out []string
	for _, r := range rule.Under(n.Paragraph) {
		for _, step := range r.Steps {
			if step.Paragraph != n.Paragraph || step.Level != n.Level {
				continue
			}
			limit, given := n.Limits[string(r.ID)]
			if !given && step.Limit == ward.NoLimit {
				continue
			}
			if !given {
				limit = rule.FormatLimit(r.Unit, step, s.lang)
			}
			if m, err := ward.ParseMinutes(limit); err == nil && r.Unit == rule.Minutes { // no time of day
				limit = s.say("model.hours", "hours", s.about(m))
			}
			out = append(out, r.Text[s.lang].Name+" "+limit)
		}
	}
	slices.Sort(out)
	return out
}
