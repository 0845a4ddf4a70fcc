package ward

import (
	"cmp"
	"fmt"
	"strings"
)

// Counting is how the law's windows are placed, where the law leaves a choice
// to the parties. What is not given is as Counts says.
type Counting struct {
	DayStart         *Minutes    `json:"day_start,omitempty"`          // clock time the 24 hours begin; default 00:00
	WeekStart        *WeekMoment `json:"week_start,omitempty"`         // weekday and time the seven days begin; default mon 00:00
	NightOwner       string      `json:"night_owner,omitempty"`        // start (default), end, most
	Night            *ClockSpan  `json:"night,omitempty"`              // default 21:00 to 06:00
	SundayMinOverlap *Minutes    `json:"sunday_min_overlap,omitempty"` // work in the zone up to this does not make a worked Sunday; default 0
	WeeklyRestMode   string      `json:"weekly_rest_mode,omitempty"`   // A, B (default), C
	Means            string      `json:"means,omitempty"`              // rolling (default), block
	SundayZone       *SundayZone `json:"sunday_zone,omitempty"`        // wider than that of the Act; default ZoneOfLaw

	RegularNights    int          `json:"regular_nights,omitempty"`    // night duties in four weeks that make night work regular; default 2
	ComparableTurnus Hundredths   `json:"comparable_turnus,omitempty"` // hours a week 20:00-06:00 of turnus comparable to shifts; default 1.39
	MainlyNight      *MainlyNight `json:"mainly_night,omitempty"`
	ContinuousTurnus *Continuous  `json:"continuous_turnus,omitempty"`
	Weights          *Weights     `json:"weights,omitempty"`
	ByDay            Size         `json:"by_day,omitempty"`       // of the time on day and evening that a weighted tariff norm takes; default 25 %
	SundayWeeks      int          `json:"sunday_weeks,omitempty"` // that Sundays off are averaged over; default 26
}

// Weights are how much more than the clock an hour counts in three-part turnus,
// in steps of five minutes (AML §10-4(6), HTA chapter 1 §4.2.4). What is not given is
// as in WeightsOfLaw, and an hour that is both counts as the night does.
type Weights struct {
	Sunday Minutes `json:"sunday,omitempty"` // an hour of Sunday or holiday work
	Night  Minutes `json:"night,omitempty"`  // an hour of night
	Both   Minutes `json:"both,omitempty"`   // an hour that is both
}

// WeightsOfLaw are a sixth and a quarter.
var WeightsOfLaw = Weights{Sunday: 10, Night: 15, Both: 15}

// weightStep is the minutes of an hour that a weight is given in whole steps of:
// credits are counted in twelfths.
const weightStep = 5

func (w *Weights) inForce() Weights {
	w = cmp.Or(w, &Weights{})
	night := cmp.Or(w.Night, WeightsOfLaw.Night)
	return Weights{cmp.Or(w.Sunday, WeightsOfLaw.Sunday), night, cmp.Or(w.Both, night)}
}

// Twelfths gives the weights in twelfths of an hour.
func (w Weights) Twelfths() (sunday, night, both int) {
	return int(w.Sunday / weightStep), int(w.Night / weightStep), int(w.Both / weightStep)
}

// SundayZone is clock times of Sunday and holiday work that are wider than those
// of the Act. What is not given is as in ZoneOfLaw.
type SundayZone struct {
	Start        *Minutes `json:"start,omitempty"`
	End          *Minutes `json:"end,omitempty"`
	SpecialStart *Minutes `json:"special_start,omitempty"`
	MayStart     *Minutes `json:"may_start,omitempty"`
}

// ZoneTimes are the clock times of Sunday and holiday work (AML §10-10(1), Act of
// 1947 on 1 and 17 May).
type ZoneTimes struct {
	Start        Minutes // on the day before
	End          Minutes // on the Sunday or holiday
	SpecialStart Minutes // on Christmas Eve and the Saturdays before Easter Sunday and Whit Sunday
	MayStart     Minutes // on the evening before 1 and 17 May
}

// ZoneOfLaw is the zone where nothing wider is agreed.
var ZoneOfLaw = ZoneTimes{Start: 18 * Hour, End: 22 * Hour, SpecialStart: 15 * Hour, MayStart: 22 * Hour}

func (z *SundayZone) times() ZoneTimes {
	law := ZoneOfLaw
	z = cmp.Or(z, &SundayZone{})
	return ZoneTimes{*cmp.Or(z.Start, &law.Start), *cmp.Or(z.End, &law.End), *cmp.Or(z.SpecialStart, &law.SpecialStart), *cmp.Or(z.MayStart, &law.MayStart)}
}

// MainlyNight is which work is mainly at night (NOU 2004: 5).
type MainlyNight struct {
	Share Size    `json:"share,omitempty"` // of the time at least; default 75 %
	Hours Minutes `json:"hours,omitempty"` // of a duty at least; default 6:00
}

