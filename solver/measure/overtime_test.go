package measure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// week is a week of hours worked by somebody with 200 kroner an hour: a duty a
// day, from and to, "+" before those beyond agreed hours.
func week(t *testing.T, monday string, size ward.Size, duties map[int][]string, change func(*rota.Line)) measure.Summary {
	w := &ward.Ward{
		Format: 1, Name: "record", Period: ward.Period{Start: date(t, monday), Weeks: 1, Kind: ward.Calendar},
		Competences: []ward.Competence{{ID: "HFA", Educated: true}},
		Models:      []ward.RotaModel{{ID: "day", Norm: ward.Norm375}},
		People:      []ward.Person{{ID: "anna", Competence: "HFA", Size: ward.Sizes{Current: size}}},
		Pay:         &ward.Pay{Base: map[string]ward.Ore{"HFA": 390_000_00}},
	}
	r := &rota.Rota{Start: w.Period.Start, Weeks: 1, Worked: true, Lines: []rota.Line{{Person: "anna", Size: size}}}
	for day := range 7 {
		for _, times := range duties[day] {
			s := ward.Shift{Code: times, Overtime: times[0] == '+'}
			from, to := times[len(times)-11:len(times)-6], times[len(times)-5:]
			require.NoError(t, s.Start.UnmarshalText([]byte(from)))
			require.NoError(t, s.End.UnmarshalText([]byte(to)))
			w.Shifts = append(w.Shifts, s)
			w.Models[0].Shifts = append(w.Models[0].Shifts, times)
			r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: day, Shift: times})
		}
	}
	if change != nil {
		change(&r.Lines[0])
	}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	return measure.Sum(c, r)
}

// Overtime pays half on top, all at night and on weekends, an hour and a third on
// holidays and their eves, and no supplement of §5 (HTA §6.5). In the week of
// Easter 2024 Wednesday is an eve from 12:00 and Thursday a holiday.
func TestKronerForOvertime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		monday  string
		duties  map[int][]string
		minutes ward.Minutes
		ore     int
	}{
		"two hours after a day":         {"2024-04-08", map[int][]string{0: {"07:30-15:00", "+15:00-17:00"}}, 120, 2 * 300_00},
		"to ten in the evening":         {"2024-04-08", map[int][]string{1: {"+20:00-22:00"}}, 120, 300_00 + 400_00},
		"a night to eight":              {"2024-04-08", map[int][]string{1: {"+22:00-08:00"}}, 600, 8*400_00 + 2*300_00},
		"a Saturday":                    {"2024-04-08", map[int][]string{5: {"+10:00-12:00"}}, 120, 2 * 400_00},
		"round noon of an eve":          {"2024-03-25", map[int][]string{2: {"+11:00-13:00"}}, 120, 300_00 + 466_67},
		"Maundy Thursday":               {"2024-03-25", map[int][]string{3: {"+10:00-12:00"}}, 120, 2 * 466_67},
		"the night into Easter Sunday":  {"2024-03-25", map[int][]string{5: {"+23:00-04:00"}}, 240, 4 * 466_67}, // the clock goes forward
		"a planned evening is no extra": {"2024-04-08", map[int][]string{1: {"14:30-22:00"}}, 0, 0},
	} {
		s := week(t, c.monday, ward.FullTime, c.duties, nil)
		require.Equal(t, measure.BeyondPay{Overtime: measure.Supplement{Minutes: c.minutes, Ore: c.ore}}, s.Lines[0].Beyond, name)
		pay, told := s.Figure("overtime_pay", "")
		require.True(t, told)
		require.Equal(t, c.ore, pay, name)
		if c.minutes > 0 && len(c.duties[0]) == 0 {
			require.Zero(t, s.Lines[0].Year.Supplements(), "%s: no supplements of §5 in overtime", name)
		}
	}
}

