package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// HTA chapter 1 §5: which minutes of a duty are paid as what. Evening and night
// come on top of weekend and red days; a red day takes the weekend's place.
func TestWhichHoursArePaid(t *testing.T) {
	t.Parallel()
	at := func(s string) ward.Minutes {
		m, err := ward.ParseMinutes(s)
		require.NoError(t, err)
		return m
	}
	on := ward.Dates{Weeks: 52}
	for _, c := range []struct {
		says                                string
		date, from, to                      string
		unpaid                              int
		net, evening, night, weekend, holid string
	}{
		{"a weekday's day duty", "2026-01-07", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "0:00", "0:00"},
		{"evening to 21, then night", "2026-01-07", "14:30", "22:00", 0, "7:30", "4:00", "1:00", "0:00", "0:00"},
		{"a whole night", "2026-01-07", "21:45", "07:45", 0, "10:00", "0:00", "8:15", "0:00", "0:00"},
		{"Friday night reaches into Saturday", "2026-01-09", "21:45", "07:45", 0, "10:00", "0:00", "8:15", "7:45", "0:00"},
		{"Sunday night leaves it at midnight", "2026-01-11", "21:45", "07:45", 0, "10:00", "0:00", "8:15", "2:15", "0:00"},
		{"a long Saturday", "2026-01-10", "07:30", "20:00", 0, "12:30", "3:00", "0:00", "12:30", "0:00"},
		{"Maundy Thursday", "2026-04-02", "14:30", "22:00", 0, "7:30", "4:00", "1:00", "0:00", "7:30"},
		{"the Wednesday before it, from 12", "2026-04-01", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "0:00", "3:00"},
		{"Easter Eve is a Saturday paid as holiday", "2026-04-04", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "0:00", "7:30"},
		{"Easter Sunday is no weekend", "2026-04-05", "14:30", "22:00", 0, "7:30", "4:00", "1:00", "0:00", "7:30"},
		{"Christmas Eve from 12", "2026-12-24", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "0:00", "3:00"},
		{"Whitsun Eve: weekend till 12, holiday after", "2026-05-23", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "4:30", "3:00"},
		{"into 1 May from an ordinary evening", "2026-04-30", "21:45", "07:45", 0, "10:00", "0:00", "8:15", "0:00", "7:45"},
		{"17 May on a Sunday", "2026-05-17", "07:30", "15:00", 0, "7:30", "0:00", "0:00", "0:00", "7:30"},
		{"the night of the spring change is an hour short", "2026-03-28", "21:45", "07:45", 0, "9:00", "0:00", "7:15", "9:00", "0:00"},
		{"that of autumn an hour long", "2026-10-24", "21:45", "07:45", 0, "11:00", "0:00", "9:15", "11:00", "0:00"},
		{"an unpaid break comes off the time without supplement", "2026-01-07", "13:30", "22:00", 30, "8:00", "4:00", "1:00", "0:00", "0:00"},
		{"and off the supplement where there is no other time", "2026-01-07", "17:00", "20:00", 30, "2:30", "2:30", "0:00", "0:00", "0:00"},
	} {
		date, err := ward.ParseDate(c.date)
		require.NoError(t, err)
		s := &ward.Shift{Code: "X", Start: at(c.from), End: at(c.to)}
		if c.unpaid > 0 {
			s.Breaks = []ward.Break{{Minutes: c.unpaid}}
		}
		h := hoursOn(on, s, date)
		require.Equal(t, []string{c.net, c.evening, c.night, c.weekend, c.holid},
			[]string{ward.Minutes(h.net).String(), ward.Minutes(h.evening).String(), ward.Minutes(h.night).String(), ward.Minutes(h.weekend).String(), ward.Minutes(h.red).String()}, c.says)
	}
}

func TestARollingRotaAsItIsWrittenKnowsNoHolidays(t *testing.T) {
	t.Parallel()
	easter := ward.NewDate(2026, 4, 5)
	h := hoursOn(ward.Dates{Start: easter - 6, Weeks: 1, Rolling: true}, &ward.Shift{Start: 450, End: 900}, easter)
	require.Equal(t, paidHours{net: 450, weekend: 450}, h)
}

// Of two lines one has all: half of what could be uneven is (n-1)/n.
func TestGini(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of   []int
		want int
	}{{[]int{5, 5, 5}, 0}, {[]int{0, 10}, 5000}, {[]int{0, 0, 0, 8}, 7500}, {[]int{1, 3}, 2500}} {
		got, ok := gini(c.of)
		require.True(t, ok)
		require.Equal(t, c.want, got, "%v", c.of)
	}
	_, ok := gini([]int{0, 0})
	require.False(t, ok)
}
