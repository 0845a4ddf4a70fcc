package variant

import (
	"slices"

	"heltid/solver/ward"
)

// vacancy is how large a vacant post may be filled.
func vacancy(p *ward.Post) ward.Size {
	switch {
	case p.Budgeted != nil:
		return *p.Budgeted
	case p.Max != nil:
		return *p.Max
	}
	return ward.FullTime
}

// vacant sums up what stands vacant.
func vacant(w *ward.Ward) (count int, size ward.Size) {
	for i := range w.Posts {
		if p := &w.Posts[i]; p.Vacant {
			count += p.Count
			size += vacancy(p) * ward.Size(p.Count)
		}
	}
	return count, size
}

// without gives the posts that are not vacant.
func withoutVacant(posts []ward.Post) []ward.Post {
	return slices.DeleteFunc(slices.Clone(posts), func(p ward.Post) bool { return p.Vacant })
}

// eachPost changes copies of all post groups, the models' own too.
func eachPost(w *ward.Ward, change func(*ward.Post)) {
	all := func(posts []ward.Post) []ward.Post {
		posts = slices.Clone(posts)
		for i := range posts {
			change(&posts[i])
		}
		return posts
	}
	w.Posts = all(w.Posts)
	w.Models = slices.Clone(w.Models)
	for i := range w.Models {
		w.Models[i].Posts = all(w.Models[i].Posts)
	}
}

// grow gives every budget of the ward so much more.
func grow(w *ward.Ward, size ward.Size) {
	more := func(b *ward.Budget) *ward.Budget {
		if b == nil || b.FullTimeWeeks == 0 {
			return b
		}
		out := *b
		out.FullTimeWeeks += size
		return &out
	}
	w.Budget = more(w.Budget)
	w.Models = slices.Clone(w.Models)
	for i := range w.Models {
		w.Models[i].Budget = more(w.Models[i].Budget)
	}
}

// kinds gives the kind of each of the ward's shift types by code.
func kinds(w *ward.Ward) map[string]string {
	out := map[string]string{}
	for _, s := range w.Shifts {
		out[s.Code] = s.Kind()
	}
	return out
}

// onlyNights tells whether a list of codes has night shifts alone.
func onlyNights(codes []string, kind map[string]string) bool {
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return kind[c] != ward.NightShift })
}

// noNights tells whether a list of codes has no night shift.
func noNights(codes []string, kind map[string]string) bool {
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return kind[c] == ward.NightShift })
}
