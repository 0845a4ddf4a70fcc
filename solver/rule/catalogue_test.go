package rule_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/rule/scaffold"
	"heltid/solver/ward"
)

// levels from the weakest up; the parties decide beside the ladder.
var levels = []ward.Level{ward.Statute, ward.Individual, ward.Representatives, ward.Authority, ward.Union, ward.Parties}

func TestEveryRuleIsComplete(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			require.Contains(t, []rule.Kind{rule.Law, rule.Tariff, rule.Parties, rule.Need, rule.Guard, rule.Strain, rule.Written}, r.Kind)
			require.Contains(t, []rule.Scope{rule.Line, rule.Whole}, r.Scope)
			require.Contains(t, []rule.Unit{rule.Minutes, rule.Count, rule.Weeks, rule.Percent, rule.PersonMi}, r.Unit)
			require.NotEmpty(t, r.Sources)
			require.NotContains(t, r.Sources, "")
			rooms, lists := []string{".", "../check", "../model"}, []string{"../check/rules.go", "../model/rules.go"}
			if r.Kind == rule.Written {
				rooms, lists = rooms[:2], lists[:1] // the model knows no codes of free days
			}
			for _, room := range rooms {
				text, err := os.ReadFile(filepath.Join(room, string(r.ID)+".go"))
				require.NoError(t, err, "a rule has the same name in every room")
				require.NotContains(t, string(text), scaffold.Marker)
			}
			for _, list := range lists {
				text, err := os.ReadFile(list)
				require.NoError(t, err)
				require.Regexp(t, `(?i)\b`+strings.ReplaceAll(string(r.ID), "_", "")+`\b`, string(text), "%s does not list it", list)
			}
		})
	}
}

// An example of a rule kept and broken, in fixtures/edges; that it is right is
// tested in check.
func TestEveryRuleHasItsExamples(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		e, err := fixtures.RuleEdge(r.ID)
		require.NoError(t, err)
		require.NotEmpty(t, e.Kept.Weeks, r.ID)
		require.NotEmpty(t, e.Broken.Weeks, r.ID)
		if e.Given != nil {
			for _, lang := range rule.Languages {
				require.NotEmpty(t, e.Given[string(lang)], "%s in %s", r.ID, lang)
			}
		}
		text, err := json.Marshal(e)
		require.NoError(t, err)
		require.NotContains(t, string(text), scaffold.Marker, r.ID)
	}
}

func TestEveryLadderClimbs(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			require.NotEmpty(t, r.Steps)
			for i, s := range r.Steps {
				require.Contains(t, levels, s.Level)
				require.NotEmpty(t, s.Source)
				require.Equal(t, s.Level == ward.Parties, s.Paragraph == "", "a paragraph on every step but the parties' own")
				if s.Limit == ward.NoLimit {
					require.NotEqual(t, ward.Statute, s.Level, "a statute names its limit")
				}
				if i == 0 {
					continue
				}
				below := r.Steps[i-1]
				if s.Level == ward.Authority && s.Limit == ward.NoLimit {
					continue // a decision in the single case stands beside the ladder (AML §10-12(6) and (7))
				}
				require.GreaterOrEqual(t, slices.Index(levels, s.Level), slices.Index(levels, below.Level), "levels from the weakest up")
				if r.ID == "averaging_weeks" && s.Level == ward.Authority {
					continue // half a year by decision of Arbeidstilsynet, a year by agreement
				}
				if s.Limit != ward.NoLimit {
					require.NotEqual(t, ward.NoLimit, below.Limit, "nothing opens more than an agreement that decides alone")
					require.False(t, r.Ladder().Looser(below.Limit, s.Limit), "%s is stricter than %s below it", s.Paragraph, below.Paragraph)
				}
			}
		})
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func TestEveryLanguageSaysTheSame(t *testing.T) {
	t.Parallel()
	known := []string{"{limit}", "{margin}", "{measured}"}
	for _, r := range rule.All() {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			require.Len(t, r.Text, len(rule.Languages))
			var first []string
			for _, lang := range rule.Languages {
				x := r.Text[lang]
				for _, s := range []string{x.Name, x.Says, x.Counted, x.Breach} {
					require.NotEmpty(t, s, lang)
					require.Equal(t, strings.Join(strings.Fields(s), " "), s, "plain sentences with single spaces")
				}
				found := placeholder.FindAllString(x.Breach, -1)
				slices.Sort(found)
				require.Subset(t, known, found, lang)
				require.Contains(t, found, "{measured}", lang)
				require.NotRegexp(t, placeholder, x.Name+x.Says+x.Counted, "figures stand in Breach alone")
				if lang == rule.Bokmaal {
					first = found
				}
				require.Equal(t, first, found, lang)
				require.NotRegexp(t, placeholder, r.Broken(lang, 3, 2))
			}
		})
	}
}

