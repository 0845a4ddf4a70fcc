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
