package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

var filled = url.Values{
	"name": {"Solsiden"}, "served": {"12"},
	"D-start": {"07:30"}, "D-end": {"15:00"}, "D-weekday": {"3"}, "D-weekday-educated": {"1"}, "D-weekend": {"2"}, "D-weekend-educated": {"1"},
	"E-start": {"14:30"}, "E-end": {"22:00"}, "E-weekday": {"2"}, "E-weekday-educated": {"1"}, "E-weekend": {"2"}, "E-weekend-educated": {"1"},
	"N-start": {"21:45"}, "N-end": {"07:45"}, "N-weekday": {"1"}, "N-weekday-educated": {"0"}, "N-weekend": {"1"}, "N-weekend-educated": {"0"},
	"SPL-day": {"100 100 75"}, "HFA-day": {"100, 80, 75 %"}, "HFA-night": {"75 75 50"}, "ASS-day": {"50 40"}, "agreed": {"1"},
}

// The short form writes a ward that the program reads, with the sum at once.
func TestAWardOnOneForm(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	answer, err := v.PostForm(v.url+"/new", filled)
	require.NoError(t, err)
	ward := answer.Request.URL.Path
	status, page := v.read(answer, nil)
	require.Equal(t, http.StatusOK, status)
	v.shows(page, "Helgene krever 12 hoder")
	_, file := v.get(ward + "/file")
	v.shows(file, "Solsiden")
	v.shows(file, "aml-10-5-2")
	v.shows(page, "12 plasser eller brukere. Hver på vakt har på ukedager 4,0 (D), 6,0 (E), 12,0 (N), i helger 6,0 (D)")
}

func TestAFaultyFormIsToldFieldByField(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	wrong := maps.Clone(filled)
	wrong.Set("name", "")
	wrong.Set("served", "mange")
	wrong.Set("E-start", "half past two")
	wrong.Set("HFA-day", "100 heltid")
	status, page := v.post("/new", wrong)
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "Skriv et navn.")
	v.shows(page, "Skriv et helt tall fra 1 til 2000.")
	v.shows(page, "Skriv klokkeslettet som 07:30.")
	v.shows(page, "«heltid» er ikke en prosent fra 1 til 100.")
	v.shows(page, `value="100 100 75"`, "what was filled in stays")
}
