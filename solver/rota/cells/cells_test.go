package cells_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"heltid/solver/rota/cells"
)

func TestCSVSaysHowItWasRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, encoding, delimiter string }{
		"semicolons":   {"Navn;man;tir\nKåre;D,A;E\n", cells.UTF8, ";"},
		"commas":       {"Navn,man,tir\nKåre,D;A,E\n", cells.UTF8, ","},
		"tabs":         {"Navn\tman\ttir\nKåre\tD, A\tE\n", cells.UTF8, "\t"},
		"a mark first": {"\ufeffNavn;man;tir\nKåre;D;E\n", cells.UTF8, ";"},
		"Windows":      {"Navn;man;tir\r\nK\xe5re;D;E\r\n", cells.Windows1252, ";"},
		"Unicode text": {"\xff\xfeN\x00a\x00v\x00n\x00\t\x00m\x00\t\x00t\x00\n\x00K\x00\xe5\x00r\x00e\x00\t\x00D\x00\t\x00E\x00", cells.UTF16, "\t"},
		"sep line":     {"sep=,\nNavn,man,tir\nKåre,D,E\n", cells.UTF8, ","},
		"quotes":       {"Navn;man;tir\n\"Kåre\";\"D\nE\";E\n", cells.UTF8, ";"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, err := cells.Read("r.csv", []byte(c.text))
			require.NoError(t, err)
			require.Equal(t, c.encoding, b.Encoding)
			require.Equal(t, c.delimiter, b.Delimiter)
			s := b.Sheets[0]
			require.Equal(t, 3, s.Columns())
			last := s.Rows() - 1
			require.Equal(t, "Navn", s.Text(last-1, 0))
			require.Equal(t, "Kåre", s.Text(last, 0))
			require.Equal(t, "E", s.Text(last, 2))
		})
	}
}

// A cell's name is the spreadsheet's, its place the text editor's.
func TestPlacesOfCSV(t *testing.T) {
	t.Parallel()
	b, err := cells.ReadCSV("r.csv", []byte("Navn;man\n\n\nÅse;\"D\nE\";F1\n\nBo;  N\n"))
	require.NoError(t, err)
	s := b.Sheets[0]
	for _, c := range []struct {
		row, col, line, column int
		text, ref              string
	}{
		{0, 1, 1, 6, "man", "B1"}, {3, 0, 4, 1, "Åse", "A4"}, {3, 1, 4, 5, "D\nE", "B4"}, {3, 2, 5, 4, "F1", "C4"},
		{5, 0, 7, 1, "Bo", "A6"}, {5, 1, 7, 4, "N", "B6"}, {5, 9, 7, 4, "", "J6"},
	} {
		line, column := s.Place(c.row, c.col)
		require.Equal(t, c.text, s.Text(c.row, c.col))
		require.Equal(t, c.ref, s.Ref(c.row, c.col))
		require.Equal(t, [2]int{c.line, c.column}, [2]int{line, column}, c.ref)
	}
	require.True(t, s.Empty(1))
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, text, says string }{
		"empty":           {"r.csv", "", "the file is empty"},
		"open quotes":     {"r.csv", "Navn;man\n\"Kåre;D\n", "this is not CSV"},
		"binary":          {"r.csv", "Navn;man\n\x00\x01", "this is no text file"},
		"old workbook":    {"r.xls", "\xd0\xcf", "save the rota as .xlsx or .csv; .xls is not read"},
		"no workbook":     {"r.xlsx", "Navn;man", "this is no workbook that can be read"},
		"two delimiters":  {"r.csv", "a;b,c\n", `write sep=; alone on the first line`},
		"too many fields": {"r.csv", strings.Repeat(";", cells.MaxColumns+1), "at most 20000 and 1000 are read"},
		"and by commas":   {"r.csv", strings.Repeat(strings.Repeat("D,", cells.MaxColumns+1)+"\n", 3), "at most 20000 and 1000 are read"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := cells.Read(c.file, []byte(c.text))
			var e *cells.Error
			require.ErrorAs(t, err, &e)
			require.Contains(t, e.Error(), c.says)
			require.Positive(t, e.Line)
		})
	}
}

func workbook(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { require.NoError(t, f.Close()) }()
	fill(f)
	b, err := f.WriteToBuffer()
	require.NoError(t, err)
	return b.Bytes()
}

func set(f *excelize.File, values map[string]any) {
	for cell, v := range values {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			panic(err)
		}
	}
}

// A date is a date and a share a share, whatever the cell shows of them.
func TestNumbersOfWorkbooksAreReadAsTheyAreMeant(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	data := workbook(t, func(f *excelize.File) {
		set(f, map[string]any{"A1": day, "B1": day, "C1": 0.625, "D1": 0.333, "E1": 12, "F1": 37.5, "G1": "0123", "H1": true, "I1": " D ", "J1": 46027})
		for cell, code := range map[string]string{"A1": "ddd", "B1": `"uke "d. mmm`, "C1": "0 %", "D1": "[Red]0", "E1": `0" d"`} {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			require.NoError(t, err)
			require.NoError(t, f.SetCellStyle("Sheet1", cell, cell, style))
		}
	})
	b, err := cells.Read("r.xlsx", data)
	require.NoError(t, err)
	s := b.Sheets[0]
	var got []string
	for col := range 10 {
		got = append(got, s.Text(0, col))
	}
	require.Equal(t, []string{"2026-01-05", "2026-01-05", "62.5 %", "0.333", "12", "37.5", "0123", "1", "D", "46027"}, got)
	require.Equal(t, "Sheet1!C1", s.Ref(0, 2))
	line, col := s.Place(0, 2)
	require.Equal(t, [2]int{1, 3}, [2]int{line, col})
}

