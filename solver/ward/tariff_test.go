package ward_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures/tariff"
	"heltid/solver/ward"
)

// HTA chapter 1 §5: 22 % at least 70 kroner breaks even at 318.18 kroner an
// hour, 25 % at least 70 at 280; 1 1/3 hourly wage is an hour and twenty minutes.
func TestWhatAnHourPays(t *testing.T) {
	t.Parallel()
	minutes := func(m ward.Minutes) ward.Rate { return ward.Rate{Hours: m} }
	for _, c := range []struct {
		rate       ward.Rate
		wage, pays ward.Ore
	}{
		{ward.Rate{Kroner: 5600}, 25000, 5600},
		{ward.Rate{Percent: 2200, Kroner: 7000}, 31818, 7000},
		{ward.Rate{Percent: 2200, Kroner: 7000}, 31821, 7001},
		{ward.Rate{Percent: 2500, Kroner: 7000}, 28000, 7000},
		{ward.Rate{Percent: 2500, Kroner: 7000}, 30000, 7500},
		{minutes(80), 24377, 32503},
		{minutes(80), 30000, 40000},
	} {
		require.Equal(t, c.pays, c.rate.PerHour(c.wage), "%+v at %d", c.rate, c.wage)
	}
}

func TestEveryTariffThatComesWithTheProgram(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, tariff.Files())
	for name, data := range tariff.Files() {
		a, err := ward.ReadTariff(name, data)
		require.NoError(t, err)
		require.Equal(t, a.ID+".yaml", name)
		for _, r := range a.Rates {
			require.NotNil(t, r.From)
			require.NotNil(t, r.Until)
		}
	}
}

func TestATariffIsHeldToItself(t *testing.T) {
	t.Parallel()
	const head = "heltid_tariff: 1\nid: x\nname: x\nrates:\n"
	for rows, says := range map[string]string{
		"  - {supplement: evening, kroner: 1, from: 2024-01-01, until: 2023-01-01, source: s}\n":                                                                                                                     "it ends 2023-01-01, before it begins 2024-01-01",
		"  - {supplement: evening, from: 2024-01-01, until: 2024-12-31, source: s}\n":                                                                                                                                "a rate gives kroner, percent or hours",
		"  - {supplement: evening, kroner: 1, from: 2024-01-01, until: 2024-12-31, source: s}\n  - {supplement: evening, kroner: 2, from: 2024-12-31, until: 2025-12-31, source: s}\n":                               "there is a rate for evening at that time already",
		"  - {supplement: weekend, kroner: 1, from: 2024-01-01, until: 2024-12-31, source: s}\n  - {supplement: weekend, kroner: 2, year_hours: 10, from: 2024-01-02, until: 2024-12-31, source: s}\n":               "what is paid for the first 10 hours of the year takes a rate without year_hours",
		"  - {supplement: weekend, kroner: 1, year_hours: 9, from: 2024-01-01, until: 2024-12-31, source: s}\n  - {supplement: weekend, kroner: 2, year_hours: 9, from: 2024-12-31, until: 2025-12-31, source: s}\n": "there is a rate for weekend at that time already",
		"  - {supplement: dawn, kroner: 1, from: 2024-01-01, until: 2024-12-31, source: s}\n":                                                                                                                        "dawn",
	} {
		_, err := ward.ReadTariff("x.yaml", []byte(head+rows))
		require.ErrorContains(t, err, says)
	}
}

// A ward's own rate comes before the tariff's while it holds; outside every
// validity the nearest known stands in, and says that it does.
func TestWhichRateHolds(t *testing.T) {
	t.Parallel()
	w := read(t, little+`pay:
  base: {RN: 553800}
  rates: [{supplement: evening, kroner: 65, from: 2026-02-01, until: 2026-12-31}]
  others: [Bo]
`)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	rn, ok := c.Person("Anne")
	require.True(t, ok)
	bo, _ := c.Person("Bo")
	require.Equal(t, ward.Ore(300_00), c.Hourly("RN"), "553 800 over 1846 hours")
	for _, k := range []struct {
		who        *ward.Person
		supplement string
		date       string
		pays       ward.Ore
		inForce    bool
	}{
		{rn, ward.Evening, "2026-01-31", 5600, true},
		{rn, ward.Evening, "2026-02-01", 6500, true},
		{rn, ward.Evening, "2027-01-01", 6500, false}, // the ward's ran out, and so has the tariff's
		{rn, ward.Night, "2026-04-30", 7500, true},
		{rn, ward.Night, "2026-05-01", 7500, false},
		{rn, ward.Night, "2022-12-31", 7500, false}, // before the first known
		{rn, ward.Weekend, "2026-01-31", 7000, true},
		{rn, ward.RedDay, "2026-01-01", 40000, true},
		{bo, ward.Evening, "2026-02-01", 3200, true},
		{bo, ward.Night, "2026-02-01", 3200, true},
		{bo, ward.Weekend, "2026-02-01", 7000, true},
	} {
		got := c.RateOn(k.who, k.supplement, date(t, k.date))
		require.Equal(t, k.pays, got.PerHour, "%s %s", k.supplement, k.date)
		require.Equal(t, k.inForce, got.InForce, "%s %s", k.supplement, k.date)
	}
}

