package model

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Scope is what a solve may change; nil fields mean everything. What lies
// outside stays as it is in Rota.
type Scope struct {
	People []bool     // by index in case.People
	Days   []bool     // by day
	Rota   *rota.Rota // required where People or Days is set
}

func (s Scope) everything() bool { return s.People == nil && s.Days == nil }

// Free tells whether the person's duties or size may change.
func (s Scope) Free(c *ward.Case, person string) bool {
	for i, p := range c.People {
		if p.ID == person {
			return s.People == nil || s.People[i]
		}
	}
	return false
}

// Merge gives a free person's duties: those of the found line on the scope's
// days, those of the kept line on the others.
func (s Scope) Merge(kept, found []rota.Duty) []rota.Duty {
	var out []rota.Duty
	for _, d := range kept {
		if s.Days != nil && !s.Days[d.Day] {
			out = append(out, d)
		}
	}
	for _, d := range found {
		if s.Days == nil || s.Days[d.Day] {
			out = append(out, d)
		}
	}
	return out
}
