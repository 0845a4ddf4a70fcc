package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
)

// checked is the hand-made rota of testdata with what the checker says of it.
func checked(t *testing.T) report.Checked {
	t.Helper()
	w, err := ward.ReadFile(filepath.Join("testdata", "ward.yaml"))
	require.NoError(t, err)
	f, err := rota.Open(filepath.Join("testdata", "rota.yaml"), w, rota.Told{})
	require.NoError(t, err)
	c, err := report.Check(f)
	require.NoError(t, err)
	return c
}

// breaking is a fixture rota that breaks three rules, as a CSV grid of its own.
func breaking(t *testing.T) report.Checked {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data)
	require.NoError(t, err)
	data, err = fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	r, _, err := rota.Read("r.yaml", data, w)
	require.NoError(t, err)
	text, err := r.CSV(true)
	require.NoError(t, err)
	f, err := rota.Load("breaches.csv", append(text, "Behov,,1,1\n"...), w, rota.Told{Run: ward.Plan})
	require.NoError(t, err)
	c, err := report.Check(f)
	require.NoError(t, err)
	return c
}

func TestFindingsAreToldWorstFirst(t *testing.T) {
	t.Parallel()
	golden(t, "findings.nb.txt", func(w io.Writer) error { return report.Findings(w, checked(t), rule.Bokmaal, 90) })
	golden(t, "breaches.nn.txt", func(w io.Writer) error { return report.Findings(w, breaking(t), rule.Nynorsk, 90) })
}

func TestFindingsOfARotaWithoutAny(t *testing.T) {
	t.Parallel()
	c := checked(t)
	c.Report = &check.Report{}
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.Findings(&b, c, lang, 0))
		require.NotContains(t, b.String(), "{")
		require.NotContains(t, b.String(), report.Say(lang, "overview.title"))
	}
}

func TestAJudgementHoldsEveryFindingWithItsPlaces(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	var b bytes.Buffer
	require.NoError(t, report.FindingsJSON(&b, c))
	var d report.Judgement
	dec := json.NewDecoder(&b)
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&d))
	require.Equal(t, &report.FileRead{
		Name: "breaches.csv", Kind: "csv", Encoding: "UTF-8", Delimiter: ",", Layout: rota.DaysAcross, Unread: []report.CellText{{Cell: "A8", Text: "Behov"}},
	}, d.File)
	require.Len(t, d.Findings, len(c.Report.Findings))
	var numbers []int
	for i, f := range d.Findings {
		require.Equal(t, c.Report.Findings[i].Rule, f.Rule)
		require.Equal(t, c.Report.Findings[i].Margin, f.Margin)
		require.NotEmpty(t, f.Words[rule.Nynorsk])
		numbers = append(numbers, f.Number)
		switch f.Rule {
		case "weekly_rest": // Anne's first week
			require.Len(t, f.Places, 7)
			require.Equal(t, report.FilePlace{Line: 2, Col: 10, Cell: "C2"}, f.Places[0])
		case "cover":
			require.Empty(t, f.Places)
		}
	}
	slices.Sort(numbers)
	require.Equal(t, []int{1, 2, 3}, numbers)
	var kinds []rule.Kind
	for _, m := range d.Matters {
		kinds = append(kinds, m.Kind)
	}
	require.Equal(t, []rule.Kind{rule.Law, rule.Need, rule.Parties}, kinds)
	require.Equal(t, []string{"Anne"}, d.Matters[0].Concerns)
	require.Equal(t, ward.Representatives, d.Matters[0].AllowedBy.Level)
	require.Equal(t, report.Worst{Measured: 2010, Limit: 2100, Margin: -90}, d.Matters[0].Worst)
	require.Nil(t, d.Matters[1].AllowedBy)
	require.True(t, strings.HasPrefix(d.Words[rule.English], "Check of the rota for Liten dagpost"))
	require.False(t, d.LegalAdvice)
}

func TestAJudgementKeepsItsSchema(t *testing.T) {
	t.Parallel()
	require.Equal(t, 15, schematest.SameFields(t, report.JudgementSchema(), reflect.TypeFor[report.Judgement]()), "structs reached from Judgement")
	for _, c := range []report.Checked{checked(t), breaking(t), worked(t)} {
		var b bytes.Buffer
		require.NoError(t, report.FindingsJSON(&b, c))
		schematest.Holds(t, report.JudgementSchema(), b.Bytes())
	}
}

// worked is the hand-made rota as a record of hours worked, with a duty too many
// for one on 40 % who has claimed a full post, and nights for another.
func worked(t *testing.T) report.Checked {
	t.Helper()
	w, err := ward.ReadFile(filepath.Join("testdata", "ward.yaml"))
	require.NoError(t, err)
	w.Period.Kind, w.Period.Weeks = ward.Calendar, 2
	w.Shifts = append(w.Shifts, ward.Shift{Code: "N", Start: 1305, End: 465})
	w.Models[0].Shifts = append(w.Models[0].Shifts, "N")
	w.People[2].Claims = []ward.Claim{{Paragraph: "aml-14-4a", Size: ward.FullTime, Date: w.Period.Start + 30}}
	r, c, err := rota.ReadFile(filepath.Join("testdata", "rota.yaml"), w)
	require.NoError(t, err)
	r.Worked = true
	for day := range 14 {
		if len(r.Lines[0].On(day)) == 0 {
			r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: day, Shift: "D"})
		}
	}
	r.Lines[1].Duties = nil
	for _, day := range []int{0, 1, 2, 3, 7} {
		r.Lines[1].Duties = append(r.Lines[1].Duties, rota.Duty{Day: day, Shift: "N"})
	}
	r.Lines[1].Duties = append(r.Lines[1].Duties, rota.Duty{Day: 8, Shift: "E"})
	r.Lines[2].Duties = []rota.Duty{{Day: 0, Shift: "N"}, {Day: 7, Shift: "N"}}
	found, err := check.Check(c, r)
	require.NoError(t, err)
	return report.Judged(c, r, found)
}

