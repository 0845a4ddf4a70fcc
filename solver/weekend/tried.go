package weekend

import (
	"maps"
	"slices"

	"heltid/solver/ward"
)

// Tried is a copy of a ward with the weekends and the weekend need assumed, to
// have rotas made of: the first rota model has so many weekends of Of, and each
// need row of a weekend by day or evening so many per cent of its heads, rounded.
// The length of shifts and cover stay: they are other rota models and another
// budget.
func Tried(w *ward.Ward, a Assumed) *ward.Ward {
	out := *w
	out.Models = slices.Clone(w.Models)
	m := &out.Models[0]
	weeks := m.Weeks
	if weeks == 0 {
		weeks = w.Period.Weeks
	}
	rule := ward.WeekendRule{InRow: m.Weekend.InRow, Whole: m.Weekend.Whole}
	switch {
	case Of%a.Weekends == 0 && weeks%(Of/a.Weekends) == 0:
		rule.Every = Of / a.Weekends
	case a.Weekends*weeks%Of == 0:
		rule.PerPeriod = a.Weekends * weeks / Of
	default:
		m.Weeks, rule.PerPeriod = Of, a.Weekends
	}
	m.Weekend = rule
	out.Need, out.NeedByShift = nil, nil
	for _, r := range append(slices.Clone(w.Need), w.ConvertedNeed()...) {
		weekend := r.Days & (1<<ward.Saturday | 1<<ward.Sunday)
		if a.Need == 100 || weekend == 0 || len(r.Dates) > 0 || atNight(ward.Demand{From: r.From, To: until(r)}) {
			out.Need = append(out.Need, r)
			continue
		}
		if rest := r; r.Days != weekend {
			rest.Days &^= weekend
			out.Need = append(out.Need, rest)
		}
		r.Days = weekend
		r.Floor, r.Target, r.Max = scaled(r.Floor, a.Need), scaled(r.Target, a.Need), scaled(r.Max, a.Need)
		out.Need = append(out.Need, r)
	}
	return &out
}

func until(r ward.NeedRow) ward.Minutes {
	if r.To <= r.From {
		return r.To + ward.Day
	}
	return r.To
}

func scaled(heads map[string]int, percent int) map[string]int {
	out := maps.Clone(heads)
	for who, n := range out {
		out[who] = (n*percent + 50) / 100
	}
	return out
}
