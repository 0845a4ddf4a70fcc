package cells

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// ReadXLSX reads the sheets of a workbook. Formulas give the value they had
// when the workbook was saved; one that was never worked out is told by Unworked.
func ReadXLSX(name string, data []byte) (b *Book, err error) {
	if len(data) > MaxBytes {
		return nil, wrong(1, 1, say("the file has more than %d bytes", MaxBytes))
	}
	// A workbook from outside may be made to break its reader; such a file is a
	// problem of the file, not of the program.
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, wrong(1, 1, say("the workbook cannot be read: it is damaged or of an unknown make"))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip})
	if err != nil {
		return nil, wrong(1, 1, say("this is no workbook that can be read (%v); save it as .xlsx without a password, or as CSV", err))
	}
	defer f.Close()
	b = &Book{Name: name, Workbook: true, Properties: map[string]string{}}
	props, err := f.GetCustomProps()
	if err != nil {
		return nil, wrong(1, 1, say("the workbook's properties cannot be read: %v", err))
	}
	for _, p := range props {
		if text, ok := p.Value.(string); ok {
			b.Properties[p.Name] = text
		}
	}
	w := &workbook{File: f, formats: map[int]format{}, unworked: some(f, formulaAlone), valueless: some(f, formulaBare)}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		w.from1904 = *p.Date1904
	}
	for _, sheet := range f.GetSheetList() {
		s, err := w.sheet(sheet)
		if err != nil {
			return nil, err
		}
		b.Sheets = append(b.Sheets, s)
	}
	return b, nil
}

type workbook struct {
	*excelize.File
	formats   map[int]format // by style
	from1904  bool           // dates count from 1904
	cells     int            // read so far
	unworked  bool           // some formula may be without its value
	valueless bool           // such a one may be a text, too
}

// formulaAlone is a formula with no value after it, formulaBare one with not even an
// empty one: the value of a formula that gives no text is written as empty.
var (
	formulaAlone = regexp.MustCompile(`<f(?: [^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>`)
	formulaBare  = regexp.MustCompile(`<f(?: [^>]*)?(?:/>|>[^<]*</f>)\s*</c>`)
)

// some tells whether a sheet of the workbook has such a formula; to look at each
// empty cell for one is slow.
func some(f *excelize.File, formula *regexp.Regexp) bool {
	found := false
	f.Pkg.Range(func(path, content any) bool {
		name, _ := path.(string)
		text, _ := content.([]byte)
		found = strings.HasPrefix(name, "xl/worksheets/") && formula.Match(text)
		return !found
	})
	return found
}

func (w *workbook) sheet(name string) (*Sheet, error) {
	s := &Sheet{Name: name, merged: map[[2]int]*Area{}}
	if shown, err := w.GetSheetVisible(name); err == nil {
		s.Hidden = !shown
	}
	rows, err := w.Rows(name)
	if err != nil {
		// a sheet of charts has no rows
		return s, nil
	}
	defer rows.Close()
	width := 0
	for row := 0; rows.Next(); row++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, wrong(row+1, 1, say("sheet %s, row %d cannot be read: %v", name, row+1, err))
		}
		if width = max(width, len(texts)); row < MaxRows {
			texts = append(texts, make([]string, width-len(texts))...) // a formula without its value counts as nothing
		}
		last := -1
		for col, text := range texts {
			if texts[col], err = w.text(s, row, col, text); err != nil {
				return nil, err
			}
			if texts[col] != "" {
				last = col
			}
		}
		if w.cells += last + 1; last < 0 {
			continue
		}
		if row >= MaxRows || last >= MaxColumns || w.cells > maxCells {
			return nil, wrong(row+1, last+1, say("sheet %s has something in %s; at most %d rows and %d columns are read", name, s.Ref(row, last), MaxRows, MaxColumns))
		}
		s.put(row, texts[:last+1])
	}
	if err := rows.Error(); err != nil {
		return nil, wrong(1, 1, say("sheet %s cannot be read: %v", name, err))
	}
	return s, w.merges(s)
}

