package check_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/check"
	"heltid/solver/ward"
)

// bitmap is a line minute by minute: the slow, plain way to measure, sharing
// nothing with the checker but the duties. A rolling bitmap is one round.
type bitmap struct {
	rolling bool
	weeks   int
	minutes []minute
	days    []int       // worked days in order, history first
	owned   map[int]int // minutes marked, by day
	unpaid  map[int]int
	night   map[int]bool // days whose duty is of the night kind
}

type minute struct {
	weekday ward.Weekday
	of      int // minute of the day by the wall clock
	day     int // day of the period by the wall clock
	owners  []int
}

func (m minute) works() bool { return len(m.owners) > 0 }

// the hours of a duty, by the wall clock of its first day
type hours struct{ start, length, unpaid int }

func newBitmap(kind string, start ward.Date, weeks int, line map[int]hours) *bitmap {
	b := &bitmap{rolling: kind == ward.Rolling, weeks: weeks, owned: map[int]int{}, unpaid: map[int]int{}, night: map[int]bool{}}
	first := map[[2]int]int{} // day and minute of the day -> index
	if b.rolling {
		for i := range weeks * 7 * 1440 {
			b.minutes = append(b.minutes, minute{weekday: ward.Weekday(i / 1440 % 7), of: i % 1440, day: i / 1440})
			first[[2]int{i / 1440, i % 1440}] = i
		}
	} else {
		oslo, err := time.LoadLocation("Europe/Oslo")
		if err != nil {
			panic(err)
		}
		y, m, d := start.Civil()
		from := time.Date(y, m, d-3*7, 0, 0, 0, 0, oslo)
		until := time.Date(y, m, d+7*weeks+3, 0, 0, 0, 0, oslo)
		for t := from; t.Before(until); t = t.Add(time.Minute) {
			ty, tm, td := t.Date()
			date := ward.NewDate(ty, tm, td)
			x := minute{weekday: date.Weekday(), of: t.Hour()*60 + t.Minute(), day: int(date - start)}
			if _, ok := first[[2]int{x.day, x.of}]; !ok {
				first[[2]int{x.day, x.of}] = len(b.minutes)
			}
			b.minutes = append(b.minutes, x)
		}
	}
	for day, h := range line {
		b.days = append(b.days, day)
		b.unpaid[day] = h.unpaid
		end := h.start + h.length
		last := [2]int{day + end/1440, end % 1440}
		if b.rolling {
			last[0] %= 7 * weeks
		}
		for i := first[[2]int{day, h.start}]; i != first[last]; i = b.next(i) {
			b.minutes[i].owners = append(b.minutes[i].owners, day)
			b.owned[day]++
		}
		deep := 0 // between 23:00 and 06:00 by the clock alone
		for m := h.start; m < end; m++ {
			if m%1440 >= 23*60 || m%1440 < 6*60 {
				deep++
			}
		}
		b.night[day] = deep >= 180
	}
	slices.Sort(b.days)
	return b
}

func (b *bitmap) next(i int) int {
	if b.rolling {
		return (i + 1) % len(b.minutes)
	}
	return i + 1
}

// count counts the minutes worked by duties of some days for which is holds.
func (b *bitmap) count(owner func(day int) bool, is func(minute) bool) int {
	n := 0
	for _, m := range b.minutes {
		for _, o := range m.owners {
			if owner(o) && is(m) {
				n++
			}
		}
	}
	return n
}

// net is the working time owned by the days from first to last.
func (b *bitmap) net(first, last int) int {
	sum := 0
	for d := first; d <= last; d++ {
		if slices.Contains(b.days, d) {
			sum += b.owned[d] - b.unpaid[d]
		}
	}
	return sum
}

// rests walks from the last minute of each worked day to the first of the
// next, those that end in the period.
func (b *bitmap) rests() []int {
	var out []int
	for i, day := range b.days {
		k := i + 1
		if k == len(b.days) {
			if !b.rolling {
				break
			}
			k = 0
		}
		if next := b.days[k]; next >= 0 {
			out = append(out, b.walk(day, next))
		}
	}
	return out
}

func (b *bitmap) walk(day, next int) int {
	last := -1
	for i, m := range b.minutes {
		follow := b.minutes[b.next(i)%len(b.minutes)]
		if slices.Contains(m.owners, day) && !slices.Contains(follow.owners, day) {
			last = i
		}
	}
	n := 0
	for i := b.next(last); !slices.Contains(b.minutes[i].owners, next); i = b.next(i) {
		n++
	}
	return n
}

