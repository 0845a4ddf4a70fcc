package ward_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

func missing(t *testing.T, w *ward.Ward, model string) []string {
	t.Helper()
	c, err := w.Case(model, ward.FromToday)
	require.NoError(t, err)
	var out []string
	for _, n := range rule.Terms(c).Missing() {
		what := n.Paragraph
		if what == "" {
			what = "the model"
		}
		out = append(out, string(n.Level)+" "+what)
	}
	return out
}

// What long_L3 needs: averaging for ten-hour nights, duties of 14 hours with ten
// hours of rest, and a week of 33.6 hours.
func TestWhatARotaModelNeedsAndLacks(t *testing.T) {
	t.Parallel()
	base := using(" [{use: long_L3}]")
	volunteer := strings.Replace(base, "id: Anne, competence: RN,", `id: Anne, competence: RN, consents: [{longest: "14:00"}],`, 1)
	mean, hours, model := "T aml-10-5-2", "C aml-10-12-4", "T the model"
	for name, c := range map[string]struct {
		ward, agreements string
		want             []string
	}{
		"nothing agreed":             {base, ``, []string{mean, hours, model}},
		"averaging for all":          {base, `[{id: a, level: T, paragraph: aml-10-5-2}]`, []string{hours, model}},
		"averaging for one":          {base, `[{id: a, level: T, paragraph: aml-10-5-2, people: [Anne]}]`, []string{mean, hours, model}},
		"averaging for who is on it": {volunteer, `[{id: a, level: T, paragraph: aml-10-5-2, people: [Anne]}]`, []string{hours, model}},
		"averaging that ends":        {base, `[{id: a, level: T, paragraph: aml-10-5-2, until: 2026-02-01}]`, []string{mean, hours, model}},
		"only nine hours a day":      {base, `[{id: a, level: T, paragraph: aml-10-5-2, limits: {day_hours: "9:30"}}]`, []string{mean, hours, model}},
		"a union that opens less":    {base, `[{id: a, level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00"}}]`, []string{mean, hours, model}},
		"a union that opens all": {base, `[{id: a, level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00", daily_rest: "10:00"}}]`,
			[]string{mean, model}},
		"rest by another paragraph": {base, `[{id: a, level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00"}}, {id: b, level: T, paragraph: aml-10-8-3}]`,
			[]string{mean, model}},
		"the model itself": {base, `[{id: a, level: T, model: long_L3}]`, []string{mean, hours}},
	} {
		text := c.ward
		if c.agreements != "" {
			text += "agreements: " + c.agreements + "\n"
		}
		w, err := ward.Read("w.yaml", []byte(text), rule.Ladders()...)
		require.NoError(t, err, name)
		require.Equal(t, c.want, missing(t, w, "long_L3"), name)
	}
}

// An agreement on a model of the library holds for the ward's own by another name.
func TestAnAgreementOnAModelOfTheLibrary(t *testing.T) {
	t.Parallel()
	base := using(" [{use: samarbeidsturnus, id: sammen}]")
	for on, lacks := range map[string]bool{
		"level: T, model: sammen":           false,
		"level: T, model: samarbeidsturnus": false,
		"level: C, model: samarbeidsturnus": true,
		"level: T, paragraph: aml-10-5-2":   true,
	} {
		w := read(t, base+"agreements: [{id: a, "+on+"}]\n")
		require.Equal(t, lacks, slices.Contains(missing(t, w, "sammen"), "T the model"), on)
	}
}

// As if agreed, nothing is missing, for that model alone; as agreed it stands
// as before.
func TestAsIfAgreedHoldsForOneModel(t *testing.T) {
	t.Parallel()
	w := read(t, using(" [{use: long_L3}, {use: northsea}]"))
	c, err := w.Case("long_L3", ward.FromToday)
	require.NoError(t, err)
	as := w.AsIfAgreed("long_L3", rule.Terms(c).Missing())
	require.Empty(t, w.Agreements, "the ward stays as it was read")
	require.Empty(t, missing(t, as, "long_L3"))
	require.Len(t, missing(t, as, "northsea"), 3)

	c, err = as.Case("long_L3", ward.FromToday)
	require.NoError(t, err)
	hours := func(c *ward.Case) int {
		l, _ := rule.Terms(c).Limit("day_hours", c.People[0], c.Dates.Start)
		return l.Value
	}
	require.Equal(t, 14*60, hours(c))
	require.Equal(t, ward.Norm336, c.Model.Norm)
	require.Len(t, c.AsIf(), 3)
	stands, err := c.AsAgreed()
	require.NoError(t, err)
	require.Equal(t, 9*60, hours(stands))
	require.Equal(t, ward.NormComputed, stands.Model.Norm, "the norm hangs on the agreement on the model")
	require.Empty(t, stands.AsIf())
}

// Hours that a model leaves for a pool are no full time before the pool is
// agreed.
func TestAModelsToleranceHangsOnItsAgreement(t *testing.T) {
	t.Parallel()
	text := using(" [{use: three_three}]")
	tolerance := func(text string) ward.Minutes {
		c, err := read(t, text).Case("", ward.FromToday)
		require.NoError(t, err)
		return c.TolerancePer
	}
	require.Equal(t, 3*ward.Hour, tolerance(text), "26 hours a year")
	require.Equal(t, 48*ward.Hour, tolerance(text+"agreements: [{id: pool, level: T, model: three_three}]\n"), "416 hours a year")
}
