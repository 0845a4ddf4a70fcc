package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// twoHomes is the little ward in two units: Anne belongs to nord, Bo to sor, and
// Bo has said yes to nord.
func twoHomes(shared, travel string) string {
	return strings.NewReplacer(
		"competences:", "units: [{id: nord}, {id: sor, name: Sørstua}]\nshared_posts: "+shared+travel+"\ncompetences:",
		"id: Anne,", "id: Anne, unit: nord,", "id: Bo,", "id: Bo, unit: sor, consents: [{unit: nord, from: 2026-01-07}],").Replace(little)
}

const tenMinutes = "\ntravel: {between: [{units: [sor, nord], minutes: 10}]}"

func TestWhoHasSaidYesHasDutiesInAnotherUnit(t *testing.T) {
	t.Parallel()
	for shared, offered := range map[string]bool{"true": true, "false": false} {
		c, err := read(t, twoHomes(shared, tenMinutes)).Case("", ward.FromToday)
		require.NoError(t, err)
		require.Equal(t, offered, c.Shared())
		require.Equal(t, offered, c.Parts() == nil, "units that share people are not planned one by one")
		bo, _ := c.Person("Bo")
		anne, _ := c.Person("Anne")
		there, ok := c.Shift("D@nord")
		require.True(t, ok, "a rota may have it in any case")
		here, _ := c.Shift("D")
		require.Equal(t, "D", there.Own())
		require.Equal(t, []string{"nord", "sor", "nord"}, []string{bo.Where(*there), bo.Where(*here), anne.Where(*here)})
		require.True(t, bo.CountsIn("nord", *there))
		require.True(t, bo.CountsIn("", *there))
		require.False(t, bo.CountsIn("sor", *there))
		if !offered {
			continue
		}
		require.False(t, c.May(bo, 1, *there), "the yes is from Wednesday")
		require.True(t, c.May(bo, 2, *there))
		require.False(t, anne.Works(*there), "it is her own unit")
		sor, _ := c.Shift("D@sor")
		require.False(t, anne.Works(*sor), "she has not said yes")
		require.Equal(t, 10, c.Travel(bo, *there, *here))
		require.Equal(t, 10, c.OffRest(bo, *here, *there))
		require.Zero(t, c.Travel(bo, *there, *there))
		require.True(t, c.TravelIsWork())
	}
}

func TestSharedPostsThatDoNotFit(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		strings.Replace(twoHomes("true", ""), "{unit: nord,", "{unit: vest,", 1):                     `no unit "vest"`,
		strings.Replace(twoHomes("true", ""), "{unit: nord,", "{unit: sor,", 1):                      "sor is the unit they belong to; name another",
		strings.Replace(twoHomes("true", ""), "{unit: nord,", "{unit: nord, longest: \"12:00\",", 1): "give one of them",
		strings.ReplaceAll(twoHomes("true", ""), "nord", "no/rd"):                                    "duties there are written as D@no/rd",
		twoHomes("true", "\ntravel: {between: [{units: [sor, vest], minutes: 10}]}"):                 `no unit "vest"`,
		twoHomes("true", tenMinutes[:len(tenMinutes)-2]+", {units: [nord, sor], minutes: 12}]}"):     "it is the same both ways",
		strings.Replace(twoHomes("true", tenMinutes), "units: [sor, nord]", "units: [sor]", 1):       "travel.between[0].units",
		strings.Replace(twoHomes("true", tenMinutes), "minutes: 10", "minutes: 900", 1):              "travel.between[0].minutes",
	} {
		require.Contains(t, problems(t, text).Error(), says)
	}
}

func TestExplainTellsOfSharedPostsAndTravel(t *testing.T) {
	t.Parallel()
	off := explained(t, twoHomes("false", ""))
	require.Equal(t, "false", off["shared_posts"])
	require.NotContains(t, off, "travel.rest")
	on := explained(t, twoHomes("true", tenMinutes))
	require.Equal(t, "1 people, 0 posts", on["shared_posts"])
	require.Equal(t, "true", on["travel.work"])
	require.Equal(t, "false", on["travel.rest"])
	require.NotContains(t, on, "travel.between")
	require.Equal(t, "0", explained(t, twoHomes("true", ""))["travel.between"], "no time is given")
}
