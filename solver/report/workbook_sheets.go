package report

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"heltid/solver/rule"
)

// overview writes the sheet of what one reads first.
func (b *book) overview() error {
	if err := b.sheet(b.say("overview.title")); err != nil {
		return err
	}
	p := &pen{b: b}
	answer := b.answer()
	p.put(1, 1, answer.title, look{title: true})
	row := 2
	for _, k := range answer.blocks {
		p.put(row, 1, k.text, look{})
		row++
	}
	widths := []float64{26, 22, 18, 18, 24, 18, 18, 60, 24}
	for _, part := range []section{b.judge.overview(), b.allowed(), b.beyond()} {
		if part.empty() {
			continue
		}
		row += 2
		p.put(row, 1, part.title, look{head: true})
		for _, k := range part.blocks {
			texts := k.items
			if k.text != "" {
				texts = []string{k.text}
			}
			for _, text := range texts {
				row++
				p.put(row, 1, text, look{})
			}
			if k.table == nil {
				continue
			}
			for i, cells := range k.table.rows {
				row++
				p.table(row, widths, cells, k.table.left, i == 0)
			}
		}
	}
	p.widths(widths)
	p.do(func() error { return b.print(0, 0) })
	return p.err
}

// breaches writes the sheet of the breaches, each with its cell.
func (b *book) breaches() error {
	if err := b.sheet(b.say("workbook.breaches")); err != nil {
		return err
	}
	p := &pen{b: b}
	var head []string
	for _, key := range []string{"matter.number", "findings.rule", "matter.where", "findings.measured", "findings.limit", "matter.margin", "workbook.says", "workbook.source", "overview.opener", "workbook.paragraph"} {
		head = append(head, b.say(key))
	}
	widths := []float64{6, 22, 28, 17, 17, 17, 46, 32, 20, 32}
	left := words(false, true, true, false, false, false, true, true, true, true)
	p.table(1, widths, head, left, true)
	row := 1
	for _, m := range b.all {
		allowed := ""
		if m.allowed != nil {
			allowed = rule.Cite(m.allowed.Source, b.lang)
		}
		for _, i := range m.items {
			for _, f := range i.findings {
				row++
				figure := func(v int) string { return rule.Format(m.rule.Unit, v, b.lang) }
				p.table(row, widths, []string{
					strconv.Itoa(i.number), b.ruleName(m.rule.ID), b.place(b.Case, f.Measure), figure(f.Measured), figure(f.Limit), figure(-f.Margin),
					f.Text(b.lang), rule.Cite(f.Step.Source, b.lang), b.opener(m), allowed,
				}, left, false)
				p.link(row, 3, b.cellOf(f))
			}
		}
	}
	p.widths(widths)
	p.do(func() error { return b.file.AutoFilter(b.at, fmt.Sprintf("A1:J%d", row), nil) })
	p.do(func() error { return b.print(1, 1) })
	return p.err
}

// strained writes the sheet of what strains each line, for the parties to assess.
func (b *book) strained() error {
	s := b.strain()
	if s.empty() {
		return nil
	}
	if err := b.sheet(b.say("workbook.strain")); err != nil {
		return err
	}
	p := &pen{b: b}
	row := 0
	widths := append([]float64{22}, slices.Repeat([]float64{13}, len(strainColumns))...)
	for _, k := range s.blocks {
		if k.table == nil {
			row++
			p.put(row, 1, k.text, look{})
			continue
		}
		for i, cells := range k.table.rows {
			row++
			p.table(row, widths, cells, k.table.left, i == 0)
		}
	}
	p.widths(widths)
	p.do(func() error { return b.print(0, 0) })
	return p.err
}

// cellOf is the first cell of the rota's sheet that a finding is about.
func (b *book) cellOf(f finding) string {
	row := b.rowOf(f.Person)
	if row == 0 {
		return ""
	}
	col := 1
	if on := days(b.Case, f.Measure); len(on) > 0 {
		col = firstDay + on[0]
	}
	cell, _ := excelize.CoordinatesToCellName(col, row)
	return cell
}

// rowOf is a person's row in the rota's sheet, 0 where there is none.
func (b *book) rowOf(person string) int {
	row := firstLine
	for _, g := range b.table.groups {
		row++
		for _, l := range g.lines {
			if l.person == person {
				return row
			}
			row++
		}
	}
	return 0
}

// staffing writes how many start on each shift type, and how many more than the
// floor of the need are at work when it is tightest.
func (b *book) staffing() error {
	if err := b.sheet(b.say("grid.staffing")); err != nil {
		return err
	}
	p := &pen{b: b}
	p.put(titleRow, 1, b.say("grid.staffing"), look{title: true})
	b.headings(p)
	row := firstLine
	one := func(name string, value func(day int) any, short func(day int) bool) {
		p.put(row, 1, name, look{head: true})
		for day := range b.Case.Dates.Days() {
			p.put(row, firstDay+day, value(day), look{centre: true, first: day%7 == 0, off: b.off(day), hit: short(day)})
		}
		row++
	}
	never := func(int) bool { return false }
	for _, s := range b.table.shifts {
		one(s.code, func(day int) any {
			if s.heads[day] == 0 {
				return nil
			}
			return s.heads[day]
		}, never)
	}
	if len(b.table.strips) > 0 {
		p.put(row, 1, b.say("grid.strip"), look{group: true})
		row++
	}
	for _, s := range b.table.strips {
		one(s.name, func(day int) any {
			if s.over[day] == noNeed {
				return nil
			}
			return s.over[day]
		}, func(day int) bool { return s.over[day] < 0 && s.over[day] != noNeed })
	}
	p.do(func() error { return b.print(firstDay-1, dayRow) })
	p.widths([]float64{30, 10})
	p.width(firstDay, firstDay+b.Case.Dates.Days()-1, b.dayWidth())
	return p.err
}

// print sets the sheet up for paper, and keeps so many columns and rows in view.
func (b *book) print(columns, rows int) error {
	landscape, paper, one, any := "landscape", 9, 1, 0
	if err := b.file.SetPageLayout(b.at, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	fit := true
	if err := b.file.SetSheetProps(b.at, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if rows == 0 {
		return nil
	}
	cell, err := excelize.CoordinatesToCellName(columns+1, rows+1)
	if err != nil {
		return err
	}
	return b.file.SetPanes(b.at, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: cell, ActivePane: "bottomRight"})
}
