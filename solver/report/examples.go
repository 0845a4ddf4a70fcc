package report

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// An example is a rota that keeps a rule or breaks it, in words.
type example struct {
	Title   string
	Given   []string // what is decided and agreed
	Duties  []string // by week
	Verdict string
}

// examples gives the two of a rule: at its edge, and one step past it. They are
// what tests the checker.
func (s speaker) examples(r rule.Rule) ([]example, error) {
	e, err := fixtures.RuleEdge(r.ID)
	if err != nil {
		return nil, err
	}
	limit, err := rule.Parse(r.Unit, e.Limit)
	if err != nil {
		return nil, fmt.Errorf("edge of %s: limit: %w", r.ID, err)
	}
	by, err := rule.Parse(r.Unit, e.By)
	if err != nil {
		return nil, fmt.Errorf("edge of %s: by: %w", r.ID, err)
	}
	measured := limit + by
	if r.AtLeast {
		measured = limit - by
	}
	kept, err := s.example(r, e, e.Kept)
	if err != nil {
		return nil, err
	}
	kept.Title = s.say("example.kept")
	kept.Verdict = s.say("example.holds", "measured", rule.Format(r.Unit, limit, s.lang))
	broken, err := s.example(r, e, e.Broken)
	if err != nil {
		return nil, err
	}
	broken.Title = s.say("example.broken")
	broken.Verdict = r.Broken(s.lang, measured, limit)
	for _, step := range r.Steps {
		if step.Paragraph == e.Allowed && e.Allowed != "" && step.Level != ward.Statute {
			broken.Verdict += " " + s.say("findings.allowed", "who", rule.LevelName(step.Level, s.lang), "source", rule.Cite(step.Source, s.lang))
			break
		}
	}
	if e.Allowed == "" && (r.Kind == rule.Law || r.Kind == rule.Tariff) {
		broken.Verdict += " " + s.say("findings.nobody")
	}
	return []example{kept, broken}, nil
}

func (s speaker) example(r rule.Rule, e fixtures.Edge, of fixtures.EdgeRota) (example, error) {
	var out example
	say := func(text string) {
		if text != "" {
			out.Given = append(out.Given, text)
		}
	}
	say(e.Given[string(s.lang)])
	agreed, err := s.parties(r, e)
	if err != nil {
		return out, err
	}
	say(agreed)
	if e.Kind == ward.Rolling {
		say(s.say("example.rolling"))
	}
	if e.Worked {
		say(s.say("example.worked"))
	}
	if of.Published > 0 {
		say(s.say("example.published", "n", of.Published))
	}
	if of.Told > 0 {
		say(s.say("example.told", "n", of.Told))
	}
	var person struct{ Size struct{ Current *ward.Size } }
	if of.Person != nil {
		if err := json.Unmarshal(of.Person, &person); err != nil {
			return out, err
		}
	}
	if of.Size != nil {
		person.Size.Current = of.Size
	}
	if z := person.Size.Current; z != nil {
		say(s.say("example.size", "size", s.size(*z)))
	}
	out.Duties, err = s.weeks(e.Start, of.Weeks)
	if err != nil || of.Beside == nil {
		return out, err
	}
	beside, err := s.weeks(e.Start, of.Beside)
	for i := range out.Duties {
		out.Duties[i] = s.say("example.first", "duties", out.Duties[i])
	}
	for _, week := range beside {
		out.Duties = append(out.Duties, s.say("example.second", "duties", week))
	}
	return out, err
}

// parties says who agreed to what, or that nobody did where it matters.
func (s speaker) parties(r rule.Rule, e fixtures.Edge) (string, error) {
	var laid struct{ Agreements []ward.Agreement }
	if e.Ward != nil {
		if err := json.Unmarshal(e.Ward, &laid); err != nil {
			return "", err
		}
	}
	profile := e.Profile
	if profile == "" {
		profile = "S"
	}
	all, err := fixtures.Agreements(profile)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, a := range append(all, laid.Agreements...) {
		if strings.HasPrefix(a.Paragraph, "hta-") {
			continue // told by what is given
		}
		text := s.say("example.agreement", "who", rule.LevelName(a.Level, s.lang), "paragraph", a.Paragraph)
		var limits []string
		for _, q := range []ward.Quantity{"day_hours", "daily_rest", "weekly_rest"} {
			if l, ok := a.Limits[string(q)]; ok {
				limits = append(limits, s.ruleName(q)+" "+l)
			}
		}
		if len(limits) > 0 {
			text += " (" + strings.Join(limits, ", ") + ")"
		}
		parts = append(parts, text)
	}
	switch {
	case len(parts) > 0:
		return s.say("example.agreed", "agreements", s.list(parts)), nil
	case r.Kind == rule.Law:
		return s.say("example.unagreed"), nil
	}
	return "", nil
}

// weeks puts the weeks of an example in words, like ones told once.
func (s speaker) weeks(start string, weeks []string) ([]string, error) {
	var out []string
	week := 1
	for _, text := range weeks {
		times := 1
		if n, rest, ok := strings.Cut(text, "x"); ok {
			if v, err := strconv.Atoi(strings.TrimSpace(n)); err == nil {
				times, text = v, strings.TrimSpace(rest)
			}
		}
		duties, err := s.duties(text)
		if err != nil {
			return nil, err
		}
		name := s.say("example.week", "n", week)
		if times > 1 {
			name = s.say("example.weeks", "from", week, "to", week+times-1)
		}
		if start != "" && week == 1 {
			d, err := ward.ParseDate(start)
			if err != nil {
				return nil, err
			}
			year, _, _ := d.Civil()
			name += " " + s.say("example.start", "date", shortDate(d)+strconv.Itoa(year))
		}
		out = append(out, name+": "+duties)
		week += times
	}
	return out, nil
}

// duties puts "mon-wed 07:30-15:00, sat F3/08:00-15:00 overtime" in words.
func (s speaker) duties(text string) (string, error) {
	if text == "" {
		return s.say("example.free"), nil
	}
	var out []string
	for part := range strings.SplitSeq(text, ", ") {
		on, times, _ := strings.Cut(part, " ")
		days, err := ward.ParseDays(on)
		if err != nil {
			return "", err
		}
		words := strings.Fields(times)
		said := []string{s.weekdays(days), s.time(words[0])}
		for i := 1; i < len(words); i++ {
			switch words[i] {
			case "break", "unpaid":
				i++
				said = append(said, s.say("example."+words[i-1], "length", words[i]))
			case "in":
				i++
				said = append(said, s.say("example.in", "unit", words[i]))
			default:
				said = append(said, s.say("example."+words[i]))
			}
		}
		out = append(out, strings.Join(said, " "))
	}
	return strings.Join(out, ", "), nil
}

// time writes 07:30-15:00 with a dash of its own, and what it stands instead of.
func (s speaker) time(text string) string {
	if free, instead, ok := strings.Cut(text, "/"); ok {
		return s.say("example.instead", "free", free, "duty", s.time(instead))
	}
	return strings.ReplaceAll(text, "-", "–")
}
