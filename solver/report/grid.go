package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Look is how a grid is to appear.
type Look struct {
	Lang   rule.Lang
	Width  int  // columns to keep within; 0: no end
	Colour bool // colours by kind of shift besides the letters, which say all
}

// free stands for a day without a duty.
const free = "·"

// Grid writes the rota as people by weeks, with the groups apart, each line's
// size, hours, worked weekends and nights over the period, and the heads on
// each shift type below. Weeks that do not fit side by side are stacked.
// Posts that the rota does not make are left out and counted. The error is
// check.Lay's or the writer's.
func Grid(w io.Writer, c *ward.Case, r *rota.Rota, look Look) error {
	t, err := newTable(c, r, look.Lang)
	if err != nil {
		return err
	}
	g := &grid{table: t, look: look, name: utf8.RuneCountInString(t.say("grid.sum")), cell: 1}
	for _, l := range t.lines() {
		g.name = max(g.name, utf8.RuneCountInString(l.name))
		for _, code := range l.codes {
			g.cell = max(g.cell, utf8.RuneCountInString(code))
		}
	}
	for _, s := range t.shifts {
		g.name = max(g.name, utf8.RuneCountInString(s.code)+2)
		for _, n := range s.heads {
			g.cell = max(g.cell, len(strconv.Itoa(n)))
		}
	}
	if g.cell > 1 {
		g.gap = " "
	}
	side, apart := g.layout()
	for first := 0; first < t.weeks; first += side {
		last := min(first+side, t.weeks)
		g.block(first, last, last == t.weeks && !apart)
	}
	if apart {
		g.block(0, 0, true)
	}
	g.legend()
	_, err = io.WriteString(w, strings.Join(g.out, "\n")+"\n")
	return err
}

const (
	sizeWidth = 9  // of a position size before the days
	sumsWidth = 28 // of the sums after the last week
	weekGap   = "  "
)

type grid struct {
	*table
	look Look
	out  []string
	name int    // width of the names
	cell int    // width of a day
	gap  string // between two days
}

// layout gives how many weeks stand side by side, and whether the sums are
// better stacked below them than beside the last.
func (g *grid) layout() (side int, apart bool) {
	if g.look.Width <= 0 {
		return g.weeks, false
	}
	room := func(width int) int {
		return max(1, (width-g.name-sizeWidth)/(7*g.cell+6*len(g.gap)+len(weekGap)))
	}
	blocks := func(side int) int { return (g.weeks + side - 1) / side }
	n, beside := blocks(room(g.look.Width)), blocks(room(g.look.Width-sumsWidth))
	if apart = n+1 < beside; !apart {
		n = beside
	}
	return (g.weeks + n - 1) / n, apart
}

// block writes some weeks side by side, and the sums of the period if asked.
func (g *grid) block(first, last int, sums bool) {
	weeks, letters := g.row("", ""), g.row("", g.say("grid.size"))
	for week := first; week < last; week++ {
		width := 7*g.cell + 6*len(g.gap)
		weeks += weekGap + pad(g.week(week), width)
		letters += weekGap + strings.Join(g.cells(week, func(day int) string { return g.letter(day) }), g.gap)
	}
	if sums {
		letters += fmt.Sprintf("%9s%10s%9s", g.say("grid.hours"), g.say("grid.weekends"), g.say("grid.nights"))
	}
	if last > first {
		g.line(weeks)
	}
	g.line(letters)
	for _, group := range g.groups {
		g.line(g.heading(group))
		for _, l := range group.lines {
			text := g.row(l.name, l.size)
			for week := first; week < last; week++ {
				text += weekGap + strings.Join(g.cells(week, func(day int) string { return l.codes[day] }), g.gap)
			}
			if sums {
				text += fmt.Sprintf("%9s%10d%9d", g.hours(l.planned), l.weekends, l.nights)
			}
			g.line(text)
		}
	}
	if last > first {
		g.staffing(first, last)
	}
	g.line("")
}

// staffing writes how many start on each shift type.
func (g *grid) staffing(first, last int) {
	g.line(g.say("grid.staffing"))
	for _, s := range g.shifts {
		text := g.row("  "+s.code, "")
		for week := first; week < last; week++ {
			text += weekGap + strings.Join(g.cells(week, func(day int) string {
				if s.heads[day] == 0 {
					return free
				}
				return strconv.Itoa(s.heads[day])
			}), g.gap)
		}
		g.line(text)
	}
}

func (g *grid) row(name, size string) string {
	return pad(name, g.name) + strings.Repeat(" ", max(0, sizeWidth-utf8.RuneCountInString(size))) + size
}

// cells are a week's seven days, each as wide as the widest.
func (g *grid) cells(week int, text func(day int) string) []string {
	var out []string
	for day := 7 * week; day < 7*week+7; day++ {
		t := text(day)
		out = append(out, g.tint(t)+strings.Repeat(" ", g.cell-utf8.RuneCountInString(t)))
	}
	return out
}

func (g *grid) line(text string) { g.out = append(g.out, strings.TrimRight(text, " ")) }

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

// Colours of the kinds of shift, of the sixteen that every terminal has and
// whose owner has chosen readable.
var colours = map[string]string{ward.DayShift: "32", ward.EveningShift: "33", ward.NightShift: "36", ward.LongShift: "35"}

func (g *grid) tint(code string) string {
	if !g.look.Colour {
		return code
	}
	if code == free || slices.Contains(g.frees, code) {
		return "\x1b[2m" + code + "\x1b[0m"
	}
	if c, ok := colours[g.kind(code)]; ok {
		return "\x1b[" + c + "m" + code + "\x1b[0m"
	}
	return code
}

// legend says what the codes are and which days are holidays.
func (g *grid) legend() {
	var codes []string
	for _, s := range g.shifts {
		codes = append(codes, fmt.Sprintf("%s %s-%s", s.code, s.from.Clock(), s.to.Clock()))
	}
	g.line(strings.Join(append(append(codes, g.freeCodes()...), g.say("grid.free", "sign", free)), "   "))
	if days := g.holidays(); len(days) > 0 {
		g.line(g.say("grid.holidays", "days", g.list(days)))
	}
	if len(g.hangs) > 0 {
		g.line(g.say("grid.hangs", "sign", hanging))
	}
	if g.unused > 0 {
		g.line(g.say("grid.unused", "n", g.unused))
	}
}