func late(m minute) bool { return m.of >= 21*60 || m.of < 6*60 }
func dark(m minute) bool { return m.of >= 20*60 || m.of < 6*60 }
func red(m minute) bool {
	return m.weekday == ward.Saturday && m.of >= 18*60 || m.weekday == ward.Sunday && m.of < 22*60
}

func (b *bitmap) inPeriod(day int) bool { return day >= 0 && day < 7*b.weeks }

func (b *bitmap) sum(is func(minute) bool) int { return b.count(b.inPeriod, is) }

// sundayWorked: any minute of work in the zone of the week's Sunday.
func (b *bitmap) sundayWorked(week int) bool {
	return slices.ContainsFunc(b.minutes, func(m minute) bool {
		return m.works() && red(m) && (m.day == 7*week+5 || m.day == 7*week+6)
	})
}

// drawn is a random line, as a bench and as a bitmap.
type drawn struct {
	*bench
	*bitmap
}

// Starts of periods without public holidays; the second holds the spring night
// that is an hour short, the third the autumn night that is an hour long.
var starts = []string{monday, "2026-03-09", "2026-10-12"}

func drawLine(t *rapid.T, kind string, weeks, grid int) drawn {
	start := monday
	first := 0
	if kind == ward.Calendar {
		start = rapid.SampledFrom(starts).Draw(t, "start")
		first = -rapid.IntRange(0, 14).Draw(t, "history")
	}
	b := newBench(weeks, kind, start)
	b.w.FreeWeekend = &ward.FreeWeekend{From: 17 * ward.Hour, To: 6 * ward.Hour}
	b.person("anna")
	line := map[int]hours{}
	free, wraps := 1440*first, 0
	busy := rapid.IntRange(1, 9).Draw(t, "busy")
	for d := first; d < 7*weeks; d++ {
		if rapid.IntRange(0, 9).Draw(t, "works") > busy {
			continue
		}
		h := hours{start: grid * rapid.IntRange(0, 1440/grid-1).Draw(t, "from"), length: grid * rapid.IntRange(max(1, 120/grid), 840/grid).Draw(t, "length")}
		if h.length > 60 && rapid.Bool().Draw(t, "unpaid") {
			h.unpaid = 30
		}
		for _, m := range []int{h.start, (h.start + h.length) % 1440} {
			if kind == ward.Calendar && m >= 120 && m < 180 {
				h = hours{start: 480, length: 480} // 02:30 may come twice or never
			}
		}
		end := 1440*d + h.start + h.length
		if 1440*d+h.start < free || kind == ward.Rolling && len(line) > 0 && end > 1440*7*weeks+wraps {
			continue // one person is in one place at a time
		}
		if free = end; len(line) == 0 {
			wraps = 1440*d + h.start
		}
		line[d] = h
		times := fmt.Sprintf("%02d:%02d-%02d:%02d", h.start/60, h.start%60, (h.start+h.length)/60%24, (h.start+h.length)%60)
		if h.unpaid > 0 {
			times += " unpaid 0:30"
		}
		b.duty(d, times)
	}
	if len(line) == 0 {
		line[0] = hours{start: 480, length: 480}
		b.duty(0, "08:00-16:00")
	}
	return drawn{b, newBitmap(kind, b.r.Start, weeks, line)}
}

// taken gives the measures of one rule, sorted, and checks their margins.
func taken(t *rapid.T, all []check.Measure, q ward.Quantity, atLeast bool) []int {
	var out []int
	for _, m := range all {
		if m.Rule == q {
			out = append(out, m.Measured)
			margin := m.Limit - m.Measured
			if atLeast {
				margin = -margin
			}
			require.Equal(t, margin, m.Margin, q)
		}
	}
	slices.Sort(out)
	return out
}

