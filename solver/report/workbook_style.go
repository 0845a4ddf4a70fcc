package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"heltid/solver/ward"
)

// A look is how a cell of a workbook is shown.
type look struct {
	title, head, group bool
	kind               string // of shift, or freeDay
	first              bool   // of its week
	off                bool   // a weekend or holiday
	hit                bool   // a breach is about it
	centre             bool
	wrap, right        bool
	number             string // format of a number
}

// Fills by kind of shift, as on pages.
var fills = map[string]string{ward.DayShift: "D9F2DD", ward.EveningShift: "FDEAC2", ward.NightShift: "CFE3F7", ward.LongShift: "ECD7F3"}

const breachColour = "8A0000"

// style gives the number of a look's style in the workbook.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	s := &excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: 10, Color: "1A1A1A"}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap}}
	fill := fills[l.kind]
	switch {
	case l.title:
		s.Font.Size, s.Font.Bold = 14, true
	case l.group:
		s.Font.Bold, fill = true, "EEEEEE"
	case l.head:
		s.Font.Bold = true
	}
	if l.off && fill == "" {
		fill = "F3F3F3"
	}
	if l.kind == freeDay {
		s.Font.Color = "555555"
	}
	if l.centre {
		s.Alignment.Horizontal = "center"
	}
	if l.number != "" {
		s.CustomNumFmt = &l.number
	}
	if l.wrap && !l.right && !l.centre {
		s.Alignment.Indent = 1
	}
	if l.right || l.number != "" && !l.centre && !l.head {
		s.Alignment.Horizontal = "right"
	}
	if l.first {
		s.Border = append(s.Border, excelize.Border{Type: "left", Color: "666666", Style: 1})
	}
	if l.hit {
		s.Font.Bold, s.Font.Color = true, breachColour
		if fill == "" || fill == "F3F3F3" {
			fill = "FBE3E3"
		}
		s.Border = nil
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: breachColour, Style: 5})
		}
	}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := b.file.NewStyle(s)
	b.styles[l] = id
	return id, err
}

// A pen writes cells until something goes wrong.
type pen struct {
	b   *book
	err error
}

func (p *pen) do(step func() error) {
	if p.err == nil {
		p.err = step()
	}
}

func (p *pen) put(row, col int, value any, l look) {
	p.do(func() error { return p.b.put(row, col, value, l) })
}

// note puts the items of a cell's marks beside it.
func (p *pen) note(row, col int, marks []mark) {
	if len(marks) == 0 {
		return
	}
	var lines []string
	for _, m := range marks {
		lines = append(lines, p.b.say("workbook.note", "n", m.Number, "rule", m.Name, "text", p.b.textOf(m.Number)))
	}
	p.do(func() error {
		cell, err := excelize.CoordinatesToCellName(col, row)
		if err != nil {
			return err
		}
		text := strings.Join(lines, "\n")
		return p.b.file.AddComment(p.b.at, excelize.Comment{Cell: cell, Author: "heltid", Text: text, Width: 320, Height: uint(60 + 14*len(text)/40)})
	})
}

// textOf says what an item is about.
func (b *book) textOf(number int) string {
	for _, m := range b.all {
		for _, i := range m.items {
			if i.number == number {
				return fmt.Sprintf("%s %s", i.findings[0].Text(b.lang), b.say("workbook.opener", "who", b.opener(m)))
			}
		}
	}
	return ""
}

// table writes a row of texts, high enough for those that are broken.
func (p *pen) table(row int, widths []float64, cells []string, left []bool, head bool) {
	lines := 1
	for i, text := range cells {
		var value any = text
		if n, err := strconv.Atoi(text); err == nil {
			value = n
		}
		p.put(row, 1+i, value, look{head: head, wrap: true, right: !left[i]})
		lines = max(lines, 1+(len([]rune(text))-1)*10/(9*int(widths[i])))
	}
	p.do(func() error { return p.b.file.SetRowHeight(p.b.at, row, float64(3+13*lines)) })
}

// link makes a cell point to one of the rota's sheet.
func (p *pen) link(row, col int, to string) {
	if to == "" {
		return
	}
	p.do(func() error {
		cell, err := excelize.CoordinatesToCellName(col, row)
		if err != nil {
			return err
		}
		return p.b.file.SetCellHyperLink(p.b.at, cell, "'"+p.b.say("page.rota")+"'!"+to, "Location")
	})
}

// widths sets the widths of the first columns, in characters.
func (p *pen) widths(all []float64) {
	for i, w := range all {
		p.width(i+1, i+1, w)
	}
}

func (p *pen) width(first, last int, w float64) {
	p.do(func() error {
		from, err := excelize.ColumnNumberToName(first)
		if err != nil {
			return err
		}
		to, err := excelize.ColumnNumberToName(last)
		if err != nil {
			return err
		}
		return p.b.file.SetColWidth(p.b.at, from, to, w)
	})
}
