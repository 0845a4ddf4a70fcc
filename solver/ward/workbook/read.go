package workbook

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// book is a ward as a workbook has it.
type book struct {
	name  string
	file  []byte          // the ward file that the cells say, as JSON
	cells map[string]cell // by JSON pointer: the cell it comes from
}

// read reads a workbook as Write writes it. What it says is for ward.Read to
// judge; the problems are of the workbook itself, which is nil where it cannot be
// read at all.
func read(name string, data []byte) (*book, ward.Problems) {
	whole := cell{file: name, line: 1, col: 1}
	from, err := cells.ReadXLSX(name, data)
	if err != nil {
		return nil, ward.Problems{whole.say("this cannot be read as a workbook: %s", err)}
	}
	r := &reader{book: &book{name: name, cells: map[string]cell{}}, out: map[string]any{}}
	some := false
	for _, s := range from.Sheets {
		switch list, _, ok := strings.Cut(firstField(s), "."); {
		case list == once:
			r.once(s)
		case ok && isList(list):
			r.list(s, list)
		default:
			continue
		}
		some = true
	}
	if !some {
		return nil, ward.Problems{whole.say("no sheet of the workbook has the names of fields in its second row, as the template has")}
	}
	if r.file, err = json.Marshal(r.out); err != nil {
		return nil, ward.Problems{whole.say("this cannot be read as a workbook: %s", err)}
	}
	return r.book, r.wrong
}

// fieldsRow is the row with the names of fields.
const fieldsRow = 1

func firstField(s *cells.Sheet) string {
	for col := range s.Columns() {
		if text := s.Text(fieldsRow, col); text != "" {
			return text
		}
	}
	return ""
}

type reader struct {
	*book
	out   map[string]any
	wrong ward.Problems
}

// at is a cell of a sheet.
func (r *reader) at(s *cells.Sheet, row, col int) cell {
	line, column := s.Place(row, col)
	return cell{r.name, s.Ref(row, col), line, column}
}

// once reads the sheet of what is said once: its fields' names in a column, and
// beside each what it says.
func (r *reader) once(s *cells.Sheet) {
	col := 0
	for s.Text(fieldsRow, col) != once+".field" && col < s.Columns() {
		col++
	}
	for row := fieldsRow + 1; row < s.Rows(); row++ {
		field := s.Text(row, col)
		if field == "" && s.Text(row, col+1) == "" {
			continue
		}
		r.put(r.out, reflect.TypeFor[ward.Ward](), "", field, s, row, col+1, row, col)
	}
}

// list reads a sheet with an item a row.
func (r *reader) list(s *cells.Sheet, list string) {
	items := []any{}
	for row := fieldsRow + 1; row < s.Rows(); row++ {
		if s.Empty(row) {
			continue
		}
		at := fmt.Sprintf("/%s/%d", list, len(items))
		r.cells[at] = r.at(s, row, 0)
		item := map[string]any{}
		for col := range s.Columns() {
			if s.Text(row, col) == "" {
				continue
			}
			field, ok := strings.CutPrefix(s.Text(fieldsRow, col), list+".")
			if !ok {
				r.wrong = append(r.wrong, r.at(s, row, col).say("the column has no field's name in row %d, as %s.id; take the column out or name it", fieldsRow+1, list))
				continue
			}
			r.put(item, typeOf(list), at, field, s, row, col, fieldsRow, col)
		}
		items = append(items, item)
	}
	if len(items) > 0 {
		r.out[list] = items
		r.cells["/"+list] = r.at(s, fieldsRow, 0)
	}
}

// put puts what a cell says where its field stands. The name of the field is in
// a cell too.
func (r *reader) put(into map[string]any, of reflect.Type, at, field string, s *cells.Sheet, row, col, nameRow, nameCol int) {
	path, t, k, ok := find(of, field)
	if !ok || k == nested {
		r.wrong = append(r.wrong, r.at(s, nameRow, nameCol).say("%q is no field of a ward file; heltid schema names them all", field))
		return
	}
	said := s.Text(row, col)
	if said == "" {
		return
	}
	for _, name := range path[:len(path)-1] {
		at += document.Pointer(name)
		next, ok := into[name].(map[string]any)
		if !ok {
			next = map[string]any{}
			into[name] = next
		}
		if _, known := r.cells[at]; !known {
			r.cells[at] = r.at(s, row, col)
		}
		into = next
	}
	last := path[len(path)-1]
	at += document.Pointer(last)
	r.cells[at] = r.at(s, row, col)
	into[last] = valueOf(t, said, k)
}

// valueOf is what a text in a cell says; what cannot be read stays a text, for
// ward.Read to refuse.
func valueOf(t reflect.Type, said string, k kind) any {
	if t == reflect.TypeFor[ward.Days]() {
		return days(said)
	}
	switch k {
	case number:
		return numeral(said)
	case yesNo:
		switch strings.ToLower(said) {
		case "ja", "yes", "true", "x", "1":
			return true
		case "nei", "no", "false", "0":
			return false
		}
	case words:
		_, each := kindOf(t.Elem())
		out := []any{}
		for _, one := range strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			if one = strings.TrimSpace(one); each == number {
				out = append(out, numeral(one))
				continue
			}
			out = append(out, one)
		}
		return out
	case written:
		if doc, problems := document.Parse("cell", []byte(said)); doc != nil && len(problems) == 0 {
			return doc.Value
		}
	}
	return said
}

// weekdays by how their names begin, in bokmål and nynorsk.
var weekdays = map[string]string{
	"man": "mon", "mån": "mon", "tir": "tue", "tys": "tue", "ons": "wed", "tor": "thu", "fre": "fri", "lør": "sat", "lau": "sat", "søn": "sun", "all": "all",
}

// days reads days as people write them, man-fre or lør, søn, as a ward file has
// them.
func days(said string) string {
	out := strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(said), "")), "–", "-")
	names := strings.FieldsFunc(out, func(r rune) bool { return r == '-' || r == ',' })
	for _, name := range names {
		if letters := []rune(name); len(letters) >= 3 && weekdays[string(letters[:3])] != "" {
			out = strings.Replace(out, name, weekdays[string(letters[:3])], 1)
		}
	}
	return out
}

// numeral reads a number as people write it, else leaves the text.
func numeral(said string) any {
	n := strings.Replace(strings.TrimSpace(strings.TrimSuffix(said, "%")), ",", ".", 1)
	if json.Valid([]byte(n)) && strings.Trim(n, "0123456789.-") == "" {
		return json.Number(n)
	}
	return said
}
