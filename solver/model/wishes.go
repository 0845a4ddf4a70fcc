package model

import (
	"heltid/solver/cpsat"
	"heltid/solver/ward"
)

// wishes are the occurrences of a person's wishes that the rota has a say in.
type wishes struct {
	asked int64 // points
	met   *sum  // points
}

// wishesOf states what a person's wishes ask for.
func (b *Build) wishesOf(p *person) *wishes {
	if p.wishes != nil {
		return p.wishes
	}
	p.wishes = &wishes{met: b.sum()}
	for _, o := range b.C.Occurrences(p.Person) {
		if o.Given == ward.Open {
			p.wishes.asked += int64(o.Points)
			p.wishes.met.add(int64(o.Points), b.granted(p, o))
		}
	}
	return p.wishes
}

// Grant holds that a person gets what they ask for; false where they never can.
func (b *Build) Grant(person string, o ward.Occurrence) bool {
	for _, p := range b.people {
		if p.ID == person {
			l := b.granted(p, o)
			b.or(l)
			return l != b.no
		}
	}
	return false
}

// granted is the literal that the person gets what they ask for.
func (b *Build) granted(p *person, o ward.Occurrence) lit {
	w := p.Wishes[o.Wish]
	var is lit
	switch {
	case w.With != "":
		if w.Kind == ward.Avoid {
			return b.company(p, w.With, o.Day, true).Not()
		}
		return b.company(p, w.With, o.Day, false).Not()
	case w.Shift == ward.WorkWeekend:
		is = b.weekend(p, o.Day/7)
	case w.Shift == ward.WeekendOff:
		is = b.weekend(p, o.Day/7).Not()
	case w.Shift == ward.DayOff:
		is = b.works(p, o.Day).Not()
	case w.Shift == ward.AnyDuty:
		is = b.works(p, o.Day)
	default:
		var of []lit
		for i := range b.shifts {
			if b.shifts[i].Own() == w.Shift {
				of = append(of, p.slot[o.Day][i])
			}
		}
		is = b.any(of)
	}
	if w.Kind == ward.Avoid {
		return is.Not()
	}
	return is
}

// company is the literal that the person has a duty on the day that another is
// beside them for, or is not: there at least half of it, on a duty that starts
// on the same day.
func (b *Build) company(p *person, other string, day int, beside bool) lit {
	var q *person
	for _, o := range b.people {
		if o.ID == other {
			q = o
		}
	}
	var out []lit
	for i := range b.shifts {
		mine := b.on(&b.shifts[i], day)
		if mine.elsewhere {
			continue
		}
		var near []lit
		for j := range b.shifts {
			theirs := b.on(&b.shifts[j], day)
			if theirs.elsewhere {
				continue
			}
			if over := min(mine.end, theirs.end) - max(mine.start, theirs.start); 2*over >= mine.end-mine.start {
				near = append(near, q.slot[day][j])
			}
		}
		there := b.any(near)
		if !beside {
			there = there.Not()
		}
		out = append(out, b.both(p.slot[day][i], there))
	}
	return b.any(out)
}

// both is a literal equal to "the one and the other".
func (b *Build) both(a, c lit) lit { return b.any([]lit{a.Not(), c.Not()}).Not() }

// WorstShare is the share of their wishes' points that whoever has least of
// theirs has met, in hundredths of a percent, rounded down: 100 % where nobody
// asks for anything (tier 6). Left alone it may be less than the rota gives;
// whoever makes it large finds it.
func (b *Build) WorstShare() Goal {
	if b.worst == nil {
		b.worst = b.worstShare()
	}
	return Goal{b.worst}
}

func (b *Build) worstShare() *sum {
	most := whole100
	var open []*wishes
	for _, p := range b.people {
		switch w := b.wishesOf(p); {
		case w.asked == 0:
		case w.met.vars == 0:
			most = min(most, whole100*w.met.fixed/w.asked)
		default:
			open = append(open, w)
		}
	}
	if len(open) == 0 {
		return b.sum().plus(most)
	}
	share := b.M.Int(0, most, "")
	for _, w := range open {
		row := b.sum().join(whole100, w.met).int(-w.asked, share)
		b.M.AtLeast(&row.expr, -row.fixed)
	}
	return b.sum().int(1, share)
}

// UnmetShares sums the eighth powers of the shares of their wishes' points that
// people do not have met, as fine as rows can be, and each such point besides:
// who has half of theirs counts six times as much as who has six tenths, so it
// is about those who have least, and yet each point counts.
func (b *Build) UnmetShares() Goal {
	out := b.sum()
	for _, p := range b.people {
		w := b.wishesOf(p)
		if w.asked == 0 {
			continue
		}
		unmet := b.sum().plus(w.asked).join(-1, w.met)
		lo, hi := unmet.bounds()
		row := b.sum().join(1, unmet).plus(-lo)
		worth := func(points int64) int64 {
			power := int64(1<<30) / int64(len(b.people))
			for range 8 {
				power = power * points / w.asked
			}
			return power + points
		}
		out.plus(worth(lo))
		for n := lo + 1; n <= hi; n++ {
			u := b.M.Int(0, 1, "")
			row.int(-1, u)
			out.int(worth(n)-worth(n-1), u)
		}
		if row.vars > 0 {
			b.M.AtMost(&row.expr, -row.fixed)
		}
	}
	return Goal{out}
}

