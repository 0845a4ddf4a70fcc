package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A bench is a ward in the making and a rota in it, whole or in part: one rota
// model, shift types made as duties are written, nothing agreed, no hours owed,
// and no ceiling that anybody reaches.
type bench struct {
	w   *ward.Ward
	r   *rota.Rota
	off map[string][]int // days a person is given off

	options model.Options
}

// monday is a Monday with no holiday nor clock change for ten weeks after it.
const monday = "2026-08-10"

func newBench(kind, start string, weeks int) *bench {
	day := must(ward.ParseDate(start))
	no, many, long, owed := false, 30, ward.Day, 1000*ward.Hour
	return &bench{
		w: &ward.Ward{
			Format: 1, Name: "bench", Period: ward.Period{Start: day, Weeks: weeks, Kind: kind},
			Competences: []ward.Competence{{ID: "RN", Educated: true}, {ID: "ASS"}},
			Models:      []ward.RotaModel{{ID: "model", Weekend: ward.WeekendRule{Whole: &no}}},
			Tolerance:   &ward.Tolerance{PerPeriod: &owed},
			FreeWeekend: &ward.FreeWeekend{From: 24 * ward.Hour, To: 0},
			Ceilings:    &ward.Ceilings{DaysInRow: &many, NightsInRow: &many, LongInRow: &many, LongThreshold: &long},
		},
		r:   &rota.Rota{Start: day, Weeks: weeks},
		off: map[string][]int{},
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func ptr[T any](v T) *T { return &v }

// one gives a calendar bench with one person's duties, a week to a line.
func one(profile string, weeks ...string) *bench { return oneOf(ward.Calendar, profile, weeks) }

// rolling gives a rolling bench with one person's duties, a week to a line.
func rolling(profile string, weeks ...string) *bench { return oneOf(ward.Rolling, profile, weeks) }

func oneOf(kind, profile string, weeks []string) *bench {
	b := newBench(kind, monday, len(weeks)).agree(profile)
	b.person("anna", "RN", ward.FullTime)
	return b.duties(weeks...)
}

// beside gives a nurse and an assistant, each with half a post.
func beside(nurse, assistant string) *bench {
	b := newBench(ward.Calendar, monday, 1)
	b.person("anna", "RN", 5000)
	b.duties(nurse)
	b.person("berit", "ASS", 5000)
	return b.duties(assistant)
}

// person adds somebody with a post; duties are given to the last one added.
func (b *bench) person(id, competence string, size ward.Size) *ward.Person {
	b.w.People = append(b.w.People, ward.Person{ID: id, Competence: competence, Size: ward.Sizes{Current: size}})
	b.r.Lines = append(b.r.Lines, rota.Line{Person: id, Size: size})
	return &b.w.People[len(b.w.People)-1]
}

// shift gives the code of a shift type written as its times, "07:30-15:00",
// with half an hour of paid break, or "07:30-15:00 break 0:15".
func (b *bench) shift(times string) string {
	code := strings.NewReplacer(":", "", " ", "").Replace(times)
	if slices.ContainsFunc(b.w.Shifts, func(s ward.Shift) bool { return s.Code == code }) {
		return code
	}
	times, kind, _ := strings.Cut(times, " as ")
	times, strenuous := strings.CutSuffix(times, " strenuous")
	times, overtime := strings.CutSuffix(times, " overtime")
	clock, pause, _ := strings.Cut(times, " break ")
	from, to, _ := strings.Cut(clock, "-")
	s := ward.Shift{Code: code, Start: minutes(from), End: minutes(to), Breaks: []ward.Break{{Minutes: 30, Paid: true}}, Strenuous: strenuous, Overtime: overtime, Duty: kind}
	if pause != "" {
		s.Breaks[0].Minutes = int(minutes(pause))
	}
	b.w.Shifts = append(b.w.Shifts, s)
	b.w.Models[0].Shifts = append(b.w.Models[0].Shifts, code)
	return code
}

func minutes(s string) ward.Minutes { return must(ward.ParseMinutes(s)) }

// past puts a duty into the last person's history.
func (b *bench) past(day int, times string) *bench {
	p := &b.w.People[len(b.w.People)-1]
	p.History = append(p.History, ward.PastDuty{Date: b.r.Start + ward.Date(day), Shift: b.shift(times)})
	return b
}

// duties puts duties on the last person's line, a week to a line: "mon-wed
// 07:30-15:00, sat 08:00-20:00, sun off".
func (b *bench) duties(weeks ...string) *bench {
	l := &b.r.Lines[len(b.r.Lines)-1]
	for w, week := range weeks {
		for part := range strings.SplitSeq(week, ", ") {
			if part == "" {
				continue
			}
			days, times, _ := strings.Cut(part, " ")
			on := must(ward.ParseDays(days))
			for d := ward.Monday; d <= ward.Sunday; d++ {
				switch day := 7*w + int(d); {
				case !on.Has(d):
				case times == "off":
					b.off[l.Person] = append(b.off[l.Person], day)
				default:
					times, unit, away := strings.Cut(times, " in ")
					code := b.shift(times)
					if away {
						code += "@" + unit
					}
					l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: code})
				}
			}
		}
	}
	return b
}

