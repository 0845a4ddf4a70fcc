package report

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// ComparisonXLSX writes a comparison as a workbook: every figure with a column
// a model and run, each one's post, and a sheet a rota. Texts are written as
// texts, never as formulas.
func ComparisonXLSX(w io.Writer, c Compared, lang rule.Lang) error {
	b := &workbook{File: excelize.NewFile(), comparer: newComparer(c, lang)}
	defer b.Close()
	b.begin()
	b.compared()
	b.people()
	b.payments()
	for _, e := range c.Entries {
		if e.Result != nil && e.Result.Rota != nil {
			b.rota(e)
		}
	}
	b.keep(b.DeleteSheet("Sheet1"))
	if b.err != nil {
		return fmt.Errorf("xlsx: %w", b.err)
	}
	_, err := b.WriteTo(w)
	return err
}

// workbook keeps the first thing that went wrong.
type workbook struct {
	*excelize.File
	*comparer
	bold  int
	kinds map[string]int // styles by kind of shift
	err   error
}

func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) style(s *excelize.Style) int {
	id, err := b.NewStyle(s)
	b.keep(err)
	return id
}

// begin makes the styles: the page's colours behind the letters.
func (b *workbook) begin() {
	b.bold = b.style(&excelize.Style{Font: &excelize.Font{Bold: true}})
	b.kinds = map[string]int{}
	for kind, colour := range map[string]string{ward.DayShift: "D9F2DD", ward.EveningShift: "FDEAC2", ward.NightShift: "CFE3F7", ward.LongShift: "ECD7F3"} {
		b.kinds[kind] = b.style(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}, Alignment: &excelize.Alignment{Horizontal: "center"}})
	}
}

// put writes a text or a number into a cell, both counted from 1.
func (b *workbook) put(sheet string, col, row int, value any, style int) {
	cell, err := excelize.CoordinatesToCellName(col, row)
	b.keep(err)
	switch v := value.(type) {
	case string:
		b.keep(b.SetCellStr(sheet, cell, v))
	case int:
		b.keep(b.SetCellInt(sheet, cell, int64(v)))
	case float64:
		b.keep(b.SetCellFloat(sheet, cell, v, -1, 64))
	}
	if style != 0 {
		b.keep(b.SetCellStyle(sheet, cell, cell, style))
	}
}

// sheet begins a sheet with a heading that stays in view.
func (b *workbook) sheet(name string, wide float64, head ...string) {
	_, err := b.NewSheet(name)
	b.keep(err)
	b.keep(b.SetColWidth(name, "A", "A", wide))
	for i, text := range head {
		b.put(name, i+1, 1, text, b.bold)
	}
	b.keep(b.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
}

// compared has a row a figure and a column an entry.
func (b *workbook) compared() {
	name := b.say("compare.sheet.figures")
	head := []string{b.say("compare.what"), b.say("compare.sheet.of"), b.say("compare.sheet.unit")}
	for _, e := range b.Entries {
		head = append(head, b.entry(e))
	}
	b.sheet(name, 48, head...)
	rows := map[[2]string]int{}
	next := 2
	for i, e := range b.Entries {
		for _, f := range b.figures(e) {
			key := [2]string{f.id, f.of}
			value, unit := f.number()
			if rows[key] == 0 {
				rows[key] = next
				b.put(name, 1, next, f.name, 0)
				b.put(name, 2, next, f.of, 0)
				b.put(name, 3, next, unit, 0)
				next++
			}
			b.put(name, 4+i, rows[key], value, 0)
		}
	}
}

// people has a row a line from today and a column a model, in per cent.
func (b *workbook) people() {
	var with []*solver.Entry
	for _, e := range b.made() {
		if e.Run == ward.FromToday {
			with = append(with, e)
		}
	}
	if len(with) == 0 {
		return
	}
	name := b.say("compare.sheet.people")
	head := []string{b.say("page.person"), b.say("posts.group"), b.say("people.today"), b.say("people.wished")}
	for _, e := range with {
		head = append(head, b.model(&e.Model))
	}
	b.sheet(name, 16, head...)
	percent := func(z ward.Size) float64 { return float64(z) / 100 }
	for i, p := range with[0].Case.People {
		b.put(name, 1, i+2, p.ID, 0)
		b.put(name, 2, i+2, b.attribute(p.Competence), 0)
		b.put(name, 3, i+2, percent(p.Size.Current), 0)
		if p.Size.Wished != nil && !p.Vacant {
			b.put(name, 4, i+2, percent(*p.Size.Wished), 0)
		}
		for k, e := range with {
			b.put(name, 5+k, i+2, percent(sizeOf(e.Result.Totals, p.ID)), 0)
		}
	}
}

// payments has a row a person: weekends and kroner before, and under each model
// with the change.
func (b *workbook) payments() {
	was := b.say("people.today")
	if first := b.paid().first; first != nil {
		was = b.model(&first.Model)
	}
	head := []string{b.say("page.person"), b.say("compare.sheet.weekends", "model", was), b.say("compare.sheet.kroner", "model", was)}
	var changes []*measure.Changes
	for _, e := range b.of(ward.FromToday) {
		if c := b.payChange(e); c != nil {
			changes = append(changes, c)
			for _, key := range []string{"weekends", "kroner", "change"} {
				head = append(head, b.say("compare.sheet."+key, "model", b.model(&e.Model)))
			}
		}
	}
	if len(changes) == 0 {
		return
	}
	name := b.say("compare.sheet.pay")
	b.sheet(name, 16, head...)
	kroner := func(ore int) float64 { return float64(ore) / 100 }
	for i, l := range b.paid().before.Lines {
		b.put(name, 1, i+2, l.Person, 0)
		b.put(name, 2, i+2, l.Weekends, 0)
		b.put(name, 3, i+2, kroner(l.Year.Total()), 0)
		for k, c := range changes {
			for _, p := range c.People {
				if p.Person == l.Person {
					b.put(name, 4+3*k, i+2, p.After.Weekends, 0)
					b.put(name, 5+3*k, i+2, kroner(p.After.Year.Total()), 0)
					b.put(name, 6+3*k, i+2, kroner(p.Pay()), 0)
				}
			}
		}
	}
}

// rota has a row a line and a column a day.
func (b *workbook) rota(e *solver.Entry) {
	t, err := newTable(e.Case, e.Result.Rota, b.lang)
	if err != nil {
		b.keep(err)
		return
	}
	name := b.column(e)
	head := []string{b.say("page.person"), b.say("grid.size")}
	for day := range e.Case.Dates.Days() {
		head = append(head, t.day(e.Case, day))
	}
	b.sheet(name, 16, append(head, b.say("grid.hours"), b.say("grid.weekends"), b.say("grid.nights"))...)
	row := 2
	for _, l := range t.lines() {
		b.put(name, 1, row, l.name, 0)
		b.put(name, 2, row, l.size, 0)
		for day, code := range l.codes {
			if code != free {
				b.put(name, 3+day, row, code, b.kinds[t.kind(code)])
			}
		}
		b.put(name, 3+len(l.codes), row, float64(l.planned)/60, 0)
		b.put(name, 4+len(l.codes), row, l.weekends, 0)
		b.put(name, 5+len(l.codes), row, l.nights, 0)
		row++
	}
}
