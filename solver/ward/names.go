package ward

import (
	"slices"
)

// names are what references may name.
type names struct {
	all  []string
	more bool // some could not be read, so another name may be right too
}

func (n names) and(o names) names {
	return names{append(slices.Clone(n.all), o.all...), n.more || o.more}
}

func newValidator(w *Ward) *validator {
	v := &validator{w: w}
	v.units = v.named("units/*/id", ids(w.Units, Unit.name))
	v.competences = v.named("competences/*/id", ids(w.Competences, Competence.name))
	v.codes = v.named("shifts/*/code", ids(w.Shifts, Shift.name))
	v.worked = names{v.codes.all, v.codes.more || v.units.more}
	for _, u := range v.units.all {
		for _, code := range v.codes.all {
			v.worked.all = append(v.worked.all[:len(v.worked.all):len(v.worked.all)], codeIn(code, u))
		}
	}
	v.persons = v.named("people/*/id", ids(w.People, Person.name))
	v.modelIDs = v.named("models/*/id", ids(w.Models, RotaModel.name)).and(names{all: ids(Library(), LibraryModel.name)})
	v.posted = v.named("posts/*/id", ids(w.Posts, Post.name))
	var posts, counted, authorised []string
	for _, m := range w.Models {
		posts = append(posts, ids(m.Posts, Post.name)...)
	}
	v.modelPosts = v.named("models/*/posts/*/id", posts)
	for _, c := range w.Competences {
		counted = append(counted, c.CountsAs...)
	}
	for _, p := range w.People {
		authorised = append(authorised, ids(p.Authorisations, func(a Authorisation) string { return a.ID })...)
	}
	v.attributes = names{all: []string{Total, Educated}}.and(v.competences).
		and(v.named("competences/*/counts_as/*", counted)).and(v.named("people/*/authorisations/*/id", authorised))
	slices.Sort(v.attributes.all)
	v.attributes.all = slices.Compact(v.attributes.all)
	return v
}

// named gives the names at a path of the file, also those of entries that are
// wrong in other ways; without a file, the ward's.
func (v *validator) named(path string, ofWard []string) names {
	if v.w.doc == nil {
		return names{all: ofWard}
	}
	all, whole := v.w.doc.Texts(path)
	return names{all, !whole}
}

func ids[T any](list []T, name func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = name(x)
	}
	return out
}

func (u Unit) name() string       { return u.ID }
func (c Competence) name() string { return c.ID }
func (s Shift) name() string      { return s.Code }
func (p Person) name() string     { return p.ID }
func (p Post) name() string       { return p.ID }
func (m RotaModel) name() string  { return m.ID }

// unlike refuses names that are given twice or mean something else, and a ward
// of nobody.
func (v *validator) unlike() {
	w := v.w
	v.unique(say("unit"), ids(w.Units, Unit.name), "units", "id")
	v.unique(say("competence"), ids(w.Competences, Competence.name), "competences", "id")
	v.unique(say("shift code"), ids(w.Shifts, Shift.name), "shifts", "code")
	v.unique(say("rota model"), ids(w.Models, RotaModel.name), "models", "id")
	v.unique(say("agreement"), ids(w.Agreements, func(a Agreement) string { return a.ID }), "agreements", "id")
	v.unique(say("person id"), ids(w.People, Person.name), "people", "id")
	for i, c := range w.Competences {
		if c.ID == Total || c.ID == Educated {
			v.add(say("%q means something else in need rows; call the competence something else", c.ID), "competences", i, "id")
		}
	}
	nobody := len(v.persons.all)+len(v.posted.all)+len(v.modelPosts.all) == 0
	if nobody && !v.persons.more && !v.posted.more {
		v.add(say("nobody to make a rota for: give people, posts or both"))
	}
}

// unique refuses a name given twice.
func (v *validator) unique(what said, names []string, list, key string) {
	first := map[string]int{}
	for i, n := range names {
		if j, ok := first[n]; ok {
			v.add(say("the %s %q is taken by number %d of the list; each needs its own", what, n, v.number(j, list)), list, i, key)
			continue
		}
		first[n] = i
	}
}
