package ward

// Wish is what a person asks for: a duty, a day off, a weekend off or to be on
// duty with somebody, on one date or on days that recur. A must-not is a veto
// and is kept or there is no rota; the others are met as far as they can be.
type Wish struct {
	Kind   string `json:"kind"`             // must_not, strong, prefer, avoid
	Shift  string `json:"shift,omitempty"`  // a code, or any, free, weekend, free_weekend
	With   string `json:"with,omitempty"`   // instead of shift: on duty together with this person
	Date   *Date  `json:"date,omitempty"`   // one date; of a weekend its Saturday or Sunday
	Days   *Days  `json:"days,omitempty"`   // instead of a date: the weekdays it recurs on, default all
	Weeks  string `json:"weeks,omitempty"`  // odd or even: every other week alone
	From   *Date  `json:"from,omitempty"`   // recurs from this date
	Until  *Date  `json:"until,omitempty"`  // and until this one
	Points int    `json:"points,omitempty"` // price of each occurrence; default 3 for strong, 1 for prefer and avoid
}

// Kinds of wish. Strong and prefer ask for something, avoid asks for the
// opposite.
const (
	MustNot = "must_not"
	Strong  = "strong"
	Prefer  = "prefer"
	Avoid   = "avoid"
)

// What a wish can speak of besides a shift code.
const (
	AnyDuty     = "any"          // any duty on the day
	DayOff      = "free"         // no duty on the day
	WorkWeekend = "weekend"      // a duty in the weekend: Saturday, Sunday or Friday night
	WeekendOff  = "free_weekend" // none
)

var wishWords = []string{AnyDuty, DayOff, WorkWeekend, WeekendOff}

// WishRules are what wishes may cost. Each occurrence of a wish has its price.
type WishRules struct {
	MustNot       *Size `json:"must_not,omitempty"`        // must-nots cost at most so much of the post's hours; default 15
	PointsPerWeek *int  `json:"points_per_week,omitempty"` // of a full post, and in proportion of a smaller one; default 10
}

// Defaults of WishRules. 15 % of the period's hours is the usual limit on vetoes
// (local rules for self-rostering in Swedish municipalities).
const (
	vetoShare     = Size(1500)
	pointsPerWeek = 10
)

// A must-not on a whole day costs a fifth of the week of 35:30.
const vetoDay = 2130 / 5 * Minutes(1)

func (w *Ward) vetoShare() Size {
	if w.WishRules != nil && w.WishRules.MustNot != nil {
		return *w.WishRules.MustNot
	}
	return vetoShare
}

func (w *Ward) pointsPerWeek() int {
	if w.WishRules != nil && w.WishRules.PointsPerWeek != nil {
		return *w.WishRules.PointsPerWeek
	}
	return pointsPerWeek
}

// VetoBudget is how many hours of must-nots a post of the size has in so many
// weeks: its share of the hours, and always one day.
func (w *Ward) VetoBudget(size Size, weeks int) Minutes {
	hours := int64(weeks) * 2130 * int64(size) * int64(w.vetoShare()) / int64(FullTime*FullTime)
	return max(Minutes(hours), vetoDay)
}

// PointBudget is how many points of wishes a post of the size has in so many
// weeks, and always ten.
func (w *Ward) PointBudget(size Size, weeks int) int {
	return max(weeks*w.pointsPerWeek()*int(size)/int(FullTime), 10)
}

// Price is what one occurrence costs in points; 0 for a must-not, which costs
// hours.
func (w Wish) Price() int {
	switch {
	case w.Kind == MustNot:
		return 0
	case w.Points > 0:
		return w.Points
	case w.Kind == Strong:
		return 3
	}
	return 1
}

// veto is what one occurrence of a must-not costs in hours: the duty's, at most
// a day's.
func (w Wish) veto(shifts []Shift) Minutes {
	if w.Shift == WorkWeekend {
		return 2 * vetoDay
	}
	for _, s := range shifts {
		if s.Code == w.Shift {
			return min(s.Net(), vetoDay)
		}
	}
	return vetoDay
}

// OfWeekend tells whether the wish speaks of whole weekends.
func (w Wish) OfWeekend() bool { return w.Shift == WorkWeekend || w.Shift == WeekendOff }

// Falls tells whether the wish falls on the date; one that speaks of weekends
// falls on their Saturdays. Odd and even weeks are ISO weeks, in a rolling rota
// the period's weeks counted from 1.
func (c Dates) Falls(w Wish, d Date) bool {
	if w.OfWeekend() && d.Weekday() != Saturday {
		return false
	}
	if w.Date != nil {
		return *w.Date == d || w.OfWeekend() && *w.Date == d+1
	}
	return within(d, w.From, w.Until) &&
		(w.Days == nil || w.Days.Has(d.Weekday())) &&
		(w.Weeks == "" || c.odd(d) == (w.Weeks == "odd"))
}

// odd tells whether the date is in an odd week.
func (c Dates) odd(d Date) bool {
	week := int(d-c.Start)/7 + 1
	if !c.Rolling {
		_, week = d.ISOWeek()
	}
	return week%2 == 1
}

// falls counts the days of the period the wish falls on.
func (c Dates) falls(w Wish) int {
	n := 0
	for day := range c.Days() {
		if c.Falls(w, c.Date(day)) {
			n++
		}
	}
	return n
}
