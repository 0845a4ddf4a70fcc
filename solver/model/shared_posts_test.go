package model_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// The model and the checker agree on rest and consent across units: at the
// border with the travel, and one minute past it.
func TestModelAndCheckerAgreeAcrossUnits(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, c := range []struct {
		why, week string
		change    func(*bench)
		kept      bool
	}{
		{"rest and travel", "mon 12:30-20:30, tue 07:45-15:00 in B", nil, true},
		{"one minute short", "mon 12:30-20:30, tue 07:44-15:00 in B", nil, false},
		{"one minute short, and back", "mon 12:30-20:30 in B, tue 07:44-15:00", nil, false},
		{"travel that is rest", "mon 12:30-20:30, tue 07:44-15:00 in B", func(b *bench) { b.w.Travel.Rest = true }, true},
		{"two duties on a day", "mon 08:00-12:00, mon 12:15-15:00 in B", nil, false},
		{"no yes to the unit", "mon 08:00-12:00 in B", func(b *bench) { b.w.People[0].Consents = nil }, false},
		{"no shared posts", "mon 08:00-12:00 in B", func(b *bench) { b.w.SharedPosts = false }, false},
		{"need of the unit it is in", "mon 08:00-16:00 in B", func(b *bench) {
			need(map[string]int{"total": 1}, nil)(b)
			b.w.Need[0].Unit = "B"
		}, true},
		{"need of the unit it is not in", "mon 08:00-16:00 in B", func(b *bench) {
			need(map[string]int{"total": 1}, nil)(b)
			b.w.Need[0].Unit = "A"
		}, false},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			b := one("S", c.week)
			b.w.Units = []ward.Unit{{ID: "A"}, {ID: "B"}}
			b.w.SharedPosts = true
			b.w.Travel = &ward.Travel{Between: []ward.TravelTime{{Units: []string{"A", "B"}, Minutes: 15}}}
			b.w.People[0].Unit = "A"
			b.w.People[0].Consents = []ward.Consent{{Unit: "B"}}
			if c.change != nil {
				c.change(b)
			}
			report, err := check.Check(b.caseOf(t, ward.Plan), b.r)
			require.NoError(t, err)
			require.Equal(t, c.kept, len(report.Findings) == 0, "checker")
			stated := b.state(t, false)
			offered := !slices.ContainsFunc(b.r.Lines[0].Duties, func(d rota.Duty) bool {
				return !slices.ContainsFunc(stated.C.Shifts, func(s ward.Shift) bool { return s.Code == d.Shift })
			})
			require.Equal(t, c.kept, offered && accepts(t, stated, b.r), "model")
		})
	}
}
