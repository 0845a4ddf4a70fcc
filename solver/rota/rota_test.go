package rota_test

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/fixtures"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

func small(t require.TestingT) *ward.Ward {
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data)
	require.NoError(t, err)
	return w
}

// written is a legal rota of ward-small at today's sizes, as a person writes it.
const written = `ward: Liten dagpost
model: traditional
run: from_today
start: 2026-01-05
weeks: 3
lines:
  - person: Anne
    size: 100
    weeks:
      - "D D - D D D D"
      - "- D D D D - -"
      - "D D D D - - -"
  - person: Berit
    size: 60
    weeks:
      - "D D - - M - -"
      - "- M M - - D D"
      - "- D D - - - -"
  - person: Camilla
    size: 80
    weeks:
      - "- - D E M - -"
      - "E E - M M - -"
      - "- M D - D D D"
  - person: David
    size: 60
    weeks:
      - "- - M M - - -"
      - "D - D M - - -"
      - "E - - - E E E"
  - person: Eva
    size: 50
    weeks:
      - "- - - - E E E"
      - "- - E E - - -"
      - "- E E - - - -"
  - person: Farid
    size: 50
    weeks:
      - "E E E - - - -"
      - "- - - - E E E"
      - "- - - E - - -"
`

func TestRead(t *testing.T) {
	t.Parallel()
	r, c, err := rota.Read("r.yaml", []byte(written), small(t))
	require.NoError(t, err)
	require.Equal(t, ward.FromToday, c.Run)
	require.Len(t, r.Lines, 6)
	require.Equal(t, ward.Size(8000), r.Lines[2].Size)
	require.Equal(t, []string{"E"}, r.Lines[2].On(3))
	require.Empty(t, r.Lines[2].On(0))
	require.Len(t, r.Lines[2].Duties, 12)
}

// What a person may leave out comes from the ward.
func TestReadFillsInWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	text := written
	var bare []string
	for line := range strings.Lines(text[strings.Index(text, "lines:"):]) {
		if !strings.Contains(line, "size:") {
			bare = append(bare, line)
		}
	}
	whole, _, err := rota.Read("r.yaml", []byte(text), small(t))
	require.NoError(t, err)
	r, _, err := rota.Read("r.yaml", []byte(strings.Join(bare, "")), small(t))
	require.NoError(t, err)
	require.Equal(t, whole, r)
}

func TestFreeDaysAndTwoDutiesOnADay(t *testing.T) {
	t.Parallel()
	r, _, err := rota.Read("r.yaml", []byte(strings.Replace(written, `"D D - D D D D"`, `" D+E  F F1 -   F5 - D"`, 1)), small(t))
	require.NoError(t, err)
	require.Equal(t, []rota.Duty{{Day: 0, Shift: "D"}, {Day: 0, Shift: "E"}, {Day: 6, Shift: "D"}}, r.Lines[0].Duties[:3])
	text, err := r.YAML()
	require.NoError(t, err)
	require.Contains(t, string(text), `"D+E F   F1  -   F5  -   D"`)
}

// A code of a free day is written as it was read, with what it replaces.
func TestCodesOfFreeDays(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer(`"D D - D D D D"`, `"D FE/D F1 F2 F D F3/E+M"`, "person: Anne", "person: Anne\n    external_id: a-17").Replace(written)
	r, _, err := rota.Read("r.yaml", []byte(text), small(t))
	require.NoError(t, err)
	anne := r.Lines[0]
	require.Equal(t, "a-17", anne.ExternalID)
	require.Equal(t, []rota.FreeDay{
		{Day: 1, Code: rota.FE, Instead: []string{"D"}}, {Day: 2, Code: rota.F1}, {Day: 3, Code: rota.F2}, {Day: 4, Code: "F"},
		{Day: 6, Code: rota.F3, Instead: []string{"E", "M"}},
	}, anne.Free)
	require.Equal(t, []rota.Duty{{Day: 0, Shift: "D"}, {Day: 5, Shift: "D"}}, anne.Duties[:2])
	f3, ok := anne.Code(6)
	require.True(t, ok)
	require.Equal(t, rota.F3, f3.Code)
	_, ok = anne.Code(0)
	require.False(t, ok)
	again, err := r.YAML()
	require.NoError(t, err)
	require.Contains(t, string(again), "external_id: a-17")
	require.Contains(t, string(again), `"D      FE/D   F1     F2     F      D      F3/E+M"`)
	table, err := r.CSV(true)
	require.NoError(t, err)
	require.Contains(t, string(table), "Anne,100,D,FE/D,F1,F2,F,D,F3/E+M,")
	require.Empty(t, r.Bare().Lines[0].Free)
	require.Len(t, r.Lines[0].Free, 5, "the rota itself keeps its codes")
}

