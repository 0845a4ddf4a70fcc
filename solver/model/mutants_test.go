package model_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A mutant is a line that goes wrong in a way of its own, whatever the rota
// model: what the person has besides, and the duties of each day as times of day.
type mutant struct {
	name   string
	set    func(p *ward.Person, start ward.Date)
	duties func(day, weeks int) string
}

var mutants = []mutant{
	{"never", nil, turns("")},
	{"day after day", nil, turns("day")},
	{"evening and then day", nil, turns("evening", "day")},
	{"evening and day now and then", nil, turns("", "", "evening", "day", "day", "", "")},
	{"night after night", nil, turns("night")},
	{"night and then evening", nil, turns("night", "evening", "")},
	{"night, evening and day", nil, turns("night", "evening", "day", "")},
	{"nights and a day", nil, turns("", "night", "night", "", "", "day", "")},
	{"every other day", nil, turns("day", "")},
	{"long after long", nil, turns("long")},
	{"a long one now and then", nil, turns("", "long", "", "", "", "long", "long")},
	{"Saturdays", nil, on("sat", "day")},
	{"weekends", nil, on("sat-sun", "long")},
	{"late on Fridays", nil, on("fri", "evening")},
	{"two weekends in a row", nil, first(2, on("sat-sun", "evening"))},
	{"three Sundays in a row", nil, first(3, on("sat-sun", "day"))},
	{"four Sundays in a row", nil, first(4, on("sat-sun", "day"))},
	{"half of the Sundays", nil, func(day, weeks int) string { return first(weeks/2, on("sat-sun", "day"))(day, weeks) }},
	{"more than half of them", nil, func(day, weeks int) string { return first(weeks/2+1, on("sat-sun", "day"))(day, weeks) }},
	{"a third of the weekends", nil, func(day, weeks int) string { return first(weeks/3, on("sat-sun", "day"))(day, weeks) }},
	{"two in a day", nil, turns("", "", "day evening", "", "", "", "")},
	{"without a break", nil, turns("", "", "breakless", "", "", "", "")},
	{"overtime", nil, turns("", "", "overtime", "", "", "", "")},
	{"strenuous", nil, turns("", "", "strenuous", "", "", "", "")},
	{"night of who has none", func(p *ward.Person, _ ward.Date) { p.Limits = []ward.PersonLimit{{NoNight: true}} }, turns("", "night", "", "", "", "", "")},
	{"half away", func(p *ward.Person, start ward.Date) {
		p.Absences = []ward.Absence{{Percent: 5000, From: start, Until: start + 6}}
	}, on("mon-fri", "day")},
	{"half away, little work", func(p *ward.Person, start ward.Date) {
		p.Absences = []ward.Absence{{Percent: 5000, From: start, Until: start + 6}}
	}, on("mon", "day")},
	{"vetoed", func(p *ward.Person, start ward.Date) {
		p.Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: ptr(start + 1)}}
	}, turns("", "day", "", "", "", "", "")},
	{"vetoed and off", func(p *ward.Person, start ward.Date) {
		p.Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: ptr(start + 1)}}
	}, turns("")},
	{"too large a post", func(p *ward.Person, _ ward.Date) { p.Size.Max = ptr(ward.FullTime - 1) }, turns("")},
}

// turns gives one of several days after the other, over and over.
func turns(days ...string) func(int, int) string {
	return func(day, _ int) string { return days[day%len(days)] }
}

// on gives a duty on some weekdays.
func on(days, times string) func(int, int) string {
	set := must(ward.ParseDays(days))
	return func(day, _ int) string {
		if set.Has(ward.Weekday(day % 7)) {
			return times
		}
		return ""
	}
}

// first leaves all but the first weeks off.
func first(n int, duties func(int, int) string) func(int, int) string {
	return func(day, weeks int) string {
		if day < 7*n {
			return duties(day, weeks)
		}
		return ""
	}
}

