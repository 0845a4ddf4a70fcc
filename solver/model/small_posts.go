package model

// small_posts: posts under the smallest size, at most as many as the guard
// says. Small posts by own wish and student posts are not counted.
var smallPosts = whole{"small_posts", func(b *Build) {
	if b.C.SmallAtMost >= 0 {
		b.guardAtMost(b.SmallPosts(), int64(b.C.SmallAtMost), 1)
	}
}}

// SmallPosts counts the posts under the smallest size.
func (b *Build) SmallPosts() *sum {
	s := b.sum()
	for _, p := range b.people {
		if p.SmallCounts() {
			z := b.sizeOf(p)
			s.add(1, z.holds).add(-1, z.big)
		}
	}
	return s
}

// needAtLeast asks for heads on duty, or counts those missing where the rules
// on the whole rota may bend.
func (b *Build) needAtLeast(s *sum, lo int64, when ...lit) {
	if b.options.Bend {
		least, most := s.bounds()
		if len(when) == 0 && least == most { // nothing to be decided
			b.excess.plus(max(0, lo-least))
			return
		}
		if least < lo {
			missing := b.M.Int(0, lo-least, "")
			b.excess.int(1, missing)
			s = b.sum().join(1, s).int(1, missing)
		}
	}
	b.atLeast(s, lo, when...)
}

// guardAtMost keeps a guard, or counts by how much it is broken where guards
// may bend.
func (b *Build) guardAtMost(s *sum, hi, unit int64) {
	if b.options.Bend {
		least, most := s.bounds()
		if least == most { // nothing to be decided
			b.excess.plus((max(0, most-hi) + unit - 1) / unit)
			return
		}
		if most > hi {
			over := b.M.Int(0, (most-hi+unit-1)/unit, "")
			b.excess.int(1, over)
			s = b.sum().join(1, s).int(-unit, over)
		}
	}
	b.atMost(s, hi)
}
