package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A table is a rota set out for reading, whichever way it is shown.
type table struct {
	speaker
	c      *ward.Case
	weeks  int
	groups []group
	shifts []staffing
	strips []strip
	frees  []string // codes of free days that stand in it
	unused int      // posts the rota does not make

	hangs map[string]map[int]bool // by person: days that hang on something agreed only as if
}

// group is the lines of one competence in one unit.
type group struct {
	name    string
	lines   []line
	n, full int // posts, full-time posts
	sizes   ward.Size
	planned ward.Minutes
}

type line struct {
	person           string // id
	name             string // the id, marked where the line hangs on something agreed only as if
	size             string
	full             bool
	codes            []string // by day
	planned          ward.Minutes
	weekends, nights int // over the period
}

// staffing is how many start on a shift type each day.
type staffing struct {
	code, kind string
	from, to   ward.Minutes
	heads      []int
}

// strip is how many more than the floor of the need are at work when it is
// tightest, day by day; noNeed where the day has none.
type strip struct {
	name string
	over []int
}

// noNeed marks a day without need.
const noNeed = math.MinInt

func newTable(c *ward.Case, r *rota.Rota, lang rule.Lang) (*table, error) {
	sheet, err := check.Lay(c, r)
	if err != nil {
		return nil, err
	}
	t := &table{speaker: speaker{lang, c.Ward}, c: c, weeks: c.Dates.Weeks}
	if t.hangs, err = hangs(c, r); err != nil {
		return nil, err
	}
	duties := map[string][]string{}
	heads := map[string][]int{}
	for _, l := range r.Lines {
		codes := make([]string, c.Dates.Days())
		for _, d := range l.Duties {
			if codes[d.Day] != "" {
				codes[d.Day] += "+"
			}
			codes[d.Day] += d.Shift
			if heads[d.Shift] == nil {
				heads[d.Shift] = make([]int, c.Dates.Days())
			}
			heads[d.Shift][d.Day]++
		}
		for _, f := range l.Free {
			codes[f.Day] = f.Code
			t.frees = append(t.frees, f.Code)
		}
		duties[l.Person] = codes
	}
	slices.Sort(t.frees)
	t.frees = slices.Compact(t.frees)
	for _, s := range byClock(c) {
		if heads[s.Code] != nil {
			t.shifts = append(t.shifts, staffing{s.Code, s.Kind(), s.Start, s.Start + s.Length(), heads[s.Code]})
		}
	}
	for _, u := range append([]ward.Unit{{}}, c.Ward.Units...) {
		for _, k := range c.Ward.Competences {
			g := group{name: k.ID}
			if k.Name != "" {
				g.name = k.Name
			}
			switch {
			case u.Name != "":
				g.name = u.Name + ", " + g.name
			case u.ID != "":
				g.name = u.ID + ", " + g.name
			}
			for _, l := range sheet.Lines {
				if l.Person.Unit == u.ID && l.Person.Competence == k.ID {
					t.add(&g, l, duties[l.Person.ID])
				}
			}
			if len(g.lines) > 0 {
				t.groups = append(t.groups, g)
			}
		}
	}
	t.strip(sheet)
	return t, nil
}

// strip sets those at work against the need.
func (t *table) strip(sheet *check.Sheet) {
	at := map[string]int{}
	for _, d := range t.c.Demands() {
		if d.Floor == 0 {
			continue
		}
		name := t.attribute(d.Who)
		if d.Unit != "" {
			name = d.Unit + ", " + name
		}
		i, ok := at[name]
		if !ok {
			i = len(t.strips)
			at[name] = i
			t.strips = append(t.strips, strip{name, slices.Repeat([]int{noNeed}, t.c.Dates.Days())})
		}
		least, _ := sheet.Present(d)
		if over := &t.strips[i].over[d.Day]; *over == noNeed || least-d.Floor < *over {
			*over = least - d.Floor
		}
	}
	slices.SortFunc(t.strips, func(a, b strip) int { return cmp.Compare(a.name, b.name) })
}

