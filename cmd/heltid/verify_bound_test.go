package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
	"heltid/solver/ward/variant"
)

// proven is a result of ward-30 with what flow says of it, as solve writes
// it: full time, then small posts with those held, levers and a choice.
func proven(t *testing.T) (ward string, d report.Document, p report.Proof) {
	t.Helper()
	ward = example(t, "ward-30")
	w, c := read(t, ward)
	hash, err := solver.InputHash(w)
	require.NoError(t, err)
	f, err := bound.NewFlow(c, rule.Terms(c), &lp.Runner{})
	require.NoError(t, err)
	t.Cleanup(f.Close)
	held := bound.Held{SmallPosts: &c.SmallAtMost}
	most, err := f.FullTime(t.Context(), held)
	if errors.Is(err, lp.ErrNoORTools) {
		t.Skip(err)
	}
	require.NoError(t, err)
	held.FullTime = &most.Value
	fewest, err := f.SmallPosts(t.Context(), held)
	require.NoError(t, err)
	points, err := f.Frontier(t.Context(), bound.Held{}, 0, 2, 8, 10)
	require.NoError(t, err)
	require.Equal(t, []bool{false, true}, []bool{points[0].Possible, points[3].Possible})
	share, err := f.Share(t.Context(), most.Value, len(c.People), bound.Held{SmallPosts: &c.SmallAtMost})
	require.NoError(t, err)
	require.Positive(t, share.Value, "of itself it does not follow")
	posts, err := f.FewestPosts(t.Context(), bound.Held{SmallPosts: &c.SmallAtMost})
	require.NoError(t, err)
	found := int64(most.Value)
	r := &solver.Result{Case: c, Origin: rota.Origin{Engine: solver.Version, RuleSet: rule.SetVersion, InputHash: hash}, Outcome: &search.Outcome{
		Status: search.Stopped, Limits: []bound.Bound{most, fewest}, Frontier: points, Share: []bound.Bound{share, posts},
		Tiers: []search.Tier{
			{Number: 2, Part: search.PartPosts, Maximize: true, Value: found, Bound: found, Bounded: true, By: []string{"flow"}},
			{Number: 2, Part: search.PartShare, Maximize: true, Bounded: true, By: []string{"flow"}},
			{Number: 7, Value: 4, Bound: 2, Bounded: true, By: []string{"cp-sat"}},
		},
	}}
	r.Tiers = r.Outcome.Tiers
	r.Levers, err = explain.Levers(t.Context(), c, &lp.Runner{})
	require.NoError(t, err)
	choices, err := variant.Parse([]string{"fill_vacant"})
	require.NoError(t, err)
	filled, _, err := solver.Request{Ward: w, Run: c.Run, With: choices}.Case()
	require.NoError(t, err)
	alone := solver.Switch{Made: variant.Made{Choice: choices[0]}, Known: true}
	alone.Before, err = explain.Reach(t.Context(), c, &lp.Runner{})
	require.NoError(t, err)
	alone.After, err = explain.Reach(t.Context(), filled, &lp.Runner{})
	require.NoError(t, err)
	r.Switches = []solver.Switch{alone}
	var b bytes.Buffer
	require.NoError(t, report.ProofJSON(&b, r))
	schematest.Holds(t, report.ProofSchema(), b.Bytes())
	d = report.NewDocument(r)
	d.Posts = &report.Posts{FullTime: most.Value, Posts: len(c.People)}
	return ward, d, report.NewProof(r)
}

func read(t *testing.T, path string) (*ward.Ward, *ward.Case) {
	t.Helper()
	w, err := ward.ReadFile(path)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	return w, c
}

func folderOf(t *testing.T, d report.Document, p any) string {
	t.Helper()
	folder := t.TempDir()
	for name, v := range map[string]any{resultFile: d, proofFile: p} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	return folder
}

func TestTheSchemaDescribesAProof(t *testing.T) {
	t.Parallel()
	require.Equal(t, 5, schematest.SameFields(t, report.ProofSchema(), reflect.TypeFor[report.Proof]()), "structs reached from Proof")
}

// Limits are proven again in every language without OR-Tools.
func TestLimitsAreProvenAgain(t *testing.T) {
	path, d, p := proven(t)
	folder := folderOf(t, d, p)
	t.Setenv("HELTID_ORTOOLS", "/nowhere")
	for lang, says := range map[string][]string{
		"nb": {"2 av 2 grenser er bevist på nytt, uten noen løser.", "Heltid mot små stillinger: 4 punkter er bevist på nytt.", "at ingen turnus får en større, er bevist på nytt", "hva valgene gir alene: 6 grenser er bevist på nytt.", "Grense 1: høyst 11 på heltid", "ingen turnus gjør det bedre, se grense 1", "avdelingens eget vern", "- 7 belastning (CP-SAT)"},
		"nn": {"Heiltid mot små stillingar: 4 punkt er bevist på nytt.", "Grense 1: høgst 11 på heiltid", "minstebemanninga er dekt fullt ut"},
		"en": {"Full time against small posts: 4 points are proven again.", "Limit 1: at most 11 full time", "Proven: the certificate gives 11.7333 before rounding", "The flow bounds leave out"},
	} {
		for _, result := range []string{folder, filepath.Join(folder, resultFile)} {
			out, errs, code := heltid(t, "verify-bound", result, path, "--lang", lang)
			require.Equal(t, done, code, out+errs)
			for _, s := range says {
				require.Contains(t, unfolded(out), s)
			}
		}
	}
}

