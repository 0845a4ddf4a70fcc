package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"heltid/solver/holidays"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Holidays writes a holiday plan: which red days there are, who has them off by
// which rule, every duty that changes and why, and what the checker says of the
// whole. Width is in columns, 0 for no end.
func Holidays(w io.Writer, p *holidays.Plan, c Checked, lang rule.Lang, width int) error {
	h := newHoliday(p, c, lang)
	return write(w, slices.Concat(append([]section{h.answer()}, h.sections()...), []section{h.judge.answer(), h.overview()}, h.judge.matters(), h.rests()), width)
}

// HolidaysPage writes a holiday plan as one HTML page, with the rota.
func HolidaysPage(w io.Writer, p *holidays.Plan, c Checked, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	h := newHoliday(p, c, lang)
	answer := h.answer()
	v := view{Lang: string(lang), Title: answer.title, Answer: sectionView(answer)}
	for _, s := range h.sections() {
		if !s.empty() {
			v.First = append(v.First, sectionView(s))
		}
	}
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	v.Rota = newPageRota("rota", t, h.marks())
	if len(h.all) > 0 {
		v.Rota.Note = h.say("marks.legend")
	}
	for _, s := range append(append([]section{h.judge.answer(), h.overview()}, h.judge.matters()...), h.rests()...) {
		if !s.empty() {
			v.Sections = append(v.Sections, sectionView(s))
		}
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}

// HolidayPlan is a holiday plan for machines. Field names stay as they are; new
// ones may come.
type HolidayPlan struct {
	Format    int           `json:"heltid_holidays"` // version of this document: 1
	Holidays  []HolidayDate `json:"holidays"`
	Lines     []HolidayLine `json:"lines"`
	Rota      *rota.Rota    `json:"rota"`
	Judgement Judgement     `json:"judgement"`
}

// HolidayDate is a holiday of the plan that is no ordinary Sunday.
type HolidayDate struct {
	Date ward.Date    `json:"date"`
	Name ward.Holiday `json:"name"`
}

// HolidayLine is what the plan does to one line.
type HolidayLine struct {
	Person      string          `json:"person"`
	Averaged    bool            `json:"averaged"`     // red days averaged by agreement
	Red         int             `json:"red_days"`     // Sundays and holidays, those of full absence left out
	Planned     int             `json:"worked_base"`  // of them worked by the base rota
	Worked      int             `json:"worked_plan"`  // of them worked in the plan
	Changes     []HolidayChange `json:"changes"`      //
	Owed        []ward.Date     `json:"f5_owed"`      // holidays with an F1 that no F5 found a place for
	TimeOffLeft int             `json:"f4_time_left"` // minutes
}

// HolidayChange is a day that is free instead of duties.
type HolidayChange struct {
	Date    ward.Date    `json:"date"`
	Code    string       `json:"code"` // empty for absence that is no vacation
	Instead []string     `json:"instead"`
	Why     holidays.Why `json:"why"`
	About   ward.Date    `json:"about"`
}

// HolidaysJSON writes a plan as a HolidayPlan.
func HolidaysJSON(w io.Writer, p *holidays.Plan, c Checked) error {
	out := HolidayPlan{Format: 1, Holidays: []HolidayDate{}, Lines: []HolidayLine{}, Rota: p.Rota, Judgement: NewJudgement(c)}
	for day := range p.Case.Dates.Days() {
		if date := p.Case.Dates.Date(day); p.Case.Dates.Holiday(date) != "" {
			out.Holidays = append(out.Holidays, HolidayDate{date, p.Case.Dates.Holiday(date)})
		}
	}
	for _, l := range p.Lines {
		line := HolidayLine{Person: l.Person, Averaged: l.Averaged, Red: l.Red, Planned: l.Planned, Worked: l.Worked,
			Changes: []HolidayChange{}, Owed: append([]ward.Date{}, l.Owed...), TimeOffLeft: int(l.TimeLeft)}
		for _, ch := range l.Changes {
			line.Changes = append(line.Changes, HolidayChange(ch))
		}
		out.Lines = append(out.Lines, line)
	}
	return encode(w, out)
}

type holiday struct {
	*judge
	plan *holidays.Plan
}

func newHoliday(p *holidays.Plan, c Checked, lang rule.Lang) *holiday {
	return &holiday{newJudge(c, lang), p}
}

// answer is what one reads first.
func (h *holiday) answer() section {
	s := section{title: h.say("holidays.title", "ward", h.Case.Ward.Name)}
	dates, base := h.Case.Dates, h.plan.Rota.Base
	first := int(dates.Start-base.Start) / 7 % base.Weeks
	s.tell(h.say("holidays.period", "n", dates.Weeks, "from", h.date(dates.Start), "to", h.date(dates.Date(dates.Days()-1)),
		"week", (first+base.Weeks)%base.Weeks+1, "of", base.Weeks))
	var days []string
	red := 0
	for day := range dates.Days() {
		date := dates.Date(day)
		if dates.Red(date) {
			red++
		}
		if dates.Holiday(date) != "" {
			days = append(days, h.dayNamed(h.Case, date))
		}
	}
	if len(days) > 0 {
		s.tell(h.say("holidays.days", "days", h.list(days), "n", red))
	} else {
		s.tell(h.say("holidays.no_days"))
	}
	h.basis(&s)
	s.tell(h.counts())
	s.tell(h.verdict())
	return s
}

// verdict is what the checker has against the plan, rule by rule.
func (h *holiday) verdict() string {
	if len(h.all) == 0 {
		return h.say("holidays.kept")
	}
	n := map[ward.Quantity]int{}
	for _, m := range h.all {
		n[m.rule.ID] += m.findings
	}
	var broken []string
	for _, q := range h.rules() {
		def, _ := rule.ByID(q)
		broken = append(broken, h.say("holidays.broken_rule", "rule", def.Text[h.lang].Name, "n", n[q]))
	}
	return h.say("holidays.broken", "rules", h.list(broken))
}

// basis says by which rule red days are off.
func (h *holiday) basis(s *section) {
	averaged, second := 0, 0
	var agreements []string
	terms := rule.Terms(h.Case)
	for _, l := range h.plan.Lines {
		if l.Red == 0 {
			continue
		}
		if !l.Averaged {
			second++
			continue
		}
		averaged++
		p, _ := h.Case.Person(l.Person)
		for day := range h.Case.Dates.Days() {
			if limit, ok := terms.Limit("sundays_in_row", p, h.Case.Dates.Date(day)); ok && limit.Agreement != nil && !slices.Contains(agreements, limit.Agreement.ID) {
				agreements = append(agreements, limit.Agreement.ID)
			}
		}
	}
	if second > 0 {
		s.tell(h.say("holidays.second", "n", second))
	}
	if averaged > 0 {
		s.tell(h.say("holidays.averaged", "n", averaged, "agreements", h.list(agreements)))
	}
}

func (h *holiday) counts() string {
	n := map[string]int{}
	for _, l := range h.plan.Lines {
		for _, c := range l.Changes {
			n[c.Code] += len(c.Instead)
		}
	}
	var codes []string
	all := 0
	for _, code := range []string{rota.F3, rota.F5, rota.F4, rota.FE, ""} {
		if all += n[code]; n[code] > 0 && code != "" {
			codes = append(codes, h.say("holidays.code", "n", n[code], "code", h.say("free."+code)))
		} else if n[code] > 0 {
			codes = append(codes, h.say("holidays.code", "n", n[code], "code", h.say("holidays.freed")))
		}
	}
	if all == 0 {
		return h.say("holidays.unchanged")
	}
	return h.say("holidays.changed", "n", all, "codes", h.list(codes))
}

// sections are the lines, their changes and what found no place.
func (h *holiday) sections() []section {
	lines := section{title: h.say("holidays.lines")}
	t := &columns{left: words(true, false, false, false, false, false, false, false)}
	t.rows = [][]string{{h.say("page.person"), h.say("holidays.red"), h.say("holidays.base"), h.say("holidays.plan"), rota.F3, rota.F5, rota.F4, rota.FE}}
	changes, rest := section{title: h.say("holidays.changes")}, section{title: h.say("holidays.rest")}
	what := &columns{left: words(true, true, true, true, true)}
	what.rows = [][]string{{h.say("page.person"), h.say("holidays.day"), h.say("holidays.new"), h.say("holidays.instead"), h.say("holidays.why")}}
	var left []string
	for _, l := range h.plan.Lines {
		n := map[string]int{}
		for _, c := range l.Changes {
			n[c.Code] += len(c.Instead)
			what.rows = append(what.rows, append([]string{l.Person}, h.change(c)...))
		}
		count := func(code string) string { return strconv.Itoa(n[code]) }
		t.rows = append(t.rows, []string{l.Person, strconv.Itoa(l.Red), strconv.Itoa(l.Planned), strconv.Itoa(l.Worked),
			count(rota.F3), count(rota.F5), count(rota.F4), count(rota.FE)})
		for _, d := range l.Owed {
			left = append(left, h.say("holidays.owed", "person", l.Person, "day", h.dayNamed(h.Case, d)))
		}
		if l.TimeLeft > 0 {
			left = append(left, h.say("holidays.time", "person", l.Person, "hours", h.hours(l.TimeLeft)))
		}
	}
	lines.show(t)
	if len(what.rows) > 1 {
		changes.show(what)
	}
	if len(left) > 0 {
		rest.list(left)
	}
	return []section{lines, changes, rest}
}

// change gives day, code, what it is instead of, and why.
func (h *holiday) change(c holidays.Change) []string {
	code := c.Code
	if code == "" {
		code = free
	}
	return []string{h.dayNamed(h.Case, c.Date), code, h.list(c.Instead), h.say("holidays.why."+string(c.Why), "about", h.dayNamed(h.Case, c.About))}
}

// date writes a date with its year: 23.3.2026.
func (s speaker) date(d ward.Date) string {
	year, _, _ := d.Civil()
	return fmt.Sprintf("%s%d", shortDate(d), year)
}

// dayNamed writes weekday and date, and the holiday's name.
func (s speaker) dayNamed(c *ward.Case, d ward.Date) string {
	text := s.day(c, int(d-c.Dates.Start))
	if name := c.Dates.Holiday(d); name != "" && !c.Dates.Rolling {
		text += " (" + s.say("holiday."+string(name)) + ")"
	}
	return text
}
