package measure

import (
	"slices"

	"heltid/solver/ward"
)

var weekendMetrics = []Metric{
	{ID: "weekends_per_head", Unit: Mean, Per: Competence, Sources: []string{"NSF"},
		Text: texts(
			"helger per stilling", "Arbeidede helger i 52 uker, i snitt: en vakt lørdag eller søndag, eller natt til lørdag.",
			"helger per stilling", "Arbeidde helger i 52 veker, i snitt: ei vakt laurdag eller sundag, eller natt til laurdag.",
			"weekends a post", "Weekends worked in 52 weeks, on average: a duty on Saturday or Sunday, or Friday night."),
		value: func(g *group) (int, bool) { return g.perHead(func(m member) int { return len(m.WorkedWeekends()) }) }},
	{ID: "weekends_most", Unit: Count, Per: Competence, Sources: []string{"NSF"},
		Text: texts(
			"flest helger", "Arbeidede helger i 52 uker hos den som har flest.",
			"flest helger", "Arbeidde helger i 52 veker hos den som har flest.",
			"most weekends", "Weekends worked in 52 weeks by whoever has most."),
		value: func(g *group) (int, bool) { return most(g.each(func(m member) int { return m.line.Weekends })) }},
	{ID: "weekend_frequency", Unit: Mean, Per: Competence, Sources: []string{"NSF"},
		Text: texts(
			"helg hver … uke", "Ukene i perioden delt på arbeidede helger, i snitt for dem som arbeider helg: 3 er hver tredje helg.",
			"helg kvar … veke", "Vekene i perioden delt på arbeidde helger, i snitt for dei som arbeider helg: 3 er kvar tredje helg.",
			"a weekend every … weeks", "Weeks of the period over weekends worked, on average for those who work weekends: 3 is every third weekend."),
		value: func(g *group) (int, bool) {
			heads := g.count(func(m member) bool { return len(m.WorkedWeekends()) > 0 })
			worked := 0
			for _, m := range g.posts() {
				worked += len(m.WorkedWeekends())
			}
			if worked == 0 {
				return 0, false
			}
			return (100*heads*g.Case.Dates.Weeks + worked/2) / worked, true
		}},
	{ID: "weekends_in_row", Unit: Count, Per: Competence, Sources: []string{"NSF"},
		Text: texts(
			"flest helger på rad", "Flest arbeidede helger uten en fri helg imellom.",
			"flest helger på rad", "Flest arbeidde helger utan ei fri helg imellom.",
			"most weekends in a row", "Most weekends worked without one off in between."),
		value: func(g *group) (int, bool) {
			return most(g.each(func(m member) int { return slices.Max(append(m.WeekendRuns(), 0)) }))
		}},
	{ID: "weekend_hours_per_head", Unit: Minutes, Per: Competence, Sources: []string{"HTA kap. 1 § 5.2", "Fafo 2019:08 (Bodø)"},
		Text: texts(
			"helgetimer per stilling", "Timer fra lørdag 00 til søndag 24 i 52 uker, i snitt.",
			"helgetimar per stilling", "Timar frå laurdag 00 til sundag 24 i 52 veker, i snitt.",
			"weekend hours a post", "Hours from Saturday 00 to Sunday 24 in 52 weeks, on average."),
		value: func(g *group) (int, bool) {
			n := len(g.posts())
			if n == 0 {
				return 0, false
			}
			return g.inAYear(g.sum(weekendMinutes)) / n, true
		}},
	{ID: "weekend_hours_per_fte", Unit: Minutes, Per: Competence,
		Text: texts(
			"helgetimer per årsverk", "Timer i helgene i 52 uker delt på årsverk: så mange helgetimer en heltidsstilling måtte hatt om alle hadde heltid.",
			"helgetimar per årsverk", "Timar i helgene i 52 veker delt på årsverk: så mange helgetimar ei heiltidsstilling måtte hatt om alle hadde heiltid.",
			"weekend hours per full-time equivalent", "Weekend hours in 52 weeks over full-time equivalents: what each post would have if all were full time."),
		value: func(g *group) (int, bool) {
			sizes := g.sum(size)
			if sizes == 0 {
				return 0, false
			}
			return g.inAYear(g.sum(weekendMinutes)) * int(ward.FullTime) / sizes, true
		}},
	{ID: "weekend_hours_spread", Unit: Minutes, Per: Competence,
		Text: texts(
			"spredning i helgetimer", "Helgetimer i 52 uker hos den som har flest, minus hos den som har færrest.",
			"spreiing i helgetimar", "Helgetimar i 52 veker hos den som har flest, minus hos den som har færrast.",
			"spread of weekend hours", "Weekend hours in 52 weeks of whoever has most, less those of whoever has fewest."),
		value: func(g *group) (int, bool) {
			hours := g.each(func(m member) int { return int(m.line.WeekendHours) })
			if len(hours) == 0 {
				return 0, false
			}
			return hours[len(hours)-1] - hours[0], true
		}},
	{ID: "weekend_hours_gini", Unit: Percent, Per: Competence, Sources: []string{"Gini (1912)"},
		Text: texts(
			"skjevhet i helgetimer (Gini)", "0 % der alle har like mange helgetimer, nær 100 % der én har alle.",
			"skeivskap i helgetimar (Gini)", "0 % der alle har like mange helgetimar, nær 100 % der éin har alle.",
			"unevenness of weekend hours (Gini)", "0% where everybody has equally many, near 100% where one has all."),
		value: func(g *group) (int, bool) { return gini(g.each(weekendMinutes)) }},
}

func weekendMinutes(m member) int { return m.Hours().Weekend }

// each gives a count of every post, smallest first.
func (g *group) each(of func(member) int) []int {
	var out []int
	for _, m := range g.posts() {
		out = append(out, of(m))
	}
	slices.Sort(out)
	return out
}

func most(sorted []int) (int, bool) {
	if len(sorted) == 0 {
		return 0, false
	}
	return sorted[len(sorted)-1], true
}

// gini is the Gini coefficient of amounts in rising order, in hundredths of a
// percent: half the mean difference between two of them over their mean.
func gini(sorted []int) (int, bool) {
	n, sum, weighted := len(sorted), 0, 0
	for i, v := range sorted {
		sum += v
		weighted += (2*(i+1) - n - 1) * v
	}
	if sum == 0 {
		return 0, false
	}
	return int(ward.FullTime) * weighted / (n * sum), true
}
