package bound

import (
	"fmt"
	"slices"
	"testing"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// sketch is the ward of 24 beds and 30 people that CP-SAT and column
// generation were measured on: sizes free, guards off, budget in planned hours.
type sketch struct {
	posts  []ward.Post
	shifts []string
	budget ward.Size
	units  int
	weeks  int
	need   []ward.NeedRow
	times  map[string][2]ward.Minutes // other times than the sketch's, by code
}

func traditional() sketch {
	return sketch{
		posts: []ward.Post{
			{ID: "rn", Competence: "RN", Shifts: []string{"D", "E"}, Count: 7},
			{ID: "hfa", Competence: "HFA", Shifts: []string{"D", "E"}, Count: 11},
			{ID: "ass", Competence: "ASS", Shifts: []string{"D", "E"}, Count: 6},
			{ID: "night", Competence: "HFA", Shifts: []string{"N"}, Count: 6},
		},
		shifts: []string{"D", "E", "N"}, budget: 192_000, units: 1, weeks: 6, need: sketchNeed(),
	}
}

// langturnus is the same need with 12.5 h duties on weekends, which all posts
// by day consent to.
func langturnus() sketch {
	s := traditional()
	long, day := 750*ward.Minutes(1), []string{"D", "E", "L", "K"}
	for i, n := range []int{6, 6, 3} {
		s.posts[i].Count, s.posts[i].Shifts, s.posts[i].LongShifts = n, day, &long
	}
	s.shifts, s.budget = []string{"D", "E", "N", "L", "K"}, 195_000
	return s
}

func (s sketch) smallest(size ward.Size) sketch {
	for i := range s.posts {
		s.posts[i].Min = size
	}
	return s
}

func (s sketch) of(units int) sketch {
	s.units = units
	return s
}

func (s sketch) build(t *testing.T) (*ward.Case, *ward.Terms) {
	t.Helper()
	at := func(h, m int) ward.Minutes { return ward.Minutes(60*h + m) }
	weekend := ward.Days(0x60)
	paid := []ward.Break{{Minutes: 30, Paid: true}}
	tol, week := 7*ward.Hour, 48*ward.Hour
	days := 5
	w := &ward.Ward{
		Name: "sketch", Period: ward.Period{Start: ward.NewDate(2027, 1, 4), Weeks: s.weeks, Kind: ward.Rolling},
		Competences: []ward.Competence{{ID: "RN", Educated: true}, {ID: "HFA", Educated: true}, {ID: "ASS"}},
		Shifts: []ward.Shift{
			{Code: "D", Start: at(7, 30), End: at(15, 0), Breaks: paid},
			{Code: "E", Start: at(14, 30), End: at(22, 0), Breaks: paid},
			{Code: "N", Start: at(21, 45), End: at(7, 45), Breaks: paid},
			{Code: "L", Start: at(7, 30), End: at(20, 0), Days: &weekend, Breaks: paid},
			{Code: "K", Start: at(9, 30), End: at(22, 0), Days: &weekend, Breaks: paid},
		},
		Models: []ward.RotaModel{{ID: "m", Shifts: s.shifts, Weekend: ward.WeekendRule{Every: 3}, Norm: ward.Norm355}},
		Agreements: []ward.Agreement{
			{ID: "mean", Level: ward.Representatives, Paragraph: "aml-10-5-2"},
			{ID: "rest", Level: ward.Representatives, Paragraph: "aml-10-8-3"},
			{ID: "sundays", Level: ward.Representatives, Paragraph: "aml-10-8-4c"},
		},
		FreeWeekend: &ward.FreeWeekend{From: ward.Day, To: 0},
		Sizes:       &ward.SizeRule{Free: true},
		Tolerance:   &ward.Tolerance{PerPeriod: &tol},
		Budget:      &ward.Budget{FullTimeWeeks: s.budget * ward.Size(s.units), Count: "hours"},
		Guards:      &ward.Guards{SmallPosts: &ward.SmallPosts{Lifted: true}},
		Ceilings:    &ward.Ceilings{WeekHours: &week, DaysInRow: &days},
	}
	for i := range w.Shifts {
		if at, ok := s.times[w.Shifts[i].Code]; ok {
			w.Shifts[i].Start, w.Shifts[i].End, w.Shifts[i].Days = at[0], at[1]%ward.Day, nil
		}
	}
	for u := range s.units {
		unit := ""
		if s.units > 1 {
			unit = fmt.Sprintf("U%d", u+1)
			w.Units = append(w.Units, ward.Unit{ID: unit})
		}
		for _, n := range s.need {
			n.Unit = unit
			w.Need = append(w.Need, n)
		}
		for _, p := range s.posts {
			p.ID, p.Unit = unit+p.ID, unit
			w.Posts = append(w.Posts, p)
		}
	}
	c, err := w.Case("m", ward.Structure)
	if err != nil {
		t.Fatal(err)
	}
	return c, ward.NewTerms(c, ladders())
}

// ladders is the catalogue with what the sketch's parties agreed on rest: 9 h
// between duties, and the weekly rest as the statute has it.
func ladders() []ward.Ladder {
	out := rule.Ladders()
	for i, l := range out {
		switch l.Quantity {
		case "weekly_rest":
			out[i].Steps = l.Steps[:1]
		case "daily_rest":
			out[i].Steps = slices.Clone(l.Steps)
			for n := range out[i].Steps {
				if out[i].Steps[n].Level == ward.Representatives {
					out[i].Steps[n].Limit = int(9 * ward.Hour)
				}
			}
		}
	}
	return out
}

// sketchNeed is total, educated and nurses by time of day.
func sketchNeed() []ward.NeedRow {
	at := func(h, m int) ward.Minutes { return ward.Minutes(60*h + m) }
	heads := func(days ward.Days, from, to ward.Minutes, total, educated, rn int) ward.NeedRow {
		return ward.NeedRow{Days: days, From: from, To: to, Floor: map[string]int{"total": total, "educated": educated, "RN": rn}}
	}
	weekend := ward.Days(0x60)
	weekdays := ward.AllDays &^ weekend
	return []ward.NeedRow{
		heads(weekdays, at(7, 30), at(14, 30), 6, 3, 1),
		heads(weekdays, at(14, 30), at(22, 0), 5, 3, 1),
		heads(weekend, at(7, 30), at(9, 30), 3, 2, 1),
		heads(weekend, at(9, 30), at(20, 0), 4, 2, 1),
		heads(weekend, at(20, 0), at(22, 0), 2, 1, 1),
		heads(ward.AllDays, at(22, 0), at(7, 30), 2, 1, 0),
	}
}
