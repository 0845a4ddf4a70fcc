package cells

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encodings of a CSV file.
const (
	UTF8        = "UTF-8"
	UTF16       = "UTF-16"
	Windows1252 = "Windows-1252"
)

// ReadCSV reads a CSV file. The delimiter is the one that gives most columns,
// or the one a first line sep= names; what is not UTF-8 is Windows-1252.
func ReadCSV(name string, data []byte) (*Book, error) {
	if len(data) > MaxBytes {
		return nil, wrong(1, 1, say("the file has more than %d bytes", MaxBytes))
	}
	text, encoding := decode(data)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as an old Macintosh ends lines
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return nil, wrong(1+strings.Count(text[:i], "\n"), 1, say("this is no text file; save the rota as CSV, or give the workbook its ending .xlsx"))
	}
	b := &Book{Name: name, Encoding: encoding}
	named, skip := separator(text)
	var first error
	most := 0
	for _, d := range []string{";", ",", "\t"} {
		if named != "" && d != named {
			continue
		}
		s, err := parse(text, rune(d[0]), skip)
		switch {
		case err != nil:
			if first == nil {
				first = err
			}
		case s.Columns() > most:
			b.Delimiter, b.Sheets, most = d, []*Sheet{s}, s.Columns()
		case s.Columns() == most && most > 1:
			return nil, wrong(1, 1, say("both %q and %q could part the columns; write sep=%s alone on the first line", b.Delimiter, d, b.Delimiter))
		}
	}
	switch {
	case most <= 1 && first != nil:
		return nil, first
	case most == 0:
		return nil, wrong(1, 1, say("the file is empty"))
	case b.Sheets[0].Rows() > MaxRows || most > MaxColumns:
		return nil, tooLarge(b.Sheets[0].Rows(), most)
	}
	return b, nil
}

func tooLarge(rows, columns int) error {
	return wrong(1, 1, say("the file has %d rows and %d columns; at most %d and %d are read", rows, columns, MaxRows, MaxColumns))
}

// decode gives the text and how it was encoded.
func decode(data []byte) (string, string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		high := 1 // little endian
		if data[0] == 0xfe {
			high = 0
		}
		units := make([]uint16, 0, len(data)/2)
		for i := 2; i+1 < len(data); i += 2 {
			units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
		}
		return string(utf16.Decode(units)), UTF16
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\ufeff"), UTF8
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return string(data), Windows1252 // cannot be: every byte has a letter
	}
	return string(text), Windows1252
}

// separator reads the line sep=; that spreadsheets put first, and tells how
// many bytes it takes.
func separator(text string) (string, int) {
	line, _, _ := strings.Cut(text, "\n")
	sep, ok := strings.CutPrefix(strings.TrimRight(line, "\r"), "sep=")
	if !ok || !strings.Contains(";,\t", sep) || len(sep) != 1 {
		return "", 0
	}
	return sep, min(len(line)+1, len(text))
}

func parse(text string, delimiter rune, skip int) (*Sheet, error) {
	s := &Sheet{places: map[[2]int]position{}}
	r := csv.NewReader(strings.NewReader(text[skip:]))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	before := 0 // lines that the file has before what is read
	if skip > 0 {
		before = 1
		s.put(0, nil)
	}
	next, cells := 1, 0 // the line after the record before
	for {
		start := r.InputOffset()
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			if p, ok := errors.AsType[*csv.ParseError](err); ok {
				what := say("this is not CSV: %v", p.Err)
				switch {
				case errors.Is(p.Err, csv.ErrBareQuote):
					what = say("this is not CSV: a quotation mark stands inside a cell; put the whole cell in quotation marks, or take it out")
				case errors.Is(p.Err, csv.ErrQuote):
					what = say("this is not CSV: a cell begins with a quotation mark and does not end with one")
				}
				return nil, wrong(p.Line+before, p.Column, what)
			}
			return nil, err
		}
		if cells += len(record); cells > maxCells {
			return nil, wrong(1, 1, say("the file has more than %d cells", maxCells))
		}
		if len(record) > MaxColumns {
			return nil, tooLarge(s.Rows()+1, len(record))
		}
		line, _ := r.FieldPos(0)
		row := s.Rows() + line - next         // the reader passes over empty lines, but they are rows
		of, rest, read, column := 0, "", 0, 1 // the line under way, its bytes that were counted and the character after them
		for i := range record {
			l, c := r.FieldPos(i)
			if l != of {
				of, rest, read, column = l, lineAfter(text[skip+int(start):], l-line), 0, 1
			}
			at := min(c-1, len(rest))
			column += utf8.RuneCountInString(rest[read:at])
			read = at
			s.places[[2]int{row, i}] = position{l + before, column}
		}
		s.put(row, record)
		next += strings.Count(text[skip+int(start):skip+int(r.InputOffset())], "\n")
	}
}

// lineAfter is a record's text from so many lines after its first.
func lineAfter(text string, after int) string {
	text = strings.TrimLeft(text, "\r\n")
	for range after {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}
