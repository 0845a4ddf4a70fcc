package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/explain"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what write gives against testdata.
func golden(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, write(&b))
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), b.String())
}

// setup reads the ward and the hand-made rota of testdata: two weeks, a vacant
// post that is not used, an evening followed by a day.
func setup(t *testing.T) (*ward.Case, *rota.Rota) {
	t.Helper()
	w, err := ward.ReadFile(filepath.Join("testdata", "ward.yaml"))
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	r, c, err := rota.ReadFile(filepath.Join("testdata", "rota.yaml"), w)
	require.NoError(t, err)
	return c, r
}

// result is a made-up outcome around the hand-made rota: full time not decided,
// small posts proven twice.
func result(t *testing.T) *solver.Result {
	t.Helper()
	c, r := setup(t)
	checked, err := check.Check(c, r)
	require.NoError(t, err)
	out := &search.Outcome{
		Status: search.Stopped, Rota: r, Elapsed: 12300 * time.Millisecond, Memory: 300 << 20, ModelHash: strings.Repeat("ab", 32),
		Tiers: []search.Tier{
			{Number: 1, Part: "RN", Bounded: true, Proven: true, By: []string{"arithmetic"}},
			{Number: 1, Part: ward.Total, Value: 2940, Bound: 2940, Bounded: true, Proven: true, By: []string{"cp-sat", "flow"}},
			{Number: 2, Part: "full_time_posts", Maximize: true, Value: 1, Bound: 2, Bounded: true},
			{Number: 2, Part: "educated_sizes", Maximize: true, Value: 16000},
			{Number: 3, Value: 1, Bound: 1, Bounded: true},
			{Number: 6, Part: search.PartWorst, Maximize: true, Value: 3750, Bound: 5000, Bounded: true},
			{Number: 6, Part: search.PartPoints, Maximize: true, Value: 14},
			{Number: 6, Part: search.PartSpread, Value: 1234},
		},
		Limits:    []bound.Bound{{Tier: 2, Quantity: "full_time", Upper: true, Value: 2, Origin: bound.ByFlow, Words: bound.Words{rule.Bokmaal: "høyst 2", rule.Nynorsk: "høgst 2", rule.English: "at most 2"}, Dropped: []ward.Quantity{"mean_hours"}, Averaged: []ward.Quantity{"full_time_norm"}}},
		Frontier:  []bound.Point{{SmallPosts: 0}, {SmallPosts: 1, Possible: true, FullTime: 1}, {SmallPosts: 2, Possible: true, FullTime: 2}},
		Arguments: []bound.Statement{{Words: bound.Words{rule.Bokmaal: "Helgene trenger to.", rule.Nynorsk: "Helgene treng to.", rule.English: "The weekends need two."}}},
	}
	uses, err := explain.Uses(c, r)
	require.NoError(t, err)
	now := explain.Limit{Possible: true, FullTime: 2}
	levers := []explain.Lever{
		{ID: "wishes", Words: texts("De spørres"), Who: texts("de selv"), Before: now, After: explain.Limit{Possible: true, FullTime: 3}},
		{ID: "budget", Words: texts("Mer penger"), Who: texts("rådmannen"), Before: now, After: now},
	}
	wishes := &solver.Wishes{People: measure.WishesOf(c, r), Unpopular: measure.UnpopularOf(c, r), Ledger: measure.Ledger(c, r), Unmet: unmet()}
	return &solver.Result{Outcome: out, Case: c, Report: checked, Tiers: out.Tiers, Totals: measure.Sum(c, r), Known: solver.Known{Levers: levers}, Uses: uses, Wishes: wishes,
		Origin: rota.Origin{Engine: "0.1.0", RuleSet: "2026-11", InputHash: strings.Repeat("cd", 32), Seed: 7}}
}

