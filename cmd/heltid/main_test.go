package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"heltid/fixtures"
	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
	"heltid/solver/ward/workbook"
)

// asProgram makes the test binary be the program, for what needs a process of
// its own.
const asProgram = "HELTID_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

func needORTools(t *testing.T) {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
}

// heltid runs the program and gives what it wrote and its exit code.
func heltid(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, strings.NewReader(""), &o, &e)
	return o.String(), e.String(), code
}

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func example(t *testing.T, name string) string {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	return file(t, name+".yaml", string(data))
}

const (
	handMadeWard = "../../solver/report/testdata/ward.yaml"
	handMadeRota = "../../solver/report/testdata/rota.yaml"
)

// workbookFile is the small ward as a workbook, with other cells for its people.
func workbookFile(t *testing.T, people map[string]string) string {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small.yaml", data)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, workbook.Write(&b, w, "nb"))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	for cell, text := range people {
		require.NoError(t, f.SetCellStr("Ansatte", cell, text))
	}
	path := filepath.Join(t.TempDir(), "avdeling.xlsx")
	require.NoError(t, f.SaveAs(path))
	return path
}

func TestExitCodesAndWhatIsSaid(t *testing.T) {
	t.Parallel()
	wrong := file(t, "wrong.yaml", "heltid: 1\nname: Feil\nperiod: {start: 2026-01-06, weeks: 6, kind: rolling}\ncompetenses: []\n")
	lines := "heltid: 1\n"
	for i := range 30 {
		lines += fmt.Sprintf("key%d: 1\n", i)
	}
	many := file(t, "many.yaml", lines)
	for name, tc := range map[string]struct {
		args      []string
		code      int
		out, errs string
	}{
		"help":                   {[]string{"--help"}, 0, "heltid solve ward.yaml", ""},
		"unknown command":        {[]string{"slove"}, 2, "", "unknown command"},
		"unknown flag":           {[]string{"solve", "--tid", "1m", "x"}, 2, "", "heltid solve --help"},
		"no argument":            {[]string{"solve"}, 2, "", "name one ward file"},
		"two arguments":          {[]string{"check", "a", "b"}, 2, "", "heltid check --help"},
		"many problems":          {[]string{"validate", many, "--lang", "en"}, 2, "", "\nand 1"},
		"problems in nynorsk":    {[]string{"validate", wrong, "--lang", "nn"}, 2, "", `meinte du "competences"?`},
		"workbook":               {[]string{"validate", workbookFile(t, nil)}, 0, "Liten dagpost", ""},
		"workbook's cells":       {[]string{"validate", workbookFile(t, map[string]string{"F3": "heltid"})}, 2, "", "Ansatte!F3: her står teksten"},
		"unknown language":       {[]string{"version", "--lang", "sv"}, 2, "", "nb, nn or en"},
		"no such file":           {[]string{"solve", "nowhere.yaml"}, 2, "", "nowhere.yaml"},
		"file that is wrong":     {[]string{"validate", wrong}, 2, "", "wrong.yaml:4:1:"},
		"unknown model":          {[]string{"solve", handMadeWard, "--model", "shrot"}, 2, "", "shrot"},
		"unknown run":            {[]string{"solve", handMadeWard, "--run", "today"}, 2, "", "structure, from-today or plan"},
		"negative time":          {[]string{"solve", handMadeWard, "--time", "-1s"}, 2, "", "--time"},
		"memory without a unit":  {[]string{"solve", handMadeWard, "--memory", "2"}, 2, "", "2GiB"},
		"unknown progress":       {[]string{"solve", handMadeWard, "--progress", "bar"}, 2, "", "auto, plain, json or none"},
		"compare one model":      {[]string{"compare", handMadeWard, "--models", "long"}, 2, "", "av 2 til 8 turnusmodeller, ikke 1. Nevn dem med --models"},
		"compare an unknown":     {[]string{"compare", handMadeWard, "--models", "hinke_3_8,shrot"}, 2, "", "no rota model \"shrot\""},
		"compare unknown run":    {[]string{"compare", handMadeWard, "--run", "today"}, 2, "", "structure, from-today or plan"},
		"decide the unknown":     {[]string{"solve", handMadeWard, "--with", "fill"}, 2, "", "fill_vacant, merge_vacant"},
		"decide with no amount":  {[]string{"compare", handMadeWard, "--with", "night_pool=3"}, 2, "", "night_pool takes no amount"},
		"what can be decided":    {[]string{"compare", "--help"}, 0, "absence_cover=N ", ""},
		"no library":             {[]string{"solve", handMadeWard, "--ortools", "/nowhere"}, 2, "", "make ortools"},
		"rota without its ward":  {[]string{"check", handMadeRota}, 2, "", "--ward"},
		"ward instead of a rota": {[]string{"check", handMadeWard, "--ward", handMadeWard}, 2, "", "heltid schema"},
		"rota of another ward":   {[]string{"check", "../../fixtures/rotas/ward-small-by-hand.yaml", "--ward", handMadeWard, "--lang", "en"}, 2, "", "1 problem. "},
		"rota with breaches":     {[]string{"check", handMadeRota, "--ward", handMadeWard, "--lang", "en"}, 4, "daily rest", ""},
		"measures":               {[]string{"measure", handMadeWard, handMadeRota, "--lang", "en"}, 0, "full-time share as KS counts it", ""},
		"measures beside":        {[]string{"measure", handMadeWard, handMadeRota, "--today", handMadeRota}, 0, "0 personer får høyere lønn", ""},
		"measures for machines":  {[]string{"measure", handMadeWard, handMadeRota, "--format", "json"}, 0, "\"heltid_measures\": 1", ""},
		"measures as a table":    {[]string{"measure", handMadeWard, handMadeRota, "--format", "csv"}, 0, "metric,of,value,before", ""},
		"measure one file":       {[]string{"measure", handMadeWard}, 2, "", "a ward file and a rota file"},
		"measures as what":       {[]string{"measure", handMadeWard, handMadeRota, "--format", "xml"}, 2, "", "text, json or csv"},
		"measure a ward as rota": {[]string{"measure", handMadeWard, handMadeWard}, 2, "", "heltid schema"},
		"unknown format":         {[]string{"check", handMadeRota, "--ward", handMadeWard, "--format", "pdf"}, 2, "", "text, json, sarif, html, xlsx"},
		"published when":         {[]string{"check", handMadeRota, "--ward", handMadeWard, "--published", "5.1.26"}, 2, "", "yyyy-mm-dd"},
		"published late":         {[]string{"check", handMadeRota, "--ward", handMadeWard, "--published", "2026-01-01"}, 4, "varsel om turnusen", ""},
		"unknown report":         {[]string{"check", handMadeRota, "--ward", handMadeWard, "--report", "x.pdf"}, 2, "", ".sarif, .html, .xlsx"},
		"right file":             {[]string{"validate", handMadeWard}, 0, "filen er i orden", ""},
		"rules":                  {[]string{"rules", "--lang", "en"}, 0, "daily_rest", ""},
		"rule by paragraph":      {[]string{"rules", "explain", "aml-10-8-1"}, 0, "daglig hvile", ""},
		"what opens many rules":  {[]string{"rules", "explain", "aml-10-12-4", "--lang", "nn"}, 0, "# aml-10-12-4\n\nblir rekna ut\n\nTariffavtale med ei fagforeining", ""},
		"rule with examples":     {[]string{"rules", "explain", "aml-10-8-2", "--lang", "en"}, 0, "An example that breaks it", ""},
		"rule book":              {[]string{"rules", "doc"}, 0, "<title>Reglene heltid kontrollerer</title>", ""},
		"rule book as text":      {[]string{"rules", "doc", "--format", "md", "--lang", "nn"}, 0, "# Reglane heltid kontrollerer", ""},
		"rule book as what":      {[]string{"rules", "doc", "--format", "pdf"}, 2, "", "html or md"},
		"unknown rule":           {[]string{"rules", "explain", "daily_nap"}, 2, "", "heltid rules"},
		"rule outside source":    {[]string{"rules", "new", "daily_nap"}, 2, "", "source"},
		"models":                 {[]string{"models", "--lang", "en"}, 0, "hinke_3_8 ", ""},
		"models for experts":     {[]string{"models", "--expert"}, 0, "northsea ", ""},
		"a model":                {[]string{"models", "show", "long_L3", "--lang", "en"}, 0, "the national union: Working Environment Act § 10-12 (4)", ""},
		"an unknown model":       {[]string{"models", "show", "hinke"}, 2, "", "heltid models --expert"},
		"wards":                  {[]string{"wards"}, 0, "ward-30: ", ""},
		"unknown ward":           {[]string{"wards", "ward-31"}, 2, "", "ward-30"},
		"version":                {[]string{"version"}, 0, "rules " + rule.SetVersion, ""},
		"completion":             {[]string{"completion", "bash"}, 0, "heltid", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs, code := heltid(t, tc.args...)
			require.Equal(t, tc.code, code, errs)
			require.Contains(t, out, tc.out)
			require.Contains(t, errs, tc.errs)
			if tc.errs != "" {
				require.Empty(t, out)
			}
		})
	}
}

