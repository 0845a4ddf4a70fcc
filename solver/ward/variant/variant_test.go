package variant_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

func read(t *testing.T, name string) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	return w
}

func text(t *testing.T, w *ward.Ward) string {
	t.Helper()
	b, err := json.Marshal(w)
	require.NoError(t, err)
	return string(b)
}

// of makes one variant of a ward, which stays as it was; what comes out can be
// written, read again and asked about.
func of(t *testing.T, w *ward.Ward, choice string) (*ward.Ward, variant.Words) {
	t.Helper()
	choices, err := variant.Parse([]string{choice})
	require.NoError(t, err)
	before := text(t, w)
	out, says := choices[0].Of(w)
	require.Equal(t, before, text(t, w), "%s writes into the ward", choice)
	if says == nil {
		require.Equal(t, before, text(t, out))
		return out, nil
	}
	for _, lang := range rule.Languages {
		require.NotEmpty(t, says[string(lang)], choice)
		require.NotContains(t, says[string(lang)], "%!", choice)
	}
	yaml, err := out.YAML()
	require.NoError(t, err)
	again, err := ward.Read("again.yaml", yaml)
	require.NoError(t, err, choice)
	require.NoError(t, again.CheckAgreements(rule.Ladders()))
	require.Equal(t, text(t, out), text(t, again), choice)
	return again, says
}

// No variant of any ward breaks the ward or writes into it.
func TestEveryVariantOfAWardCanBeReadAgain(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ward-small", "ward-12a", "ward-30", "ward-93", "ward-calendar"} {
		w := read(t, name)
		for _, v := range variant.All() {
			of(t, w, v.ID)
		}
	}
}

func people(t *testing.T, w *ward.Ward, run ward.Run) map[string]*ward.Person {
	t.Helper()
	c, err := w.Case("", run)
	require.NoError(t, err)
	out := map[string]*ward.Person{}
	for _, p := range c.People {
		out[p.ID] = p
	}
	return out
}

func TestVacantPostsAreFilled(t *testing.T) {
	t.Parallel()
	w, says := of(t, read(t, "ward-30"), "fill_vacant")
	require.Contains(t, says["nb"], "budsjettert med: 2, til sammen")
	require.Contains(t, says["nb"], "1,2 årsverk")
	rn := people(t, w, ward.FromToday)["RN-vacant-01"]
	require.False(t, rn.Optional(), "it is somebody's now")
	require.Equal(t, ward.Size(5000), *rn.Size.Min)
	require.Equal(t, ward.Size(5000), *rn.Size.Max)
	_, says = of(t, w, "fill_vacant")
	require.Nil(t, says, "none is left")
}

func TestVacantPostsOfOneKindAreMerged(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	_, says := of(t, w, "merge_vacant")
	require.Nil(t, says, "a nurse's and a health worker's cannot be merged")
	w.Posts[1].Count = 2 // 70 and 70
	made, says := of(t, w, "merge_vacant")
	require.Contains(t, says["en"], "3 before, 3 after")
	require.Equal(t, ward.FullTime, *people(t, made, ward.FromToday)["HFA-vacant-01"].Size.Max)
	require.Equal(t, ward.Size(4000), *people(t, made, ward.FromToday)["HFA-vacant-rest-01"].Size.Max)
}

func TestPostsAreLeftEmpty(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	until := w.Period.Start + 20
	w.People[0].Employments = []ward.Employment{{Post: "p", Percent: 10000, Until: &until}}
	made, says := of(t, w, "leave_empty")
	require.Contains(t, says["nn"], "ledige stillingar 2, stillingar nokon sluttar i 1")
	require.Contains(t, says["nn"], "Årsverka (2,2)")
	require.Len(t, made.People, len(w.People)-1)
	require.Equal(t, w.Budget.FullTimeWeeks, made.Budget.FullTimeWeeks)
	require.NotContains(t, people(t, made, ward.FromToday), "RN-vacant-01")

	until = w.Period.Start + 400
	choices, err := variant.Parse([]string{"leave_empty"})
	require.NoError(t, err)
	_, says = choices[0].Of(w)
	require.Contains(t, says["nn"], "stillingar nokon sluttar i 0", "who leaves in a year and more is there for this rota")
}