// Limits of what could be otherwise that have no certificate are named.
func TestLimitsWithoutCertificatesAreNamed(t *testing.T) {
	path, d, p := proven(t)
	d.Levers = []report.Lever{{ID: "every_second_weekend"}}
	d.Decided = []report.Decided{{Choice: "merge_vacant", After: &report.Reach{Possible: true, FullTime: 12}}, {Choice: "no_limit_of_its_own"}}
	for lang, says := range map[string][]string{
		"nb": {"har ikke sertifikat, så de er ikke regnet etter:", "- hva som ville flyttet grensen (1 grep)", "gir alene (1 valg)"},
		"nn": {"så dei er ikkje rekna etter:"},
		"en": {"These limits have no certificates", "- what would change the limit (1 lever)", "- what was decided, each alone (1 choice)"},
	} {
		out, errs, code := heltid(t, "verify-bound", folderOf(t, d, p), path, "--lang", lang)
		require.Equal(t, done, code, out+errs)
		for _, s := range says {
			require.Contains(t, unfolded(out), s)
		}
	}
}

// Whatever is changed in a certificate or a result is told, and nothing passes
// that is not proven.
func TestWhatWasTamperedWithIsTold(t *testing.T) {
	path, whole, proof := proven(t)
	for name, tc := range map[string]struct {
		tamper func(d *report.Document, p *report.Proof)
		code   int
		says   string
	}{
		"a better limit in both": {func(d *report.Document, p *report.Proof) {
			d.Limits[0].Value--
			p.Certificates[0].Value--
		}, findings, "Not proven: the certificate says “at most 10 full time” but gives only 11.7333"},
		"a better limit in the result": {func(d *report.Document, _ *report.Proof) { d.Limits[0].Value-- }, findings, "The result says this without a certificate that proves it"},
		"a certificate taken out":      {func(_ *report.Document, p *report.Proof) { p.Certificates = p.Certificates[1:] }, findings, "without a certificate"},
		"all multipliers nought": {func(_ *report.Document, p *report.Proof) {
			clear(p.Certificates[0].Multipliers)
		}, findings, "gives only 13.0000"},
		"multipliers as large as can be": {func(_ *report.Document, p *report.Proof) {
			for i := range p.Certificates[0].Multipliers {
				p.Certificates[0].Multipliers[i] = math.MaxInt64 - int64(i%2)*math.MaxInt64
			}
		}, findings, "Not proven"},
		"a multiplier less": {func(_ *report.Document, p *report.Proof) {
			p.Certificates[0].Multipliers = p.Certificates[0].Multipliers[1:]
		}, findings, "Cannot be settled here"},
		"another relaxation":  {func(_ *report.Document, p *report.Proof) { p.Certificates[0].Relaxation = whole.Origin.InputHash }, findings, "Cannot be settled here"},
		"a step out of range": {func(_ *report.Document, p *report.Proof) { p.Certificates[0].Step = math.MaxUint32 }, findings, "the certificate is broken"},
		"a need nobody has":   {func(_ *report.Document, p *report.Proof) { p.Certificates[0].Question.Held.Shortage["KOKK"] = 0 }, findings, "the need does not ask for \"KOKK\""},
		"a quantity unheard of": {func(_ *report.Document, p *report.Proof) {
			p.Certificates[0].Question.Quantity = "coffee"
		}, findings, "no flow bound is of \"coffee\""},
		"what no rota keeps is held": {func(_ *report.Document, p *report.Proof) {
			n := 20
			p.Certificates[1].Question.Held.FullTime = &n
		}, findings, "which the rota that was found does not keep"},
		"a better point of the frontier": {func(d *report.Document, _ *report.Proof) { d.Frontier[3].FullTime-- }, findings, "is not proven by any certificate: - with at most 10 small posts, at most"},
		"a point that is not possible": {func(d *report.Document, _ *report.Proof) {
			d.Frontier = append(d.Frontier, report.Point{SmallPosts: 11})
		}, findings, "- at most 11 small posts is not possible"},
		"a certificate of the frontier taken out": {func(_ *report.Document, p *report.Proof) { p.Frontier = p.Frontier[:3] }, findings, "- with at most 10 small posts"},
		"a certificate of the frontier that rests on more": {func(_ *report.Document, p *report.Proof) {
			n := 20
			p.Frontier[3].Question.Held.FullTime = &n
		}, findings, "- with at most 10 small posts"},
		"a smaller share":                    {func(d *report.Document, _ *report.Proof) { d.Posts.FullTime-- }, findings, "- 2 full-time share (a flow bound)"},
		"the share's certificates taken out": {func(_ *report.Document, p *report.Proof) { p.Share = nil }, findings, "- 2 full-time share (a flow bound)"},
		"a certificate of the share that rests on more": {func(_ *report.Document, p *report.Proof) {
			n := 20
			p.Share[1].Question.Held.FullTime = &n
		}, findings, "- 2 full-time share (a flow bound)"},
		"a share of no posts": {func(_ *report.Document, p *report.Proof) {
			p.Share[0].Question.Full, p.Share[0].Question.Posts, p.Share = 0, 0, p.Share[:1]
		}, findings, "- 2 full-time share (a flow bound)"},
		"a share of more posts than there are": {func(_ *report.Document, p *report.Proof) {
			p.Share[0].Question.Posts, p.Share = math.MaxInt64, p.Share[:1]
		}, findings, "- 2 full-time share (a flow bound)"},
		"the limit that the share follows from taken out": {func(d *report.Document, p *report.Proof) {
			d.Limits, p.Certificates = d.Limits[1:], p.Certificates[1:]
		}, findings, "- 2 full-time share (a flow bound)"},
		"a goal's limit in the result": {func(d *report.Document, _ *report.Proof) { *d.Goals[0].Bound-- }, findings, "- 2 full-time posts (a flow bound)"},
		"a better limit of a lever":    {func(d *report.Document, _ *report.Proof) { d.Levers[0].After.FullTime-- }, findings, "do not follow from their certificates:"},
		"more missing with a lever":    {func(d *report.Document, _ *report.Proof) { d.Levers[0].After.Missing++ }, findings, "do not follow from their certificates:"},
		"fewer small posts with a lever": {func(_ *report.Document, p *report.Proof) {
			n := 0
			for i := range p.Otherwise[0].Certificates {
				p.Otherwise[0].Certificates[i].Question.Held.SmallPosts = &n
			}
		}, findings, "do not follow from their certificates:"},
		"a lever under another's name":         {func(_ *report.Document, p *report.Proof) { p.Otherwise[0].Lever = "weekends" }, findings, "do not follow from their certificates:"},
		"a better limit of a choice":           {func(d *report.Document, _ *report.Proof) { d.Decided[0].After.FullTime-- }, findings, "do not follow from their certificates:"},
		"a lever's certificates taken out":     {func(_ *report.Document, p *report.Proof) { p.Otherwise = p.Otherwise[1:] }, done, "- what would change the limit (1 lever)"},
		"a lever whose certificates are empty": {func(_ *report.Document, p *report.Proof) { p.Otherwise[0].Certificates = []bound.Certificate{} }, findings, "do not follow from their certificates:"},
		"another rota model":                   {func(_ *report.Document, p *report.Proof) { p.Model = "hinke_3_8" }, badInput, "another result"},
		"another ward": {func(d *report.Document, p *report.Proof) {
			d.Origin.InputHash, p.InputHash = proof.Certificates[0].Relaxation, proof.Certificates[0].Relaxation
		}, badInput, "not of this file"},
		"another version": {func(_ *report.Document, p *report.Proof) { p.Format = 2 }, badInput, "heltid_proof is 2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var d report.Document
			var p report.Proof
			copied(t, whole, &d)
			copied(t, proof, &p)
			tc.tamper(&d, &p)
			out, errs, code := heltid(t, "verify-bound", folderOf(t, d, p), path, "--lang", "en")
			require.Equal(t, tc.code, code, out+errs)
			require.Contains(t, unfolded(out+errs), tc.says)
		})
	}
	t.Run("not a proof", func(t *testing.T) {
		t.Parallel()
		for _, p := range []any{nil, 7, "x", []int{1}, map[string]any{"heltid_proof": 1, "extra": 2}, map[string]any{"heltid_proof": 1, "certificates": []any{map[string]any{"multipliers": "x"}}}} {
			out, errs, code := heltid(t, "verify-bound", folderOf(t, whole, p), path)
			require.Equal(t, badInput, code, out+errs)
		}
	})
}

func copied(t *testing.T, from, to any) {
	t.Helper()
	data, err := json.Marshal(from)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, to))
}

// unfolded is text as it was before it was cut into lines.
func unfolded(text string) string {
	return string(bytes.Join(bytes.Fields([]byte(text)), []byte(" ")))
}
