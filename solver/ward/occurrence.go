package ward

import "slices"

// Occurrence is a wish on one day or in one weekend: what is met or not, and
// what points are for.
type Occurrence struct {
	Wish   int   // its place in the person's list
	Day    int   // of the period; of a weekend its Saturday
	Points int   // what it costs, and is worth when met
	Given  Given // how it ends whatever rota is made
}

// Given tells how an occurrence ends whatever rota is made. What is given is
// told but not counted: the rota has no say in it.
type Given string

// An occurrence is open to the rota, or never met because the person cannot
// have what they ask for (their limits, shift types, consents, absence or
// must-nots, the hours of their post, or the rota model, rule it out), or always
// met for the same reasons.
const (
	Open   Given = ""
	Never  Given = "never"
	Always Given = "always"
)

// Occurrences gives the person's wishes, must-nots left out, day by day in the
// order of their list. An anonymous or vacant post has none. Company that is
// not in the case, as where a ward is split by unit, has no occurrence.
func (c *Case) Occurrences(p *Person) []Occurrence {
	if len(p.Wishes) == 0 {
		return nil
	}
	var out []Occurrence
	hours := c.postHours(p)
	for i, w := range p.Wishes {
		if w.Kind == MustNot || w.With != "" && c.byID[w.With] == nil {
			continue
		}
		for day := range c.Dates.Days() {
			if c.Dates.Falls(w, c.Dates.Date(day)) {
				out = append(out, Occurrence{Wish: i, Day: day, Points: w.Price(), Given: c.given(p, hours, w, day)})
			}
		}
	}
	return out
}

// Asked is how many points of the person's wishes the rota has a say in.
func (c *Case) Asked(p *Person) int {
	asked := 0
	for _, o := range c.Occurrences(p) {
		if o.Given == Open {
			asked += o.Points
		}
	}
	return asked
}

// postHours is what the hours of a post leave room for.
type postHours struct {
	duties [][]Shift // that the person may have, day by day
	slack  Minutes   // by which their longest duties come to more than the post's least hours
}

// postHours reckons for base rotas and posts that nothing but 37.5 hours a week
// can be the norm of, such as day duties from Monday to Friday: with evenings,
// nights and Sundays the norm follows from the duties themselves. Of other posts
// it says nothing.
func (c *Case) postHours(p *Person) *postHours {
	known := c.Dates.Rolling && c.Model.Norm == NormComputed && !c.Sizes.Free && p.Size.Min != nil && len(c.Elsewhere(p)) == 0
	if !known {
		return nil
	}
	h := &postHours{duties: make([][]Shift, c.Dates.Days())}
	for day := range h.duties {
		for _, s := range c.Shifts {
			if !c.May(p, day, s) {
				continue
			}
			if s.Dark() > 0 || c.Dates.Date(day).Weekday() >= Saturday {
				return nil
			}
			h.duties[day] = append(h.duties[day], s)
		}
		h.slack += longest(h.duties[day])
	}
	const week, parts = 2250, 7 * ContractedDay // 37.5 hours
	least := (week*c.Contracted(p, *p.Size.Min, 0, len(h.duties)) + parts - 1) / parts
	h.slack -= Minutes(least) - c.TolerancePer
	return h
}

// allow tells whether the hours can be had although the wish, which is not for
// company, is met on the day.
func (h *postHours) allow(w Wish, day int) bool {
	if h == nil || w.OfWeekend() {
		return true
	}
	met := slices.DeleteFunc(slices.Clone(h.duties[day]), func(s Shift) bool {
		asked := w.Shift == AnyDuty || w.Shift == s.Own()
		return asked == (w.Kind == Avoid)
	})
	return longest(h.duties[day])-longest(met) <= h.slack
}

// longest is the most that one of the duties takes of a post's hours.
func longest(duties []Shift) Minutes {
	out := Minutes(0)
	for _, s := range duties {
		out = max(out, Minutes(s.Tariff(int(s.Length()-s.Unpaid()))))
	}
	return out
}

func (c *Case) given(p *Person, hours *postHours, w Wish, day int) Given {
	work, possible := w.Shift != DayOff && w.Shift != WeekendOff, false
	switch {
	case w.With != "":
		if !c.mayWork(p, day, AnyDuty) {
			return Always // company is asked for on duty alone
		}
		return Open
	case w.OfWeekend():
		possible = c.mayWork(p, day, AnyDuty) || c.mayWork(p, day+1, AnyDuty) || c.mayWorkNight(p, day-1)
	case w.Shift == DayOff:
		possible = c.mayWork(p, day, AnyDuty)
	default:
		possible = c.mayWork(p, day, w.Shift)
	}
	switch {
	case possible && hours.allow(w, day):
		return Open
	case !possible && work == (w.Kind == Avoid):
		return Always
	}
	return Never
}

// mayWork tells whether nothing that is known beforehand keeps the person from
// a duty of the code, or any, on the day.
func (c *Case) mayWork(p *Person, day int, code string) bool {
	return slices.ContainsFunc(c.Shifts, func(s Shift) bool {
		return (code == AnyDuty || code == s.Own()) && c.May(p, day, s)
	})
}

func (c *Case) mayWorkNight(p *Person, day int) bool {
	return slices.ContainsFunc(c.Shifts, func(s Shift) bool { return s.Kind() == NightShift && c.May(p, day, s) })
}

// May tells whether nothing that is known beforehand keeps the person from a
// duty of the shift type on the day: shift types, weekdays, absence, consent,
// limits, weekend group and must-nots.
func (c *Case) May(p *Person, day int, s Shift) bool {
	if c.Dates.Rolling {
		day = (day + c.Dates.Days()) % c.Dates.Days()
	}
	if day < 0 || day >= c.Dates.Days() {
		return false
	}
	date, night := c.Dates.Date(day), s.Kind() == NightShift
	if !p.WorksOn(s, date) || !s.On(date.Weekday()) || p.Away(date) || s.Net() > max(c.LongThreshold, p.LongestConsent(date)) || c.WeekendOff(p, date, night) {
		return false
	}
	for _, l := range p.InForce(date) {
		if l.NoNight && night || l.Longest != nil && s.Net() > *l.Longest {
			return false
		}
		for _, f := range l.FixedFree {
			if f.Days.Has(date.Weekday()) && (f.Shift == "" || f.Shift == s.Own()) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(p.Wishes, func(w Wish) bool { return c.Dates.Vetoes(w, s, date) })
}

// Vetoes tells whether a must-not forbids a duty of the shift type on the date.
func (c Dates) Vetoes(w Wish, s Shift, d Date) bool {
	switch {
	case w.Kind != MustNot:
		return false
	case w.OfWeekend():
		sat := d - Date(d.Weekday()) + Date(Saturday)
		return c.Falls(w, sat) && (d >= sat || d == sat-1 && s.Kind() == NightShift)
	}
	return (w.Shift == AnyDuty || w.Shift == s.Own()) && c.Falls(w, d)
}