func TestLanguagesDoNotMix(t *testing.T) {
	t.Parallel()
	foreign := map[rule.Lang]*regexp.Regexp{
		rule.Bokmaal: regexp.MustCompile(`(?i)(?:^|[^\pL])(ikkje|ein|eit|dei|frå|veke|veker|timar|kvile|høgst|mykje|the|and)(?:$|[^\pL])`),
		rule.Nynorsk: regexp.MustCompile(`(?i)(?:^|[^\pL])(ikke|en|et|de|fra|uke|uker|timer|hvile|høyst|mye|the|and)(?:$|[^\pL])`),
		rule.English: regexp.MustCompile(`(?i)(?:^|[^\pL])(ikke|ikkje|og|uke|veke|timer|timar|vakt)(?:$|[^\pL])`),
	}
	var goals []map[rule.Lang]rule.Goal
	for _, x := range rule.Tiers() {
		goals = append(goals, x.Text)
	}
	for _, x := range rule.GuardRules() {
		goals = append(goals, x.Text)
	}
	for lang, words := range foreign {
		for _, r := range rule.All() {
			x := r.Text[lang]
			for _, s := range []string{x.Name, x.Says, x.Counted, x.Breach} {
				require.NotRegexp(t, words, s, "%s in %s", r.ID, lang)
			}
		}
		for _, g := range goals {
			require.NotRegexp(t, words, g[lang].Name+" "+g[lang].Says, lang)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]ward.Quantity{}
	for _, r := range rule.All() {
		for _, n := range append([]string{string(r.ID)}, r.Aliases...) {
			n = strings.ToLower(n)
			require.NotContains(t, seen, n, "%s is a name of %s already", n, seen[n])
			seen[n] = r.ID
		}
	}
}

// All stands in catalogue order; nothing but rules, one a file.
func TestCatalogueOrder(t *testing.T) {
	t.Parallel()
	kinds := []rule.Kind{rule.Law, rule.Tariff, rule.Parties, rule.Need, rule.Guard, rule.Strain, rule.Written}
	all := rule.All()
	require.True(t, slices.IsSortedFunc(all, func(a, b rule.Rule) int {
		if d := slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind); d != 0 {
			return d
		}
		return strings.Compare(string(a.ID), string(b.ID))
	}))
	all[0] = rule.Rule{}
	require.NotEmpty(t, rule.All()[0].ID, "a caller cannot change the catalogue")
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]ward.Quantity{
		"daily_rest":    "daily_rest",
		"Daily_Rest":    "daily_rest",
		"aml-10-8-1":    "daily_rest",
		"AML-10-8-1C":   "compensating_rest",
		"aml-10-8-4b":   "sundays_in_row",
		"aml-10-8-4c":   "sundays_free",
		"aml-10-11-6":   "night_mean",
		"aml-10-11-9":   "night_mean", // by its step alone
		"aml-10-4-6":    "mean_hours",
		"hta-4-2-4":     "full_time_norm",
		"aml-10-5-2-48": "",
		"":              "",
	} {
		r, ok := rule.Find(name)
		require.Equal(t, want != "", ok, name)
		require.Equal(t, want, r.ID, name)
	}
	_, ok := rule.ByID("aml-10-8-1")
	require.False(t, ok, "ByID knows ids only")
}

// An agreement on §10-8 third subsection opens three rules at once.
func TestUnderGivesEveryRuleOfAParagraph(t *testing.T) {
	t.Parallel()
	ids := func(rs []rule.Rule) []ward.Quantity {
		var out []ward.Quantity
		for _, r := range rs {
			out = append(out, r.ID)
		}
		return out
	}
	require.Equal(t, []ward.Quantity{"compensating_rest", "daily_rest", "weekly_rest"}, ids(rule.Under("aml-10-8-3")))
	require.Equal(t, []ward.Quantity{"averaging_weeks", "day_hours", "eight_week_hours", "week_hours"}, ids(rule.Under("AML-10-5-2")))
	require.Empty(t, rule.Under(""), "the parties' own steps have no paragraph")
}

