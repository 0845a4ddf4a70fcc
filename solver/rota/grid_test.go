package rota_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"heltid/fixtures"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// across is the rota of written as people keep it: a row a person.
const across = `Navn;Stilling;Uke 1;;;;;;;Uke 2;;;;;;;Uke 3;;;;;;;Sum
;;M;T;O;T;F;L;S;M;T;O;T;F;L;S;M;T;O;T;F;L;S;
Anne;100 %;D;D;;D;D;D;D;;D;D;D;D;;;D;D;D;D;;;;112,5
Berit;60;D;D;;;M;;;;M;M;;;D;D;;D;D;;;;;63
Camilla;80,0 %;;;D;E;M;;;E;E;;M;M;;;;M;D;;D;D;D;82,5
David;60;;;M;M;;;;D;;D;M;;;;E;;;;E;E;E;67,5
Eva;50;;;;;E;E;E;;;E;E;;;;;E;E;;;;;52,5
Farid;50;E;E;E;;;;;;;;;E;E;E;;;;E;;;;52,5
`

// down is the same in seven columns, weeks one below the other.
const down = `Navn,Stillingsprosent,Uke,man,tir,ons,tor,fre,lør,søn
Anne,100,1,D,D,,D,D,D,D
,,2,,D,D,D,D,,
,,3,D,D,D,D,,,
Berit,60,1,D,D,,,M,,
,,2,,M,M,,,D,D
,,3,,D,D,,,,
Camilla,80,1,,,D,E,M,,
,,2,E,E,,M,M,,
,,3,,M,D,,D,D,D
David,60,1,,,M,M,,,
,,2,D,,D,M,,,
,,3,E,,,,E,E,E
Eva,50,1,,,,,E,E,E
,,2,,,E,E,,,
,,3,,E,E,,,,
Farid,50,1,E,E,E,,,,
,,2,,,,,E,E,E
,,3,,,,E,,,
`

func hand(t require.TestingT) *rota.Rota {
	r, _, err := rota.Read("r.yaml", []byte(written), small(t))
	require.NoError(t, err)
	return r
}

