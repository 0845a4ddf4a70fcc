package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A different is a ward in which everybody is different: competence, size,
// nights, long shifts, fixed free time, weekends of every other week and wishes.
// People who are alike make a ward easier; this separates engines. It is read
// from JSON, or drawn.
type different struct {
	Name   string
	Weeks  int
	People []somebody
	Need   []struct {
		Days, Start, End    string // weekday or weekend
		Total, Educated, RN int
	}
	Budget float64 `json:"budget_fte"`
}

type somebody struct {
	ID, Competence  string
	Current, Wished int      // per cent
	Nights          string   // none or mixed
	Long            bool     // has said yes to 12.5 hours on weekends
	Free            [][2]any `json:"fixed_free"` // weekday from 0 and shift never worked
	Custody         string   // weekends of even or odd weeks, counted from 0, never worked
	Wishes          []struct {
		Day         int
		Shift, Kind string // must-not, avoid or prefer
		Points      int
	}
}

// readDifferent reads such a ward from JSON. One of its rules a ward cannot say,
// and it is left out: nights are at most half of anybody's hours.
func readDifferent(path string) (*ward.Ward, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var d different
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if d.Weeks < 1 || len(d.People) == 0 || len(d.Need) == 0 {
		return nil, fmt.Errorf("%s: weeks, people or need are missing", path)
	}
	for _, p := range d.People {
		for _, f := range p.Free {
			if day, ok := f[0].(float64); !ok || day < 0 || day > 6 {
				return nil, fmt.Errorf("%s: %s: fixed_free has the weekday %v, where 0 (Monday) to 6 is expected", path, p.ID, f[0])
			}
		}
	}
	return d.ward()
}

// ward is the same as a ward file says it: three weekends of four off, never three
// worked in a row, at most four short rests in four weeks, and the norm that each
// line gives.
func (d *different) ward() (*ward.Ward, error) {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	say(`heltid: 1
name: %q
period: {start: 2026-01-05, weeks: %d, kind: rolling}
competences:
  - {id: RN, name: sykepleier, educated: true}
  - {id: HFA, name: helsefagarbeider, educated: true}
  - {id: ASS, name: assistent}
shifts:
  - {code: D, start: "07:30", end: "15:00", breaks: [{minutes: 30, paid: true}]}
  - {code: E, start: "14:30", end: "22:00", breaks: [{minutes: 30, paid: true}]}
  - {code: N, start: "21:45", end: "07:45", breaks: [{minutes: 30, paid: true}]}
  - {code: L, start: "07:30", end: "20:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
  - {code: K, start: "09:30", end: "22:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
models:
  - {id: different, shifts: [D, E, N, L, K], weekend: {per_period: %d, in_row: 2}, ceilings: {days_in_row: 5, nights_in_row: 3, long_in_row: 2, quick_returns: 4, week_hours: "48:00"}}
agreements:
  - {id: snitt, level: T, paragraph: aml-10-5-2, signed_by: tillitsvalgte}
  - {id: hvile, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9:00"}, signed_by: tillitsvalgte}
  - {id: helger, level: T, paragraph: aml-10-8-4c, signed_by: tillitsvalgte}
budget: {full_time_posts: %g}
need:
`, d.Name, d.Weeks, d.Weeks/3, 100*d.Budget)
	for _, n := range d.Need {
		days := map[string]string{"weekday": "mon-fri", "weekend": "sat,sun"}[n.Days]
		say("  - {days: %q, from: %q, to: %q, floor: {total: %d, educated: %d, RN: %d}}\n", days, n.Start, n.End, n.Total, n.Educated, n.RN)
	}
	say("people:\n")
	for i := range d.People {
		d.People[i].write(&b)
	}
	w, err := ward.Read(d.Name, []byte(b.String()))
	if err != nil {
		return nil, err
	}
	return w, w.CheckAgreements(rule.Ladders())
}

