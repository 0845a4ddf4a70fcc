package measure

import (
	"cmp"
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Reduction is a stretch of the week in which fewer are at work than before,
// counted half hour by half hour. A stretch past midnight belongs to the day it
// begins on.
type Reduction struct {
	Unit, Who string
	Days      ward.Days
	From, To  ward.Minutes
	Before    int          // heads in hundredths, the mean over the period's weeks
	After     int          // of those, in hundredths
	Missing   ward.Minutes // person minutes a week
}

// Reductions lists every half hour of the need in which a rota has fewer at
// work than the ward wants: the target, or the floor where none is given. With
// a rota of today's, what it has at work takes the place of what is wanted.
// Both rotas must fit their case, as check.Lay says; it panics where they do
// not.
func Reductions(c *ward.Case, r *rota.Rota, todayCase *ward.Case, today *rota.Rota) []Reduction {
	after := lay(c, r)
	before := map[half]staffing{}
	if today != nil {
		before = halves(todayCase, func(s *check.Sheet, d ward.Demand) int {
			_, n := s.Present(d)
			return n
		}, lay(todayCase, today))
	}
	missing := halves(c, func(s *check.Sheet, d ward.Demand) int {
		_, n := s.Present(d)
		wanted := max(d.Floor, d.Target) * int(d.To-d.From)
		if t, ok := before[halfOf(d)]; ok {
			wanted = t.sum * int(d.To-d.From) / t.of
		}
		return max(0, wanted-n)
	}, after)
	wanted := before
	if today == nil {
		wanted = halves(c, func(_ *check.Sheet, d ward.Demand) int { return max(d.Floor, d.Target) * int(d.To-d.From) }, after)
	}
	var out []Reduction
	for _, h := range inOrder(missing) {
		m, w := missing[h], wanted[h]
		if m.sum == 0 || w.of == 0 {
			continue
		}
		had := 100 * w.sum / w.of
		row := Reduction{
			Unit: h.unit, Who: h.who, Days: 1 << h.day, From: ward.Minutes(h.nth) * halfHour, To: ward.Minutes(h.nth+1) * halfHour,
			Before: had, After: had - 100*m.sum/m.of, Missing: ward.Minutes(m.sum / c.Dates.Weeks),
		}
		if last := len(out) - 1; last >= 0 && out[last].joins(row) {
			out[last].To, out[last].Missing = row.To, out[last].Missing+row.Missing
			continue
		}
		out = append(out, row)
	}
	return alikeDays(out)
}

// halfHour is what service is counted in.
const halfHour = 30 * ward.Minutes(1)

// half is one half hour of the week, for one unit and attribute.
type half struct {
	unit, who string
	day       ward.Weekday
	nth       int // half hour from the day's midnight
}

// staffing is person minutes over all weeks, of so many minutes of need.
type staffing struct{ sum, of int }

func halfOf(d ward.Demand) half {
	return half{d.Unit, d.Who, ward.Weekday(d.Day % 7), int(d.From / halfHour)}
}

// halves counts something in every half hour of the need.
func halves(c *ward.Case, count func(*check.Sheet, ward.Demand) int, s *check.Sheet) map[half]staffing {
	out := map[half]staffing{}
	for _, d := range c.Demands() {
		for from := d.From; from < d.To; from = (from/halfHour + 1) * halfHour {
			part := d
			part.From, part.To = from, min(d.To, (from/halfHour+1)*halfHour)
			t := out[halfOf(part)]
			t.sum += count(s, part)
			t.of += int(part.To - part.From)
			out[halfOf(part)] = t
		}
	}
	return out
}

func inOrder(in map[half]staffing) []half {
	out := make([]half, 0, len(in))
	for h := range in {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b half) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.who, b.who), cmp.Compare(a.day, b.day), cmp.Compare(a.nth, b.nth))
	})
	return out
}

// joins tells whether a row goes on where this one ends.
func (r Reduction) joins(next Reduction) bool {
	return r.Unit == next.Unit && r.Who == next.Who && r.Days == next.Days && r.To == next.From && r.Before == next.Before && r.After == next.After
}

// alikeDays puts days with the same stretch on one row.
func alikeDays(in []Reduction) []Reduction {
	var out []Reduction
	for _, r := range in {
		i := slices.IndexFunc(out, func(o Reduction) bool {
			return o.Unit == r.Unit && o.Who == r.Who && o.From == r.From && o.To == r.To && o.Before == r.Before && o.After == r.After
		})
		if i < 0 {
			out = append(out, r)
			continue
		}
		out[i].Days |= r.Days
		out[i].Missing += r.Missing
	}
	return out
}
