package api

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"heltid/fixtures"
	"heltid/solver/ward"
	"heltid/solver/ward/workbook"
)

// What is wrong in a file is told in the caller's language, of a workbook by cell,
// and a workbook is kept as the ward that its cells say.
func TestAWardAsAWorkbook(t *testing.T) {
	t.Parallel()
	b := setup(t)
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data)
	require.NoError(t, err)
	var book bytes.Buffer
	require.NoError(t, workbook.Write(&book, w, "nn"))
	kind := "Content-Type: " + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	made, body := b.ask("planner", "POST", "/v1/wards", book.String(), kind, "Idempotency-Key: book")
	require.Empty(t, made.Code, body)
	var kept struct{ ID string }
	require.NoError(t, json.Unmarshal([]byte(body), &kept))
	_, body = b.ask("reader", "GET", "/v1/wards/"+kept.ID+"/file", "")
	again, err := ward.Read("ward.json", []byte(body))
	require.NoError(t, err)
	require.Equal(t, w.People, again.People)

	f, err := excelize.OpenReader(&book)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, f.SetCellStr("Tilsette", "D3", "TANNLEGE"))
	var wrong bytes.Buffer
	require.NoError(t, f.Write(&wrong))
	got, _ := b.ask("reader", "POST", "/v1/validate", wrong.String(), kind, "Accept-Language: nn")
	require.Equal(t, "invalid_ward", got.Code)
	require.Equal(t, "Tilsette!D3", got.Problems[0].Cell)
	require.Contains(t, got.Problems[0].Text, "finst ikkje i avdelinga")
}