// replaced changes each text once and requires that it was there.
func replaced(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		require.Contains(t, text, pairs[i])
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func dates(first time.Time, days int, layout string) string {
	var out []string
	for d := range days {
		out = append(out, first.AddDate(0, 0, d).Format(layout))
	}
	return strings.Join(out, ";")
}

func TestTheWaysPeopleWriteARotaReadAlike(t *testing.T) {
	t.Parallel()
	first := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	// the headings of across, parted from its rows
	heads := across[:strings.Index(across, "Anne")]
	rows := across[len(heads):]
	noSum := strings.NewReplacer(";112,5", "", ";63", "", ";82,5", "", ";67,5", "", ";52,5", "").Replace(rows)
	days := strings.Repeat(";man;tir;ons;tor;fre;lør;søn", 3)
	for name, c := range map[string]struct {
		text   string
		layout rota.Layout
	}{
		"a row a person":             {across, rota.DaysAcross},
		"no weeks":                   {"Ansatt;%" + days + "\n" + noSum, rota.DaysAcross},
		"nynorsk":                    {"Namn;Stilling" + strings.Repeat(";mån;tys;ons;tor;fre;lau;sun", 3) + "\n" + noSum, rota.DaysAcross},
		"english":                    {"Name;size" + strings.Repeat(";Mo;Tu;We;Th;Fr;Sa;Su", 3) + "\n" + noSum, rota.DaysAcross},
		"dates":                      {"Navn;st. %;" + dates(first, 21, "02.01.2006") + "\n" + noSum, rota.DaysAcross},
		"ISO dates":                  {"Navn;st. %;" + dates(first, 21, time.DateOnly) + "\n" + noSum, rota.DaysAcross},
		"dates with dashes":          {"Navn;st. %;" + dates(first, 21, "02-01-2006") + "\n" + noSum, rota.DaysAcross},
		"dates of old":               {"Navn;st. %;" + dates(first, 21, "2/1-2006") + "\n" + noSum, rota.DaysAcross},
		"ends of lines of old":       {strings.ReplaceAll(across, "\n", "\r"), rota.DaysAcross},
		"dates without year":         {"Navn;st. %;" + dates(first, 21, "2.1.") + "\n" + noSum, rota.DaysAcross},
		"ISO weeks":                  {replaced(t, heads, "Uke 1", "Uke 2", "Uke 2;;;;;;;Uke 2", "U2;;;;;;;W3", "Uke 3", "2026-W04") + rows, rota.DaysAcross},
		"days of the month":          {heads + ";;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;\n" + rows, rota.DaysAcross},
		"a title and empty rows":     {"Turnus for Liten dagpost\n\nGjelder fra 5. januar\n" + heads + "\n" + strings.ReplaceAll(rows, "Camilla", "\n\ncamilla "), rota.DaysAcross},
		"groups and the need":        {heads + "Sykepleiere\n" + strings.Replace(rows, "Camilla", "Fagarbeidere\nCamilla", 1) + "Behov;;2;2;2;2;2;1;1;2;2;2;2;2;1;1;2;2;2;2;2;1;1\nSum D;;1;;;;;;;;;;;;;;;;;;;;\n", rota.DaysAcross},
		"lower case and free days":   {replaced(t, across, "D;D;;D;D;D;D;;D;D", "d;d ;F1;d;D;D;D;-;D;D", "E;E;E;;;;;", "e;E;E;FE;FE;fri;–;"), rota.DaysAcross},
		"two tables":                 {twoTables(heads, noSum), rota.DaysAcross},
		"a column of numbers":        {strings.TrimSuffix(replaced(t, "Nr;"+strings.ReplaceAll(across, "\n", "\n7;"), "\n7;;;M", "\n;;;M"), "7;"), rota.DaysAcross},
		"sums that look like days":   {replaced(t, across, ";Sum", ";Fri"), rota.DaysAcross},
		"weeks down":                 {down, rota.WeeksDown},
		"a name on each row":         {named(down), rota.WeeksDown},
		"without week numbers":       {counted(t, down), rota.WeeksDown},
		"a name above its weeks":     {above(down), rota.WeeksDown},
		"week numbers of the year":   {isoWeeks(down), rota.WeeksDown},
		"headings above each person": {strings.NewReplacer("Berit", down[:strings.Index(down, "Anne")]+"Berit", "Eva", ",,Uke,M,T,O,T,F,L,S\nEva").Replace(down), rota.WeeksDown},
		"names in the headings":      {inHeadings(down), rota.WeeksDown},
		"dates over each week":       {datesOverWeeks(first, down), rota.DaysAcross},
		"sums between people":        {strings.NewReplacer("Berit", "Sum,,,2,3,2,2,2,1,1\n\nBerit").Replace(down), rota.WeeksDown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := rota.Load("r.csv", []byte(c.text), small(t), rota.Told{})
			require.NoError(t, err, c.text)
			require.Equal(t, hand(t), f.Rota.Bare())
			require.Equal(t, c.layout, f.Form.Layout)
			require.Equal(t, "csv", f.Form.Kind)
		})
	}
}

// twoTables sets the last week under the first two.
func twoTables(heads, rows string) string {
	top, bottom := "", ""
	cut := func(line string) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), ";")
		top += strings.Join(cells[:16], ";") + "\n"
		bottom += cells[0] + ";;" + strings.Join(cells[16:23], ";") + "\n"
	}
	for line := range strings.Lines(heads + rows) {
		cut(line)
	}
	return top + "\n" + bottom
}

func named(text string) string {
	name, out := "", ""
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, ",") {
			name, _, _ = strings.Cut(line, ",")
			out += line
			continue
		}
		out += name + line
	}
	return out
}

func counted(t *testing.T, text string) string {
	out := ""
	for line := range strings.Lines(text) {
		cells := strings.Split(line, ",")
		out += strings.Join(append(cells[:2], cells[3:]...), ",")
	}
	return replaced(t, out, "man,tir,ons,tor,fre,lør,søn", "M,T,O,T,F,L,S")
}

