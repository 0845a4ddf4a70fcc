package rule_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// provisions are what the inventory must hold: the provisions of AML chapters 10
// and 14 and of HTA chapter 1 §§4 to 6 that bear on a rota, how the law is counted,
// and what is agreed with one person.
var provisions = strings.Fields(`
	cnt-1 cnt-2 cnt-3 cnt-4 cnt-5 cnt-6 cnt-7 cnt-8 cnt-9 cnt-10 cnt-11 cnt-12
	aml-10-2-1 aml-10-2-2 aml-10-2-3 aml-10-2-4 aml-10-3-1 aml-10-3-2 aml-10-7
	aml-10-4-1 aml-10-4-2 aml-10-4-3 aml-10-4-4 aml-10-4-5 aml-10-4-6
	aml-10-5-1 aml-10-5-2 aml-10-5-3
	aml-10-6-1 aml-10-6-2 aml-10-6-4 aml-10-6-5 aml-10-6-6 aml-10-6-7 aml-10-6-8a aml-10-6-8b aml-10-6-9 aml-10-6-10 aml-10-6-11
	hta-2-3 hta-4-2-1 hta-4-2-2 hta-4-2-3 hta-4-2-4
	aml-10-8-1 aml-10-8-1c aml-10-8-2 aml-10-8-4a aml-10-8-4b aml-10-8-4c
	aml-10-9-1 aml-10-9-2
	aml-10-10-1 aml-10-10-1m aml-10-10-2
	aml-10-11-1 aml-10-11-2 aml-10-11-6 aml-10-11-7 aml-10-11-8 aml-10-11-9
	ferieloven-5-1 ferieloven-5-2 ferieloven-5-4 ferieloven-7-1 ferieloven-7-2 hta-5-3-2
	hta-5-1-2 hta-5-2 hta-5-3-1 hta-5-4-1 hta-5-4-2 hta-5-loc hta-delt hta-6 hta-6-shift
	aml-10-12-1 aml-10-12-4 aml-10-12-5 aml-10-12-6 aml-10-13 medlever
	aml-14-1a aml-14-1b-1 aml-14-1b-2 aml-14-3-1 aml-14-3-2 aml-14-3-3 aml-14-3-4 aml-14-4a aml-14-8x
	no_night reduced_hours no_overtime pregnant breastfeeding under_18 second_job long_shift_consent competence
`)

func TestTheInventoryIsComplete(t *testing.T) {
	t.Parallel()
	var have []string
	for _, p := range rule.Provisions() {
		have = append(have, p.ID)
	}
	require.Equal(t, provisions, have)
}

func TestPartsAreToldUnderTheWhole(t *testing.T) {
	t.Parallel()
	for id, whole := range map[string]string{"HTA-5-2-old": "hta-5-2", "hta-6-pt": "hta-6", "HOL-3": "aml-10-8-4b", "vac-4": "ferieloven-5-4", "night_health_check": "aml-10-11-8"} {
		p, ok := rule.ProvisionByID(id)
		require.True(t, ok, id)
		require.Equal(t, whole, p.ID)
	}
}

func TestEveryProvisionSaysWhatBecomesOfIt(t *testing.T) {
	t.Parallel()
	for _, p := range rule.Provisions() {
		require.Contains(t, rule.Fates, p.Fate, p.ID)
		for _, q := range p.Rules {
			_, ok := rule.ByID(q)
			require.True(t, ok, "%s names the rule %s", p.ID, q)
		}
		if p.Fate == rule.Computed {
			require.NotEmpty(t, p.Rules, "%s is computed by a rule", p.ID)
		}
		for _, lang := range rule.Languages {
			if p.Fate != rule.Computed {
				require.NotEmpty(t, p.Text[lang], "%s in %s", p.ID, lang)
			}
			text := rule.ExplainProvision(p, lang)
			require.Contains(t, text, rule.FateName(p.Fate, lang))
			require.Contains(t, rule.ListProvisions(lang), "| "+p.ID+" ")
		}
	}
}

// Every paragraph a rule goes by is in the inventory, with the rule.
func TestRulesAndInventoryName(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		for _, alias := range r.Aliases {
			p, ok := rule.ProvisionByID(alias)
			if !ok {
				continue // a part of a provision, such as its week limit
			}
			require.Contains(t, p.Rules, r.ID, alias)
		}
		if r.Kind != rule.Law {
			continue
		}
		require.True(t, slices.ContainsFunc(rule.Provisions(), func(p rule.Provision) bool {
			return p.Fate == rule.Computed && slices.Contains(p.Rules, r.ID)
		}), "%s computes no provision", r.ID)
	}
	_, ok := rule.ProvisionByID("AML-10-8-1")
	require.True(t, ok)
	_, ok = rule.ProvisionByID(string(ward.Quantity("nothing")))
	require.False(t, ok)
}
