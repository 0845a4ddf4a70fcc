package ward

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"heltid/fixtures/tariff"
	"heltid/solver/ward/document"
)

// Ore is money in øre; files have it in kroner.
type Ore int

// MarshalJSON writes kroner: 56 or 53.5.
func (o Ore) MarshalJSON() ([]byte, error) { return Size(o).MarshalJSON() }

// UnmarshalJSON reads kroner with at most two decimals, without passing
// through floating point.
func (o *Ore) UnmarshalJSON(b []byte) error { return (*Size)(o).UnmarshalJSON(b) }

// Tariff is the rates of a tariff agreement.
type Tariff struct {
	Format int    `json:"heltid_tariff"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Note   string `json:"note,omitempty"`
	Rates  []Rate `json:"rates"`
}

// Rate is what an hour of a supplement pays: the most of what is given. One from
// so many hours a year is paid instead of the one without, which holds for the
// same time, when somebody has had it for so long in the calendar year.
type Rate struct {
	Supplement string  `json:"supplement"`
	Kroner     Ore     `json:"kroner,omitempty"`     // so much an hour
	Percent    Size    `json:"percent,omitempty"`    // of the hourly wage
	Hours      Minutes `json:"hours,omitempty"`      // pay of so long an hour: 1:20 is 1 1/3 hourly wage
	YearHours  int     `json:"year_hours,omitempty"` // from so many hours in the calendar year
	From       *Date   `json:"from,omitempty"`
	Until      *Date   `json:"until,omitempty"`
	Source     string  `json:"source,omitempty"`
}

// Supplements of HTA chapter 1 §5.
const (
	Evening = "evening" // 17:00-21:00 in shift and turnus plans (5.4.1)
	Night   = "night"   // 21:00-06:00 in shift and turnus plans (5.4.1)
	Weekend = "weekend" // Saturday 00:00 to Sunday 24:00 (5.2)
	RedDay  = "red"     // public holidays and eves (5.3.1)
	Other   = "other"   // 17:00-06:00 outside shift and turnus plans (5.4.2)
)

// Supplements of HTA chapter 1 §6, on top of the hourly wage: overtime, and duties
// moved at short notice.
const (
	OvertimeUsual = "overtime"
	OvertimeLate  = "overtime_late" // 21:00-06:00, Saturdays and Sundays
	OvertimeRed   = "overtime_red"  // public holidays and the eves of 5.3.1
	Moved         = "moved"         // forskjøvet arbeidstid
)

// PerHour is the rate in øre an hour at an hourly wage, rounded to the øre.
func (r Rate) PerHour(wage Ore) Ore {
	return max(r.Kroner, (wage*Ore(r.Percent)+5000)/10000, (wage*Ore(r.Hours)+30)/60)
}

// Validity is when a rate holds: first and last day, 0 where there is none.
type Validity struct{ From, Until Date }

// Validity gives when the rate holds.
func (r Rate) Validity() Validity {
	var v Validity
	if r.From != nil {
		v.From = *r.From
	}
	if r.Until != nil {
		v.Until = *r.Until
	}
	return v
}

//go:embed tariff.json
var tariffJSON []byte

// tariffs reads the agreements that come with the program, once.
var tariffs = sync.OnceValue(func() map[string]*Tariff {
	out := map[string]*Tariff{}
	for name, data := range tariff.Files() {
		t, err := ReadTariff(name, data)
		if err != nil {
			panic(err) // it is built in, and a test reads it
		}
		out[t.ID] = t
	}
	return out
})

var tariffSchema = sync.OnceValues(func() (*document.Schema, error) { return document.Compile(tariffJSON) })

// ReadTariff reads the rates of an agreement from YAML or JSON; the name is used
// in messages.
func ReadTariff(name string, data []byte) (*Tariff, error) {
	doc, problems := document.Parse(name, data)
	if doc == nil {
		return nil, problems.Err()
	}
	schema, err := tariffSchema()
	if err != nil {
		return nil, err
	}
	if err := append(problems, doc.Check(schema)...).Err(); err != nil {
		return nil, err
	}
	t := &Tariff{}
	if err := doc.Decode(t); err != nil {
		return nil, Problems{doc.At("", said{}, said{}, say("%s", strings.TrimPrefix(err.Error(), "json: ")))}
	}
	problems = nil
	for i, r := range t.Rates {
		if text, ok := r.wrong(t.Rates); !ok {
			problems = append(problems, doc.At(document.Pointer("rates", i), said{}, said{}, text))
		}
		for _, before := range t.Rates[:i] {
			if r.overlaps(before) {
				problems = append(problems, doc.At(document.Pointer("rates", i, "from"), said{}, said{}, say("there is a rate for %s at that time already", r.Supplement)))
			}
		}
	}
	return t, problems.Err()
}

// wrong tells what is the matter with one of the rates; ok, if nothing is.
func (r Rate) wrong(all []Rate) (text said, ok bool) {
	switch {
	case r.Kroner == 0 && r.Percent == 0 && r.Hours == 0:
		return say("a rate gives kroner, percent or hours"), false
	case r.From != nil && r.Until != nil && *r.Until < *r.From:
		return say("it ends %s, before it begins %s", *r.Until, *r.From), false
	case r.YearHours > 0 && !slices.ContainsFunc(all, func(o Rate) bool { return o.YearHours == 0 && r.grades(o) }):
		return say("what is paid for the first %d hours of the year takes a rate without year_hours, from and until the same days", r.YearHours), false
	}
	return said{}, true
}

func (r Rate) overlaps(o Rate) bool {
	before := func(until, from *Date) bool { return until != nil && from != nil && *until < *from }
	return r.Supplement == o.Supplement && r.YearHours == o.YearHours && !before(r.Until, o.From) && !before(o.Until, r.From)
}

// grades tells whether both are of one supplement and hold for the same time.
func (r Rate) grades(o Rate) bool {
	return r.Supplement == o.Supplement && r.Validity() == o.Validity()
}

// on gives the rate of a supplement on a date, and whether it is in force
// there: else it is the latest that has begun, or the first there is.
func on(rates []Rate, supplement string, d Date) (rate Rate, inForce, ok bool) {
	for _, r := range rates {
		switch {
		case r.Supplement != supplement || r.YearHours > 0:
		case within(d, r.From, r.Until):
			return r, true, true
		case !ok, begun(r, d) && (!begun(rate, d) || *r.From > *rate.From), !begun(rate, d) && *r.From < *rate.From:
			rate, ok = r, true
		}
	}
	return rate, false, ok
}

func begun(r Rate, d Date) bool { return r.From == nil || *r.From <= d }

// Tariffs gives the names of the agreements a ward may choose from, sorted.
func Tariffs() []string {
	var out []string
	for id := range tariffs() {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
