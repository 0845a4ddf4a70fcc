package report

import (
	"fmt"
	"html"
	"html/template"
	"strings"
)

// A drawing is an SVG without scripts, whose letters are as large as the
// page's. It reads in black and white: shades and hatches tell what colours do.
type drawing struct {
	b             strings.Builder
	width, height int
}

const (
	chartWidth = 720
	labelWidth = 96 // of the rows' names
	valueWidth = 190
	rowHeight  = 26
)

func (d *drawing) text(x, y int, anchor, s string) {
	fmt.Fprintf(&d.b, `<text x="%d" y="%d" text-anchor="%s">%s</text>`, x, y, anchor, html.EscapeString(s))
}

func (d *drawing) rect(x, y, w, h int, class string) {
	if w > 0 {
		fmt.Fprintf(&d.b, `<rect x="%d" y="%d" width="%d" height="%d" class="%s"/>`, x, y, w, h, class)
	}
}

func (d *drawing) line(x1, y1, x2, y2 int, class string) {
	fmt.Fprintf(&d.b, `<line x1="%d" y1="%d" x2="%d" y2="%d" class="%s"/>`, x1, y1, x2, y2, class)
}

// svg ends the drawing. The title is read aloud in its place; the table beside
// it says what it shows.
func (d *drawing) svg(title string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">`+
		`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#1a4f7a" stroke-width="2"/></pattern></defs>%s</svg>`,
		d.width, d.height, d.width, d.height, html.EscapeString(title), d.b.String()))
}

// A bar goes solid to one value and hatched on to another, with both in words.
type bar struct {
	label     string
	solid, to int
	text      string
}

// bars draws a chart of bars on one scale from nothing. Key says what solid and
// hatched are.
func bars(title string, key [2]string, rows []bar) template.HTML {
	most := 1
	for _, r := range rows {
		most = max(most, r.solid, r.to)
	}
	d := &drawing{width: chartWidth, height: 2*rowHeight + len(rows)*rowHeight + 24}
	d.key([]string{"solid", "open"}, key[:])
	span := chartWidth - labelWidth - valueWidth
	at := func(v int) int { return labelWidth + v*span/most }
	top, bottom := rowHeight+8, rowHeight+8+len(rows)*rowHeight
	step := niceStep(most)
	for v := 0; v <= most; v += step {
		d.line(at(v), top-4, at(v), bottom, "grid")
		d.text(at(v), bottom+16, "middle", fmt.Sprint(v))
	}
	for i, r := range rows {
		y := top + i*rowHeight
		d.text(labelWidth-8, y+17, "end", r.label)
		d.rect(at(0), y+4, at(r.solid)-at(0), rowHeight-8, "solid")
		d.rect(at(max(r.solid, 0)), y+4, at(r.to)-at(max(r.solid, 0)), rowHeight-8, "open")
		d.text(at(max(r.solid, r.to))+8, y+17, "start", r.text)
	}
	return d.svg(title)
}

// key draws the meaning of fills along the top.
func (d *drawing) key(classes, names []string) {
	x := labelWidth
	for i, name := range names {
		d.rect(x, 4, 18, 14, classes[i])
		d.text(x+24, 16, "start", name)
		x += 24 + 9*len([]rune(name)) + 24
	}
}

// niceStep gives at most some ten steps of 1, 2 or 5 times a power of ten.
func niceStep(most int) int {
	for scale := 1; ; scale *= 10 {
		for _, n := range []int{1, 2, 5} {
			if most <= 10*n*scale {
				return n * scale
			}
		}
	}
}

// stack draws rows that are filled part by part, with the number in each part.
func stack(title string, names []string, labels []string, parts [][]int) template.HTML {
	classes := []string{"solid", "dense", "thin", "bare"}
	most := 1
	for _, row := range parts {
		n := 0
		for _, v := range row {
			n += v
		}
		most = max(most, n)
	}
	d := &drawing{width: chartWidth, height: rowHeight + 8 + len(parts)*rowHeight + 8}
	d.key(classes, names)
	span := chartWidth - labelWidth - 20
	for i, row := range parts {
		y, x, before := rowHeight+8+i*rowHeight, labelWidth, 0
		d.text(labelWidth-8, y+17, "end", labels[i])
		for k, v := range row {
			next := labelWidth + (before+v)*span/most
			d.rect(x, y+3, next-x, rowHeight-6, classes[k])
			if v > 0 {
				fmt.Fprintf(&d.b, `<text x="%d" y="%d" text-anchor="middle" class="in-%s">%d</text>`, (x+next)/2, y+17, classes[k], v)
			}
			x, before = next, before+v
		}
	}
	return d.svg(title)
}

// steps draws lines through points, named where they end. Lines that would lie
// on each other share a name.
func steps(title, across, up string, lines []stepLine) template.HTML {
	mostX, mostY := 1, 1
	for _, l := range lines {
		for _, p := range l.points {
			mostX, mostY = max(mostX, p[0]), max(mostY, p[1])
		}
	}
	d := &drawing{width: chartWidth, height: 320}
	left, right, top, bottom := 40, chartWidth-80, 28, 270
	x := func(v int) int { return left + v*(right-left)/mostX }
	y := func(v int) int { return bottom - v*(bottom-top)/mostY }
	d.text(left-30, 14, "start", up)
	d.text(right, bottom+36, "end", across)
	for v, step := 0, niceStep(mostY); v <= mostY; v += step {
		d.line(left, y(v), right, y(v), "grid")
		d.text(left-6, y(v)+5, "end", fmt.Sprint(v))
	}
	for v := 0; v <= mostX; v += 2 {
		d.text(x(v), bottom+18, "middle", fmt.Sprint(v))
	}
	ends := map[int]string{}
	var order []int
	for i, l := range lines {
		if len(l.points) == 0 {
			continue
		}
		var path []string
		for _, p := range l.points {
			path = append(path, fmt.Sprintf("%d,%d", x(p[0]), y(p[1])))
		}
		last := l.points[len(l.points)-1]
		path = append(path, fmt.Sprintf("%d,%d", right, y(last[1])))
		fmt.Fprintf(&d.b, `<polyline points="%s" class="path p%d"/>`, strings.Join(path, " "), i%4)
		for _, p := range l.points {
			fmt.Fprintf(&d.b, `<circle cx="%d" cy="%d" r="3" class="dot"/>`, x(p[0]), y(p[1]))
		}
		if ends[last[1]] == "" {
			order = append(order, last[1])
		} else {
			ends[last[1]] += ", "
		}
		ends[last[1]] += l.name
	}
	for _, v := range order {
		d.text(right+8, y(v)+5, "start", ends[v])
	}
	return d.svg(title)
}

type stepLine struct {
	name   string
	points [][2]int
}
