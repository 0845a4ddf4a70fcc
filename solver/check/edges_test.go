package check_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// edgeBench lays out one of the two rotas of a rule's edge.
func edgeBench(t require.TestingT, e fixtures.Edge, of fixtures.EdgeRota) *bench {
	weeks := repeated(t, of.Weeks)
	b := newBench(len(weeks), cmp.Or(e.Kind, ward.Calendar), cmp.Or(e.Start, monday))
	if e.Kind == fixtures.HelpRota {
		b.w.Period.Kind, b.r.Base = ward.Rolling, &rota.Base{Start: b.r.Start, Weeks: b.r.Weeks}
	}
	lay := func(text []byte, onto any) {
		if text != nil {
			require.NoError(t, json.Unmarshal(text, onto))
		}
	}
	lay(e.Ward, b.w)
	lay(e.Model, &b.w.Models[0])
	b.profile(cmp.Or(e.Profile, "S"))
	p := b.person("anna")
	if of.Beside != nil {
		p.Size.Current = 5000
	}
	lay(e.Person, p)
	lay(of.Person, p)
	b.duties(weeks...)
	if of.Beside != nil {
		q := b.person("berit")
		q.Competence, q.Size.Current = "ASS", 5000
		b.duties(repeated(t, of.Beside)...)
	}
	for i := range b.r.Lines {
		b.r.Lines[i].Size = b.w.People[i].Size.Current
	}
	if of.Size != nil {
		b.r.Lines[0].Size = *of.Size
	}
	if b.r.Worked = e.Worked; of.Published > 0 {
		b.r.Published = ptr(b.r.Start - ward.Date(of.Published))
	}
	if of.Told > 0 {
		first := b.r.Lines[0].Duties[0].Day
		b.r.Lines[0].Changes = []rota.Change{{Day: first, Told: b.r.Start + ward.Date(first-of.Told)}}
	}
	return b
}

// repeated writes "3 x mon 08:00-16:00" out.
func repeated(t require.TestingT, weeks []string) []string {
	var out []string
	for _, week := range weeks {
		times, text, ok := strings.Cut(week, "x")
		n, err := strconv.Atoi(strings.TrimSpace(times))
		if !ok || err != nil {
			n, text = 1, week
		}
		out = append(out, repeat(n, strings.TrimSpace(text))...)
	}
	return out
}

// one gives a calendar bench with one person's duties, a week to a line.
func one(profile string, weeks ...string) *bench {
	return oneOf(ward.Calendar, profile, weeks...)
}

// rolling gives a rolling bench with one person's duties, a week to a line.
func rolling(profile string, weeks ...string) *bench {
	return oneOf(ward.Rolling, profile, weeks...)
}

func oneOf(kind, profile string, weeks ...string) *bench {
	b := newBench(len(weeks), kind, monday)
	b.profile(profile)
	b.person("anna")
	return b.duties(weeks...)
}

func repeat(n int, week string) []string { return slices.Repeat([]string{week}, n) }

func (b *bench) with(changes ...func(b *bench)) *bench {
	for _, change := range changes {
		change(b)
	}
	return b
}

func ptr[T any](v T) *T { return &v }

func usualWeekend(b *bench) { b.w.FreeWeekend = nil }
func whole(b *bench)        { b.w.Models[0].Weekend.Whole = nil }
func everyThird(b *bench)   { b.w.Models[0].Weekend.Every = 3 }
func notTwoInRow(b *bench)  { b.w.Models[0].Weekend.InRow = 1 }
func ceiling(set func(*ward.Ceilings)) func(*bench) {
	return func(b *bench) { set(b.w.Ceilings) }
}

// usualLong makes duties over ten hours long, with a consent up to a length.
func usualLong(consent ward.Minutes) func(*bench) {
	return func(b *bench) {
		b.w.Ceilings.LongThreshold = ptr(10 * ward.Hour)
		b.w.People[0].Consents = []ward.Consent{{Longest: consent}}
	}
}

func owes(tolerance ward.Minutes) func(*bench) {
	return func(b *bench) { b.w.Tolerance.PerPeriod = &tolerance }
}

func sized(current, size ward.Size) func(*bench) {
	return func(b *bench) {
		b.w.People[0].Competence = "ASS"
		b.w.People[0].Size.Current = current
		b.r.Lines[0].Size = size
	}
}

// beside gives a nurse and an assistant, each with half a post.
func beside(nurse, assistant string) *bench {
	b := newBench(1, ward.Calendar, monday)
	b.person("anna").Size.Current = 5000
	b.duties(nurse)
	p := b.person("berit")
	p.Competence, p.Size.Current = "ASS", 5000
	b.duties(assistant)
	for i := range b.r.Lines {
		b.r.Lines[i].Size = 5000
	}
	return b
}

func TestEveryRuleIsKeptAtItsEdgeAndBrokenOneStepPastIt(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			e, err := fixtures.RuleEdge(r.ID)
			require.NoError(t, err, "every rule has its edge in fixtures/edges")
			kept := edgeBench(t, e, e.Kept).sheet(t).Report()
			require.Empty(t, kept.Findings, names(kept.Findings))
			i := slices.IndexFunc(kept.Tightest, func(m check.Measure) bool { return m.Rule == e.Rule })
			require.GreaterOrEqual(t, i, 0, "not judged")
			require.Zero(t, kept.Tightest[i].Margin, "at the edge nothing is left")
			require.Equal(t, e.Limit, rule.Format(r.Unit, kept.Tightest[i].Limit, rule.English))

			broken := edgeBench(t, e, e.Broken).sheet(t).Report()
			require.Len(t, broken.Findings, 1, names(broken.Findings))
			f := broken.Findings[0]
			require.Equal(t, e.Rule, f.Rule, names(broken.Findings))
			require.Equal(t, e.By, rule.Format(r.Unit, -f.Margin, rule.English))
			require.NotNil(t, f.Step.Source)
			if e.Allowed == "" {
				require.Nil(t, f.AllowedBy)
			} else {
				require.NotNil(t, f.AllowedBy)
				require.Equal(t, e.Allowed, f.AllowedBy.Paragraph)
			}
			for _, lang := range rule.Languages {
				require.Equal(t, r.Broken(lang, f.Measured, f.Limit), f.Text(lang))
				require.NotEmpty(t, f.Text(lang))
			}
		})
	}
}

// No edge is left of a rule that is gone.
func TestEveryEdgeIsOfARule(t *testing.T) {
	t.Parallel()
	for _, name := range fixtures.Edges() {
		_, ok := rule.ByID(ward.Quantity(name))
		require.True(t, ok, name)
	}
}
