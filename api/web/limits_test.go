package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// fields is a form as the page has it filled in.
func (v *visitor) fields(page string) url.Values {
	v.Helper()
	out := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="(?:text|hidden|number)"[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		out.Set(m[1], html.UnescapeString(m[2]))
	}
	for _, m := range regexp.MustCompile(`(?s)<select[^>]* name="([^"]+)".*?</select>`).FindAllStringSubmatch(page, -1) {
		if one := regexp.MustCompile(`value="([^"]*)" selected`).FindStringSubmatch(m[0]); one != nil {
			out.Set(m[1], one[1])
		}
	}
	require.NotEmpty(v, out.Get("name"))
	return out
}

// A representative sees everything a ward is planned by, changes limits, need and
// weekends on a copy, and has it solved without asking a planner. The ward stays
// as it is.
func TestARepresentativeTriesOtherLimits(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-30")
	_, before := v.get(ward + "/file")
	v.as("representative")
	_, page := v.get(ward + "/limits")
	for _, shown := range []string{"arbeidsdager på rad", "NHO, Arbeidstilsynet", "valgt i heltid", "aml § 10-5 (1)", "andelen fagutdannede går ikke ned", "minste bemanning", "Avtaler som er gjort", "ting som er tatt for gitt"} {
		v.shows(page, shown)
	}
	form := v.fields(page)
	require.Equal(t, "6", form.Get("days_in_row"))
	form.Set("days_in_row", "5")
	form.Set("quick_returns", "4")
	form.Set("weekend_hours_per_year", "250:00")
	form.Set("weekend", "4")
	form.Set("need-0-0-floor", "4")
	form.Set("guards.educated", "0")
	form.Set("policy", "4 2")
	form["with"] = []string{"fill_vacant"}
	form.Set("seconds", "60")
	answer, err := v.PostForm(v.url+ward+"/limits", form)
	require.NoError(t, err)
	require.Regexp(t, `^/jobs/`, answer.Request.URL.Path)
	_, page = v.read(answer, nil)
	copied := regexp.MustCompile(`/wards/w_[a-z0-9]+`).FindString(page)
	require.NotEqual(t, ward, copied)
	_, file := v.get(copied + "/file")
	for _, has := range []string{"days_in_row: 5", "quick_returns: 4", "weekend_hours_per_year:", "every: 4", "educated: false", "Prøve av «"} {
		v.shows(file, has)
	}
	_, page = v.get(copied + "/limits")
	v.shows(page, "6 → 5")
	form = v.fields(page)
	require.Equal(t, "5", form.Get("days_in_row"))
	require.Equal(t, "4", form.Get("need-0-0-floor"))
	require.Equal(t, "4 2", form.Get("policy"))
	_, after := v.get(ward + "/file")
	require.Equal(t, before, after)
}

// The form as it stands asks for nothing else than the ward has.
func TestLimitsLeftAsTheyAreChangeNothing(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	for _, name := range []string{"ward-30", "ward-everyday", "ward-12a"} {
		ward := v.demo(name)
		_, page := v.get(ward + "/limits")
		answer, err := v.PostForm(v.url+ward+"/limits", v.fields(page))
		require.NoError(t, err)
		_, page = v.read(answer, nil)
		copied := regexp.MustCompile(`/wards/w_[a-z0-9]+`).FindString(page)
		_, file := v.get(copied + "/file")
		v.shows(file, "uten endringer i avdelingen", name)
	}
}

// What cannot be read is told beside its field, all of it, and nothing is made.
func TestAFaultyLimitIsToldBesideItsField(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-small")
	_, page := v.get(ward + "/limits")
	form := v.fields(page)
	form.Set("days_in_row", "fem")
	form.Set("day_hours", "12")
	form.Set("policy", "1")
	form.Set("need-0-0-floor", "-3")
	status, page := v.post(ward+"/limits", form)
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "«fem» kan ikke leses.")
	v.shows(page, "«12» kan ikke leses.")
	v.shows(page, "Skriv et helt tall fra 0 til 200.")
	v.shows(page, "«1» er ikke et mål fra 2 til 9")
	v.shows(page, `value="fem"`, "what was filled in stays")
	form = v.fields(page)
	for field, text := range map[string]string{"days_in_row": "5", "day_hours": "", "policy": "", "need-0-0-floor": "2", "nights_in_row": "0"} {
		form.Set(field, text)
	}
	status, page = v.post(ward+"/limits", form)
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "Ingen kopi er laget.")
	_, page = v.get("/")
	v.hides(page, "(prøve)")
}
