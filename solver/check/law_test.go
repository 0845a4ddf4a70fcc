package check_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

func TestTheLawCases(t *testing.T) {
	t.Parallel()
	cases := fixtures.LawCases()
	require.NotEmpty(t, cases)
	for _, name := range cases {
		c, err := fixtures.LawCase(name)
		require.NoError(t, err)
		require.NotEmpty(t, c.Expect, name)
		for _, e := range c.Expect {
			t.Run(strings.Join([]string{name, e.Line, e.Profile, string(e.Rule), e.Reading}, "/"), func(t *testing.T) {
				t.Parallel()
				b := lawBench(t, c, e.Line)
				b.profile(e.Profile)
				s := b.sheet(t)
				findings, tightest := of(s, e.Rule)
				if e.Reading != "" {
					require.Empty(t, findings, "another reading is information, never a finding")
					findings = slices.DeleteFunc(s.Report().Information, func(f check.Finding) bool { return f.Rule != e.Rule || f.Variant != e.Reading })
				}
				switch e.Verdict {
				case fixtures.NotJudged:
					require.Nil(t, tightest)
					return
				case fixtures.Kept:
					require.Empty(t, findings)
					require.NotNil(t, tightest, "not judged")
					require.Equal(t, figure(t, e.Margin), tightest.Margin)
				case fixtures.Broken:
					require.NotEmpty(t, findings)
					worst := slices.MinFunc(findings, func(a, b check.Finding) int { return a.Margin - b.Margin }).Measure
					if e.Reading == "" {
						worst = *tightest // also where the finding is told under another rule
					}
					if e.Margin != "" {
						require.Equal(t, -figure(t, e.Margin), worst.Margin)
					}
					if e.Measured != "" {
						require.Equal(t, figure(t, e.Measured), worst.Measured)
					}
				default:
					t.Fatalf("no verdict %q", e.Verdict)
				}
				if e.Times > 0 {
					require.Len(t, findings, e.Times, names(findings))
				}
			})
		}
	}
}

// lawBench lays one line of a law case out.
func lawBench(t *testing.T, c fixtures.Law, line string) *bench {
	b := newBench(c.Weeks, cmp.Or(c.Kind, ward.Calendar), c.Start(line, monday))
	b.w.Models[0].Norm = c.Norm
	b.person("anna")
	if c.Size > 0 {
		b.w.People[0].Size.Current, b.r.Lines[0].Size = c.Size, c.Size
	}
	duties, err := c.Duties(line)
	require.NoError(t, err)
	for _, d := range duties {
		b.day(d.Day, d.Times)
	}
	if b.r.Worked = c.Worked; c.Notice > 0 {
		b.r.Published = ptr(b.r.Start - ward.Date(c.Notice))
	}
	if first := b.r.Lines[0].Duties; c.Told > 0 {
		b.r.Lines[0].Changes = []rota.Change{{Day: first[0].Day, Told: b.r.Start + ward.Date(first[0].Day-c.Told)}}
	}
	as(t, c.Given, b.w)
	as(t, c.Limits, &b.w.People[0].Limits)
	as(t, c.Absences[line], &b.w.People[0].Absences)
	return b
}

// as lays values as a ward file has them over a part of the ward.
func as(t *testing.T, given, over any) {
	data, err := json.Marshal(given)
	require.NoError(t, err)
	if string(data) != "null" {
		require.NoError(t, json.Unmarshal(data, over))
	}
}

// day puts the duties of one day: one, with its break, or the pieces of a
// split one.
func (b *bench) day(day int, times string) {
	for part := range strings.SplitSeq(times, "; ") {
		if strings.ContainsAny(part, "abcdefghijklmnopqrstuvwxyz") {
			b.duty(day, part)
			continue
		}
		for piece := range strings.FieldsSeq(part) {
			b.duty(day, piece)
		}
	}
}
