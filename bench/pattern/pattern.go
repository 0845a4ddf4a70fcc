// Package pattern draws large wards and rotas for them without solving, to
// measure with.
package pattern

import (
	"fmt"

	"heltid/fixtures"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Ward is the ward of 93 with so many people and weeks.
func Ward(kind string, people, weeks int) (*ward.Ward, error) {
	data, err := fixtures.Ward("ward-93")
	if err != nil {
		return nil, err
	}
	w, err := ward.Read("ward-93.yaml", data)
	if err != nil {
		return nil, err
	}
	if err := w.CheckAgreements(rule.Ladders()); err != nil {
		return nil, err
	}
	w.Period.Kind, w.Period.Weeks = kind, weeks
	for n, first := len(w.People), len(w.People); n < people; n++ {
		p := w.People[n%first]
		p.ID = fmt.Sprintf("%s-%d", p.ID, n)
		w.People = append(w.People, p)
	}
	w.People, w.Posts = w.People[:people], nil
	return w, nil
}

// Rota is one in which everybody works four days of five, every third weekend,
// and one shift type a week. It breaks rules all over.
func Rota(c *ward.Case) *rota.Rota {
	return draw(c, func(i, day int) bool {
		if day%7 > 4 {
			return (day/7+i)%3 == 0
		}
		return (day+i)%5 != 0
	}, func(i, week, codes int) int { return (week + i) % codes })
}

// Tidy is one in which everybody keeps one shift type and works every third
// weekend, with a day off before and after it, and as many days a week besides
// as the post has room for. It breaks little but cover.
func Tidy(c *ward.Case) *rota.Rota {
	return draw(c, func(i, day int) bool {
		week, weekday := day/7, day%7
		room := int(*c.People[i].Size.Max) * 9 / (2 * int(ward.FullTime)) // shifts a week
		switch at := (week + i) % 3; {
		case weekday > 4:
			return at == 0
		case at == 0 && weekday == 4, at == 1 && weekday == 0: // before and after the weekend
			return false
		default:
			return (weekday+i)%5 < room-1
		}
	}, func(i, _, codes int) int { return i % codes })
}

func draw(c *ward.Case, works func(i, day int) bool, code func(i, week, codes int) int) *rota.Rota {
	r := &rota.Rota{Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
	for i, p := range c.People {
		var codes []string
		for _, sh := range c.Shifts {
			if p.Works(sh) {
				codes = append(codes, sh.Code)
			}
		}
		l := rota.Line{Person: p.ID, Size: *p.Size.Max}
		for day := range c.Dates.Days() {
			if works(i, day) {
				l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: codes[code(i, day/7, len(codes))]})
			}
		}
		r.Lines = append(r.Lines, l)
	}
	return r
}
