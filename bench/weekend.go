package main

import (
	"context"
	"fmt"
	"math"
	"time"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// A pool is the day and evening staff of a ward with 24 beds under one weekend
// rule: six and five at work on weekdays, and on weekends four and four on short
// shifts, five on shifts of 12.5 hours or four on shifts of 14. Nobody's
// competence matters and posts may have any size, as the arithmetic has it. A
// short duty of 6 hours lets planned hours come out at a full week's: 8 weeks of
// 35.5 hours are no whole number of duties of 7.5. Free weekends begin on Friday at
// 22:00, so that Friday's evening may be anybody's.
type pool struct {
	says    string
	weekend string  // the rule as a ward file has it
	weeks   int     // of the period
	every   float64 // works every so-many-th weekend
	long    string  // shifts on weekends: short, 12.5 or 14
	cover   int     // per cent more hours on weekdays, for absence
	year    bool    // a whole year: too large for one model, so no rota is made
}

var pools = []pool{
	{says: "7.5 h, every third", weekend: "every: 3", weeks: 6, every: 3, long: "short"},
	{says: "7.5 h, three of eight (hinke)", weekend: "per_period: 3", weeks: 8, every: 8. / 3, long: "short"},
	{says: "7.5 h, two of five", weekend: "per_period: 4", weeks: 10, every: 2.5, long: "short"},
	{says: "7.5 h, every second", weekend: "every: 2", weeks: 8, every: 2, long: "short"},
	{says: "12.5 h, every fourth", weekend: "every: 4", weeks: 8, every: 4, long: "12.5"},
	{says: "12.5 h, two of seven", weekend: "per_period: 2", weeks: 7, every: 3.5, long: "12.5"},
	{says: "12.5 h, 15 a year", weekend: "per_year: 15", weeks: 52, every: 52. / 15, long: "12.5", year: true},
	{says: "12.5 h, every third", weekend: "every: 3", weeks: 6, every: 3, long: "12.5"},
	{says: "14 h, every fourth", weekend: "every: 4", weeks: 8, every: 4, long: "14"},
	{says: "14 h, 14 a year", weekend: "per_year: 14", weeks: 52, every: 52. / 14, long: "14", year: true},
	{says: "7.5 h, every third, 10 % more on weekdays", weekend: "every: 3", weeks: 6, every: 3, long: "short", cover: 10},
	{says: "12.5 h, every fourth, 10 % more on weekdays", weekend: "every: 4", weeks: 8, every: 4, long: "12.5", cover: 10},
	{says: "12.5 h, every fourth, 20 % more on weekdays", weekend: "every: 4", weeks: 8, every: 4, long: "12.5", cover: 20},
	{says: "12.5 h, 15 a year, 20 % more on weekdays", weekend: "per_year: 15", weeks: 52, every: 52. / 15, long: "12.5", cover: 20, year: true},
}

// weekends is one row a pool.
func weekends() []row {
	var out []row
	for _, p := range pools {
		out = append(out, row{"weekend", p.aim(), p.run})
	}
	return out
}

const (
	fullWeek = 35.5 // hours
	weekdays = 412.5
)

// heads at work on a weekend day, the hours of one and the shift it is on.
func (p pool) heads() (n int, hours float64) {
	switch p.long {
	case "12.5":
		return 5, 12.5
	case "14":
		return 4, 14
	}
	return 8, 7.5
}

// sum is the arithmetic: full-time equivalents, people the weekends take, and
// the most full-time posts beside posts that work their weekends alone.
func (p pool) sum() (fte, people, full float64) {
	n, hours := p.heads()
	fte = (weekdays*(1+float64(p.cover)/100) + 2*float64(n)*hours) / fullWeek
	people = 2 * float64(n) * p.every / 2
	least := 2 * hours / (p.every * fullWeek)
	return fte, people, min(people, (fte-people*least)/(1-least))
}

func (p pool) aim() string {
	fte, people, full := p.sum()
	return fmt.Sprintf("%s: %.2f posts on %.1f people, mean %.1f %%; at most %.1f full time (%.0f %%)", p.says, fte, people, min(100, 100*fte/people), full, 100*full/people)
}

// ward is the pool as a ward with as many posts as the weekends take people.
func (p pool) ward() (*ward.Ward, error) {
	fte, people, _ := p.sum()
	shifts, need := "D, M, E", `
  - {days: "sat,sun", from: "07:30", to: "22:00", floor: {total: 4}}`
	switch p.long {
	case "12.5":
		shifts, need = "D, M, E, L, K", `
  - {days: "sat,sun", from: "07:30", to: "09:30", floor: {total: 3}}
  - {days: "sat,sun", from: "09:30", to: "20:00", floor: {total: 5}}
  - {days: "sat,sun", from: "20:00", to: "22:00", floor: {total: 2}}`
	case "14":
		shifts, need = "D, M, E, H", `
  - {days: "sat,sun", from: "08:00", to: "22:00", floor: {total: 4}}`
	}
	days := "all"
	if p.long != "short" {
		days = "mon-fri"
	}
	text := fmt.Sprintf(`heltid: 1
name: "24 beds, day and evening: %s"
period: {start: 2026-01-05, weeks: %d, kind: rolling}
competences:
  - {id: HFA, name: helsefagarbeider, educated: true}
shifts:
  - {code: D, start: "07:30", end: "15:00", days: %[3]s, breaks: [{minutes: 30, paid: true}]}
  - {code: M, start: "09:00", end: "15:00", days: %[3]s, breaks: [{minutes: 30, paid: true}]}
  - {code: E, start: "14:30", end: "22:00", days: %[3]s, breaks: [{minutes: 30, paid: true}]}
  - {code: L, start: "07:30", end: "20:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
  - {code: K, start: "09:30", end: "22:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
  - {code: H, start: "08:00", end: "22:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
models:
  - {id: pool, shifts: [%[4]s], weekend: {%[5]s}, norm: "35.5"}
posts:
  - {id: post, competence: HFA, count: %[6]d, long_shifts: "14:00"}
need:
  - {days: mon-fri, from: "07:30", to: "15:00", floor: {total: 6}}
  - {days: mon-fri, from: "15:00", to: "22:00", floor: {total: 5}}%[7]s
agreements:
  - {id: long, level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00", daily_rest: "10:00"}}
  - {id: means, level: T, paragraph: aml-10-5-2}
  - {id: rest, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9:00"}}
  - {id: sundays, level: T, paragraph: aml-10-8-4c}
free_weekend: {from: "22:00", to: "06:00"}
sizes: {free: true}
budget: {full_time_posts: %.2[8]f, count: hours}
guards: {small_posts: {lifted: true}, educated: false}
`, p.says, p.weeks, days, shifts, p.weekend, int(math.Ceil(people-1e-9)), need, math.Ceil(10000*fte)/100)
	w, err := ward.Read("pool.yaml", []byte(text))
	if err != nil {
		return nil, err
	}
	return w, w.CheckAgreements(rule.Ladders())
}

// forPool is how long a rota is looked for.
const forPool = time.Minute

// run gives what the program's own arithmetic and flow say, and what a search
// reaches under the real rules of rest.
func (p pool) run(ctx context.Context, s settings) (string, error) {
	w, err := p.ward()
	if err != nil {
		return "", err
	}
	c, err := w.Case("", ward.Structure)
	if err != nil {
		return "", err
	}
	counted := "none"
	all, err := bound.Arithmetic(c, rule.Terms(c))
	if err != nil {
		return "", err
	}
	if most, ok := bound.MostFullTime(all); ok {
		counted = fmt.Sprint(most)
	}
	library, err := cpsat.Library("")
	if err != nil {
		return "", err
	}
	reach, err := explain.Reach(ctx, c, &lp.Runner{Library: library})
	if err != nil {
		return "", err
	}
	out := fmt.Sprintf("arithmetic with whole duties %s, flow %s", counted, limit(reach))
	if p.year {
		return out + "; no rota is made for a year as one model", nil
	}
	r, err := solver.Solve(ctx, solver.Request{Ward: w, Run: ward.Structure, Time: forPool, Seed: s.seed, Workers: s.workers})
	if err != nil {
		return "", err
	}
	if r.Rota == nil {
		return fmt.Sprintf("%s, no rota in %s", out, seconds(r.Elapsed)), nil
	}
	short, best := int64(0), ""
	for _, t := range r.Tiers {
		switch {
		case t.Number <= 1:
			short += t.Value
		case t.Part == search.PartPosts && t.Bounded:
			best = fmt.Sprintf(", limit %d", t.Bound)
		}
	}
	if short > 0 {
		best += fmt.Sprintf("; %d person-minutes below floor", short)
	}
	return fmt.Sprintf("%s, rota %d of %d full time%s, in %s", out, r.Totals.FullTime, r.Totals.Posts, best, seconds(r.Elapsed)), nil
}

// limit is a flow bound in words.
func limit(l explain.Limit) string {
	switch {
	case !l.Possible:
		return "no rota"
	case l.Missing > 0:
		return fmt.Sprintf("%d with %d person-minutes below floor", l.FullTime, l.Missing)
	}
	return fmt.Sprint(l.FullTime)
}
