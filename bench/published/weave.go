package published

import (
	"context"
	"time"

	"heltid/solver/cpsat"
)

// weave lets CP-SAT make a roster out of the duties of the best lines made so
// far: for each person those nearest to the best at the prices of the bound. It
// tells whether the best of these was found.
func (s *search) weave(ctx context.Context, p *pool, each int, most time.Duration) (bool, error) {
	from, _ := s.standing()
	may := make([][][]bool, len(s.in.Staff))
	for i := range may {
		may[i] = make([][]bool, s.in.Days)
		for day := range may[i] {
			may[i][day] = make([]bool, len(s.in.Shifts))
		}
		for _, c := range append(p.nearest(i, each), p.take(i, from[i])) {
			for day, shift := range c.line {
				if shift >= 0 {
					may[i][day][shift] = true
				}
			}
		}
	}
	_, done, err := s.solve(ctx, part{may: may, roster: from}, cpsat.Params{Time: most, Workers: 2, Seed: s.o.Seed}, "weave")
	return done, err
}
