package rota

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// JSON writes the rota on one line, with a list of duties a line.
func (r *Rota) JSON() ([]byte, error) {
	out := *r
	out.Lines = slices.Clone(r.Lines)
	for i, l := range out.Lines {
		if l.Duties == nil {
			out.Lines[i].Duties = []Duty{} // a line without duties is a list without entries
		}
	}
	if out.Lines == nil {
		out.Lines = []Line{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(out)
	return b.Bytes(), err
}

// YAML writes the rota as people write one: a text a week, days in columns. A
// duty outside the rota's weeks is an error.
func (r *Rota) YAML() ([]byte, error) {
	var b bytes.Buffer
	for _, kv := range [][2]string{{"ward", r.Ward}, {"name", r.Name}, {"model", r.Model}, {"run", string(r.Run)}} {
		if kv[0] == "name" && kv[1] == "" {
			continue
		}
		fmt.Fprintf(&b, "%s: %s\n", kv[0], document.Text(kv[1]))
	}
	fmt.Fprintf(&b, "start: %q\nweeks: %d\n", r.Start, r.Weeks)
	if r.Published != nil {
		fmt.Fprintf(&b, "published: %q\n", *r.Published)
	}
	if r.Worked {
		b.WriteString("worked: true\n")
	}
	if r.Base != nil {
		fmt.Fprintf(&b, "base: {start: %q, weeks: %d}\n", r.Base.Start, r.Base.Weeks)
	}
	if o := r.Origin; o != nil {
		list := func(key string, of []string) string {
			text := ""
			for _, id := range of {
				text += ", " + document.Text(id)
			}
			if text == "" {
				return ""
			}
			return ", " + key + ": [" + text[2:] + "]"
		}
		fmt.Fprintf(&b, "origin: {engine: %s, rule_set: %s, input_hash: %s, seed: %d%s}\n", document.Text(o.Engine), document.Text(o.RuleSet), document.Text(o.InputHash), o.Seed, list("as_if_agreed", o.AsIfAgreed)+list("with", o.With))
	}
	if len(r.Lines) == 0 {
		b.WriteString("lines: []\n")
		return b.Bytes(), nil
	}
	b.WriteString("lines:\n")
	grids, before := make([][]string, len(r.Lines)), make([][]string, len(r.Lines))
	width := 1
	for i, l := range r.Lines {
		cells, err := l.Cells(r.Weeks)
		if err != nil {
			return nil, err
		}
		past, err := l.past()
		if err != nil {
			return nil, err
		}
		grids[i], before[i] = cells, past
		for _, c := range slices.Concat(cells, past) {
			width = max(width, utf8.RuneCountInString(c))
		}
	}
	for i, l := range r.Lines {
		size, err := json.Marshal(l.Size)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "  - person: %s\n", document.Text(l.Person))
		if l.ExternalID != "" {
			fmt.Fprintf(&b, "    external_id: %s\n", document.Text(l.ExternalID))
		}
		fmt.Fprintf(&b, "    size: %s\n", size)
		writeWeeks(&b, "weeks_before", before[i], width)
		writeWeeks(&b, "weeks", grids[i], width)
		for j, c := range l.Changes {
			if j == 0 {
				b.WriteString("    changes:\n")
			}
			was := ""
			if len(c.Was) > 0 {
				var codes []string
				for _, code := range c.Was {
					codes = append(codes, document.Text(code))
				}
				was = ", was: [" + strings.Join(codes, ", ") + "]"
			}
			fmt.Fprintf(&b, "      - {day: %d, told: %q, agreed: %t%s}\n", c.Day, c.Told, c.Agreed, was)
		}
	}
	return b.Bytes(), nil
}

// writeWeeks writes days as a text a week, if there are any.
func writeWeeks(b *bytes.Buffer, key string, cells []string, width int) {
	if len(cells) > 0 {
		fmt.Fprintf(b, "    %s:\n", key)
	}
	for week := range slices.Chunk(cells, 7) {
		texts := make([]string, 7)
		for d, c := range week {
			if c == "" {
				c = "-"
			}
			texts[d] = c + strings.Repeat(" ", width-utf8.RuneCountInString(c))
		}
		fmt.Fprintf(b, "      - \"%s\"\n", strings.TrimRight(strings.Join(texts, " "), " "))
	}
}

// past gives the days of whole weeks before the first as Cells does.
func (l Line) past() ([]string, error) {
	weeks := 0
	for _, d := range l.Before {
		weeks = max(weeks, (6-d.Day)/7)
	}
	out := Line{Person: l.Person}
	for _, d := range l.Before {
		out.Duties = append(out.Duties, Duty{d.Day + 7*weeks, d.Shift})
	}
	return out.Cells(weeks)
}

// Cells gives the line's days as text: D+E where a day has two duties, its code
// where it is free, F3/D where that replaces a duty, and nothing where a free
// day has no code.
func (l Line) Cells(weeks int) ([]string, error) {
	out := make([]string, 7*weeks)
	for _, d := range l.Duties {
		if d.Day < 0 || d.Day >= len(out) {
			return nil, fmt.Errorf("%s has a duty on day %d of a rota with %d days", l.Person, d.Day, len(out))
		}
		if out[d.Day] != "" {
			out[d.Day] += "+"
		}
		out[d.Day] += d.Shift
	}
	for _, f := range l.Free {
		if f.Day < 0 || f.Day >= len(out) || out[f.Day] != "" {
			return nil, fmt.Errorf("%s has the code %s on day %d, which is no free day of a rota with %d days", l.Person, f.Code, f.Day, len(out))
		}
		if out[f.Day] = f.Code; len(f.Instead) > 0 {
			out[f.Day] += "/" + strings.Join(f.Instead, "+")
		}
	}
	return out, nil
}

// CSV writes a row a person and a column a day, headed by ISO week and date,
// or by week and weekday where the rota rolls.
func (r *Rota) CSV(rolling bool) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"person", "size %"}
	for day := range 7 * r.Weeks {
		date := r.Start + ward.Date(day)
		if rolling {
			head = append(head, fmt.Sprintf("week %d %s", day/7+1, date.Weekday()))
			continue
		}
		year, week := date.ISOWeek()
		head = append(head, fmt.Sprintf("%d-W%02d %s %s", year, week, date.Weekday(), date))
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, l := range r.Lines {
		cells, err := l.Cells(r.Weeks)
		if err != nil {
			return nil, err
		}
		size, err := json.Marshal(l.Size)
		if err != nil {
			return nil, err
		}
		row := append([]string{l.Person, string(size)}, cells...)
		for i := range row {
			row[i] = Inert(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// Inert keeps a spreadsheet from running a cell as a formula (CWE-1236).
func Inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
