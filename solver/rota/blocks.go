package rota

import (
	"slices"
	"time"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
)

// A block is one table of a sheet: day columns under their headings, and the
// rows of people below. A long rota may have several, one below the other.
type block struct {
	first, last int         // rows of the headings
	end         int         // the row after its people
	columns     []dayColumn // from left to right
	over        int         // days after them that are no whole week
	whose       string      // who is named in the headings, above their own weeks
	named       int         // the column of the name
}

type dayColumn struct {
	col int
	heading
	on int // day of the period; in weeks stacked down the weekday
}

// aboveHeadings and belowHeadings are how many rows round the one with the
// weekdays or dates may belong to the headings.
const aboveHeadings, belowHeadings = 4, 2

// blocks finds the tables of the sheet.
func (g *grid) blocks() []block {
	var out []block
	for row := 0; row < g.Rows(); row++ {
		b := g.anchor(row)
		if b.columns == nil {
			continue
		}
		columns := b.columns
		top := 0
		if n := len(out); n > 0 {
			out[n-1].end = row
			top = out[n-1].last + 1
		}
		for above := row - 1; above >= max(top, row-aboveHeadings) && g.headingRow(above, columns, len(out) > 0); above-- {
			b.first = above
		}
		for below := row + 1; below <= row+belowHeadings && g.headingRow(below, columns, true); below++ {
			b.last = below
		}
		if n := len(out); n > 0 {
			out[n-1].end = b.first
		}
		for r := b.first; r <= b.last; r++ {
			g.merge(r, b.columns)
		}
		row = b.last
		b.end = g.Rows()
		out = append(out, b)
	}
	return out
}

// anchor gives the day columns of a row of headings: weekdays or dates over whole
// weeks, Monday first. What else looks like a day beside them, as a sum called
// Fri, is none. Somebody named before them has their own weeks below, or, where the
// days are single letters, that row of codes.
func (g *grid) anchor(row int) block {
	b := block{first: row, last: row}
	var out []dayColumn
	for col := range g.Columns() {
		h := g.heading(row, col)
		if !h.isDay() {
			if id, _, _ := g.roll.find(g.Text(row, col)); len(out) == 0 && g.roll.known(g.Text(row, col)) {
				if b.whose, b.named = id, col; id == "" {
					return block{}
				}
			}
			continue
		}
		if n := len(out); h.days != 0 && !h.days.Has(ward.Weekday(n%7)) || n > 0 && !h.follows(out[n-1].heading) {
			if n == 0 {
				continue
			}
			break
		}
		if b.whose != "" && len(g.Text(row, col)) < 2 {
			return block{} // somebody's codes
		}
		out = append(out, dayColumn{col: col, heading: h})
	}
	if b.over = len(out) % 7; len(out) >= 7 {
		b.columns = out[:len(out)-b.over]
	}
	return b
}

// follows tells whether the heading can be of the day after another.
func (h heading) follows(before heading) bool {
	switch {
	case h.dated && before.dated:
		return h.date == before.date+1
	case h.day > 0 && before.day > 0:
		return h.day == before.day+1 && h.month == before.month || h.day == 1
	}
	return true
}

// headingRow tells whether a row beside the anchor says more of its days: all
// their dates, numbers or weekdays, or weeks and months over some of them. Where
// people could stand, nothing but a known heading stands before them.
func (g *grid) headingRow(row int, columns []dayColumn, people bool) bool {
	days, titles := 0, 0
	for _, c := range columns {
		switch h := g.heading(row, c.col); {
		case h.empty:
		case g.title(row, c.col), h.week > 0 && !h.isDay():
			titles++
		case h.isHeading():
			days++
		default:
			return false
		}
	}
	switch {
	case days+titles == 0:
		return g.Empty(row) && !people
	case days > 0 && days+titles < len(columns):
		return false
	}
	for col := range columns[0].col {
		if kind := g.column(g.Text(row, col)); people && kind == strangeColumn {
			return false
		}
	}
	return true
}

// title tells whether the cell has the name of a month over the days, as
// "Januar 2026".
func (g *grid) title(row, col int) bool {
	h := readHeading("1 " + g.Text(row, col))
	return h.month > 0 || h.dated
}

// merge takes what a row of headings says into the columns. A week stands over
// its seven days, merged or over the first of them.
func (g *grid) merge(row int, columns []dayColumn) {
	week := 0
	for i := range columns {
		c := &columns[i]
		g.unworked(row, c.col)
		h := g.heading(row, c.col)
		if h.week > 0 {
			week = h.week
		}
		if i%7 == 0 && h.week == 0 {
			week = 0
		}
		if h.isHeading() && h.days != 0 {
			if c.days == 0 {
				c.days = h.days
			}
			if c.days &= h.days; c.days == 0 {
				g.add(row, c.col, say("two headings of the column are different weekdays, %q and another", g.Text(row, c.col)))
			}
		}
		if h.dated || h.day > 0 {
			c.dated, c.date, c.day, c.month = h.dated, h.date, h.day, h.month
		}
		if h.number > 0 && h.isHeading() {
			c.number = h.number
		}
		if week > 0 {
			if c.week > 0 && c.week != week {
				g.add(row, c.col, say("two headings of the column are different weeks, %d and %d", c.week, week))
			}
			c.week = week
		}
	}
}