// text is a raw value as it is meant: numbers in date and per cent formats.
func (w *workbook) text(s *Sheet, row, col int, raw string) (string, error) {
	if raw != "" && strings.Trim(raw, "0123456789.eE+-") != "" {
		return raw, nil
	}
	cell, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return "", wrong(row+1, col+1, say("%v", err))
	}
	if raw == "" && !w.unworked {
		return "", nil
	}
	if raw == "" {
		if formula, err := w.GetCellFormula(s.Name, cell); err == nil && formula != "" {
			if kind, err := w.GetCellType(s.Name, cell); err == nil && (kind == excelize.CellTypeUnset || kind == excelize.CellTypeFormula && w.valueless) {
				s.unworked = append(s.unworked, Unworked{row, col, formula})
			}
		}
		return "", nil
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw, nil
	}
	if kind, err := w.GetCellType(s.Name, cell); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber && kind != excelize.CellTypeDate {
		return raw, nil
	}
	switch w.format(s.Name, cell) {
	case dateFormat:
		if t, err := excelize.ExcelDateToTime(value, w.from1904); err == nil && value >= 1 {
			return t.Format(time.DateOnly), nil
		}
	case percentFormat:
		return number(value*100) + " %", nil
	}
	return number(value), nil
}

// number writes a value without the dust of binary fractions.
func number(v float64) string {
	if math.Abs(v) < 1e12 {
		v = math.Round(v*1e6) / 1e6
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

type format int

const (
	plainFormat format = iota
	dateFormat
	percentFormat
)

func (w *workbook) format(sheet, cell string) format {
	id, err := w.GetCellStyle(sheet, cell)
	if err != nil {
		return plainFormat
	}
	if f, ok := w.formats[id]; ok {
		return f
	}
	f := plainFormat
	if style, err := w.GetStyle(id); err == nil && style != nil {
		f = formatOf(style.NumFmt, style.CustomNumFmt)
	}
	w.formats[id] = f
	return f
}

// formatOf tells what a number format is for (ECMA-376 part 1, 18.8.30): its
// number, or its code where the workbook has its own.
func formatOf(id int, custom *string) format {
	if custom == nil {
		switch {
		case id == 9 || id == 10:
			return percentFormat
		case id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58:
			return dateFormat
		}
		return plainFormat
	}
	quoted, escaped, bracket := false, false, false
	for _, r := range strings.ToLower(*custom) {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\\', r == '_':
			escaped = true
		case r == '[', r == ']':
			bracket = r == '['
		case bracket:
		case r == 'd', r == 'y', r == 'å':
			return dateFormat
		case r == '%':
			return percentFormat
		}
	}
	return plainFormat
}

func (w *workbook) merges(s *Sheet) error {
	found, err := w.GetMergeCells(s.Name, true)
	if err != nil {
		return wrong(1, 1, say("the merged cells of sheet %s cannot be read: %v", s.Name, err))
	}
	filled := 0
	for _, m := range found {
		c1, r1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			return wrong(1, 1, say("sheet %s has merged cells that cannot be read", s.Name))
		}
		a := &Area{min(r1, r2) - 1, min(c1, c2) - 1, max(r1, r2) - 1, max(c1, c2) - 1}
		if s.Text(a.Row, a.Col) == "" {
			continue
		}
		if filled += (a.LastRow - a.Row + 1) * (a.LastCol - a.Col + 1); filled > maxCells {
			return wrong(a.Row+1, a.Col+1, say("sheet %s has merged areas that are too large", s.Name))
		}
		for r := a.Row; r <= a.LastRow; r++ {
			for c := a.Col; c <= a.LastCol; c++ {
				s.merged[[2]int{r, c}] = a
			}
		}
	}
	return nil
}

// Read reads a file by its ending: .xlsx and .xlsm, else CSV.
func Read(name string, data []byte) (*Book, error) {
	lower := strings.ToLower(name)
	switch {
	case strings.HasSuffix(lower, ".xls"), strings.HasSuffix(lower, ".ods"), strings.HasSuffix(lower, ".numbers"):
		return nil, wrong(1, 1, say("save the rota as .xlsx or .csv; %s is not read", lower[strings.LastIndexByte(lower, '.'):]))
	case strings.HasSuffix(lower, ".xlsx"), strings.HasSuffix(lower, ".xlsm"), bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return ReadXLSX(name, data)
	}
	return ReadCSV(name, data)
}
