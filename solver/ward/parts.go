package ward

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Parts splits a case into its units, where nothing but the budget and the
// guards ties them together: each unit keeps its own people and need and gets
// its share of the rest. It gives nil where there is nothing to split.
func (c *Case) Parts() []*Case {
	need := map[string]int{} // floor in person minutes by unit
	for _, d := range c.Demands() {
		floor := 0
		if d.Who == Total {
			floor = d.Floor
		}
		need[d.Unit] += int(d.To-d.From) * floor
	}
	units := []string{}
	for _, p := range c.People {
		if !slices.Contains(units, p.Unit) {
			units = append(units, p.Unit)
		}
	}
	slices.Sort(units)
	if _, shared := need[""]; shared || len(units) < 2 || c.Shared() {
		return nil
	}
	for _, h := range c.Ward.Handovers {
		if h.Unit == "" {
			return nil
		}
	}
	for _, p := range c.Ward.Pairs {
		if p.Unit == "" {
			return nil
		}
	}
	budgets := c.budgets(units, need)
	var out []*Case
	for i, u := range units {
		out = append(out, c.part(u, i, len(units), budgets[i]))
	}
	return out
}

func (c *Case) part(unit string, index, of int, budget Size) *Case {
	p := *c
	w := *c.Ward
	p.Ward = &w
	w.People = slices.DeleteFunc(slices.Clone(w.People), func(x Person) bool { return x.Unit != unit })
	w.Need = slices.DeleteFunc(slices.Clone(w.Need), func(r NeedRow) bool { return r.Unit != unit })
	w.NeedByShift = slices.DeleteFunc(slices.Clone(w.NeedByShift), func(r ShiftNeed) bool { return r.Unit != unit })
	w.Handovers = slices.DeleteFunc(slices.Clone(w.Handovers), func(r Handover) bool { return r.Unit != unit })
	w.Pairs = slices.DeleteFunc(slices.Clone(w.Pairs), func(r PairRule) bool { return r.Unit != unit })
	p.People = nil
	p.byID = map[string]*Person{}
	for _, x := range c.People {
		if x.Unit == unit {
			p.People = append(p.People, x)
			p.byID[x.ID] = x
		}
	}
	if c.Budget != nil {
		b := *c.Budget
		b.FullTimeWeeks = budget
		p.Budget = &b
	}
	if c.SmallAtMost >= 0 {
		today := 0
		for i := range w.People {
			if x := &w.People[i]; x.SmallCounts() && x.Size.Current < c.SmallBelow {
				today++
			}
		}
		p.SmallAtMost = min(today, c.SmallAtMost)
		if len(c.Ward.People) == 0 {
			p.SmallAtMost = (c.SmallAtMost + index) / of // shares that sum to the whole
		}
	}
	return &p
}

// budgets shares the budget: what the smallest sizes take, then the rest by
// need.
func (c *Case) budgets(units []string, need map[string]int) []Size {
	out := make([]Size, len(units))
	if c.Budget == nil {
		return out
	}
	rest, all := c.Budget.FullTimeWeeks, 0
	for i, u := range units {
		for _, p := range c.People {
			if p.Unit == u && !p.Optional() {
				out[i] += *p.Size.Min
			}
		}
		rest -= out[i]
		all += need[u]
	}
	if rest <= 0 || all == 0 {
		return out
	}
	for i, u := range units {
		out[i] += Size(int(rest) * need[u] / all)
	}
	return out
}

// Likeness is equal for cases that differ in names only, with their people in
// order: what solves one solves the other.
func (c *Case) Likeness() string {
	var people []Person
	for _, p := range c.People {
		q := *p
		q.ID, q.Name, q.ExternalID, q.Unit, q.Pool = "", "", "", "", ""
		people = append(people, q)
	}
	demands := c.Demands()
	for i := range demands {
		demands[i].Unit = ""
	}
	var agreed [][]string // the limits of agreements may name people
	for _, p := range c.People {
		var ids []string
		for i := range c.Agreements {
			if c.Agreements[i].Covers(p, c.Dates.Start) {
				ids = append(ids, c.Agreements[i].ID)
			}
		}
		agreed = append(agreed, ids)
	}
	key := struct {
		People   []Person
		Demands  []Demand
		Agreed   [][]string
		Handover []Handover
		Pairs    []PairRule
		Budget   *Budget
		Small    int
	}{people, demands, agreed, c.Ward.Handovers, c.Ward.Pairs, c.Budget, c.SmallAtMost}
	for i := range key.Handover {
		key.Handover = slices.Clone(key.Handover)
		key.Handover[i].Unit = ""
	}
	key.Pairs = slices.Clone(key.Pairs)
	for i := range key.Pairs {
		key.Pairs[i].Unit = ""
	}
	b, err := json.Marshal(key)
	if err != nil {
		return cmp.Or(c.People[0].ID, "?") // alike to nothing
	}
	return string(b)
}
