package rota

import (
	"regexp"
	"slices"
	"strings"

	"heltid/solver/rota/cells"
)

// columnKind is what a column beside the days holds.
type columnKind int

const (
	unnamedColumn columnKind = iota
	personColumn
	weekColumn
	sizeColumn
	numberColumn // people by number, or just row numbers
	unreadColumn // sums, remarks and the like
	strangeColumn
)

// Headings of columns that are no days, in lower case; a heading may go on after
// the word, as in "Sum uke 1" and "Timer (snitt)".
var columnNames = []struct {
	kind columnKind
	name *regexp.Regexp
}{
	{weekColumn, startOf(`uke`, `veke`, `week`, `uke nr`, `ukenr`, `ukenummer`)},
	{sizeColumn, startOf(`%`, `st\.?\s*%`, `stillings?\s*%`, `stillingsprosent`, `stillingsstørrelse`, `stillingsstorleik`, `prosent`, `stilling`, `post`, `size`, `brøk`, `stillingsbrøk`, `fte`)},
	{personColumn, startOf(`navn`, `namn`, `name`, `ansatt`, `tilsett`, `person`, `medarbeider`, `employee`, `id`, `ansattnr`, `ansattnummer`, `ansatt-id`, `external_id`, `ressursnr`, `ressursnummer`, `linje`, `turnuslinje`, `line`)},
	{numberColumn, startOf(`nr`, `no`, `nummer`, `number`, `løpenr`, `#`)},
	{unreadColumn, startOf(`sum`, `total`, `totalt`, `i alt`, `timer`, `timar`, `hours`, `timetall`, `t/uke`, `t\.?/u`, `antall`, `talet`, `snitt`, `gjennomsnitt`, `mean`, `differanse`, `diff`, `pluss/minus`, `\+/-`, `±`, `avvik`, `saldo`, `helg`, `helger`, `helgetimer`, `weekends`, `natt`, `netter`, `nights`, `nattimer`, `kveld`, `kveldstimer`, `dagvakter`, `kveldsvakter`, `nattevakter`, `vakter`, `duties`, `fri`, `fridager`, `fridagar`, `lørdager`, `laurdagar`, `søndager`, `sundagar`, `f1`, `f2`, `f3`, `f4`, `f5`, `merknad`, `merknader`, `kommentar`, `kommentarar`, `remark`, `note`, `notes`, `kompetanse`, `competence`, `yrke`, `profesjon`, `tittel`, `stillingstittel`, `title`, `avdeling`, `eining`, `enhet`, `unit`, `gruppe`, `group`, `tlf`, `telefon`, `phone`, `e-post`, `epost`, `email`)},
}

func startOf(words ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + strings.Join(words, "|") + `)(?:$|[^\pL])`)
}

// Names of rows that hold sums or the need, in lower case.
var rowNames = startOf(`sum`, `total`, `totalt`, `i alt`, `antall`, `talet`, `bemanning`, `staffing`, `heads`, `behov`, `need`, `krav`, `minimum`, `differanse`, `diff`, `avvik`, `snitt`, `dag`, `kveld`, `natt`)

// column tells what a heading says its column holds.
func (g *grid) column(text string) columnKind {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" {
		return unnamedColumn
	}
	for _, c := range columnNames {
		if c.name.MatchString(text) {
			return c.kind
		}
	}
	return strangeColumn
}

// sides are the columns of a block that are no days.
type sides struct {
	person []int
	week   int  // -1: none
	size   int  // -1: none
	marked bool // the sizes are said to be per cent
}