func TestEveryMinuteCountedOneByOneGivesTheSame(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{ward.Rolling, ward.Calendar} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				d := drawLine(t, kind, rapid.IntRange(1, 3).Draw(t, "weeks"), 15)
				d.profile(rapid.SampledFrom([]string{"S", "T", "T+R(8,28)", "I+U"}).Draw(t, "profile"))
				s := d.sheet(t)
				l := s.Lines[0]
				all := s.Measures(l)

				var days, weeks, rests []int
				for day := range 7 * d.weeks {
					if slices.Contains(d.days, day) {
						days = append(days, d.net(day, day))
					}
				}
				for w := range d.weeks {
					weeks = append(weeks, d.net(7*w, 7*w+6))
				}
				rests = append(rests, d.rests()...)
				for _, x := range []*[]int{&days, &weeks, &rests} {
					slices.Sort(*x)
				}
				require.Equal(t, days, taken(t, all, "day_hours", false), "day_hours")
				require.Equal(t, weeks, taken(t, all, "week_hours", false), "week_hours")
				require.Equal(t, rests, taken(t, all, "daily_rest", true), "daily_rest")

				h := l.Hours()
				require.Equal(t, d.net(0, 7*d.weeks-1), h.Planned, "planned")
				if !slices.ContainsFunc(d.days, func(day int) bool { return d.unpaid[day] > 0 }) {
					// an unpaid break has no place in the duty; without one the sums are exact
					require.Equal(t, d.sum(late), h.Night, "night")
					require.Equal(t, d.sum(dark), h.Dark, "dark")
					require.Equal(t, d.sum(func(m minute) bool { return red(m) && !late(m) }), h.Zone, "zone")
					require.Equal(t, d.sum(func(m minute) bool { return m.weekday >= ward.Saturday }), h.Weekend, "weekend")
				}
				worked := 0
				for w := range d.weeks {
					if d.sundayWorked(w) {
						worked++
					}
				}
				require.Equal(t, worked, h.WorkedSundays, "worked Sundays")
				require.Equal(t, d.freeWeekends(), taken(t, all, "free_weekend", false), "free_weekend")
			})
		})
	}
}

// freeWeekends gives, for each weekend of the period that is off, the minutes
// worked from Friday 17:00 to Monday 06:00.
func (b *bitmap) freeWeekends() []int {
	var out []int
	first := 0
	if !b.rolling && len(b.days) > 0 && b.days[0] < 0 {
		first = -1
	}
	for w := first; w < b.weeks; w++ {
		fri := 7*w + 4
		if slices.ContainsFunc(b.days, func(d int) bool { return d == fri+1 || d == fri+2 || d == fri && b.night[d] }) {
			continue
		}
		monday := fri + 3
		if b.rolling {
			monday %= 7 * b.weeks
		}
		out = append(out, b.count(func(day int) bool { return w >= 0 || day >= 0 }, func(m minute) bool {
			return m.day == fri && m.of >= 17*60 || m.day == fri+1 || m.day == fri+2 || m.day == monday && m.of < 6*60
		}))
	}
	slices.Sort(out)
	return out
}

func TestWeeklyRestsFoundByTryingEveryHour(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawLine(t, ward.Rolling, rapid.IntRange(1, 3).Draw(t, "weeks"), 60)
		rest := rapid.SampledFrom([]int{28, 35}).Draw(t, "rest")
		d.profile(fmt.Sprintf("T+R(8,%d)", rest))
		s := d.sheet(t)
		measured := taken(t, s.Measures(s.Lines[0]), "weekly_rest", true)
		o := &tryAll{free: make([]bool, len(d.minutes)/60), weeks: d.weeks, rest: rest}
		for i := range o.free {
			o.free[i] = !d.minutes[60*i].works()
		}
		if !o.possible(rest) {
			require.Less(t, measured[0], rest*60, "no rests exist for all weeks, but the checker found them")
			return
		}
		require.GreaterOrEqual(t, measured[0], rest*60, "rests exist for all weeks, but the checker missed them")
		if d.weeks > 2 {
			return
		}
		longest := rest
		for o.possible(longest + 1) {
			longest++
		}
		require.Equal(t, longest*60, measured[0], "the shortest of the weeks' longest rests")
	})
}

// tryAll looks for the weeks' rests by trying every hour.
type tryAll struct {
	free  []bool // by hour of one round
	weeks int
	rest  int // hours every week must have
}

// possible tells whether every week can, on its own, have a rest of so many
// hours while the others have theirs.
func (o *tryAll) possible(length int) bool {
	for w := range o.weeks {
		if !o.someWeek(w, length) {
			return false
		}
	}
	return true
}

func (o *tryAll) someWeek(w, length int) bool {
	for a := 168*w - (length - 24); a <= 168*w+144; a++ {
		if !o.open(a, length) {
			continue
		}
		// the others follow, and the last must end before this one comes round
		if length <= 168*o.weeks && o.rests(w+1, w+o.weeks-1, a+length, a+168*o.weeks) {
			return true
		}
	}
	return false
}

// rests tells whether the weeks from w to last find theirs between two hours.
func (o *tryAll) rests(w, last, from, until int) bool {
	if w > last {
		return true
	}
	for a := max(from, 168*w-(o.rest-24)); a <= 168*w+144; a++ {
		if a+o.rest <= until && o.open(a, o.rest) && o.rests(w+1, last, a+o.rest, until) {
			return true
		}
	}
	return false
}

func (o *tryAll) open(from, length int) bool {
	for h := from; h < from+length; h++ {
		if !o.free[((h%len(o.free))+len(o.free))%len(o.free)] {
			return false
		}
	}
	return true
}
