package bound

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/lp"
	"heltid/solver/native/child"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	child.Main()
	os.Exit(m.Run())
}

func flow(t *testing.T, s sketch) *Flow {
	t.Helper()
	c, terms := s.build(t)
	f, err := NewFlow(c, terms, &lp.Runner{})
	require.NoError(t, err)
	t.Cleanup(f.Close)
	return f
}

// absent skips where the solver is not installed.
func absent(t *testing.T, err error) {
	t.Helper()
	if errors.Is(err, lp.ErrNoORTools) {
		t.Skip("OR-Tools is absent: ", err)
	}
}

func TestSketchFullTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		ward sketch
		most int
		raw  float64
	}{
		{"traditional", traditional(), 14, 14.0533},
		{"no post under 40 per cent", traditional().smallest(4000), 9, 9.08},
		{"long duties on weekends", langturnus(), 15, 15},
		{"nine wards that share hours", traditional().of(9), 126, 126.48},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := flow(t, c.ward)
			b := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), Held{}) })
			require.Equal(t, c.most, b.Value)
			require.InDelta(t, c.raw, b.Raw, 0.001)
			require.Contains(t, b.Words["nb"], fmt.Sprint(c.most))
		})
	}
}

func TestSketchFrontier(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional())
	points, err := f.Frontier(t.Context(), Held{}, 0, 2, 4, 6, 8, 10)
	absent(t, err)
	require.NoError(t, err)
	var got [][2]int
	for _, p := range points {
		got = append(got, [2]int{p.SmallPosts, p.FullTime})
	}
	require.Equal(t, [][2]int{{0, 5}, {2, 7}, {4, 9}, {6, 10}, {8, 12}, {10, 14}}, got)
}

// The sketch can be covered in full; with one nurse fewer than the weekends
// need it cannot, and how much is missing is what arithmetic says.
func TestSketchShortage(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional())
	require.Equal(t, []string{"RN", "educated", "total"}, f.Attributes())
	b := ask(t, func() (Bound, error) { return f.Shortage(t.Context(), "RN", Held{}) })
	require.Zero(t, b.Value)

	s := traditional()
	s.posts[0].Count = 5
	few := flow(t, s)
	b = ask(t, func() (Bound, error) { return few.Shortage(t.Context(), "RN", Held{}) })
	// 12 person-weekends of which 5 nurses take 10: two weekends of two evenings
	// without a nurse, at least. Need from 14:30 to 22:00 is 450 minutes, and
	// from 07:30 to 14:30 420.
	require.Equal(t, 2*2*420, b.Value)
	_, err := few.FullTime(t.Context(), Held{})
	require.ErrorIs(t, err, ErrInfeasible)
}

// Small posts: 14 full-time posts take at least as many small ones as the
// frontier says, and no share of full-time posts is above the best.
func TestSketchSmallPostsAndShare(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional())
	for full, least := range map[int]int{5: 0, 7: 2, 14: 9} {
		b := ask(t, func() (Bound, error) { return f.SmallPosts(t.Context(), Held{FullTime: &full}) })
		require.GreaterOrEqual(t, b.Value, least, "%d full time", full)
	}
	b := ask(t, func() (Bound, error) { return f.Share(t.Context(), 14, 30, Held{}) })
	require.Less(t, b.Raw, 30.0, "less than one more post of 30")
}

// The fixtures of the sketch are the same ward.
func TestSketchFixtures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, model string
		least       ward.Size
		most        int
	}{
		{"sketch-1", "traditional", 0, 14},
		{"sketch-1-min40", "traditional", 4000, 9},
		{"sketch-1", "long_weekend", 0, 15},
		{"sketch-9", "traditional", 0, 126},
	} {
		t.Run(c.name+" "+c.model, func(t *testing.T) {
			t.Parallel()
			data, err := fixtures.Ward(c.name)
			require.NoError(t, err)
			w, err := ward.Read(c.name, data)
			require.NoError(t, err)
			in, err := w.Case(c.model, ward.Structure)
			require.NoError(t, err)
			f, err := NewFlow(in, rule.Terms(in), &lp.Runner{})
			require.NoError(t, err)
			t.Cleanup(f.Close)
			held := Held{}
			if c.least > 0 { // the guard, as the file has it
				require.Equal(t, c.least, in.SmallBelow)
				held.SmallPosts = &in.SmallAtMost
			}
			b := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), held) })
			require.Equal(t, c.most, b.Value)
		})
	}
}

// Units that are not alike keep their own people: those of one cannot cover
// the other, and what is left of the hours goes where it gives most.
func TestUnitsThatDiffer(t *testing.T) {
	t.Parallel()
	s := traditional().of(2)
	c, terms := s.build(t)
	for _, p := range c.People {
		if p.Pool == "U2rn" || p.Pool == "U2hfa" {
			p.Unit = "U1" // U2 keeps six assistants by day
		}
	}
	f, err := NewFlow(c, terms, &lp.Runner{})
	require.NoError(t, err)
	t.Cleanup(f.Close)
	b := ask(t, func() (Bound, error) { return f.Shortage(t.Context(), "RN", Held{}) })
	require.Equal(t, 6*7*(420+450), b.Value, "no nurse by day or evening in U2")
}

func TestWhatTheFlowLeavesOut(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional())
	require.Equal(t, []ward.Quantity{"breaks", "eight_week_hours", "mean_hours", "night_mean"}, f.Dropped)
	require.Contains(t, f.Averaged, ward.Quantity("weekend_frequency"))
	require.NotContains(t, f.Averaged, ward.Quantity("weekly_rest"), "it is kept line by line")
}