func above(text string) string {
	out := ""
	for line := range strings.Lines(text) {
		cells := strings.Split(line, ",")
		if cells[0] != "" && cells[0] != "Navn" {
			out += cells[0] + "," + cells[1] + ",,,,,,,,\n"
			line = ",," + strings.Join(cells[2:], ",")
		}
		out += line
	}
	return out
}

// inHeadings has each person's name in the headings over their weeks.
func inHeadings(text string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		name, rest, _ := strings.Cut(line, ",")
		size, rest, _ := strings.Cut(rest, ",")
		switch name {
		case "Navn":
			continue
		case "":
		default:
			out = append(out, "", name+","+size+" %,Uke,man,tir,ons,tor,fre,lør,søn")
		}
		out = append(out, ",,"+rest)
	}
	return strings.Join(out, "\n") + "\n"
}

// datesOverWeeks has the dates over each week of each person.
func datesOverWeeks(first time.Time, text string) string {
	out := []string{}
	for i, line := range strings.Split(strings.TrimSpace(named(text)), "\n") {
		if i > 0 {
			out = append(out, ",,,"+strings.ReplaceAll(dates(first.AddDate(0, 0, 7*((i-1)%3)), 7, "2.1."), ";", ","))
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + "\n"
}

func isoWeeks(text string) string {
	return strings.NewReplacer(",1,", ",Uke 2,", ",2,", ",Uke 3,", ",3,", ",Uke 4,").Replace(text)
}

// workbook makes an XLSX file of a text of cells parted by ;.
func workbook(t testing.TB, text string, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for row, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		for col, cell := range strings.Split(line, ";") {
			name, err := excelize.CoordinatesToCellName(col+1, row+1)
			require.NoError(t, err)
			if cell != "" {
				require.NoError(t, f.SetCellStr("Sheet1", name, cell))
			}
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

func TestWorkbooks(t *testing.T) {
	t.Parallel()
	merged := func(areas ...string) func(f *excelize.File) {
		return func(f *excelize.File) {
			for _, a := range areas {
				from, to, _ := strings.Cut(a, ":")
				require.NoError(t, f.MergeCell("Sheet1", from, to))
			}
		}
	}
	for name, data := range map[string][]byte{
		"a row a person":  workbook(t, across, nil),
		"merged weeks":    workbook(t, across, merged("C1:I1", "J1:P1", "Q1:W1", "A1:A2")),
		"merged names":    workbook(t, strings.ReplaceAll(down, ",", ";"), merged("A2:A4", "B2:B4", "A5:A7", "B5:B7")),
		"a merged free":   workbook(t, replaced(t, across, "M;M;;;;D;;D", "M;M;F1;;;D;;D"), merged("G6:I6")),
		"another sheet":   workbook(t, across, func(f *excelize.File) { _, err := f.NewSheet("Notater"); require.NoError(t, err) }),
		"dates and sizes": workbook(t, across, datesAndSizes),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
			require.NoError(t, err)
			require.Equal(t, hand(t), f.Rota.Bare())
			require.Equal(t, "xlsx", f.Form.Kind)
			require.Equal(t, "Sheet1", f.Form.Sheet)
		})
	}
}

// datesAndSizes writes headings and sizes as numbers with a format.
func datesAndSizes(f *excelize.File) {
	day := "ddd"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	if err != nil {
		panic(err)
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		panic(err)
	}
	for d := range 21 {
		name, _ := excelize.CoordinatesToCellName(3+d, 2)
		_ = f.SetCellValue("Sheet1", name, time.Date(2026, 1, 5+d, 0, 0, 0, 0, time.UTC))
		_ = f.SetCellStyle("Sheet1", name, name, style)
	}
	for i, size := range []float64{1, 0.6, 0.8, 0.6, 0.5, 0.5} {
		name := fmt.Sprintf("B%d", 3+i)
		_ = f.SetCellValue("Sheet1", name, size)
		_ = f.SetCellStyle("Sheet1", name, name, percent)
	}
}

// Everything that could be read in two ways, or not at all, is told with its
// place; nothing of it becomes a rota.
func TestWhatIsNotClearIsToldAndNotGuessed(t *testing.T) {
	t.Parallel()
	w := small(t)
	w.People[1].Name, w.People[2].Name = "Kari", "kari"
	w.People[3].ExternalID = "1001"
	for name, c := range map[string]struct{ text, says string }{
		"no headings":             {"Anne;D;D;D;D;D;-;-\n", "no headings with days are found"},
		"six days":                {replaced(t, across, "L;S;M;T", "L;;M;T"), "no headings with days are found"},
		"months first":            {"Navn;" + dates(time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), 21, "01/02/2006") + "\nAnne;D\n", `J1: found "01/13/2026", expected a date`},
		"a number for each date":  {"Navn;46027;46028;46029;46030;46031;46032;46033\nAnne;D\n", `B1: found "46027", expected a date`},
		"a day too few":           {strings.ReplaceAll(strings.ReplaceAll(across, "L;S;\n", "L;;\n"), "Sum", ""), "the 6 days from column Q are no whole week"},
		"a part of a post":        {replaced(t, across, "Berit;60", "Berit;0,625"), `B4: found "0,625", expected a size in per cent, as 62,5 %`},
		"starts on a Sunday":      {strings.NewReplacer("M;T;O;T;F;L;S", "S;M;T;O;T;F;L").Replace(across), "found columns for 14 days, expected the 21"},
		"two weeks of three":      {"Navn" + strings.Repeat(";man;tir;ons;tor;fre;lør;søn", 2) + "\nAnne;D\n", "found columns for 14 days, expected the 21 of rota model traditional (3 weeks from 2026-01-05)"},
		"other dates":             {"Navn;" + dates(time.Date(2026, 1, 12, 0, 0, 0, 0, time.UTC), 21, "02.01.06") + "\nAnne;D\n", `r.csv:1:132: P1: column P is outside the rota: found "26.01.26", expected a day from 2026-01-05 to 2026-01-25`},
		"a help rota's dates":     {"Navn;" + dates(time.Date(2026, 3, 23, 0, 0, 0, 0, time.UTC), 21, "02.01.06") + "\nAnne;D\n", `r.csv:1:6: B1: found the dates from 2026-03-23, and the base rota is for 2026-01-05 to 2026-01-25; of a help rota over it say`},
		"a date a day off":        {"Navn;" + dates(time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC), 21, "02.01.06") + "\n" + strings.Repeat(";man;tir;ons;tor;fre;lør;søn", 3) + "\nAnne;D\n", "the headings of column B do not agree"},
		"weeks out of the period": {replaced(t, across, "Uke 1", "Uke 9", "Uke 2", "Uke 10", "Uke 3", "Uke 11"), "column C is outside the rota"},
		"the same week twice":     {replaced(t, across, "Uke 3", "Uke 2"), "2026-01-12 is the day of column J too"},
		"wrong day of the month":  {replaced(t, across, "Anne", ";;5;6;7;8;9;10;12;12;13;14;15;16;17;18;19;20;21;22;23;24;25;\nAnne"), "I3: 12 is neither the day of the month nor of the period on 2026-01-11"},
		"a row twice":             {across + "ANNE;;D\n", "r.csv:9:1: A9: Anne has a row already, number 3"},
		"a row missing":           {across[:strings.Index(across, "Farid")], "no row for Farid; give one without codes where there are no duties"},
		"nobody's row":            {across + ";;D;D\n", "A9: a row with codes and nobody's name; whose is it?"},
		"two people in a row":     {replaced(t, across, "Navn;", "Navn;Id;", "\n;;M", "\n;;;M", "Anne;", "Anne;Berit;"), `"Berit" is Berit, but "Anne" in A3 is Anne; whose row is it?`},
		"a name of two":           {replaced(t, across, "Berit", "KARI"), `A4: "KARI" can be Berit or Camilla; write the id`},
		"a column without name":   {replaced(t, across, ";Sum", ";"), `column X has no heading and holds "112,5"`},
		"a column of other name":  {replaced(t, across, ";Sum", ";Fagbrev"), `X1: column X, "Fagbrev", is neither a day, a person, a week, a size nor a sum`},
		"a size in words":         {replaced(t, across, "100 %", "hel"), `B3: found "hel", expected a size in per cent`},
		"a size of one":           {replaced(t, across, "100 %", "1"), "1 can be 1 per cent or that part of a full post"},
		"free and at work":        {replaced(t, across, "Anne;100 %;D;D", "Anne;100 %;D/F1;D"), `C3: "D/F1" is a free day and a duty at once`},
		"no column of people":     {strings.ReplaceAll(across, "Navn;", "Merknad;"), "no column of people is found"},
		"weeks down, one missing": {replaced(t, down, ",,3,,D,D,,,,\n", ""), "found 2 weeks of Berit, expected the 3 of rota model traditional"},
		"weeks down, twice":       {replaced(t, down, "Farid", "Eva"), "found 6 weeks of Eva, expected the 3 of rota model traditional"},
		"weeks down, half named":  {replaced(t, down, ",,2,,D,D,D,D,,", ",,,,D,D,D,D,,"), "some weeks of Anne have a number and others none"},
		"weeks down, nobody's":    {replaced(t, down, "Anne", ""), "A2: a row with codes and nobody's name"},
		"unknown code":            {replaced(t, across, "Anne;100 %;D;D", "Anne;100 %;D;X9"), `r.csv:3:14: D3: no shift type "X9" in this ward`},
		"unknown half":            {replaced(t, across, "Anne;100 %;D;D", "Anne;100 %;D;D/Q"), `D3: no shift type "Q" in this ward`},
		"unknown person":          {replaced(t, across, "Anne", "Anna"), `A3: no person or post "Anna" in this ward; did you mean "Anne"?`},
		"unknown person, down":    {replaced(t, down, "Anne", "Ola"), `A2: no person or post "Ola" in this ward`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := rota.Load("r.csv", []byte(c.text), w, rota.Told{})
			var all ward.Problems
			require.ErrorAs(t, err, &all)
			require.Contains(t, all.Error(), c.says)
		})
	}
}

