package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// writePage writes the records as a page of its own: a table, a performance
// profile and for each row the curves of values and bounds. It has no scripts,
// and line styles tell methods apart without colours.
func writePage(to io.Writer, about facts, records []*record) error {
	type section struct {
		Row, Aim, Says, Instance, Hash string
		Seed                           int
		Chart                          template.HTML
		Ends                           []end
	}
	var curves, others []section
	for _, r := range records {
		s := section{r.row, r.aim, r.says, r.instance, r.hash, r.seed, "", nil}
		if len(r.runs) == 0 {
			others = append(others, s)
			continue
		}
		s.Chart, s.Ends = r.chart(), r.ends()
		curves = append(curves, s)
	}
	return page.Execute(to, map[string]any{
		"Facts": strings.Split(strings.TrimSpace(about.String()), "\n"), "Date": about.date,
		"Curves": curves, "Others": others, "Profile": profile(records),
	})
}

// An end is where a method stood in the end, in words.
type end struct{ Method, Value, Bound, Gap, At, Memory string }

func (r *record) ends() []end {
	var out []end
	for _, n := range r.runs {
		p, e := n.end(), end{Method: n.method, Value: "none", Bound: "none", Gap: "–", At: "–", Memory: "–"}
		if p.found {
			e.Value, e.At = fmt.Sprint(p.value), seconds(n.lastBetter())
		}
		if p.bounded {
			e.Bound = fmt.Sprint(p.bound)
		}
		if g, ok := r.gap(p); ok && r.best == nil && p.bounded {
			e.Gap = fmt.Sprintf("%.2f %%", 100*math.Abs(float64(p.bound-p.value))/math.Abs(float64(max(1, p.bound))))
		} else if ok {
			e.Gap = fmt.Sprintf("%.2f %%", 100*g)
		}
		if n.memory > 0 {
			e.Memory = fmt.Sprintf("%d MiB", n.memory>>20)
		}
		out = append(out, e)
	}
	return out
}

// lastBetter is when the last better value came.
func (r *run) lastBetter() time.Duration {
	at := time.Duration(0)
	for i, p := range r.points {
		if p.found && (i == 0 || !r.points[i-1].found || r.points[i-1].value != p.value) {
			at = p.at
		}
	}
	return at
}

// target is what values are measured by: the best known, or the best that any
// method found.
func (r *record) target() (best int64, ok bool) {
	if r.best != nil {
		return *r.best, true
	}
	for _, n := range r.runs {
		if p := n.end(); p.found && (!ok || r.higher && p.value > best || !r.higher && p.value < best) {
			best, ok = p.value, true
		}
	}
	return best, ok
}

// gap is how far a value is from the target, as a part of that.
func (r *record) gap(p point) (float64, bool) {
	best, ok := r.target()
	if !ok || !p.found || best == 0 {
		return 0, false
	}
	d := float64(p.value - best)
	if r.higher {
		d = -d
	}
	return max(0, d/math.Abs(float64(best))), true
}

// Sizes of a drawing, in its own units.
const (
	wide, high                   = 720., 300.
	left, right, top, underneath = 64., 30., 30., 40.
)

// dashes are the line styles of methods.
var dashes = map[string]string{ours: "", plainCP: "8 4", plainMIP: "2 4", timefoldDefault: "12 4 2 4", timefoldTuned: "12 4 2 4 2 4"}

// drawing is an SVG under construction, with axes for its x and y.
type drawing struct {
	strings.Builder
	x, y func(float64) float64
}

func draws(title string, x, y func(float64) float64) *drawing {
	d := &drawing{x: x, y: y}
	fmt.Fprintf(d, `<svg viewBox="0 0 %g %g" role="img" aria-label="%s">`, wide, high, template.HTMLEscapeString(title))
	fmt.Fprintf(d, `<path class="axis" d="M%g %gV%gH%g"/>`, left, top, high-underneath, wide-right)
	return d
}

func (d *drawing) tick(at float64, says string, across bool) {
	if across {
		fmt.Fprintf(d, `<text x="%.1f" y="%g" text-anchor="middle">%s</text>`, d.x(at), high-underneath+18, says)
		return
	}
	fmt.Fprintf(d, `<path class="grid" d="M%g %.1fH%g"/><text x="%g" y="%.1f" text-anchor="end">%s</text>`, left, d.y(at), wide-right, left-6, d.y(at)+4, says)
}

func (d *drawing) names(across, up string) {
	fmt.Fprintf(d, `<text x="%g" y="%g" text-anchor="end">%s</text><text x="%g" y="%g">%s</text>`, wide-right, high-4, across, 8., 16., up)
}

