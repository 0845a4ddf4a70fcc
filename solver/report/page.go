package report

import (
	"embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"heltid/solver"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

//go:embed *.html
var pagesHTML embed.FS

// pages are parsed when the first one is asked for. What they have in common,
// such as the rota's table, is in parts.html.
var pages = sync.OnceValues(func() (*template.Template, error) {
	css := func() template.CSS { return template.CSS(styleCSS) }
	return template.New("").Funcs(template.FuncMap{"css": css}).ParseFS(pagesHTML, "*.html")
})

//go:embed style.css
var styleCSS string

// Style is how the tables, charts and texts of pages look, as CSS: for whoever
// shows parts of them on a page of its own.
func Style() string { return styleCSS }

// Page writes a result with its rota as one HTML page that needs nothing else:
// to open, read aloud, send and print.
func Page(w io.Writer, r *solver.Result, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	v := view{Lang: string(lang), Title: r.Case.Ward.Name}
	all := story(r, lang)
	v.Answer = sectionView(all[0])
	for _, s := range all[1:] {
		if !s.empty() {
			v.Sections = append(v.Sections, sectionView(s))
		}
	}
	if r.Rota != nil {
		t, err := newTable(r.Case, r.Rota, lang)
		if err != nil {
			return err
		}
		v.Rota = newPageRota("rota", t, nil)
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}

// view is a page as its template reads it.
type view struct {
	Lang, Title string
	Answer      pageSection   // paragraphs alone
	First       []pageSection // before the rota
	Rota        *pageRota
	Sections    []pageSection
}

type pageSection struct {
	ID, Title string
	Blocks    []pageBlock
}

// pageBlock is a paragraph, a list, a table or a chart.
type pageBlock struct {
	Lead  string
	Text  string
	Items []string
	Head  []pageCell
	Rows  []pageTableRow
	Chart template.HTML
}

// pageRota is a rota's table, some weeks at a time so that it fits a printed
// page. ID is that of its heading.
type pageRota struct {
	speaker
	ID     string
	Legend []string
	Note   string // on how findings are shown
	Parts  []pagePart
}

// partWeeks is how many weeks stand side by side on a page.
const partWeeks = 6

// pagePart is some weeks of the table, the last with the sums of the period.
type pagePart struct {
	First, Last bool
	Day         int // the first one
	Weeks       []string
	Days        []pageDay
	Groups      []pageGroup
	Staffing    []pageRow
	Strip       []pageRow
	Whole       *pageRow // findings that are nobody's
}

// pageTableRow is a row of a table, ID to be pointed at.
type pageTableRow struct {
	ID    string
	Cells []pageCell
}

// pageCell is a cell of a table. Link points somewhere on the page.
type pageCell struct {
	Text, Link string
	Number     bool
}

type pageDay struct {
	Letter, Name string
	Number       int // of the month; 0 where the rota rolls
	Weekend      bool
	Holiday      bool // that is no ordinary Sunday
	First        bool // of its week
}

// Class is how a cell of the day looks with a shift, or none.
func (d pageDay) Class(c pageShift) string {
	var out []string
	if c.Kind != "" {
		out = append(out, c.Kind)
	}
	if (c.Kind == "" || c.Kind == freeDay) && d.Weekend {
		out = append(out, "off")
	}
	if d.First {
		out = append(out, "w")
	}
	if c.Hit {
		out = append(out, "hit")
	}
	return strings.Join(out, " ")
}

type pageGroup struct {
	Title string
	Rows  []pageRow
}

type pageRow struct {
	Person                  string // id, where the page lets one point at the line
	Name, Size              string
	Marks                   []mark // of the whole line
	Cells                   []pageShift
	Hours, Weekends, Nights string
}

type pageShift struct {
	Code, Kind string
	Times      string // of the duty, where they are shown
	Hit        bool   // a finding is about the day
	Marks      []mark
}

// freeDay is the kind of a cell with the code of a free day.
const freeDay = "free"

// Say gives the page's own words.
func (v *pageRota) Say(key string) string { return v.say(key) }

// Columns is how many columns the part has.
func (p pagePart) Columns() int {
	if p.Last {
		return len(p.Days) + 5
	}
	return len(p.Days) + 2
}

// unbroken keeps a number and its sign on one line.
var unbroken = strings.NewReplacer(" %", "\u00a0%")

func sectionView(s section) pageSection {
	out := pageSection{ID: s.id, Title: s.title}
	for _, b := range s.blocks {
		p := pageBlock{Lead: b.lead, Text: unbroken.Replace(b.text), Chart: b.chart}
		for _, item := range b.items {
			p.Items = append(p.Items, unbroken.Replace(item))
		}
		if b.table != nil {
			cells := func(row []string) []pageCell {
				var out []pageCell
				for i, text := range row {
					out = append(out, pageCell{Text: unbroken.Replace(text), Number: !b.table.left[i]})
				}
				return out
			}
			p.Head = cells(b.table.rows[0])
			for i, row := range b.table.rows {
				if i == 0 {
					continue
				}
				r := pageTableRow{Cells: cells(row)}
				if b.table.ids != nil {
					r.ID = b.table.ids[i]
				}
				if b.table.links != nil {
					r.Cells[0].Link = b.table.links[i]
				}
				p.Rows = append(p.Rows, r)
			}
		}
		out.Blocks = append(out.Blocks, p)
	}
	return out
}

// newPageRota sets a table out for a page. Marked may be nil.
func newPageRota(id string, t *table, marked *marks) *pageRota {
	return setOut(id, t, marked, partWeeks)
}

// setOut has so many weeks stand side by side.
func setOut(id string, t *table, marked *marks, side int) *pageRota {
	v := &pageRota{speaker: t.speaker, ID: id}
	for first := 0; first < t.weeks; first += side {
		last := min(first+side, t.weeks)
		v.Parts = append(v.Parts, newPagePart(t, marked, first, last))
	}
	for _, s := range t.shifts {
		v.Legend = append(v.Legend, s.code+" "+s.from.Clock()+"–"+s.to.Clock())
	}
	v.Legend = append(v.Legend, t.freeCodes()...)
	if days := t.holidays(); len(days) > 0 {
		v.Legend = append(v.Legend, t.say("grid.holidays", "days", t.list(days)))
	}
	if len(t.hangs) > 0 {
		v.Legend = append(v.Legend, t.say("grid.hangs", "sign", hanging))
	}
	if t.unused > 0 {
		v.Legend = append(v.Legend, t.say("grid.unused", "n", t.unused))
	}
	return v
}

// cell is a day of a line.
func (t *table) cell(l line, day int, marked *marks) pageShift {
	cell := pageShift{Code: l.codes[day], Kind: t.kind(l.codes[day])}
	switch {
	case cell.Code == free:
		cell = pageShift{}
	case slices.Contains(t.frees, cell.Code):
		cell.Kind = freeDay
	}
	cell.Hit, cell.Marks = marked.day(l.person, day)
	return cell
}

// newPagePart sets out the weeks from first up to last.
func newPagePart(t *table, marked *marks, first, last int) pagePart {
	v := pagePart{First: first == 0, Last: last == t.weeks, Day: 7 * first}
	for week := first; week < last; week++ {
		v.Weeks = append(v.Weeks, t.dated(week))
	}
	for day := 7 * first; day < 7*last; day++ {
		date := t.c.Dates.Date(day)
		d := pageDay{Letter: t.letter(day), Name: t.dayNamed(t.c, date), Weekend: t.c.Dates.Red(date) || date.Weekday() >= ward.Saturday, First: day%7 == 0}
		if !t.c.Dates.Rolling {
			_, _, d.Number = date.Civil()
			d.Holiday = t.c.Dates.Holiday(date) != ""
		}
		v.Days = append(v.Days, d)
	}
	cells := func(of func(day int) pageShift) []pageShift {
		var out []pageShift
		for day := 7 * first; day < 7*last; day++ {
			out = append(out, of(day))
		}
		return out
	}
	for _, g := range t.groups {
		group := pageGroup{Title: t.heading(g)}
		for _, l := range g.lines {
			row := pageRow{Name: l.name, Size: l.size, Marks: marked.line(l.person), Hours: t.hours(l.planned), Weekends: strconv.Itoa(l.weekends), Nights: strconv.Itoa(l.nights)}
			row.Cells = cells(func(day int) pageShift { return t.cell(l, day, marked) })
			group.Rows = append(group.Rows, row)
		}
		v.Groups = append(v.Groups, group)
	}
	for _, s := range t.shifts {
		v.Staffing = append(v.Staffing, pageRow{Name: s.code, Cells: cells(func(day int) pageShift {
			if s.heads[day] == 0 {
				return pageShift{}
			}
			return pageShift{Code: strconv.Itoa(s.heads[day])}
		})})
	}
	for _, s := range t.strips {
		v.Strip = append(v.Strip, pageRow{Name: s.name, Cells: cells(func(day int) pageShift {
			cell := pageShift{Code: t.surplus(s.over[day])}
			if s.over[day] < 0 && s.over[day] != noNeed {
				cell.Kind = "short"
			}
			return cell
		})})
	}
	if marked.whole() {
		v.Whole = &pageRow{Name: t.say("place.whole"), Marks: marked.line(""), Cells: cells(func(day int) pageShift {
			var cell pageShift
			cell.Hit, cell.Marks = marked.day("", day)
			return cell
		})}
	}
	return v
}
