package rota

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// A grid is a sheet being read as a rota of the ward.
type grid struct {
	*cells.Sheet
	name     string
	c        *ward.Case
	words    lexicon
	roll     roll
	headings map[[2]int]heading
	read     map[string]reading // by text of a cell
	kinds    map[int]columnKind // by column, in the last table with a heading for it
	out      *Rota
	lines    map[string]int // in out, by person
	lost     map[[2]int]cells.Unworked
	file     *File
	problems ward.Problems
	codes    strangers
	people   strangers
}

// reading is what a cell's text says.
type reading struct {
	codes, strange []string
	wrong          said // what could mean two things
}

// loadGrid reads CSV or XLSX.
func loadGrid(name string, data []byte, w *ward.Ward, told Told) (*File, error) {
	book, err := cells.Read(name, data)
	if err != nil {
		if e, ok := errors.AsType[*cells.Error](err); ok {
			return nil, whole(name, e.Said, e.Line, e.Col)
		}
		return nil, err
	}
	if err := identityNumbersIn(book).Err(); err != nil {
		return nil, err
	}
	if !told.or(book) {
		return nil, whole(name, say("the workbook's property %q is no date as yyyy-mm-dd: %q", publishedProperty, book.Properties[publishedProperty]), 1, 1)
	}
	if told.Run == "" {
		told.Run = usualRun(w)
	}
	if !slices.Contains([]ward.Run{ward.Structure, ward.FromToday, ward.Plan}, told.Run) {
		return nil, whole(name, say("the workbook says it is of run %q; there is none", told.Run), 1, 1)
	}
	c, err := w.Case(told.Model, told.Run)
	if err != nil {
		return nil, whole(name, noModel(w, told.Model), 1, 1)
	}
	base, on := from[Base](book, baseProperty), from[dates](book, datesProperty)
	based := c
	if h := told.Help; h != nil {
		base, on = &Base{Start: h.Base, Weeks: c.Dates.Weeks}, &dates{Start: h.From, Weeks: h.Weeks}
		if !c.Dates.Rolling {
			return nil, whole(name, say("a help rota lies over a rolling base rota, and the ward's is on dates already"), 1, 1)
		}
	}
	if base != nil && on != nil {
		c = c.Unrolled(on.Start, on.Weeks)
	}
	sheet, wrong := choose(book, c, told)
	if sheet == nil {
		return nil, whole(name, wrong, 1, 1)
	}
	g := newGrid(name, sheet, c, told)
	if g.out.Base = base; book.Workbook {
		g.file.Form = Form{Kind: "xlsx", Sheet: sheet.Name}
		g.out.Origin = from[Origin](book, originProperty)
	} else {
		g.file.Form = Form{Kind: "csv", Encoding: book.Encoding, Delimiter: book.Delimiter}
	}
	if told.Legend != nil {
		g.file.Form.Legend = told.Legend.Name
	}
	file, err := g.load()
	if err != nil {
		return nil, err
	}
	for i := range file.Rota.Lines {
		if l := &file.Rota.Lines[i]; on != nil {
			l.Before = on.Before[l.Person]
		}
	}
	file.Case = file.Rota.Case(based)
	return file, nil
}

// whole is what is wrong with a file as a whole.
func whole(name string, what said, line, col int) ward.Problems {
	return ward.Problems{document.Wrong("", said{}, said{}, what).InCell(name, "", line, col)}
}

func newGrid(name string, s *cells.Sheet, c *ward.Case, told Told) *grid {
	g := &grid{
		Sheet: s, name: name, c: c, words: lexicon{c, told.Legend}, roll: newRoll(c, told.Legend),
		headings: map[[2]int]heading{}, read: map[string]reading{}, kinds: map[int]columnKind{}, lines: map[string]int{}, lost: map[[2]int]cells.Unworked{},
		out: &Rota{Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks, Published: told.Published, Worked: told.Worked},
	}
	g.file = &File{Name: name, Rota: g.out, Case: c, places: map[spot]Place{}}
	for _, f := range s.Unworked() {
		g.lost[[2]int{f.Row, f.Col}] = f
	}
	return g
}