var weekdays7 = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func (p *somebody) write(b *strings.Builder) {
	shifts := []string{"D", "E"}
	if p.Nights == "mixed" {
		shifts = append(shifts, "N")
	}
	consents := ""
	if p.Long {
		shifts, consents = append(shifts, "L", "K"), `, consents: [{longest: "12:30"}]`
	}
	var limits, wishes []string
	var free []string
	for _, f := range p.Free {
		free = append(free, fmt.Sprintf("{days: %s, shift: %s}", weekdays7[int(f[0].(float64))], f[1]))
	}
	if len(free) > 0 {
		limits = append(limits, "{fixed_free: ["+strings.Join(free, ", ")+"]}")
	}
	if p.Custody != "" { // a ward counts weeks from 1
		limits = append(limits, "{alternate_weeks: "+map[string]string{"even": "odd", "odd": "even"}[p.Custody]+"}")
	}
	start, _ := ward.ParseDate("2026-01-05")
	for _, w := range p.Wishes {
		if w.Shift != "any" && !slices.Contains(shifts, w.Shift) {
			continue // about a shift that is not theirs
		}
		kind, points := w.Kind, fmt.Sprintf(", points: %d", w.Points)
		if kind == "must-not" {
			kind, points = "must_not", ""
		}
		wish := fmt.Sprintf("{kind: %s, shift: %s, date: %s%s}", kind, w.Shift, start+ward.Date(w.Day), points)
		if !slices.Contains(wishes, wish) {
			wishes = append(wishes, wish)
		}
	}
	fmt.Fprintf(b, "  - {id: %s, competence: %s, shifts: [%s], size: {current: %d, wished: %d}%s, limits: [%s], wishes: [%s]}\n",
		p.ID, p.Competence, strings.Join(shifts, ", "), p.Current, p.Wished, consents, strings.Join(limits, ", "), strings.Join(wishes, ", "))
}

// draw makes a ward of so many people; the seed is its number. The shares are
// those of the ward of 40 that separated engines in the first measurement.
func draw(people int, seed uint64) *different {
	r := rand.New(rand.NewPCG(seed, uint64(people)))
	d := &different{Name: fmt.Sprintf("different-%d-%d", people, seed), Weeks: 12}
	sum := 0
	for i := range people {
		p := somebody{Competence: []string{"RN", "HFA", "ASS"}[bracket(r, 30, 75)], Nights: []string{"mixed", "none"}[bracket(r, 40)], Long: r.IntN(100) < 40}
		p.ID = fmt.Sprintf("%s-%d", p.Competence, i+1)
		p.Current = []int{100, 80, 75, 60, 50, 40, 20}[bracket(r, 30, 42, 57, 72, 90, 95)]
		p.Wished = p.Current
		if r.IntN(100) < 65 {
			p.Wished = min(100, p.Current+[]int{20, 25, 40, 50}[r.IntN(4)])
		}
		sum += p.Current
		p.draw(r, d.Weeks)
		d.People = append(d.People, p)
	}
	part := func(heads int) int { return (heads*people + 20) / 40 }
	for _, n := range []struct {
		days, start, end    string
		total, educated, rn int
	}{
		{"weekday", "07:30", "09:30", 9, 5, 2}, {"weekday", "09:30", "14:30", 8, 5, 2}, {"weekday", "14:30", "20:00", 7, 4, 1},
		{"weekday", "20:00", "22:00", 6, 3, 1}, {"weekday", "22:00", "07:30", 3, 2, 1},
		{"weekend", "07:30", "09:30", 6, 3, 1}, {"weekend", "09:30", "14:30", 6, 3, 1}, {"weekend", "14:30", "20:00", 5, 3, 1},
		{"weekend", "20:00", "22:00", 4, 2, 1}, {"weekend", "22:00", "07:30", 3, 2, 1},
	} {
		d.Need = append(d.Need, struct {
			Days, Start, End    string
			Total, Educated, RN int
		}{n.days, n.start, n.end, max(1, part(n.total)), max(1, part(n.educated)), max(1, part(n.rn))})
	}
	d.Budget = float64(sum+people*4) / 100
	return d
}

// everybodyDiffers is a drawn ward as a row.
func everybodyDiffers(people int, seed uint64) func(context.Context, settings) (string, error) {
	return solveWard(draw(people, seed).ward, "", ward.FromToday, 120*time.Second, never)
}

// bracket draws which bracket a percentage falls in.
func bracket(r *rand.Rand, ends ...int) int {
	v := r.IntN(100)
	for i, end := range ends {
		if v < end {
			return i
		}
	}
	return len(ends)
}

// draw gives somebody free time, every other weekend off, and wishes.
func (p *somebody) draw(r *rand.Rand, weeks int) {
	for range bracket(r, 55, 88) {
		p.Free = append(p.Free, [2]any{float64(r.IntN(5)), []string{"D", "E"}[r.IntN(2)]})
	}
	p.Custody = []string{"", "odd", "even"}[bracket(r, 62, 81)]
	vetoes := 0
	for range 4 + r.IntN(7) {
		wish := struct {
			Day         int
			Shift, Kind string
			Points      int
		}{r.IntN(7 * weeks), []string{"D", "E"}[r.IntN(2)], "prefer", 1 + r.IntN(2)}
		switch k := bracket(r, 18, 60); k {
		case 0:
			if vetoes++; vetoes > max(1, p.Current/20) {
				continue // a small post has hours for few
			}
			wish.Shift, wish.Kind, wish.Points = "any", "must-not", 0
		case 1:
			wish.Kind, wish.Points = "avoid", 1+r.IntN(3)
		}
		p.Wishes = append(p.Wishes, wish)
	}
}
