package ward

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Run is the question asked of a ward.
type Run string

// The runs built so far. Structure: which posts would this ward have, made
// anew under this rota model? FromToday: what can be reached with those who
// work here? Plan: the rota for a period with sizes fixed.
const (
	Structure Run = "structure"
	FromToday Run = "from_today"
	Plan      Run = "plan"
)

// Case is one ward under one rota model and one run, with every default
// filled in: what the engine is asked, and what a rota is judged against.
type Case struct {
	Ward   *Ward
	Model  RotaModel
	Run    Run
	Dates  Dates
	Shifts []Shift   // of the model, sorted by start, end, code
	People []*Person // who may have duties: named people, vacant or anonymous posts

	Agreements []Agreement // in the file's order, then those that are there as if

	Sizes         SizeRule
	TolerancePer  Minutes // how far full-time hours may stay under the norm, in this period
	Budget        *Budget // the kroner that may become posts counted in
	Money         *Money  // the budget's kroner; nil where it has none
	Bought        Size    // posts those kroner may become
	Ceilings      Ceilings
	FreeWeekend   FreeWeekend
	SmallBelow    Size
	SmallAtMost   int // -1: as few as possible; NoGuard: lifted
	Educated      bool
	LongThreshold Minutes
	Counting      Counts

	otherCeilings Ceilings // of those the model does not reach
	Help          bool     // on the dates of a help rota, laid over a base rota

	Held map[string]map[int][]string // days that stay as they are: codes by person and day, none where it is free

	byCode    map[string]*Shift
	elsewhere map[string]*Shift // how shift types count where they are worked in another unit
	byID      map[string]*Person
	attrs     map[string][]string // competence -> every attribute its holders have
}

// NoGuard marks a guard that was lifted.
const NoGuard = -2

// Named gives the rota model of the name, or the first where it is empty, and
// the ward that has it: this one, or a copy that uses the library's.
func (w *Ward) Named(model string) (*Ward, *RotaModel, error) {
	for i := range w.Models {
		if w.Models[i].ID == model || model == "" {
			return w, &w.Models[i], nil
		}
	}
	if _, ok := InLibrary(model); !ok {
		return nil, nil, fmt.Errorf("no rota model %q in this ward, which has %v, nor in the library, which has %v", model, ids(w.Models, RotaModel.name), ids(Library(), LibraryModel.name))
	}
	with, err := w.with(model)
	if err != nil {
		return nil, nil, err
	}
	return with, &with.Models[len(with.Models)-1], nil
}

// Case resolves the ward under a rota model and a run.
func (w *Ward) Case(model string, run Run) (*Case, error) {
	w, m, err := w.Named(model)
	if err != nil {
		return nil, err
	}
	weeks := cmp.Or(m.Weeks, w.Period.Weeks)
	c := &Case{
		Ward: w, Model: *m, Run: run,
		Dates:         Dates{Start: w.Period.Start, Weeks: weeks, Rolling: w.kind(m) == Rolling, Zones: w.counts().Zone},
		Sizes:         SizeRule{Step: 500},
		FreeWeekend:   FreeWeekend{From: 17 * Hour, To: 6 * Hour},
		SmallBelow:    5000,
		LongThreshold: 10 * Hour,
		Counting:      w.counts(),
		Educated:      run != Structure || len(w.People) > 0,
		byCode:        map[string]*Shift{}, byID: map[string]*Person{}, attrs: w.attributes(),
	}
	if c.Dates.Rolling && (w.Counting == nil || w.Counting.SundayWeeks == 0) {
		c.Counting.SundayWeeks = max(c.Counting.SundayWeeks, weeks) // it repeats: its length says it all
	}
	if w.Sizes != nil {
		c.Sizes = *w.Sizes
	}
	if w.FreeWeekend != nil {
		c.FreeWeekend = *w.FreeWeekend
	}
	c.Model.Norm = cmp.Or(c.Model.Norm, NormComputed)
	c.Ceilings, c.otherCeilings = w.ceilings(m.Ceilings), w.ceilings(nil)
	c.money(cmp.Or(m.Budget, w.Budget))
	c.LongThreshold = *c.Ceilings.LongThreshold
	c.guards()
	c.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(a Agreement) bool { return a.AsIf != "" && a.AsIf != m.ID })
	for i := range w.Shifts {
		s := w.Shifts[i] // a copy: the ward stays as it was read
		counts := w.counting(s.Duty)
		s.counts = &counts
		c.byCode[s.Code] = &s
		if slices.Contains(m.Shifts, s.Code) {
			c.Shifts = append(c.Shifts, s)
		}
	}
	c.gather()
	c.share()
	for _, p := range c.People {
		c.byID[p.ID] = p
	}
	c.worksElsewhere()
	c.asAgreed()
	c.tolerance()
	return c, nil
}

