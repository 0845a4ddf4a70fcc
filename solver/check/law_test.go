package check_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/ward"
)

// lawCase is a file of fixtures/law: duties and what the law says of them.
type lawCase struct {
	About  string
	Source string
	Weeks  int
	Kind   string
	Norm   string
	Lines  map[string]map[string]any // line -> weeks ("1-3,7", 0 is history) -> days -> times
	Expect []struct {
		Line     string // default: the only one
		Profile  string
		Rule     ward.Quantity
		Reading  string
		Verdict  string // ok, breach, none
		Measured string
		Margin   string // what is left, or the amount of the breach
		Times    int
	}
}

func TestTheLawCases(t *testing.T) {
	t.Parallel()
	cases := fixtures.LawCases()
	require.NotEmpty(t, cases)
	for _, name := range cases {
		data, err := fixtures.LawCase(name)
		require.NoError(t, err)
		var c lawCase
		require.NoError(t, yaml.UnmarshalWithOptions(data, &c, yaml.Strict()), name)
		require.NotEmpty(t, c.Expect, name)
		for _, e := range c.Expect {
			if e.Line == "" {
				require.Len(t, c.Lines, 1, name)
				e.Line = "a"
			}
			line := e.Line
			t.Run(strings.Join([]string{name, line, e.Profile, string(e.Rule), e.Reading}, "/"), func(t *testing.T) {
				t.Parallel()
				b := c.bench(t, line)
				b.profile(e.Profile)
				s := b.sheet(t)
				findings, tightest := of(s, e.Rule)
				if e.Reading != "" {
					require.Empty(t, findings, "another reading is information, never a finding")
					findings = slices.DeleteFunc(s.Report().Information, func(f check.Finding) bool { return f.Rule != e.Rule || f.Variant != e.Reading })
				}
				switch e.Verdict {
				case "none":
					require.Nil(t, tightest)
					return
				case "ok":
					require.Empty(t, findings)
					require.NotNil(t, tightest, "not judged")
					require.Equal(t, figure(t, e.Margin), tightest.Margin)
				case "breach":
					require.NotEmpty(t, findings)
					worst := slices.MinFunc(findings, func(a, b check.Finding) int { return a.Margin - b.Margin })
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

func (c lawCase) bench(t *testing.T, line string) *bench {
	start, kind := monday, ward.Calendar
	weeks, ok := c.Lines[line]
	require.True(t, ok, "no line %q", line)
	if s, ok := weeks["start"]; ok {
		start = s.(string)
	}
	if c.Kind != "" {
		kind = c.Kind
	}
	b := newBench(c.Weeks, kind, start)
	b.w.Models[0].Norm = c.Norm
	b.person("anna")
	for which, days := range weeks {
		if which == "start" {
			continue
		}
		for part := range strings.SplitSeq(which, ",") {
			from, to, ranged := strings.Cut(part, "-")
			if !ranged {
				to = from
			}
			first, err := strconv.Atoi(from)
			require.NoError(t, err)
			last, err := strconv.Atoi(to)
			require.NoError(t, err)
			for w := first; w <= last; w++ {
				for on, times := range days.(map[string]any) {
					set, err := ward.ParseDays(on)
					require.NoError(t, err)
					for d := ward.Monday; d <= ward.Sunday; d++ {
						if set.Has(d) {
							b.day(7*(w-1)+int(d), times.(string))
						}
					}
				}
			}
		}
	}
	return b
}

// day puts the duties of one day: one, with its break, or the pieces of a
// split one.
func (b *bench) day(day int, times string) {
	if strings.Contains(times, "break") || strings.Contains(times, "unpaid") {
		b.duty(day, times)
		return
	}
	for piece := range strings.FieldsSeq(times) {
		b.duty(day, piece)
	}
}
