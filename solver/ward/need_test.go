package ward_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

func read(t *testing.T, text string) *ward.Ward {
	t.Helper()
	w, err := ward.Read("w.yaml", []byte(text))
	require.NoError(t, err)
	return w
}

func rows(w *ward.Ward) []string {
	var out []string
	for _, r := range w.ConvertedNeed() {
		out = append(out, fmt.Sprintf("%s%s %s-%s floor %v target %v max %v", r.Unit, r.Days, r.From, r.To, r.Floor, r.Target, r.Max))
	}
	return out
}

// Heads per shift code become need by time of day, the overlap being handover.
func TestNeedByShiftIsConverted(t *testing.T) {
	t.Parallel()
	shifts := strings.Replace(little, "models:", `  - {code: N, start: "21:45", end: "07:45"}
  - {code: L, start: "07:30", end: "20:00"}
  - {code: K, start: "09:30", end: "22:00"}
models:`, 1)
	for name, c := range map[string]struct {
		need string
		want []string
	}{
		"round the clock": {
			`[{days: all, shift: D, floor: {total: 6, RN: 1}}, {days: all, shift: E, floor: {total: 5}}, {days: all, shift: N, floor: {total: 2}}]`,
			[]string{
				"all 7:30-14:30 floor map[RN:1 total:6] target map[] max map[]",
				"all 14:30-21:45 floor map[total:5] target map[] max map[]",
				"all 21:45-7:30 floor map[total:2] target map[] max map[]",
			},
		},
		"weekdays and weekends apart": {
			`[{days: mon-fri, shift: D, floor: {total: 6}}, {days: "sat,sun", shift: D, floor: {total: 4}}, {days: all, shift: N, floor: {total: 2}}]`,
			[]string{
				"mon-fri 7:30-15:00 floor map[total:6] target map[] max map[]",
				"sat-sun 7:30-15:00 floor map[total:4] target map[] max map[]",
				"all 21:45-7:30 floor map[total:2] target map[] max map[]",
			},
		},
		"a night before a day without D lasts to its end": {
			`[{days: mon, shift: D, floor: {total: 1}}, {days: "mon,sun", shift: N, floor: {total: 1}}]`,
			[]string{
				"mon 7:30-15:00 floor map[total:1] target map[] max map[]",
				"mon 21:45-7:45 floor map[total:1] target map[] max map[]",
				"sun 21:45-7:30 floor map[total:1] target map[] max map[]",
			},
		},
		"long codes that overlap by hours add up": {
			`[{days: sat, shift: L, floor: {total: 3, RN: 1}}, {days: sat, shift: K, floor: {total: 2}, target: {total: 3}}]`,
			[]string{
				"sat 7:30-9:30 floor map[RN:1 total:3] target map[] max map[]",
				"sat 9:30-20:00 floor map[RN:1 total:5] target map[total:6] max map[]",
				"sat 20:00-22:00 floor map[total:2] target map[total:3] max map[]",
			},
		},
		"two rows of one code add up, a max only where both have one": {
			`[{days: sat, shift: D, floor: {total: 1}, max: {total: 2, RN: 1}}, {days: sat, shift: D, floor: {RN: 1}, max: {total: 3}}]`,
			[]string{"sat 7:30-15:00 floor map[RN:1 total:1] target map[] max map[total:5]"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, rows(read(t, shifts+"need_by_shift: "+c.need+"\n")))
		})
	}
}

func demands(t *testing.T, w *ward.Ward) []string {
	t.Helper()
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	var out []string
	for _, d := range c.Demands() {
		out = append(out, fmt.Sprintf("%d %s%s %s-%s %d/%d/%d", d.Day, d.Unit, d.Who, d.From, d.To, d.Floor, d.Target, d.Max))
	}
	return out
}

func TestDemandsOfADay(t *testing.T) {
	t.Parallel()
	w := read(t, little+`need: [{days: tue, from: "22:00", to: "07:30", floor: {total: 2}, target: {RN: 1}, max: {total: 3}}]`)
	require.Equal(t, []string{
		"1 RN 22:00-31:30 0/1/-1", "1 total 22:00-31:30 2/-1/3",
		"8 RN 22:00-31:30 0/1/-1", "8 total 22:00-31:30 2/-1/3",
		"15 RN 22:00-31:30 0/1/-1", "15 total 22:00-31:30 2/-1/3",
	}, demands(t, w))
}

// A dated row replaces all weekday rows of its unit on the date, and no others'.
func TestDatedNeedReplacesTheUnitsWeekdayRows(t *testing.T) {
	t.Parallel()
	w := read(t, strings.Replace(little, "kind: rolling}", "kind: calendar}\nunits: [{id: A}, {id: B}]", 1)+`need:
  - {unit: A, days: mon, from: "07:30", to: "15:00", floor: {total: 3}}
  - {unit: A, days: mon, from: "15:00", to: "22:00", floor: {total: 2}}
  - {unit: B, days: mon, from: "07:30", to: "15:00", floor: {total: 1}}
  - {unit: A, dates: [2026-01-12], from: "08:00", to: "12:00", floor: {total: 1}}
`)
	require.Equal(t, []string{
		"0 Atotal 7:30-15:00 3/-1/-1", "0 Atotal 15:00-22:00 2/-1/-1", "0 Btotal 7:30-15:00 1/-1/-1",
		"7 Atotal 8:00-12:00 1/-1/-1", "7 Btotal 7:30-15:00 1/-1/-1",
		"14 Atotal 7:30-15:00 3/-1/-1", "14 Atotal 15:00-22:00 2/-1/-1", "14 Btotal 7:30-15:00 1/-1/-1",
	}, demands(t, w))
}

func TestTheScarcestCompetenceComesFirstAndTotalLast(t *testing.T) {
	t.Parallel()
	w := read(t, strings.Replace(little, "people:", "people:\n  - {id: C, competence: ASS, size: {current: 50}, authorisations: [{id: m}]}", 1)+
		`need: [{days: mon, from: "07:30", to: "15:00", floor: {total: 1, RN: 1, ASS: 1, m: 1, educated: 1}}]`)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, []string{"RN", "educated", "m", "ASS", "total"}, c.Scarce())
}
