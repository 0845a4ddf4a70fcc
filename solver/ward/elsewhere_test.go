package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// withElsewhere is the little ward on real dates, Bo with work in another unit.
func withElsewhere(elsewhere string) string {
	return strings.NewReplacer("kind: rolling", "kind: calendar", "id: Bo,", "id: Bo, elsewhere: "+elsewhere+",").Replace(little)
}

func TestDutiesInOtherUnitsCountAsWorkAndAsNothingElse(t *testing.T) {
	t.Parallel()
	c, err := read(t, withElsewhere("{size: 20, duties: [{date: 2026-01-08, shift: E}, {date: 2026-01-03, shift: D}, {date: 2026-01-26, shift: D}]}")).Case("", ward.FromToday)
	require.NoError(t, err)
	bo, ok := c.Person("Bo")
	require.True(t, ok)
	known := c.Elsewhere(bo)
	require.Len(t, known, 2, "the one after the period is left out")
	require.Equal(t, []int{-2, 3}, []int{known[0].Day, known[1].Day})
	there := known[1].Shift
	require.True(t, there.InOtherUnit())
	require.Equal(t, [2]int{450, 0}, [2]int{there.Law(450), there.Tariff(450)})
	require.False(t, there.Covers())
	here, ok := c.Shift("E")
	require.True(t, ok)
	require.False(t, here.InOtherUnit())
	require.True(t, here.Covers())
	anne, ok := c.Person("Anne")
	require.True(t, ok)
	require.Empty(t, c.Elsewhere(anne))
}

// 80 % here is wished, and 30 % is held elsewhere: the post here is at most 70 %.
func TestPostsOfOneEmployerAreAtMostFullTimeTogether(t *testing.T) {
	t.Parallel()
	c, err := read(t, withElsewhere("{size: 30}")).Case("", ward.FromToday)
	require.NoError(t, err)
	bo, ok := c.Person("Bo")
	require.True(t, ok)
	require.Equal(t, ward.Size(7000), *bo.Size.Max)
}

func TestWorkElsewhereThatDoesNotFit(t *testing.T) {
	t.Parallel()
	for elsewhere, says := range map[string]string{
		"{size: 40}": "people[1].elsewhere.size: found 40 %, expected at most 37,5 %: the post here is 62,5 %",
		"{size: 20, duties: [{date: 2026-01-08, shift: Q}]}":                               `no shift type "Q"`,
		"{size: 20, duties: [{date: 2026-01-08, shift: D}, {date: 2026-01-08, shift: E}]}": "there is a duty on 2026-01-08 already",
	} {
		require.Contains(t, problems(t, withElsewhere(elsewhere)).Error(), says)
	}
	rolling := strings.Replace(withElsewhere("{size: 20, duties: [{date: 2026-01-08, shift: D}]}"), "calendar", "rolling", 1)
	require.Contains(t, problems(t, rolling).Error(), "a rolling rota has no dates, so duties elsewhere have no place in it")
}

func TestExplainTellsOfDutiesElsewhere(t *testing.T) {
	t.Parallel()
	require.Equal(t, "1", explained(t, withElsewhere("{size: 20, duties: [{date: 2026-01-08, shift: D}]}"))["people.elsewhere.duties"])
	require.NotContains(t, explained(t, withElsewhere("{size: 20}")), "people.elsewhere.duties")
}