// What nobody can compute is told with the figures that help, and never as a
// breach: strain (AML §10-2) and work beyond the post (AML §14-4 a).
func TestWhatThePartiesAssessIsToldWithItsFigures(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, report.Findings(&b, worked(t), rule.English, 0))
	words := b.String()
	require.Regexp(t, `(?m)^RN-1 .* 4\* +6:45\* `, words, "four nights in a row, and an evening seven hours after the last")
	require.Contains(t, words, "work mainly at night (AML §10-11(8)): RN-2.")
	require.Regexp(t, `(?m)^HFA-1 +40% +147.88% .* 2 of 2 .* 100% of 2026-02-04$`, words)
	require.Contains(t, words, "covers 2 of 52 weeks")
	for _, lang := range rule.Languages {
		b.Reset()
		require.NoError(t, report.FindingsPage(&b, worked(t), lang))
		require.Contains(t, b.String(), report.Say(lang, "beyond.title"))
		require.Contains(t, b.String(), report.Say(lang, "strain.title"))
	}
	b.Reset()
	require.NoError(t, report.Findings(&b, breaking(t), rule.Bokmaal, 0))
	require.NotContains(t, b.String(), "ut over stillingen", "a plan is no record")
}

func TestSARIFIsAsItsSchemaSays(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	require.NoError(t, err)
	for _, c := range []report.Checked{checked(t), breaking(t)} {
		for _, lang := range rule.Languages {
			var b bytes.Buffer
			require.NoError(t, report.SARIF(&b, c, lang))
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
			require.NoError(t, err)
			require.NoError(t, schema.Validate(v))
		}
	}
}

func TestSARIFHasThePlaceOfEachFinding(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	var b bytes.Buffer
	require.NoError(t, report.SARIF(&b, c, rule.English))
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Kind, Level string
				RuleIndex           int
				Message             struct{ Text string }
				Locations           []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
					LogicalLocations []struct{ FullyQualifiedName string }
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &log))
	run := log.Runs[0]
	require.Len(t, run.Results, len(c.Report.Findings)+len(c.Report.Information))
	for i, r := range run.Results {
		require.Equal(t, r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
		require.NotEmpty(t, r.Message.Text)
		require.Equal(t, "breaches.csv", r.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		require.Equal(t, i < len(c.Report.Findings), r.Kind == "fail")
		at := r.Locations[0].PhysicalLocation.Region
		switch {
		case r.Kind != "fail":
			require.Equal(t, "none", r.Level, "a result that is no failure has no level")
		case r.RuleID == "weekly_rest":
			require.Equal(t, "error", r.Level)
			require.Len(t, r.Locations, 7)
			require.Equal(t, [2]int{2, 10}, [2]int{at.StartLine, at.StartColumn})
			require.Equal(t, "C2", r.Locations[0].LogicalLocations[0].FullyQualifiedName)
		case r.RuleID == "cover":
			require.Nil(t, at, "missing people stand nowhere")
		}
	}
}

func TestTheFindingsPageNeedsNothingElse(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	c.Case.Ward.Name = "<script>alert(1)</script>"
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.FindingsPage(&b, c, lang))
		page := b.String()
		require.Contains(t, page, `<html lang="`+string(lang)+`">`)
		require.NotContains(t, page, "<script")
		require.NotRegexp(t, `(src|href)="[^#]`, page, "the page fetches nothing")
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
			require.False(t, ids[m[1]], "two elements are called %s", m[1])
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
			require.True(t, ids[m[1]], "nothing is called %s", m[1])
		}
		for _, m := range regexp.MustCompile(`aria-labelledby="([^"]+)"`).FindAllStringSubmatch(page, -1) {
			require.True(t, ids[m[1]], "nothing is called %s", m[1])
		}
	}
}

// A breach is seen without colours: its cells are framed and the first of them
// has its number.
func TestTheFindingsPageMarksTheCells(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, report.FindingsPage(&b, breaking(t), rule.Bokmaal))
	page := b.String()
	row := regexp.MustCompile(`<tr><th scope="row">Anne</th>(.*)</tr>`).FindStringSubmatch(page)
	require.NotNil(t, row)
	require.Equal(t, 7, strings.Count(row[1], `hit">`))
	require.Contains(t, row[1], `<td class="day w hit">D<a class="mark law" href="#f1" title="ukentlig hvile">1</a></td>`)
	require.Regexp(t, `<tr class="whole"><th scope="row">hele turnusen</th>.*<td class="w hit"><a class="mark" href="#f2" title="minste bemanning">2</a></td>`, page)
}

// A long rota stands in parts that fit a printed page, each with its headings.
func TestALongRotaIsParted(t *testing.T) {
	t.Parallel()
	c := breaking(t)
	w := c.Case.Ward
	w.Period.Weeks = 14
	long, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	r := *c.Rota
	r.Weeks = 14
	judged, err := check.Check(long, &r)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, report.FindingsPage(&b, report.Checked{Case: long, Rota: &r, Report: judged}, rule.English))
	require.Equal(t, 3, strings.Count(b.String(), `<table class="rota"`))
	rows := regexp.MustCompile(`<tr><th scope="row"[^>]*>Anne.*?</th>(<td class="n">.*?)</tr>`).FindAllStringSubmatch(b.String(), -1)
	require.Len(t, rows, 3)
	for i, n := range []int{42 + 1, 42 + 1, 14 + 1 + 3} {
		require.Equal(t, n, strings.Count(rows[i][1], "<td"))
	}
}
