package search

import "slices"

// Carry takes over what an earlier part of a search proved, as far as the goals
// above were worth the same then: a limit holds given what those above it have.
func Carry(tiers, before []Tier) []Tier {
	out := slices.Clone(tiers)
	above := true
	for i := range out {
		t := &out[i]
		if i < len(before) && above {
			b := before[i]
			same := b.Number == t.Number && b.Part == t.Part
			tighter := b.Bounded && (!t.Bounded || t.Maximize && b.Bound < t.Bound || !t.Maximize && b.Bound > t.Bound)
			if same && tighter && t.Part != PartShare {
				t.Bound, t.Bounded, t.By = b.Bound, true, b.By
			}
			above = same && b.Value == t.Value
		}
		t.Proven = t.Bounded && t.Bound == t.Value && (i == 0 || out[i-1].Proven)
		if !t.Proven {
			t.By = nil
		}
	}
	return out
}