func TestReadTellsWhatDoesNotFitTheWard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, old, new, says string }{
		{"unknown person", "person: Eva", "person: Evy", `r.yaml:31:13: lines[4].person: no person or post "Evy" in this ward; did you mean "Eva"?`},
		{"unknown code", `"- - D E M - -"`, `"- - D X M - -"`, `r.yaml:22:16: lines[2].weeks[0]: no shift type "X" in this ward; expected one of D, M, E`},
		{"unknown half of a day", `"- - D E M - -"`, `"- - D E+Q M - -"`, `r.yaml:22:18: lines[2].weeks[0]: no shift type "Q"`},
		{"six days", `"- - D E M - -"`, `"- - D E M -"`, "r.yaml:22:9: lines[2].weeks[0]: found 6 days, expected 7 codes"},
		{"a week too few", "      - \"D D - D D D D\"\n", "", "lines[0].weeks: found 2 weeks, expected the 3 weeks of the period"},
		{"no duties at all", "    weeks:\n      - \"- - - - E E E\"\n      - \"- - E E - - -\"\n      - \"- E E - - - -\"\n", "", "lines[4].weeks: found 0 weeks, expected the 3 weeks"},
		{"wrong length", "weeks: 3", "weeks: 6", "r.yaml:5:8: weeks: found 6 weeks, expected the 3 weeks of rota model traditional"},
		{"wrong start", "2026-01-05", "2026-01-12", "start: found 2026-01-12, expected the ward's first day, 2026-01-05"},
		{"another name of the ward", "Liten dagpost", "Stor dagpost", `r.yaml:1:7: ward: the rota says it is of the ward "Stor dagpost", and the ward file is of "Liten dagpost". All its people and shift codes fit: if the ward only has a new name, write that here`},
		{"unknown model", "model: traditional", "model: modern", `model: no rota model "modern" in this ward, which has traditional`},
		{"unknown run", "from_today", "tomorrow", `run: found the text "tomorrow", expected one of "structure", "from_today", "plan"`},
		{"a line twice", "person: Eva", "person: Anne", "lines[4].person: Anne has line number 1 already"},
		{"a line missing", "  - person: Farid\n    size: 50\n    weeks:\n      - \"E E E - - - -\"\n      - \"- - - - E E E\"\n      - \"- - - E - - -\"\n", "", "no line for Farid"},
		{"unknown key", "size: 100", "sise: 100", `lines[0].sise: unknown key "sise"; did you mean "size"?`},
		{"weeks and duties", "    size: 100\n", "    size: 100\n    duties: [{day: 1, shift: D}]\n", "lines[0].duties: give weeks or duties, not both"},
		{"a free day instead of what is no shift type", `"- - D E M - -"`, `"- - F3/X E M - -"`, `r.yaml:22:17: lines[2].weeks[0]: no shift type "X"`},
		{"a free day instead of nothing", `"- - D E M - -"`, `"- - F3/ E M - -"`, `no shift type ""`},
		{"a free day and a duty", `"- - D E M - -"`, `"- - F1+D E M - -"`, `no shift type "F1"`},
		{"weeks and codes", "    size: 100\n", "    size: 100\n    free: [{day: 1, code: F1}]\n", "lines[0].free: weeks hold the codes of free days already"},
		{"an unquoted week of free days", `"D D - D D D D"`, "- - - - - - -", "lines[0].weeks[0]: found a list, expected a week in quotes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(written, c.old, c.new, 1)
			require.NotEqual(t, written, text)
			_, _, err := rota.Read("r.yaml", []byte(text), small(t))
			var all ward.Problems
			require.ErrorAs(t, err, &all)
			require.Contains(t, all.Error(), c.says)
		})
	}
}

