package ward

import "slices"

// How a budget is counted: in agreed sizes times the norm, which is what is
// paid, or in planned hours.
const (
	BudgetSizes = "sizes"
	BudgetHours = "hours"
)

// FixedNorm is the weekly full-time norm agreed for all lines of the rota
// model, in minutes; 35:30 where each line has its own class, the norm that
// budgets in planned hours are reckoned with.
func (c *Case) FixedNorm() Minutes {
	switch c.Model.Norm {
	case Norm375:
		return 2250
	case Norm336:
		return 2016
	}
	return 2130
}

// CountedDays is how many of the days from one up to another are counted in
// averages: those of full absence are neutral (NHO on averages: left out). A
// rolling rota repeats.
func (c *Case) CountedDays(p *Person, from, to int) int {
	counted := 0
	for day := from; day < to; day++ {
		d := day
		if c.Dates.Rolling {
			d = (day%c.Dates.Days() + c.Dates.Days()) % c.Dates.Days()
		}
		if !p.Away(c.Dates.Date(d)) {
			counted++
		}
	}
	return counted
}

// SizesFor gives the sizes the ward may make for the person, smallest first:
// its list or step, and the person's own current, smallest and largest size. A
// post nobody holds may be left out: size 0.
func (c *Case) SizesFor(p *Person) []Size {
	least, most := *p.Size.Min, *p.Size.Max
	out := []Size{least, most}
	if p.Size.Current >= least && p.Size.Current <= most {
		out = append(out, p.Size.Current)
	}
	for _, s := range c.Sizes.List {
		if s >= least && s <= most {
			out = append(out, s)
		}
	}
	if step := c.Sizes.Step; len(c.Sizes.List) == 0 && step > 0 {
		for s := (least + step - 1) / step * step; s <= most; s += step {
			out = append(out, s)
		}
	}
	if p.Optional() {
		out = append(out, 0)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Optional tells whether the post may be left out: nobody holds it.
func (p *Person) Optional() bool { return p.Anonymous || p.Vacant }

// EducatedToday gives today's educated and total sizes.
func (c *Case) EducatedToday() (educated, all Size) {
	for i := range c.Ward.People {
		p := &c.Ward.People[i]
		all += p.Size.Current
		if c.Has(p, Educated, c.Dates.Start) {
			educated += p.Size.Current
		}
	}
	return educated, all
}

// EducatedHours gives today's educated hours and all hours, as a fraction in
// lowest terms: what today's contracts come to in the period, part absence and
// substitutes counted. It is 0 of 0 where nobody works here.
func (c *Case) EducatedHours() (educated, all int) {
	for i := range c.Ward.People {
		p := &c.Ward.People[i]
		hours := c.Contracted(p, p.Size.Current, 0, c.Dates.Days())
		all += hours
		if c.Has(p, Educated, c.Dates.Start) {
			educated += hours
		}
	}
	a, b := all, educated
	for b != 0 {
		a, b = b, a%b
	}
	return educated / max(a, 1), all / max(a, 1)
}

// SizeByHours is the size that planned hours are read as where the ward makes
// any size: full time from the norm agreed for all less the tolerance, else the
// hours' part of the norm, rounded down to hundredths of a per cent. Days of
// full absence are left out of the norm; who is away all through keeps today's
// size.
func (c *Case) SizeByHours(p *Person, planned Minutes) Size {
	norm := int(c.FixedNorm()) * c.Contracted(p, FullTime, 0, c.Dates.Days()) / int(FullTime) // in sevenths of a ten-thousandth of a minute
	hours := 7 * int(FullTime) * int(planned)
	switch {
	case norm == 0:
		return min(max(p.Size.Current, *p.Size.Min), *p.Size.Max)
	case hours == 0:
		return 0
	case hours >= norm-7*int(FullTime)*int(c.TolerancePer):
		return FullTime
	}
	return Size(hours * int(FullTime) / norm)
}

// A Measure is what sizes are laid out in where somebody can have duties of one
// length alone.
type Measure struct {
	Duty Minutes // what each takes of the post's hours
	Norm Minutes // a week of a full post

	full, slack int // of the period, in ten-thousandths of a minute
}

// OnlyMeasure gives the measure of a person; ok is false where their duties
// differ in length, and where nights shorten the norm by how many there are.
// Where each line has its own class, it is that of turnus for who may work on
// Sundays and of day work for others.
func (c *Case) OnlyMeasure(p *Person) (m Measure, ok bool) {
	sundays, nights := false, false
	for _, s := range c.Shifts {
		for day := range c.Dates.Days() {
			if !c.May(p, day, s) {
				continue
			}
			length := Minutes(s.Tariff(int(s.Net())))
			if m.Duty != 0 && m.Duty != length {
				return m, false
			}
			m.Duty = length
			sundays = sundays || c.Dates.Date(day).Weekday() == Sunday
			nights = nights || s.Kind() == NightShift
		}
	}
	m.Norm = c.FixedNorm()
	if !slices.Contains([]string{Norm375, Norm355, Norm336}, c.Model.Norm) {
		if nights {
			return m, false
		}
		if !sundays {
			m.Norm = 2250
		}
	}
	m.full = int(m.Norm) * c.Contracted(p, FullTime, 0, c.Dates.Days()) / int(FullTime) / 7
	m.slack = int(c.TolerancePer) * int(FullTime)
	return m, m.Duty > 0 && m.full > 0
}

// Comes tells whether some number of duties comes to the size within the
// tolerance, and where none does, the nearest smaller and larger sizes that
// duties come to, in whole per cent where there are.
func (m Measure) Comes(size Size) (below, above Size, ok bool) {
	duty := int(m.Duty) * int(FullTime)
	most := int(size) * m.full / int(FullTime)
	less := most / duty * duty
	if less+m.slack >= most {
		return size, size, true
	}
	more := less + duty
	below = Size((less + m.slack) * int(FullTime) / m.full)
	if whole := below / 100 * 100; int(whole)*m.full >= less*int(FullTime) {
		below = whole
	}
	above = Size((more*int(FullTime) + m.full - 1) / m.full)
	if whole := (above + 99) / 100 * 100; int(whole)*m.full <= (more+m.slack)*int(FullTime) {
		above = whole
	}
	return below, above, false
}