// choose picks the sheet with the rota: the one that is asked for, or the only
// one with days in its headings and people of the ward in its rows. Without one
// it says why.
func choose(book *cells.Book, c *ward.Case, told Told) (*cells.Sheet, said) {
	var names []string
	var found []*cells.Sheet
	for _, s := range book.Sheets {
		if told.Sheet != "" && s.Name == told.Sheet {
			return s, said{}
		}
		names = append(names, s.Name)
		if g := newGrid(book.Name, s, c, told); !s.Hidden && g.seemsRota() {
			found = append(found, s)
		}
	}
	switch {
	case told.Sheet != "":
		return nil, say("no sheet %q in the workbook; it has %s", told.Sheet, strings.Join(names, ", "))
	case len(found) > 1:
		return nil, say("the sheets %s and %s both seem to be rotas; say which is meant with --sheet", found[0].Name, found[1].Name)
	case len(found) == 1:
		return found[0], said{}
	}
	for _, s := range book.Sheets {
		if g := newGrid(book.Name, s, c, told); !s.Hidden && len(g.blocks()) > 0 {
			return s, said{}
		}
	}
	if len(book.Sheets) == 0 {
		return nil, say("the workbook has no sheets")
	}
	return book.Sheets[0], said{}
}

func (g *grid) seemsRota() bool {
	for _, b := range g.blocks() {
		for col := range g.Columns() {
			if g.knows(b, col) {
				return true
			}
		}
	}
	return false
}

func (g *grid) heading(row, col int) heading {
	at := [2]int{row, col}
	h, ok := g.headings[at]
	if !ok {
		h = readHeading(g.Text(row, col))
		g.headings[at] = h
	}
	return h
}

func (g *grid) add(row, col int, text said) { g.problem(g.placed(row, col), text) }

func (g *grid) problem(at Place, text said) {
	g.problems = append(g.problems, document.Wrong("", said{}, said{}, text).InCell(g.name, at.Cell, at.Line, at.Col))
}

func (g *grid) unread(row, col int, text string) {
	g.file.Form.Unread = append(g.file.Form.Unread, Unread{g.Ref(row, col), text})
}

// load reads the whole sheet.
func (g *grid) load() (*File, error) {
	all := g.blocks()
	switch {
	case len(all) == 0:
		g.noHeadings()
		return nil, g.problems.Err()
	case len(g.problems) > 0:
		return nil, g.problems.Err()
	}
	down := len(all[0].columns) == 7 && g.c.Dates.Weeks > 1 && !slices.ContainsFunc(all, func(b block) bool {
		return len(b.columns) != 7 || b.columns[0].dated || b.columns[0].day > 0 || b.columns[0].week > 0
	})
	if down {
		g.file.Form.Layout = WeeksDown
		g.weeksDown(all)
	} else {
		g.file.Form.Layout = DaysAcross
		if g.days(all); len(g.problems) == 0 {
			g.daysAcross(all)
		}
	}
	if len(g.problems) == 0 && len(g.people.all) == 0 {
		g.missing(all[0])
	}
	if err := g.verdict(); err != nil {
		return nil, err
	}
	g.out.Sort()
	return g.file, nil
}

// noHeadings tells what stands where days could, or what is missing.
func (g *grid) noHeadings() {
	if lost := g.Unworked(); len(lost) > 0 {
		g.unworked(lost[0].Row, lost[0].Col)
		return
	}
	for row := range g.Rows() {
		first, n := 0, 0
		for col := range g.Columns() {
			if almostDate.MatchString(g.Text(row, col)) && !g.heading(row, col).isDay() {
				if n++; n == 1 {
					first = col
				}
			}
		}
		if n >= 5 {
			g.add(row, first, say("found %q, expected a date as 2026-01-05, 5.1.2026 or man 5.1., in whole weeks from Monday; format a number as a date", g.Text(row, first)))
			return
		}
	}
	g.add(0, 0, say("no headings with days are found; a rota has a row a person and a column a day under dates or weekdays (Monday first), or seven columns from Monday to Sunday with weeks one below the other"))
}

// almostDate is what may be meant as a date: the month first, or the number that a
// spreadsheet keeps for one.
var almostDate = regexp.MustCompile(`^(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?|[3-6]\d{4})$`)

// unworked refuses a cell that is read and has a formula without its value.
func (g *grid) unworked(row, col int) {
	if f, ok := g.lost[[2]int{row, col}]; ok {
		g.add(row, col, say("here is the formula =%s, and the file does not have its value; open the file in the spreadsheet program, save it, and try again", f.Formula))
	}
}

