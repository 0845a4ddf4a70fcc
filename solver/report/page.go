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
)

//go:embed *.html
var pagesHTML embed.FS

// pages are parsed when the first one is asked for. What they have in common,
// such as the rota's table, is in parts.html.
var pages = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(pagesHTML, "*.html")
})

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
		v.Rota = newPageRota("rota", t)
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}

// view is a page as its template reads it.
type view struct {
	Lang, Title string
	Answer      pageSection // paragraphs alone
	Rota        *pageRota
	Sections    []pageSection
}

type pageSection struct {
	ID, Title string
	Blocks    []pageBlock
}

// pageBlock is a paragraph, a list, a table or a chart.
type pageBlock struct {
	Text  string
	Items []string
	Head  []pageCell
	Rows  [][]pageCell
	Chart template.HTML
}

// pageRota is a rota's table. ID is that of its heading.
type pageRota struct {
	speaker
	ID       string
	Weeks    []string
	Days     []pageDay
	Groups   []pageGroup
	Staffing []pageRow
	Strip    []pageRow
	Legend   []string
}

type pageCell struct {
	Text   string
	Number bool
}

type pageDay struct {
	Letter, Name string
	Weekend      bool
	First        bool // of its week
}

// Class is how a cell of the day looks with a shift of the kind, or none.
func (d pageDay) Class(kind string) string {
	class := []string{}
	if kind != "" {
		class = append(class, kind)
	}
	if (kind == "" || kind == freeDay) && d.Weekend {
		class = append(class, "off")
	}
	if d.First {
		class = append(class, "w")
	}
	return strings.Join(class, " ")
}

type pageGroup struct {
	Title string
	Rows  []pageRow
}

type pageRow struct {
	Name, Size              string
	Cells                   []pageShift
	Hours, Weekends, Nights string
}

type pageShift struct{ Code, Kind string }

// freeDay is the kind of a cell with the code of a free day.
const freeDay = "free"

// Say gives the page's own words.
func (v *pageRota) Say(key string) string { return v.say(key) }

// Columns is how many columns the rota's table has.
func (v *pageRota) Columns() int { return len(v.Days) + 5 }

func sectionView(s section) pageSection {
	out := pageSection{ID: s.id, Title: s.title}
	for _, b := range s.blocks {
		p := pageBlock{Text: b.text, Items: b.items, Chart: b.chart}
		if b.table != nil {
			cells := func(row []string) []pageCell {
				var out []pageCell
				for i, text := range row {
					out = append(out, pageCell{text, !b.table.left[i]})
				}
				return out
			}
			p.Head = cells(b.table.rows[0])
			for _, row := range b.table.rows[1:] {
				p.Rows = append(p.Rows, cells(row))
			}
		}
		out.Blocks = append(out.Blocks, p)
	}
	return out
}

func newPageRota(id string, t *table) *pageRota {
	v := &pageRota{speaker: t.speaker, ID: id}
	for week := range t.weeks {
		v.Weeks = append(v.Weeks, t.week(week))
	}
	for day := range t.c.Dates.Days() {
		date := t.c.Dates.Date(day)
		name := t.day(t.c, day)
		v.Days = append(v.Days, pageDay{t.letter(day), name, t.c.Dates.Red(date) || date.Weekday() >= 5, day%7 == 0})
	}
	for _, g := range t.groups {
		group := pageGroup{Title: t.heading(g)}
		for _, l := range g.lines {
			row := pageRow{Name: l.id, Size: l.size, Hours: t.hours(l.planned), Weekends: strconv.Itoa(l.weekends), Nights: strconv.Itoa(l.nights)}
			for _, code := range l.codes {
				cell := pageShift{code, t.kind(code)}
				switch {
				case code == free:
					cell = pageShift{}
				case slices.Contains(t.frees, code):
					cell.Kind = freeDay
				}
				row.Cells = append(row.Cells, cell)
			}
			group.Rows = append(group.Rows, row)
		}
		v.Groups = append(v.Groups, group)
	}
	for _, s := range t.shifts {
		row := pageRow{Name: s.code}
		for _, n := range s.heads {
			text := ""
			if n > 0 {
				text = strconv.Itoa(n)
			}
			row.Cells = append(row.Cells, pageShift{Code: text})
		}
		v.Staffing = append(v.Staffing, row)
		v.Legend = append(v.Legend, s.code+" "+s.from.Clock()+"–"+s.to.Clock())
	}
	v.Legend = append(v.Legend, t.freeCodes()...)
	if days := t.holidays(); len(days) > 0 {
		v.Legend = append(v.Legend, strings.TrimSuffix(t.say("grid.holidays", "days", t.list(days)), "."))
	}
	if t.unused > 0 {
		v.Legend = append(v.Legend, t.say("grid.unused", "n", t.unused))
	}
	for _, s := range t.strips {
		row := pageRow{Name: s.name}
		for _, n := range s.over {
			cell := pageShift{Code: t.surplus(n)}
			if n < 0 {
				cell.Kind = "short"
			}
			row.Cells = append(row.Cells, cell)
		}
		v.Strip = append(v.Strip, row)
	}
	return v
}
