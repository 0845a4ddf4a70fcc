package workbook

import (
	"errors"
	"path"
	"strings"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// Is tells by a file's name whether it is a workbook.
func Is(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".xlsx" || ending == ".xlsm"
}

// Ward reads a ward from a file as people have it: YAML and JSON as ward.Read
// does, and a workbook as Write writes it. It gives the ward's file too: of a
// workbook what its cells say, as JSON, else the file itself. What is wrong in a
// workbook is told by cell, all of it at once.
func Ward(name string, data []byte, ladders ...ward.Ladder) (*ward.Ward, []byte, error) {
	if !Is(name) {
		w, err := ward.Read(name, data, ladders...)
		return w, data, err
	}
	book, problems := read(name, data)
	if book == nil {
		return nil, data, problems.Err()
	}
	w, err := ward.Read("ward.json", book.file, ladders...)
	told, ok := errors.AsType[ward.Problems](err)
	if err != nil && !ok {
		return nil, data, err
	}
	for _, p := range told {
		problems = append(problems, book.told(p))
	}
	return w, book.file, problems.Err()
}

// told is a problem with what the workbook says, told of its cell: its own, or of
// what it is missing in; of the file where no cell is near.
func (b *book) told(p ward.Problem) ward.Problem {
	for at := p.Pointer; at != ""; at = at[:strings.LastIndex(at, "/")] {
		if c, ok := b.cells[at]; ok {
			return c.wrong(p)
		}
	}
	return cell{file: b.name, line: 1, col: 1}.wrong(p)
}

// cell is where something stands in a workbook.
type cell struct {
	file, name string
	line, col  int
}

func (c cell) wrong(p ward.Problem) ward.Problem { return p.InCell(c.file, c.name, c.line, c.col) }

// say is a problem with what stands in the cell.
func (c cell) say(kind string, values ...any) ward.Problem {
	return c.wrong(document.Wrong("", document.Said{}, document.Said{}, document.Say(kind, values...)))
}
