package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Every step of every ladder of law and tariff has a case at its limit, or the
// agreement's own, and one a unit past it.
func TestEveryStepHasItsBorderCases(t *testing.T) {
	t.Parallel()
	type border struct {
		rule   ward.Quantity
		step   string
		margin int
	}
	have := map[border]bool{}
	at := func(q ward.Quantity, s ward.Step, margin int) border {
		return border{q, fmt.Sprint(s.Level, " ", s.Paragraph), margin}
	}
	for _, name := range fixtures.LawCases() {
		c, err := fixtures.LawCase(name)
		require.NoError(t, err)
		for _, e := range c.Expect {
			b := lawBench(t, c, e.Line)
			b.profile(e.Profile)
			if _, m := of(b.sheet(t), e.Rule); m != nil {
				have[at(e.Rule, m.Step, m.Margin)] = true
			}
		}
	}
	var missing []string
	for _, r := range rule.All() {
		if r.Kind != rule.Law && r.Kind != rule.Tariff {
			continue
		}
		for i, s := range r.Steps {
			if i > 0 && s.Limit != ward.NoLimit && s.Limit == r.Steps[i-1].Limit && s.Level != ward.Statute {
				continue // opens nothing that was not open
			}
			for _, margin := range []int{0, -1} {
				both := r.ID == "vacation_sunday" && s.Level == ward.Individual // there are no more than the two
				if !have[at(r.ID, s, margin)] && !(both && margin < 0) {
					missing = append(missing, fmt.Sprintf("%s at level %s (%s): no case with margin %d", r.ID, s.Level, s.Paragraph, margin))
				}
			}
		}
	}
	require.Empty(t, missing, strings.Join(missing, "\n"))
}