// The 30-ward has 397.5 hours by day and evening on weekdays; a tenth is some
// six duties of seven hours.
func TestAbsenceIsCoveredByPermanentStaff(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	made, says := of(t, w, "absence_cover")
	require.Contains(t, says["en"], "grows by 6 duties a week")
	require.Contains(t, says["en"], "42 hours and 10.56% of the hours on weekdays")
	require.Equal(t, w.Budget.FullTimeWeeks+42*60*ward.FullTime/2130, made.Budget.FullTimeWeeks)
	target := map[ward.Weekday]int{}
	for _, r := range made.Need {
		for day := ward.Monday; day <= ward.Sunday; day++ {
			if r.From == 450 && r.To == 870 && r.Days.Has(day) {
				target[day] = r.Target[ward.Total]
			}
		}
	}
	require.Equal(t, map[ward.Weekday]int{0: 8, 1: 7, 2: 7, 3: 7, 4: 7}, target)
	more, _ := of(t, w, "absence_cover=20")
	require.Greater(t, more.Budget.FullTimeWeeks, made.Budget.FullTimeWeeks)

	w.Outside = []ward.Outside{{HoursPerYear: 52 * 2130 / 10}} // a tenth of each post covers nothing
	aside, says := of(t, w, "absence_cover")
	require.Contains(t, says["nb"], "10 % av en stilling er satt av")
	require.Equal(t, w.Budget.FullTimeWeeks+42*60*ward.FullTime/2130*10/9, aside.Budget.FullTimeWeeks)
}

func TestNightsAndDays(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	made, says := of(t, w, "nights_take_days")
	require.Contains(t, says["nb"], "6 som bare har netter")
	require.True(t, people(t, made, ward.FromToday)["NIGHT-1"].Works(ward.Shift{Code: "D"}))
	w.People[0].Limits = []ward.PersonLimit{{NoNight: true}}
	made, says = of(t, w, "days_take_nights")
	require.Contains(t, says["nb"], "21 som bare har dag og kveld")
	require.False(t, people(t, made, ward.FromToday)["RN-1"].Works(ward.Shift{Code: "N"}), "who is exempt stays so")
	require.True(t, people(t, made, ward.FromToday)["RN-2"].Works(ward.Shift{Code: "N"}))
}

func TestTheNightsOfTheUnitsArePooled(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-93")
	made, says := of(t, w, "night_pool")
	require.NotNil(t, says)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	d, err := made.Case("", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, floor(c), floor(d), "no less is needed in all")
	require.NotNil(t, c.Parts())
	require.Nil(t, d.Parts(), "the units are tied together")
	_, says = of(t, read(t, "ward-30"), "night_pool")
	require.Nil(t, says, "there is one unit")
}

// floor sums up the need for heads at all, in minutes.
func floor(c *ward.Case) int {
	sum := 0
	for _, d := range c.Demands() {
		if d.Who == ward.Total {
			sum += d.Floor * int(d.To-d.From)
		}
	}
	return sum
}

func TestATimeBankRaisesTheTolerance(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	made, says := of(t, w, "time_bank")
	require.Contains(t, says["nb"], "inntil 52 timer i året under stillingen, mot 26 nå")
	require.Equal(t, 52*ward.Hour, *made.Tolerance.HoursPerYear)
	own := 10 * ward.Hour
	w.Models[0].Tolerance = &ward.Tolerance{HoursPerYear: &own}
	made, _ = of(t, w, "time_bank")
	require.Equal(t, 52*ward.Hour, *made.Models[0].Tolerance.HoursPerYear, "a model's own tolerance is no way round it")
	w.Models[0].Tolerance = nil
	_, says = of(t, w, "time_bank=20")
	require.Nil(t, says, "the ward has more already")
}

