package ward_test

import (
	"encoding/json"
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
		{"time", `"14:30"`, `"14.30"`, "w.yaml:9:22: shifts[1].start:", "expected a time of day as hh:mm (in YAML in quotes)"},
		{"time past midnight", `"14:30"`, `"25:30"`, "w.yaml:9:22: shifts[1].start:", "expected a time of day as hh:mm (in YAML in quotes)"},
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
		{"two documents", `heltid: 1`, "a: 1\n---\nheltid: 1", "w.yaml:3:1: ", "a second document starts here"},
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

// What one part of a file gets wrong hides nothing of the others, and nothing is
// told that only follows from it: entries that cannot be read are passed over,
// and their names are still known.
func TestReferencesAreJudgedBesideWhatTheSchemaRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		changes []string // old, new
		where   []string
	}{
		{"a broken person", []string{"size: {current: 100}", "size: 100", "competence: ASS", "competence: AS"}, []string{"people[0].size", "people[1].competence"}},
		{"a broken person before one given twice", []string{"people:\n", "people:\n  - {id: Cay, competence: RN}\n", "id: Bo", "id: Anne"}, []string{"people[0]", "people[2].id"}},
		{"a broken shift that a model uses", []string{`start: "07:30"`, "start: half past seven", "[D, E]", "[D, X]"}, []string{"shifts[0].start", "models[0].shifts[1]"}},
		{"a shift without its code", []string{"code: E, ", ""}, []string{"shifts[1]"}},
		{"competences under another name", []string{"competences:", "competenses:"}, []string{"", "competenses"}},
		{"a unit list under another name", []string{"people:", "unit: [{id: A}]\npeople:", "id: Bo,", "id: Bo, unit: A,"}, []string{"unit"}},
		{"a broken competence", []string{"{id: ASS}", "{id: ASS, educated: no}"}, []string{"competences[1].educated"}},
		{"a competence whose name is no name", []string{"{id: ASS}", "{id: A S}", "competence: ASS", "competence: A S"}, []string{"competences[1].id", "people[1].competence"}},
		{"people that are no list", []string{"people:\n  - {id: Anne, competence: RN, size: {current: 100}}\n  -", "people:"}, []string{"people"}},
		{"a period that is too long", []string{"weeks: 3", "weeks: 53", "2026-01-05", "2026-01-06"}, []string{"period.start", "period.weeks"}},
		{"no period at all", []string{"period: {start: 2026-01-05, weeks: 3, kind: rolling}\n", "", "{every: 3}", "{every: 4}"}, []string{""}},
		{"a weekend rule that cannot be read", []string{"{every: 3}", "{every: third}", "competence: ASS", "competence: AS"}, []string{"models[0].weekend.every", "people[1].competence"}},
		{"a size that cannot be read beside one out of order", []string{"wished: 80", "wished: more, min: 70, max: 65"}, []string{"people[1].size.wished"}},
		{"a wrong agreement beside a wrong size", []string{"current: 62.5", "current: 162.5", "name: Little", "name: Little\nagreements: [{id: a, level: T, paragraph: aml-99}, {id: b, level: T, paragraph: aml-10-5-2, people: [Bo, Ann]}]"}, []string{"agreements[0].paragraph", "agreements[1].people[1]", "people[1].size.current"}},
		{"need rows, one broken, two that overlap", []string{"people:", `need:
  - {days: all, from: 7, to: "15:00", floor: {total: 1}}
  - {days: mon, from: "07:30", to: "15:00", floor: {total: 1}}
  - {days: mon, from: "14:30", to: "22:00", floor: {total: 1, RX: 1}}
people:`}, []string{"need[0].from", "need[2]", "need[2].floor.RX"}},
		{"need by a shift that cannot be read", []string{`start: "07:30"`, "start: 7", "people:", `need: [{days: mon, from: "15:00", to: "22:00", floor: {total: 1}}]
need_by_shift: [{days: mon, shift: D, floor: {total: 1}}]
people:`}, []string{"shifts[0].start"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := strings.NewReplacer(c.changes...).Replace(little)
			_, err := ward.Read("w.yaml", []byte(text), ladders...)
			var all ward.Problems
			require.ErrorAs(t, err, &all)
			var where []string
			for _, p := range all {
				where = append(where, p.Path)
			}
			require.ElementsMatch(t, c.where, where, all.Error())
		})
	}
}

