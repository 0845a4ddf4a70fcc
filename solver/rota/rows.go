package rota

import (
	"strings"
)

// owner is whose row a row is.
type owner int

const (
	nameless owner = iota // nobody is named
	somebody              // a person of the ward
	apart                 // sums, the need or a heading: no part of anybody's weeks
	stranger              // not of the ward, or who is not clear
	skipped               // left out by the legend
)

// person tells whose row it is, and the column that says so.
func (g *grid) person(b block, s sides, row int) (id string, col int, whose owner) {
	text, col := "", 0
	var several []string
	for _, c := range s.person {
		t := g.Text(row, c)
		if t == "" {
			continue
		}
		found, skip, could := g.roll.find(t)
		switch {
		case skip:
			g.unread(row, c, t)
			return "", c, skipped
		case found != "" && id != "" && found != id:
			g.add(row, c, say("%q is %s, but %q in %s is %s; whose row is it?", t, found, g.Text(row, col), g.Ref(row, col), id))
			return "", c, stranger
		case found != "":
			id, col = found, c
		case text == "" || strings.Trim(text, "0123456789") == "":
			text, several = t, could
			if id == "" {
				col = c
			}
		}
	}
	switch coded, numbers := g.content(b, row); {
	case id == "" && g.across(b, row):
		return "", col, apart
	case id != "":
		return id, col, somebody
	case text == "":
		return "", 0, nameless
	case !coded && g.file.Form.Layout == DaysAcross:
		return "", col, apart // a heading inside the table
	case rowNames.MatchString(strings.ToLower(text)), numbers:
		g.unread(row, col, text)
		return "", col, apart
	case len(several) > 0:
		g.add(row, col, say("%q can be %s; write the id", text, either(several)))
	default:
		g.people.add(text, g.placed(row, col))
	}
	return "", col, stranger
}

// across tells whether one merged cell stands over the names and the days of a row,
// as the title of a group of people does.
func (g *grid) across(b block, row int) bool {
	first := b.columns[0].col
	return g.Area(row, first).Col < first
}

// content tells whether anything stands in the days of a row, and whether that
// is numbers, such as heads on duty, and no codes of the ward.
func (g *grid) content(b block, row int) (some, numbers bool) {
	if g.across(b, row) {
		return false, false
	}
	numbers = true
	for _, c := range b.columns {
		text := g.Text(row, c.col)
		if text == "" {
			continue
		}
		some = true
		if _, ok := g.c.Shift(text); ok || strings.Trim(text, "0123456789.,-") != "" || strings.Trim(text, "-") == "" {
			numbers = false
		}
	}
	return some, numbers && some
}

// daysAcross reads a row a person.
func (g *grid) daysAcross(all []block) {
	for _, b := range all {
		s := g.sides(b)
		here := map[string]int{}
		for row := b.last + 1; row < b.end; row++ {
			id, col, whose := g.person(b, s, row)
			if whose != somebody {
				if coded, _ := g.content(b, row); coded && whose == nameless {
					g.nameless(s, row)
				}
				g.strangers(b, row, whose)
				continue
			}
			if before, twice := here[id]; twice {
				g.add(row, col, say("%s has a row already, number %d", id, before+1))
				continue
			}
			here[id] = row
			g.line(id, row, col)
			g.size(id, s, row)
			for _, c := range b.columns {
				g.cell(id, c.on, row, c.col)
			}
		}
	}
}

// strangers reads the codes of somebody unknown, so that all that are strange are
// told at once.
func (g *grid) strangers(b block, row int, whose owner) {
	if whose == stranger {
		for _, c := range b.columns {
			g.codesIn(row, c.col)
		}
	}
}

func (g *grid) nameless(s sides, row int) {
	if len(s.person) == 0 {
		g.add(row, 0, say("no column of people is found; call it Navn or Person"))
		return
	}
	g.add(row, s.person[0], say("a row with codes and nobody's name; whose is it?"))
}

// A stack is one person's rows in seven columns.
type stack struct {
	b     block
	s     sides
	row   int
	named int // week number written, or 0
}

// weeksDown reads seven columns, a row a week, people one below the other.
func (g *grid) weeksDown(all []block) {
	rows := map[string][]stack{}
	var order []string
	first := 0 // the first week number written
	for _, b := range all {
		s := g.sides(b)
		id, lost := g.above(b, rows, &order), false // whose weeks these are, or that they are nobody's of the ward
		for row := b.last + 1; row < b.end; row++ {
			next := stack{b, s, row, 0}
			if s.week >= 0 {
				next.named = weekNumber(g.Text(row, s.week))
			}
			coded, _ := g.content(b, row)
			found, col, whose := g.person(b, s, row)
			switch {
			case whose == apart:
				continue
			case whose == stranger, whose == skipped:
				id, lost = "", true
				g.strangers(b, row, whose)
				continue
			case whose == nameless && !coded && next.named == 0, whose == nameless && lost:
				continue
			case whose == nameless && id == "":
				g.nameless(s, row)
				continue
			case whose == somebody && found != id:
				if len(rows[found]) > 0 && next.named == 0 {
					g.add(row, col, say("%s has weeks already, from %s", found, g.file.places[spot{found, wholeLine}].Cell))
					id, lost = "", true
					continue
				}
				id, lost = found, false
				if len(rows[id]) == 0 {
					order = append(order, id)
					g.line(id, row, col)
				}
			}
			g.size(id, s, row)
			if first == 0 {
				first = next.named
			}
			rows[id] = append(rows[id], next)
		}
	}
	if len(g.problems) > 0 {
		return
	}
	weekOf := g.weekOf(first)
	for _, id := range order {
		g.stacked(id, rows[id], weekOf)
	}
}

// above gives who is named in the headings of a table: the weeks below are theirs.
func (g *grid) above(b block, rows map[string][]stack, order *[]string) string {
	if b.whose != "" && len(rows[b.whose]) == 0 {
		*order = append(*order, b.whose)
		g.line(b.whose, b.last, b.named)
	}
	return b.whose
}

// stacked reads one person's weeks: by the numbers written, else in order.
func (g *grid) stacked(id string, rows []stack, weekOf func(int) int) {
	numbered, weeks := 0, g.c.Dates.Weeks
	for _, r := range rows {
		if r.named > 0 {
			numbered++
		}
	}
	if coded, _ := g.content(rows[0].b, rows[0].row); !coded && rows[0].named == 0 && (numbered > 0 || len(rows) == weeks+1) {
		rows = rows[1:] // a name on a row of its own, above its weeks
	}
	if len(rows) != weeks || numbered > 0 && numbered != weeks {
		at := g.file.places[spot{id, wholeLine}]
		text := say("found %d weeks of %s, expected the %d of rota model %s; a week without duties needs its number, or a - in one of its days", len(rows), id, weeks, g.c.Model.ID)
		if len(rows) == weeks {
			text = say("some weeks of %s have a number and others none", id)
		}
		g.problem(at, text)
		return
	}
	for i, r := range rows {
		week := i
		if numbered > 0 {
			if week = weekOf(r.named); week < 0 || week >= weeks {
				g.add(r.row, r.s.week, say("week %d is outside the rota: %d weeks from %s", r.named, weeks, g.c.Dates.Start))
				continue
			}
		}
		for d, c := range r.b.columns {
			g.cell(id, 7*week+d, r.row, c.col)
		}
	}
}
