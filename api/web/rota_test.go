package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rota"
)

// sent uploads a rota of the examples and gives its address.
func (v *visitor) sent(ward, name string) string {
	v.Helper()
	data, err := fixtures.Rota(name)
	require.NoError(v, err)
	body := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rota.yaml\"\r\n\r\n" + string(data) + "\r\n--x--\r\n"
	answer, err := v.Post(v.url+ward+"/rotas", "multipart/form-data; boundary=x", strings.NewReader(body))
	require.NoError(v, err)
	status, page := v.read(answer, nil)
	require.Equal(v, http.StatusOK, status)
	v.shows(page, `class="rota"`)
	return answer.Request.URL.Path
}

// body is the rota as the page gives it to its module.
func (v *visitor) body(page string) *rota.Rota {
	v.Helper()
	m := regexp.MustCompile(`(?s)id="rota-data">(.*?)</script>`).FindStringSubmatch(page)
	require.NotNil(v, m)
	out := &rota.Rota{}
	require.NoError(v, json.Unmarshal([]byte(m[1]), out))
	return out
}

// A rota is a table with its findings, and what is changed by hand is checked
// and measured at once; it is kept only when it is saved, under its own name.
func TestARotaIsChangedByHand(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-small")
	at := v.sent(ward, "ward-small-by-hand")
	_, page := v.get(at)
	v.shows(page, "0 funn i kontrollen")
	r := v.body(page)
	line := &r.Lines[0]
	require.NotEmpty(t, line.Duties)
	extra := line.Duties[0]
	for extra.Day = 0; len(line.On(extra.Day)) > 0; extra.Day++ {
	}
	line.Duties = append(line.Duties, extra)
	r.Sort()
	body, err := r.JSON()
	require.NoError(t, err)
	status, part := v.read(v.Post(v.url+at+"/try", "application/json", strings.NewReader(string(body))))
	require.Equal(t, http.StatusOK, status)
	v.hides(part, "0 funn i kontrollen")
	v.shows(part, `class="mark`)
	v.shows(part, "(før ")
	_, page = v.get(at)
	v.shows(page, "0 funn i kontrollen", "nothing is kept")
	_, page = v.post(at+"/save", url.Values{"rota": {string(body)}, "name": {"Ekstra vakt"}})
	v.shows(page, "<h1>Ekstra vakt</h1>")
	_, page = v.get(ward + "/rotas")
	v.shows(page, "Ekstra vakt")
	for format, begins := range map[string]string{"xlsx": "PK", "csv": "", "json": "{"} {
		status, file := v.get(at + "/file/" + format)
		require.Equal(t, http.StatusOK, status)
		require.True(t, strings.HasPrefix(file, begins), format)
	}
}

// A rota can be looked at a week at a time and a line at a time, and a line taken
// away as a calendar.
func TestARotaByWeekAndByLine(t *testing.T) {
	t.Parallel()
	v := visit(t, "reader")
	v.as("planner")
	at := v.sent(v.demo("ward-small"), "ward-small-three-breaches")
	v.as("reader")
	_, page := v.get(at)
	who := v.body(page).Lines[0].Person
	_, page = v.get(at + "?week=2")
	v.shows(page, `data-first="7"`)
	v.hides(page, `data-first="0"`)
	_, page = v.get(at + "?person=" + url.QueryEscape(who))
	v.shows(page, `class="rota of-one"`)
	v.shows(page, "helger i året")
	v.hides(page, "rota-data") // a line is looked at, not changed
	_, page = v.get(at + "?person=Nobody")
	v.shows(page, `data-first="0"`)
	answer, err := v.Get(v.url + at + "/calendar?" + url.Values{"person": {who}, "from": {"2026-03-23"}, "weeks": {"3"}}.Encode())
	require.NoError(t, err)
	require.Equal(t, "text/calendar; charset=utf-8", answer.Header.Get("Content-Type"))
	_, file := v.read(answer, nil)
	require.True(t, strings.HasPrefix(file, "BEGIN:VCALENDAR\r\n"))
	v.shows(file, "DTSTART;TZID=Europe/Oslo:2026")
	for query, says := range map[string]string{"&from=2026-03-24&weeks=3": "Datoen må være en mandag", "&from=2026-03-23&weeks=99": "fra 1 til 53"} {
		status, page := v.get(at + "/calendar?person=" + url.QueryEscape(who) + query)
		require.Equal(t, http.StatusUnprocessableEntity, status)
		v.shows(page, says)
	}
}

