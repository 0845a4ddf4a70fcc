package ward

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Minutes is a length of time, or a time of day counted from 00:00, in whole
// minutes. A time of day may pass 24:00 (31:45 is 07:45 the next morning).
type Minutes int

// Common lengths.
const (
	Hour Minutes = 60
	Day  Minutes = 24 * Hour
	Week Minutes = 7 * Day
)

// String writes h:mm, as rotas do.
func (m Minutes) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d:%02d", sign, m/60, m%60)
}

// Clock writes a time of day, also one past midnight, as 07:30.
func (m Minutes) Clock() string { return fmt.Sprintf("%02d:%02d", m%Day/Hour, m%Hour) }

// ParseMinutes reads h:mm, up to 9999:59.
func ParseMinutes(s string) (Minutes, error) {
	h, mm, ok := strings.Cut(s, ":")
	if !ok || !digits(h, 4) || !digits(mm, 2) || len(mm) != 2 || mm > "59" {
		return 0, fmt.Errorf("%q is not a time or length of time as h:mm", s)
	}
	hours, _ := strconv.Atoi(h)
	mins, _ := strconv.Atoi(mm)
	return Minutes(hours*60 + mins), nil
}

// digits tells whether the text is one to most digits and nothing else.
func digits(s string, most int) bool {
	return len(s) >= 1 && len(s) <= most && strings.Trim(s, "0123456789") == ""
}

// UnmarshalText reads what ParseMinutes reads.
func (m *Minutes) UnmarshalText(b []byte) error {
	v, err := ParseMinutes(string(b))
	*m = v
	return err
}

// MarshalText writes h:mm with two digits for the hour, as 07:30.
func (m Minutes) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%02d:%02d", m/60, m%60), nil
}

// Size is a position size (stillingsprosent) in hundredths of a percent:
// 10000 is full time.
type Size int

// FullTime is a position of 100 %.
const FullTime Size = 10000

// String writes the percentage with a decimal comma only where it is needed.
func (s Size) String() string {
	return strings.Replace(s.number(), ".", ",", 1) + " %"
}

func (s Size) number() string {
	if s%100 == 0 {
		return strconv.Itoa(int(s / 100))
	}
	return strings.TrimRight(fmt.Sprintf("%d.%02d", s/100, s%100), "0")
}

// MarshalJSON writes the percentage as a number: 62.5.
func (s Size) MarshalJSON() ([]byte, error) { return []byte(s.number()), nil }

// UnmarshalJSON reads a percentage with at most two decimals, without
// passing through floating point.
func (s *Size) UnmarshalJSON(b []byte) error {
	whole, frac, point := strings.Cut(string(b), ".")
	if !digits(whole, 7) || point && !digits(frac, 2) {
		return fmt.Errorf("%s is not a size in per cent with at most two decimals", b)
	}
	w, _ := strconv.Atoi(whole)
	f, _ := strconv.Atoi((frac + "00")[:2])
	*s = Size(w*100 + f)
	return nil
}

// Date is a calendar day, counted in days from 1970-01-01.
type Date int

// NewDate makes a date; out-of-range days roll over as in package time.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads yyyy-mm-dd.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date as yyyy-mm-dd", s)
	}
	return NewDate(t.Date()), nil
}

// Civil gives year, month and day.
func (d Date) Civil() (int, time.Month, int) { return d.utc().Date() }

// Weekday gives the day of the week, Monday = 0.
func (d Date) Weekday() Weekday { return Weekday(((int(d)+3)%7 + 7) % 7) }

// ISOWeek gives the ISO year and week.
func (d Date) ISOWeek() (year, week int) { return d.utc().ISOWeek() }

// MonthsAfter is the same day of the month so many months later, or the last day
// of that month.
func (d Date) MonthsAfter(n int) Date {
	year, month, day := d.Civil()
	last := time.Date(year, month+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return NewDate(year, month+time.Month(n), min(day, last))
}

func (d Date) utc() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes yyyy-mm-dd.
func (d Date) String() string { return d.utc().Format(time.DateOnly) }

// MarshalText writes yyyy-mm-dd.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads yyyy-mm-dd.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// Weekday counts from Monday = 0 to Sunday = 6.
type Weekday int

// Days of the week.
const (
	Monday Weekday = iota
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

var weekdayNames = [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// String gives the short English name used in files.
func (w Weekday) String() string { return weekdayNames[w] }

// Days is a set of weekdays, written as a name (sat), a range (mon-fri) or a
// list of both (mon-wed,fri).
type Days uint8

// AllDays is Monday to Sunday.
const AllDays Days = 0x7f

// Has tells whether the day is in the set.
func (ds Days) Has(w Weekday) bool { return ds>>w&1 == 1 }

// ParseDays reads names, ranges and comma lists; "all" is every day.
func ParseDays(s string) (Days, error) {
	if s == "all" {
		return AllDays, nil
	}
	var out Days
	for part := range strings.SplitSeq(s, ",") {
		a, b, ranged := strings.Cut(strings.TrimSpace(part), "-")
		from, to := weekdayNamed(a), weekdayNamed(b)
		if !ranged {
			to = from
		}
		if from < 0 || to < from {
			return 0, fmt.Errorf("%q is not a set of days such as mon-fri or sat,sun", s)
		}
		for w := from; w <= to; w++ {
			out |= 1 << w
		}
	}
	return out, nil
}

func weekdayNamed(s string) Weekday {
	for i, n := range weekdayNames {
		if n == s {
			return Weekday(i)
		}
	}
	return -1
}

// UnmarshalText reads what ParseDays reads.
func (ds *Days) UnmarshalText(b []byte) error {
	v, err := ParseDays(string(b))
	*ds = v
	return err
}

// String writes ranges where it can.
func (ds Days) String() string {
	if ds == AllDays {
		return "all"
	}
	var parts []string
	for w := Monday; w <= Sunday; w++ {
		if !ds.Has(w) {
			continue
		}
		end := w
		for end < Sunday && ds.Has(end+1) {
			end++
		}
		if end == w {
			parts = append(parts, w.String())
		} else {
			parts = append(parts, w.String()+"-"+end.String())
		}
		w = end
	}
	return strings.Join(parts, ",")
}

// MarshalText writes String.
func (ds Days) MarshalText() ([]byte, error) { return []byte(ds.String()), nil }
