package workbook

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/xuri/excelize/v2"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

//go:embed words.yaml
var wordsYAML []byte

// said has what stands above the fields' names, by sheet or field and language.
var said = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	if err := yaml.Unmarshal(wordsYAML, &out); err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return out
})

// say gives a sheet's name or a field's heading: its own, else that of the field
// it is part of with the rest, else the field's name.
func say(lang, key string) string {
	if text, ok := said()[key][lang]; ok {
		return text
	}
	for at := strings.LastIndex(key, "."); at > 0; at = strings.LastIndex(key[:at], ".") {
		if text, ok := said()[key[:at]][lang]; ok {
			return text + ": " + key[at+1:]
		}
	}
	return key
}

// Write writes a ward as a workbook with its headings in a language: nb, nn or
// en. Cells are text, so that what is typed stays as it is typed.
func Write(w io.Writer, of *ward.Ward, lang string) error {
	raw, err := of.JSON()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	given := map[string]any{}
	if err := dec.Decode(&given); err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close()
	b := &writer{File: f, lang: lang}
	b.styles()
	b.help()
	b.once(given)
	for _, l := range lists {
		items, _ := given[l.key].([]any)
		if len(items) > 0 || l.usual != nil {
			b.list(l.key, l.usual, items)
		}
	}
	f.SetActiveSheet(0)
	if b.err != nil {
		return b.err
	}
	return f.Write(w)
}

type writer struct {
	*excelize.File
	lang                string
	heading, name, cell int // styles
	err                 error
}

func (w *writer) must(err error) {
	if w.err == nil {
		w.err = err
	}
}

const (
	asText = 49 // the number format of text
	face   = "Calibri"
)

func (w *writer) styles() {
	for _, x := range []struct {
		into *int
		of   excelize.Style
	}{
		{&w.heading, excelize.Style{NumFmt: asText, Font: &excelize.Font{Family: face, Size: 11, Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E3EFF2"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"}}},
		{&w.name, excelize.Style{NumFmt: asText, Font: &excelize.Font{Family: face, Size: 8, Color: "4D5A60"}}},
		{&w.cell, excelize.Style{NumFmt: asText, Font: &excelize.Font{Family: face, Size: 11}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		style, err := w.NewStyle(&x.of)
		w.must(err)
		*x.into = style
	}
}

// put writes a text into a cell, rows and columns from 0.
func (w *writer) put(sheet string, row, col int, text string, style int) {
	at, err := excelize.CoordinatesToCellName(col+1, row+1)
	w.must(err)
	if text != "" {
		w.must(w.SetCellStr(sheet, at, text))
	}
	w.must(w.SetCellStyle(sheet, at, at, style))
}

// help is the first sheet: how the workbook is filled in.
func (w *writer) help() {
	sheet := say(w.lang, "help")
	w.must(w.SetSheetName("Sheet1", sheet))
	w.must(w.SetColWidth(sheet, "A", "A", 100))
	for i, line := range strings.Split(strings.TrimSpace(said()["help.lines"][w.lang]), "\n") {
		w.put(sheet, i, 0, line, w.cell)
		w.must(w.SetRowHeight(sheet, i+1, 32)) // for two lines: it does not grow by itself
	}
}

// sheet begins a sheet, all text, with the fields' names kept in sight.
func (w *writer) sheet(key string, columns int) string {
	name := say(w.lang, key)
	_, err := w.NewSheet(name)
	w.must(err)
	last, err := excelize.ColumnNumberToName(columns)
	w.must(err)
	w.must(w.SetColStyle(name, "A:"+last, w.cell))
	w.must(w.SetColWidth(name, "A", last, 16))
	w.must(w.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: fieldsRow + 1, TopLeftCell: "A3", ActivePane: "bottomLeft"}))
	return name
}

// once writes what is said once, a field a row.
func (w *writer) once(given map[string]any) {
	fields := map[string]string{}
	flatten(reflect.TypeFor[ward.Ward](), given, "", w.lang, func(field, value string) {
		if !isList(field) {
			fields[field] = value
		}
	})
	names := slices.Clone(usualOnce)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(names, field) {
			names = append(names, field)
		}
	}
	sheet := w.sheet(once, 3)
	w.must(w.SetColWidth(sheet, "A", "C", 36))
	for i, field := range []string{"what", "field", "value"} {
		w.put(sheet, 0, i, say(w.lang, once+"."+field), w.heading)
		w.put(sheet, fieldsRow, i, once+"."+field, w.name)
	}
	for i, field := range names {
		w.put(sheet, fieldsRow+1+i, 0, say(w.lang, once+":"+field), w.cell)
		w.put(sheet, fieldsRow+1+i, 1, field, w.name)
		w.put(sheet, fieldsRow+1+i, 2, fields[field], w.cell)
	}
}

// list writes a list, an item a row.
func (w *writer) list(key string, usual []string, items []any) {
	var rows []map[string]string
	names := slices.Clone(usual)
	var more []string
	for _, item := range items {
		row := map[string]string{}
		flatten(typeOf(key), item, "", w.lang, func(field, value string) {
			row[field] = value
			if !slices.Contains(names, field) && !slices.Contains(more, field) {
				more = append(more, field)
			}
		})
		rows = append(rows, row)
	}
	slices.SortFunc(more, func(a, b string) int { return cmp.Compare(a, b) })
	names = append(names, more...)
	sheet := w.sheet(key, len(names))
	for col, field := range names {
		w.put(sheet, 0, col, say(w.lang, key+"."+field), w.heading)
		w.put(sheet, fieldsRow, col, key+"."+field, w.name)
	}
	for i, row := range rows {
		for col, field := range names {
			if text := row[field]; text != "" {
				w.put(sheet, fieldsRow+1+i, col, text, w.cell)
			}
		}
	}
}

// flatten gives every field that stands in a cell of its own with what it says.
func flatten(t reflect.Type, v any, field, lang string, emit func(field, value string)) {
	t, k := kindOf(t)
	below := func(name string) string { return strings.TrimPrefix(field+"."+name, ".") }
	if k != nested {
		if text, ok := texts(v, k, lang); ok {
			emit(field, text)
		}
		return
	}
	of, _ := v.(map[string]any)
	if t.Kind() == reflect.Map {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			flatten(t.Elem(), of[name], below(name), lang, emit)
		}
		return
	}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if one, ok := of[name]; ok && !(field == "" && t == reflect.TypeFor[ward.Ward]() && isList(name)) {
			flatten(t.Field(i).Type, one, below(name), lang, emit)
		}
	}
}

// texts is a value as it stands in a cell.
func texts(v any, k kind, lang string) (string, bool) {
	switch {
	case v == nil:
		return "", false
	case k == yesNo:
		return said()["yes."+fmt.Sprint(v)][lang], true
	case k == words:
		var out []string
		for _, one := range v.([]any) {
			out = append(out, fmt.Sprint(one))
		}
		return strings.Join(out, ", "), len(out) > 0
	case k == written:
		out, err := document.YAML(v)
		return strings.TrimSpace(string(out)), err == nil
	}
	return fmt.Sprint(v), true
}
