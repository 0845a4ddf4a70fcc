package workbook_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/workbook"
)

func read(t *testing.T, name string) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name+".yaml", data, rule.Ladders()...)
	require.NoError(t, err)
	return w
}

func written(t *testing.T, w *ward.Ward, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, workbook.Write(&b, w, lang))
	return b.Bytes()
}

// Every example ward written as a workbook and read back is the same ward, in
// each language.
func TestAWorkbookIsTheWard(t *testing.T) {
	t.Parallel()
	langs := []string{"nb", "nn", "en"}
	for i, name := range fixtures.Wards() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := read(t, name)
			if len(w.People) > 40 {
				t.Skip("as the smaller ones, and slow to write")
			}
			want, err := w.JSON()
			require.NoError(t, err)
			again, file, err := workbook.Ward(name+".xlsx", written(t, w, langs[i%3]), rule.Ladders()...)
			require.NoError(t, err)
			_, err = ward.Read(name+".json", file, rule.Ladders()...)
			require.NoError(t, err)
			got, err := again.JSON()
			require.NoError(t, err)
			require.Equal(t, string(want), string(got))
		})
	}
}

// changed is a workbook with other cells.
func changed(t *testing.T, data []byte, cells map[[2]string]string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	for at, text := range cells {
		require.NoError(t, f.SetCellStr(at[0], at[1], text))
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// What is wrong is told of the cell it stands in, all of it at once.
func TestFaultsAreToldByCell(t *testing.T) {
	t.Parallel()
	data := changed(t, written(t, read(t, "ward-small"), "nb"), map[[2]string]string{
		{"Ansatte", "F3"}: "heltid", {"Ansatte", "D4"}: "TANNLEGE", {"Vakter", "C3"}: "halv åtte", {"Avdelingen", "C6"}: "2026-01-06", {"Behov", "E2"}: "need.floors.total",
	})
	_, _, err := workbook.Ward("small.xlsx", data, rule.Ladders()...)
	problems, ok := errors.AsType[ward.Problems](err)
	require.True(t, ok, "%v", err)
	var at []string
	for _, p := range problems {
		at = append(at, p.Cell)
	}
	for _, cell := range []string{"Ansatte!F3", "Ansatte!D4", "Vakter!C3", "Avdelingen!C6", "Behov!E2"} {
		require.Contains(t, at, cell)
	}
}

// People write numbers, yes and no and lists as they are used to.
func TestCellsAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	data := changed(t, written(t, read(t, "ward-small"), "nb"), map[[2]string]string{
		{"Ansatte", "F3"}: "62,5 %", {"Kompetanser", "C3"}: "X", {"Turnusmodeller", "D3"}: " D ;E,  M ",
		{"Behov", "B3"}: "Man–fre", {"Behov", "B6"}: "lørdag, søn", {"Vakter", "E3"}: "tys - laur", {"Vakter", "E4"}: "alle",
	})
	_, file, err := workbook.Ward("small.xlsx", data)
	require.NoError(t, err)
	require.Contains(t, string(file), `"current":62.5`)
	require.Contains(t, string(file), `"educated":true`)
	require.Contains(t, string(file), `["D","E","M"]`)
	for _, days := range []string{"mon-fri", "sat,sun", "all", "tue-sat"} {
		require.Contains(t, string(file), `"days":"`+days+`"`)
	}
}

func TestAnotherWorkbookIsRefused(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	_, _, err := workbook.Ward("empty.xlsx", b.Bytes())
	require.ErrorContains(t, err, "second row")
	_, _, err = workbook.Ward("text.xlsx", []byte("hei"))
	require.ErrorContains(t, err, "cannot be read as a workbook")
}
