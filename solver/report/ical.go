package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// LineCalendar is which line of a rota is wanted as a calendar, and on which dates.
type LineCalendar struct {
	Person string
	ID     string    // of the rota, so that a calendar knows its events again
	Stamp  time.Time // when the rota was made
	From   ward.Date // where the rota rolls: the Monday its first week stands on
	Weeks  int       // where the rota rolls: for how long, round and round
}

// ICalendar writes a line's duties and vacation as iCalendar (RFC 5545), with
// the wall clock of Europe/Oslo: a night through a clock change is as long as
// it is. Somebody without a line has an empty calendar.
func ICalendar(w io.Writer, c *ward.Case, r *rota.Rota, of LineCalendar, lang rule.Lang) error {
	start, weeks := r.Start, r.Weeks
	if c.Dates.Rolling {
		start, weeks = of.From, of.Weeks
	}
	out := &ical{}
	out.line("BEGIN:VCALENDAR")
	out.line("VERSION:2.0")
	out.line("PRODID:-//heltid//turnus//" + strings.ToUpper(string(lang)))
	out.line("CALSCALE:GREGORIAN")
	out.line("X-WR-CALNAME:" + icalText(c.Ward.Name+", "+of.Person))
	out.line("X-WR-TIMEZONE:" + oslo)
	for _, l := range strings.Split(osloClock, "\n") {
		out.line(l)
	}
	shifts := map[string]ward.Shift{}
	for _, s := range byClock(c) {
		shifts[s.Code] = s
	}
	i := slices.IndexFunc(r.Lines, func(l rota.Line) bool { return l.Person == of.Person })
	for day := 0; i >= 0 && day < 7*weeks; day++ {
		date := start + ward.Date(day)
		for n, code := range r.Lines[i].On(day % (7 * r.Weeks)) {
			s := shifts[code]
			what := code
			if s.Name != "" {
				what += " " + s.Name
			}
			out.event(of, date, fmt.Sprint(n), what, "DTSTART;TZID="+oslo+":"+icalTime(date, s.Start), "DTEND;TZID="+oslo+":"+icalTime(date, s.Start+s.Length()))
		}
		if f, ok := r.Lines[i].Code(day % (7 * r.Weeks)); ok && f.Code == rota.FE {
			out.event(of, date, rota.FE, Say(lang, "free."+rota.FE), "DTSTART;VALUE=DATE:"+icalDate(date), "DTEND;VALUE=DATE:"+icalDate(date+1), "TRANSP:TRANSPARENT")
		}
	}
	out.line("END:VCALENDAR")
	_, err := io.WriteString(w, out.String())
	return err
}

const oslo = "Europe/Oslo"

// osloClock is how the clock of Europe/Oslo has changed since 1996: on the last
// Sundays of March and October at 01:00 UTC (sommertidsforskriften).
const osloClock = `BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE`

// ical writes lines as RFC 5545 §3.1 has them.
type ical struct{ strings.Builder }

// foldedAt is how many octets a line has at most.
const foldedAt = 75

func (w *ical) line(text string) {
	for room := foldedAt; len(text) > room; room = foldedAt - 1 {
		at := room
		for !utf8.RuneStart(text[at]) {
			at--
		}
		w.WriteString(text[:at] + "\r\n ")
		text = text[at:]
	}
	w.WriteString(text + "\r\n")
}

func (w *ical) event(of LineCalendar, date ward.Date, which, what string, times ...string) {
	w.line("BEGIN:VEVENT")
	w.line("UID:" + icalText(strings.Join([]string{of.ID, of.Person, icalDate(date), which}, "-")+"@heltid"))
	w.line("DTSTAMP:" + of.Stamp.UTC().Format("20060102T150405Z"))
	for _, t := range times {
		w.line(t)
	}
	w.line("SUMMARY:" + icalText(what))
	w.line("END:VEVENT")
}

func icalDate(d ward.Date) string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%04d%02d%02d", year, int(month), day)
}

func icalTime(d ward.Date, at ward.Minutes) string {
	d, at = d+ward.Date(at/ward.Day), at%ward.Day
	return fmt.Sprintf("%sT%02d%02d00", icalDate(d), at/ward.Hour, at%ward.Hour)
}

// icalText escapes what would end a text (RFC 5545 §3.3.11).
func icalText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(s)
}