// A comparison writes every file it has something for, and its JSON keeps its
// schema, however little was found in the time.
func TestCompareWritesAFolder(t *testing.T) {
	needORTools(t)
	t.Parallel()
	folder := t.TempDir()
	out, errs, code := heltid(t, "compare", example(t, "ward-three"), "--models", "traditional,two_of_three", "--with", "time_bank", "--time", "10m", "--out", folder, "--progress", "json")
	require.Contains(t, []int{done, unproven}, code, errs)
	require.Contains(t, out, "Hvilken modell gir mest heltid?")
	for _, name := range []string{"compare.html", "compare.txt", "compare.json", "compare.csv", "compare.xlsx", "ward.decided.yaml"} {
		require.FileExists(t, filepath.Join(folder, name))
	}
	doc, err := os.ReadFile(filepath.Join(folder, "compare.json"))
	require.NoError(t, err)
	schematest.Holds(t, report.ComparisonSchema(), doc)
	for line := range strings.Lines(errs) {
		var ev event
		require.NoError(t, json.Unmarshal([]byte(line), &ev), line)
		require.Contains(t, []string{"traditional", "two_of_three"}, ev.Model)
	}
	rotas, err := filepath.Glob(filepath.Join(folder, "*.*_*.yaml"))
	require.NoError(t, err)
	for _, path := range rotas {
		_, errs, code := heltid(t, "check", path, "--ward", filepath.Join(folder, "ward.decided.yaml"))
		require.Contains(t, []int{done, findings}, code, errs)
	}
	results, err := filepath.Glob(filepath.Join(folder, "*.*_*."+resultFile))
	require.NoError(t, err)
	require.NotEmpty(t, results)
	for _, path := range results {
		data, err := os.ReadFile(strings.TrimSuffix(path, resultFile) + proofFile)
		require.NoError(t, err)
		proof, err := report.ReadProof(path, data)
		require.NoError(t, err)
		require.True(t, slices.ContainsFunc(proof.Certificates, func(c bound.Certificate) bool { return c.Question.Quantity == "full_time" }),
			"%s: what is told before the search is proven too", path)
		_, errs, code := heltid(t, "verify-bound", path)
		require.Equal(t, done, code, errs)
	}
}

