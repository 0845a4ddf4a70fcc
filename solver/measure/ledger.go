package measure

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Ledger is what the next period is to take over from this one: the ward's
// ledger with this rota's period added, the oldest beyond three dropped, and
// who worked the feasts in it. Nobody is owed anything by a structure run: nil.
func Ledger(c *ward.Case, r *rota.Rota) *ward.Ledger {
	if c.Run == ward.Structure {
		return nil
	}
	out := &ward.Ledger{}
	if old := c.Ward.Ledger; old != nil {
		out.Periods, out.Feasts = slices.Clone(old.Periods), slices.Clone(old.Feasts)
	}
	now := ward.LedgerPeriod{Start: c.Dates.Start, Weeks: c.Dates.Weeks}
	wishes, unpopular := WishesOf(c, r), UnpopularOf(c, r)
	for _, p := range c.People {
		if p.Optional() {
			continue
		}
		e := ward.LedgerEntry{ID: p.ID}
		for _, w := range wishes {
			if w.Person == p.ID {
				e.Asked, e.Met = w.Asked, w.Met
			}
		}
		for _, u := range unpopular {
			if u.Person == p.ID {
				*e.Over(u.Kind) = nearest(100*u.Duties-u.Share, 100)
			}
		}
		now.People = append(now.People, e)
	}
	out.Periods = append(out.Periods, now)
	out.Periods = out.Periods[max(0, len(out.Periods)-ward.LedgerLength):]
	out.Feasts = feasts(c, r, out.Feasts)
	return out
}

// feasts adds who worked the feasts of a rota, and keeps of each feast the last
// two.
func feasts(c *ward.Case, r *rota.Rota, known []ward.FeastWorked) []ward.FeastWorked {
	for _, l := range lay(c, r).Lines {
		if l.Person.Optional() {
			continue
		}
		for _, f := range l.Feasts() {
			i := slices.IndexFunc(known, func(k ward.FeastWorked) bool { return k.Feast == f.Name && k.Year == f.Year })
			if i < 0 {
				i = len(known)
				known = append(known, ward.FeastWorked{Feast: f.Name, Year: f.Year})
			}
			if !slices.Contains(known[i].People, l.Person.ID) {
				known[i].People = append(slices.Clone(known[i].People), l.Person.ID)
			}
		}
	}
	return slices.DeleteFunc(known, func(k ward.FeastWorked) bool {
		later := 0
		for _, o := range known {
			if o.Feast == k.Feast && o.Year > k.Year {
				later++
			}
		}
		return later > 1
	})
}

// nearest divides and rounds to the nearest, halves away from zero.
func nearest(n, by int) int {
	if n < 0 {
		return -nearest(-n, by)
	}
	return (n + by/2) / by
}