// sides sorts the columns of a block that are no days.
func (g *grid) sides(b block) sides {
	out := sides{week: -1, size: -1}
	for col := range g.Columns() {
		if slices.ContainsFunc(b.columns, func(c dayColumn) bool { return c.col == col }) {
			continue
		}
		name, at := g.columnName(b, col)
		kind, wrong := g.kind(b, col, name)
		g.kinds[col] = kind
		switch {
		case wrong.Kind != "":
			g.add(at, col, wrong)
		case kind == personColumn:
			out.person = append(out.person, col)
		case b.whose != "" && g.roll.known(name):
		case kind == weekColumn && out.week < 0:
			out.week = col
		case kind == sizeColumn && out.size < 0:
			out.size, out.marked = col, strings.ContainsAny(name, "%") || strings.Contains(strings.ToLower(name), "prosent")
		case kind == sizeColumn:
			g.add(at, col, say("columns %s and %s both seem to hold sizes; take one of them out", cells.Column(out.size), cells.Column(col)))
		case name != "":
			g.unread(at, col, name)
		}
	}
	return out
}

// columnName is the lowest heading of a column that is no day.
func (g *grid) columnName(b block, col int) (name string, row int) {
	for row = b.last; row >= b.first; row-- {
		if name = g.Text(row, col); name != "" {
			return name, row
		}
	}
	return "", b.last
}

// kind tells what a column beside the days holds: by heading, by the table
// above, or, before the days, by what stands in it.
func (g *grid) kind(b block, col int, name string) (kind columnKind, wrong said) {
	if kind = g.column(name); kind == unnamedColumn {
		kind = g.kinds[col]
	}
	row, some := g.used(b, col)
	left := col < b.columns[0].col
	switch {
	case kind == unnamedColumn && !some:
		return unnamedColumn, said{}
	case b.whose != "" && g.roll.known(name):
		return unreadColumn, said{}
	case kind == strangeColumn && !some, kind == sizeColumn && !g.sizes(b, col, name):
		return unreadColumn, said{}
	case (kind == numberColumn || left && (kind == unnamedColumn || kind == strangeColumn)) && g.knows(b, col):
		return personColumn, said{}
	case kind == numberColumn:
		return unreadColumn, said{}
	case kind == unnamedColumn && left && g.file.Form.Layout == WeeksDown && g.weekNumbers(b, col):
		return weekColumn, said{}
	case kind == unnamedColumn && left:
		return personColumn, said{}
	case kind == unnamedColumn:
		return kind, say("column %s has no heading and holds %q; call it Sum if it is one, or take it out", cells.Column(col), g.Text(row, col))
	case kind == strangeColumn:
		return kind, say("column %s, %q, is neither a day, a person, a week, a size nor a sum; take it out, or call it Merknad if it need not be read", cells.Column(col), name)
	}
	return kind, said{}
}

// used gives the first row of the block with something in the column.
func (g *grid) used(b block, col int) (int, bool) {
	for row := b.last + 1; row < b.end; row++ {
		if g.Text(row, col) != "" {
			return row, true
		}
	}
	return 0, false
}

// knows tells whether somebody of the ward stands in the column.
func (g *grid) knows(b block, col int) bool {
	for row := b.last + 1; row < b.end; row++ {
		if g.roll.known(g.Text(row, col)) {
			return true
		}
	}
	return false
}

// weekNumbers tells whether nothing but week numbers stand in the column.
func (g *grid) weekNumbers(b block, col int) bool {
	for row := b.last + 1; row < b.end; row++ {
		if text := g.Text(row, col); text != "" && weekNumber(text) == 0 {
			return false
		}
	}
	return true
}

// weekNumber reads 3, Uke 3 and 2026-W03; 0 is none.
func weekNumber(text string) int {
	h := readHeading(text)
	switch {
	case h.more || h.isDay() || h.week > 0 && h.number > 0:
		return 0
	case h.week > 0:
		return h.week
	case h.number <= 53:
		return h.number
	}
	return 0
}

// sizes tells whether a column called after posts holds sizes, and not titles.
func (g *grid) sizes(b block, col int, name string) bool {
	if n := strings.ToLower(name); n != "stilling" && n != "post" {
		return true
	}
	for row := b.last + 1; row < b.end; row++ {
		if text := g.Text(row, col); text != "" && strings.ContainsAny(text, "0123456789") {
			return true
		}
	}
	return false
}