// surplus writes heads above or below the need.
func (t *table) surplus(n int) string {
	switch {
	case n == noNeed:
		return ""
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	case n > 0:
		return fmt.Sprintf("+%d", n)
	}
	return "0"
}

// byClock gives the model's shift types in its order, then the ward's others,
// which a hand-made rota may use.
func byClock(c *ward.Case) []ward.Shift {
	out := slices.Clone(c.Shifts)
	for _, s := range c.Types() {
		if !slices.ContainsFunc(out, func(o ward.Shift) bool { return o.Code == s.Code }) {
			out = append(out, *s)
		}
	}
	return out
}

func (t *table) add(g *group, l *check.Line, codes []string) {
	h := l.Hours()
	if l.Size == 0 && h.Planned == 0 {
		t.unused++
		return
	}
	for day, code := range codes {
		if code == "" {
			codes[day] = free
		}
		codes[day] = marked(codes[day], t.hangs[l.Person.ID][day])
	}
	g.lines = append(g.lines, line{
		person: l.Person.ID, name: marked(l.Person.ID, t.hangs[l.Person.ID] != nil), size: t.size(l.Size), full: l.FullTime(), codes: codes,
		planned: ward.Minutes(h.Planned), weekends: len(l.WorkedWeekends()), nights: h.NightDuties,
	})
	g.n++
	g.sizes += l.Size
	g.planned += ward.Minutes(h.Planned)
	if l.FullTime() {
		g.full++
	}
}

func (t *table) lines() []line {
	var out []line
	for _, g := range t.groups {
		out = append(out, g.lines...)
	}
	return out
}

// heading is a group's name and what its posts come to.
func (t *table) heading(g group) string {
	return t.say("grid.group", "name", g.name, "n", g.n, "full", g.full, "posts", t.fte(g.sizes), "hours", t.hours(g.planned))
}

// freeCodes says what the codes of free days are that the rota has.
func (t *table) freeCodes() []string {
	var out []string
	for _, code := range t.frees {
		if slices.Contains([]string{rota.F1, rota.F2, rota.F3, rota.F4, rota.F5, rota.FE}, code) {
			out = append(out, t.say("free."+code))
		}
	}
	return out
}

func (t *table) kind(code string) string {
	code = strings.TrimSuffix(code, hanging)
	for _, s := range t.shifts {
		if s.code == code {
			return s.kind
		}
	}
	return ""
}

// times are those of the duties in a cell, 07:30–15:00.
func (t *table) times(code string) string {
	var out []string
	for _, one := range strings.Split(strings.TrimSuffix(code, hanging), "+") {
		for _, s := range t.shifts {
			if s.code == one {
				out = append(out, s.from.Clock()+"–"+s.to.Clock())
			}
		}
	}
	return strings.Join(out, ", ")
}

// week names a week: by number of the period where the rota rolls, else by ISO
// week.
func (t *table) week(week int) string {
	n := week + 1
	if !t.c.Dates.Rolling {
		_, n = t.c.Dates.Date(7 * week).ISOWeek()
	}
	return t.say("grid.week", "n", n)
}

// dated is a week's name, where the rota does not roll with its dates: Uke 14,
// 30.3.–5.4.
func (t *table) dated(week int) string {
	if t.c.Dates.Rolling {
		return t.week(week)
	}
	return t.week(week) + ", " + shortDate(t.c.Dates.Date(7*week)) + "–" + shortDate(t.c.Dates.Date(7*week+6))
}

// letter is the weekday's first letter.
func (t *table) letter(day int) string {
	return strings.Fields(t.say("weekdays.letters"))[t.c.Dates.Date(day).Weekday()]
}

// holidays are the red days of a calendar rota that are no Sundays, as 17.5.
func (t *table) holidays() []string {
	var out []string
	for day := range t.c.Dates.Days() {
		d := t.c.Dates.Date(day)
		if d.Weekday() != ward.Sunday && t.c.Dates.Red(d) {
			out = append(out, shortDate(d))
		}
	}
	return out
}

func shortDate(d ward.Date) string {
	_, month, day := d.Civil()
	return fmt.Sprintf("%d.%d.", day, int(month))
}
