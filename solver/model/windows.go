package model

import "heltid/solver/ward"

// A window is one of the law's 24 hours or seven days (practice on AML §10-4:
// fixed, from the same clock time throughout), in elapsed minutes, with the days
// of the period it touches.
type window struct {
	from, to    int
	first, last int
}

// dayWindow is the law's n-th 24 hours, weekWindow its n-th seven days.
func (b *Build) dayWindow(n int) window  { return b.window(n, n+1, b.C.Counting.DayStart) }
func (b *Build) weekWindow(n int) window { return b.window(7*n, 7*n+7, b.C.Counting.WeekStart) }

func (b *Build) window(day, next int, start ward.Minutes) window {
	w := window{from: b.elapsed(day, start), to: b.elapsed(next, start)}
	w.first = day + floor(int(start), int(ward.Day))
	w.last = next + floor(int(start)-1, int(ward.Day))
	return w
}

func floor(a, by int) int { return (a - wrap(a, by)) / by }

// owns tells whether a duty belongs to the window: whole, where it starts or
// ends, or in the first that has most of it.
func (b *Build) owns(w window, m *minutes) bool {
	switch b.C.Counting.Owner {
	case ward.OwnerEnd:
		return m.end > w.from && m.end <= w.to
	case ward.OwnerMost:
		in := min(m.end, w.to) - max(m.start, w.from)
		before := min(m.end, w.from) - m.start // in the window before
		after := m.end - max(m.start, w.to)    // in the one after
		return in > 0 && in > before && in >= after
	}
	return m.start >= w.from && m.start < w.to
}

// owned gives the duties that may be and that a window owns.
func (b *Build) owned(p *person, w window, take func(m *minutes, l lit)) {
	for d := w.first - 2; d <= w.last+1; d++ {
		for i := range b.shifts {
			if l := b.duty(p, d, i); l != b.no {
				if m := b.on(&b.shifts[i], d); b.owns(w, m) {
					take(m, l)
				}
			}
		}
	}
}

// until is the stretch from this window's start to a later one's end.
func (w window) until(last window) window {
	w.to, w.last = last.to, last.last
	return w
}

// over is the strictest limit in force in a window.
func (b *Build) over(q ward.Quantity, p *person, w window) (ward.Limit, bool) {
	return b.T.Over(q, p.Person, w.first, w.last)
}