// Continuous is how many hours a year make turnus comparable to fully continuous
// shifts in parallel agreements. It is told, and decides no rule.
type Continuous struct {
	NightHours  int `json:"night_hours,omitempty"`  // 20:00-06:00; default 539
	SundayHours int `json:"sunday_hours,omitempty"` // on Sundays and holidays; default 231
}

// Hundredths is a number with at most two decimals, in hundredths.
type Hundredths int

// String writes the number with a decimal point: 1.39.
func (h Hundredths) String() string { return Size(h).number() }

// MarshalJSON writes the number: 1.39.
func (h Hundredths) MarshalJSON() ([]byte, error) { return Size(h).MarshalJSON() }

// UnmarshalJSON reads a number with at most two decimals, without passing through
// floating point.
func (h *Hundredths) UnmarshalJSON(b []byte) error { return (*Size)(h).UnmarshalJSON(b) }

// Which window owns a duty across its border (the Act does not say).
const (
	OwnerStart = "start" // the one it starts in
	OwnerEnd   = "end"   // the one it ends in
	OwnerMost  = "most"  // the one that has most of it, the earlier where equal
)

// Where the weekly rest of AML §10-8(2) must lie.
const (
	RestInside  = "A" // inside its week
	RestAcross  = "B" // 24 h of it in its week: F1 practice
	RestSliding = "C" // within seven days of every duty's start
)

// How means over four and eight weeks are taken.
const (
	RollingMeans = "rolling" // over every run of weeks
	BlockMeans   = "block"   // over fixed blocks from the first week
)

// ClockSpan is from one clock time to another, the next day where it is not
// later.
type ClockSpan struct {
	From Minutes `json:"from"`
	To   Minutes `json:"to"`
}

// Length is how long the span lasts where the clock does not change.
func (s ClockSpan) Length() Minutes {
	if s.To <= s.From {
		return s.To + Day - s.From
	}
	return s.To - s.From
}

// Has tells whether a clock time lies in the span.
func (s ClockSpan) Has(clock Minutes) bool {
	if s.From < s.To {
		return clock >= s.From && clock < s.To
	}
	return clock >= s.From || clock < s.To
}

// Counts is how a case is counted, every choice made.
type Counts struct {
	DayStart    Minutes   // clock time the 24 hours begin
	WeekStart   Minutes   // when the seven days begin, from Monday 00:00: -84 h up to 84 h
	Owner       string    // OwnerStart, OwnerEnd or OwnerMost
	Night       ClockSpan // AML §10-11(1)
	SundayLeast Minutes   // work in a zone up to this does not make it a worked one
	RestMode    string    // RestInside, RestAcross or RestSliding
	Means       string    // RollingMeans or BlockMeans
	Zone        ZoneTimes // AML §10-10(1)

	RegularNights int         // night duties in four weeks that make night work regular
	Comparable    Hundredths  // hours a week 20:00-06:00 of turnus comparable to shifts
	MainlyNight   MainlyNight // AML §10-4(4)d
	Continuous    Continuous  // comparable to fully continuous shifts, for information
	Weights       Weights     // AML §10-4(6), HTA 4.2.4
	ByDay         Size        // of the time on day and evening, for the weighted norm (HTA 4.2.4)
	SundayWeeks   int         // that Sundays off are averaged over (AML §10-8(4)); a rolling rota, if nothing is chosen, over its length
}

// NightOfLaw is the night where nothing else is agreed (AML §10-11(1)).
var NightOfLaw = ClockSpan{From: 21 * Hour, To: 6 * Hour}

func (w *Ward) counts() Counts {
	c := cmp.Or(w.Counting, &Counting{})
	out := Counts{
		Owner: cmp.Or(c.NightOwner, OwnerStart), Night: *cmp.Or(c.Night, &NightOfLaw),
		RestMode: cmp.Or(c.WeeklyRestMode, RestAcross), Means: cmp.Or(c.Means, RollingMeans),
		Zone:          c.SundayZone.times(),
		RegularNights: cmp.Or(c.RegularNights, 2), Comparable: cmp.Or(c.ComparableTurnus, 139),
		Weights: c.Weights.inForce(), ByDay: cmp.Or(c.ByDay, 2500), SundayWeeks: cmp.Or(c.SundayWeeks, 26),
	}
	mainly, continuous := cmp.Or(c.MainlyNight, &MainlyNight{}), cmp.Or(c.ContinuousTurnus, &Continuous{})
	out.MainlyNight = MainlyNight{cmp.Or(mainly.Share, 7500), cmp.Or(mainly.Hours, 6*Hour)}
	out.Continuous = Continuous{cmp.Or(continuous.NightHours, 539), cmp.Or(continuous.SundayHours, 231)}
	if c.DayStart != nil {
		out.DayStart = *c.DayStart
	}
	if c.SundayMinOverlap != nil {
		out.SundayLeast = *c.SundayMinOverlap
	}
	if c.WeekStart != nil {
		if out.WeekStart = Minutes(*c.WeekStart); out.WeekStart >= Week/2 {
			out.WeekStart -= Week
		}
	}
	return out
}