// A part-timer's extra work is paid as ordinary work, with its supplements, up to a
// full-time day and week; what passes them is overtime, the last hours first.
func TestExtraWorkOfAPartTimer(t *testing.T) {
	t.Parallel()
	of := func(size ward.Size, duties map[int][]string) measure.BeyondPay {
		return week(t, "2024-04-08", size, duties, nil).Lines[0].Beyond
	}
	paid := func(extra, extraOre, over, overOre int) measure.BeyondPay {
		return measure.BeyondPay{Extra: measure.Supplement{Minutes: ward.Minutes(extra), Ore: extraOre}, Overtime: measure.Supplement{Minutes: ward.Minutes(over), Ore: overOre}}
	}
	planned := []string{"07:30-15:00"}
	require.Equal(t, paid(450, 1500_00, 0, 0), of(5000, map[int][]string{0: planned, 1: planned, 2: {"+07:30-15:00"}}))
	require.Equal(t, paid(450, 1500_00+4*56_00+70_00, 0, 0), of(5000, map[int][]string{0: planned, 1: planned, 2: {"+14:30-22:00"}}))
	require.Equal(t, paid(450, 1500_00, 90, 450_00), of(5000, map[int][]string{0: {"+07:30-16:30"}}))
	require.Equal(t, paid(0, 0, 120, 600_00), of(5000, map[int][]string{0: {"07:30-15:00", "+15:00-17:00"}}))
	require.Equal(t, paid(60, 200_00, 60, 300_00), of(5000, map[int][]string{0: {"08:30-15:00", "+15:00-17:00"}}))
	require.Equal(t, paid(0, 0, 30, 150_00), of(5000, map[int][]string{0: {"07:30-19:30", "+07:00-07:30"}}), "the long duty is the day's own")
	full := map[int][]string{0: planned, 1: planned, 2: {"+07:30-15:00"}, 3: {"+07:30-16:30"}, 4: {"+07:30-15:00"}, 5: {"+10:00-14:00"}}
	require.Equal(t, paid(3*450, 4500_00, 90+240, 450_00+4*400_00), of(5000, full), "Saturday is past a full week")
	require.Equal(t, paid(0, 0, 3*450+90+240, 3*7*300_00+3*150_00+450_00+4*400_00), of(ward.FullTime, full))
}

// A duty changed at less than two weeks' notice pays half an hour's wage an hour on
// top, unless the worker wished for it; outside the rate's validity it is named.
func TestMovedDuties(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		days   int
		agreed bool
		pays   int
	}{{13, false, 750_00}, {14, false, 0}, {0, true, 0}} {
		s := week(t, "2024-04-08", 5000, map[int][]string{2: {"07:30-15:00"}}, func(l *rota.Line) {
			l.Changes = []rota.Change{{Day: 2, Told: date(t, "2024-04-10") - ward.Date(c.days), Agreed: c.agreed}}
		})
		require.Equal(t, c.pays, s.Lines[0].Beyond.Moved.Ore)
		pay, told := s.Figure("moved_pay", "")
		require.True(t, told)
		require.Equal(t, c.pays, pay)
		require.Empty(t, s.Outside)
	}
	for was, pays := range map[string]int{"09:30-17:00": 200_00, "07:30-15:00": 0, "16:00-22:00": 750_00} {
		s := week(t, "2024-04-08", 5000, map[int][]string{2: {"07:30-15:00"}, 3: {was}}, func(l *rota.Line) {
			l.Changes = []rota.Change{{Day: 2, Told: date(t, "2024-04-09"), Was: l.On(3)}}
		})
		require.Equal(t, pays, s.Lines[0].Beyond.Moved.Ore, "paid is the time outside %s", was)
	}
	_, told := week(t, "2024-04-08", 5000, map[int][]string{2: {"07:30-15:00"}}, nil).Figure("moved_pay", "")
	require.False(t, told)
	s := week(t, "2026-11-02", ward.FullTime, map[int][]string{2: {"+07:30-15:00"}}, nil)
	require.Len(t, s.Outside, 1)
	require.Equal(t, ward.OvertimeUsual, s.Outside[0].Supplement)
	require.Equal(t, "2024-04-30", s.Outside[0].Rate.Until.String())
}