// From 2019 to 2022 an hour of a weekend paid 53 kroner, from the 290th of the
// calendar year 100 and from the 350th 150 (HTA 5.2.2); a minute past the border
// pays a minute more.
func TestWeekendHoursOfTheYear(t *testing.T) {
	t.Parallel()
	c, err := read(t, little).Case("", ward.FromToday)
	require.NoError(t, err)
	p, _ := c.Person("Anne")
	for day, graded := range map[string]bool{"2018-12-31": true, "2019-01-01": true, "2022-12-31": true, "2023-01-01": false} {
		got := c.RateOn(p, ward.Weekend, date(t, day))
		require.Equal(t, graded, len(got.Grades) == 2, day)
		require.Equal(t, day != "2018-12-31", got.InForce, day)
	}
	rate := c.RateOn(p, ward.Weekend, date(t, "2021-03-06"))
	for _, k := range []struct {
		earlier, minutes ward.Minutes
		pays             ward.Ore
	}{
		{0, 60, 53_00 * 60},
		{289 * 60, 60, 53_00 * 60},
		{290 * 60, 60, 100_00 * 60},
		{290*60 - 1, 60, 53_00 + 59*100_00},
		{350 * 60, 1, 150_00},
		{349 * 60, 90, 100_00*60 + 150_00*30},
		{280 * 60, 80 * 60, (10*53_00 + 60*100_00 + 10*150_00) * 60},
	} {
		require.Equal(t, k.pays, rate.Pays(k.earlier, k.minutes), "%d after %d", k.minutes, k.earlier)
	}
}

func TestKronerThatBecomePosts(t *testing.T) {
	t.Parallel()
	w := read(t, little+`budget: {full_time_posts: 160, money: {substitutes: 300000, overtime: 100000, to_posts: 250000}}
pay: {base: {RN: 500000, ASS: 400000}}
`)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, ward.Size(21000), c.Budget.FullTimeWeeks, "160 % and half a post of the best paid")
	require.Equal(t, 400000, c.Money.Sum())

	all := problems(t, little+"budget: {full_time_posts: 160, money: {substitutes: 100, to_posts: 101}}\n")
	require.Equal(t, "budget.money.to_posts", all[0].Path)
	all = problems(t, little+"budget: {money: {substitutes: 100}}\n")
	require.Equal(t, "budget.money", all[0].Path)
}

func TestThePolicyPutsTiersFirst(t *testing.T) {
	t.Parallel()
	require.Equal(t, []int{1, 2, 3, 4, 5, 6, 7, 8, 9}, read(t, little).Order())
	require.Equal(t, []int{1, 4, 2, 3, 5, 6, 7, 8, 9}, read(t, little+"policy: [4, 2]\n").Order())
}

func TestPayNamesWhatTheWardHas(t *testing.T) {
	t.Parallel()
	for more, path := range map[string]string{
		"pay: {tariff: ks}\n":                     "pay.tariff",
		"pay: {base: {DOC: 700000}}\n":            "pay.base.DOC",
		"pay: {others: [Bo, Ann]}\n":              "pay.others[1]",
		"pay: {rates: [{supplement: evening}]}\n": "pay.rates[0]",
		"pay: {rates: [{supplement: red, kroner: 1}, {supplement: red, kroner: 2}]}\n": "pay.rates[1]",
	} {
		all := problems(t, little+more)
		require.Len(t, all, 1, more)
		require.Equal(t, path, all[0].Path)
	}
}
