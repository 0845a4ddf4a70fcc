package report_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func written(t require.TestingT, c report.Checked, lang rule.Lang) []byte {
	var b bytes.Buffer
	require.NoError(t, report.Workbook(&b, c, lang))
	return b.Bytes()
}

// What is written as a workbook reads back to the same rota, in every language,
// rolling or not, whatever the posts, codes of free days and two duties on a day.
func TestAWorkbookReadsBackToTheSameRota(t *testing.T) {
	t.Parallel()
	days := rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "D", "E", "D+E", rota.F1, rota.FE, "F3/D"}), 14, 14)
	for seed := range 12 {
		w, err := ward.ReadFile(filepath.Join("testdata", "ward.yaml"))
		require.NoError(t, err)
		if seed%2 == 1 {
			w.Period.Kind = ward.Calendar
		}
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		r := &rota.Rota{Ward: w.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
		if seed%4 > 1 {
			published := c.Dates.Start - 20
			r.Base = &rota.Base{Start: published, Weeks: 6}
			r.Origin, r.Published, r.Worked = &rota.Origin{Engine: "1", RuleSet: rule.SetVersion, InputHash: "00ff", Seed: seed}, &published, true
		}
		for i, p := range c.People {
			l := rota.Line{Person: p.ID, ExternalID: p.ExternalID, Size: ward.Size(rapid.IntRange(0, 10000).Example(seed + i))}
			for day, text := range days.Example(seed + i) {
				switch text {
				case "":
				case "D", "E":
					l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: text})
				case "D+E":
					l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: "D"}, rota.Duty{Day: day, Shift: "E"})
				case "F3/D":
					l.Free = append(l.Free, rota.FreeDay{Day: day, Code: rota.F3, Instead: []string{"D"}})
				default:
					l.Free = append(l.Free, rota.FreeDay{Day: day, Code: text})
				}
			}
			r.Lines = append(r.Lines, l)
		}
		r.Sort()
		judged, err := report.Check(&rota.File{Rota: r, Case: c})
		require.NoError(t, err)
		f, err := rota.Load("rota.xlsx", written(t, judged, rule.Languages[seed%3]), w, rota.Told{})
		require.NoError(t, err)
		require.Equal(t, r, f.Rota)
	}
}

// A workbook of a help rota has its dates and the duties before them, so it is
// judged as it was; in CSV they are told.
func TestAHelpRotaInAGridIsJudgedAsItWas(t *testing.T) {
	t.Parallel()
	p, c := easter(t)
	f, err := rota.Load("easter.xlsx", written(t, c, rule.Bokmaal), easterWard(t), rota.Told{})
	require.NoError(t, err)
	require.Equal(t, p.Rota, f.Rota)
	found, err := report.Check(f)
	require.NoError(t, err)
	require.Equal(t, c.Report.Tightest, found.Report.Tightest)

	text, err := p.Rota.CSV(false)
	require.NoError(t, err)
	help := &rota.Help{Base: p.Rota.Base.Start, From: p.Rota.Start, Weeks: p.Rota.Weeks}
	f, err = rota.Load("easter.csv", text, easterWard(t), rota.Told{Help: help})
	require.NoError(t, err)
	require.True(t, f.Case.Help)
	require.Equal(t, p.Rota.Base, f.Rota.Base)
	for i, l := range f.Rota.Lines {
		require.Equal(t, p.Rota.Lines[i].Duties, l.Duties)
	}
}

func TestAWorkbookHasTheSameBytesEachTime(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	require.Equal(t, written(t, c, rule.Bokmaal), written(t, c, rule.Bokmaal))
}

func TestAWorkbookMarksItsBreaches(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, breaking(t), rule.Bokmaal)))
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	require.Equal(t, []string{"Turnusen", "Hva som er brutt", "Brudd", "Belastning", "Antall på vakt"}, f.GetSheetList())
	notes := map[string]string{}
	all, err := f.GetComments("Turnusen")
	require.NoError(t, err)
	for _, n := range all {
		notes[n.Cell] = n.Text
	}
	require.Contains(t, notes["C6"], "1. ukentlig hvile: Den lengste hvilen uken kan bruke, er 33:30")
	require.Contains(t, notes["C6"], "Kan åpnes av: de tillitsvalgte.")
	for cell, thick := range map[string]int{"C6": 5, "I6": 5, "C7": 1} { // C is a week's first day
		id, err := f.GetCellStyle("Turnusen", cell)
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		require.NotEmpty(t, style.Border, cell)
		require.Equal(t, thick, style.Border[0].Style, cell)
	}
	rows, err := f.GetRows("Brudd")
	require.NoError(t, err)
	require.Len(t, rows, 4)
	require.Equal(t, []string{"1", "ukentlig hvile", "Anne, uke 1 man–uke 1 søn", "33:30", "35:00", "1:30"}, rows[1][:6])
	linked, target, err := f.GetCellHyperLink("Brudd", "C2")
	require.NoError(t, err)
	require.True(t, linked)
	require.Equal(t, "'Turnusen'!C6", target)
}

func TestAWorkbookRunsNoFormulas(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	c.Case.Ward.Name = "=1+1"
	f, err := excelize.OpenReader(bytes.NewReader(written(t, c, rule.English)))
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	formula, err := f.GetCellFormula(f.GetSheetList()[0], "A1")
	require.NoError(t, err)
	require.Empty(t, formula)
	text, err := f.GetCellValue(f.GetSheetList()[0], "A1")
	require.NoError(t, err)
	require.Equal(t, "=1+1", text)
}
