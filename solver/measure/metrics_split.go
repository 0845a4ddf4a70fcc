package measure

import "heltid/solver/ward"

// splitMetrics are the full-time equivalents by what their hours are for, as KMD
// and Agenda Kaupang split them: the plan, what is above it, substitutes and
// overtime.
var splitMetrics = []Metric{
	{ID: "fte_in_need", Unit: Posts, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"årsverk til behovet", "Planlagte timer som dekker behovet opp til ønsket bemanning, i fulle stillinger.",
			"årsverk til behovet", "Planlagde timar som dekkjer behovet opp til ønskt bemanning, i fulle stillingar.",
			"full-time equivalents within need", "Planned hours that cover need up to its target, in full posts."),
		value: func(g *group) (int, bool) { return g.inPosts(g.coverHours(true)) }},
	{ID: "fte_above_need", Unit: Posts, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"årsverk over behovet", "Planlagte timer over ønsket bemanning: fraværsdekning, og overlapping ved vaktskifte.",
			"årsverk over behovet", "Planlagde timar over ønskt bemanning: fråværsdekking, og overlapping ved vaktskifte.",
			"full-time equivalents above need", "Planned hours above the target: absence cover, and overlap between shifts."),
		value: func(g *group) (int, bool) { return g.inPosts(g.coverHours(false)) }},
	{ID: "fte_outside_cover", Unit: Posts,
		Text: texts(
			"årsverk utenfor bemanningen", "Vakter som ikke dekker behov, som møter, kurs og ressursvakter, og timene som er satt av utenfor turnusen, i fulle stillinger.",
			"årsverk utanfor bemanninga", "Vakter som ikkje dekkjer behov, som møte, kurs og ressursvakter, og timane som er sette av utanfor turnusen, i fulle stillingar.",
			"full-time equivalents outside cover", "Duties that meet no need, such as meetings, courses and resource duties, and the hours set aside outside the rota, in full posts."),
		value: func(g *group) (int, bool) {
			return g.inPosts(g.dutyHours(false) + g.sum(func(m member) int { return m.Outside(m.Size) }))
		}},
	{ID: "fte_substitutes", Unit: Posts, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"årsverk som må dekkes utenfra", "Timene som må dekkes utenfra, i fulle stillinger.",
			"årsverk som må dekkjast utanfrå", "Timane som må dekkjast utanfrå, i fulle stillingar.",
			"full-time equivalents to be covered from outside", "The hours to be covered from outside, in full posts."),
		value: func(g *group) (int, bool) {
			return g.inPosts(g.substitutes() * g.Case.Dates.Weeks / max(1, g.paid.Weeks))
		}},
	{ID: "fte_overtime", Unit: Posts, record: true, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"årsverk på overtid", "Timer merket som overtid, i fulle stillinger. Overtid planlegges aldri; det trengs lister over arbeidet tid.",
			"årsverk på overtid", "Timar merkte som overtid, i fulle stillingar. Overtid blir aldri planlagd; det trengst lister over arbeidd tid.",
			"full-time equivalents on overtime", "Hours marked as overtime, in full posts. Overtime is never planned; it takes records of hours worked."),
		value: func(g *group) (int, bool) {
			sum := 0
			for _, m := range g.members {
				_, overtime := m.Done(0, g.Case.Dates.Days())
				sum += overtime
			}
			v, ok := g.inPosts(sum)
			return v, ok && g.rota.Worked
		}},
}

// inPosts is minutes of the period in full posts, whose hours are the mean of
// everybody's, each by their own class of norm.
func (g *group) inPosts(minutes int) (int, bool) {
	paid := g.sum(func(m member) int { return m.Paid(m.Size) })
	if paid == 0 {
		return 0, false
	}
	posts := g.sum(func(m member) int {
		return g.Case.OnPayroll(m.Person, m.Size) / (g.Case.Dates.Days() * int(ward.FullTime))
	})
	return (minutes*posts + paid/2) / paid, true
}

// dutyHours sums the planned minutes of duties that cover need, or of those that
// do not.
func (g *group) dutyHours(cover bool) int {
	sum := 0
	for _, l := range g.rota.Lines {
		for _, d := range l.Duties {
			s, _ := g.Case.Shift(d.Shift)
			if s.Covers() == cover && !s.InOtherUnit() && !s.Overtime {
				sum += g.hoursOn(g.Case.Dates, s, g.Case.Dates.Date(d.Day)).net
			}
		}
	}
	return sum
}

// coverHours are the minutes of covering duties that lie within the need's
// target, or above it; unpaid breaks shorten both alike.
func (g *group) coverHours(within bool) int {
	needed, there := 0, 0
	for _, d := range g.Case.Demands() {
		if d.Who == ward.Total {
			needed += g.Within(d)
		}
	}
	for _, l := range g.rota.Lines {
		for _, d := range l.Duties {
			if s, _ := g.Case.Shift(d.Shift); s.Covers() && !s.Overtime {
				there += dutyOn(g.Case.Dates, s, g.Case.Dates.Date(d.Day)).minutes()
			}
		}
	}
	all := g.dutyHours(true)
	if there == 0 {
		return 0
	}
	in := all * min(needed, there) / there
	if within {
		return in
	}
	return all - in
}