// line begins a person's line, or goes on with it in another table.
func (g *grid) line(id string, row, col int) {
	if _, ok := g.lines[id]; ok {
		return
	}
	g.lines[id] = len(g.out.Lines)
	p, _ := g.c.Person(id)
	g.out.Lines = append(g.out.Lines, Line{Person: id, ExternalID: p.ExternalID, Size: -1})
	g.file.places[spot{id, wholeLine}] = g.placed(row, col)
}

func (g *grid) placed(row, col int) Place {
	line, column := g.Place(row, col)
	return Place{Line: line, Col: column, Cell: g.Ref(row, col)}
}

// cell reads the codes of a day.
func (g *grid) cell(id string, day, row, col int) {
	at := spot{id, day}
	if before, twice := g.file.places[at]; twice {
		g.add(row, col, say("%s has this day already, in %s", id, before.Cell))
		return
	}
	g.file.places[at] = g.placed(row, col)
	g.unworked(row, col)
	text := g.Text(row, col)
	r := g.codesIn(row, col)
	if a := g.Area(row, col); !a.Single() && len(r.codes) > 0 && !ward.FreeCode(r.codes[0]) {
		if a.Row == row && a.Col == col {
			g.add(row, col, say("%s is one merged cell from %s to %s; is it one duty or one a day? Write the code in each cell", text, g.Ref(a.Row, a.Col), g.Ref(a.LastRow, a.LastCol)))
		}
		return
	}
	for _, code := range r.codes {
		g.out.Lines[g.lines[id]].put(day, code, g.c)
	}
}

// codesIn reads the codes of a cell, whoever's it is.
func (g *grid) codesIn(row, col int) reading {
	text := g.Text(row, col)
	r, ok := g.read[text]
	if !ok {
		r.codes, r.strange, r.wrong = g.words.read(text)
		g.read[text] = r
	}
	if r.wrong.Kind != "" {
		g.add(row, col, r.wrong)
	}
	for _, code := range r.strange {
		g.codes.add(code, g.placed(row, col))
	}
	return r
}

// size reads a position size: 62,5, 62.5 %, 100.
func (g *grid) size(id string, s sides, row int) {
	if s.size < 0 || g.Area(row, s.size).Col < s.size { // a cell merged over it says something else
		return
	}
	if g.unworked(row, s.size); g.Text(row, s.size) == "" {
		return
	}
	text := strings.TrimSpace(strings.TrimSuffix(g.Text(row, s.size), "%"))
	marked := text != g.Text(row, s.size)
	number := strings.ReplaceAll(text, ",", ".")
	var z ward.Size
	switch err := json.Unmarshal([]byte(number), &z); {
	case err != nil && !marked && partOfOne.MatchString(number):
		g.add(row, s.size, say("found %q, expected a size in per cent, as 62,5 %%; a part of a full post is written with a per cent sign", g.Text(row, s.size)))
	case err != nil || z > ward.FullTime:
		g.add(row, s.size, say("found %q, expected a size in per cent from 0 to 100, with at most two decimals", g.Text(row, s.size)))
	case !marked && !s.marked && z > 0 && z <= 100:
		g.add(row, s.size, say("%s can be %s per cent or that part of a full post; write it with a per cent sign", text, text))
	default:
		l := &g.out.Lines[g.lines[id]]
		if l.Size >= 0 && l.Size != z {
			g.add(row, s.size, say("%s has two sizes, %s and %s", id, l.Size, z))
		}
		l.Size = z
	}
}

// partOfOne is a part of a full post, as 0.625.
var partOfOne = regexp.MustCompile(`^0?\.\d+$`)

// named is a person's id, with the name where there is one.
func named(p *ward.Person) string {
	if p.Name == "" || p.Name == p.ID {
		return p.ID
	}
	return p.ID + " (" + p.Name + ")"
}

// missing fills in sizes that are not given, and tells whose line is not there.
func (g *grid) missing(b block) {
	for i := range g.out.Lines {
		l := &g.out.Lines[i]
		if p, _ := g.c.Person(l.Person); l.Size < 0 {
			if l.Size = p.Size.Current; p.Optional() {
				g.problem(g.file.places[spot{l.Person, wholeLine}], say("the post %s has no size; give it in a column called Stillingsprosent", l.Person))
			}
		}
	}
	for _, p := range g.c.People {
		if _, ok := g.lines[p.ID]; !ok && !p.Optional() {
			g.add(b.last, 0, say("no row for %s; give one without codes where there are no duties", named(p)))
		}
	}
}