// What is wrong is told in the reader's language, the names of people and codes
// as they stand.
func TestWhatIsWrongIsToldInALanguage(t *testing.T) {
	t.Parallel()
	for lang, says := range map[string][]string{
		"nb": {`avdelingen har ingen vaktkode "Q"; det skal være en av `, `her står 2 uker; det skal være de 3 ukene i perioden`, "overskriftene over kolonne C stemmer ikke", "en tirsdag"},
		"nn": {`avdelinga har ingen vaktkode "Q"; det skal vere ein av `, `her står 2 veker; det skal vere dei 3 vekene i perioden`, "overskriftene over kolonne C stemmer ikkje", "ein tysdag"},
		"en": {`no shift type "Q" in this ward; expected one of `, `found 2 weeks, expected the 3 weeks of the period`, "the headings of column C do not agree", "a Tuesday"},
	} {
		var told []string
		var all ward.Problems
		for name, text := range map[string]string{
			"r.yaml": strings.Replace(strings.Replace(written, `"- - D E M - -"`, `"- - Q E M - -"`, 1), "      - \"E E E - - - -\"\n", "", 1),
			"r.csv":  "Navn;;man;tir;ons;tor;fre;lør;søn\n;;6.1.2026;7.1.2026;8.1.2026;9.1.2026;10.1.2026;11.1.2026;12.1.2026\nAnne;;D;D;;D;;;\n",
		} {
			_, err := rota.Load(name, []byte(text), small(t), rota.Told{})
			require.ErrorAs(t, err, &all)
			told = append(told, all.In(lang).Error())
		}
		for _, s := range says {
			require.Contains(t, strings.Join(told, "\n"), s)
		}
	}
}

// Against the wrong ward nothing fits; that is said once.
func TestARotaOfAnotherWardIsSaidToBeThat(t *testing.T) {
	t.Parallel()
	strangers := strings.NewReplacer("Anne", "A1", "Berit", "A2", "Camilla", "A3", "David", "A4")
	for _, c := range []struct {
		name string
		old  []string
		says string
	}{
		{"by name, people and codes", []string{"Liten dagpost", "Stor dagpost", "Anne", "A1", " E ", " X "},
			`r.yaml:1:7: ward: the rota says it is of the ward "Stor dagpost", and the ward file is of "Liten dagpost": of its 6 lines, 1 is of somebody the ward does not have in run from_today (A1); shift codes the ward does not have (X). Give the ward file that the rota was made for`},
		{"by name and model", []string{"Liten dagpost", "Stor dagpost", "traditional", "modern"},
			`is of "Liten dagpost": the rota model "modern", which the ward does not have. Give`},
		{"by people alone", []string{"ward: Liten dagpost\n", "", "weeks: 3", "weeks: 6"},
			`lines: the rota seems to belong to another ward than "Liten dagpost": of its 6 lines, 4 are of people or posts the ward does not have in run from_today (A1, A2, A3 ...). Give`},
		{"a line of the wrong run", []string{"run: from_today", "run: structure"},
			`lines: the rota seems to belong to another ward than "Liten dagpost": of its 6 lines, 6 are of people or posts the ward does not have in run structure (`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := strings.NewReplacer(c.old...).Replace(written)
			if c.name == "by people alone" {
				text = strangers.Replace(text)
			}
			_, _, err := rota.Read("r.yaml", []byte(text), small(t))
			var all ward.Problems
			require.ErrorAs(t, err, &all)
			require.Len(t, all, 1, all.Error())
			require.Contains(t, all.Error(), c.says)
		})
	}
	_, _, err := rota.Read("r.yaml", []byte("shifts: []\nmodels: []\npeople: []\n"), small(t))
	require.ErrorContains(t, err, "this is a ward file; a rota file has lines")
}

// What one line gets wrong hides nothing of the others.
func TestReadTellsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer("size: 100", "size: all", "person: Eva", "person: Evy", `"- - D E M - -"`, `"- - D X M - -"`).Replace(written)
	text = strings.Replace(text, "  - person: Berit\n    size: 60\n    weeks:", "  - person: Berit\n    size: 60\n    weeks: 3\n    dutys:", 1)
	_, _, err := rota.Read("r.yaml", []byte(text), small(t))
	var all ward.Problems
	require.ErrorAs(t, err, &all)
	var where []string
	for _, p := range all {
		where = append(where, p.Path)
	}
	require.ElementsMatch(t, []string{"lines[0].size", "lines[1].weeks", "lines[1].dutys", "lines[2].weeks[0]", "lines[4].person", "lines"}, where, all.Error())
}