// Plain tells whether days run from midnight, weeks from Monday, and a duty
// belongs to the day it starts, so that a day's duties are those written on it.
func (c Counts) Plain() bool {
	return c.DayStart == 0 && c.WeekStart == 0 && c.Owner == OwnerStart
}

// WeekMoment is a weekday and clock time, in minutes from Monday 00:00. It is
// written sun 22:00.
type WeekMoment Minutes

// UnmarshalText reads what String writes.
func (m *WeekMoment) UnmarshalText(b []byte) error {
	day, at, _ := strings.Cut(string(b), " ")
	d := weekdayNamed(day)
	t, err := ParseMinutes(at)
	if d < 0 || err != nil || t >= Day {
		return fmt.Errorf("%q is not a weekday and time such as sun 22:00", b)
	}
	*m = WeekMoment(Minutes(d)*Day + t)
	return nil
}

// String writes weekday and time.
func (m WeekMoment) String() string {
	t := Minutes(m) % Day
	return fmt.Sprintf("%s %02d:%02d", Weekday(Minutes(m)/Day), t/Hour, t%Hour)
}

// MarshalText writes String.
func (m WeekMoment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// nightParagraph lets the representatives agree on another night (AML
// §10-11(1)): at least eight hours that hold 00:00 to 06:00.
const nightParagraph = "aml-10-11-1"

// counting judges the counting choices: another night takes an agreement.
func (v *validator) counting() {
	c := v.w.Counting
	if c != nil && c.DayStart != nil && *c.DayStart >= Day {
		v.differ(say("24:00"), say("00:00, the start of the next day"), "counting", "day_start")
	}
	if c != nil && c.SundayZone != nil {
		v.zone(c.SundayZone.times())
	}
	if c != nil && c.Weights != nil {
		v.weights(c.Weights.inForce())
	}
	if c == nil || c.Night == nil {
		return
	}
	n := *c.Night
	if n.Length() < 8*Hour || n.From != 0 && n.From < n.To || n.To < 6*Hour {
		v.differ(say("%s to %s", n.From, n.To), say("at least eight hours that hold 00:00 to 06:00 (AML §10-11(1))"), "counting", "night")
	}
	if n == NightOfLaw {
		return
	}
	last := v.w.Period.Start + Date(7*v.w.Period.Weeks) - 1
	for _, a := range v.w.Agreements {
		whole := a.Level == Representatives && a.Paragraph == nightParagraph && len(a.People) == 0 && a.Competence == ""
		if whole && a.Covers(nil, v.w.Period.Start) && a.Covers(nil, last) {
			return
		}
	}
	v.add(say("another night than 21:00 to 06:00 takes an agreement of level T on %s for everybody, the whole period through", nightParagraph), "counting", "night")
}

// zone refuses a zone of Sunday and holiday work that is narrower than that of the
// Act: a tariff may make it wider.
func (v *validator) zone(z ZoneTimes) {
	for _, at := range []struct {
		key        string
		given, law Minutes
	}{{"start", z.Start, ZoneOfLaw.Start}, {"special_start", z.SpecialStart, ZoneOfLaw.SpecialStart}, {"may_start", z.MayStart, ZoneOfLaw.MayStart}} {
		if at.given > at.law {
			v.differ(say("%s", at.given), say("at the latest %s, as the Act has it (AML §10-10(1), Act of 1947 on 1 and 17 May)", at.law), "counting", "sunday_zone", at.key)
		}
	}
	if z.End < ZoneOfLaw.End {
		v.differ(say("%s", z.End), say("at the earliest %s, as the Act has it (AML §10-10(1))", ZoneOfLaw.End), "counting", "sunday_zone", "end")
	}
}

// weights refuses weights under those of the Act, and such as are no whole steps.
func (v *validator) weights(w Weights) {
	law := WeightsOfLaw
	for _, at := range []struct {
		key          string
		given, least Minutes
	}{{"sunday", w.Sunday, law.Sunday}, {"night", w.Night, law.Night}, {"both", w.Both, law.Sunday}} {
		switch {
		case at.given < at.least:
			v.differ(say("%s", at.given), say("at least %s an hour, as the Act has it (AML §10-4(6)); a tariff may have more", at.least), "counting", "weights", at.key)
		case at.given%weightStep != 0 || at.given > Hour:
			v.differ(say("%s", at.given), say("whole steps of five minutes an hour, at most 1:00"), "counting", "weights", at.key)
		}
	}
}