// unmet is made up: one of each thing that can stand against a wish.
func unmet() []explain.Unmet {
	evening := check.Missing{Demand: ward.Demand{Who: "RN", Day: 12, From: 15 * ward.Hour, To: 22 * ward.Hour, Floor: 1, Target: 2}, Minutes: 420}
	return []explain.Unmet{
		{Person: "RN-1", Wish: 0, Day: 12, Looked: true, Against: []explain.Obstacle{{Need: &explain.Gap{Missing: evening}}}, Swap: &explain.Swap{
			Moves: []explain.Move{{Day: 12, From: "E"}, {Day: 6, To: "E"}, {Day: 8, From: "E", To: "D"}}, Colleagues: 1,
			Costs: []explain.Cost{{Tier: 6, Part: search.PartWorst, By: 250}, {Tier: 6, Part: search.PartPoints, By: 12}, {Tier: 6, Part: search.PartSpread, By: 9}, {Tier: 7, By: 1}}}},
		{Person: "RN-1", Wish: 1, Day: 0, Looked: true, Against: []explain.Obstacle{{Rule: "owed_hours"}, {Rule: "weekly_rest"}}},
		{Person: "RN-1", Wish: 1, Day: 7, Looked: true, Against: []explain.Obstacle{{Need: &explain.Gap{Missing: evening, Target: true}}}, Swap: &explain.Swap{Moves: []explain.Move{{Day: 7, From: "D"}, {Day: 12, To: "D"}}}},
		{Person: "RN-1", Wish: 2, Day: 3, Looked: true, Against: []explain.Obstacle{{Lost: 10}}, Swap: &explain.Swap{Colleagues: 2}},
		{Person: "RN-1", Wish: 3, Day: 8, Looked: true, Against: []explain.Obstacle{{}}},
		{Person: "RN-1", Wish: 3, Day: 9, Looked: true},
		{Person: "RN-1", Wish: 3, Day: 9},
	}
}

func texts(s string) map[rule.Lang]string {
	return map[rule.Lang]string{rule.Bokmaal: s, rule.Nynorsk: s, rule.English: s}
}

func TestGridStacksWeeksThatDoNotFit(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	golden(t, "grid.nb.txt", func(w io.Writer) error {
		return report.Grid(w, c, r, report.Look{Lang: rule.Bokmaal, Width: 48})
	})
}

func TestGridOfACalendarHasISOWeeksAndHolidays(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	c.Dates.Rolling = false
	c.Dates.Start, r.Start = ward.NewDate(2026, 5, 11), ward.NewDate(2026, 5, 11)
	golden(t, "grid.en.txt", func(w io.Writer) error { return report.Grid(w, c, r, report.Look{Lang: rule.English}) })
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestColourAddsNothingToTheLetters(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	var plain, coloured bytes.Buffer
	require.NoError(t, report.Grid(&plain, c, r, report.Look{Lang: rule.Nynorsk}))
	require.NoError(t, report.Grid(&coloured, c, r, report.Look{Lang: rule.Nynorsk, Colour: true}))
	require.NotContains(t, plain.String(), "\x1b")
	require.Contains(t, coloured.String(), "\x1b")
	require.Equal(t, plain.String(), escapes.ReplaceAllString(coloured.String(), ""))
}

// However the duties fall and however narrow the terminal, every duty is in the
// grid once and no line of people is wider than the terminal.
func TestGridHoldsEveryDutyInsideTheWidth(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	rapid.Check(t, func(t *rapid.T) {
		made := *r
		made.Lines = nil
		want := map[string]int{}
		for _, l := range r.Lines {
			line := rota.Line{Person: l.Person, Size: l.Size}
			for day := range c.Dates.Days() {
				if code := rapid.SampledFrom([]string{"", "D", "E"}).Draw(t, "code"); code != "" {
					line.Duties = append(line.Duties, rota.Duty{Day: day, Shift: code})
					want[l.Person+code]++
				}
			}
			made.Lines = append(made.Lines, line)
		}
		width := rapid.IntRange(55, 120).Draw(t, "width")
		var b bytes.Buffer
		require.NoError(t, report.Grid(&b, c, &made, report.Look{Lang: rule.English, Width: width}))
		got := map[string]int{}
		for _, line := range strings.Split(b.String(), "\n") {
			id, rest, _ := strings.Cut(line, " ")
			if _, ok := c.Person(id); !ok {
				continue
			}
			require.LessOrEqual(t, utf8.RuneCountInString(line), width, line)
			for _, code := range []string{"D", "E"} {
				if n := strings.Count(rest, code); n > 0 {
					got[id+code] += n
				}
			}
		}
		require.Equal(t, want, got)
	})
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		golden(t, "words."+string(lang)+".txt", func(w io.Writer) error { return report.Words(w, result(t), lang, 90) })
	}
}

