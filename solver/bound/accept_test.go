package bound

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A line made by putting legal stretches of work on legal stretches is
// accepted, with the same hours; one duty changed, the automaton and the
// definitions still agree.
func TestAutomatonAgreesWithDefinitions(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	s := langturnus()
	s.posts = []ward.Post{s.posts[0]}
	s.posts[0].Shifts = nil
	c, terms := s.build(t)
	c.FreeWeekend = ward.FreeWeekend{From: 17 * ward.Hour, To: 6 * ward.Hour}
	j := judge{shifts: c.Shifts, window: c.FreeWeekend}
	k := kinds(c, terms, newSpan(c), nil)[0]
	line, err := newAutomaton(k, rules...)
	require.NoError(t, err)
	k.line = line

	rapid.Check(t, func(r *rapid.T) {
		duties := legalWalk(r, j, c)
		hours, ok := k.accepts(asLine(c, duties))
		require.True(r, ok, "legal line refused: %v", duties)
		require.Equal(r, netOf(c, duties), hours)

		day := rapid.IntRange(0, len(duties)-1).Draw(r, "changed day")
		duties[day] = anyDuty(r, c, day, "instead")
		_, ok = k.accepts(asLine(c, duties))
		require.Equal(r, j.legal(duties), ok, "%v", duties)
	})
}

// legalWalk begins with days off and keeps each stretch of work, drawn at
// random, that leaves the line legal.
func legalWalk(r *rapid.T, j judge, c *ward.Case) []int {
	line := make([]int, c.Dates.Days())
	for i := range line {
		line[i] = Off
	}
	for range rapid.IntRange(0, 25).Draw(r, "stretches") {
		from, length := rapid.IntRange(0, len(line)-1).Draw(r, "from"), rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(r, "length")
		if length == 2 {
			from = from/7*7 + 5 // a weekend
		}
		if length == 3 {
			from = from/7*7 + 4 // with its Friday
		}
		tried := append([]int(nil), line...)
		for d := from; d < from+length; d++ {
			tried[d%len(line)] = anyDuty(r, c, d, "duty")
		}
		if j.legal(tried) {
			line = tried
		}
	}
	return line
}

func anyDuty(r *rapid.T, c *ward.Case, day int, label string) int {
	shift := rapid.IntRange(Off, len(c.Shifts)-1).Draw(r, label)
	if shift != Off && !c.Shifts[shift].On(ward.Weekday(day%7)) {
		return Off
	}
	return shift
}

func asLine(c *ward.Case, duties []int) rota.Line {
	out := rota.Line{Person: c.People[0].ID}
	for day, s := range duties {
		if s != Off {
			out.Duties = append(out.Duties, rota.Duty{Day: day, Shift: c.Shifts[s].Code})
		}
	}
	return out
}

func netOf(c *ward.Case, duties []int) ward.Minutes {
	sum := ward.Minutes(0)
	for _, s := range duties {
		if s != Off {
			sum += c.Shifts[s].Net()
		}
	}
	return sum
}

