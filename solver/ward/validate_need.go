package ward

import (
	"maps"
	"slices"
)

func (v *validator) need() {
	for i, r := range v.w.Need {
		v.known(say("unit"), r.Unit, v.units, "need", i, "unit")
		if r.Days == 0 && len(r.Dates) == 0 {
			v.add(say("give days or dates"), "need", i)
		}
		if len(r.Dates) > 0 && v.w.Period.Kind == Rolling {
			v.add(say("a rolling rota has no dates; use days, or make the period a calendar"), "need", i, "dates")
		}
		v.from(r.From, "need", i, "from")
		if r.Exclusive {
			v.exclusive(i, r)
			continue
		}
		v.heads(r.Floor, r.Target, r.Max, "need", i)
	}
	for i, n := range v.w.NeedByShift {
		v.known(say("unit"), n.Unit, v.units, "need_by_shift", i, "unit")
		v.known(say("shift type"), n.Shift, v.codes, "need_by_shift", i, "shift")
		if j := slices.IndexFunc(v.w.Shifts, func(s Shift) bool { return s.Code == n.Shift }); j >= 0 && !v.w.counting(v.w.Shifts[j].Duty).covers {
			v.add(say("%s is %s duty, which does not count for the need", n.Shift, v.w.Shifts[j].Duty), "need_by_shift", i, "shift")
		}
		v.heads(n.Floor, n.Target, n.Max, "need_by_shift", i)
	}
	for i, h := range v.w.Handovers {
		v.known(say("unit"), h.Unit, v.units, "handovers", i, "unit")
		v.known(say("attribute"), h.Who, v.attributes, "handovers", i, "who")
		v.from(h.From, "handovers", i, "from")
	}
	for i, p := range v.w.Pairs {
		v.known(say("unit"), p.Unit, v.units, "pairs", i, "unit")
		v.known(say("attribute"), p.Who, v.attributes, "pairs", i, "who")
	}
	v.overlaps()
}

func (v *validator) from(m Minutes, parts ...any) {
	if m >= Day {
		v.differ(say("24:00"), say("00:00, the start of the next day"), parts...)
	}
}

// heads holds floor <= target <= max, and no group's need above the total's.
func (v *validator) heads(floor, target, most map[string]int, at ...any) {
	if len(floor)+len(target)+len(most) == 0 {
		v.add(say("give floor, target or max"), at...)
	}
	here := func(more ...any) []any { return append(slices.Clone(at), more...) }
	for _, level := range []struct {
		key   string
		heads map[string]int
	}{{"floor", floor}, {"target", target}, {"max", most}} {
		for _, who := range slices.Sorted(maps.Keys(level.heads)) {
			n := level.heads[who]
			v.known(say("attribute"), who, v.attributes, here(level.key, who)...)
			if total, ok := level.heads[Total]; ok && n > total && level.key != "max" {
				v.differ(say("%d %s", n, who), say("at most the total of %d", total), here(level.key, who)...)
			}
			if total, ok := most[Total]; ok && n > total && who != Total && level.key != "max" {
				v.differ(say("%s of %d %s", level.key, n, who), say("at most the max total of %d", total), here(level.key, who)...)
			}
		}
	}
	for _, who := range slices.Sorted(maps.Keys(target)) {
		if n := target[who]; n < floor[who] {
			v.differ(say("target %d %s", n, who), say("at least the floor of %d", floor[who]), here("target", who)...)
		}
	}
	for _, who := range slices.Sorted(maps.Keys(most)) {
		if n, least := most[who], max(floor[who], target[who]); n < least {
			v.differ(say("max %d %s", n, who), say("at least floor and target, %d", least), here("max", who)...)
		}
	}
}

// overlaps refuses two rows that speak of the same people at the same time:
// which one holds would be a guess.
func (v *validator) overlaps() {
	rows := slices.Clone(v.w.Need)
	for i, a := range rows {
		for j := range i {
			b := rows[j]
			if a.Unit != b.Unit || a.Exclusive != b.Exclusive || !a.meets(b) {
				continue
			}
			for _, who := range a.attributes() {
				if slices.Contains(b.attributes(), who) {
					v.add(say("speaks of %s at the same time as need row %d does; make the times meet, not overlap", who, v.number(j, "need")), "need", i)
					break
				}
			}
		}
	}
	if slices.ContainsFunc(v.w.NeedByShift, func(n ShiftNeed) bool { return !slices.Contains(ids(v.w.Shifts, Shift.name), n.Shift) }) {
		return // there is no telling when that is
	}
	for i, a := range rows {
		for _, b := range v.w.ConvertedNeed() {
			if a.Unit == b.Unit && !a.Exclusive && len(a.Dates) == 0 && a.meets(b) && slices.ContainsFunc(a.attributes(), func(who string) bool { return slices.Contains(b.attributes(), who) }) {
				v.add(say("speaks of the same people as the need by shift code, which is %s %s to %s", b.Days, b.From, b.To), "need", i)
				break
			}
		}
	}
}

// meets tells whether two rows share a minute of the same day. Rows by date
// replace those by weekday, so the two kinds never meet.
func (r NeedRow) meets(o NeedRow) bool {
	a, b := Minutes(0), Minutes(0)
	if a = r.To; a <= r.From {
		a += Day
	}
	if b = o.To; b <= o.From {
		b += Day
	}
	if (len(r.Dates) > 0) != (len(o.Dates) > 0) {
		return false
	}
	for _, shift := range []int{-1, 0, 1} { // o on the day before, the same day, the day after
		if overlap(r.From, a, o.From+Minutes(shift)*Day, b+Minutes(shift)*Day) == 0 {
			continue
		}
		for w := Monday; w <= Sunday; w++ {
			if len(r.Dates) == 0 && r.Days.Has(w) && o.Days.Has((w+Weekday(shift)+7)%7) {
				return true
			}
		}
		for _, d := range r.Dates {
			if slices.Contains(o.Dates, d+Date(shift)) {
				return true
			}
		}
	}
	return false
}