func TestWordsOfWhatCannotBe(t *testing.T) {
	t.Parallel()
	r := result(t)
	r.Outcome = &search.Outcome{Status: search.Infeasible, Conflict: []model.Place{{Rule: "daily_rest", Person: "RN-1"}, {Rule: "cover"}, {Rule: "daily_rest", Person: "RN-2"}}}
	r.Tiers, r.Report, r.Totals = nil, nil, measure.Summary{}
	var b bytes.Buffer
	require.NoError(t, report.Words(&b, r, rule.Bokmaal, 0))
	require.Contains(t, b.String(), "Det finnes ingen turnus som holder alle reglene")
	require.Contains(t, b.String(), "- daglig hvile for RN-1 og RN-2. ")
	require.Contains(t, b.String(), "- minste bemanning for hele turnusen. ")
	require.Contains(t, b.String(), "Dette er ikke juridisk rådgivning.")
	require.True(t, report.Proven(r))
}

func TestALimitIsCalledProvenOnlyWhenItIs(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		tier search.Tier
		want string
	}{
		"no limit":        {search.Tier{Value: 1}, "Det er ikke kjent hvor mange det kan bli."},
		"apart":           {search.Tier{Value: 1, Bound: 2, Bounded: true}, "Ikke avgjort: funnet 1, grense 2."},
		"one run":         {search.Tier{Value: 1, Bound: 1, Bounded: true, Proven: true, By: []string{"cp-sat"}}, "gir ingen turnus for avdelingen flere. Bevist av én kjøring: CP-SAT."},
		"two methods":     {search.Tier{Value: 1, Bound: 1, Bounded: true, Proven: true, By: []string{"cp-sat", "flow"}}, "gir ingen turnus for avdelingen flere. Bevist av to uavhengige regnemåter: CP-SAT og flytberegning."},
		"a goal above it": {search.Tier{Value: 1, Bound: 1, Bounded: true}, "På grensen, men et mål over er åpent."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := result(t)
			tc.tier.Number, tc.tier.Part, tc.tier.Maximize = 2, "full_time_posts", true
			r.Tiers, r.Levers = []search.Tier{tc.tier}, nil
			var b bytes.Buffer
			require.NoError(t, report.Words(&b, r, rule.Bokmaal, 0))
			require.Contains(t, b.String(), tc.want)
		})
	}
}

func TestTheSchemaDescribesAResult(t *testing.T) {
	t.Parallel()
	require.Equal(t, 29, schematest.SameFields(t, report.Schema(), reflect.TypeFor[report.Document]()), "structs reached from Document")
	whole := result(t)
	bare := result(t)
	bare.Status, bare.Rota, bare.Report, bare.Tiers, bare.Levers, bare.Uses = search.Infeasible, nil, nil, nil, nil, nil
	bare.Outcome.Tiers, bare.Limits, bare.Frontier, bare.Arguments, bare.ModelHash = nil, nil, nil, nil, ""
	for _, r := range []*solver.Result{whole, bare} {
		var b bytes.Buffer
		require.NoError(t, report.JSON(&b, r))
		schematest.Holds(t, report.Schema(), b.Bytes())
	}
}

