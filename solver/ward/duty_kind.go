package ward

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Kinds of duty: what the time of a shift type is for.
const (
	CoverDuty          = "cover"    // the need of the ward
	HandoverDuty       = "handover" // report between those who leave and those who come
	MeetingDuty        = "meeting"
	CourseDuty         = "course"
	AdministrationDuty = "administration"
	ResourceDuty       = "resource" // hours owed whose work is decided later
	PassiveDuty        = "passive"  // at the workplace, resting (AML §10-4(2))
	OnCallDuty         = "on_call"  // at home, to be called (AML §10-4(3))
)

// DutyKind says how the time of a kind of duty counts here; what it leaves out
// counts as it does by default.
type DutyKind struct {
	Kind   string  `json:"kind"`
	Law    *Factor `json:"law,omitempty"`    // of on-call duty, as working time
	Tariff *Factor `json:"tariff,omitempty"` // of passive and on-call duty, as hours of the post
	Covers *bool   `json:"covers,omitempty"` // towards the need
}

// Factor is a part of clock time: one minute in seven.
type Factor struct{ Of, In int }

// whole is time that counts in full.
var wholeTime = Factor{1, 1}

// oneInSeven is the least part of on-call duty that is working time where
// nothing else is agreed (AML §10-4(3)).
var oneInSeven = Factor{1, 7}

// ParseFactor reads 1/7, or 1 for the whole.
func ParseFactor(s string) (Factor, error) {
	of, in, parts := strings.Cut(s, "/")
	if !parts {
		in = "1"
	}
	if digits(of, 3) && digits(in, 3) {
		a, _ := strconv.Atoi(of)
		b, _ := strconv.Atoi(in)
		if b > 0 && a <= b {
			return Factor{a, b}, nil
		}
	}
	return Factor{}, fmt.Errorf("%q is no part of time such as 1/7, at most 1", s)
}

// String writes 1/7, and 1 for the whole.
func (f Factor) String() string {
	if f.In == 1 {
		return strconv.Itoa(f.Of)
	}
	return fmt.Sprintf("%d/%d", f.Of, f.In)
}

// MarshalText writes what ParseFactor reads.
func (f Factor) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what ParseFactor reads.
func (f *Factor) UnmarshalText(b []byte) error {
	v, err := ParseFactor(string(b))
	*f = v
	return err
}

// times is that part of so many minutes, begun minutes counted.
func (f Factor) times(minutes int) int { return (minutes*f.Of + f.In - 1) / f.In }

// counts is how a duty's time counts.
type counts struct {
	law, tariff Factor
	covers      bool
	elsewhere   bool // worked in another unit of the same employer
}

// countsOf is how a kind of duty counts where the ward says nothing: as working
// time and as hours of the post, but that of on-call duty one minute in seven
// does; and only cover covers.
func countsOf(kind string) counts {
	switch kind {
	case "", CoverDuty:
		return counts{law: wholeTime, tariff: wholeTime, covers: true}
	case OnCallDuty:
		return counts{law: oneInSeven, tariff: oneInSeven}
	}
	return counts{law: wholeTime, tariff: wholeTime}
}

// counting is how the ward has a kind of duty count.
func (w *Ward) counting(kind string) counts {
	out := countsOf(kind)
	for _, k := range w.DutyKinds {
		if k.Kind != kind {
			continue
		}
		if k.Law != nil {
			out.law, out.tariff = *k.Law, *k.Law
		}
		if k.Tariff != nil {
			out.tariff = *k.Tariff
		}
		if k.Covers != nil {
			out.covers = *k.Covers
		}
	}
	return out
}

// dutyKinds refuses what no duty of a kind may count as.
func (v *validator) dutyKinds() {
	first := map[string]bool{}
	for i, k := range v.w.DutyKinds {
		if first[k.Kind] {
			v.add(say("%s stands here already; say it once", k.Kind), "duty_kinds", i, "kind")
		}
		first[k.Kind] = true
		if k.Law != nil && k.Kind != OnCallDuty {
			v.add(say("all of %s duty is working time (AML §10-1); only on_call may count as a part", k.Kind), "duty_kinds", i, "law")
		}
		if k.Law != nil && 7*k.Law.Of < k.Law.In {
			v.differ(say("%s", k.Law), say("at least 1/7 (AML §10-4(3))"), "duty_kinds", i, "law")
		}
		if k.Tariff != nil && !slices.Contains([]string{PassiveDuty, OnCallDuty}, k.Kind) {
			v.add(say("all of %s duty is hours of the post (HTA chapter 1 §4); only passive and on_call may count as a part", k.Kind), "duty_kinds", i, "tariff")
		}
		if k.Kind == CoverDuty && k.Covers != nil && !*k.Covers {
			v.add(say("cover is what counts for the need; give the shift types another duty kind"), "duty_kinds", i, "covers")
		}
	}
}

// counted is how the shift type's time counts: as its case says, else by
// default.
func (s Shift) counted() counts {
	if s.counts != nil {
		return *s.counts
	}
	return countsOf(s.Duty)
}

// Covers tells whether the duty counts for the need.
func (s Shift) Covers() bool { return s.counted().covers }

// Law is the working time (AML §10-1) of a duty of so many minutes, breaks that
// are no working time taken out.
func (s Shift) Law(minutes int) int { return s.counted().law.times(minutes) }

// Tariff is what such a duty takes of the hours of the post (HTA chapter 1 §4).
func (s Shift) Tariff(minutes int) int { return s.counted().tariff.times(minutes) }

// AtHome tells whether the duty is on call outside the workplace: its hours by
// night and on Sundays are no night or Sunday work.
func (s Shift) AtHome() bool { return s.Duty == OnCallDuty }

// Passive duty may lengthen the ordinary hours of the statute by half of it, at
// most so much in a day and in a week, which then never passes 48 hours (AML
// §10-4(2)).
const (
	PassiveDayMore  = 2 * Hour
	PassiveWeekMore = 10 * Hour
	PassiveWeekMost = 48 * Hour
)

// PassiveDay is by how much a day with so many minutes of passive duty may pass
// the statute's hours of a day.
func PassiveDay(minutes int) int { return min(int(PassiveDayMore), minutes/2) }

// PassiveWeek is by how much a week with so many minutes of passive duty may
// pass a limit of the statute's.
func PassiveWeek(minutes, limit int) int {
	return max(0, min(int(PassiveWeekMore), minutes/2, int(PassiveWeekMost)-limit))
}