func TestTiersAndGuards(t *testing.T) {
	t.Parallel()
	tiers := rule.Tiers()
	require.Len(t, tiers, 9)
	for i, x := range tiers {
		require.Equal(t, i+1, x.Number)
		got, ok := rule.TierNumbered(x.Number)
		require.True(t, ok)
		require.Equal(t, x, got)
	}
	for _, n := range []int{0, 10} {
		_, ok := rule.TierNumbered(n)
		require.False(t, ok)
	}
	for i, g := range rule.GuardRules() {
		require.Equal(t, i+1, g.Number)
		for _, q := range g.Rules {
			r, ok := rule.ByID(q)
			require.True(t, ok, q)
			require.Contains(t, []rule.Kind{rule.Guard, rule.Strain}, r.Kind, q)
		}
	}
	for _, lang := range rule.Languages {
		for _, x := range tiers {
			require.NotEmpty(t, x.Text[lang].Name)
			require.NotEmpty(t, x.Text[lang].Says)
		}
		for _, g := range rule.GuardRules() {
			require.NotEmpty(t, g.Text[lang].Name)
			require.NotEmpty(t, g.Text[lang].Says)
		}
	}
}

func TestStrainCeilingsAreAllGuarded(t *testing.T) {
	t.Parallel()
	var strain []ward.Quantity
	for _, r := range rule.All() {
		if r.Kind == rule.Strain {
			strain = append(strain, r.ID)
		}
	}
	require.Equal(t, strain, rule.GuardRules()[2].Rules)
}

func TestSetVersionIsAMonth(t *testing.T) {
	t.Parallel()
	require.Regexp(t, `^20\d\d-(0[1-9]|1[0-2])$`, rule.SetVersion)
}

// The statute, then each agreement opening its own step and no other.
func TestTermsClimbTheLadder(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		level     ward.Level
		paragraph string
		quantity  ward.Quantity
		want      int // minutes or days; 0: no limit here
	}{
		{"", "", "day_hours", 9 * 60},
		{ward.Individual, "aml-10-5-1", "day_hours", 10 * 60},
		{ward.Representatives, "aml-10-5-2", "day_hours", 12*60 + 30},
		{ward.Authority, "aml-10-5-3", "day_hours", 13 * 60},
		{ward.Individual, "aml-10-5-2", "day_hours", 9 * 60}, // signed by the wrong party
		{"", "", "week_hours", 40 * 60},
		{ward.Representatives, "aml-10-5-2", "week_hours", 54 * 60},
		{"", "", "eight_week_hours", 384 * 60}, // AML §10-6(8)
		{"", "", "averaging_weeks", 0},
		{ward.Authority, "aml-10-5-3", "averaging_weeks", 26},
		{ward.Individual, "aml-10-5-1", "eight_week_hours", 384 * 60},
		{"", "", "daily_rest", 11 * 60},
		{ward.Representatives, "aml-10-8-3", "daily_rest", 8 * 60},
		{ward.Representatives, "aml-10-8-3", "weekly_rest", 28 * 60},
		{"", "", "sundays_in_row", 1},
		{ward.Representatives, "aml-10-8-4c", "sundays_in_row", 3},
		{"", "", "sundays_free", 0},
		{ward.Representatives, "aml-10-8-4c", "sundays_free", 13},
		{ward.Representatives, "aml-10-11-9", "night_mean", 177*60 + 20}, // names no limit of its own
	} {
		w := &ward.Ward{
			Period: ward.Period{Start: ward.NewDate(2026, 1, 5), Weeks: 6, Kind: ward.Rolling},
			Models: []ward.RotaModel{{ID: "m"}},
			People: []ward.Person{{ID: "anna", Competence: "rn"}},
		}
		if tc.paragraph != "" {
			w.Agreements = []ward.Agreement{{ID: "a", Level: tc.level, Paragraph: tc.paragraph}}
		}
		c, err := w.Case("m", ward.Plan)
		require.NoError(t, err)
		got, ok := rule.Terms(c).Limit(tc.quantity, c.People[0], w.Period.Start)
		require.Equal(t, tc.want != 0, ok, "%s under %s", tc.quantity, tc.paragraph)
		require.Equal(t, tc.want, got.Value, "%s under %s %s", tc.quantity, tc.level, tc.paragraph)
	}
}

func TestExplainGolden(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		r, ok := rule.Find("daily_rest")
		require.True(t, ok)
		want, err := os.ReadFile(filepath.Join("testdata", "daily_rest."+string(lang)+".md"))
		require.NoError(t, err)
		require.Equal(t, string(want), rule.Explain(r, lang))
	}
}

func TestListNamesEveryRule(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		list := rule.List(lang)
		for _, r := range rule.All() {
			require.Contains(t, list, "| "+string(r.ID)+" ")
			require.Contains(t, list, "| "+r.Text[lang].Name+" ")
		}
	}
}