// A workbook that a program wrote has formulas without their values. What is read
// of it is refused; sums beside it are not missed.
func TestFormulasWithoutValues(t *testing.T) {
	t.Parallel()
	for cell, says := range map[string]string{
		"C2": "Sheet1!C2: here is the formula =1+1, and the file does not have its value",
		"D4": "Sheet1!D4: here is the formula",
		"B4": "Sheet1!B4: here is the formula",
		"X3": "",
	} {
		data := workbook(t, across, func(f *excelize.File) {
			_ = f.SetCellValue("Sheet1", cell, nil)
			_ = f.SetCellFormula("Sheet1", cell, "1+1")
		})
		_, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
		if says == "" {
			require.NoError(t, err)
			continue
		}
		require.ErrorContains(t, err, says, cell)
	}
}

// The title of a group may be one cell over names and days, in both layouts.
func TestAMergedTitleOfAGroupIsNobodysRow(t *testing.T) {
	t.Parallel()
	for text, last := range map[string]string{across: "X5", strings.ReplaceAll(down, ",", ";"): "J5"} {
		data := workbook(t, text, func(f *excelize.File) {
			_ = f.InsertRows("Sheet1", 5, 1) // below Berit, or below Anne's weeks
			_ = f.SetCellValue("Sheet1", "A5", "Fagarbeidere")
			_ = f.MergeCell("Sheet1", "A5", last)
		})
		f, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
		require.NoError(t, err)
		require.Equal(t, hand(t), f.Rota.Bare())
	}
}