func TestSchemasAreJSON(t *testing.T) {
	t.Parallel()
	for which := range schemas {
		out, _, code := heltid(t, "schema", which)
		require.Zero(t, code)
		require.True(t, json.Valid([]byte(out)), which)
	}
}

func TestExplainTellsWhatTheFileLeavesOpen(t *testing.T) {
	t.Parallel()
	out, _, code := heltid(t, "validate", "--explain", handMadeWard)
	require.Zero(t, code)
	require.Contains(t, out, "Høyst 6 dager på rad")
	require.Contains(t, out, "26 timer i året")
}

// The ward the README shows is one the program reads.
func TestTheReadmesWardIsRight(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```yaml\n(heltid: 1\\b.*?)```").FindAllSubmatch(text, -1)
	require.Len(t, blocks, 1)
	w, err := ward.Read("README.md", blocks[0][1])
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
}

func TestSolveWritesWhatCheckAccepts(t *testing.T) {
	needORTools(t)
	t.Parallel()
	path, folder := example(t, "ward-three"), filepath.Join(t.TempDir(), "out")
	out, errs, code := heltid(t, "solve", path, "--time", "10m", "--out", folder, "--progress", "json", "--lang", "en")
	require.Contains(t, []int{done, unproven}, code, errs)
	require.Contains(t, out, "This is not legal advice.")
	for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
		require.True(t, json.Valid([]byte(line)), line)
	}
	w, err := ward.ReadFile(path)
	require.NoError(t, err)
	r, _, err := rota.ReadFile(filepath.Join(folder, "rota.yaml"), w)
	require.NoError(t, err)
	same, _, err := rota.ReadFile(filepath.Join(folder, "rota.json"), w)
	require.NoError(t, err)
	require.Equal(t, r, same)
	same, _, err = rota.ReadFile(filepath.Join(folder, "rota.xlsx"), w)
	require.NoError(t, err)
	require.Equal(t, r, same)
	same, _, err = rota.ReadFile(filepath.Join(folder, "rota.csv"), w)
	require.NoError(t, err)
	same.Origin = r.Origin // a CSV file has nowhere to say it
	require.Equal(t, r, same)
	data, err := os.ReadFile(filepath.Join(folder, "result.json"))
	require.NoError(t, err)
	schematest.Holds(t, report.Schema(), data)
	var d report.Document
	require.NoError(t, json.Unmarshal(data, &d))
	require.Equal(t, w.Name, d.Ward)
	require.Len(t, d.Origin.InputHash, 64)
	for _, name := range []string{"rota.txt", "rota.html"} {
		require.FileExists(t, filepath.Join(folder, name))
	}
	_, _, code = heltid(t, "check", filepath.Join(folder, "rota.yaml"), "--ward", path)
	require.Equal(t, len(d.Findings) > 0, code == findings)
}

