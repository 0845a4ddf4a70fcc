package rota

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
)

// File is a rota as a file has it, and where in the file each of its days
// stands.
type File struct {
	Name string
	Rota *Rota
	Case *ward.Case // what the rota is judged against
	Form Form

	places map[spot]Place
}

// Form is how a file was read.
type Form struct {
	Kind      string // yaml, json, csv or xlsx
	Encoding  string // of a CSV file
	Delimiter string // of a CSV file
	Sheet     string // of a workbook
	Layout    Layout // of a CSV file or workbook
	Legend    string // name of the legend that was used
	Unread    []Unread
}

// Layout is how a grid has people and days.
type Layout string

// Layouts.
const (
	DaysAcross Layout = "days_across" // a row a person, a column a day
	WeeksDown  Layout = "weeks_down"  // seven columns, Monday first, a row a week, people one below the other
)

// Unread is a column or row of a grid that holds no duties, such as sums.
type Unread struct {
	Cell string // its first cell
	Text string
}

// Place is where something stands in a file, from 1: line and character of a
// text, row and column of a workbook.
type Place struct {
	Line, Col int
	Cell      string // of a grid, as C5 or Turnus!C5
}

// spot is a day of somebody's line, or the line itself.
type spot struct {
	person string
	day    int
}

const wholeLine = -1

// Place tells where a day of a person's line stands.
func (f *File) Place(person string, day int) (Place, bool) {
	p, ok := f.places[spot{person, day}]
	return p, ok
}

// PlaceOf tells where a person's line begins.
func (f *File) PlaceOf(person string) (Place, bool) { return f.Place(person, wholeLine) }

// Told is what a file cannot say itself. A grid has codes and people as its
// writers call them, and names neither rota model nor run.
type Told struct {
	Model     string     // id of the rota model; default the file's, else the ward's first
	Run       ward.Run   // default the file's, else from_today where the ward has people, else structure
	Published *ward.Date // the day it was made known; default the file's
	Worked    bool       // hours worked, not a plan; the file may say so too
	Sheet     string     // of a workbook; default the only one with a rota
	Legend    *Legend
	Help      *Help // of a grid that is a help rota; a YAML or JSON file says so itself
}

// Help says what a help rota lies over, and when.
type Help struct {
	Base  ward.Date // the Monday on which the base rota's first week stands
	From  ward.Date // a Monday
	Weeks int
}

// Open reads a rota of the ward from a YAML, JSON, CSV or XLSX file. What is
// wrong comes back as ward.Problems; codes and people the ward does not have as
// a StrangeError.
func Open(path string, w *ward.Ward, told Told) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, cells.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return Load(filepath.Base(path), data, w, told)
}

// Load is Open of a file's content; its name tells what kind it is.
func Load(name string, data []byte, w *ward.Ward, told Told) (*File, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers":
		return loadGrid(name, data, w, told)
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return loadGrid(name, data, w, told)
	}
	return loadDocument(name, data, w, told)
}

// ReadFile reads a rota file and gives the case it is to be judged against.
func ReadFile(path string, w *ward.Ward) (*Rota, *ward.Case, error) {
	f, err := Open(path, w, Told{})
	if err != nil {
		return nil, nil, err
	}
	return f.Rota, f.Case, nil
}

// Read reads a rota of the ward from YAML or JSON, and gives the case it is to
// be judged against; the name is used in messages. Unknown people, unknown
// codes and weeks that do not fit come back at once, as ward.Problems. That a
// duty is illegal is no problem of reading.
func Read(name string, data []byte, w *ward.Ward) (*Rota, *ward.Case, error) {
	f, err := loadDocument(name, data, w, Told{})
	if err != nil {
		return nil, nil, err
	}
	return f.Rota, f.Case, nil
}
