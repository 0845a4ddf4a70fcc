package ward_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// little is the smallest whole ward; tests replace or add lines.
const little = `heltid: 1
name: Little
period: {start: 2026-01-05, weeks: 3, kind: rolling}
competences:
  - {id: RN, educated: true}
  - {id: ASS}
shifts:
  - {code: D, start: "07:30", end: "15:00", breaks: [{minutes: 30, paid: true}]}
  - {code: E, start: "14:30", end: "22:00"}
models:
  - {id: short, shifts: [D, E], weekend: {every: 3}}
people:
  - {id: Anne, competence: RN, size: {current: 100}}
  - {id: Bo, competence: ASS, size: {current: 62.5, wished: 80}}
`

func problems(t *testing.T, text string) ward.Problems {
	t.Helper()
	w, err := ward.Read("w.yaml", []byte(text))
	require.Nil(t, w)
	var out ward.Problems
	require.ErrorAs(t, err, &out)
	require.NotEmpty(t, out)
	return out
}

func TestReadFillsTheWard(t *testing.T) {
	t.Parallel()
	w, err := ward.Read("w.yaml", []byte(little))
	require.NoError(t, err)
	require.Equal(t, "Little", w.Name)
	require.Equal(t, ward.NewDate(2026, 1, 5), w.Period.Start)
	require.Equal(t, ward.Minutes(450), w.Shifts[0].Length())
	require.Equal(t, ward.Size(6250), w.People[1].Size.Current)
	require.Equal(t, ward.Size(8000), *w.People[1].Size.Wished)
}

// Every problem of the schema: what is replaced, where it is found and what is said.
func TestReadTellsWhatTheSchemaRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, old, new, where, says string }{
		{"unknown key", `kind: rolling`, `kind: rolling, lenght: 3`, "w.yaml:3:54: period.lenght:", `unknown key "lenght"`},
		{"near key", `breaks: [`, `brakes: [`, "w.yaml:8:45: shifts[0].brakes:", `did you mean "breaks"?`},
		{"far key", `name: Little`, "name: Little\nzzzzzzzzz: 1", "w.yaml:3:1: zzzzzzzzz:", "expected one of agreements, budget"},
		{"missing", `name: Little`, `note: Little`, "w.yaml:1:1: ", `"name" is missing here`},
		{"number for text", `{id: RN, educated: true}`, `{id: 12}`, "w.yaml:5:10: competences[0].id:", "found the number 12, expected a short name"},
		{"text for number", `weeks: 3`, `weeks: three`, "w.yaml:3:36: period.weeks:", `found the text "three", expected a whole number`},
		{"nothing", `name: Little`, `name:`, "w.yaml:2:6: name:", "found nothing, expected"},
		{"too many weeks", `weeks: 3`, `weeks: 53`, "w.yaml:3:36: period.weeks:", "found the number 53, expected at most 52"},
		{"enum", `kind: rolling`, `kind: round`, "w.yaml:3:45: period.kind:", `expected one of "rolling", "calendar"`},
		{"time", `"14:30"`, `"14.30"`, "w.yaml:9:22: shifts[1].start:", "expected a time of day as hh:mm in quotes"},
		{"time past midnight", `"14:30"`, `"25:30"`, "w.yaml:9:22: shifts[1].start:", "expected a time of day as hh:mm in quotes"},
		{"date that is none", `2026-01-05`, `2026-02-30`, "w.yaml:3:17: period.start:", "expected a date as yyyy-mm-dd"},
		{"size with three decimals", `62.5`, `62.555`, "w.yaml:14:47: people[1].size.current:", "expected a size in per cent"},
		{"size over 100", `62.5`, `162.5`, "w.yaml:14:47: people[1].size.current:", "expected a size in per cent"},
		{"hexadecimal", `62.5`, `0x3E`, "w.yaml:14:47: people[1].size.current:", "write plain digits"},
		{"days backwards", `end: "22:00"`, `end: "22:00", days: fri-mon`, "w.yaml:9:51: shifts[1].days:", "expected days such as mon-fri"},
		{"code with a plus", `code: E`, `code: E+F`, "w.yaml:9:12: shifts[1].code:", "expected a shift code"},
		{"empty list", `shifts: [D, E]`, `shifts: []`, "w.yaml:11:25: models[0].shifts:", "found an empty list, expected at least 1 in the list"},
		{"twice in a list", `shifts: [D, E]`, `shifts: [D, E, D]`, "w.yaml:11:25: models[0].shifts:", "entries 1 and 3 are alike"},
		{"another version", `heltid: 1`, `heltid: 2`, "w.yaml:1:9: heltid:", "found the number 2, expected 1"},
		{"duplicate key", `name: Little`, "name: Little\nname: Large", "w.yaml:3:1: name:", "stands here twice; first on line 2"},
		{"anchor", `name: Little`, `name: &n Little`, "w.yaml:2:7: name:", "anchors (&) and aliases (*) are not taken"},
		{"tag", `name: Little`, `name: !!str Little`, "w.yaml:2:7: name:", "YAML tags (!) are not taken"},
		{"merge key", `period: {`, `period: {<<: {a: 1}, `, "w.yaml:3:10: period:", "merge keys"},
		{"no YAML", `competences:`, `competences: [`, "w.yaml:", "this is not YAML or JSON"},
		{"two documents", `heltid: 1`, "a: 1\n---\nheltid: 1", "w.yaml:3:1: ", "a second document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(little, c.old, c.new, 1)
			require.NotEqual(t, little, text)
			all := problems(t, text).Error()
			require.Contains(t, all, c.where)
			require.Contains(t, all, c.says)
		})
	}
}