func TestNumbersInMessagesCountTheFilesEntries(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer("people:\n", "people:\n  - {id: Cay, competence: RN}\n", "id: Bo", "id: Anne").Replace(little)
	require.Contains(t, problems(t, text).Error(), `w.yaml:15:10: people[2].id: the person id "Anne" is taken by number 2 of the list`)
}

func TestProblemShowsTheLineWithACaretUnderThePlace(t *testing.T) {
	t.Parallel()
	p := problems(t, strings.Replace(little, "weeks: 3", "weeks: 53", 1))[0]
	told, err := json.Marshal(p)
	require.NoError(t, err)
	want, err := json.Marshal(ward.Problem{
		File: "w.yaml", Line: 3, Col: 36, Path: "period.weeks", Pointer: "/period/weeks",
		Found: "the number 53", Expected: "at most 52", Text: "found the number 53, expected at most 52",
		Excerpt: "    3 | period: {start: 2026-01-05, weeks: 53, kind: rolling}\n      |                                    ^",
	})
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(told))
	require.Equal(t, "her står tallet 53; det skal være høyst 52", p.In("nb").Text)
	require.Equal(t, p.Excerpt, p.In("nb").Excerpt)
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
	for name, c := range map[string]struct{ text, says string }{
		"too long":       {many("# long\n", 700_000), "larger than 4 MiB, the most that is read; the largest wards take less than one. Is it the right file?"},
		"deep lists":     {many("[", 100_000), "more than 40 inside each other here, the most that is read; no file of this kind needs ten. Look for a bracket"},
		"deep mappings":  {many("{a: ", 100_000), "more than 40 inside each other"},
		"deep blocks":    {many("- ", 100_000), "to the right of column 200, the most that is read. Indent each level by two spaces"},
		"deep keys":      {many("? ", 100_000), "plain words as keys"},
		"many keys":      {"a:\n" + many("  k: 1\n", 100_000), "more than 500 keys in one mapping, the most that is read. What there are many of stands in a list"},
		"many documents": {many("---\na: 1\n", 50_000), "a second document starts here, after ---"},
		"many aliases":   {"a: &a [1]\nb: [" + many("*a, ", 1000) + "*a]", "write the value out"},
		"not UTF-8":      {"name: \xff", "a text file in UTF-8"},
		"empty":          {"", "an empty file"},
		"only comments":  {"# nothing\n", "an empty file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, problems(t, c.text).Error(), c.says)
		})
	}
}

func TestAFileThatIsTooLargeIsRefusedFromTheDiskToo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "large.yaml")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("# long\n", 700_000)), 0o600))
	_, err := ward.ReadFile(path)
	require.ErrorContains(t, err, "larger than 4 MiB")
}

func TestATabIsNamedAsWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new, says string }{
		"instead of spaces":     {"  - {id: ASS}", "\t- {id: ASS}", "w.yaml:6:1: this line is indented by a tab, and YAML takes spaces only: write two spaces for each tab\n    6 | →- {id: ASS}\n      | ^"},
		"after spaces":          {"  - {id: ASS}", "  \t- {id: ASS}", "w.yaml:6:3: this line is indented by a tab"},
		"on several lines":      {"  - {id: RN, educated: true}\n  - {id: ASS}", "\t- {id: RN, educated: true}\n\t- {id: ASS}", "w.yaml:5:1: this line is indented by a tab, and YAML takes spaces only: write two spaces for each tab, here and on the other lines (1) that have one"},
		"on the very first":     {"heltid: 1", "\theltid: 1", "w.yaml:1:1: this line is indented by a tab"},
		"with another mistake":  {"name: Little", "name: [Little\n", "this is not YAML or JSON"},
		"in brackets, no fault": {"kind: rolling}", "\n\tkind: round}", `expected one of "rolling"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(little, c.old, c.new, 1)
			require.NotEqual(t, little, text)
			require.Contains(t, problems(t, text).Error(), c.says)
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
