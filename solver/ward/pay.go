package ward

import (
	"cmp"
	"maps"
	"slices"
)

// Pay is what work costs here. It decides no rule: it is for kroner alone.
type Pay struct {
	Tariff         string         `json:"tariff,omitempty"`          // whose rates hold; default ks-hta
	Base           map[string]Ore `json:"base,omitempty"`            // yearly pay of a full post, by competence
	SubstituteHour Ore            `json:"substitute_hour,omitempty"` // what an hour of a substitute costs, all in all
	PerEmployee    Ore            `json:"per_employee,omitempty"`    // what each who holds a post costs a year besides pay: hiring, training, licences
	Rates          []Rate         `json:"rates,omitempty"`           // the ward's own, before those of the tariff
	FullDay        *Minutes       `json:"full_day,omitempty"`        // work of a full-time day; see Case.FullDay
	Others         []string       `json:"others,omitempty"`          // people outside shift and turnus plans (HTA 5.4.2)
}

// Assumed yearly pay of a full post, in øre, where the ward gives none. No
// tariff says so: they stand for people with some years of service.
const (
	assumedEducated Ore = 500_000_00
	assumedOthers   Ore = 430_000_00
)

// usual is the tariff whose rates hold where the ward names none.
const usual = "ks-hta"

// Tariff is the agreement whose rates hold.
func (w *Ward) Tariff() *Tariff {
	if w.Pay != nil && w.Pay.Tariff != "" {
		return tariffs()[w.Pay.Tariff]
	}
	return tariffs()[usual]
}

// Yearly is the yearly pay of a full post of the competence, in øre.
func (w *Ward) Yearly(competence string) Ore {
	if w.Pay != nil && w.Pay.Base[competence] > 0 {
		return w.Pay.Base[competence]
	}
	for _, k := range w.Competences {
		if k.ID == competence && k.Educated {
			return assumedEducated
		}
	}
	return assumedOthers
}

// hours of 52 full-time weeks of the norm that wages are reckoned by, in
// minutes: 1846 h where each line has its own class.
func (c *Case) wageMinutes() Ore { return 52 * Ore(c.FixedNorm()) }

// Hourly is the hourly wage of the competence in øre: yearly pay over the hours
// of 52 full-time weeks (KS), those of 35.5 h where each line has its own class.
func (c *Case) Hourly(competence string) Ore {
	return (60*c.Ward.Yearly(competence) + c.wageMinutes()/2) / c.wageMinutes()
}

// SubstituteHour is what an hour of a substitute costs in øre: as given, else
// the mean hourly wage of the ward's competences.
func (c *Case) SubstituteHour() Ore {
	if c.Ward.Pay != nil && c.Ward.Pay.SubstituteHour > 0 {
		return c.Ward.Pay.SubstituteHour
	}
	var sum, n Ore
	for _, k := range c.Ward.Competences {
		sum, n = sum+c.Hourly(k.ID), n+1
	}
	return (sum + n/2) / n
}

// FullDay is the work of a full-time day in minutes, past which a part-timer's extra
// work is overtime: 7:30, a fifth of 37.5 hours, where the ward says nothing else
// (HTA chapter 1 §6 does not say how a day in turnus is counted).
func (c *Case) FullDay() int {
	if c.Ward.Pay != nil && c.Ward.Pay.FullDay != nil {
		return int(*c.Ward.Pay.FullDay)
	}
	return 450
}

// RateOn is what a supplement pays somebody on a date.
type RateOn struct {
	PerHour Ore
	Rate    Rate
	InForce bool    // the rate holds on the date; else it is the nearest known
	Grades  []Grade // what is paid instead later in the calendar year, in order
}

// Grade is what an hour pays from so many minutes of the supplement in a
// calendar year.
type Grade struct {
	From    Minutes
	PerHour Ore
}

// Pays is what minutes of the supplement come to in sixtieths of an øre, after so
// many of it earlier in the calendar year.
func (r RateOn) Pays(earlier, minutes Minutes) Ore {
	sum, before := Ore(minutes)*r.PerHour, r.PerHour
	for _, g := range r.Grades {
		beyond := max(0, earlier+minutes-g.From) - max(0, earlier-g.From)
		sum, before = sum+Ore(beyond)*(g.PerHour-before), g.PerHour
	}
	return sum
}

// RateOn gives what a supplement pays the person on the date: by the ward's own
// rates, else by the tariff's. Evening and night are those outside turnus plans
// for whom the ward says so. A tariff without the supplement pays nothing, but work
// on 1 and 17 May pays half the hourly wage at least (Act of 1947).
func (c *Case) RateOn(p *Person, supplement string, d Date) RateOn {
	if pay := c.Ward.Pay; pay != nil && (supplement == Evening || supplement == Night) &&
		(slices.Contains(pay.Others, p.ID) || p.Pool != "" && slices.Contains(pay.Others, p.Pool)) {
		supplement = Other
	}
	rate, inForce, ok := Rate{}, false, false
	var from []Rate
	if c.Ward.Pay != nil {
		from = c.Ward.Pay.Rates
		rate, inForce, ok = on(from, supplement, d)
	}
	if !inForce {
		if general, holds, known := on(c.Ward.Tariff().Rates, supplement, d); known && (holds || !ok) {
			from, rate, inForce = c.Ward.Tariff().Rates, general, holds
		}
	}
	wage := c.Hourly(p.Competence)
	out := RateOn{PerHour: rate.PerHour(wage), Rate: rate, InForce: inForce}
	if supplement == RedDay && (d.OfMay() || (d + 1).OfMay()) { // a duty of the evening before has its red hours on the day
		out.PerHour = max(out.PerHour, (wage+1)/2)
	}
	for _, r := range from {
		if r.YearHours > 0 && r.grades(rate) {
			out.Grades = append(out.Grades, Grade{Minutes(r.YearHours) * Hour, r.PerHour(wage)})
		}
	}
	slices.SortFunc(out.Grades, func(a, b Grade) int { return cmp.Compare(a.From, b.From) })
	return out
}