// agree adds the agreements of a profile: S nothing, T averaging with the
// representatives, R rests down to 8 and 28 hours, U Sundays averaged.
func (b *bench) agree(profile string) *bench {
	for part := range strings.SplitSeq(profile, "+") {
		a := map[string]ward.Agreement{
			"T": {ID: "averaging", Paragraph: "aml-10-5-2"},
			"R": {ID: "rest", Paragraph: "aml-10-8-3", Limits: map[string]string{"daily_rest": "8:00", "weekly_rest": "28:00"}},
			"U": {ID: "sundays", Paragraph: "aml-10-8-4c"},
			"A": {ID: "permit", Paragraph: "aml-10-5-3", Level: ward.Authority},
		}[part]
		if part != "S" {
			a.SignedBy = "both parties"
			if a.Level == "" {
				a.Level = ward.Representatives
			}
			b.w.Agreements = append(b.w.Agreements, a)
		}
	}
	return b
}

func (b *bench) with(changes ...func(b *bench)) *bench {
	for _, change := range changes {
		change(b)
	}
	return b
}

func (b *bench) caseOf(t require.TestingT, run ward.Run) *ward.Case {
	require.NoError(t, b.w.CheckAgreements(rule.Ladders()))
	c, err := b.w.Case("", run)
	require.NoError(t, err)
	return c
}

// state states the bench's ward; nothing is decided yet.
func (b *bench) state(t *testing.T, guards bool) *model.Build {
	c := b.caseOf(t, ward.Plan)
	o := b.options
	o.Guards = guards
	return model.New(c, rule.Terms(c), o)
}

// force decides what the bench says of duties, days off and sizes and leaves the
// rest open.
func (b *bench) force(m *model.Build) error {
	for _, l := range b.r.Lines {
		for _, d := range l.Duties {
			if err := m.Force(l.Person, d, true); err != nil {
				return err
			}
		}
		for _, day := range b.off[l.Person] {
			if err := m.Force(l.Person, rota.Duty{Day: day}, false); err != nil {
				return err
			}
		}
		m.ForceSize(l.Person, l.Size)
	}
	return nil
}

// elsewhere puts a known duty in another unit on a day.
func (b *bench) elsewhere(day int, times string) *bench {
	p := &b.w.People[len(b.w.People)-1]
	if p.Elsewhere == nil {
		p.Elsewhere = &ward.Elsewhere{}
	}
	p.Elsewhere.Duties = append(p.Elsewhere.Duties, ward.PastDuty{Date: b.r.Start + ward.Date(day), Shift: b.shift(times)})
	return b
}

// pastDays puts the same duty into every day of a stretch of history.
func (b *bench) pastDays(first, last int, times string) *bench {
	for d := first; d <= last; d++ {
		b.past(d, times)
	}
	return b
}

// on moves the bench to another Monday.
func (b *bench) on(start string) *bench {
	b.r.Start = must(ward.ParseDate(start))
	b.w.Period.Start = b.r.Start
	return b
}

// readSizes gives the lines the sizes read off their hours, where they are.
func (b *bench) readSizes(t *testing.T) {
	c := b.caseOf(t, ward.Plan)
	sheet, err := check.Lay(c, b.r)
	require.NoError(t, err)
	for _, l := range sheet.Lines {
		i := slices.IndexFunc(b.r.Lines, func(o rota.Line) bool { return o.Person == l.Person.ID })
		if c.Sizes.Free && i >= 0 {
			b.r.Lines[i].Size = c.SizeByHours(l.Person, ward.Minutes(l.Hours().Planned))
		}
	}
}
