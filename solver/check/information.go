package check

import (
	"slices"
	"time"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Other ways to place the law's windows, told as information where a rota that
// keeps the default reading does not meet them.
const (
	Anchored = "anchored" // the 24 hours run from the start of each main period
	ModeA    = "mode_a"   // the weekly rest lies wholly inside the week
	ModeC    = "mode_c"   // no longer than seven days from a duty's start without the weekly rest

	RestVacation = "rest_vacation" // what is left of the vacation lies seven days in a row, if the worker asks (ferieloven §7(2))
	Continuous   = "continuous"    // so much night and Sunday work is comparable to continuous shifts (33.6 h) in parallel agreements
)

// information gives what other readings would say where no finding already
// speaks of the place.
func (s *Sheet) information(findings []Finding) []Finding {
	type about struct {
		person string
		rule   ward.Quantity
	}
	told := map[about][]span{}
	for _, f := range findings {
		key := about{f.Person, f.Rule}
		told[key] = append(told[key], s.rounds(span{f.From, f.To})...)
	}
	var out []Finding
	for _, l := range s.Lines {
		tell := func(q ward.Quantity, variant string, m Measure) {
			m.Rule, m.Person = q, l.Person.ID
			known := told[about{m.Person, q}]
			if variant == Anchored { // a short rest makes a long day, counted so
				known = append(known, told[about{m.Person, "daily_rest"}]...)
			}
			if m.Margin >= 0 || slices.ContainsFunc(known, func(f span) bool { return f.overlap(span{m.From, m.To}) > 0 }) {
				return
			}
			found := Finding{Measure: m, Variant: variant}
			if n := len(out) - 1; n >= 0 && out[n].sameWindow(found) {
				found.Also = []ward.Quantity{out[n].Rule} // one event
				out = out[:n]
			}
			out = append(out, found)
		}
		s.anchored(l, tell)
		s.weeklyRestModes(l, tell)
		s.restVacation(l, tell)
		s.continuous(l, tell)
	}
	sortFindings(out)
	return out
}

// rounds gives a span and, in a rolling rota, the same one a round before and
// after.
func (s *Sheet) rounds(of span) []span {
	if !s.Case.Dates.Rolling {
		return []span{of}
	}
	round := s.at(s.days, 0).Sub(s.start)
	return []span{of, {of.from.Add(-round), of.to.Add(-round)}, {of.from.Add(round), of.to.Add(round)}}
}

// sameWindow tells whether both are of the 24 hours from the same main period.
func (f Finding) sameWindow(o Finding) bool {
	return f.Variant == Anchored && o.Variant == Anchored && f.Person == o.Person && f.From.Equal(o.From)
}

// work is the ordinary working time of the days beside one that lies in a span.
func (l *Line) work(in span, day int) int {
	sum := 0
	for _, d := range l.from(day-1, day+1) {
		if !d.shift.Overtime {
			sum += min(d.net, d.overlap(in))
		}
	}
	return sum
}

// anchored: the longest rest, and the work, in the 24 hours from each main
// period's start.
func (s *Sheet) anchored(l *Line, tell func(ward.Quantity, string, Measure)) {
	n := len(l.main)
	for i := range n {
		m := l.period(i)
		if m.day < 0 {
			continue
		}
		window := span{m.from, m.from.Add(24 * time.Hour)}
		if limit, ok := l.limit(s.Terms, "day_hours", m.day); ok {
			tell("day_hours", Anchored, atMost(limit, l.work(window, m.day)).during(l.clock, window))
		}
		limit, ok := l.limit(s.Terms, "daily_rest", m.day)
		if !ok {
			continue
		}
		end, longest := m.to, 0
		for k := i + 1; end.Before(window.to); k++ {
			if k >= n && !l.c.Dates.Rolling {
				longest = max(longest, elapsed(end, window.to))
				break
			}
			next := l.period(k)
			longest = max(longest, elapsed(end, sooner(next.from, window.to)))
			end = later(end, next.to)
		}
		tell("daily_rest", Anchored, atLeast(limit, longest).during(l.clock, window))
	}
}

// weeklyRestModes: the longest rest wholly inside each week (mode A), and the
// longest time from a duty's start to the last duty before the next weekly rest
// (mode C: such a rest lies within seven days of every start), where they are not
// how the ward counts.
func (s *Sheet) weeklyRestModes(l *Line, tell func(ward.Quantity, string, Measure)) {
	if len(l.main) == 0 {
		return
	}
	if s.Case.Counting.RestMode != ward.RestInside {
		gaps := l.gaps()
		for w := range l.c.Dates.Weeks {
			in := l.window(l.weekRuler(), w)
			limit, ok := l.limitIn(s.Terms, "weekly_rest", in)
			if !ok {
				continue
			}
			longest := 0
			for _, g := range gaps {
				longest = max(longest, g.within(l.stretch(in)).length())
			}
			tell("weekly_rest", ModeA, atLeast(limit, longest).during(l.clock, in))
		}
	}
	if s.Case.Counting.RestMode != ward.RestSliding {
		l.slidingRest(s.Terms, func(m Measure, all span) {
			rest := m.Limit
			m.Measured, m.Limit = all.minutes(), int(ward.Week)-rest
			m.Margin = m.Limit - m.Measured
			tell("weekly_rest", ModeC, m.during(l.clock, all))
		})
	}
}

// restVacation: of the vacation beside the main one the longest row of working
// days, in years of which the plan has the months of the main vacation and that
// much is planned.
func (s *Sheet) restVacation(l *Line, tell func(ward.Quantity, string, Measure)) {
	for _, months := range l.vacationMonths() {
		year, _, _ := l.c.Dates.Date(months.first).Civil()
		from, until := ward.NewDate(year, time.January, 1), ward.NewDate(year, time.December, 31)
		if l.vacationDays(from, until) < statutoryVacation {
			continue
		}
		main := longest(l.vacationRows(l.c.Dates.Date(months.first), l.c.Dates.Date(months.first+months.length-1)))
		rows := l.vacationRows(from, until)
		for i, r := range rows {
			if r.first <= main.first && main.days > 0 && (i+1 == len(rows) || rows[i+1].first > main.first) {
				rows[i].days -= min(main.days, 18) // what is left of it may be the rest
			}
		}
		limit := ward.Limit{Value: statutoryVacation - 18, Step: ward.Step{Level: ward.Statute, Paragraph: "ferieloven-7-2", Limit: statutoryVacation - 18, Source: "ferieloven § 7 nr. 2"}}
		tell("main_vacation", RestVacation, atLeast(limit, longest(rows).days).days(l.clock, months.first, months.first+months.length-1))
	}
}

// statutoryVacation is the working days of vacation a year (ferieloven §5(1)).
const statutoryVacation = 25

// continuous: a line of the computed norm that has as much night (20-06) and Sunday
// work a year as parallel agreements count as comparable to fully continuous
// shifts; not confirmed for HTA 4.2.3.
func (s *Sheet) continuous(l *Line, tell func(ward.Quantity, string, Measure)) {
	h, from := l.hours, l.c.Counting.Continuous
	year := func(minutes int) int { return minutes * 52 / l.c.Dates.Weeks }
	if l.c.Help || l.c.Model.Norm != ward.NormComputed || year(h.Sunday) < 60*from.SundayHours {
		return
	}
	def, _ := rule.ByID("full_time_norm")
	step, _ := def.Step("hta-4-2-3")
	tell("full_time_norm", Continuous, atMost(ward.Limit{Value: 60*from.NightHours - 1, Step: step}, year(h.Dark)).period(l.clock))
}