func TestMergedCellsHaveTheirTextInEach(t *testing.T) {
	t.Parallel()
	data := workbook(t, func(f *excelize.File) {
		set(f, map[string]any{"B2": "Uke 1", "E3": "x"})
		require.NoError(t, f.MergeCell("Sheet1", "B2", "C3"))
		require.NoError(t, f.MergeCell("Sheet1", "F5", "G6"))
	})
	b, err := cells.Read("r.xlsx", data)
	require.NoError(t, err)
	s := b.Sheets[0]
	for _, at := range [][2]int{{1, 1}, {1, 2}, {2, 1}, {2, 2}} {
		require.Equal(t, "Uke 1", s.Text(at[0], at[1]))
		require.Equal(t, cells.Area{Row: 1, Col: 1, LastRow: 2, LastCol: 2}, s.Area(at[0], at[1]))
	}
	require.True(t, s.Area(2, 4).Single())
	require.Empty(t, s.Text(4, 5))
}

// Some programs save formulas without their values; such a cell must not be
// taken for a free day.
func TestAFormulaWithoutItsValueIsTold(t *testing.T) {
	t.Parallel()
	data := workbook(t, func(f *excelize.File) {
		set(f, map[string]any{"A1": "Navn", "B1": "man", "A2": "Bo"})
		require.NoError(t, f.SetCellFormula("Sheet1", "B2", "C9"))
	})
	for name, c := range map[string]struct {
		data []byte
		text string
		told []cells.Unworked
	}{
		"a number or a text":  {rewritten(t, data, ` t="str"`, ""), "", []cells.Unworked{{Row: 1, Col: 1, Formula: "C9"}}},
		"a text":              {data, "", []cells.Unworked{{Row: 1, Col: 1, Formula: "C9"}}},
		"worked out":          {rewritten(t, data, `t="str"><f>C9</f>`, `t="str"><f>C9</f><v>D</v>`), "D", nil},
		"worked out: no text": {rewritten(t, data, `t="str"><f>C9</f>`, `t="str"><f>C9</f><v></v>`), "", nil},
	} {
		b, err := cells.Read("r.xlsx", c.data)
		require.NoError(t, err, name)
		require.Equal(t, c.text, b.Sheets[0].Text(1, 1), name)
		require.Equal(t, c.told, b.Sheets[0].Unworked(), name)
	}
}

// rewritten changes a text in the sheets of a workbook.
func rewritten(t *testing.T, data []byte, old, new string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		if strings.Contains(f.Name, "sheet1.xml") {
			require.Contains(t, string(text), old)
			text = []byte(strings.ReplaceAll(string(text), old, new))
		}
		w, err := out.Create(f.Name)
		require.NoError(t, err)
		_, err = w.Write(text)
		require.NoError(t, err)
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}

func TestFarCellsAreRefused(t *testing.T) {
	t.Parallel()
	data := workbook(t, func(f *excelize.File) { set(f, map[string]any{"A1": "x", "A30000": "y"}) })
	_, err := cells.Read("r.xlsx", data)
	require.ErrorContains(t, err, "something in Sheet1!A30000")
}

func TestHiddenSheetsAndPropertiesAreKnown(t *testing.T) {
	t.Parallel()
	data := workbook(t, func(f *excelize.File) {
		_, err := f.NewSheet("Gammel")
		require.NoError(t, err)
		require.NoError(t, f.SetSheetVisible("Gammel", false))
		require.NoError(t, f.SetCustomProps(excelize.CustomProperty{Name: "heltid model", Value: "trad"}))
	})
	b, err := cells.Read("r.xlsx", data)
	require.NoError(t, err)
	require.Len(t, b.Sheets, 2)
	require.False(t, b.Sheets[0].Hidden)
	require.True(t, b.Sheets[1].Hidden)
	require.Equal(t, map[string]string{"heltid model": "trad"}, b.Properties)
}

func FuzzRead(f *testing.F) {
	f.Add("r.csv", []byte("Navn;man\n\nÅse;\"D\nE\";F1\n"))
	f.Add("r.csv", []byte("sep=,\na,b\n"))
	f.Add("r.csv", []byte("\xff\xfea\x00"))
	file := excelize.NewFile()
	_ = file.SetCellValue("Sheet1", "B2", "D")
	_ = file.MergeCell("Sheet1", "B2", "C3")
	if b, err := file.WriteToBuffer(); err == nil {
		f.Add("r.xlsx", b.Bytes())
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		b, err := cells.Read(name, data)
		if err != nil {
			if _, ok := errors.AsType[*cells.Error](err); !ok {
				t.Fatalf("an error without its place: %v", err)
			}
			return
		}
		for _, s := range b.Sheets {
			for row := range min(s.Rows(), 50) {
				for col := range min(s.Columns(), 50) {
					line, column := s.Place(row, col)
					if s.Text(row, col) != "" && (line < 1 || column < 1) {
						t.Fatalf("%s stands nowhere", s.Ref(row, col))
					}
				}
			}
		}
	})
}
