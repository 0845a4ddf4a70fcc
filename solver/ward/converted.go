package ward

import (
	"cmp"
	"maps"
	"slices"
)

// handoverAtMost is the longest overlap of two shift codes that is read as
// handover rather than as need for both. Two duties that are both long and
// overlap by more are needed at the same time.
const handoverAtMost = 2 * Hour

// ConvertedNeed turns heads per shift code into need by time of day. Where the
// end of one code overlaps the start of another by at most two hours, the
// overlap is handover, not need: the later code's start ends the earlier one's
// need. Codes that overlap by more add up.
func (w *Ward) ConvertedNeed() []NeedRow {
	codes := map[string]Shift{}
	for _, s := range w.Shifts {
		codes[s.Code] = s
	}
	units := map[string]bool{}
	for _, n := range w.NeedByShift {
		units[n.Unit] = true
	}
	var out []NeedRow
	for _, unit := range slices.Sorted(maps.Keys(units)) {
		var spans []span
		for _, n := range w.NeedByShift {
			if n.Unit != unit {
				continue
			}
			for day := Monday; day <= Sunday; day++ {
				if n.Days.Has(day) {
					start := Minutes(day)*Day + codes[n.Shift].Start
					spans = append(spans, span{start, start + codes[n.Shift].Length(), n})
				}
			}
		}
		out = append(out, weekOf(unit, handedOver(spans))...)
	}
	return out
}

// span is heads wanted from one minute of the week to another.
type span struct {
	from, to Minutes
	need     ShiftNeed
}

// handedOver ends each span where the one that relieves it starts. The week
// wraps round: Sunday's night hands over on Monday.
func handedOver(spans []span) []span {
	out := slices.Clone(spans)
	for i, a := range spans {
		for _, b := range spans {
			for _, shift := range []Minutes{0, Week} {
				start, end := b.from+shift, b.to+shift
				if start > a.from && start < a.to && a.to < end && a.to-start <= handoverAtMost {
					out[i].to = min(out[i].to, start)
				}
			}
		}
	}
	return out
}

// weekOf adds the spans up over the week and writes the sums as rows, with
// days that are alike on one row.
func weekOf(unit string, spans []span) []NeedRow {
	var borders []Minutes
	for _, s := range spans {
		borders = append(borders, s.from%Week, s.to%Week)
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	var out []NeedRow
	for i, from := range borders {
		to := borders[(i+1)%len(borders)]
		if to <= from {
			to += Week
		}
		row := NeedRow{Unit: unit, Days: 1 << (from / Day), From: from % Day, To: to % Day}
		any := false
		for _, s := range spans {
			if s.from <= from && to <= s.to || s.from <= from+Week && to+Week <= s.to {
				row.add(s.need, !any)
				any = true
			}
		}
		if !any {
			continue
		}
		same := slices.IndexFunc(out, func(r NeedRow) bool {
			return r.From == row.From && r.To == row.To && maps.Equal(r.Floor, row.Floor) && maps.Equal(r.Target, row.Target) && maps.Equal(r.Max, row.Max)
		})
		if same >= 0 {
			out[same].Days |= row.Days
			continue
		}
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b NeedRow) int {
		return cmp.Or(cmp.Compare(a.Days, b.Days), cmp.Compare(a.From, b.From))
	})
	return out
}

// add sums heads. A target that only one code gives stands on the other's
// floor; a max holds only where every code has one.
func (r *NeedRow) add(n ShiftNeed, first bool) {
	if first {
		r.Floor, r.Target, r.Max = maps.Clone(n.Floor), maps.Clone(n.Target), maps.Clone(n.Max)
		return
	}
	target := map[string]int{}
	for _, m := range []map[string]int{r.Target, n.Target} {
		for who := range m {
			target[who] = wanted(r.Target, r.Floor, who) + wanted(n.Target, n.Floor, who)
		}
	}
	most := map[string]int{}
	for who, a := range r.Max {
		if b, ok := n.Max[who]; ok {
			most[who] = a + b
		}
	}
	floor := map[string]int{}
	for _, m := range []map[string]int{r.Floor, n.Floor} {
		for who, heads := range m {
			floor[who] += heads
		}
	}
	r.Floor, r.Target, r.Max = floor, target, most
}

func wanted(target, floor map[string]int, who string) int {
	if n, ok := target[who]; ok {
		return n
	}
	return floor[who]
}
