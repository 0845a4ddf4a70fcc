package check_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A bench is a ward in the making and the rota to judge in it: one rota model,
// shift types made as duties are written, nothing agreed, no hours owed, and no
// ceiling that anybody reaches.
type bench struct {
	w *ward.Ward
	r *rota.Rota
}

// monday is a Monday with no holiday nor clock change for ten weeks after it.
const monday = "2026-08-10"

func newBench(weeks int, kind string, start string) *bench {
	day, err := ward.ParseDate(start)
	if err != nil {
		panic(err)
	}
	no := false
	none, long, owed := 1000, ward.Day, 1000*ward.Hour
	return &bench{
		w: &ward.Ward{
			Format: 1, Name: "bench", Period: ward.Period{Start: day, Weeks: weeks, Kind: kind},
			Competences: []ward.Competence{{ID: "RN", Educated: true}, {ID: "ASS"}},
			Models:      []ward.RotaModel{{ID: "model", Weekend: ward.WeekendRule{Whole: &no}}},
			Tolerance:   &ward.Tolerance{PerPeriod: &owed},
			FreeWeekend: &ward.FreeWeekend{From: 24 * ward.Hour, To: 0},
			Ceilings:    &ward.Ceilings{DaysInRow: &none, NightsInRow: &none, LongInRow: &none, LongThreshold: &long},
		},
		r: &rota.Rota{Start: day, Weeks: weeks},
	}
}

// person adds somebody with a full post whose hours nobody looks for.
func (b *bench) person(id string) *ward.Person {
	b.w.People = append(b.w.People, ward.Person{ID: id, Competence: "RN", Size: ward.Sizes{Current: ward.FullTime}})
	b.r.Lines = append(b.r.Lines, rota.Line{Person: id, Size: ward.FullTime})
	return &b.w.People[len(b.w.People)-1]
}

// shift gives the code of a shift type written as its times, "07:30-15:00". It
// has half an hour of paid break, or as written: "07:30-16:00 break 0:15",
// "07:30-16:00 unpaid 0:30"; "15:00-18:00 overtime" is work beyond agreed hours,
// "22:00-06:00 strenuous" so assessed.
func (b *bench) shift(times string) string {
	code := strings.NewReplacer(":", "", " ", "").Replace(times)
	if slices.ContainsFunc(b.w.Shifts, func(s ward.Shift) bool { return s.Code == code }) {
		return code
	}
	words := strings.Fields(times)
	from, to, ok := strings.Cut(words[0], "-")
	if !ok {
		panic("no times: " + times)
	}
	s := ward.Shift{Code: code, Start: minutes(from), End: minutes(to)}
	s.Breaks = []ward.Break{{Minutes: 30, Paid: true}}
	for i, word := range words[1:] {
		switch word {
		case "break", "unpaid":
			s.Breaks = []ward.Break{{Minutes: int(minutes(words[i+2])), Paid: word == "break"}}
		case "as":
			s.Duty = words[i+2]
		case "overtime":
			s.Overtime = true
		case "strenuous":
			s.Strenuous = true
		case "urgent":
			s.Overtime, s.Urgent = true, true
		}
	}
	b.w.Shifts = append(b.w.Shifts, s)
	if !s.Overtime {
		b.w.Models[0].Shifts = append(b.w.Models[0].Shifts, code)
	}
	return code
}

func minutes(s string) ward.Minutes {
	var m ward.Minutes
	if err := m.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return m
}

// duty puts a duty on a day of the last person's line; before day 0 it is history.
// It may be the code of a free day, as F1, or F3/07:30-15:00 instead of a duty.
func (b *bench) duty(day int, times string) {
	if free, instead, _ := strings.Cut(times, "/"); ward.FreeCode(free) {
		f := rota.FreeDay{Day: day, Code: free}
		if instead != "" {
			f.Instead = []string{b.shift(instead)}
		}
		l := &b.r.Lines[len(b.r.Lines)-1]
		l.Free = append(l.Free, f)
		return
	}
	times, unit, away := strings.Cut(times, " in ")
	code := b.shift(times)
	if away {
		code += "@" + unit
	}
	if day < 0 {
		p := &b.w.People[len(b.w.People)-1]
		p.History = append(p.History, ward.PastDuty{Date: b.r.Start + ward.Date(day), Shift: code})
		return
	}
	l := &b.r.Lines[len(b.r.Lines)-1]
	l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: code})
}

// duties puts duties on the last person's line, a week to a line: "mon-wed
// 07:30-15:00, sat 08:00-20:00".
func (b *bench) duties(weeks ...string) *bench {
	for w, week := range weeks {
		for part := range strings.SplitSeq(week, ", ") {
			if part == "" {
				continue
			}
			days, times, _ := strings.Cut(part, " ")
			on, err := ward.ParseDays(days)
			if err != nil {
				panic(err)
			}
			for d := ward.Monday; d <= ward.Sunday; d++ {
				if on.Has(d) {
					b.duty(7*w+int(d), times)
				}
			}
		}
	}
	return b
}

// profile adds the agreements of a profile; see fixtures.Agreements.
func (b *bench) profile(p string) {
	agreements, err := fixtures.Agreements(p)
	if err != nil {
		panic(err)
	}
	b.w.Agreements = append(b.w.Agreements, agreements...)
}

// sheet lays the rota out under the ward's agreements.
func (b *bench) sheet(t require.TestingT) *check.Sheet {
	s, err := check.Lay(b.caseOf(t), b.r)
	require.NoError(t, err)
	return s
}

func (b *bench) caseOf(t require.TestingT) *ward.Case {
	require.NoError(t, b.w.CheckAgreements(rule.Ladders()))
	c, err := b.w.Case("", ward.Plan)
	require.NoError(t, err)
	return b.r.Case(c)
}

// of gives the measures of one rule: findings first, as the report has them,
// else the tightest.
func of(s *check.Sheet, q ward.Quantity) (findings []check.Finding, tightest *check.Measure) {
	report := s.Report()
	for _, f := range report.Findings {
		if f.Rule == q || slices.Contains(f.Also, q) {
			findings = append(findings, f)
		}
	}
	for i := range report.Tightest {
		if report.Tightest[i].Rule == q {
			tightest = &report.Tightest[i]
		}
	}
	return findings, tightest
}

// figure reads a margin: h:mm or a number.
func figure(t *testing.T, s string) int {
	if strings.Contains(s, ":") {
		return int(minutes(s))
	}
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

func names(fs []check.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s %s days %d-%d: %d of %d, also %v", f.Person, f.Rule, f.FirstDay, f.LastDay, f.Measured, f.Limit, f.Also))
	}
	return strings.Join(out, "\n")
}
