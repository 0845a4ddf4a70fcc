package check

import (
	"slices"
	"time"

	"heltid/solver/ward"
)

// Other ways to place the law's windows, told as information where a rota that
// keeps the default reading does not meet them.
const (
	Anchored = "anchored" // the 24 hours run from the start of each main period
	ModeA    = "mode_a"   // the weekly rest lies wholly inside the week
	ModeC    = "mode_c"   // no longer than seven days from a duty's start without the weekly rest
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
			if m.Margin >= 0 || slices.ContainsFunc(told[about{m.Person, q}], func(f span) bool { return f.overlap(span{m.From, m.To}) > 0 }) {
				return
			}
			out = append(out, Finding{Measure: m, Variant: variant})
		}
		s.anchored(l, tell)
		s.weeklyRestModes(l, tell)
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

// anchored: the longest rest in the 24 hours from each main period's start.
func (s *Sheet) anchored(l *Line, tell func(ward.Quantity, string, Measure)) {
	n := len(l.main)
	for i := range n {
		m := l.period(i)
		limit, ok := l.limit(s.Terms, "daily_rest", m.day)
		if !ok || m.day < 0 {
			continue
		}
		window := span{m.from, m.from.Add(24 * time.Hour)}
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
// (mode C: such a rest begins within seven days of every start).
func (s *Sheet) weeklyRestModes(l *Line, tell func(ward.Quantity, string, Measure)) {
	n := len(l.main)
	if n == 0 {
		return
	}
	gaps := l.gaps()
	for w := range l.c.Dates.Weeks {
		limit, ok := l.limit(s.Terms, "weekly_rest", 7*w)
		if !ok {
			continue
		}
		week, longest := stretch{l.minute(7 * w), l.minute(7*w + 7)}, 0
		for _, g := range gaps {
			longest = max(longest, g.within(week).length())
		}
		tell("weekly_rest", ModeA, atLeast(limit, longest).days(l.clock, 7*w, 7*w+6))
	}
	last := n
	if l.c.Dates.Rolling {
		last = 2 * n // a stretch may reach over the seam
	}
	for i := 0; i < n; {
		limit, ok := l.limit(s.Terms, "weekly_rest", l.period(i).day)
		if !ok {
			return
		}
		k := i + 1
		for k < last && elapsed(l.period(k-1).to, l.period(k).from) < limit.Value {
			k++
		}
		// the first stretch of a rolling line may have begun before the seam
		begun := i == 0 && l.c.Dates.Rolling && elapsed(l.period(-1).to, l.period(0).from) < limit.Value
		if all := (span{l.period(i).from, l.period(k - 1).to}); (!begun || k == last) && l.period(k-1).day >= 0 {
			m := atMost(limit, all.minutes())
			m.Limit = int(ward.Week) - limit.Value
			m.Margin = m.Limit - m.Measured
			tell("weekly_rest", ModeC, m.during(l.clock, all))
		}
		i = k
	}
}