func TestANameMergedOverItsWeeks(t *testing.T) {
	t.Parallel()
	data := workbook(t, strings.ReplaceAll(above(down), ",", ";"), func(f *excelize.File) {
		for _, row := range []string{"2", "6"} {
			_ = f.MergeCell("Sheet1", "A"+row, "J"+row)
		}
	})
	f, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
	require.NoError(t, err)
	require.Equal(t, rota.WeeksDown, f.Form.Layout)
	require.Equal(t, hand(t).Lines[0].Duties, f.Rota.Lines[0].Duties)
}

func TestAMergedDutyIsNotGuessed(t *testing.T) {
	t.Parallel()
	data := workbook(t, replaced(t, across, "Anne;100 %;D;D;;D", "Anne;100 %;D;;;D"), func(f *excelize.File) { _ = f.MergeCell("Sheet1", "C3", "D3") })
	_, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
	require.ErrorContains(t, err, "Sheet1!C3: D is one merged cell from Sheet1!C3 to Sheet1!D3; is it one duty or one a day?")
}

func TestTwoDutiesOnADayInAllTheirSpellings(t *testing.T) {
	t.Parallel()
	for _, cell := range []string{"D/E", "D+E", "D E", "d / e", "D,E", "D&E", "D; E"} {
		f, err := rota.Load("r.csv", []byte(strings.ReplaceAll(replaced(t, down, "Anne,100,1,D,D", "Anne,100,1,\""+cell+"\",D"), "\r", "")), small(t), rota.Told{})
		require.NoError(t, err, cell)
		require.Equal(t, []string{"D", "E"}, f.Rota.Lines[0].On(0), cell)
	}
}

