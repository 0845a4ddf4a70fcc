package rota

import (
	"slices"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// identityNumbers finds national identity numbers in a YAML or JSON file. The
// hash of the ward that the rota came from is none, whatever its digits.
func identityNumbers(doc *document.Document) ward.Problems {
	return slices.DeleteFunc(ward.IdentityNumbers(doc), func(p ward.Problem) bool { return p.Pointer == "/origin/input_hash" })
}

// identityNumbersIn finds them in the cells of a grid, hidden sheets included.
func identityNumbersIn(book *cells.Book) ward.Problems {
	var out ward.Problems
	for _, s := range book.Sheets {
		for row := range s.Rows() {
			for col := range s.Columns() {
				if !ward.HasIdentityNumber(s.Text(row, col)) {
					continue
				}
				line, column := s.Place(row, col)
				out = append(out, document.Wrong("", say(ward.IdentityNumber), say("no identity number anywhere in the file"), say(ward.NoIdentityNumber)).
					InCell(book.Name, s.Ref(row, col), line, column))
			}
		}
	}
	return out
}