func TestJSONKeepsItsFieldNames(t *testing.T) {
	t.Parallel()
	golden(t, "result.json", func(w io.Writer) error {
		r := result(t)
		r.Report.Findings = r.Report.Findings[:1]
		d := report.NewDocument(r)
		d.Words, d.Rests = nil, d.Rests[:1]
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		return e.Encode(d)
	})
}

func TestPageIsWholeAndEscapesNames(t *testing.T) {
	t.Parallel()
	r := result(t)
	r.Case.Ward.Name = "<script>alert(1)</script>"
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.Page(&b, r, lang))
		page := b.String()
		require.Contains(t, page, `<html lang="`+string(lang)+`">`)
		require.NotContains(t, page, "<script")
		require.NotContains(t, page, "http", "the page fetches nothing")
		rows := regexp.MustCompile(`<tr><th scope="row">(RN-1|RN-2|HFA-1)</th>(<td class="n">.*?)</tr>`).FindAllStringSubmatch(page[:strings.Index(page, "</table>")], -1)
		require.Len(t, rows, 3)
		for _, row := range rows {
			require.Equal(t, 14+4, strings.Count(row[2], "<td"), "a cell a day, the size and the sums")
		}
	}
}

func TestDefaultsAreTheSameInEveryLanguage(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	n := len(report.Defaults(c, rule.Bokmaal))
	require.Positive(t, n)
	for _, lang := range rule.Languages {
		require.Len(t, report.Defaults(c, lang), n)
		for _, text := range report.Defaults(c, lang) {
			require.NotContains(t, text, "{")
			require.NotContains(t, text, "default.")
		}
	}
}

func TestMissingNeedIsToldByTimeOfDay(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, report.Words(&b, result(t), rule.Bokmaal, 0))
	require.Contains(t, b.String(), "- alle 07:30–14:30: det mangler 49 persontimer på 7 dager: uke 1 fre, lør, søn, uke 2 tir, tor, lør, søn.")
}

// A search that was stopped before its first goal has no tiers.
func TestWithoutGoalsTheFlowBoundIsTold(t *testing.T) {
	t.Parallel()
	r := result(t)
	r.Tiers = nil
	var b bytes.Buffer
	require.NoError(t, report.Words(&b, r, rule.English, 0))
	require.Contains(t, b.String(), "no rota that keeps everything has more than 2.")
}

func TestWhereTheSearchKnowsNoLimitTheFlowBoundIsTold(t *testing.T) {
	t.Parallel()
	r := result(t)
	r.Tiers = []search.Tier{{Number: 2, Part: search.PartPosts, Maximize: true, Value: 1}}
	var b bytes.Buffer
	require.NoError(t, report.Words(&b, r, rule.Bokmaal, 0))
	require.Contains(t, b.String(), "ingen turnus som holder alt, har mer enn 2.")
}

// Who has no legal rota reads what would give one.
func TestLeversOfAWardWithoutARota(t *testing.T) {
	t.Parallel()
	r := result(t)
	r.Outcome = &search.Outcome{Status: search.Infeasible}
	r.Rota, r.Tiers, r.Report, r.Totals, r.Uses = nil, nil, nil, measure.Summary{}, nil
	r.Levers = []explain.Lever{{ID: "aml-10-5-2", Words: texts("Ny avtale"), Who: texts("de tillitsvalgte"), After: explain.Limit{Possible: true, Missing: 57 * ward.Hour, FullTime: 1}}}
	var b bytes.Buffer
	require.NoError(t, report.Words(&b, r, rule.Bokmaal, 0))
	require.Contains(t, b.String(), "Det billigste som kan åpne for en: Ny avtale (de tillitsvalgte).")
	require.Contains(t, b.String(), "Med reglene som de er: ingen turnus.")
	require.Contains(t, b.String(), "høyst 1 heltid, og minst 57 timer mangler  Ny avtale (de tillitsvalgte).")
}

