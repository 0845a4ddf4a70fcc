package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/explain"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
	"heltid/solver/ward/variant"
)

// compared is a made-up comparison around the rota drawn by hand for the ward
// of six. Under the first model it has one full-time post and there could be
// two; under the second the same rota is proven; the third cannot cover the
// need; of the fourth only the limit is known; the fifth failed.
func compared(t *testing.T) report.Compared {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	for _, id := range []string{"other", "poor", "unsearched", "broken"} {
		m := w.Models[0]
		m.ID, m.Name = id, "modellen "+id
		w.Models = append(w.Models, m)
	}
	c := &solver.Comparison{
		Ward: w, Models: w.Models, Runs: []ward.Run{ward.FromToday}, Time: time.Minute, Elapsed: 59 * time.Second,
		Origin: rota.Origin{Engine: "0.1.0", RuleSet: "2026-11", InputHash: strings.Repeat("cd", 32), Seed: 7},
	}
	limits := map[string]explain.Limit{
		"traditional": {Possible: true, FullTime: 2}, "other": {Possible: true, FullTime: 2},
		"poor": {Possible: true, Missing: 60, FullTime: 2}, "unsearched": {Possible: true, FullTime: 3},
	}
	for _, m := range w.Models {
		cs, err := w.Case(m.ID, ward.FromToday)
		require.NoError(t, err)
		reach, ok := limits[m.ID]
		c.Entries = append(c.Entries, &solver.Entry{Model: m, Run: ward.FromToday, Case: cs, Reach: reach, Reached: ok})
	}
	first, other := c.Entries[0], c.Entries[1]
	first.Result = byHand(t, first.Case, search.Tier{Number: 2, Part: search.PartPosts, Maximize: true, Value: 1, Bound: 2, Bounded: true})
	other.Result = byHand(t, other.Case, search.Tier{Number: 2, Part: search.PartPosts, Maximize: true, Value: 1, Bound: 1, Bounded: true, Proven: true})
	other.Gain = &solver.Gain{Whole: 1, Causes: []solver.Cause{{ID: "need"}, {ID: "tolerance", Posts: 2}, {ID: "norm"}, {ID: "people"}, {ID: "weekend_hours", Posts: -1}, {ID: "shifts"}}}
	other.Equal = &solver.Equal{Hours: 260 * ward.Hour, Entry: &solver.Entry{Model: other.Model, Run: other.Run, Case: other.Case, Result: other.Result}}
	other.Willing = &solver.Entry{Model: other.Model, Run: other.Run, Case: other.Case, Reach: explain.Limit{Possible: true, FullTime: 3}, Reached: true}
	other.Volunteers = []solver.VolunteerGroup{{Competence: "RN", Could: 2, There: 1, Needed: 2}}
	other.Fewer = []*solver.Result{other.Result}
	c.Entries[4].Err = errors.New("no luck")
	choices, err := variant.Parse([]string{"time_bank", "fill_vacant"})
	require.NoError(t, err)
	_, c.With = variant.Apply(w, choices)
	for _, e := range c.Entries {
		e.Switches = []solver.Switch{{Made: c.With[0], Before: e.Reach, After: explain.Limit{Possible: true, FullTime: e.Reach.FullTime + 1}, Known: e.Reached}, {Made: c.With[1]}}
	}
	c.Short = []solver.Extra{solver.ExtraFewer, solver.ExtraDecided}
	return report.Compared{Comparison: c}
}

func byHand(t *testing.T, c *ward.Case, tiers ...search.Tier) *solver.Result {
	t.Helper()
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, _, err := rota.Read("by-hand", data, c.Ward)
	require.NoError(t, err)
	r.Model = c.Model.ID
	checked, err := check.Check(c, r)
	require.NoError(t, err)
	require.Empty(t, checked.Findings)
	uses, err := explain.Uses(c, r)
	require.NoError(t, err)
	out := &search.Outcome{Status: search.Stopped, Rota: r, Tiers: tiers, Frontier: []bound.Point{{SmallPosts: 0}, {SmallPosts: 2, Possible: true, FullTime: 2}}}
	return &solver.Result{Outcome: out, Case: c, Report: checked, Tiers: tiers, Totals: measure.Sum(c, r), Uses: uses, Origin: rota.Origin{Engine: "0.1.0", RuleSet: "2026-11", InputHash: strings.Repeat("cd", 32), Seed: 7}}
}

func TestComparisonInWords(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		golden(t, "compare."+string(lang)+".txt", func(w io.Writer) error { return report.Comparison(w, compared(t), lang, 100) })
	}
}

