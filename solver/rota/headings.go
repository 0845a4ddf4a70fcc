package rota

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"heltid/solver/ward"
)

// A heading is what a column's heading says of its day. Letters as M and T can
// be several weekdays.
type heading struct {
	days        ward.Days // weekdays it can be; 0: it does not say
	date        ward.Date
	dated       bool
	day, month  int // 5.1. without a year
	week        int // 0: it does not say
	number      int // a bare number: a day of the month, or a day of the period; 0: none
	more, empty bool
}

// isDay tells whether the heading names a day.
func (h heading) isDay() bool { return !h.more && (h.days != 0 || h.dated || h.day > 0) }

// isHeading tells whether nothing but days and weeks stands there.
func (h heading) isHeading() bool { return !h.more }

// weekdays as rotas have them, in bokmål, nynorsk and English, Monday first.
// Short forms are any start of two letters or more, and the first letter.
var weekdays = [7][]string{
	{"mandag", "måndag", "monday"},
	{"tirsdag", "tysdag", "tuesday"},
	{"onsdag", "wednesday"},
	{"torsdag", "thursday"},
	{"fredag", "friday"},
	{"lørdag", "laurdag", "saturday"},
	{"søndag", "sundag", "sunday"},
}

var months = [12][]string{
	{"januar", "january"}, {"februar", "february"}, {"mars", "march"}, {"april"}, {"mai", "may"}, {"juni", "june"},
	{"juli", "july"}, {"august"}, {"september"}, {"oktober", "october"}, {"november"}, {"desember", "december"},
}

// readHeading reads a heading such as "man 5.1.", "2026-01-05", "uke 2 tir",
// "2026-W02 mon 2026-01-05", "Uke 1", "M" or "5. jan".
func readHeading(text string) heading {
	var h heading
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()", r) })
	h.empty = len(words) == 0
	for i := 0; i < len(words); i++ {
		word := strings.TrimRight(words[i], ".:")
		next := ""
		if i+1 < len(words) {
			next = strings.TrimRight(words[i+1], ".:")
		}
		switch {
		case word == "":
		case h.weekWord(word):
			if n, ok := natural(next); ok && h.week == 0 {
				h.week = n
				i++
			}
			if h.week == 0 {
				h.more = true
			}
		case h.isoWeek(word):
		case h.dateWord(word, next):
			if m := month(next); m > 0 && h.month == m && !strings.ContainsAny(word, "./-") {
				i++
				if y, ok := natural(yearAfter(words, i)); ok && y > 1900 {
					h.setDate(y, h.month, h.day)
					i++
				}
			}
		case weekdayOf(word) != 0:
			if h.days != 0 {
				h.more = true
			}
			h.days = weekdayOf(word)
		default:
			if n, ok := natural(word); ok && h.number == 0 && n <= 400 {
				h.number = n
				continue
			}
			h.more = true
		}
	}
	return h
}

func yearAfter(words []string, i int) string {
	if i+1 < len(words) {
		return words[i+1]
	}
	return ""
}

// weekWord reads uke, veke and week, also written together with their number.
func (h *heading) weekWord(word string) bool {
	for _, w := range []string{"uke", "veke", "week"} {
		rest, ok := strings.CutPrefix(word, w)
		if !ok {
			continue
		}
		if rest == "" {
			return true
		}
		if n, ok := natural(strings.TrimLeft(rest, "-.")); ok {
			h.week = n
			return true
		}
	}
	return false
}

// isoWeek reads 2026-W02, W2, U2 and V2.
func (h *heading) isoWeek(word string) bool {
	if year, rest, ok := strings.Cut(word, "-w"); ok {
		if _, ok := natural(year); ok {
			word = "w" + rest
		}
	}
	if len(word) < 2 || !strings.ContainsRune("wuv", rune(word[0])) {
		return false
	}
	n, ok := natural(word[1:])
	if ok {
		h.week = n
	}
	return ok
}

// dateWord reads 2026-01-05, 5.1.2026, 05-01-2026, 5/1-2026, 05.01.26, 5.1, 5/1, and
// 5 before the name of a month.
func (h *heading) dateWord(word, next string) bool {
	if d, err := ward.ParseDate(word); err == nil {
		h.date, h.dated = d, true
		return true
	}
	dashed := strings.Contains(word, "-")
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	var n []int
	for _, p := range parts {
		v, ok := natural(p)
		if !ok {
			return false
		}
		n = append(n, v)
	}
	switch {
	case dashed && (len(n) != 3 || n[2] < 1900):
		return false // from one to another
	case len(n) == 1 && month(next) > 0 && n[0] <= 31 && !strings.ContainsAny(word, "./"):
		h.day, h.month = n[0], month(next)
		return true
	case len(n) == 2 && n[0] >= 1 && n[0] <= 31 && n[1] >= 1 && n[1] <= 12:
		h.day, h.month = n[0], n[1]
		return true
	case len(n) == 3 && n[0] >= 1 && n[0] <= 31 && n[1] >= 1 && n[1] <= 12:
		if n[2] < 100 {
			n[2] += 2000
		}
		h.setDate(n[2], n[1], n[0])
		return true
	}
	return false
}

func (h *heading) setDate(year, month, day int) {
	if d, err := ward.ParseDate(pad4(year) + "-" + pad2(month) + "-" + pad2(day)); err == nil {
		h.date, h.dated, h.day, h.month = d, true, 0, 0
		return
	}
	h.more = true // the 31st of June
}

func pad2(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
func pad4(n int) string { return pad2(n/100) + pad2(n%100) }

// weekdayOf gives the weekdays a word can be.
func weekdayOf(word string) ward.Days {
	var out ward.Days
	for d, names := range weekdays {
		for _, name := range names {
			if strings.HasPrefix(name, word) {
				out |= 1 << d
			}
		}
	}
	return out
}

// month gives the number of a month by name, from three letters, or 0.
func month(word string) int {
	if len(word) < 3 {
		return 0
	}
	return 1 + slices.IndexFunc(months[:], func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, word) })
	})
}

func natural(s string) (int, bool) {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
