package repair

import (
	"fmt"
	"slices"
	"strings"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Pin is a stretch of a rota that stays as it is, duties and days off.
type Pin struct {
	Person string     // empty: everybody
	From   *ward.Date // nil: from the first day
	Until  *ward.Date // the last day; nil: that of the rota
}

// ParsePin reads a pin as people write it: PERSON, FROM..UNTIL or
// PERSON:FROM..UNTIL, either date left out for the rota's own.
func ParsePin(text string) (Pin, error) {
	if !strings.Contains(text, "..") {
		return Pin{Person: text}, nil
	}
	var pin Pin
	days := text
	if i := strings.LastIndex(text, ":"); i >= 0 {
		pin.Person, days = text[:i], text[i+1:]
	}
	from, until, _ := strings.Cut(days, "..")
	for _, day := range []struct {
		text string
		to   **ward.Date
	}{{from, &pin.From}, {until, &pin.Until}} {
		if day.text == "" {
			continue
		}
		d, err := ward.ParseDate(day.text)
		if err != nil {
			return pin, fmt.Errorf("pin %s: %w", text, err)
		}
		*day.to = &d
	}
	return pin, nil
}

// ParsePins reads pins, and holds them against a case.
func ParsePins(texts []string, c *ward.Case) ([]Pin, error) {
	var out []Pin
	for _, text := range texts {
		pin, err := ParsePin(text)
		if err == nil {
			err = pin.check(c)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, pin)
	}
	return out, nil
}

// check says what is wrong with a pin for a case.
func (p Pin) check(c *ward.Case) error {
	if _, ok := c.Person(p.Person); p.Person != "" && !ok {
		return fmt.Errorf("nobody in the ward is %q", p.Person)
	}
	if p.From != nil && p.Until != nil && *p.Until < *p.From {
		return fmt.Errorf("%s is before %s", p.Until, p.From)
	}
	for _, d := range []*ward.Date{p.From, p.Until} {
		if d != nil && (*d < c.Dates.Start || *d >= c.Dates.Date(c.Dates.Days())) {
			return fmt.Errorf("%s is not among the rota's days, %s to %s", d, c.Dates.Start, c.Dates.Date(c.Dates.Days()-1))
		}
	}
	return nil
}

// Hold gives the case with what the pins hold as it is in a rota.
func Hold(c *ward.Case, r *rota.Rota, pins []Pin) *ward.Case {
	if len(pins) == 0 {
		return c
	}
	held := *c
	held.Held = map[string]map[int][]string{}
	for _, l := range r.Lines {
		days := map[int][]string{}
		for day := range c.Dates.Days() {
			if slices.ContainsFunc(pins, func(p Pin) bool { return p.Holds(c, l.Person, day) }) {
				days[day] = l.On(day)
			}
		}
		held.Held[l.Person] = days
	}
	return &held
}

// Holds tells whether the pin is about a day of a person, counted from 0.
func (p Pin) Holds(c *ward.Case, person string, day int) bool {
	d := c.Dates.Date(day)
	return (p.Person == "" || p.Person == person) && (p.From == nil || *p.From <= d) && (p.Until == nil || d <= *p.Until)
}
