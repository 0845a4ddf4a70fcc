package web

import (
	"slices"
	"strconv"
	"strings"

	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rule"
)

// scatter draws full time against weekend hours, each model with its letter and
// what it costs.
type scatter struct {
	Points []point
	X, Y   []tick
}

type point struct {
	Letter, Name        string
	X, Y, From, To      int // From and To: found and limit
	Full, Weekend, Cost string
	Label               string // its letter and the cost in short, with the letters of those at the same place that cost the same; theirs is empty
	LabelX, LabelY      int
}

type tick struct {
	At   int
	Text string
}

// Where the axes lie in the drawing.
const (
	plotLeft, plotRight   = 56, 520
	plotTop, plotBottom   = 16, 260
	labelHigh, letterWide = 18, 9 // of a label, at most
)

func newScatter(entries []entry, lang rule.Lang) *scatter {
	var with []entry
	most, hoursMost, hoursLeast := 1, 0, 1<<30
	weekend := func(e entry) int {
		v, _ := e.Sum.Figure("weekend_hours_per_head", "")
		return v / 60
	}
	for _, e := range entries {
		if e.Sum == nil || e.FullTime.Found == nil {
			continue
		}
		with = append(with, e)
		most = max(most, *e.FullTime.Found)
		if e.FullTime.Limit != nil {
			most = max(most, *e.FullTime.Limit)
		}
		hoursMost, hoursLeast = max(hoursMost, weekend(e)), min(hoursLeast, weekend(e))
	}
	if len(with) < 2 {
		return nil
	}
	low, high := hoursLeast/50*50, (hoursMost/50+1)*50
	x := func(n int) int { return plotLeft + n*(plotRight-plotLeft)/most }
	y := func(n int) int { return plotBottom - (n-low)*(plotBottom-plotTop)/(high-low) }
	out := &scatter{}
	step := max(1, (most+9)/10)
	for n := 0; n <= most; n += step {
		out.X = append(out.X, tick{x(n), strconv.Itoa(n)})
	}
	for n := low; n <= high; n += max(50, (high-low)/250*50) {
		out.Y = append(out.Y, tick{y(n), strconv.Itoa(n)})
	}
	cost, _ := measure.MetricByID("cost")
	hoursMetric, _ := measure.MetricByID("weekend_hours_per_head")
	for _, e := range with {
		p := point{Letter: e.Letter, Name: e.Name, X: x(*e.FullTime.Found), Y: y(weekend(e)), Full: reached(e, lang)}
		p.From, p.To = p.X, p.X
		if e.FullTime.Limit != nil {
			p.To = x(*e.FullTime.Limit)
		}
		v, _ := e.Sum.Figure("weekend_hours_per_head", "")
		p.Weekend, p.Cost = report.Figure(hoursMetric, v, lang), "–"
		if v, ok := e.Sum.Figure("cost", ""); ok {
			p.Cost = report.Figure(cost, v, lang)
		}
		if v, ok := e.Sum.Figure("cost", ""); ok {
			p.Label = " " + say(lang, "compare.trade.millions", "n", report.Decimal(v, 100_000_000, 2, lang))
		}
		out.Points = append(out.Points, p)
	}
	out.label()
	return out
}

// label gives points their labels, those at the same place that cost the same
// one together.
func (s *scatter) label() {
	type spot struct {
		x, y int
		cost string
	}
	first := map[spot]*point{}
	letters := map[*point][]string{}
	for i := range s.Points {
		p := &s.Points[i]
		at := spot{p.X, p.Y, p.Label}
		if first[at] == nil {
			first[at] = p
		} else {
			p.Label = ""
		}
		letters[first[at]] = append(letters[first[at]], p.Letter)
	}
	for i := range s.Points {
		if p := &s.Points[i]; letters[p] != nil {
			p.Label = strings.Join(letters[p], ", ") + p.Label
		}
	}
	for i := range s.Points {
		if p := &s.Points[i]; p.Label != "" {
			p.label(slices.Concat(s.Points[:i], s.Points[i+1:]))
		}
	}
}

// label finds room for a point's label: over it, else under it, else farther off.
func (p *point) label(others []point) {
	p.LabelX = min(p.X, plotRight-p.wide()/2)
	p.LabelX = max(p.LabelX, plotLeft+p.wide()/2)
	for n := 0; ; n++ {
		off := -10 - n/2*labelHigh
		if n%2 == 1 {
			off = 22 + n/2*labelHigh
		}
		p.LabelY = p.Y + off
		inside := p.LabelY > plotTop && p.LabelY < plotBottom
		if inside && !slices.ContainsFunc(others, p.hides) || n > 2*len(others)+20 {
			return
		}
	}
}

// wide is how wide the label is at most.
func (p point) wide() int { return letterWide * len([]rune(p.Label)) }

// hides tells whether the label lies over another point or its label.
func (p point) hides(o point) bool {
	near := func(a, b, most int) bool { return max(a-b, b-a) < most }
	return o.LabelY != 0 && o.Label != "" && near(p.LabelX, o.LabelX, (p.wide()+o.wide())/2) && near(p.LabelY, o.LabelY, labelHigh) ||
		near(p.LabelX, o.X, p.wide()/2+6) && near(p.LabelY-5, o.Y, labelHigh/2+6)
}
