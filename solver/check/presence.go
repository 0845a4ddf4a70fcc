package check

import (
	"slices"
	"time"

	"heltid/solver/ward"
)

// A post is somebody's duty that counts for the need.
type post struct {
	*duty
	line *Line
}

// onDuty gives the duties that count for the need and overlap the span, of a
// unit (empty: any) and an attribute held on the duty's own day.
func (s *Sheet) onDuty(unit, who string, during span) []post {
	var out []post
	for day := s.day(during.from) - 1; day <= s.day(during.to); day++ {
		for _, p := range s.counted(unit, who, day) {
			if p.overlap(during) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// a counting is whom a row of the need counts among the duties of a day.
type counting struct {
	unit, who string
	day       int
}

// counted gives the duties owned by a day that count for a unit and an attribute.
// They are asked for once for each row of the need.
func (s *Sheet) counted(unit, who string, day int) []post {
	of := counting{unit, who, day}
	out, ok := s.counts[of]
	if ok {
		return out
	}
	for _, p := range s.posts(day) {
		if p.line.Person.CountsIn(unit, *p.shift) && s.holds(p, who) {
			out = append(out, p)
		}
	}
	s.counts[of] = out
	return out
}

// holds tells whether the person has the attribute on the day that owns the
// duty; history is judged as the first day is.
func (s *Sheet) holds(p post, who string) bool {
	if who == ward.Total {
		return true
	}
	day := max(0, p.day)
	if s.Case.Dates.Rolling {
		day = wrap(p.day, s.days)
	}
	return s.Case.Has(p.line.Person, who, s.Case.Dates.Date(day))
}

// posts gives the covering duties owned by a day, of all lines.
func (s *Sheet) posts(day int) []post {
	if out, ok := s.byDay[day]; ok {
		return out
	}
	var out []post
	for _, l := range s.Lines {
		for _, d := range l.on(day) {
			if d.shift.Covers() {
				out = append(out, post{d, l})
			}
		}
	}
	s.byDay[day] = out
	return out
}

// A level is a stretch of time with the same heads on duty.
type level struct {
	span
	heads int
}

// levels cuts a span where somebody comes or goes.
func levels(during span, posts []post) []level {
	cuts := []time.Time{during.from, during.to}
	for _, p := range posts {
		for _, t := range []time.Time{p.from, p.to} {
			if t.After(during.from) && t.Before(during.to) {
				cuts = append(cuts, t)
			}
		}
	}
	slices.SortFunc(cuts, time.Time.Compare)
	cuts = slices.CompactFunc(cuts, time.Time.Equal)
	var out []level
	for i := 0; i+1 < len(cuts); i++ {
		l := level{span: span{cuts[i], cuts[i+1]}}
		for _, p := range posts {
			if p.overlap(l.span) > 0 {
				l.heads++
			}
		}
		out = append(out, l)
	}
	return out
}
