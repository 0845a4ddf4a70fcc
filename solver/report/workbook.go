package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Workbook writes the rota as an XLSX workbook: a sheet with a row a person and
// a column a day, in which breaches are framed, coloured and have a note; sheets of
// what is broken in short and of each breach, the worst first; one of what strains
// each line; and one of those on duty. What is read back of it is the same rota.
func Workbook(w io.Writer, c Checked, lang rule.Lang) error {
	j := newJudge(c, lang)
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	b := &book{judge: j, table: t, file: excelize.NewFile(), styles: map[look]int{}}
	defer b.file.Close()
	for _, step := range []func() error{b.properties, b.rota, b.overview, b.breaches, b.strained, b.staffing} {
		if err := step(); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0)
	_, err = b.file.WriteTo(w)
	return err
}

// A book is a workbook being written.
type book struct {
	*judge
	table  *table
	file   *excelize.File
	styles map[look]int
	at     string // the sheet written to
}

// properties say what the cells do not, for the rota to be read back.
func (b *book) properties() error {
	all, err := b.Rota.Properties()
	if err != nil {
		return err
	}
	for _, p := range all {
		if err := b.file.SetCustomProps(excelize.CustomProperty{Name: p.Name, Value: p.Value}); err != nil {
			return err
		}
	}
	return b.file.SetDocProps(&excelize.DocProperties{Title: b.Case.Ward.Name, Creator: "heltid", Language: string(b.lang)})
}