func TestGivenNotesWhatIsSeldomMeant(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	say := func() string {
		var b bytes.Buffer
		require.NoError(t, report.Given(&b, c.Ward, rule.Bokmaal, 0))
		return b.String()
	}
	for _, note := range []string{"under 1 %", "rammen er mindre", "ikke noe behov"} {
		require.NotContains(t, say(), note)
	}
	c.Ward.People[0].Size.Current, c.Ward.Budget, c.Ward.Need = 75, &ward.Budget{FullTimeWeeks: 50}, nil
	require.Contains(t, say(), "under 1 % for RN-1.")
	require.Contains(t, say(), "rammen er mindre enn stillingene i dag")
	require.Contains(t, say(), "ikke noe behov")
}

// 6 weeks of 30 % of 35:30 are 63:54, and duties of 7:30 come to 60 or 67:30.
func TestGivenNotesSizesThatDutiesOfOneLengthDoNotComeTo(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	say := func(lang rule.Lang, shifts string) string {
		w, err := ward.Read("w.yaml", bytes.ReplaceAll(data, []byte("[D, M, E, L, K]"), []byte(shifts)))
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, report.Given(&b, w, lang, 0))
		return b.String()
	}
	require.Contains(t, say(rule.Bokmaal, "[D, E]"), "Merk: ASS-6 (people[15].size.current) kan bare ha vakter på 7:30, og et helt antall av dem blir ikke 30 % av 35:30 i uken innenfor toleransen på 3:00 i 6 uker. Nærmest er 29 % eller 32 %;")
	require.Contains(t, say(rule.English, "[D, E]"), "makes 80% of 35:30 a week within the tolerance of 3:00 in 6 weeks. Nearest is 78% or 81%;")
	require.NotContains(t, say(rule.English, "[D, M, E, L, K]"), "whole number", "duties of 6:00 and 7:30 come to any size")
	require.NotContains(t, say(rule.English, "[D, E]"), "NIGHT-", "nights shorten the norm by how many there are")
}

func TestGivenNotesAVacationThatNoRotaMends(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-holidays")
	require.NoError(t, err)
	w, err := ward.Read("ward-holidays", data)
	require.NoError(t, err)
	say := func() string {
		var b bytes.Buffer
		require.NoError(t, report.Given(&b, w, rule.Bokmaal, 0))
		return b.String()
	}
	require.NotContains(t, say(), "ferieloven")
	w.People[0].Absences[1].Until -= 2
	require.Contains(t, say(), "ferien til RN-1 bryter ferieloven § 7 uansett vakter. Virkedager med ferie i sammenheng fra juni til september: 17.")
}

func TestWhatCannotBeKeptIsCalledImpossibleOnlyWhenShown(t *testing.T) {
	t.Parallel()
	for bound, want := range map[int64]string{60: "Det finnes ingen turnus som holder alt", 0: "heller ikke vist at det ikke finnes noen"} {
		r := result(t)
		r.Tiers = append([]search.Tier{{Part: "excess", Value: 600, Bound: bound, Bounded: true}}, r.Tiers...)
		var b bytes.Buffer
		require.NoError(t, report.Words(&b, r, rule.Bokmaal, 0))
		require.Contains(t, b.String(), want)
		require.Contains(t, b.String(), "regnet i timer")
		require.Equal(t, bound > 0, report.Impossible(r))
	}
}

// Each model of the library can be told in every language, with nothing left
// out: a sentence for each of its values.
func TestEveryRotaModelIsTold(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		var list strings.Builder
		require.NoError(t, report.Models(&list, false, lang, 100))
		for _, m := range ward.Library() {
			require.Equal(t, !m.Expert, strings.Contains(list.String(), m.ID+" "), m.ID)
			var b strings.Builder
			require.NoError(t, report.Model(&b, m, lang, 0))
			require.NotContains(t, b.String(), "{on}")
			for _, s := range m.Types {
				require.Contains(t, b.String(), s.Code+" ")
			}
			for _, n := range m.Needs {
				require.Contains(t, b.String(), rule.LevelName(n.Level, lang))
			}
			require.Contains(t, b.String(), m.Sources[string(lang)])
		}
	}
}