// HFA-5 has 80 % and claims 100; a health worker's post of 70 % is vacant.
func TestVacantHoursGoToThoseWhoClaimThem(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	made, says := of(t, w, "extra_shifts")
	require.Contains(t, says["nb"], "ledige stillinger: 1, til sammen")
	require.Contains(t, says["nb"], "0,2 årsverk")
	all := people(t, made, ward.FromToday)
	require.Equal(t, ward.FullTime, *all["HFA-5"].Size.Min)
	require.Equal(t, ward.Size(5000), *all["HFA-vacant-01"].Size.Max)

	w.People[8].Claims = []ward.Claim{{Paragraph: "aml-14-3", Size: 10000, Date: w.People[9].Claims[0].Date - 1}}
	w.People[8].Size = ward.Sizes{Current: 4000}
	made, _ = of(t, w, "extra_shifts")
	all = people(t, made, ward.FromToday)
	require.Equal(t, ward.FullTime, *all["HFA-4"].Size.Min, "who claimed first comes first")
	require.Equal(t, ward.Size(8000), *all["HFA-5"].Size.Min, "10 % is left of the vacant post, which does not do")
}

func TestAssistantsTrain(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-30")
	made, says := of(t, w, "train_assistants=2")
	require.Contains(t, says["nb"], "2 uten fagutdanning regnes som helsefagarbeider")
	all := people(t, made, ward.FromToday)
	require.Equal(t, "HFA", all["ASS-1"].Competence)
	require.Equal(t, "HFA", all["ASS-2"].Competence, "60 %, the next largest")
	require.Equal(t, "ASS", all["ASS-3"].Competence)
}

func TestParse(t *testing.T) {
	t.Parallel()
	choices, err := variant.Parse([]string{"fill_vacant", " absence_cover=20", "time_bank"})
	require.NoError(t, err)
	var said []string
	for _, c := range choices {
		said = append(said, c.String())
	}
	require.Equal(t, "fill_vacant absence_cover=20 time_bank", strings.Join(said, " "))
	for wrong, says := range map[string]string{
		"fill":             `nothing that can be decided is called "fill"; there are fill_vacant, `,
		"fill_vacant=3":    "fill_vacant takes no amount",
		"absence_cover=-1": "absence_cover takes a whole number above 0 (per cent of the hours on weekdays), as absence_cover=10",
		"time_bank=x":      "time_bank takes a whole number above 0 (hours a year)",
	} {
		_, err := variant.Parse([]string{wrong})
		require.ErrorContains(t, err, says)
	}
	_, err = variant.Parse([]string{"time_bank", "time_bank=60"})
	require.ErrorContains(t, err, "named twice")
}

func TestPostsAreSharedBetweenUnits(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-shared")
	made, says := of(t, w, "shared_posts")
	require.Contains(t, says["nb"], "5 som har sagt ja")
	require.Contains(t, says["nb"], "før 3, etter 1")
	require.True(t, made.SharedPosts)
	post := people(t, made, ward.FromToday)["nord-ledig-felles-01"]
	require.Equal(t, ward.FullTime, *post.Size.Max)
	require.True(t, post.Works(there(t, made, "D@sor")))
	require.True(t, people(t, made, ward.FromToday)["nord-HFA-3"].Works(there(t, made, "D@sor")))
	require.False(t, people(t, made, ward.FromToday)["nord-HFA-1"].Works(there(t, made, "D@sor")), "who has not said yes")
	_, again := of(t, made, "shared_posts")
	require.Nil(t, again, "it is so already")
	_, none := of(t, read(t, "ward-30"), "shared_posts")
	require.Nil(t, none, "there is one unit")
}

func there(t *testing.T, w *ward.Ward, code string) ward.Shift {
	t.Helper()
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	s, ok := c.Shift(code)
	require.True(t, ok)
	return *s
}
