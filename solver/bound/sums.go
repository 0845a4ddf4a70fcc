package bound

// sums tells which hours a line can have at all: sums of the lengths of the
// duties of its kind. Three kinds of duty of 7.5 h make 22.5 h or 30 h, never
// 25 h, and a full-time post of at least 206 h has 210.
type sums struct {
	unit int64
	can  []bool // by sum over unit
}

func sumsOf(k *Kind, most int64) sums {
	seen := map[int64]bool{}
	out := sums{}
	for day, may := range k.may {
		for _, shift := range may {
			if n := int64(k.span.paid[day][shift]); n > 0 {
				seen[n] = true
				out.unit = gcd(out.unit, n)
			}
		}
	}
	out.unit = max(out.unit, 1)
	out.can = make([]bool, most/out.unit+1)
	out.can[0] = true
	for i := range out.can {
		for n := range seen {
			if j := i + int(n/out.unit); out.can[i] && j < len(out.can) {
				out.can[j] = true
			}
		}
	}
	return out
}

// from is the smallest sum of at least so many minutes; false where there is
// none.
func (s sums) from(minutes int64) (int64, bool) {
	for i := (max(minutes, 0) + s.unit - 1) / s.unit; i < int64(len(s.can)); i++ {
		if s.can[i] {
			return i * s.unit, true
		}
	}
	return 0, false
}

// upTo is the largest sum of at most so many minutes.
func (s sums) upTo(minutes int64) int64 {
	for i := min(minutes/s.unit, int64(len(s.can))-1); i > 0; i-- {
		if s.can[i] {
			return i * s.unit
		}
	}
	return 0
}