// otherDates tells whether the columns have dates of which a base rota has none.
func (g *grid) otherDates(all []block) bool {
	dates := g.c.Dates
	return dates.Rolling && !slices.ContainsFunc(all, func(b block) bool {
		return slices.ContainsFunc(b.columns, func(c dayColumn) bool {
			return !c.dated || c.date >= dates.Start && c.date < dates.Date(dates.Days())
		})
	})
}

// days gives each column its day of the period, and tells what does not fit.
func (g *grid) days(all []block) {
	dates := g.c.Dates
	if first := all[0].columns[0]; g.otherDates(all) {
		g.add(all[0].last, first.col, say("found the dates from %s, and the base rota is for %s to %s; of a help rota over it say which Monday the base's first week stands on and what it is for: check --base, --from and --weeks", first.date, dates.Start, dates.Date(dates.Days()-1)))
		return
	}
	weekOf := g.weekOf(all[0].columns[0].week)
	days := map[int]bool{}
	for _, b := range all {
		seen := map[int]string{} // in this table; another may have other people's rows of the same days
		for i := range b.columns {
			c := &b.columns[i]
			c.on = -1
			name := cells.Column(c.col)
			switch {
			case c.dated:
				c.on = int(c.date - dates.Start)
			case c.day > 0:
				c.on = g.dayNamed(c.day, c.month)
			case c.week > 0:
				c.on = 7*weekOf(c.week) + i%7
			case len(all) == 1:
				c.on = i
			default:
				g.add(b.first, c.col, say("there are several tables, and nothing says which weeks or dates this one has; write them over the weekdays"))
				return
			}
			if c.on < 0 || c.on >= dates.Days() {
				g.add(b.last, c.col, say("column %s is outside the rota: found %q, expected a day from %s to %s", name, g.Text(b.last, c.col), dates.Start, dates.Date(dates.Days()-1)))
				continue
			}
			date := dates.Date(c.on)
			switch _, _, day := civil(date); {
			case c.days != 0 && !c.days.Has(date.Weekday()):
				g.add(b.last, c.col, say("%s is a %s; the headings of column %s do not agree", date, time.Weekday((date.Weekday()+1)%7), name))
			case c.week > 0 && (c.dated || c.day > 0) && weekOf(c.week) != c.on/7:
				g.add(b.last, c.col, say("%s is not in week %d; the headings of column %s do not agree", date, c.week, name))
			case c.number > 0 && c.number != day && c.number != c.on+1 && c.number != c.on%7+1 && c.number != c.on/7+1:
				g.add(b.last, c.col, say("%d is neither the day of the month nor of the period on %s; the headings of column %s do not agree", c.number, date, name))
			}
			if at, twice := seen[c.on]; twice {
				g.add(b.last, c.col, say("%s is the day of column %s too", date, at))
			}
			seen[c.on], days[c.on] = name, true
		}
	}
	n := dates.Days()
	if len(days) >= n || len(g.problems) > 0 {
		return
	}
	for _, b := range all {
		for _, f := range g.Unworked() {
			if f.Row >= b.first && f.Row <= b.last {
				g.unworked(f.Row, f.Col)
				return
			}
		}
		if last := b.columns[len(b.columns)-1].col; b.over > 0 {
			g.add(b.last, last+1, say("found columns for %d days, expected the %d of rota model %s (%d weeks from %s); the %d days from column %s are no whole week", len(days), n, g.c.Model.ID, dates.Weeks, dates.Start, b.over, cells.Column(last+1)))
			return
		}
	}
	g.add(all[0].last, all[0].columns[0].col, say("found columns for %d days, expected the %d of rota model %s (%d weeks from %s)", len(days), n, g.c.Model.ID, dates.Weeks, dates.Start))
}

func civil(d ward.Date) (year, month, day int) {
	y, m, dd := d.Civil()
	return y, int(m), dd
}

// dayNamed is the day of the period on a date without its year, -1 outside.
func (g *grid) dayNamed(day, month int) int {
	for on := range g.c.Dates.Days() {
		if _, m, d := civil(g.c.Dates.Date(on)); m == month && d == day {
			return on
		}
	}
	return -1
}

// weekOf gives the week of the period, from 0, for a week number: they count from
// the period's first week where the first one written is 1, else they are ISO
// weeks. -1 is outside.
func (g *grid) weekOf(first int) func(int) int {
	if first == 1 {
		return func(n int) int { return n - 1 }
	}
	var iso []int
	for w := range g.c.Dates.Weeks {
		_, n := g.c.Dates.Date(7 * w).ISOWeek()
		iso = append(iso, n)
	}
	return func(n int) int { return slices.Index(iso, n) }
}