// Classes of the full-time norm (HTA chapter 1 §4). Computed: each line gets
// the class its own duties qualify for.
const (
	NormComputed = "computed"
	Norm375      = "37.5"
	Norm355      = "35.5"
	Norm336      = "33.6"
	NormWeighted = "weighted" // 4.2.4: 35.5 down to 33.6
)

func (w *Ward) ceilings(model *Ceilings) Ceilings {
	six, three, ten := 6, 3, 10*Hour
	out := Ceilings{DaysInRow: &six, NightsInRow: &three, LongInRow: &three, LongThreshold: &ten}
	for _, c := range []*Ceilings{w.Ceilings, model} {
		if c == nil {
			continue
		}
		over(&out.DayHours, c.DayHours)
		over(&out.WeekHours, c.WeekHours)
		over(&out.DaysInRow, c.DaysInRow)
		over(&out.NightsInRow, c.NightsInRow)
		over(&out.LongInRow, c.LongInRow)
		over(&out.QuickReturns, c.QuickReturns)
		over(&out.RedDays, c.RedDays)
		over(&out.NoticeDays, c.NoticeDays)
		over(&out.LoneDays, c.LoneDays)
		over(&out.TwoDayBreak, c.TwoDayBreak)
		over(&out.NightsPerYear, c.NightsPerYear)
		over(&out.WeekendsPerYear, c.WeekendsPerYear)
		over(&out.WeekendHoursOfYear, c.WeekendHoursOfYear)
		over(&out.NightRecovery, c.NightRecovery)
		over(&out.BackwardRotation, c.BackwardRotation)
		over(&out.DutiesOverEight, c.DutiesOverEight)
		over(&out.LongThreshold, c.LongThreshold)
	}
	return out
}

func over[T any](dst **T, src *T) {
	if src != nil {
		*dst = src
	}
}

func (c *Case) tolerance() {
	perYear := 26 * Hour
	if t := cmp.Or(c.Model.Tolerance, c.Ward.Tolerance); t != nil {
		if t.PerPeriod != nil {
			c.TolerancePer = *t.PerPeriod
			return
		}
		if t.HoursPerYear != nil {
			perYear = *t.HoursPerYear
		}
	}
	c.TolerancePer = perYear * Minutes(c.Dates.Weeks) / 52
}

func (c *Case) guards() {
	g := c.Ward.Guards
	sp := &SmallPosts{}
	if g != nil && g.SmallPosts != nil {
		sp = g.SmallPosts
	}
	if sp.Below != nil {
		c.SmallBelow = *sp.Below
	}
	switch {
	case sp.Lifted:
		c.SmallAtMost = NoGuard
	case sp.AtMost != nil:
		c.SmallAtMost = *sp.AtMost
	case len(c.Ward.People) > 0:
		c.SmallAtMost = c.Ward.smallToday(c.SmallBelow)
	default:
		c.SmallAtMost = -1
	}
	if g != nil && g.Educated != nil {
		c.Educated = c.Educated && *g.Educated
	}
}

// smallToday counts the small posts that people hold today.
func (w *Ward) smallToday(below Size) int {
	out := 0
	for i := range w.People {
		if p := &w.People[i]; p.SmallCounts() && p.Size.Current > 0 && p.Size.Current < below {
			out++
		}
	}
	return out
}

// SmallCounts tells whether a small post of this person counts as one: not
// where it is their own wish or a student post.
func (p *Person) SmallCounts() bool { return !p.SmallByWish && p.Category != "student" }

// gather makes the people of the run.
func (c *Case) gather() {
	if c.Run == Structure {
		posts := c.Model.Posts
		if len(posts) == 0 {
			posts = slices.DeleteFunc(slices.Clone(c.Ward.Posts), func(p Post) bool { return p.Vacant && len(c.Ward.People) > 0 })
		}
		if len(posts) == 0 {
			for _, p := range c.Ward.poolsOfToday() {
				c.People = append(c.People, p.people(true)...)
			}
			return
		}
		for _, p := range posts {
			c.People = append(c.People, c.onTheModel(p.people(true))...)
		}
		return
	}
	for i := range c.Ward.People {
		p := c.Ward.People[i] // a copy: the ward stays as it was read
		p.settle(c.Run)
		c.People = append(c.People, &p)
	}
	for i := range c.Ward.Posts {
		if c.Ward.Posts[i].Vacant {
			c.People = append(c.People, c.onTheModel(c.Ward.Posts[i].people(false))...)
		}
	}
}

