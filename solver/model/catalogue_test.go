package model_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// In every rota model of the library every rule is kept by some lines and broken
// by others, at its limit and a unit past it, and checker and model say the same
// of each rule and each line.
func TestTheCatalogueInEveryRotaModel(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, m := range ward.Library() {
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			d := mutated(t, m)
			d.options.Covered = true
			at := d.edges(t)
			seen := map[ward.Quantity]*verdicts{}
			for _, tighter := range []int{0, 1} {
				d.set(at, tighter)
				d.setWhole(m, tighter)
				d.judgeEach(t, seen)
			}
			for _, r := range model.Rules() {
				is := verdicts{}
				if seen[r.ID()] != nil {
					is = *seen[r.ID()]
				}
				want := expected(r.ID(), m)
				require.True(t, want.within(is) && (want != nothing || is == nothing), "of %s %+v was seen, not %+v", r.ID(), is, want)
			}
		})
	}
}

// shows is what a rota model's lines cannot show of a rule, and why.
type shows struct {
	verdicts
	why string
}

var (
	all     = verdicts{true, true, true, true}
	nothing = verdicts{}
)

// inNone are rules that no base rota breaks, or not to the unit.
var inNone = map[ward.Quantity]shows{
	"overtime_week":       {verdicts{kept: true}, "planned_overtime refuses all overtime, and little of it is within"},
	"overtime_four_weeks": {verdicts{kept: true}, "as overtime_week"},
	"overtime_half_year":  {nothing, "measured where the authority has agreed to overtime"},
	"overtime_year":       {verdicts{kept: true}, "as overtime_week"},
	"total_week_hours":    {nothing, "measured where more overtime is agreed"},
	"extra_break":         {nothing, "asked of hours worked"},
	"publication_notice":  {nothing, "no duties tell when a rota was published"},
	"change_notice":       {nothing, "no duties tell when a change was told"},
	"averaging_weeks":     {verdicts{kept: true}, "base rotas are shorter than any averaging period"},
	"main_vacation":       {nothing, "a base rota has no vacation"},
	"vacation_sunday":     {nothing, "a base rota has no vacation"},
	"must_not":            {verdicts{broken: true, onePast: true}, "measured where it is broken"},
	"planned_overtime":    {verdicts{kept: true, broken: true, atLimit: true}, "no shift type is a minute of overtime"},
	"full_time_norm":      {verdicts{kept: true, broken: true}, "hours follow from shift types and sizes"},
	"absence_hours":       {verdicts{kept: true, broken: true}, "as full_time_norm"},
	"mean_hours":          {verdicts{kept: true, broken: true, atLimit: true}, "agreed for a week, measured over the period"},
	"free_weekend":        {verdicts{kept: true, broken: true, atLimit: true}, "shift types reach hours into a weekend"},
	"cover":               {verdicts{kept: true, broken: true, atLimit: true}, "a head is missing for longer than a minute"},
	"cover_max":           {verdicts{kept: true, broken: true, atLimit: true}, "as cover"},
	"handover":            {verdicts{kept: true, broken: true, atLimit: true}, "as cover"},
	"travel_time":         {nothing, "base rotas are of one unit; TestModelAndCheckerAgreeAcrossUnits has two"},
	"pairs":               {verdicts{kept: true, broken: true, atLimit: true}, "as cover"},
}

// inSome are rules that some rota models do not have, or that their lines break
// by more than a unit at once.
var inSome = []struct {
	rule ward.Quantity
	of   func(m ward.LibraryModel) bool
	shows
}{
	{"work_cycle", func(m ward.LibraryModel) bool { return m.Cycle == nil }, shows{nothing, "no cycle"}},
	{"work_cycle", func(m ward.LibraryModel) bool { return m.Cycle.Length() > 20 }, shows{verdicts{true, true, true, false}, "no line is a day off a cycle of weeks"}},
	{"whole_weekend", func(m ward.LibraryModel) bool { return m.Weekend.Whole != nil }, shows{nothing, "weekends may be halved"}},
	{"weekend_frequency", func(m ward.LibraryModel) bool { return m.Weekend.Every == 0 && m.Weekend.PerPeriod == 0 }, shows{nothing, "weekends are counted by the year, or by the cycle"}},
	{"total_hours", func(m ward.LibraryModel) bool { return longest(m) <= 13*ward.Hour }, shows{verdicts{kept: true, broken: true}, "no duty is so long"}},
}

func longest(m ward.LibraryModel) ward.Minutes {
	var out ward.Minutes
	for _, s := range m.Types {
		out = max(out, s.Net())
	}
	return out
}