func TestReadTellsAllProblemsAtOnceSortedByPlace(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer(
		"2026-01-05", "2026-01-06", // not a Monday: found after the schema
		"educated: true", "educated: yes",
		"competence: ASS", "competence: AS",
		"weekend: {every: 3}", "weekend: {every: 3}, nrom: computed",
	).Replace(little)
	var lines []int
	for _, p := range problems(t, text) {
		lines = append(lines, p.Line)
	}
	require.Equal(t, []int{3, 5, 11, 14}, lines)
}

func TestProblemShowsTheLineWithACaretUnderThePlace(t *testing.T) {
	t.Parallel()
	p := problems(t, strings.Replace(little, "weeks: 3", "weeks: 53", 1))[0]
	require.Equal(t, ward.Problem{
		File: "w.yaml", Line: 3, Col: 36, Path: "period.weeks",
		Found: "the number 53", Expected: "at most 52", Text: "found the number 53, expected at most 52",
		Excerpt: "    3 | period: {start: 2026-01-05, weeks: 53, kind: rolling}\n      |                                    ^",
	}, p)
}

func TestJSONIsReadWithPlacesToo(t *testing.T) {
	t.Parallel()
	w, err := ward.Read("w.yaml", []byte(little))
	require.NoError(t, err)
	text, err := w.JSON()
	require.NoError(t, err)
	again, err := ward.Read("w.json", text)
	require.NoError(t, err)
	require.Equal(t, w.People, again.People)

	_, err = ward.Read("w.json", []byte(strings.Replace(string(text), `"rolling"`, `"round"`, 1)))
	require.ErrorContains(t, err, `w.json:7:13: period.kind: found the text "round"`)
	_, err = ward.Read("w.json", []byte("{\n  \"heltid\": 1,\n}"))
	require.ErrorContains(t, err, "w.json:3:1: this is not JSON")
}

func TestFilesThatExhaustTheReaderAreRefused(t *testing.T) {
	t.Parallel()
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for name, text := range map[string]string{
		"too long":       many("# long\n", 700_000),
		"deep lists":     many("[", 100_000),
		"deep mappings":  many("{a: ", 100_000),
		"deep blocks":    many("- ", 100_000),
		"deep keys":      many("? ", 100_000),
		"many keys":      "a:\n" + many("  k: 1\n", 100_000),
		"many documents": many("---\na: 1\n", 50_000),
		"many aliases":   "a: &a [1]\nb: [" + many("*a, ", 1000) + "*a]",
		"not UTF-8":      "name: \xff",
		"empty":          "",
		"only comments":  "# nothing\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.NotEmpty(t, problems(t, text)[0].Text)
		})
	}
}

func TestTooManyPeopleAreRefused(t *testing.T) {
	t.Parallel()
	text := little + strings.Repeat("  - {id: x, competence: RN, size: {current: 100}}\n", 1000)
	require.Contains(t, problems(t, text).Error(), "people: found a list, expected at most 1000 in the list, not 1002")
}

func TestIdentityNumbersAreRefusedWhereverTheyStandAndNotRepeated(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new string }{
		"as an id":           {"id: Bo,", `id: "15076500565",`},
		"in a name":          {"id: Bo,", `id: Bo, name: "Bo 150765 00565",`},
		"as a number":        {"id: Bo,", `id: Bo, external_id: 15076500565,`},
		"in a note":          {"name: Little", "name: Little\nnote: spør 15076500565 først"},
		"as a key":           {"name: Little", "name: Little\n\"15076500565\": 1"},
		"a D-nummer":         {"id: Bo,", `id: "53097248016",`},
		"with a test number": {"id: Bo,", `id: "10915596784",`}, // month + 80, as in Tenor
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := problems(t, strings.Replace(little, c.old, c.new, 1)).Error()
			require.Contains(t, err, "national identity number")
		})
	}
	for _, fine := range []string{"15076500566", "99999999999", "150765005651"} {
		_, err := ward.Read("w.yaml", []byte(strings.Replace(little, "id: Bo,", `id: Bo, external_id: "`+fine+`",`, 1)))
		require.NoError(t, err, fine)
	}
}

func TestReadFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "little.yaml")
	require.NoError(t, os.WriteFile(path, []byte(little+"x: 1\n"), 0o600))
	_, err := ward.ReadFile(path)
	require.ErrorContains(t, err, "little.yaml:15:1: x: unknown key")
	_, err = ward.ReadFile(path + ".no")
	require.ErrorIs(t, err, os.ErrNotExist)
}
