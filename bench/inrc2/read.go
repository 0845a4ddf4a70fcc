package inrc2

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var named = regexp.MustCompile(`^(n\d+w\d+)_(\d+)_(\d+(?:-\d+)*)$`)

// Named tells whether it is the name of an instance: a set, the number of its
// history and those of its weeks, as in n030w4_1_6-2-9-1.
func Named(name string) bool { return named.MatchString(name) }

// Read reads an instance from the folder of its set, in the text form of the
// competition: Sc-, H0- and WD-files. An error names the file and line.
func Read(folder, name string) (in *Instance, err error) {
	parts := named.FindStringSubmatch(name)
	if parts == nil {
		return nil, fmt.Errorf("%q is not the name of an instance like n030w4_1_6-2-9-1", name)
	}
	r := &reader{sum: sha256.New(), out: &Instance{Name: name}}
	defer func() {
		if wrong := recover(); wrong != nil {
			stop, ours := wrong.(fault)
			if !ours {
				panic(wrong)
			}
			in, err = nil, stop
		}
	}()
	r.open(filepath.Join(folder, "Sc-"+parts[1]+".txt"))
	r.scenario()
	r.open(filepath.Join(folder, fmt.Sprintf("H0-%s-%s.txt", parts[1], parts[2])))
	r.history()
	weeks := strings.Split(parts[3], "-")
	if len(weeks) != r.weeks {
		return nil, fmt.Errorf("%s has %d weeks, where its scenario has %d", name, len(weeks), r.weeks)
	}
	for i, w := range weeks {
		r.open(filepath.Join(folder, fmt.Sprintf("WD-%s-%s.txt", parts[1], w)))
		r.week(i)
	}
	r.out.Days, r.out.Hash = 7*r.weeks, fmt.Sprintf("%x", r.sum.Sum(nil))
	return r.out, nil
}

// reader reads the words of one line after another; what is wrong it panics
// with, as a fault, which Read catches.
type reader struct {
	path  string
	lines [][]string
	line  int
	weeks int
	sum   hash.Hash
	out   *Instance
}

type fault struct{ error }

func (r *reader) fail(format string, args ...any) {
	panic(fault{fmt.Errorf("%s:%d: %s", r.path, r.line, fmt.Sprintf(format, args...))})
}

func (r *reader) open(path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(fault{err})
	}
	r.sum.Write(data)
	r.path, r.lines, r.line = path, nil, 0
	for line := range bytes.Lines(data) {
		r.lines = append(r.lines, strings.Fields(string(line)))
	}
}

// next gives the words of the next line that has some, at least so many.
func (r *reader) next(least int) []string {
	for r.line < len(r.lines) {
		words := r.lines[r.line]
		if r.line++; len(words) > 0 {
			if len(words) < least {
				r.fail("%d words, where at least %d are expected", len(words), least)
			}
			return words
		}
	}
	r.fail("the file ends too soon")
	return nil
}

// head reads "NAME = VALUE", and gives the value.
func (r *reader) head(name string) string {
	words := r.next(1)
	if words[0] != name || len(words) != 3 || words[1] != "=" {
		r.fail("%q, where %s = ... is expected", strings.Join(words, " "), name)
	}
	return words[2]
}

func (r *reader) only(name string) {
	if words := r.next(1); len(words) != 1 || words[0] != name {
		r.fail("%q, where %s is expected", strings.Join(words, " "), name)
	}
}

func (r *reader) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10_000 {
		r.fail("%q is not a number from 0 to 10 000", text)
	}
	return n
}

// pair reads "(2,5)".
func (r *reader) pair(text string) Range {
	lo, hi, ok := strings.Cut(strings.Trim(text, "()"), ",")
	if !ok {
		r.fail("%q is not a pair like (2,5)", text)
	}
	return Range{r.number(lo), r.number(hi)}
}

func (r *reader) find(what, id string, n int, called func(int) string) int {
	for i := range n {
		if called(i) == id {
			return i
		}
	}
	r.fail("no %s is called %q", what, id)
	return 0
}

func (r *reader) shift(id string) int {
	return r.find("shift type", id, len(r.out.Shifts), func(i int) string { return r.out.Shifts[i].ID })
}

func (r *reader) skill(id string) int {
	return r.find("skill", id, len(r.out.Skills), func(i int) string { return r.out.Skills[i] })
}

func (r *reader) nurse(id string) *Nurse {
	return &r.out.Nurses[r.find("nurse", id, len(r.out.Nurses), func(i int) string { return r.out.Nurses[i].ID })]
}

func (r *reader) scenario() {
	r.head("SCENARIO")
	if r.weeks = r.number(r.head("WEEKS")); r.weeks == 0 {
		r.fail("no weeks")
	}
	for range r.number(r.head("SKILLS")) {
		r.out.Skills = append(r.out.Skills, r.next(1)[0])
	}
	for range r.number(r.head("SHIFT_TYPES")) {
		words := r.next(2)
		r.out.Shifts = append(r.out.Shifts, Shift{ID: words[0], Run: r.pair(words[1])})
	}
	r.only("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS")
	for range r.out.Shifts {
		words := r.next(2)
		s := &r.out.Shifts[r.shift(words[0])]
		for _, id := range words[2:] {
			s.Bars = append(s.Bars, r.shift(id))
		}
	}
	contracts := map[string]Contract{}
	for range r.number(r.head("CONTRACTS")) {
		w := r.next(6)
		contracts[w[0]] = Contract{r.pair(w[1]), r.pair(w[2]), r.pair(w[3]), r.number(w[4]), r.number(w[5]) == 1}
	}
	for range r.number(r.head("NURSES")) {
		w := r.next(4)
		contract, ok := contracts[w[1]]
		if !ok {
			r.fail("no contract is called %q", w[1])
		}
		n := Nurse{ID: w[0], Contract: contract, Refused: map[Duty]bool{}}
		for _, id := range w[3:] {
			n.Skills = append(n.Skills, r.skill(id))
		}
		slices.Sort(n.Skills)
		r.out.Nurses = append(r.out.Nurses, n)
	}
}

func (r *reader) history() {
	r.only("HISTORY")
	r.next(2) // its number and the set
	r.only("NURSE_HISTORY")
	for range r.out.Nurses {
		w := r.next(7)
		h := History{Shifts: r.number(w[1]), Weekends: r.number(w[2]), Last: Free, LastRun: r.number(w[4]), WorkRun: r.number(w[5]), OffRun: r.number(w[6])}
		if w[3] != "None" {
			h.Last = r.shift(w[3])
		}
		r.nurse(w[0]).History = h
	}
}

var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

func (r *reader) week(at int) {
	r.only("WEEK_DATA")
	r.next(1) // the set
	r.only("REQUIREMENTS")
	for range len(r.out.Shifts) * len(r.out.Skills) {
		w := r.next(9)
		for day := range 7 {
			p := r.pair(w[2+day])
			r.out.Needs = append(r.out.Needs, Need{Duty{7*at + day, r.shift(w[0])}, r.skill(w[1]), p.Least, p.Most})
		}
	}
	for range r.number(r.head("SHIFT_OFF_REQUESTS")) {
		w := r.next(3)
		d := Duty{7*at + r.find("weekday", w[2], 7, func(i int) string { return weekdays[i] }), Any}
		if w[1] != "Any" {
			d.Shift = r.shift(w[1])
		}
		r.nurse(w[0]).Refused[d] = true
	}
}