// onTheModel has posts without a holder say yes to the rota model: whoever
// takes one takes it with the post. Long shifts want more; see Post.LongShifts.
func (c *Case) onTheModel(posts []*Person) []*Person {
	for _, p := range posts {
		p.Consents = append(p.Consents, Consent{Model: c.Model.ID})
	}
	return posts
}

// settle fills in the sizes: an accepted claim raises the smallest, and nobody
// is raised past what they wished, or past today where nobody asked.
func (p *Person) settle(run Run) {
	s := &p.Size
	least := s.Current
	if s.Min != nil {
		least = *s.Min
	}
	most := s.Current
	if s.Wished != nil {
		most = *s.Wished
	}
	if s.Max != nil {
		most = *s.Max
	}
	for _, cl := range p.Claims {
		if cl.Accepted {
			least = max(least, cl.Size)
		}
	}
	if p.Elsewhere != nil { // the posts of one employer are at most full time together
		most = min(most, FullTime-p.Elsewhere.Size)
	}
	if run == Plan {
		least, most = s.Current, s.Current
	}
	if p.StandsIn() { // no post of their own to be made larger
		least, most = 0, 0
	}
	most = max(most, least)
	s.Min, s.Max = &least, &most
}

// poolsOfToday groups today's posts, held and vacant, into like ones, for a
// structure run where the file names none.
func (w *Ward) poolsOfToday() []Post {
	pools := map[string]*Post{}
	pool := func(like Post, count int) {
		consent := Minutes(0)
		if like.LongShifts != nil {
			consent = *like.LongShifts
		}
		key := fmt.Sprint(like.Unit, "/", like.Competence, "/", like.Shifts, "/", consent, "/", like.models, "/", like.Units)
		if pools[key] == nil {
			like.ID = like.Competence
			if like.Unit != "" {
				like.ID = like.Unit + "-" + like.Competence
			}
			pools[key] = &like
		}
		pools[key].Count += count
	}
	for i := range w.People {
		p := &w.People[i]
		if p.StandsIn() {
			continue // the post is that of whom they stand in for
		}
		like := Post{Unit: p.Unit, Competence: p.Competence, Shifts: p.Shifts}
		if l := p.LongestConsent(w.Period.Start); l > 0 {
			like.LongShifts = &l
		}
		for _, y := range p.Consents {
			if y.Model != "" && within(w.Period.Start, y.From, y.Until) {
				like.models = append(like.models, y.Model)
			}
			if p.consentsTo(y.Unit, &w.Period.Start) {
				like.Units = append(like.Units, y.Unit)
			}
		}
		slices.Sort(like.models)
		slices.Sort(like.Units)
		pool(like, 1)
	}
	for _, p := range w.Posts {
		if p.Vacant {
			pool(Post{Unit: p.Unit, Competence: p.Competence, Shifts: p.Shifts, LongShifts: p.LongShifts, Units: p.Units}, p.Count)
		}
	}
	var out []Post
	seen := map[string]int{}
	for _, k := range slices.Sorted(maps.Keys(pools)) {
		p := *pools[k]
		if seen[p.ID]++; seen[p.ID] > 1 {
			p.ID = fmt.Sprintf("%s.%d", p.ID, seen[p.ID])
		}
		out = append(out, p)
	}
	return out
}

func (p Post) people(anonymous bool) []*Person {
	least, most := p.Min, FullTime
	if p.Max != nil {
		most = *p.Max
	}
	if p.Budgeted != nil && !anonymous {
		most = *p.Budgeted
	}
	var out []*Person
	for i := range p.Count {
		q := &Person{
			ID: fmt.Sprintf("%s-%02d", p.ID, i+1), Unit: p.Unit, Competence: p.Competence, Shifts: p.Shifts,
			Size: Sizes{Min: &least, Max: &most, Wished: &most}, Category: p.Category,
			Pool: p.ID, Anonymous: anonymous, Vacant: !anonymous,
		}
		if p.LongShifts != nil {
			q.Consents = []Consent{{Longest: *p.LongShifts}}
		}
		for _, m := range p.models {
			q.Consents = append(q.Consents, Consent{Model: m})
		}
		for _, u := range p.Units {
			q.Consents = append(q.Consents, Consent{Unit: u})
		}
		out = append(out, q)
	}
	return out
}