// A result as if agreed says so first, marks what hangs on it, and names who
// could agree; without the switch it names what is lacking and marks nothing.
func TestWhatHangsOnNoAgreementIsMarked(t *testing.T) {
	t.Parallel()
	r := result(t)
	needs := []ward.Needed{{Level: ward.Representatives, Paragraph: "aml-10-5-2"}}
	r.Case.Ward.Agreements = nil
	r.Case.Ward.Models[0].Needs = needs
	stands, err := r.Case.Ward.Case(r.Case.Model.ID, r.Case.Run)
	require.NoError(t, err)
	r.Case, r.Missing, r.Uses = stands, needs, nil

	told := func(lang rule.Lang) (words, grid string) {
		var w, g strings.Builder
		require.NoError(t, report.Words(&w, r, lang, 0))
		require.NoError(t, report.Grid(&g, r.Case, r.Rota, report.Look{Lang: lang}))
		return w.String(), g.String()
	}
	words, grid := told(rule.English)
	require.Contains(t, words, "The rota model needs 1 agreement that nobody has made. The rota is made without it")
	require.Contains(t, words, "the elected representatives: Working Environment Act § 10-5 (2)")
	require.NotContains(t, grid, "*")

	r.Case, err = r.Case.Ward.AsIfAgreed(r.Case.Model.ID, needs).Case(r.Case.Model.ID, r.Case.Run)
	require.NoError(t, err)
	r.Uses, err = explain.Uses(r.Case, r.Rota)
	require.NoError(t, err)
	require.NotEmpty(t, r.Uses[0].Places)
	r.Rests = []explain.Rest{{Agreements: []string{"as-if-aml-10-5-2"}, With: explain.Limit{Possible: true, FullTime: 2}, Without: explain.Limit{Possible: true, FullTime: 1}}}
	words, grid = told(rule.English)
	require.Contains(t, words, "This is a trial: the rota is made as if 1 agreement that nobody has made was there.")
	require.Contains(t, words, "hang on it")
	require.Contains(t, words, "The limit without it: 1 full time at most; with it: 2 full time at most.")
	require.Contains(t, grid, r.Uses[0].Places[0].Person+"*")
	require.Contains(t, grid, "* hangs on an agreement nobody has made")

	judged, err := report.Check(&rota.File{Rota: r.Rota, Case: r.Case})
	require.NoError(t, err)
	book := written(t, judged, rule.English)
	sheet, err := excelize.OpenReader(bytes.NewReader(book))
	require.NoError(t, err)
	defer func() { require.NoError(t, sheet.Close()) }()
	at, err := sheet.SearchSheet("The rota", r.Uses[0].Places[0].Person)
	require.NoError(t, err)
	require.Len(t, at, 1)
	id, err := sheet.GetCellStyle("The rota", at[0])
	require.NoError(t, err)
	style, err := sheet.GetStyle(id)
	require.NoError(t, err)
	require.Equal(t, `@"*"`, *style.CustomNumFmt, "shown with the mark")
	back, err := rota.Load("rota.xlsx", book, r.Case.Ward, rota.Told{})
	require.NoError(t, err, "which is no part of the id")
	require.Equal(t, r.Rota.Lines, back.Rota.Lines)

	d := report.NewDocument(r)
	require.Equal(t, []string{"as-if-aml-10-5-2"}, d.AsIf)
	require.Equal(t, d.AsIf, d.Limits[0].RestsOn)
	require.Equal(t, len(r.Uses[0].Places), len(d.Missing[0].Places))
	require.Equal(t, 1, d.Missing[0].Without.FullTime)
	for _, lang := range rule.Languages {
		told(lang)
		require.NotEmpty(t, d.Missing[0].Words[lang])
	}
}