func TestNamesAndExternalIDsFindPeople(t *testing.T) {
	t.Parallel()
	w := small(t)
	w.People[0].Name, w.People[1].ExternalID = "Anne Å. Lid", "000123"
	f, err := rota.Load("r.csv", []byte(replaced(t, across, "Anne;", "anne å.  lid;", "Berit;", "000123;")), w, rota.Told{})
	require.NoError(t, err)
	want := hand(t)
	want.Lines[1].ExternalID = "000123" // given back as the ward has it
	require.Equal(t, want, f.Rota)
	f, err = rota.Load("r.csv", []byte(replaced(t, across, "Anne;", "Lid, Anne Å.;")), w, rota.Told{})
	require.NoError(t, err, "as lists of staff have it")
	require.Equal(t, want, f.Rota)
}

func TestPlacesOfAGridAndOfADocument(t *testing.T) {
	t.Parallel()
	f, err := rota.Load("r.csv", []byte(across), small(t), rota.Told{})
	require.NoError(t, err)
	at, ok := f.Place("Camilla", 3)
	require.True(t, ok)
	require.Equal(t, rota.Place{Line: 5, Col: 20, Cell: "F5"}, at)
	at, ok = f.PlaceOf("Camilla")
	require.True(t, ok)
	require.Equal(t, rota.Place{Line: 5, Col: 1, Cell: "A5"}, at)
	require.Equal(t, []rota.Unread{{Cell: "X1", Text: "Sum"}}, f.Form.Unread)

	f, err = rota.Load("r.yaml", []byte(written), small(t), rota.Told{})
	require.NoError(t, err)
	at, ok = f.Place("Camilla", 3)
	require.True(t, ok)
	require.Equal(t, rota.Place{Line: 22, Col: 16}, at)
	_, ok = f.Place("Nobody", 3)
	require.False(t, ok)
}