// attributes closes counts_as over the competences.
func (w *Ward) attributes() map[string][]string {
	direct := map[string][]string{}
	for _, c := range w.Competences {
		direct[c.ID] = append([]string{c.ID}, c.CountsAs...)
		if c.Educated {
			direct[c.ID] = append(direct[c.ID], Educated)
		}
	}
	out := map[string][]string{}
	for _, c := range w.Competences {
		seen := map[string]bool{Total: true}
		todo := []string{c.ID}
		for len(todo) > 0 {
			a := todo[0]
			todo = todo[1:]
			for _, b := range append([]string{a}, direct[a]...) {
				if !seen[b] {
					seen[b] = true
					todo = append(todo, b)
				}
			}
		}
		out[c.ID] = slices.Sorted(maps.Keys(seen))
	}
	return out
}

// Has tells whether the person counts as having the attribute on the date:
// total, educated, a competence or an authorisation in force.
func (c *Case) Has(p *Person, attr string, d Date) bool {
	if slices.Contains(c.attrs[p.Competence], attr) {
		return true
	}
	for _, a := range p.Authorisations {
		if a.ID == attr && within(d, a.From, a.Until) {
			return true
		}
	}
	return false
}

func within(d Date, from, until *Date) bool {
	return (from == nil || d >= *from) && (until == nil || d <= *until)
}

// Shift gives the shift type of a code, also one the model does not use.
func (c *Case) Shift(code string) (*Shift, bool) { s, ok := c.byCode[code]; return s, ok }

// Person gives who has the id in this run.
func (c *Case) Person(id string) (*Person, bool) { p, ok := c.byID[id]; return p, ok }

// decided gives the limit that ward, model or person set on a quantity
// themselves.
func (c *Case) decided(q Quantity, p *Person, d Date) (int, bool) {
	mins := func(v *Minutes) (int, bool) {
		if v == nil {
			return 0, false
		}
		return int(*v), true
	}
	count := func(v *int) (int, bool) {
		if v == nil {
			return 0, false
		}
		return *v, true
	}
	w, ceilings := c.Weekend(p), c.ceilings(p)
	switch q {
	case "day_hours":
		return mins(ceilings.DayHours)
	case "week_hours":
		return mins(ceilings.WeekHours)
	case "day_run":
		return count(ceilings.DaysInRow)
	case "night_run":
		return count(ceilings.NightsInRow)
	case "long_run":
		return count(ceilings.LongInRow)
	case "quick_returns":
		return count(ceilings.QuickReturns)
	case "publication_notice", "change_notice":
		return count(ceilings.NoticeDays)
	case "red_days":
		for _, l := range p.InForce(d) {
			if l.RedDays != nil {
				return *l.RedDays, true
			}
		}
		return count(ceilings.RedDays)
	case "lone_days":
		return count(ceilings.LoneDays)
	case "two_day_break":
		return count(ceilings.TwoDayBreak)
	case "night_recovery":
		return mins(ceilings.NightRecovery)
	case "backward_rotation":
		return count(ceilings.BackwardRotation)
	case "duties_over_eight":
		return count(ceilings.DutiesOverEight)
	case "overtime_week":
		return 0, slices.ContainsFunc(p.InForce(d), func(l PersonLimit) bool { return l.NoOvertime || l.Under18 })
	case "nights_per_year":
		return count(ceilings.NightsPerYear)
	case "weekends_per_year":
		if w.PerYear > 0 && (ceilings.WeekendsPerYear == nil || w.PerYear < *ceilings.WeekendsPerYear) {
			return w.PerYear, true
		}
		return count(ceilings.WeekendsPerYear)
	case "weekend_hours":
		return mins(ceilings.WeekendHoursOfYear)
	case "weekend_frequency":
		if w.PerYear > 0 {
			return 0, false // weekends_per_year
		}
		return c.weekendsOf(w)
	case "work_cycle":
		return 0, c.Model.Cycle != nil && c.Follows(p)
	case "weekends_in_row":
		return w.InRow, w.InRow > 0
	case "long_shift_consent":
		return int(max(c.LongThreshold, p.LongestConsent(d))), true
	}
	return 0, false
}
