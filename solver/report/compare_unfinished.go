package report

import (
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Unfinished is what a model's rota lacks that does not keep all that is asked.
type Unfinished struct {
	Missing  []MissingNeed `json:"missing"`
	Breaches int           `json:"breaches"` // of other rules than the need
}

// MissingNeed is need below its floor.
type MissingNeed struct {
	Who     string `json:"who"`              // total, educated, a competence or an authorisation
	Minutes int    `json:"minutes_per_week"` // person minutes, the mean over the rota's weeks
}

// MissingAWeek gives the need that a rota leaves below its floor, the scarcest
// people first, all last; what is not missing is left out.
func MissingAWeek(c *ward.Case, r *rota.Rota) []MissingNeed {
	out := []MissingNeed{}
	weeks := c.Dates.Weeks
	for _, s := range measure.Tiers(c, r).Shortage {
		if s.Minutes > 0 {
			out = append(out, MissingNeed{s.Who, (s.Minutes + weeks - 1) / weeks})
		}
	}
	return out
}

// unfinished sets out what an entry's rota lacks; nil where it has none, or one
// that keeps everything.
func unfinished(e *solver.Entry) *Unfinished {
	if e.Whole() || e.Result == nil || e.Result.Rota == nil {
		return nil
	}
	return &Unfinished{MissingAWeek(e.Case, e.Result.Rota), len(otherBreaches(e))}
}

// otherBreaches are what the checker found but for need that is not covered.
func otherBreaches(e *solver.Entry) []check.Finding {
	return slices.DeleteFunc(slices.Clone(e.Result.Report.Findings), func(f check.Finding) bool { return f.Rule == "cover" })
}

// lacking says what an entry's rota lacks, "" where it has none or one that
// keeps everything.
func (t *comparer) lacking(e *solver.Entry) string {
	lacks := unfinished(e)
	if lacks == nil {
		return ""
	}
	var says, hours []string
	for _, m := range lacks.Missing {
		hours = append(hours, t.say("compare.lacking.hours", "hours", t.about(ward.Minutes(m.Minutes)), "who", t.attribute(m.Who)))
	}
	if len(hours) > 0 {
		says = append(says, t.say("compare.lacking.need", "hours", t.list(hours)))
	}
	if lacks.Breaches > 0 {
		var rules []ward.Quantity
		for _, f := range otherBreaches(e) {
			rules = append(rules, f.Rule)
		}
		slices.Sort(rules)
		says = append(says, t.say("compare.lacking.rules", "rules", t.ruleNames(slices.Compact(rules)), "n", lacks.Breaches))
	}
	return t.list(says)
}

// soFar says what the rotas lack that are not done, "" where there are none.
func (t *comparer) soFar(of []*solver.Entry) string {
	var each []string
	for _, e := range of {
		if lacks := t.lacking(e); lacks != "" {
			each = append(each, t.say("compare.lacking.one", "model", t.letter(e.Model.ID), "lacks", lacks))
		}
	}
	if len(each) == 0 {
		return ""
	}
	return t.say("compare.lacking.so_far", "each", strings.Join(each, "; "))
}
