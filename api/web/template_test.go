package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// upload sends a workbook as a ward.
func (v *visitor) upload(book []byte) (status int, at, page string) {
	v.Helper()
	body := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mal.xlsx\"\r\n\r\n" + string(book) + "\r\n--x--\r\n"
	answer, err := v.Post(v.url+"/wards", "multipart/form-data; boundary=x", strings.NewReader(body))
	require.NoError(v, err)
	at = answer.Request.URL.Path
	status, page = v.read(answer, nil)
	return status, at, page
}

// The template is downloaded, filled in and uploaded, and is the ward; a ward is
// downloaded the same way. What is wrong is told by cell, all of it, and then
// there is no ward.
func TestAWardAsAWorkbook(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	_, page := v.get("/")
	v.shows(page, `href="/template"`)
	status, file := v.get("/template")
	require.Equal(t, http.StatusOK, status)
	status, at, _ := v.upload([]byte(file))
	require.Equal(t, http.StatusOK, status)
	_, sum := v.get(at)
	v.shows(sum, "Helgeregnestykket")
	_, again := v.get(at + "/workbook")
	require.True(t, strings.HasPrefix(again, "PK"))

	f, err := excelize.OpenReader(strings.NewReader(file))
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr("Ansatte", "F3", "heltid"))
	require.NoError(t, f.SetCellStr("Vakter", "C3", "halv åtte"))
	require.NoError(t, f.SetCellStr("Behov", "E2", "need.floors.total"))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	status, _, page = v.upload(b.Bytes())
	require.Equal(t, http.StatusUnprocessableEntity, status)
	for _, cell := range []string{"Ansatte!F3", "Vakter!C3", "Behov!E2"} {
		v.shows(page, "<strong>"+cell+"</strong>")
	}

	f, err = excelize.OpenReader(strings.NewReader(file))
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr("Ansatte", "A2", "people.shoes"))
	b.Reset()
	require.NoError(t, f.Write(&b))
	_, before := v.get("/")
	status, _, page = v.upload(b.Bytes())
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "<strong>Ansatte!A2</strong>")
	_, after := v.get("/")
	require.Equal(t, strings.Count(before, "/wards/w_"), strings.Count(after, "/wards/w_"))
	status, _, page = v.upload([]byte("ingen arbeidsbok"))
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "kan ikke leses som et regneark")
}
