package ward_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward"
)

func TestMinutes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]ward.Minutes{"0:00": 0, "7:30": 450, "07:30": 450, "31:45": 1905, "9999:59": 599999} {
		got, err := ward.ParseMinutes(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", "7", "7:3", "7:60", "-7:30", "-0:30", "+7:30", "7:+3", "7.30", "7:030", "10000:00", " 7:30", "7:30 ", "7h30", "½:30"} {
		_, err := ward.ParseMinutes(text)
		require.Error(t, err, text)
	}
	require.Equal(t, "-1:05", ward.Minutes(-65).String())
}

func TestSize(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]ward.Size{"0": 0, "62.5": 6250, "62.05": 6205, "100": 10000, "1920": 192000, "14.1": 1410} {
		var got ward.Size
		require.NoError(t, json.Unmarshal([]byte(text), &got), text)
		require.Equal(t, want, got)
		out, err := json.Marshal(got)
		require.NoError(t, err)
		require.Equal(t, text, string(out))
	}
	for _, text := range []string{"-5", "-0.5", "62.555", "1e2", `"50"`, "true", "99999999"} {
		var got ward.Size
		require.Error(t, json.Unmarshal([]byte(text), &got), text)
	}
	require.Equal(t, "62,5 %", ward.Size(6250).String())
	require.Equal(t, "100 %", ward.FullTime.String())
}

func TestDates(t *testing.T) {
	t.Parallel()
	require.Equal(t, ward.Date(0), date(t, "1970-01-01"))
	require.Equal(t, ward.Thursday, date(t, "1970-01-01").Weekday())
	require.Equal(t, ward.Sunday, ward.Date(-4).Weekday())
	for _, text := range []string{"", "2026-1-5", "2026-02-29", "05.01.2026", "2026-01-05T00:00", "26-01-05"} {
		_, err := ward.ParseDate(text)
		require.Error(t, err, text)
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"mon-fri": "mon-fri", "sat,sun": "sat-sun", "mon, wed-thu": "mon,wed-thu", "all": "all", "mon-sun": "all", "fri,mon": "mon,fri"} {
		got, err := ward.ParseDays(text)
		require.NoError(t, err)
		require.Equal(t, want, got.String())
	}
	for _, text := range []string{"", "fri-mon", "man", "mon-", "-", "mon,,tue", "MON"} {
		_, err := ward.ParseDays(text)
		require.Error(t, err, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		ds := ward.Days(rapid.IntRange(1, 127).Draw(t, "days"))
		got, err := ward.ParseDays(ds.String())
		require.NoError(t, err)
		require.Equal(t, ds, got)
	})
}

// Kinds by the clock, and working time with paid and unpaid breaks.
func TestShiftKindAndHours(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		start, end, kind, length string
	}{
		{"07:30", "15:00", "day", "7:30"},
		{"14:30", "22:00", "evening", "7:30"},
		{"11:00", "19:00", "day", "8:00"},
		{"11:00", "19:01", "evening", "8:01"},
		{"21:45", "07:45", "night", "10:00"},
		{"18:00", "02:00", "night", "8:00"},   // three hours after 23:00
		{"18:00", "01:59", "evening", "7:59"}, // a minute less
		{"00:00", "08:00", "night", "8:00"},
		{"03:01", "11:00", "day", "7:59"},
		{"07:30", "20:00", "long", "12:30"},
		{"08:00", "18:00", "day", "10:00"},
		{"08:00", "18:01", "long", "10:01"},
		{"08:00", "08:00", "night", "24:00"}, // round the clock
	} {
		var s ward.Shift
		require.NoError(t, s.Start.UnmarshalText([]byte(c.start)))
		require.NoError(t, s.End.UnmarshalText([]byte(c.end)))
		require.Equal(t, c.kind, s.Kind(), "%s to %s", c.start, c.end)
		require.Equal(t, c.length, s.Length().String())
	}
	s := ward.Shift{Start: 450, End: 930, Breaks: []ward.Break{{Minutes: 30}, {Minutes: 15, Paid: true}}}
	require.Equal(t, ward.Minutes(30), s.Unpaid())
	require.Equal(t, ward.Minutes(450), s.Net())
	s.Type = ward.LongShift
	require.Equal(t, ward.LongShift, s.Kind())
	require.True(t, s.On(ward.Sunday))
}