func TestALegendSaysWhatCodesAndPeopleAre(t *testing.T) {
	t.Parallel()
	w := small(t)
	text := replaced(t, across, "Anne;100 %;D;D;;D", "Lid, A;100 %;Dag 1;D;avsp;dag 1") + "Vikar 1;;X;X\n"
	_, err := rota.Load("r.csv", []byte(text), w, rota.Told{})
	var strange *rota.StrangeError
	require.ErrorAs(t, err, &strange)
	form := strange.Form("en")
	require.Contains(t, form, "  Dag 1: # C3\n")
	require.Contains(t, form, "  avsp: # E3\n")
	require.Contains(t, form, "people:\n  \"Lid, A\": # A3\n  Vikar 1: # A9\n")

	// as it was written, it fills in nothing
	empty, err := rota.ReadLegend("codes.yaml", []byte(form), w)
	require.NoError(t, err)
	_, err = rota.Load("r.csv", []byte(text), w, rota.Told{Legend: empty})
	require.ErrorAs(t, err, &strange)
	require.Equal(t, form, strange.Form("en"))
	require.Contains(t, strange.Form("nb"), "# En kode: en vakttype (")

	filled := strings.NewReplacer("Dag 1:", "Dag 1: D", "dag 1:", "dag 1: D", "avsp:", "avsp: free", "\"Lid, A\":", "\"Lid, A\": Anne", "Vikar 1:", "Vikar 1: skip").Replace(form)
	l, err := rota.ReadLegend("codes.yaml", []byte(filled), w)
	require.NoError(t, err)
	f, err := rota.Load("r.csv", []byte(text), w, rota.Told{Legend: l})
	require.NoError(t, err)
	require.Equal(t, hand(t), f.Rota)
	require.Equal(t, "codes.yaml", f.Form.Legend)
	require.Contains(t, f.Form.Unread, rota.Unread{Cell: "A9", Text: "Vikar 1"})

	for text, says := range map[string]string{
		"codes: {X: Z}":     `codes.yaml:1:12: codes.X: found "Z", expected a shift type of the ward (D, M, E)`,
		"codes: {X: [D]}":   "expected a code in quotes",
		"code: {X: D}":      `unknown key "code"; did you mean "codes"?`,
		"codes: {X: D+F1}":  `found "D+F1"`,
		"people: {X: true}": "expected an id in quotes",
	} {
		_, err := rota.ReadLegend("codes.yaml", []byte(text), w)
		require.ErrorContains(t, err, says)
	}
}

func TestOneOfSeveralSheets(t *testing.T) {
	t.Parallel()
	data := workbook(t, across, func(f *excelize.File) {
		i, err := f.NewSheet("Gammel")
		require.NoError(t, err)
		require.NoError(t, f.CopySheet(0, i))
	})
	_, err := rota.Load("r.xlsx", data, small(t), rota.Told{})
	require.ErrorContains(t, err, "the sheets Sheet1 and Gammel both seem to be rotas; say which is meant with --sheet")
	f, err := rota.Load("r.xlsx", data, small(t), rota.Told{Sheet: "Gammel"})
	require.NoError(t, err)
	require.Equal(t, hand(t), f.Rota)
	_, err = rota.Load("r.xlsx", data, small(t), rota.Told{Sheet: "Ny"})
	require.ErrorContains(t, err, `no sheet "Ny" in the workbook; it has Sheet1, Gammel`)
}

func TestAFileOfAnotherModelThanAskedForIsRefused(t *testing.T) {
	t.Parallel()
	w := small(t)
	w.Models = append(w.Models, w.Models[0])
	w.Models[1].ID = "other"
	_, err := rota.Load("r.yaml", []byte(written), w, rota.Told{Model: "other"})
	require.ErrorContains(t, err, `found a rota of model "traditional", expected one of model "other", as asked for`)
	_, err = rota.Load("r.yaml", []byte(written), w, rota.Told{Run: ward.Plan})
	require.ErrorContains(t, err, "found a rota of run from_today, expected one of run plan")
	f, err := rota.Load("r.csv", []byte(across), w, rota.Told{Model: "other", Run: ward.Plan})
	require.NoError(t, err)
	require.Equal(t, "other", f.Rota.Model)
	require.Equal(t, ward.Plan, f.Case.Run)
}

