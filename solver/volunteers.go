package solver

import (
	"context"

	"heltid/solver/check"
	"heltid/solver/ward"
)

// Volunteers is what a rota model that asks for volunteers gives with those
// there are and with as many as it needs.
type Volunteers struct {
	There  *Result          // with those who have said yes
	Needed *Result          // as if all who could had said yes; There where they have
	Groups []VolunteerGroup // by competence, in the ward's order
}

// VolunteerGroup is the people of one competence.
type VolunteerGroup struct {
	Competence string
	Could      int // who could be volunteers, those who have said yes included
	There      int // have said yes
	Needed     int // whom the rota of Needed gives what only a volunteer has; fewer may do
}

// Volunteering solves a question twice, each in half of its time: with the
// volunteers there are, and with all who could. It gives nil where the rota
// model asks nobody to volunteer.
func Volunteering(ctx context.Context, q Request) (*Volunteers, error) {
	c, _, err := q.Case()
	if err != nil {
		return nil, err
	}
	if !c.HasLong() && !c.Model.Voluntary {
		return nil, nil
	}
	q.Time /= 2
	out := &Volunteers{}
	if out.There, err = Solve(ctx, q); err != nil {
		return nil, err
	}
	more := false
	for _, p := range c.People {
		more = more || c.CouldVolunteer(p)
	}
	if out.Needed = out.There; more {
		w := *c.Ward
		c.Volunteer(&w)
		q.Ward = &w
		if out.Needed, err = Solve(ctx, q); err != nil {
			return nil, err
		}
	}
	out.count(c)
	return out, nil
}

// count counts the volunteers of each competence.
func (v *Volunteers) count(c *ward.Case) {
	needed := map[string]bool{}
	if v.Needed != nil {
		needed = v.Needed.Volunteers()
	}
	for _, k := range c.Ward.Competences {
		g := VolunteerGroup{Competence: k.ID}
		for _, p := range c.People {
			if p.Competence != k.ID {
				continue
			}
			could, there := c.CouldVolunteer(p), c.Willing(p)
			if could || there {
				g.Could++
			}
			if there {
				g.There++
			}
			if needed[p.ID] {
				g.Needed++
			}
		}
		if g.Could > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
}

// Volunteers tells whose lines of the rota have what only a volunteer has.
func (r *Result) Volunteers() map[string]bool {
	out := map[string]bool{}
	if r.Rota == nil {
		return out
	}
	sheet, err := check.Lay(r.Case, r.Rota)
	if err != nil {
		panic(err) // the checker has laid it before
	}
	weekends := map[string]int{}
	for _, l := range sheet.Lines {
		weekends[l.Person.ID] = len(l.WorkedWeekends())
	}
	for _, l := range r.Rota.Lines {
		var codes []string
		for _, d := range l.Duties {
			codes = append(codes, d.Shift)
		}
		if r.Case.Volunteers(codes, weekends[l.Person]) {
			out[l.Person] = true
		}
	}
	return out
}