// Where all but one are shown to give the same, that one is told against them.
func TestWhatIsNotDecidedIsToldOnce(t *testing.T) {
	t.Parallel()
	c := compared(t)
	c.Models, c.Entries = c.Models[:4], c.Entries[:4]
	c.Entries[0].Result = byHand(t, c.Entries[0].Case, c.Entries[1].Result.Tiers...)
	var b bytes.Buffer
	require.NoError(t, report.Comparison(&b, c, rule.Bokmaal, 100))
	require.Contains(t, b.String(), "A gir like mye som B.")
	require.Contains(t, b.String(), "D mot A og B: ikke avgjort.")
	require.NotContains(t, b.String(), "mot D: ikke avgjort")
}

// A rota that does not cover the need counts for nothing, but how much it lacks
// is told wherever it is.
func TestAnUnfinishedRotaIsToldWithWhatItLacks(t *testing.T) {
	t.Parallel()
	c := compared(t)
	e := c.Entries[3]
	e.Result = byHand(t, e.Case)
	r := e.Result.Rota
	r.Lines[0].Duties = nil
	var err error
	e.Result.Report, err = check.Check(e.Case, r)
	require.NoError(t, err)
	require.False(t, e.Whole())
	missing := report.MissingAWeek(e.Case, r)
	require.NotEmpty(t, missing)

	var b bytes.Buffer
	require.NoError(t, report.Comparison(&b, c, rule.Bokmaal, 0))
	require.Contains(t, b.String(), "Turnuser som ikke holder ennå: D mangler")
	require.Contains(t, b.String(), "ikke ferdig, høyst 3")
	require.Regexp(t, `D modellen unsearched: turnusen ble ikke ferdig og teller ikke med. Den mangler .* i uka på minstebemanningen`, b.String())
	b.Reset()
	require.NoError(t, report.ComparisonJSON(&b, c))
	schematest.Holds(t, report.ComparisonSchema(), b.Bytes())
	require.Contains(t, b.String(), `"minutes_per_week"`)
	b.Reset()
	require.NoError(t, report.ComparisonCSV(&b, c, rule.Bokmaal))
	require.Contains(t, b.String(), "missing_a_week")
}

func TestTheSchemaDescribesAComparison(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, report.ComparisonJSON(&b, compared(t)))
	schematest.Holds(t, report.ComparisonSchema(), b.Bytes())
}

var tag = regexp.MustCompile(`<[^>]*>`)

func TestTheComparisonPageIsWholeInEveryLanguage(t *testing.T) {
	t.Parallel()
	c := compared(t)
	c.Ward.Name = "<script>alert(1)</script>"
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.ComparisonPage(&b, c, lang))
		page := b.String()
		require.Contains(t, page, `<html lang="`+string(lang)+`">`)
		require.NotContains(t, page, "<script")
		require.NotContains(t, page, "http", "the page fetches nothing")
		require.NotRegexp(t, `compare\.[a-z]+\.|\{[a-z]+[|}]`, tag.ReplaceAllString(page, ""), "every sentence is said whole")
		require.Equal(t, strings.Count(page, "<svg"), strings.Count(page, `role="img" aria-label="`), "every chart has a name")
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
			require.Equal(t, 1, strings.Count(page, `id="`+m[1]+`"`), m[1])
		}
		require.Equal(t, 2, strings.Count(page, `class="rota"`), "a table for each rota")
	}
}

func TestComparisonForSpreadsheets(t *testing.T) {
	t.Parallel()
	c := compared(t)
	c.Models[1].Name, c.Entries[1].Model.Name = "=1+1", "=1+1"
	var b bytes.Buffer
	require.NoError(t, report.ComparisonCSV(&b, c, rule.Bokmaal))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	limits := map[string]string{}
	for _, row := range rows[1:] {
		_, err := strconv.ParseFloat(row[6], 64)
		require.NoError(t, err, row)
		require.NotEqual(t, "=1+1", row[1], "no formula")
		if row[3] == "full_time_limit" {
			limits[row[0]] = row[6]
		}
	}
	require.Equal(t, map[string]string{"traditional": "2", "other": "1", "poor": "2", "unsearched": "3"}, limits)

	b.Reset()
	require.NoError(t, report.ComparisonXLSX(&b, c, rule.Bokmaal))
	book, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	require.Equal(t, []string{"Sammenligning", "Stillinger", "Lønn", "A", "B"}, book.GetSheetList())
	for cell, want := range map[string]string{"A2": "Anne", "D3": "80", "E3": "60"} {
		got, err := book.GetCellValue("Stillinger", cell)
		require.NoError(t, err)
		require.Equal(t, want, got, cell)
	}
	kind, err := book.GetCellType("Stillinger", "F1")
	require.NoError(t, err)
	require.NotEqual(t, excelize.CellTypeFormula, kind)
}
