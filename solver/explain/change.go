package explain

import (
	"slices"
	"strings"

	"heltid/solver/bound"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A change is one thing done to a copy of the ward, whose lists it must not
// write into.
type change struct {
	id         string
	ward       func(*ward.Ward)
	smallPosts int // so many more allowed
	numbers    []any
	text       rule.Words
	who        rule.Words
}

// lever says the change in words; ok is false where there is nothing to change.
func (ch change) lever(c *ward.Case) (l Lever, ok bool) {
	return Lever{ID: ch.id, Words: ch.text.Fill(ch.numbers...), Who: ch.who.Fill()}, ch.ward != nil || ch.smallPosts > 0 && c.SmallAtMost != ward.NoGuard
}

func together() Lever {
	return Lever{ID: "together", Words: allTogether.Fill(), Who: everyone.Fill()}
}

// changes are the levers of a case, cheapest first.
func changes(c *ward.Case) []change {
	out := []change{asked(c), volunteers(c), tolerance(c), {id: "small_posts", smallPosts: 1, text: oneSmallPost, numbers: []any{c.SmallBelow}, who: guards}, weekend(c), needs(c)}
	return append(append(out, agreements(c)...), budget(c))
}

// needs has everything agreed that the rota model needs and lacks.
func needs(c *ward.Case) change {
	missing := rule.Terms(c).Missing()
	if len(missing) == 0 {
		return change{}
	}
	who := rule.Words{}
	for _, lang := range rule.Languages {
		var names []string
		for _, n := range missing {
			if name := rule.LevelName(n.Level, lang); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		who[lang] = strings.Join(names, ", ")
	}
	return change{id: "needs", text: modelNeeds, numbers: []any{len(missing)}, who: who, ward: func(w *ward.Ward) {
		*w = *w.AsIfAgreed(c.Model.ID, missing)
	}}
}

// asked lets those whom nobody has asked have as large a post as there is.
func asked(c *ward.Case) change {
	if c.Run != ward.FromToday {
		return change{}
	}
	silent := func(p *ward.Person) bool {
		return p.Size.Wished == nil && p.Size.Max == nil && p.Size.Current < ward.FullTime
	}
	n := 0
	for i := range c.Ward.People {
		if silent(&c.Ward.People[i]) {
			n++
		}
	}
	if n == 0 {
		return change{}
	}
	return change{id: "wishes", text: askThem, numbers: []any{n}, who: theyThemselves, ward: func(w *ward.Ward) {
		w.People = slices.Clone(w.People)
		for i := range w.People {
			if p := &w.People[i]; silent(p) {
				most := ward.FullTime
				p.Size.Max = &most
			}
		}
	}}
}

// volunteers has everybody say yes who could have the model's long shifts, or
// be on it where it is voluntary without any.
func volunteers(c *ward.Case) change {
	n := 0
	for _, p := range c.People {
		if c.CouldVolunteer(p) {
			n++
		}
	}
	if n == 0 {
		return change{}
	}
	out := change{id: "long_shifts", text: sayYes, numbers: []any{n, c.Longest()}, who: theyThemselves, ward: c.Volunteer}
	if !c.HasLong() {
		out.id, out.text, out.numbers = "volunteers", onTheModel, []any{n}
	}
	return out
}

// tolerance lets planned hours stay another 26 hours a year under the post's.
func tolerance(c *ward.Case) change {
	more := c.TolerancePer + 26*ward.Hour*ward.Minutes(c.Dates.Weeks)/52
	return change{id: "tolerance", text: moreTolerance, numbers: []any{more, c.TolerancePer}, who: theParties, ward: func(w *ward.Ward) {
		w.Tolerance = &ward.Tolerance{PerPeriod: &more}
	}}
}

// weekend has everybody work one weekend more in the period.
func weekend(c *ward.Case) change {
	rule := c.Model.Weekend
	now := rule.PerPeriod
	switch {
	case rule.PerYear > 0:
		now = rule.PerYear * c.Dates.Weeks / 52
		rule.PerYear += (52 + c.Dates.Weeks - 1) / c.Dates.Weeks
	case rule.Every > 0:
		now = c.Dates.Weeks / rule.Every
		rule.Every, rule.PerPeriod = 0, now+1
	default:
		rule.PerPeriod++
	}
	if now >= c.Dates.Weeks {
		return change{}
	}
	return change{id: "weekends", text: oneWeekend, numbers: []any{now + 1, c.Dates.Weeks, now}, who: theParties, ward: func(w *ward.Ward) {
		w.Models = slices.Clone(w.Models)
		for i := range w.Models {
			if w.Models[i].ID == c.Model.ID {
				w.Models[i].Weekend = rule
			}
		}
	}}
}

// agreements are what the elected representatives could open for everybody and
// have not.
func agreements(c *ward.Case) []change {
	terms := rule.Terms(c)
	open := func(paragraph string) bool {
		return !slices.ContainsFunc(c.People, func(p *ward.Person) bool {
			_, ok := terms.Open(paragraph, p, c.Dates.Start)
			return !ok
		})
	}
	var out []change
	for _, l := range rule.Ladders() {
		if !bound.Keeps(l.Quantity) {
			continue // the limit is worked out without it, and cannot move
		}
		for _, s := range l.Steps {
			if s.Level != ward.Representatives || s.Limit == ward.NoLimit ||
				slices.ContainsFunc(out, func(ch change) bool { return ch.id == s.Paragraph }) || open(s.Paragraph) {
				continue
			}
			out = append(out, change{id: s.Paragraph, text: agreement, numbers: []any{rule.Source(s.Source)}, who: levelName(s.Level), ward: func(w *ward.Ward) {
				w.Agreements = append(slices.Clone(w.Agreements), ward.Agreement{ID: s.Paragraph, Level: s.Level, Paragraph: s.Paragraph})
			}})
		}
	}
	return out
}

// budget has money for one more full-time post.
func budget(c *ward.Case) change {
	if c.Budget == nil || c.Budget.FullTimeWeeks == 0 {
		return change{}
	}
	more := *c.Budget
	more.FullTimeWeeks += ward.FullTime
	return change{id: "budget", text: onePost, who: whoPays, ward: func(w *ward.Ward) {
		w.Budget = &more
		w.Models = slices.Clone(w.Models)
		for i := range w.Models {
			if w.Models[i].ID == c.Model.ID {
				w.Models[i].Budget = &more
			}
		}
	}}
}
