// Package cells reads CSV and XLSX files as sheets of text, and remembers where
// each cell stands. It knows nothing of rotas.
package cells

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"heltid/solver/ward/document"
)

// Limits of a file. One from outside may be made to exhaust the reader.
const (
	MaxBytes   = 16 << 20
	MaxRows    = 20_000
	MaxColumns = 1_000
	maxCells   = 2_000_000
	maxUnzip   = 128 << 20
)

// Book is a file of one sheet (CSV) or several (XLSX).
type Book struct {
	Name       string
	Workbook   bool   // an XLSX file
	Encoding   string // of a CSV file: UTF-8, UTF-16 or Windows-1252
	Delimiter  string // of a CSV file: ; , or a tab
	Sheets     []*Sheet
	Properties map[string]string // custom properties of a workbook
}

// Sheet is a grid of texts. Rows and columns count from 0; a date is written
// yyyy-mm-dd and a share with its per cent sign, whatever the cell shows.
type Sheet struct {
	Name   string // empty in a CSV file
	Hidden bool

	texts  [][]string
	width  int
	places map[[2]int]position // of a CSV file's cells; a workbook's are their rows and columns
	merged map[[2]int]*Area

	unworked []Unworked
}

// Unworked is a formula whose value is not in the file, as of a workbook that a
// program wrote and no spreadsheet has saved. Its cell counts as empty.
type Unworked struct {
	Row, Col int
	Formula  string
}

// Unworked gives the formulas without their values, in the order of the rows.
func (s *Sheet) Unworked() []Unworked { return s.unworked }

type position struct{ line, col int }

// Area is cells merged into one, or a single cell.
type Area struct{ Row, Col, LastRow, LastCol int }

// Single tells whether the area is one cell.
func (a Area) Single() bool { return a.Row == a.LastRow && a.Col == a.LastCol }

// Rows is how many rows the sheet has.
func (s *Sheet) Rows() int { return len(s.texts) }

// Columns is how many columns the widest row has.
func (s *Sheet) Columns() int { return s.width }

// put adds a row, after empty ones where rows are missing before it.
func (s *Sheet) put(row int, texts []string) {
	for len(s.texts) < row {
		s.texts = append(s.texts, nil)
	}
	s.texts = append(s.texts, texts)
	s.width = max(s.width, len(texts))
}

// Text is what stands in a cell, without spaces round it; a merged area's text
// stands in each of its cells.
func (s *Sheet) Text(row, col int) string {
	if a := s.merged[[2]int{row, col}]; a != nil {
		row, col = a.Row, a.Col
	}
	if row >= len(s.texts) || col >= len(s.texts[row]) {
		return ""
	}
	return strings.TrimSpace(s.texts[row][col])
}

// Area gives the merged area a cell is in, or the cell itself.
func (s *Sheet) Area(row, col int) Area {
	if a := s.merged[[2]int{row, col}]; a != nil {
		return *a
	}
	return Area{row, col, row, col}
}

// Empty tells whether nothing stands in a row.
func (s *Sheet) Empty(row int) bool {
	for col := range s.Columns() {
		if s.Text(row, col) != "" {
			return false
		}
	}
	return true
}

// Place gives where a cell stands, from 1: line and character of a CSV file,
// row and column of a workbook.
func (s *Sheet) Place(row, col int) (line, column int) {
	if s.places == nil {
		return row + 1, col + 1
	}
	for c := col; c >= 0; c-- { // a row may be shorter than the others
		if p, ok := s.places[[2]int{row, c}]; ok {
			return p.line, p.col
		}
	}
	return row + 1, 1
}

// Ref names a cell as spreadsheets do: C5, with its sheet Turnus!C5.
func (s *Sheet) Ref(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		name = fmt.Sprintf("row %d, column %d", row+1, col+1)
	}
	if s.Name == "" {
		return name
	}
	return s.Name + "!" + name
}

// Column names a column: C.
func Column(col int) string {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		return fmt.Sprint(col + 1)
	}
	return name
}

// Error is a file that cannot be read, with the place where it is known.
type Error struct {
	Line, Col int // from 1
	Said      document.Said
}

func (e *Error) Error() string { return e.Said.String() }

func wrong(line, col int, said document.Said) *Error { return &Error{line, col, said} }

func say(kind string, values ...any) document.Said { return document.Say(kind, values...) }