func TestDutiesOfJSONAreHeldAgainstTheWardToo(t *testing.T) {
	t.Parallel()
	r, _, err := rota.Read("r.yaml", []byte(written), small(t))
	require.NoError(t, err)
	text, err := r.JSON()
	require.NoError(t, err)
	for old, says := range map[string]string{
		`{"day":0,"shift":"D"}`: "lines[0].duties[0].day: found day 21, expected a day from 0 to 20",
		`{"day":1,"shift":"D"}`: `lines[0].duties[1].shift: no shift type "Z"`,
	} {
		broken := strings.NewReplacer(`{"day":0,`, `{"day":21,`).Replace(string(text))
		if strings.Contains(old, ":1,") {
			broken = strings.Replace(string(text), old, `{"day":1,"shift":"Z"}`, 1)
		}
		_, _, err := rota.Read("r.json", []byte(broken), small(t))
		require.ErrorContains(t, err, says)
	}
}

func TestCodesOfJSONAreHeldAgainstTheDuties(t *testing.T) {
	t.Parallel()
	line := func(free string) error {
		text := strings.Replace(written, "    weeks:\n      - \"E E E - - - -\"\n      - \"- - - - E E E\"\n      - \"- - - E - - -\"\n", "    duties: [{day: 1, shift: D}]\n    free: "+free+"\n", 1)
		require.NotEqual(t, written, text)
		_, _, err := rota.Read("r.yaml", []byte(text), small(t))
		return err
	}
	require.NoError(t, line("[{day: 0, code: F1}, {day: 2, code: F3, instead: [D]}]"))
	for free, says := range map[string]string{
		"[{day: 21, code: F1}]":                    "lines[5].free[0].day: found day 21, expected a day from 0 to 20",
		"[{day: 1, code: F1}]":                     "lines[5].free[0].day: day 1 has the duty D already",
		"[{day: 2, code: F1}, {day: 2, code: F2}]": "lines[5].free[1].day: day 2 has the code F1 already",
		"[{day: 2, code: F3, instead: [Q]}]":       `lines[5].free[0].instead[0]: no shift type "Q"`,
		"[{day: 2, code: G1}]":                     "lines[5].free[0].code",
	} {
		require.ErrorContains(t, line(free), says)
	}
}

func TestAPostOfAStructureRunNeedsItsSize(t *testing.T) {
	t.Parallel()
	w := small(t)
	_, _, err := rota.Read("r.yaml", []byte("run: structure\nlines:\n  - {person: RN-01, weeks: [\"D - - - - - -\", \"- - - - - - -\", \"- - - - - - -\"]}\n"), w)
	require.ErrorContains(t, err, "lines[0]: the post RN-01 has no size")
	r, _, err := rota.Read("r.yaml", []byte("run: structure\nlines:\n  - {person: RN-01, size: 7.5, weeks: [\"D - - - - - -\", \"- - - - - - -\", \"- - - - - - -\"]}\n"), w)
	require.NoError(t, err, "posts without a line are not made")
	require.Equal(t, ward.Size(750), r.Lines[0].Size)
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	w := small(t)
	rapid.Check(t, func(t *rapid.T) {
		r := drawRota(t, w)
		for name, write := range map[string]func() ([]byte, error){"r.yaml": r.YAML, "r.json": r.JSON} {
			text, err := write()
			require.NoError(t, err)
			again, _, err := rota.Read(name, text, w)
			require.NoError(t, err, string(text))
			require.Equal(t, r, again)
		}
	})
}

func drawRota(t *rapid.T, w *ward.Ward) *rota.Rota {
	r := &rota.Rota{Ward: w.Name, Model: "traditional", Run: ward.FromToday, Start: w.Period.Start, Weeks: 3}
	if rapid.Bool().Draw(t, "origin") {
		r.Origin = &rota.Origin{Engine: rapid.String().Draw(t, "engine"), RuleSet: "2026-11", InputHash: "00ff", Seed: rapid.IntRange(-9, 9).Draw(t, "seed"), AsIfAgreed: rapid.SampledFrom([][]string{nil, {"as-if-aml-10-12-4"}, {"a, b", "c: d"}}).Draw(t, "as if"), With: rapid.SampledFrom([][]string{nil, {"fill_vacant", "absence_cover=20"}}).Draw(t, "with")}
	}
	for _, p := range w.People {
		l := rota.Line{Person: p.ID, ExternalID: rapid.SampledFrom([]string{"", "x 1", "0007"}).Draw(t, "external id"), Size: ward.Size(rapid.IntRange(0, 10000).Draw(t, "size"))}
		for day := range rapid.IntRange(0, 21).Draw(t, "days") {
			for _, s := range w.Shifts {
				if rapid.IntRange(0, 3).Draw(t, "works") == 0 {
					l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: s.Code})
				}
			}
			if f := rapid.SampledFrom([]string{"", "F", rota.F1, rota.F2, rota.F3, rota.FE}).Draw(t, "code"); f != "" && len(l.On(day)) == 0 {
				l.Free = append(l.Free, rota.FreeDay{Day: day, Code: f})
				if rapid.Bool().Draw(t, "instead") {
					l.Free[len(l.Free)-1].Instead = []string{w.Shifts[0].Code}
				}
			}
		}
		r.Lines = append(r.Lines, l)
	}
	r.Sort()
	return r
}