// WishPoints sums the points of the wishes that are met, those of people who
// are owed from before worth up to twice as much (tier 6).
func (b *Build) WishPoints() Goal {
	s := b.sum()
	for _, p := range b.people {
		s.join(int64(ward.MaxOwed+b.C.Owed(p.Person)), b.wishesOf(p).met)
	}
	return Goal{s}
}

// FeastsAgain counts those who work a feast out of turn: the same as the year
// before or, of New Year, the Christmas just before (tier 6).
func (b *Build) FeastsAgain() Goal {
	type feast struct {
		name string
		year int
	}
	s := b.sum()
	var order []feast
	days := map[feast][]int{}
	for d := range b.days {
		name, year := b.C.Dates.Feast(b.C.Dates.Date(d))
		if name == "" {
			continue
		}
		f := feast{name, year}
		if days[f] == nil {
			order = append(order, f)
		}
		days[f] = append(days[f], d)
	}
	for _, p := range b.people {
		works := func(f feast) lit {
			var on []lit
			for _, d := range days[f] {
				on = append(on, b.works(p, d))
			}
			return b.any(on)
		}
		for _, f := range order {
			before := b.no
			switch {
			case b.C.WorkedFeast(p.Person, f.name, f.year-1), f.name == ward.NewYear && b.C.WorkedFeast(p.Person, ward.Christmas, f.year):
				before = b.yes
			case f.name == ward.NewYear:
				before = works(feast{ward.Christmas, f.year})
			}
			if before != b.no {
				s.add(1, b.both(works(f), before))
			}
		}
	}
	return Goal{s}
}

// Unpopular sums, over people and kinds of duty few want, the square of how
// many they have, what the ledger carries added, times a million by the size:
// it is least where everybody has their share by size (tier 6).
func (b *Build) Unpopular() Goal {
	if b.unpopular == nil {
		b.unpopular = b.sum()
		for _, p := range b.people {
			squares := b.sum()
			for _, kind := range ward.UnpopularKinds {
				count, steps := b.duties(p, kind)
				b.square(squares, count.plus(int64(b.C.Carried(p.Person, kind))), int64(b.C.Dates.Handful()), steps)
			}
			b.burden(p, squares)
		}
	}
	return Goal{b.unpopular}
}

// duties counts a person's duties of a kind that few want, and tells how many
// there are room for in the largest post they may have.
func (b *Build) duties(p *person, kind string) (count *sum, most int64) {
	count = b.sum()
	hours := int64(*p.Size.Max) * 2250 * int64(b.C.Dates.Weeks) / whole100
	for i := range b.shifts {
		s := &b.shifts[i]
		for d := range b.days {
			if !s.InOtherUnit() && b.C.Dates.Unpopular(kind, s.Shift, b.C.Dates.Date(d)) {
				count.add(1, p.slot[d][i])
				most = max(most, hours/int64(max(s.table[d].tariff, 1))+1)
			}
		}
	}
	return count, most
}

// square adds the square of a count in handfuls of so many, begun ones too, of
// nothing where it is negative: a step for each handful more. Those beyond so
// many of the count, which no line has, are as the last.
func (b *Build) square(into, count *sum, each, most int64) {
	handfuls := func(n int64) int64 { return (max(n, 0) + each - 1) / each }
	lo, hi := count.bounds()
	base, last := handfuls(lo), handfuls(hi)
	into.plus(base * base)
	row := b.sum().join(1, count).plus(-base * each)
	for k := base + 1; k <= last; k++ {
		steps := int64(1)
		if k >= handfuls(max(lo, 0)+most) {
			steps = last - k + 1
		}
		u := b.M.Int(0, steps, "")
		row.int(-each, u)
		into.int(2*k-1, u)
		k += steps - 1
	}
	b.M.AtMost(&row.expr, -row.fixed)
}

// burden weighs the squares by the person's size. A post under 5 % counts as
// 5 %, and a line without a post bears nothing; where sizes are read off the
// hours it is the largest the person may have.
func (b *Build) burden(p *person, squares *sum) {
	weight := func(size int64) int64 {
		if size == 0 {
			return 0
		}
		size = max(size, 500)
		return (1_000_000 + size/2) / size
	}
	z := b.sizeOf(p)
	switch {
	case b.C.Sizes.Free:
		b.unpopular.join(weight(int64(*p.Size.Max)), squares)
		return
	case z.size.vars == 0:
		b.unpopular.join(weight(z.size.fixed), squares)
		return
	}
	_, most := squares.bounds()
	sizes := b.C.SizesFor(p.Person)
	cost := b.M.Int(0, most*weight(1), "")
	b.unpopular.int(1, cost)
	for i, size := range sizes {
		if size == 0 {
			continue
		}
		row := b.sum().int(1, cost).join(-weight(int64(size)), squares)
		var when []cpsat.Bool
		if sizes[0] == 0 {
			when = append(when, b.reaches(z.size, 1))
		}
		if i+1 < len(sizes) {
			when = append(when, b.reaches(z.size, int64(sizes[i+1])).Not())
		}
		r := b.M.AtLeast(&row.expr, -row.fixed)
		if len(when) > 0 {
			r.OnlyIf(when...)
		}
	}
}