// What is changed by hand is kept as a version, and the engine mends the rest
// round what is pinned, as another.
func TestTheEngineMendsTheRest(t *testing.T) {
	if testing.Short() {
		t.Skip("it has a rota mended")
	}
	t.Parallel()
	v := visit(t, "planner")
	v.work()
	at := v.sent(v.demo("ward-small"), "ward-small-by-hand")
	_, page := v.get(at)
	r := v.body(page)
	line := &r.Lines[0]
	off := line.Duties[0].Day
	line.Duties = line.Duties[1:]
	body, err := r.JSON()
	require.NoError(t, err)
	pins, err := json.Marshal([]map[string]any{{"person": line.Person, "day": off}})
	require.NoError(t, err)
	answer, err := v.PostForm(v.url+at+"/mend", url.Values{"rota": {string(body)}, "pins": {string(pins)}})
	require.NoError(t, err)
	job := answer.Request.URL.Path
	_, page = v.read(answer, nil)
	v.shows(page, "Retter turnusen")
	v.get(job + "/events") // until it is done
	answer, err = v.Get(v.url + job)
	require.NoError(t, err)
	require.NotEqual(t, job, answer.Request.URL.Path, "it goes to the new version")
	_, page = v.read(answer, nil)
	v.shows(page, "endret siden «")
	v.shows(page, ", endret for hånd»")
	v.shows(page, fmt.Sprintf(`[{"person":%q,"day":%d}]`, line.Person, off), "what was pinned still is")
	for _, l := range v.body(page).Lines {
		if l.Person == line.Person {
			require.Empty(t, l.On(off), "what is pinned stays")
		}
	}
}

// A search goes on from a rota as it stands, and leaves what is pinned.
func TestASearchGoesOnRoundWhatIsPinned(t *testing.T) {
	if testing.Short() {
		t.Skip("it searches for a rota")
	}
	t.Parallel()
	v := visit(t, "planner")
	v.work()
	at := v.sent(v.demo("ward-small"), "ward-small-by-hand")
	_, page := v.get(at)
	r := v.body(page)
	var cells []map[string]any
	for _, l := range r.Lines[:5] {
		for day := range 7 * r.Weeks {
			cells = append(cells, map[string]any{"person": l.Person, "day": day})
		}
	}
	pins, err := json.Marshal(cells)
	require.NoError(t, err)
	answer, err := v.PostForm(v.url+at+"/improve", url.Values{"pins": {string(pins)}})
	require.NoError(t, err)
	job := answer.Request.URL.Path
	v.read(answer, nil)
	v.get(job + "/events") // until it is done
	answer, err = v.Get(v.url + job)
	require.NoError(t, err)
	require.NotEqual(t, job, answer.Request.URL.Path, "it goes to the new version")
	_, page = v.read(answer, nil)
	v.shows(page, fmt.Sprintf(`[{"person":%q,"day":0}`, r.Lines[0].Person), "what was pinned still is")
	for i, l := range v.body(page).Lines[:5] {
		require.Equal(t, r.Lines[i].Duties, l.Duties, l.Person)
	}
}

// firsts are what a pattern's first group finds.
func firsts(of *regexp.Regexp, page string) []string {
	var out []string
	for _, m := range of.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return out
}

// From a ward to models side by side, and on to one's own line and the rota.
func TestModelsSideBySide(t *testing.T) {
	if testing.Short() {
		t.Skip("it searches for rotas")
	}
	t.Parallel()
	v := visit(t, "planner")
	v.work()
	ward := v.demo("ward-small")
	_, page := v.post(ward+"/compare", url.Values{"models": {"traditional"}})
	v.shows(page, "Velg to til seks modeller")
	answer, err := v.PostForm(v.url+ward+"/compare", url.Values{"models": {"traditional", "user_cycle"}, "run": {"structure"}, "seconds": {"5"}})
	require.NoError(t, err)
	job := answer.Request.URL.Path
	_, page = v.read(answer, nil)
	v.shows(page, "data-watch=\""+job+"\"")
	status, _ := v.get(job + "/events") // until it is done
	require.Equal(t, http.StatusOK, status)
	_, page = v.get(job + "?part=1")
	v.shows(page, "Heltidsstillinger så langt")
	_, page = v.get(job)
	v.shows(page, "Hva hver modell gir og koster")
	column := regexp.MustCompile(`<tr[^>]*><th scope="row">(?:helger per stilling|funn)<span[^>]*>[^<]*</span></th><td class="n">([^<]*)</td>`)
	require.Equal(t, []string{"–", "–"}, firsts(column, page), "without a rota nothing is known of today's weekends")
	v.sent(ward, "ward-small-three-breaches")
	_, page = v.get(job + "/compare")
	now := firsts(column, page)
	require.Regexp(t, `\d`, now[0])
	require.Equal(t, "3", now[1])
	v.shows(page, "så de kan være ulike")
	_, page = v.get(job + "/compare?today=none")
	require.NotContains(t, page, "så de kan være ulike")
	require.Equal(t, []string{"–", "–"}, firsts(column, page))
	v.shows(page, `<span class="letter">B</span>`)
	me := regexp.MustCompile(`<option>([^<]+)</option>`).FindStringSubmatch(page)
	require.NotNil(t, me)
	_, page = v.get(job + "/compare?me=" + url.QueryEscape(me[1]))
	v.shows(page, "helger i året")
	_, page = v.post(job+"/rota", url.Values{"model": {"traditional"}, "run": {"structure"}})
	v.shows(page, `class="rota"`)
	_, page = v.get(job + "/pack")
	v.shows(page, me[1])
	v.shows(page, "heltid compare ward.yaml --models traditional,user_cycle --seed 0 --time 5s --run structure")
	_, page = v.get(job + "/pack?form=public")
	v.hides(page, me[1])
	for _, format := range []string{"html", "xlsx", "json"} {
		status, _ = v.get(job + "/report/" + format)
		require.Equal(t, http.StatusOK, status, format)
	}
}
