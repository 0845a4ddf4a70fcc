package solver

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// start gives the best rota made so far for another entry that keeps this one's
// rules too, or else the one that breaks least of what a search can mend; nil
// where there is neither. One made from today's posts is a rota of posts made
// anew as well, but for a line whose size is no longer offered, and one with
// short shifts keeps the rules of a model that adds long ones.
func (m *comparing) start(e *Entry) *rota.Rota {
	var best *rota.Rota
	least, most := 0, -1
	for _, o := range m.Entries {
		if !o.Whole() {
			continue
		}
		r := moved(o.Result.Rota, o.Case, e.Case)
		broken, ok := mendable(e.Case, r)
		if !ok {
			continue
		}
		full := o.Result.Totals.FullTime
		if best == nil || broken < least || broken == least && full > most {
			best, least, most = r, broken, full
		}
	}
	return best
}

// mendable counts what a rota breaks; false where it is none, or a search cannot
// mend it.
func mendable(c *ward.Case, r *rota.Rota) (broken int, ok bool) {
	if r == nil {
		return 0, false
	}
	report, err := check.Check(c, r)
	if err != nil || slices.ContainsFunc(report.Findings, func(f check.Finding) bool { return !search.Stands(f.Rule, true) }) {
		return 0, false
	}
	return len(report.Findings), true
}

// moved gives a rota of one case as one of another, nil where its lines or
// weeks do not fit there. Whether it keeps the rules is for the checker to say.
func moved(r *rota.Rota, from, to *ward.Case) *rota.Rota {
	if from.Run != to.Run && from.Run != ward.FromToday {
		return nil
	}
	times := to.Dates.Weeks / from.Dates.Weeks
	if times*from.Dates.Weeks != to.Dates.Weeks || from.Dates.Rolling != to.Dates.Rolling || times > 1 && !to.Dates.Rolling {
		return nil
	}
	out := &rota.Rota{Ward: to.Ward.Name, Model: to.Model.ID, Run: to.Run, Start: to.Dates.Start, Weeks: to.Dates.Weeks}
	taken := map[string]bool{}
	for _, l := range r.Lines {
		p, ok := from.Person(l.Person)
		if !ok {
			return nil
		}
		i := place(p, to, taken)
		if i < 0 {
			return nil
		}
		line := rota.Line{Person: to.People[i].ID, Size: size(l.Size, to, to.People[i])}
		taken[line.Person] = true
		for n := range times {
			for _, d := range l.Duties {
				if !slices.ContainsFunc(to.Shifts, func(s ward.Shift) bool { return s.Code == d.Shift }) {
					return nil
				}
				line.Duties = append(line.Duties, rota.Duty{Day: d.Day + 7*n*from.Dates.Weeks, Shift: d.Shift})
			}
		}
		out.Lines = append(out.Lines, line)
	}
	for _, q := range to.People {
		if !taken[q.ID] {
			out.Lines = append(out.Lines, rota.Line{Person: q.ID})
		}
	}
	out.Sort()
	return out
}

// size is what a post may be called where it is made anew: the size it has, or
// the next larger one there is.
func size(of ward.Size, to *ward.Case, p *ward.Person) ward.Size {
	for _, z := range to.SizesFor(p) {
		if z >= of {
			return z
		}
	}
	return of
}

// place is whose line a person's may become: their own, or that of a post made
// anew of the same kind, with no more said yes to long duties than it takes. It
// gives a place among the people of the case, -1 where there is none.
func place(p *ward.Person, to *ward.Case, taken map[string]bool) int {
	on := to.Dates.Start
	out := -1
	for i, q := range to.People {
		switch {
		case taken[q.ID]:
		case p.ID == q.ID && p.Anonymous == q.Anonymous:
			return i
		case q.Anonymous && p.Unit == q.Unit && p.Competence == q.Competence && slices.Equal(p.Shifts, q.Shifts) && p.LongestConsent(on) <= q.LongestConsent(on):
			if out < 0 || q.LongestConsent(on) < to.People[out].LongestConsent(on) {
				out = i
			}
		}
	}
	return out
}
