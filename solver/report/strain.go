package report

import (
	"strconv"

	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A strainColumn is one figure of the strain report.
type strainColumn struct {
	key   string
	of    func(measure.Strain) int
	time  bool // in minutes; 0 is none
	most  int  // what is advised at most; 0: no number
	least int  // what is advised at least, so that the smallest is the worst
}

var strainColumns = []strainColumn{
	{key: "strain.quick", of: func(s measure.Strain) int { return s.QuickReturns }},
	{key: "strain.backward", of: func(s measure.Strain) int { return s.Backward }},
	{key: "strain.over_eight", of: func(s measure.Strain) int { return s.OverEight }},
	{key: "strain.run", of: func(s measure.Strain) int { return s.LongestRun }},
	{key: "strain.long_runs", of: func(s measure.Strain) int { return s.LongRuns }},
	{key: "strain.lone", of: func(s measure.Strain) int { return s.LoneDays }},
	{key: "strain.breakless", of: func(s measure.Strain) int { return s.Breakless }},
	{key: "strain.nights", of: func(s measure.Strain) int { return s.Nights }},
	{key: "strain.night_run", of: func(s measure.Strain) int { return s.NightRun }, most: 3},
	{key: "strain.recovery", of: func(s measure.Strain) int { return s.Recovery }, time: true, least: int(ward.Day)},
	{key: "strain.weekends", of: func(s measure.Strain) int { return s.Weekends }},
	{key: "strain.weekend_run", of: func(s measure.Strain) int { return s.WeekendRun }},
	{key: "strain.weekend_hours", of: func(s measure.Strain) int { return int(s.WeekendHours) }, time: true},
}

// tell writes a figure, with * where it is past what is advised.
func (k strainColumn) tell(v int, lang rule.Lang) string {
	text := strconv.Itoa(v)
	switch {
	case k.time && v == 0:
		return "–"
	case k.time:
		text = rule.Format(rule.Minutes, v, lang)
	}
	if k.most > 0 && v > k.most || v < k.least {
		text += "*"
	}
	return text
}

// worst is the figure of whoever is strained most.
func (k strainColumn) worst(all []measure.Strain) int {
	out := 0
	for _, s := range all {
		switch v := k.of(s); {
		case k.least == 0:
			out = max(out, v)
		case v > 0 && (out == 0 || v < out):
			out = v
		}
	}
	return out
}

// strain is what strains each line: what helps the assessment that AML §10-2
// asks for and no rule can make.
func (j *judge) strain() section {
	s := section{id: "strain", title: j.say("strain.title")}
	if len(j.Strain) == 0 {
		return s
	}
	s.tell(j.say("strain.says", "n", j.Case.Dates.Weeks))
	s.tell(j.say("strain.advice"))
	s.show(j.strainTable())
	s.tell(j.say("strain.columns"))
	var night []string
	for _, line := range j.Strain {
		if line.MainlyNight {
			night = append(night, line.Person)
		}
	}
	if len(night) > 0 {
		s.tell(j.say("strain.health", "people", j.list(night)))
	}
	return s
}

func (j *judge) strainTable() *columns {
	t := &columns{left: []bool{true}}
	head, most := []string{j.say("page.person")}, []string{j.say("strain.most")}
	for _, k := range strainColumns {
		t.left = append(t.left, false)
		head = append(head, j.say(k.key))
		most = append(most, k.tell(k.worst(j.Strain), j.lang))
	}
	t.rows = append(t.rows, head)
	for _, line := range j.Strain {
		row := []string{line.Person}
		for _, k := range strainColumns {
			row = append(row, k.tell(k.of(line), j.lang))
		}
		t.rows = append(t.rows, row)
	}
	t.rows = append(t.rows, most)
	return t
}
