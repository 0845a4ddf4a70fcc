package variant

import (
	"fmt"
	"slices"

	"heltid/solver/ward"
)

// sharedPosts lets those who have said yes have duties in other units than their
// own, and puts vacant posts of the same kind in several units together into
// posts that have duties in them all.
var sharedPosts = Variant{
	ID:   "shared_posts",
	Name: Words{"nb": "Delte stillinger mellom enhetene", "nn": "Delte stillingar mellom einingane", "en": "Posts shared between the units"},
	Who:  Words{"nb": "arbeidsgiver, etter drøfting, og hver enkelt som sier ja", "nn": "arbeidsgivar, etter drøfting, og kvar einskild som seier ja", "en": "the employer, after consultation, and each who says yes"},
	change: func(w *ward.Ward, _ int) Words {
		willing := 0
		for _, p := range w.People {
			if slices.ContainsFunc(p.Consents, func(y ward.Consent) bool { return y.Unit != "" && y.Unit != p.Unit }) {
				willing++
			}
		}
		posts, before, after := acrossUnits(w.Posts)
		shared := slices.ContainsFunc(posts, func(p ward.Post) bool { return len(p.Units) > 0 })
		for _, m := range w.Models {
			shared = shared || slices.ContainsFunc(m.Posts, func(p ward.Post) bool { return len(p.Units) > 0 })
		}
		if willing == 0 && !shared || w.SharedPosts && before == after {
			return nil
		}
		w.SharedPosts, w.Posts = true, posts
		return Words{
			"nb": "%d som har sagt ja, kan ha vakter i flere enheter. Ledige stillinger av samme slag i flere enheter slås sammen til stillinger på tvers: før %d, etter %d. Reisetid og hvile regnes over enhetene.",
			"nn": "%d som har sagt ja, kan ha vakter i fleire einingar. Ledige stillingar av same slag i fleire einingar blir slegne saman til stillingar på tvers: før %d, etter %d. Reisetid og kvile blir rekna over einingane.",
			"en": "%d who have said yes may have duties in several units. Vacant posts of the same kind in several units are merged into posts across them: %d before, %d after. Travel and rest are counted over the units.",
		}.with(willing, before, after)
	},
}

// acrossUnits merges the vacant posts smaller than full time that are of the same
// kind in different units: full-time posts, and one with the rest. It tells how
// many there were and are of those.
func acrossUnits(posts []ward.Post) (out []ward.Post, before, after int) {
	type merger struct {
		post  ward.Post
		sum   ward.Size
		count int
		units []string
	}
	var all []*merger
	at := map[string]*merger{}
	key := func(p *ward.Post) string {
		if !p.Vacant || p.Unit == "" || vacancy(p) >= ward.FullTime {
			return ""
		}
		long := ward.Minutes(0)
		if p.LongShifts != nil {
			long = *p.LongShifts
		}
		return fmt.Sprint(p.Competence, "/", p.Shifts, "/", p.Category, "/", long)
	}
	for i := range posts {
		p := &posts[i]
		k := key(p)
		if k == "" {
			continue
		}
		if at[k] == nil {
			at[k] = &merger{post: *p}
			all = append(all, at[k])
		}
		m := at[k]
		m.sum += vacancy(p) * ward.Size(p.Count)
		m.count += p.Count
		for _, u := range append([]string{p.Unit}, p.Units...) {
			if !slices.Contains(m.units, u) {
				m.units = append(m.units, u)
			}
		}
	}
	for i := range posts {
		if k := key(&posts[i]); k == "" || len(at[k].units) < 2 {
			out = append(out, posts[i])
		}
	}
	for _, m := range all {
		if len(m.units) < 2 {
			continue
		}
		before += m.count
		full, rest := int(m.sum/ward.FullTime), m.sum%ward.FullTime
		for _, part := range []struct {
			suffix string
			count  int
			size   ward.Size
		}{{"", full, ward.FullTime}, {"-rest", 1, rest}} {
			if part.count == 0 || part.size == 0 {
				continue
			}
			p := m.post
			p.ID += "-felles" + part.suffix
			p.Count, p.Budgeted, p.Max, p.Units = part.count, &part.size, nil, m.units[1:]
			p.Min = min(p.Min, part.size)
			out = append(out, p)
			after += part.count
		}
	}
	return out, before, after
}