// expected is what a rota model's lines show of a rule.
func expected(q ward.Quantity, m ward.LibraryModel) verdicts {
	for _, x := range inSome {
		if x.rule == q && x.of(m) {
			return x.verdicts
		}
	}
	if x, ok := inNone[q]; ok {
		return x.verdicts
	}
	return all
}

// A place is a rule and who breaks it; nobody where it is the whole rota.
type places map[model.Place]bool

// verdicts are what was seen of a rule.
type verdicts struct{ kept, broken, atLimit, onePast bool }

func (v *verdicts) take(margin int) {
	v.kept = v.kept || margin >= 0
	v.broken = v.broken || margin < 0
	v.atLimit = v.atLimit || margin == 0
	v.onePast = v.onePast || margin == -1
}

// within tells whether others saw as much.
func (v verdicts) within(o verdicts) bool {
	return (!v.kept || o.kept) && (!v.broken || o.broken) && (!v.atLimit || o.atLimit) && (!v.onePast || o.onePast)
}

// judgeEach asks checker and model of every rule and line.
func (d drawing) judgeEach(t *testing.T, seen map[ward.Quantity]*verdicts) {
	t.Helper()
	c := d.caseOf(t, ward.FromToday)
	broken, refused := places{}, places{}
	for place, margin := range tightest(t, c, d.r) {
		if seen[place.Rule] == nil {
			seen[place.Rule] = &verdicts{}
		}
		seen[place.Rule].take(margin)
		if margin < 0 {
			broken[place] = true
		}
	}
	for _, place := range blamed(t, c, d.r, d.options) {
		refused[place] = true
	}
	for place := range broken {
		require.True(t, refused[place] || keptByOthers(place, refused) || d.asideFrom(place, broken), "the checker alone refuses %s of %s\n%s", place.Rule, place.Person, d.line(place.Person))
	}
	for place := range refused {
		require.True(t, broken[place] || d.asideFrom(place, broken), "the model alone refuses %s of %s\n%s", place.Rule, place.Person, d.line(place.Person))
	}
}

// asideFrom tells whether the rules of hours and rests are stated for somebody
// else: for who has one duty a day and no overtime, which the model has
// nobody without.
func (d drawing) asideFrom(place model.Place, broken places) bool {
	for _, q := range []ward.Quantity{"one_duty", "planned_overtime"} {
		if place.Rule != q && broken[model.Place{Rule: q, Person: place.Person}] {
			return true
		}
	}
	return false
}

func (d drawing) line(person string) string {
	for _, l := range d.r.Lines {
		if l.Person == person {
			return fmt.Sprint(l.Size, l.Duties)
		}
	}
	return ""
}

// stronger are rules that the model leaves to others, which are broken whenever
// they are: total hours to those of the day, means to what the post has.
var stronger = map[ward.Quantity][]ward.Quantity{
	"mean_hours":       {"full_time_norm"},
	"eight_week_hours": {"full_time_norm", "week_hours"},
	"day_hours":        {"one_duty"},
}

func keptByOthers(place model.Place, refused places) bool {
	by := stronger[place.Rule]
	for _, r := range model.Rules() {
		if r.ID() == place.Rule {
			by = append(by, model.KeptBy(r)...)
		}
	}
	return slices.ContainsFunc(by, func(q ward.Quantity) bool {
		return refused[model.Place{Rule: q, Person: place.Person}] || q != place.Rule && keptByOthers(model.Place{Rule: q, Person: place.Person}, refused)
	})
}

// tightest gives the smallest margin of each rule and line, and of each rule on
// the whole rota.
func tightest(t *testing.T, c *ward.Case, r *rota.Rota) map[model.Place]int {
	t.Helper()
	sheet, err := check.Lay(c, r)
	require.NoError(t, err)
	out := map[model.Place]int{}
	take := func(m check.Measure, person string) {
		if r, _ := rule.ByID(m.Rule); r.Kind == rule.Written {
			return
		}
		place := model.Place{Rule: m.Rule, Person: person}
		if least, ok := out[place]; !ok || m.Margin < least {
			out[place] = m.Margin
		}
	}
	for _, l := range sheet.Lines {
		for _, m := range sheet.Measures(l) {
			take(m, l.Person.ID)
		}
	}
	for _, m := range sheet.Report().Tightest {
		if r, _ := rule.ByID(m.Rule); r.Scope == rule.Whole {
			take(m, "")
		}
	}
	return out
}
