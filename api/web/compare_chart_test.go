package web

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// No label lies over another or over a point, however close the points are, and
// models at the same place that cost the same share one.
func TestLabelsHideNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := &scatter{}
		for i := range rapid.IntRange(2, 6).Draw(t, "models") {
			x, y := rapid.IntRange(0, 8).Draw(t, "full time"), rapid.IntRange(0, 6).Draw(t, "weekend hours")
			s.Points = append(s.Points, point{Letter: string(rune('A' + i)), X: plotLeft + x*58, Y: plotTop + 40 + y*30, Label: rapid.SampledFrom([]string{" 4,97 mill. kr", " 5,02 mill. kr", ""}).Draw(t, "cost")})
		}
		s.label()
		for i, p := range s.Points {
			if p.Label == "" {
				continue
			}
			require.Positive(t, p.LabelY, p.Label)
			for j, o := range s.Points {
				require.False(t, i != j && p.hides(o), "%s lies over %s at %d, %d", p.Label, o.Letter, o.X, o.Y)
			}
		}
	})
	same := &scatter{Points: []point{{Letter: "A", X: 100, Y: 100, Label: " 5 mill. kr"}, {Letter: "B", X: 100, Y: 100, Label: " 6 mill. kr"}, {Letter: "C", X: 100, Y: 100, Label: " 5 mill. kr"}}}
	same.label()
	require.Equal(t, []string{"A, C 5 mill. kr", "B 6 mill. kr", ""}, []string{same.Points[0].Label, same.Points[1].Label, same.Points[2].Label})
}
