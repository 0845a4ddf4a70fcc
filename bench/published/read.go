package published

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Read reads an instance in the text form. Lines may end in CR LF; a line that
// begins with # is a comment. An error names the file, the line and what was
// expected.
func Read(path string, data []byte) (*Instance, error) {
	sum := sha256.Sum256(data)
	name := filepath.Base(path)
	r := &reader{path: path, out: &Instance{Name: strings.TrimSuffix(name, filepath.Ext(name)), Hash: hex.EncodeToString(sum[:])}, cover: map[Duty]bool{}}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		r.line++
		text := strings.TrimSpace(lines.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if strings.HasPrefix(text, "SECTION_") {
			r.open(text)
		} else {
			r.entry(text)
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", path, r.line+1, err)
	}
	for _, s := range sections {
		if !slices.Contains(r.done, s.name) {
			r.fail("the file ends without %s", s.name)
			return nil, r.err
		}
	}
	return r.out, nil
}

// sections are the parts of a file in the order they must come in, and how many
// fields an entry of each has.
var sections = []struct {
	name   string
	fields int
	read   func(*reader, []string)
}{
	{"SECTION_HORIZON", 1, (*reader).horizon},
	{"SECTION_SHIFTS", 3, (*reader).shift},
	{"SECTION_STAFF", 8, (*reader).person},
	{"SECTION_DAYS_OFF", 0, (*reader).daysOff},
	{"SECTION_SHIFT_ON_REQUESTS", 4, func(r *reader, f []string) { r.request(f, true) }},
	{"SECTION_SHIFT_OFF_REQUESTS", 4, func(r *reader, f []string) { r.request(f, false) }},
	{"SECTION_COVER", 5, (*reader).required},
}

type reader struct {
	path  string
	line  int
	err   error
	out   *Instance
	done  []string
	bars  []string // of each shift type, until all are known
	cover map[Duty]bool
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s:%d: %s", r.path, r.line, fmt.Sprintf(format, args...))
	}
}

func (r *reader) open(name string) {
	if len(r.done) == len(sections) || sections[len(r.done)].name != name {
		expected := "nothing more"
		if len(r.done) < len(sections) {
			expected = sections[len(r.done)].name
		}
		r.fail("%s, where %s is expected", name, expected)
		return
	}
	if r.done = append(r.done, name); name == "SECTION_STAFF" {
		r.bar()
	}
}

func (r *reader) entry(text string) {
	if len(r.done) == 0 {
		r.fail("%q before the first section", text)
		return
	}
	s := sections[len(r.done)-1]
	fields := strings.Split(text, ",")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if s.fields > 0 && len(fields) != s.fields {
		r.fail("%d fields in %s, where %d are expected", len(fields), s.name, s.fields)
		return
	}
	s.read(r, fields)
}

func (r *reader) number(what, text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10_000_000 {
		r.fail("%s: %q is not a number from 0 to 10 000 000", what, text)
	}
	return n
}

func (r *reader) day(text string) int {
	d := r.number("day", text)
	if r.err == nil && r.out.Days == 0 {
		r.fail("day %d, but the horizon has no days", d)
	}
	if r.err == nil && d >= r.out.Days {
		r.fail("day %d, but the last of %d days is %d", d, r.out.Days, r.out.Days-1)
	}
	return d
}

func (r *reader) shiftType(id string) int {
	i := slices.IndexFunc(r.out.Shifts, func(s Shift) bool { return s.ID == id })
	if i < 0 {
		r.fail("no shift is called %q", id)
	}
	return i
}

func (r *reader) personCalled(id string) *Person {
	for i := range r.out.Staff {
		if r.out.Staff[i].ID == id {
			return &r.out.Staff[i]
		}
	}
	r.fail("nobody is called %q", id)
	return &Person{}
}

func (r *reader) horizon(f []string) {
	if r.out.Days > 0 {
		r.fail("a second horizon")
	}
	if r.out.Days = r.number("horizon", f[0]); r.err == nil && (r.out.Days == 0 || r.out.Days > 3660) {
		r.fail("a horizon of %d days; from 1 to 3660 can be read", r.out.Days)
	}
}

func (r *reader) shift(f []string) {
	if slices.ContainsFunc(r.out.Shifts, func(s Shift) bool { return s.ID == f[0] }) {
		r.fail("a second shift %q", f[0])
	}
	if len(r.out.Shifts) == 100 {
		r.fail("more than 100 shifts")
	}
	r.out.Shifts, r.bars = append(r.out.Shifts, Shift{ID: f[0], Minutes: r.number("length", f[1])}), append(r.bars, f[2])
}

// bar resolves the shift types that must not follow each.
func (r *reader) bar() {
	for i, list := range r.bars {
		for id := range strings.SplitSeq(list, "|") {
			if id = strings.TrimSpace(id); id != "" {
				r.out.Shifts[i].Bars = append(r.out.Shifts[i].Bars, r.shiftType(id))
			}
		}
	}
}

func (r *reader) person(f []string) {
	if slices.ContainsFunc(r.out.Staff, func(p Person) bool { return p.ID == f[0] }) {
		r.fail("a second person %q", f[0])
	}
	p := Person{ID: f[0], Most: make([]int, len(r.out.Shifts)), Off: map[int]bool{}, WantedOn: map[Duty]int{}, WantedOff: map[Duty]int{}}
	for i := range p.Most {
		p.Most[i] = r.out.Days // of a shift that is not listed, as many as there are days
	}
	for limit := range strings.SplitSeq(f[1], "|") {
		id, most, ok := strings.Cut(limit, "=")
		if !ok {
			r.fail("%q is not a limit like D=14", limit)
			return
		}
		if s := r.shiftType(id); s >= 0 {
			p.Most[s] = r.number("limit of "+id, most)
		}
	}
	for i, to := range []*int{&p.MostMinutes, &p.LeastMinutes, &p.LongestRun, &p.ShortestRun, &p.ShortestOff, &p.MostWeekends} {
		*to = r.number("limit", f[2+i])
	}
	r.out.Staff = append(r.out.Staff, p)
}

// daysOff: an entry lists a person and any number of days.
func (r *reader) daysOff(f []string) {
	p := r.personCalled(f[0])
	for _, d := range f[1:] {
		if day := r.day(d); r.err == nil {
			p.Off[day] = true
		}
	}
}

func (r *reader) request(f []string, on bool) {
	p, d, weight := r.personCalled(f[0]), Duty{r.day(f[1]), r.shiftType(f[2])}, r.number("weight", f[3])
	if r.err != nil {
		return
	}
	if on {
		p.WantedOn[d] += weight
	} else {
		p.WantedOff[d] += weight
	}
}

func (r *reader) required(f []string) {
	c := Cover{Duty: Duty{r.day(f[0]), r.shiftType(f[1])}, Required: r.number("requirement", f[2]), Under: r.number("weight", f[3]), Over: r.number("weight", f[4])}
	if r.cover[c.Duty] {
		r.fail("a second requirement of %s on day %d", f[1], c.Day)
	}
	r.cover[c.Duty] = true
	r.out.Cover = append(r.out.Cover, c)
}