// sheet makes a sheet and writes to it from now on.
func (b *book) sheet(name string) error {
	defer func() { b.at = name }()
	if b.at == "" {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// put writes a value in a cell, rows and columns from 1. Texts are texts, also
// those that look like formulas.
func (b *book) put(row, col int, value any, l look) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	switch v := value.(type) {
	case nil:
	case string:
		err = b.file.SetCellStr(b.at, cell, v)
	default:
		err = b.file.SetCellValue(b.at, cell, v)
	}
	if err != nil {
		return err
	}
	style, err := b.style(l)
	if err != nil {
		return err
	}
	return b.file.SetCellStyle(b.at, cell, cell, style)
}

// Rows and columns of the rota's sheet, from 1.
const (
	titleRow  = 1
	noteRow   = 2
	weekRow   = 3
	dayRow    = 4
	firstLine = 5
	firstDay  = 3
)

// rota writes the sheet of the rota.
func (b *book) rota() error {
	if err := b.sheet(b.say("page.rota")); err != nil {
		return err
	}
	days := b.Case.Dates.Days()
	note := strings.Join(b.codes(), " · ")
	if len(b.table.hangs) > 0 {
		note += ". " + b.say("grid.hangs", "sign", hanging)
	}
	if len(b.all) > 0 {
		note += ". " + b.say("marks.workbook")
	}
	marked := b.marks()
	p := &pen{b: b}
	p.put(titleRow, 1, b.Case.Ward.Name, look{title: true})
	p.put(noteRow, 1, note, look{})
	b.headings(p)
	p.put(dayRow, 1, b.say("page.person"), look{head: true})
	p.put(dayRow, 2, b.say("grid.size"), look{head: true, right: true})
	for i, key := range []string{"grid.hours", "grid.weekends", "grid.nights"} {
		p.put(dayRow, firstDay+days+i, b.say(key), look{head: true, right: true})
	}
	row := firstLine
	for _, g := range b.table.groups {
		for col := 1; col < firstDay+days+3; col++ {
			p.put(row, col, nil, look{group: true})
		}
		p.put(row, 1, b.table.heading(g), look{group: true})
		row++
		for _, l := range g.lines {
			b.line(p, row, l, marked)
			row++
		}
	}
	for _, l := range b.Rota.Lines { // posts that are not made are part of the rota too
		if !slices.ContainsFunc(b.table.lines(), func(s line) bool { return s.person == l.Person }) {
			b.line(p, row, line{person: l.Person}, marked)
			p.do(func() error { return b.file.SetRowVisible(b.at, row, false) })
			row++
		}
	}
	if marked.whole() {
		p.put(row, 1, b.say("place.whole"), look{head: true, hit: len(marked.line("")) > 0})
		p.note(row, 1, marked.line(""))
		for day := range days {
			hit, marks := marked.day("", day)
			p.put(row, firstDay+day, nil, look{centre: true, first: day%7 == 0, off: b.off(day), hit: hit})
			p.note(row, firstDay+day, marks)
		}
	}
	p.do(func() error { return b.print(firstDay-1, dayRow) })
	p.widths([]float64{22, 10})
	p.width(firstDay, firstDay+days-1, b.dayWidth())
	p.width(firstDay+days, firstDay+days+2, 10)
	return p.err
}

// headings writes weeks and days over the columns of the days.
func (b *book) headings(p *pen) {
	for week := range b.table.weeks {
		first := firstDay + 7*week
		p.put(weekRow, first, b.table.week(week), look{head: true, centre: true, first: true})
		from, _ := excelize.CoordinatesToCellName(first, weekRow)
		to, _ := excelize.CoordinatesToCellName(first+6, weekRow)
		p.do(func() error { return b.file.MergeCell(b.at, from, to) })
	}
	for day := range b.Case.Dates.Days() {
		date := b.Case.Dates.Date(day)
		name := b.say(fmt.Sprintf("weekday.%d", int(date.Weekday())))
		if !b.Case.Dates.Rolling {
			name += " " + shortDate(date)
		}
		p.put(dayRow, firstDay+day, name, look{head: true, centre: true, first: day%7 == 0, off: b.off(day), wrap: true})
	}
}

// off tells whether a day is a weekend or a holiday.
func (b *book) off(day int) bool {
	date := b.Case.Dates.Date(day)
	return date.Weekday() >= ward.Saturday || b.Case.Dates.Red(date)
}

// line writes one person's row.
func (b *book) line(p *pen, row int, l line, marked *marks) {
	i := slices.IndexFunc(b.Rota.Lines, func(r rota.Line) bool { return r.Person == l.person })
	of := b.Rota.Lines[i]
	cells, err := of.Cells(b.Rota.Weeks)
	p.do(func() error { return err })
	hangs := b.table.hangs[l.person]
	p.put(row, 1, l.person, look{head: true, hit: len(marked.line(l.person)) > 0, number: shownWith(hangs != nil)})
	p.note(row, 1, marked.line(l.person))
	p.put(row, 2, float64(of.Size)/float64(ward.FullTime), look{number: percentFormat(of.Size)})
	for day, text := range cells {
		hit, marks := marked.day(l.person, day)
		var value any
		if text != "" {
			value = text
		}
		kind := b.table.kind(text)
		if slices.Contains(b.table.frees, text) {
			kind = freeDay
		}
		p.put(row, firstDay+day, value, look{centre: true, kind: kind, first: day%7 == 0, off: b.off(day), hit: hit, number: shownWith(hangs[day])})
		p.note(row, firstDay+day, marks)
	}
	if l.codes == nil {
		return
	}
	sums := firstDay + len(cells)
	p.put(row, sums, float64(l.planned)/60, look{number: "0.0", first: true})
	p.put(row, sums+1, l.weekends, look{})
	p.put(row, sums+2, l.nights, look{})
}

// shownWith shows the mark of what hangs behind a text. It is no part of the
// text, so that the sheet reads back.
func shownWith(hangs bool) string {
	if hangs {
		return `@"` + hanging + `"`
	}
	return ""
}

func percentFormat(z ward.Size) string {
	if z%100 == 0 {
		return "0%"
	}
	return "0.0#%"
}

// dayWidth fits the longest code and the headings.
func (b *book) dayWidth() float64 {
	longest := 3
	for _, l := range b.Rota.Lines {
		if cells, err := l.Cells(b.Rota.Weeks); err == nil {
			for _, c := range cells {
				longest = max(longest, len([]rune(c)))
			}
		}
	}
	return float64(longest) + 1.3
}

// codes say what the shift types and the codes of free days are.
func (b *book) codes() []string {
	var out []string
	for _, s := range b.table.shifts {
		out = append(out, s.code+" "+s.from.Clock()+"–"+s.to.Clock())
	}
	return append(out, b.table.freeCodes()...)
}
