package measure

import (
	"cmp"
	"maps"
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Summary is what a leader and a representative ask of a rota. Yearly figures
// are the period's reckoned to 52 weeks, rounded up. Posts of size 0 are no
// posts and are left out everywhere.
type Summary struct {
	Posts        int       // posts, or people who hold one
	FullTime     int       // of them full time: at least 100 %, hours planned but for the tolerance
	Sizes        ward.Size // sum of sizes in hundredths of a percent: årsverk times 10 000
	Educated     ward.Size // of it by the educated (fagutdannede årsverk)
	PlannedHours ward.Minutes
	Bands        Bands
	ByCompetence []Group // sorted by competence
	Lines        []Line  // in the order of the case's people
	QuickReturns int     // rests under 11 h (AML §10-8(1)), over the period
	LoneDays     int     // single working days between days off, over the period
	Nights       int     // duties of the night kind, over the period
	Weekends     int     // worked weekends of all lines, over the period

	Figures []Figure  // every metric that can be told, in the catalogue's order
	Period  Pay       // over the period as it is written; a rolling one knows no red days
	Year    Pay       // over 52 weeks from the period's start: a rolling one worked through with the red days, a calendar one scaled but for those
	Outside []Outside // rates used beyond their validity
}

// Figure gives the value of a metric, by its id and what it is of (empty: the
// whole ward); false where the metric cannot be told here.
func (s Summary) Figure(metric, of string) (value int, ok bool) {
	for _, f := range s.Figures {
		if f.Metric == metric && f.Of == of {
			return f.Value, true
		}
	}
	return 0, false
}

// Share is the full-time share F/N in hundredths of a percent, rounded down:
// how the heltid statistics of KS and the unions count it (full-time posts of
// all posts).
func (s Summary) Share() ward.Size {
	if s.Posts == 0 {
		return 0
	}
	return ward.Size(s.FullTime * int(ward.FullTime) / s.Posts)
}

// Mean is the mean position size in hundredths of a percent, rounded down.
func (s Summary) Mean() ward.Size {
	if s.Posts == 0 {
		return 0
	}
	return s.Sizes / ward.Size(s.Posts)
}

// Bands counts posts by size, the bands of the unions' and KS's statistics.
type Bands struct {
	Full    int // 100 % and more
	From80  int // 80 to under 100 %
	From50  int // 50 to under 80 %
	Below50 int // above 0 and under 50 %
}

// Add counts a post of the size.
func (b *Bands) Add(size ward.Size) {
	switch {
	case size >= ward.FullTime:
		b.Full++
	case size >= 8000:
		b.From80++
	case size >= 5000:
		b.From50++
	default:
		b.Below50++
	}
}

// Group is the posts of one competence.
type Group struct {
	Competence string
	Posts      int
	FullTime   int
	Sizes      ward.Size
}

// Line is one line's figures.
type Line struct {
	Person       string
	Competence   string
	Size         ward.Size
	FullTime     bool
	Planned      ward.Minutes // working time of the period, unpaid breaks left out
	Class        string       // of the full-time norm (HTA chapter 1 §4): ward.Norm375 ...
	Norm         ward.Minutes // of a full post of the class over the period, rounded down
	Owed         ward.Minutes // size x norm less planned; negative where more is planned
	Weekends     int          // worked, a year: a duty on Saturday or Sunday, or Friday night
	WeekendHours ward.Minutes // Saturday 00:00 to Sunday 24:00 (HTA 5.2), a year
	Evenings     int          // duties of the evening kind, over the period
	Nights       int          // duties of the night kind, over the period
	LongestRun   int          // days worked in a row
	QuickReturns int          // rests under 11 h, over the period
	LoneDays     int          // over the period
	Period       Pay          // over the period as it is written
	Year         Pay          // over the 52 weeks
	Beyond       BeyondPay    // over the period, beside it
}

// Sum gives the summary of a rota that fits the case, as check.Lay says; it
// panics where it does not.
func Sum(c *ward.Case, r *rota.Rota) Summary { return open(c, r).sum() }

func (b *book) sum() Summary {
	var out Summary
	groups := map[string]*Group{}
	var period, year bill
	lines := map[string]member{}
	for _, l := range b.Lines {
		if l.Size == 0 && l.Hours().Planned == 0 {
			continue
		}
		m := b.lineOf(l)
		p, y := b.paidFor(l)
		m.Period, m.Year, m.Beyond = p.pay(), b.yearly(y), b.beyondPay(l)
		period.add(p)
		year.add(y)
		lines[m.Person] = member{l, m}
		out.Lines = append(out.Lines, m)
		out.PlannedHours += m.Planned
		out.QuickReturns += m.QuickReturns
		out.LoneDays += m.LoneDays
		out.Nights += m.Nights
		out.Weekends += len(l.WorkedWeekends())
		if m.Size == 0 {
			continue
		}
		g := groups[m.Competence]
		if g == nil {
			g = &Group{Competence: m.Competence}
			groups[m.Competence] = g
		}
		out.Posts++
		g.Posts++
		out.Sizes += m.Size
		g.Sizes += m.Size
		out.Bands.Add(m.Size)
		if m.FullTime {
			out.FullTime++
			g.FullTime++
		}
		if b.educated(l) {
			out.Educated += m.Size
		}
	}
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		out.ByCompetence = append(out.ByCompetence, *groups[k])
	}
	out.Period, out.Year = period.pay(), b.yearly(year)
	out.Figures = b.figures(lines, year)
	for _, k := range slices.SortedFunc(maps.Keys(b.used), func(x, y use) int {
		return cmp.Or(cmp.Compare(x.supplement, y.supplement), cmp.Compare(x.from, y.from))
	}) {
		out.Outside = append(out.Outside, *b.used[k])
	}
	return out
}

// paidFor is what a line earns in the period as it is written, and in the time
// kroner are counted over.
func (b *book) paidFor(l *check.Line) (period, year bill) {
	year = b.wages(l.Person, b.paid)
	if !b.Case.Dates.Rolling {
		return year, year
	}
	return b.wages(l.Person, b.Case.Dates), year
}

// yearly is the bill of the time kroner are counted over, scaled to 52 weeks but
// for red days.
func (b *book) yearly(of bill) Pay { return of.pay().scaled(b.paid.Weeks) }

func (b *book) lineOf(l *check.Line) Line {
	h := l.Hours()
	return Line{
		Person: l.Person.ID, Competence: l.Person.Competence, Size: l.Size, FullTime: l.FullTime(),
		Planned: ward.Minutes(h.Planned), Class: l.Class(), Norm: ward.Minutes(l.Due(ward.FullTime)), Owed: ward.Minutes(l.Owed()),
		Weekends: l.PerYear(len(l.WorkedWeekends())), WeekendHours: ward.Minutes(l.PerYear(h.Weekend)),
		Evenings: h.EveningDuties, Nights: h.NightDuties, LongestRun: longest(l),
		QuickReturns: len(l.QuickReturns()), LoneDays: len(l.LoneDays()),
	}
}

func longest(l *check.Line) int {
	return slices.Max(append(l.Runs(), 0))
}