// steps draws a line that stays where it is until the next point.
func (d *drawing) steps(class, dash string, at [][2]float64, until float64) {
	if len(at) == 0 {
		return
	}
	fmt.Fprintf(d, `<path class="%s" stroke-dasharray="%s" d="M%.1f %.1f`, class, dash, d.x(at[0][0]), d.y(at[0][1]))
	for _, p := range at[1:] {
		fmt.Fprintf(d, "H%.1fV%.1f", d.x(p[0]), d.y(p[1]))
	}
	fmt.Fprintf(d, `H%.1f"/>`, d.x(until))
}

func (d *drawing) done() template.HTML {
	d.WriteString("</svg>")
	return template.HTML(d.String()) // numbers and our own words
}

// chart draws values and bounds over time, from a tenth of a second on; what is
// far off the target runs out of the picture.
func (r *record) chart() template.HTML {
	until, lo, hi := 1., math.Inf(1), math.Inf(-1)
	for _, n := range r.runs {
		until = max(until, n.end().at.Seconds())
		for _, v := range []float64{float64(n.end().value), float64(n.end().bound)} {
			if v > 0 {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if best, ok := r.target(); ok {
		lo, hi = min(lo, float64(best)), max(hi, float64(best))
	}
	if lo > hi {
		return ""
	}
	room := max((hi-lo)/2, hi*0.02, 1)
	lo, hi = max(0, lo-room), hi+room
	x := func(s float64) float64 {
		return left + (wide-left-right)*math.Log10(max(s, 0.1)/0.1)/math.Log10(until/0.1)
	}
	y := func(v float64) float64 {
		return high - underneath - (high-underneath-top)*(min(max(v, lo), hi)-lo)/(hi-lo)
	}
	d := draws(fmt.Sprintf("%s: value and bound over time; the table below has where each method ended", r.row), x, y)
	for s := 0.1; s <= until; s *= 10 {
		d.tick(s, fmt.Sprintf("%g", math.Round(s*10)/10), true)
	}
	for i := range 5 {
		v := lo + (hi-lo)*float64(i)/4
		d.tick(v, fmt.Sprintf("%.4g", v), false)
	}
	d.names("seconds", r.counts)
	if r.best != nil {
		fmt.Fprintf(d, `<path class="target" d="M%g %.1fH%g"/><text x="%g" y="%.1f" text-anchor="end">best known</text>`, left, y(float64(*r.best)), wide-right, wide-right, y(float64(*r.best))-4)
	}
	for _, n := range r.runs {
		var values, bounds [][2]float64
		for _, p := range n.points {
			if p.found {
				values = append(values, [2]float64{p.at.Seconds(), float64(p.value)})
			}
			if p.bounded {
				bounds = append(bounds, [2]float64{p.at.Seconds(), float64(p.bound)})
			}
		}
		d.steps("value", dashes[n.method], values, until)
		d.steps("bound", dashes[n.method], bounds, until)
	}
	return d.done()
}

// profile draws, for each method, how many of the rows it ended within a gap of
// the target, for every gap from 0.01 to 1000 per cent.
func profile(records []*record) template.HTML {
	var methods []string
	gaps := map[string][]float64{}
	rows := 0
	for _, r := range records {
		if _, ok := r.target(); ok && len(r.runs) > 0 {
			rows++
		}
		for _, n := range r.runs {
			if !slices.Contains(methods, n.method) {
				methods = append(methods, n.method)
			}
			if g, ok := r.gap(n.end()); ok {
				gaps[n.method] = append(gaps[n.method], g)
			}
		}
	}
	if rows == 0 {
		return ""
	}
	x := func(g float64) float64 { return left + (wide-left-right)*(math.Log10(max(g, 1e-4))+4)/5 }
	y := func(share float64) float64 { return high - underneath - (high-underneath-top)*share }
	d := draws("Performance profile: the share of rows that each method ended within a gap of the best", x, y)
	for g := 1e-4; g < 11; g *= 10 {
		d.tick(g, fmt.Sprintf("%g %%", math.Round(1e4*g)/100), true)
	}
	for i := range 5 {
		d.tick(float64(i)/4, fmt.Sprintf("%d %%", 25*i), false)
	}
	d.names("gap to the best", "share of rows")
	for _, m := range methods {
		slices.Sort(gaps[m])
		at := [][2]float64{{1e-4, 0}}
		for k, g := range gaps[m] {
			at = append(at, [2]float64{g, float64(k+1) / float64(rows)})
		}
		d.steps("value", dashes[m], at, 10)
	}
	return d.done()
}
