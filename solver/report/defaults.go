package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Defaults says what is taken for granted because the ward file does not say,
// each with where it comes from.
func Defaults(c *ward.Case, lang rule.Lang) []string {
	s := speaker{lang, c.Ward}
	w := c.Ward
	var out []string
	tell := func(given bool, key string, args ...any) {
		if !given {
			out = append(out, s.say("default."+key, args...))
		}
	}
	ceiling := func(get func(*ward.Ceilings) bool) bool {
		return slices.ContainsFunc([]*ward.Ceilings{w.Ceilings, c.Model.Ceilings}, func(x *ward.Ceilings) bool { return x != nil && get(x) })
	}
	tell(w.Tolerance != nil, "tolerance", "hours", s.about(c.TolerancePer))
	tell(w.Sizes != nil, "sizes", "step", s.size(c.Sizes.Step))
	tell(w.Guards != nil && w.Guards.SmallPosts != nil && w.Guards.SmallPosts.Below != nil, "small_below", "size", s.size(c.SmallBelow))
	if w.Guards == nil || w.Guards.SmallPosts == nil || w.Guards.SmallPosts.AtMost == nil && !w.Guards.SmallPosts.Lifted {
		if c.SmallAtMost >= 0 {
			tell(false, "small_at_most", "n", c.SmallAtMost, "size", s.size(c.SmallBelow))
		} else {
			tell(false, "small_as_few", "size", s.size(c.SmallBelow))
		}
	}
	tell(w.Guards != nil && w.Guards.Educated != nil || !c.Educated, "educated")
	tell(ceiling(func(x *ward.Ceilings) bool { return x.DaysInRow != nil }), "days_in_row", "n", *c.Ceilings.DaysInRow)
	tell(ceiling(func(x *ward.Ceilings) bool { return x.NightsInRow != nil }), "nights_in_row", "n", *c.Ceilings.NightsInRow)
	tell(ceiling(func(x *ward.Ceilings) bool { return x.LongInRow != nil }), "long_in_row", "n", *c.Ceilings.LongInRow)
	tell(ceiling(func(x *ward.Ceilings) bool { return x.LongThreshold != nil }), "long_threshold", "length", c.LongThreshold)
	tell(w.FreeWeekend != nil, "free_weekend", "from", clock(c.FreeWeekend.From), "to", clock(c.FreeWeekend.To))
	tell(c.Model.Norm != ward.NormComputed, "norm")
	tell(c.Model.Weekend.Whole != nil, "whole_weekend")
	tell(c.Budget != nil, "budget")
	if c.Budget != nil {
		tell(c.Budget.Count != "", "budget_count")
	}
	if c.Run == ward.FromToday {
		unasked := 0
		for i := range w.People {
			if z := w.People[i].Size; z.Wished == nil && z.Max == nil && z.Current < ward.FullTime {
				unasked++
			}
		}
		tell(unasked == 0, "max_is_current", "n", unasked)
	}
	return out
}

// Explain writes the defaults in force for a case, with their sources.
func Explain(w io.Writer, c *ward.Case, lang rule.Lang, width int) error {
	s := section{title: Say(lang, "rests.defaults", "model", c.Model.ID, "run", Say(lang, "run."+string(c.Run)))}
	s.list(Defaults(c, lang))
	if need := c.Ward.ConvertedNeed(); len(need) > 0 {
		return write(w, []section{s, converted(speaker{lang, c.Ward}, need)}, width)
	}
	return write(w, []section{s}, width)
}

// converted shows need that was given as heads per shift code as what it
// became: heads by time of day.
func converted(k speaker, need []ward.NeedRow) section {
	s := section{title: k.say("converted.title")}
	s.tell(k.say("converted.says"))
	table := &columns{left: words(true, true, true, true)}
	table.rows = [][]string{{k.say("converted.unit"), k.say("converted.days"), k.say("converted.time"), k.say("converted.heads")}}
	for _, r := range need {
		table.rows = append(table.rows, []string{r.Unit, r.Days.String(), clock(r.From) + "–" + clock(r.To), k.headcount(r)})
	}
	s.show(table)
	return s
}

// headcount writes a row's floor: the whole first, then who must be among them.
func (s speaker) headcount(r ward.NeedRow) string {
	out := []string{}
	if n, ok := r.Floor[ward.Total]; ok {
		out = append(out, fmt.Sprint(n))
	}
	for _, who := range slices.Sorted(maps.Keys(r.Floor)) {
		if who != ward.Total {
			out = append(out, fmt.Sprintf("%d %s", r.Floor[who], s.attribute(who)))
		}
	}
	return strings.Join(out, ", ")
}
