package check

import (
	"cmp"
	"slices"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Allowance is what a rota keeps by an agreement and could not without it: the
// place with the smallest margin to what is agreed, and how many places need it.
type Allowance struct {
	Measure
	Agreement *ward.Agreement
	Without   int // the limit where nothing is agreed
	Times     int
	Owed      int // rest in minutes that a short weekly rest owes (AML §10-8(3)), over all places
}

// allowances gathers what agreements allow, by agreement and rule.
type allowances struct {
	all []Allowance
	at  map[allowedBy]int
}

type allowedBy struct {
	agreement *ward.Agreement
	rule      ward.Quantity
}

// take notes a measure that is kept by an agreement alone.
func (a *allowances) take(m Measure) {
	if m.agreement == nil || m.without == ward.NoLimit || m.Margin < 0 {
		return
	}
	beyond := m.Measured - m.without
	if m.least {
		beyond = -beyond
	}
	if beyond <= 0 {
		return
	}
	key := allowedBy{m.agreement, m.Rule}
	i, ok := a.at[key]
	if !ok {
		if a.at == nil {
			a.at = map[allowedBy]int{}
		}
		i = len(a.all)
		a.at[key] = i
		a.all = append(a.all, Allowance{Measure: m, Agreement: m.agreement, Without: m.without})
	}
	if x := &a.all[i]; m.Margin < x.Margin {
		x.Measure, x.Without = m, m.without
	}
	a.all[i].Times++
	if m.Rule == "weekly_rest" {
		a.all[i].Owed += beyond
	}
}

// sorted gives them in the order of the ward's agreements and the catalogue.
func (a *allowances) sorted(agreements []ward.Agreement) []Allowance {
	given := func(x *ward.Agreement) int {
		return slices.IndexFunc(agreements, func(y ward.Agreement) bool { return y.ID == x.ID })
	}
	slices.SortStableFunc(a.all, func(x, y Allowance) int {
		return cmp.Or(cmp.Compare(given(x.Agreement), given(y.Agreement)), cmp.Compare(rule.Place(x.Rule), rule.Place(y.Rule)))
	})
	return a.all
}
