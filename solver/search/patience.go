package search

import "time"

// patience ends a later tier that has not become better for a while, so that
// the tiers after it get their turn. The need and the full-time posts have all
// the patience their time allows.
type patience struct {
	timer *time.Timer
	most  time.Duration
}

// slowest is how long a later tier may go without news where the search has no
// time limit.
const slowest = 20 * time.Second

func newPatience(st stage, share time.Duration, end func()) *patience {
	if st.number <= 2 && st.part != PartEducated {
		return &patience{}
	}
	most := slowest
	if share > 0 {
		most = min(slowest, share/2)
	}
	return &patience{timer: time.AfterFunc(most, end), most: most}
}

func (p *patience) reset() {
	if p.timer != nil {
		p.timer.Reset(p.most)
	}
}

func (p *patience) stop() {
	if p.timer != nil {
		p.timer.Stop()
	}
}