// mutated gives a ward in a rota model of the library: a legal line, each
// mutant, some of them on trial, and the legal line changed at random.
func mutated(t *testing.T, m ward.LibraryModel) drawing {
	t.Helper()
	weeks := 6
	if m.Kind == ward.Calendar {
		weeks = 9 // which nothing follows
	}
	d, _ := based(t, m.ID, ward.Rolling, weeks)
	legal := d.r.Lines[0]
	d.strangeShifts()
	d.w.Sizes = &ward.SizeRule{List: []ward.Size{0, ward.FullTime/2 - 1, ward.FullTime - 1, ward.FullTime}}
	if !slices.Contains(d.w.Sizes.List, legal.Size) {
		d.w.Sizes.List = append(d.w.Sizes.List, legal.Size)
	}
	d.w.Ceilings = &ward.Ceilings{LongThreshold: ptr(9 * ward.Hour)}
	d.w.Models[0].Ceilings = d.w.Ceilings
	d.w.FreeWeekend = nil
	for _, e := range ceilings {
		e.set(d.bench, e.loose)
	}
	codes := codesOf(m.Types)
	for _, x := range mutants {
		var duties []rota.Duty
		for day := range 7 * d.r.Weeks {
			for times := range strings.FieldsSeq(x.duties(day, d.r.Weeks)) {
				duties = append(duties, rota.Duty{Day: day, Shift: codes[times]})
			}
		}
		p := d.beside(x.name, rota.Line{Size: ward.FullTime, Duties: duties})
		if x.set != nil {
			x.set(p, d.r.Start)
		}
		if x.name == "Saturdays" || x.name == "never" {
			p.Competence = "ASS"
		}
	}
	d.beside("a small post", rota.Line{Size: ward.FullTime/2 - 1})
	for _, name := range []string{"day after day", "evening and then day", "evening and day now and then", "night after night", "night and then evening", "night, evening and day", "long after long", "strenuous", "without a break"} {
		d.tried(t, name)
	}
	d.waived("long after long", "day_hours", "week_hours")
	var law []ward.Quantity
	for _, r := range rule.All() {
		if slices.ContainsFunc(r.Steps, func(s ward.Step) bool { return strings.HasPrefix(s.Paragraph, "aml-") }) {
			law = append(law, r.ID)
		}
	}
	for _, name := range []string{"evening and then day", "night after night", "night, evening and day", "long after long", "strenuous", "without a break"} {
		d.waived(name, law...)
	}
	d.Rand = rand.New(rand.NewPCG(7, uint64(len(m.ID))))
	for i := range 6 {
		d.beside(fmt.Sprint("changed ", i), rota.Line{Size: legal.Size, Duties: slices.Clone(legal.Duties)})
		alone := drawing{d.Rand, &bench{r: &rota.Rota{Lines: d.r.Lines[len(d.r.Lines)-1:]}}}
		for range 1 + i {
			alone.change(d.caseOf(t, ward.FromToday))
		}
		d.r.Lines[len(d.r.Lines)-1].Duties = sortedDuties(d.r.Lines[len(d.r.Lines)-1].Duties)
	}
	return d
}

// beside adds somebody like the first person, with a line.
func (d drawing) beside(id string, l rota.Line) *ward.Person {
	p := d.w.People[0]
	p.ID, l.Person = id, id
	p.Size.Current = l.Size
	d.w.People, d.r.Lines = append(d.w.People, p), append(d.r.Lines, l)
	return &d.w.People[len(d.w.People)-1]
}

// strangeShifts are shift types that break a rule by themselves.
func (d drawing) strangeShifts() {
	d.w.Shifts = append(d.w.Shifts,
		ward.Shift{Code: "breakless", Start: 8 * ward.Hour, End: 17 * ward.Hour},
		ward.Shift{Code: "overtime", Start: 16 * ward.Hour, End: 18 * ward.Hour, Overtime: true},
		ward.Shift{Code: "strenuous", Start: 21*ward.Hour + 45, End: 7*ward.Hour + 45, Breaks: []ward.Break{{Minutes: 30, Paid: true}}, Strenuous: true})
	d.w.Models[0].Shifts = append(d.w.Models[0].Shifts, "breakless", "overtime", "strenuous")
}

// codesOf gives the shift type of a time of day: the earliest, the one that ends
// last of those by day, the night, the longest, and those no rota model has.
func codesOf(shifts []ward.Shift) map[string]string {
	out := map[string]string{"breakless": "breakless", "overtime": "overtime", "strenuous": "strenuous"}
	best := map[string]ward.Minutes{}
	take := func(times string, value ward.Minutes, code string) {
		if v, ok := best[times]; !ok || value > v {
			best[times], out[times] = value, code
		}
	}
	for _, s := range shifts {
		length := (s.End - s.Start + ward.Day) % ward.Day
		if s.Kind() == ward.NightShift {
			take("night", s.End, s.Code)
		} else {
			take("day", -s.Start-length/100, s.Code)
			take("evening", s.End, s.Code)
		}
		take("long", length, s.Code)
	}
	return out
}

func sortedDuties(ds []rota.Duty) []rota.Duty {
	slices.SortFunc(ds, func(a, b rota.Duty) int {
		return cmp.Or(a.Day-b.Day, strings.Compare(a.Shift, b.Shift))
	})
	return slices.Compact(ds)
}
