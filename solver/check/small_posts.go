package check

import "heltid/solver/ward"

// smallPosts: posts under the smallest size, student posts and those somebody
// wants left out, at most as many as the guard says.
type smallPosts struct{}

func (smallPosts) ID() ward.Quantity { return "small_posts" }

func (r smallPosts) CheckRota(s *Sheet, emit func(Measure)) {
	if s.Case.SmallAtMost >= 0 {
		emit(atMost(parties(r.ID(), s.Case.SmallAtMost), s.SmallPosts()).period(s.clock))
	}
}

// SmallPosts counts the posts under the smallest size that the guard counts.
func (s *Sheet) SmallPosts() int {
	n := 0
	for _, l := range s.Lines {
		if l.Size > 0 && l.Size < s.Case.SmallBelow && l.Person.SmallCounts() {
			n++
		}
	}
	return n
}