func TestCSV(t *testing.T) {
	t.Parallel()
	r := &rota.Rota{Start: ward.NewDate(2026, 12, 28), Weeks: 1, Lines: []rota.Line{
		{Person: "=cmd()", Size: 6250, Duties: []rota.Duty{{Day: 0, Shift: "D"}, {Day: 6, Shift: "D"}, {Day: 6, Shift: "E"}}},
		{Person: "Bo, \"B\"", Size: 10000},
	}}
	text, err := r.CSV(false)
	require.NoError(t, err)
	require.Equal(t, `person,size %,2026-W53 mon 2026-12-28,2026-W53 tue 2026-12-29,2026-W53 wed 2026-12-30,2026-W53 thu 2026-12-31,2026-W53 fri 2027-01-01,2026-W53 sat 2027-01-02,2026-W53 sun 2027-01-03
'=cmd(),62.5,D,,,,,,D+E
"Bo, ""B""",100,,,,,,,
`, string(text))
	rolling, err := r.CSV(true)
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(string(rolling))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"person", "size %", "week 1 mon", "week 1 tue", "week 1 wed", "week 1 thu", "week 1 fri", "week 1 sat", "week 1 sun"}, rows[0])
	for _, start := range []string{"=1", "+1", "-1", "@x", "\tx", "\rx"} {
		r.Lines[0].Person = start
		text, err := r.CSV(true)
		require.NoError(t, err)
		rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		require.NoError(t, err)
		require.Equal(t, byte('\''), rows[1][0][0], "%q", start)
	}
}

func TestADutyOutsideTheWeeksIsNotWritten(t *testing.T) {
	t.Parallel()
	r := &rota.Rota{Weeks: 1, Lines: []rota.Line{{Person: "A", Duties: []rota.Duty{{Day: 7, Shift: "D"}}}}}
	_, err := r.YAML()
	require.EqualError(t, err, "A has a duty on day 7 of a rota with 7 days")
	_, err = r.CSV(true)
	require.Error(t, err)
	r = &rota.Rota{Weeks: 1, Lines: []rota.Line{{Person: "A", Duties: []rota.Duty{{Day: 6, Shift: "D"}}, Free: []rota.FreeDay{{Day: 6, Code: rota.F1}}}}}
	_, err = r.YAML()
	require.EqualError(t, err, "A has the code F1 on day 6, which is no free day of a rota with 7 days")
}

func TestReadFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "r.yaml")
	require.NoError(t, os.WriteFile(path, []byte(written), 0o600))
	r, _, err := rota.ReadFile(path, small(t))
	require.NoError(t, err)
	require.Len(t, r.Lines, 6)
	_, _, err = rota.ReadFile(path+".no", small(t))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func FuzzRead(f *testing.F) {
	f.Add("r.yaml", []byte(written))
	f.Add("r.json", []byte(`{"lines": [{"person": "Anne", "duties": [{"day": 0, "shift": "D"}]}]}`))
	f.Add("r.yaml", []byte("lines:\n  - person: Anne\n    weeks: [D D D D D D D, \"F F F F F F F\", '- - - - - - -']"))
	w := small(f)
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r, _, err := rota.Read(name, data, w)
		if err != nil {
			var all ward.Problems
			if !errors.As(err, &all) || len(all) == 0 {
				t.Fatalf("an error without problems: %v", err)
			}
			return
		}
		text, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := rota.Read("again.yaml", text, w); err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, text)
		}
	})
}
