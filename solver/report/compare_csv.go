package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
)

// A comparedFigure is one figure of one entry.
type comparedFigure struct {
	id, of, name string
	unit         measure.Unit
	value        int
}

// figures are every figure of an entry: found and limit first, then the
// catalogue of measures.
func (t *comparer) figures(e *solver.Entry) []comparedFigure {
	var out []comparedFigure
	at := e.Standing()
	if at.Found != solver.Unknown {
		out = append(out, comparedFigure{"full_time_found", "", t.say("compare.side.chart") + ", " + t.say("compare.side.found"), measure.Count, at.Found})
	}
	if at.Limit != solver.Unknown {
		out = append(out, comparedFigure{"full_time_limit", "", t.say("compare.side.chart") + ", " + t.say("compare.side.limit"), measure.Count, at.Limit})
	}
	out = append(out, t.extras(e)...)
	if lacks := unfinished(e); lacks != nil {
		for _, m := range lacks.Missing {
			out = append(out, comparedFigure{"missing_a_week", m.Who, t.say("compare.lacking.figure") + ", " + t.attribute(m.Who), measure.Minutes, m.Minutes})
		}
	}
	if !e.Whole() {
		return out
	}
	for _, f := range e.Result.Totals.Figures {
		if m, ok := measure.MetricByID(f.Metric); ok {
			out = append(out, comparedFigure{f.Metric, f.Of, m.Text[t.lang].Name, m.Unit, f.Value})
		}
	}
	return out
}

// extras are the figures of an entry that are not of its rota alone.
func (t *comparer) extras(e *solver.Entry) []comparedFigure {
	var out []comparedFigure
	add := func(id, of, name string, unit measure.Unit, v int) {
		out = append(out, comparedFigure{id, of, name, unit, v})
	}
	full := func(id, name string, of *solver.Entry) {
		at := of.Standing()
		if at.Found != solver.Unknown {
			add(id+"_found", "", name+", "+t.say("compare.side.found"), measure.Count, at.Found)
		}
		if at.Limit != solver.Unknown {
			add(id+"_limit", "", name+", "+t.say("compare.side.limit"), measure.Count, at.Limit)
		}
	}
	if n := len(e.Case.AsIf()); n > 0 {
		add("agreements_as_if", "", t.say("compare.csv.as_if"), measure.Count, n)
	}
	if e.Equal != nil {
		add("weekend_hours_equal", "", t.say("compare.equal.most")+", "+t.letter(t.Models[0].ID), measure.Minutes, int(e.Equal.Hours))
		full("full_time_equal_weekend_hours", t.say("compare.equal.at"), e.Equal.Entry)
	}
	if e.Gain != nil {
		add("gain", "", t.say("compare.gain.whole"), measure.Count, e.Gain.Whole)
		for _, cause := range e.Gain.Causes {
			add("gain", cause.ID, t.say("compare.gain.whole")+", "+t.say("compare.gain.cause."+cause.ID), measure.Count, cause.Posts)
		}
	}
	if e.Willing != nil {
		full("full_time_if_all_willing", t.say("compare.needs.all"), e.Willing)
	}
	for _, g := range e.Volunteers {
		name := t.say("compare.needs.title") + ", "
		add("volunteers_there", g.Competence, name+t.say("compare.needs.there"), measure.Count, g.There)
		add("volunteers_could", g.Competence, name+t.say("compare.needs.could"), measure.Count, g.Could)
		if e.Willing == nil || e.Willing.Whole() {
			add("volunteers_needed", g.Competence, name+t.say("compare.needs.needed"), measure.Count, g.Needed)
		}
	}
	for i, r := range e.Fewer {
		m, of := measure.Tiers(r.Case, r.Rota), fmt.Sprint(i+1)
		name := t.say("compare.fewer.by", "n", i+1) + ": "
		add("fewer_full_time", of, name+t.say("compare.fewer.full"), measure.Count, r.Totals.FullTime)
		add("fewer_small_posts", of, name+t.say("compare.fewer.small"), measure.Count, m.SmallPosts)
		add("fewer_below_target", of, name+t.say("compare.fewer.target"), measure.Minutes, aWeek(m.UnderTarget, e)/100)
		add("fewer_increases_met", of, name+t.say("compare.fewer.wishes"), measure.Count, m.WishesMet)
		add("fewer_mean_size", of, name+t.say("compare.fewer.mean"), measure.Percent, int(r.Totals.Mean()))
		add("fewer_strain", of, name+t.say("compare.fewer.strain"), measure.Mean, aWeek(m.Strain, e))
	}
	if c := t.payChange(e); c != nil {
		add("pay_more", "", t.say("compare.pay.more"), measure.Count, c.Gain)
		add("pay_less", "", t.say("compare.pay.less"), measure.Count, c.Lose)
		add("pay_largest_loss", "", t.say("compare.pay.largest"), measure.Ore, c.Largest)
	}
	return out
}

// number writes a figure for programs: per cent, posts, hours and kroner with a
// point, and counts.
func (f comparedFigure) number() (value float64, unit string) {
	switch f.unit {
	case measure.Percent:
		return float64(f.value) / 100, "per cent"
	case measure.Posts:
		return float64(f.value) / 10000, "full-time equivalents"
	case measure.Mean:
		return float64(f.value) / 100, "count"
	case measure.Minutes:
		return float64(f.value) / 60, "hours"
	case measure.Ore:
		return float64(f.value) / 100, "kroner"
	}
	return float64(f.value), "count"
}

// ComparisonCSV writes every figure of a comparison, one a row, with its unit.
// Numbers have a decimal point in every language.
func ComparisonCSV(w io.Writer, c Compared, lang rule.Lang) error {
	t := newComparer(c, lang)
	out := csv.NewWriter(w)
	rows := [][]string{{"model", "model_name", "run", "measure", "of", "name", "value", "unit"}}
	for _, e := range c.Entries {
		for _, f := range t.figures(e) {
			value, unit := f.number()
			rows = append(rows, []string{e.Model.ID, rota.Inert(e.Model.Called(string(lang))), string(e.Run), f.id, rota.Inert(f.of), f.name, strconv.FormatFloat(value, 'f', -1, 64), unit})
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return out.Error()
}
