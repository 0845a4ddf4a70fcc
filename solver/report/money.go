package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/measure"
	"heltid/solver/ward"
)

// kroner writes money with its thousands apart: 11 208 731 kr.
func (s speaker) kroner(v int) string { return s.say("value.kroner", "kroner", s.grouped(v)) }

// ore writes øre as whole kroner.
func (s speaker) ore(v int) string { return s.kroner(krone(v)) }

// krone rounds øre to the nearest krone.
func krone(ore int) int {
	if ore < 0 {
		return -((50 - ore) / 100)
	}
	return (ore + 50) / 100
}

// grouped writes a number with its thousands apart.
func (s speaker) grouped(v int) string {
	sign, digits := "", strconv.Itoa(v)
	if v < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + s.say("thousands") + digits[i:]
	}
	return sign + digits
}

// outside says which rates were used beyond their validity: those that hold for
// the same time together.
func (s speaker) outside(all []measure.Outside) []string {
	var out []string
	for i, o := range all {
		alike := func(x measure.Outside) bool { return x.Rate.Validity() == o.Rate.Validity() }
		if slices.ContainsFunc(all[:i], alike) {
			continue
		}
		var names []string
		from, until := o.From, o.Until
		for _, x := range all {
			if alike(x) {
				names = append(names, s.say("supplement."+x.Supplement))
				from, until = min(from, x.From), max(until, x.Until)
			}
		}
		holds := ""
		if v := o.Rate.Validity(); v.From != 0 {
			holds = s.say("rests.since", "date", longDate(v.From)) + " "
		}
		if v := o.Rate.Validity(); v.Until != 0 {
			holds += s.say("rests.until", "date", longDate(v.Until))
		}
		out = append(out, s.say("rests.outside", "supplements", s.list(names), "n", len(names), "from", longDate(from), "until", longDate(until), "holds", strings.TrimSpace(holds)))
	}
	return out
}

func longDate(d ward.Date) string {
	year, _, _ := d.Civil()
	return fmt.Sprintf("%s%d", shortDate(d), year)
}