// graded tells whether a supplement rises with the hours of the calendar year in
// the time that is paid.
func (c *Case) graded() bool {
	in := c.Paid()
	for d := in.Start; d < in.Start+Date(in.Days()); d++ {
		if len(c.RateOn(&Person{}, Weekend, d).Grades) > 0 {
			return true
		}
	}
	return false
}

// Paid is the time kroner are counted over: 52 weeks on real dates from the
// first day of a rolling rota, which is worked through over and over; the
// period itself of a calendar rota.
func (c *Case) Paid() Dates {
	if c.Dates.Rolling {
		return Dates{Start: c.Dates.Start, Weeks: 52, Zones: c.Dates.Zones}
	}
	return c.Dates
}

// Salary is base pay over days on which somebody is employed alike.
type Salary struct {
	Contract
	Per int // for each hundredth of a per cent of full time, in sixtieths of an øre
}

// Base is what a position size is paid over those days, in sixtieths of an øre.
func (s Salary) Base(size Size) int { return s.Per * int(s.Of(size)) }

// Salaries gives what base pay the person has over the dates: their own post's
// and what they are a substitute in, on the days they are employed, absent or
// not. Sixtieths of an øre for each hundredth of a per cent are the smallest unit
// both wages by the minute and sizes come out in.
func (c *Case) Salaries(p *Person, in Dates) []Salary {
	var out []Salary
	for _, k := range p.Employed(in) {
		part := 364 * int(FullTime)
		out = append(out, Salary{k, (60*int(c.Ward.Yearly(p.Competence))*(k.Days/int(FullTime)) + part/2) / part})
	}
	return out
}

// A year of pay, for what the budget's kroner buy: that of the best paid
// competence, so that they never buy too much.
func (w *Ward) dearest() (competence string, yearly Ore) {
	for _, k := range w.Competences {
		if y := w.Yearly(k.ID); y > yearly {
			competence, yearly = k.ID, y
		}
	}
	return competence, yearly
}

// Bought is how much of posts the kroner that may become posts come to.
func (w *Ward) Bought(b *Budget) Size {
	if b == nil || b.Money == nil {
		return 0
	}
	_, yearly := w.dearest()
	return Size(100 * b.Money.ToPosts * int(FullTime) / int(yearly))
}

// money makes the budget's kroner posts, as far as they may.
func (c *Case) money(b *Budget) {
	c.Budget = b
	if b == nil || b.Money == nil {
		return
	}
	c.Bought = c.Ward.Bought(b)
	posts := *b
	posts.FullTimeWeeks, posts.Money = b.FullTimeWeeks+c.Bought, nil
	c.Budget, c.Money = &posts, b.Money
}

// PostPrice is what a post that is bought with the budget's kroner costs a year,
// in øre.
func (c *Case) PostPrice() Ore {
	_, yearly := c.Ward.dearest()
	return yearly
}

// Sum is all the kroner there are beside posts.
func (m Money) Sum() int { return m.Substitutes + m.ExtraHelp + m.Overtime }

// Order gives the tiers in the order they are solved: the floor first, then as
// the ward's policy says, then those it does not name, as usual.
func (w *Ward) Order() []int {
	out := append([]int{1}, w.Policy...)
	for n := 2; n <= 9; n++ {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func (v *validator) money(m *Money, posts Size, at ...any) {
	if m == nil {
		return
	}
	if posts == 0 {
		v.add(say("say in full_time_posts what is paid for besides; posts bought by kroner come on top"), at...)
	}
	if m.ToPosts > m.Sum() {
		v.differ(say("%d kroner", m.ToPosts), say("at most the %d kroner there are for substitutes, extra help and overtime together", m.Sum()), append(slices.Clone(at), "to_posts")...)
	}
}

func (v *validator) pay() {
	p := v.w.Pay
	if p == nil {
		return
	}
	v.known(say("tariff"), p.Tariff, names{all: slices.Sorted(maps.Keys(tariffs()))}, "pay", "tariff")
	for _, id := range slices.Sorted(maps.Keys(p.Base)) {
		v.known(say("competence"), id, v.competences, "pay", "base", id)
	}
	for i, id := range p.Others {
		v.known(say("person or post"), id, v.persons.and(v.posted), "pay", "others", i)
	}
	for i, r := range p.Rates {
		if text, ok := r.wrong(p.Rates); !ok {
			v.add(text, "pay", "rates", i)
		}
		if slices.ContainsFunc(p.Rates[:i], r.overlaps) {
			v.add(say("there is a rate for %s at that time already", r.Supplement), "pay", "rates", i)
		}
	}
}
