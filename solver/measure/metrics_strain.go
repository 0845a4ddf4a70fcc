package measure

var strainMetrics = []Metric{
	{ID: "evenings_per_head", Unit: Mean, Per: Competence,
		Text: texts(
			"kveldsvakter per stilling", "Kveldsvakter i 52 uker, i snitt.",
			"kveldsvakter per stilling", "Kveldsvakter i 52 veker, i snitt.",
			"evening duties a post", "Evening duties in 52 weeks, on average."),
		value: func(g *group) (int, bool) { return g.perHead(func(m member) int { return m.line.Evenings }) }},
	{ID: "nights_per_head", Unit: Mean, Per: Competence,
		Text: texts(
			"nattevakter per stilling", "Nattevakter i 52 uker, i snitt over alle stillinger.",
			"nattevakter per stilling", "Nattevakter i 52 veker, i snitt over alle stillingar.",
			"night duties a post", "Night duties in 52 weeks, on average over all posts."),
		value: func(g *group) (int, bool) { return g.perHead(func(m member) int { return m.line.Nights }) }},
	{ID: "nights_most", Unit: Count, Per: Competence,
		Text: texts(
			"flest nattevakter", "Nattevakter i 52 uker hos den som har flest.",
			"flest nattevakter", "Nattevakter i 52 veker hos den som har flest.",
			"most night duties", "Night duties in 52 weeks of whoever has most."),
		value: func(g *group) (int, bool) {
			return most(g.each(func(m member) int { return g.inAYear(m.line.Nights) }))
		}},
	{ID: "quick_returns_per_head", Unit: Mean, Per: Competence, Sources: []string{"arbeidsmiljøloven § 10-8 (1)", "Djupedal m.fl. 2024 (SLEEP)"},
		Text: texts(
			"korte hviler per stilling", "Hviler under 11 timer mellom to arbeidsdager, i 52 uker, i snitt.",
			"korte kviler per stilling", "Kviler under 11 timar mellom to arbeidsdagar, i 52 veker, i snitt.",
			"quick returns a post", "Rests under 11 hours between two days of work, in 52 weeks, on average."),
		value: func(g *group) (int, bool) { return g.perHead(func(m member) int { return m.line.QuickReturns }) }},
	{ID: "lone_days_per_head", Unit: Mean, Per: Competence, Sources: []string{"Arbeidstilsynet", "NHO"},
		Text: texts(
			"enslige arbeidsdager per stilling", "Arbeidsdager med fri dagen før og dagen etter, i 52 uker, i snitt.",
			"einslege arbeidsdagar per stilling", "Arbeidsdagar med fri dagen før og dagen etter, i 52 veker, i snitt.",
			"lone working days a post", "Days of work with a day off before and after, in 52 weeks, on average."),
		value: func(g *group) (int, bool) { return g.perHead(func(m member) int { return m.line.LoneDays }) }},
	{ID: "long_runs_per_head", Unit: Mean, Per: Competence, Sources: []string{"Arbeidstilsynet", "NHO"},
		Text: texts(
			"lange arbeidsrekker per stilling", "Rekker på seks arbeidsdager eller mer, i 52 uker, i snitt.",
			"lange arbeidsrekkjer per stilling", "Rekkjer på seks arbeidsdagar eller meir, i 52 veker, i snitt.",
			"long runs a post", "Stretches of six working days or more, in 52 weeks, on average."),
		value: func(g *group) (int, bool) {
			return g.perHead(func(m member) int { return longRuns(m.Line) })
		}},
	{ID: "longest_run", Unit: Count, Per: Competence, Sources: []string{"Arbeidstilsynet", "NHO"},
		Text: texts(
			"flest dager på rad", "Den lengste rekken av arbeidsdager.",
			"flest dagar på rad", "Den lengste rekkja av arbeidsdagar.",
			"most days in a row", "The longest stretch of working days."),
		value: func(g *group) (int, bool) { return most(g.each(func(m member) int { return m.line.LongestRun })) }},
}