// What the program writes as CSV reads back to the same rota, rolling or not.
func TestCSVRoundTrip(t *testing.T) {
	t.Parallel()
	rolling, calendar := small(t), small(t)
	calendar.Period.Kind = ward.Calendar
	rapid.Check(t, func(t *rapid.T) {
		w := rolling
		if rapid.Bool().Draw(t, "calendar") {
			w = calendar
		}
		r := drawRota(t, w)
		r.Origin = nil
		for i := range r.Lines {
			r.Lines[i].ExternalID = "" // has no column: the ward knows it
		}
		text, err := r.CSV(w == rolling)
		require.NoError(t, err)
		f, err := rota.Load("rota.csv", text, w, rota.Told{})
		require.NoError(t, err, string(text))
		require.Equal(t, r, f.Rota)
	})
}

func TestGridOfAStructureRunNeedsItsSizes(t *testing.T) {
	t.Parallel()
	head := "person,size" + strings.Repeat(",mon,tue,wed,thu,fri,sat,sun", 3) + "\n"
	_, err := rota.Load("r.csv", []byte(head+"RN-01,,D\n"), small(t), rota.Told{Run: ward.Structure})
	require.ErrorContains(t, err, "r.csv:2:1: A2: the post RN-01 has no size")
	f, err := rota.Load("r.csv", []byte(head+"RN-01,7.5,D\n"), small(t), rota.Told{Run: ward.Structure})
	require.NoError(t, err)
	require.Equal(t, ward.Size(750), f.Rota.Lines[0].Size)
}

func TestOpen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "r.csv")
	require.NoError(t, os.WriteFile(path, []byte(across), 0o600))
	f, err := rota.Open(path, small(t), rota.Told{})
	require.NoError(t, err)
	require.Equal(t, "r.csv", f.Name)
	_, err = rota.Open(path+"x", small(t), rota.Told{})
	require.ErrorIs(t, err, os.ErrNotExist)
}

func FuzzGrid(f *testing.F) {
	f.Add("r.csv", []byte(across))
	f.Add("r.csv", []byte(down))
	f.Add("r.csv", []byte(replacedForFuzz(down)))
	f.Add("r.xlsx", workbook(f, across, func(x *excelize.File) { _ = x.MergeCell("Sheet1", "C1", "I1") }))
	f.Add("r.csv", []byte("Navn;5.1.;6.1.;7.1.;8.1.;9.1.;10.1.;11.1.\nAnne;D/E;F1;FE;-;d;x;\n"))
	data, err := fixtures.Ward("ward-small")
	if err != nil {
		f.Fatal(err)
	}
	w, err := ward.Read("ward-small.yaml", data)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		read, err := rota.Load(name, data, w, rota.Told{})
		if err != nil {
			var all ward.Problems
			if !errors.As(err, &all) || len(all) == 0 {
				t.Fatalf("an error without problems: %v", err)
			}
			if s, ok := errors.AsType[*rota.StrangeError](err); ok {
				if _, err := rota.ReadLegend("form.yaml", []byte(s.Form("nb")), w); err != nil {
					t.Fatalf("the form is no legend: %v\n%s", err, s.Form("nb"))
				}
			}
			return
		}
		text, err := read.Rota.CSV(true)
		if err != nil {
			t.Fatal(err)
		}
		again, err := rota.Load("again.csv", text, w, rota.Told{Run: read.Rota.Run})
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, text)
		}
		read.Rota.Origin = nil
		require.Equal(t, read.Rota, again.Rota)
	})
}

func replacedForFuzz(text string) string {
	return strings.NewReplacer(",1,", ",,", ",2,", ",,", ",3,", ",,").Replace(text)
}

// A free day may say what it replaces, as the program writes it.
func TestACellOfAGridMayBeFreeInsteadOfADuty(t *testing.T) {
	t.Parallel()
	f, err := rota.Load("r.csv", []byte(replaced(t, across, "Anne;100 %;D;D", "Anne;100 %;f3/d;F1")), small(t), rota.Told{})
	require.NoError(t, err)
	require.Equal(t, []rota.FreeDay{{Day: 0, Code: rota.F3, Instead: []string{"D"}}, {Day: 1, Code: rota.F1}}, f.Rota.Lines[0].Free[:2])
}