func TestAWardWithoutALegalRota(t *testing.T) {
	needORTools(t)
	t.Parallel()
	folder := t.TempDir()
	out, errs, code := heltid(t, "solve", example(t, "ward-impossible"), "--time", "30s", "--progress", "none", "--out", folder)
	require.Equal(t, infeasible, code, errs)
	data, err := os.ReadFile(filepath.Join(folder, "result.json"))
	require.NoError(t, err)
	schematest.Holds(t, report.Schema(), data)
	require.Contains(t, out, "Det finnes ingen turnus som holder al")
}

// Ctrl-C ends the search, keeps the best rota and says that it was stopped.
func TestCtrlCKeepsTheBest(t *testing.T) {
	needORTools(t)
	t.Parallel()
	into := filepath.Join(t.TempDir(), "rota.yaml")
	cmd := exec.Command(os.Args[0], "solve", example(t, "ward-small"), "--time", "0", "--rota", into, "--progress", "json")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var out bytes.Buffer
	cmd.Stdout = &out
	errs, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	defer func() { _ = cmd.Process.Kill() }()
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		if strings.Contains(lines.Text(), `"kind":"found"`) {
			require.NoError(t, cmd.Process.Signal(os.Interrupt))
			break
		}
	}
	for lines.Scan() {
	}
	var exit *exec.ExitError
	require.ErrorAs(t, cmd.Wait(), &exit)
	require.Equal(t, unproven, exit.ExitCode(), out.String())
	require.Contains(t, out.String(), "det ble stanset")
	require.FileExists(t, into)
}

// A grid with strange codes and people: a legend is written to fill in, asked for
// again while it is not, and read when it is.
func TestCheckOfAGridWithALegend(t *testing.T) {
	t.Parallel()
	wardFile := example(t, "ward-small")
	grid := file(t, "plan.csv", "Navn"+strings.Repeat(";man;tir;ons;tor;fre;lør;søn", 3)+"\nAnne;Dag\nBerit;\nCamilla;\nDavid;\nEva;\nFarid;\nVikar;D\n")
	legend := filepath.Join(t.TempDir(), "codes.yaml")
	_, errs, code := heltid(t, "check", grid, "--ward", wardFile)
	require.Equal(t, badInput, code)
	require.Contains(t, errs, `plan.csv:2:6: B2: avdelingen har ingen vaktkode "Dag"`)
	require.Contains(t, errs, "--legend koder.yaml")
	_, errs, code = heltid(t, "check", grid, "--ward", wardFile, "--legend", legend)
	require.Equal(t, badInput, code)
	require.Contains(t, errs, "codes.yaml er skrevet")
	_, errs, code = heltid(t, "check", grid, "--ward", wardFile, "--legend", legend)
	require.Equal(t, badInput, code)
	require.Contains(t, errs, "Dette skal fylles ut i ")
	require.NoError(t, os.WriteFile(legend, []byte("codes: {Dag: D}\npeople: {Vikar: skip}\n"), 0o600))
	out, errs, code := heltid(t, "check", grid, "--ward", wardFile, "--legend", legend, "--grid")
	require.Equal(t, findings, code, errs)
	require.Contains(t, strings.Join(strings.Fields(out), " "), "Koder og navn er tydet med codes.yaml.")
	require.Contains(t, out, "«Vikar» i A8")
}

func TestCheckWritesEveryFormat(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	args := []string{"check", handMadeRota, "--ward", handMadeWard, "--format", "json"}
	for _, ending := range []string{"txt", "json", "sarif", "html", "xlsx"} {
		args = append(args, "--report", filepath.Join(folder, "funn."+ending))
	}
	out, errs, code := heltid(t, args...)
	require.Equal(t, findings, code, errs)
	require.True(t, json.Valid([]byte(out)))
	for ending, has := range map[string]string{"txt": "daglig hvile", "json": `"heltid_check": 1`, "sarif": `"version": "2.1.0"`, "html": "<!doctype html>", "xlsx": "PK"} {
		data, err := os.ReadFile(filepath.Join(folder, "funn."+ending))
		require.NoError(t, err)
		require.Contains(t, string(data), has)
	}
}
