package ward

import (
	"fmt"
	"strings"
)

// Outside is hours a group has set aside outside the rota: paid hours of the
// post that stand in no shift and cover no need, such as courses and meetings.
type Outside struct {
	Competence   string  `json:"competence,omitempty"` // the group; empty: everybody
	HoursPerYear Minutes `json:"hours_per_year"`       // of a full post; a part-time post has its part
	For          string  `json:"for,omitempty"`
}

// Sizes of what is set aside, as parts of a post: in steps, so that hours stay
// whole numbers, and at most a quarter.
const (
	outsideStep Size = 25
	outsideMost Size = FullTime / 4
)

// OutsideCover is the part of the person's post that is set aside outside the
// rota, to the nearest quarter of a per cent: the hours set aside for them over
// the hours of 52 full-time weeks. It is the same part of each class of norm.
func (c *Case) OutsideCover(p *Person) Size {
	return c.outside(p.Competence)
}

func (c *Case) outside(competence string) Size {
	if len(c.Ward.Outside) == 0 {
		return 0
	}
	year := 52 * int(c.FixedNorm()) * int(outsideStep)
	return outsideStep * Size((c.Ward.SetAside(competence)*int(FullTime)+year/2)/year)
}

// SetAside is how many minutes a year of a full post of the competence are set
// aside outside the rota.
func (w *Ward) SetAside(competence string) int {
	sum := 0
	for _, o := range w.Outside {
		if o.Competence == "" || o.Competence == competence {
			sum += int(o.HoursPerYear)
		}
	}
	return sum
}

func (v *validator) outside() {
	for i, o := range v.w.Outside {
		v.known(say("competence"), o.Competence, v.competences, "outside_cover", i, "competence")
	}
	for _, k := range v.w.Competences {
		if most := 52 * 2016 * int(outsideMost) / int(FullTime); v.w.SetAside(k.ID) > most {
			v.differ(say("%v a year for %s", Minutes(v.w.SetAside(k.ID)), k.ID), say("at most a quarter of a full post, %v", Minutes(most)), "outside_cover")
			return
		}
	}
	if len(v.w.Outside) == 0 {
		return
	}
	hours := v.w.Budget != nil && v.w.Budget.Count == BudgetHours
	for _, m := range v.w.Models {
		hours = hours || m.Budget != nil && m.Budget.Count == BudgetHours
	}
	if hours {
		v.add(say("hours outside the rota are paid too, and a budget counted in planned hours does not see them: count it in sizes"), "outside_cover")
	}
}

func (e *explanation) outside() {
	if len(e.w.Outside) == 0 {
		e.say("outside_cover", "0:00", chosen,
			"Ingen timer er satt av utenfor turnusen til kurs, møter, fagutvikling og annet som ikke dekker behov: hele stillingen er i turnusen.",
			"Ingen timar er sette av utanfor turnusen til kurs, møte, fagutvikling og anna som ikkje dekkjer behov: heile stillinga er i turnusen.",
			"No hours are set aside outside the rota for courses, meetings, professional development and the like: the whole post is in the rota.")
		return
	}
	c, err := e.w.Case(e.w.Models[0].ID, Structure)
	if err != nil {
		return
	}
	for _, k := range e.w.Competences {
		minutes := e.w.SetAside(k.ID)
		if minutes == 0 {
			continue
		}
		part := c.outside(k.ID)
		name := k.Name
		if name == "" {
			name = k.ID
		}
		e.say("outside_cover."+k.ID, part.String(), chosen,
			fmt.Sprintf("%s: %v timer i året av en full stilling er satt av utenfor turnusen (%v). De er betalt, men dekker ikke behov; i turnusen står resten.", name, Minutes(minutes), part),
			fmt.Sprintf("%s: %v timar i året av ei full stilling er sette av utanfor turnusen (%v). Dei er betalte, men dekkjer ikkje behov; i turnusen står resten.", name, Minutes(minutes), part),
			fmt.Sprintf("%s: %v hours a year of a full post are set aside outside the rota (%v). They are paid but cover no need; the rest stands in the rota.", name, Minutes(minutes), strings.Replace(part.String(), ",", ".", 1)))
	}
}