// Rule by rule, on lines that keep nothing else, with shift types of any length
// at any quarter of the day, an automaton refuses what the definition refuses.
func TestEachAutomatonAgreesWithItsDefinition(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	for _, tc := range []struct {
		name  string
		rules []Rule
		legal func(judge, []int) bool
	}{
		{"runs", []Rule{dayRun{}, nightRun{}, longRun{}}, judge.runs},
		{"rests", []Rule{dailyRest{}, compensatingRest{}}, judge.rests},
		{"week_hours", []Rule{weekHours{}}, judge.weeks},
		{"weekends", []Rule{wholeWeekend{}, freeWeekend{}}, judge.weekends},
		{"weekly_rest", []Rule{weeklyRest{}}, judge.weeklyRest},
		{"work_cycle", []Rule{workCycle{}}, judge.places},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s := langturnus()
			s.posts, s.weeks = []ward.Post{s.posts[0]}, 2
			s.posts[0].Shifts = nil
			seen := map[bool]int{}
			for seed := range uint64(90) {
				r := rand.New(rand.NewPCG(1, seed))
				s.times = drawTimes(r)
				c, terms := s.build(t)
				c.FreeWeekend = ward.FreeWeekend{From: 17 * ward.Hour, To: 6 * ward.Hour}
				c.Model.Cycle = cycles[seed%uint64(len(cycles))]
				j := judge{c.Shifts, c.FreeWeekend, c.Model.Cycle}
				k := kinds(c, terms, newSpan(c), nil)[0]
				line, err := newAutomaton(k, tc.rules...)
				require.NoError(t, err)
				k.line = line
				for range 30 {
					duties := make([]int, c.Dates.Days())
					off := r.Float64()
					for d := range duties {
						duties[d] = r.IntN(len(c.Shifts))
						if r.Float64() < off || !slices.Contains(k.may[d%7], duties[d]) {
							duties[d] = Off
						}
					}
					want := tc.legal(j, duties)
					_, ok := k.accepts(asLine(c, duties))
					require.Equal(t, want, ok, "seed %d: %v of %v", seed, duties, s.times)
					seen[ok]++
				}
			}
			require.Greater(t, seen[true], 100, "kept too seldom to tell")
			require.Greater(t, seen[false], 100, "broken too seldom to tell")
		})
	}
}

// cycles go up in two weeks.
var cycles = []*ward.Cycle{
	{Days: []ward.Stretch{{On: 4, Off: 3}, {On: 3, Off: 4}}},
	{Days: []ward.Stretch{{On: 1, Off: 1}}},
	{Days: []ward.Stretch{{On: 5, Off: 2}}, Weekly: true},
	{Days: []ward.Stretch{{On: 9, Off: 1}, {On: 1, Off: 3}}, Weekly: true},
	{Days: []ward.Stretch{{On: 5, Off: 1}, {On: 0, Off: 1}}},
}

// drawTimes gives each shift type a beginning and a length of up to 12.5 h.
func drawTimes(r *rand.Rand) map[string][2]ward.Minutes {
	out := map[string][2]ward.Minutes{}
	for _, code := range []string{"D", "E", "N", "L", "K"} {
		start := ward.Minutes(15 * r.IntN(96))
		out[code] = [2]ward.Minutes{start, start + ward.Minutes(15*(4+r.IntN(47)))}
	}
	return out
}

func TestAcceptsLines(t *testing.T) {
	t.Parallel()
	week := func(codes ...string) []string { return append(codes, make([]string, 7-len(codes))...) }
	for _, tc := range []struct {
		name  string
		weeks [][]string
		ok    bool
	}{
		{"five days and a free weekend", [][]string{week("D", "D", "D", "D", "D")}, true},
		{"six days in a row, five allowed", [][]string{week("D", "D", "D", "D", "D", "D", "D")}, false},
		{"evening, then day after 9:30 h", [][]string{week("E", "D")}, true},
		{"two short rests with too little between", [][]string{week("E", "D", "", "E", "D")}, true},
		{"Saturday without Sunday", [][]string{{"", "", "", "", "", "D", ""}}, false},
		{"nights Friday to Sunday", [][]string{{"", "", "", "", "N", "N", "N"}}, true},
		{"a night on Saturday, Friday off", [][]string{{"", "", "", "", "", "N", "N"}}, false},
		{"four nights in a row, three allowed", [][]string{week("N", "N", "N", "N")}, false},
		{"five nights, 50 hours in a week of 48", [][]string{{"N", "N", "", "", "N", "N", "N"}}, false},
		{"a weekend and no day of rest before Wednesday", [][]string{{"", "", "D", "D", "D", "D", "D"}, week("", "D", "D", "D")}, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s := traditional()
			s.posts = []ward.Post{{ID: "any", Competence: "RN", Count: 1}}
			c, terms := s.build(t)
			line := rota.Line{Person: "any-01"}
			for day := range c.Dates.Days() {
				if code := tc.weeks[day/7%len(tc.weeks)][day%7]; code != "" {
					line.Duties = append(line.Duties, rota.Duty{Day: day, Shift: code})
				}
			}
			_, ok, err := Accepts(c, terms, line)
			require.NoError(t, err)
			require.Equal(t, tc.ok, ok)
		})
	}
}
