package measure

import (
	"slices"
	"time"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A book is a rota opened for measuring.
type book struct {
	*check.Sheet
	rota  *rota.Rota
	lines map[string]rota.Line
	paid  ward.Dates // the time kroner are counted over
	hours map[slot]paidHours
	used  map[use]*Outside
	short int // substitutes, once counted; -1 before
}

type slot struct {
	in   ward.Dates
	code string
	date ward.Date
}

// use is a rate used beyond its validity.
type use struct {
	supplement string
	from       ward.Date
}

func open(c *ward.Case, r *rota.Rota) *book {
	b := &book{Sheet: lay(c, r), rota: r, lines: map[string]rota.Line{}, paid: c.Paid(), hours: map[slot]paidHours{}, used: map[use]*Outside{}, short: -1}
	for _, l := range r.Lines {
		b.lines[l.Person] = l
	}
	return b
}

// A bill is what somebody earns, in sixtieths of an øre: øre an hour times
// minutes.
type bill struct {
	base    int
	evening tally
	night   tally
	weekend tally
	red     tally
	may     tally // of red
}

type tally struct{ minutes, sum int }

func (t *tally) add(o tally) { t.minutes, t.sum = t.minutes+o.minutes, t.sum+o.sum }

func (t tally) supplement() Supplement { return Supplement{ward.Minutes(t.minutes), ore(t.sum)} }

func (b *bill) add(o bill) {
	b.base += o.base
	b.evening.add(o.evening)
	b.night.add(o.night)
	b.weekend.add(o.weekend)
	b.red.add(o.red)
	b.may.add(o.may)
}

func (b bill) total() int {
	return b.base + b.evening.sum + b.night.sum + b.weekend.sum + b.red.sum
}

func (b bill) pay() Pay {
	return Pay{ore(b.base), b.evening.supplement(), b.night.supplement(), b.weekend.supplement(), b.red.supplement(), b.may.supplement()}
}

// ore rounds sixtieths of an øre.
func ore(sixtieths int) int { return (sixtieths + 30) / 60 }

// scaled is the bill of so many weeks as that of 52. Red days are no more than those
// of the weeks: four weeks with Easter in them are not thirteen Easters.
func (p Pay) scaled(weeks int) Pay {
	to := func(v int) int { return (52*v + weeks/2) / weeks }
	s := func(s Supplement) Supplement { return Supplement{ward.Minutes(to(int(s.Minutes))), to(s.Ore)} }
	return Pay{to(p.Base), s(p.Evening), s(p.Night), s(p.Weekend), p.Red, p.May}
}

// worked visits a line's duties on the dates: those of a rolling rota over and
// over, but for days of known absence.
func (b *book) worked(p *ward.Person, in ward.Dates, visit func(date ward.Date, s *ward.Shift, away bool)) {
	period := b.Case.Dates.Days()
	byDay := map[int][]string{}
	for _, d := range b.lines[p.ID].Duties {
		byDay[d.Day] = append(byDay[d.Day], d.Shift)
	}
	for day := range in.Days() {
		for _, code := range byDay[day%period] {
			s, _ := b.Case.Shift(code) // Lay knows it
			visit(in.Date(day), s, in.Days() > period && b.away(p, in.Date(day)))
		}
	}
}

// away tells whether somebody is known to be absent all day.
func (b *book) away(p *ward.Person, d ward.Date) bool { return p.Absent(d) >= ward.FullTime }

// wages is what a line earns over the dates: base pay for the days employed and
// supplements for the time worked.
func (b *book) wages(p *ward.Person, in ward.Dates) bill {
	out, had := bill{}, earlier{}
	for _, s := range b.Case.Salaries(p, in) {
		out.base += s.Base(b.lines[p.ID].Size)
	}
	b.worked(p, in, func(date ward.Date, s *ward.Shift, away bool) {
		if away {
			return
		}
		h := b.hoursOn(in, s, date)
		b.put(&out.evening, p, ward.Evening, date, h.evening, had)
		b.put(&out.night, p, ward.Night, date, h.night, had)
		b.put(&out.weekend, p, ward.Weekend, date, h.weekend, had)
		b.put(&out.red, p, ward.RedDay, date, h.red-h.may, had)
		b.put(&out.may, p, ward.RedDay, date, h.may, had)
	})
	out.red.add(out.may)
	return out
}

// earlier is what somebody has had of each supplement in a calendar year, in the
// time that is paid: hours before it are not known.
type earlier map[inYear]ward.Minutes

type inYear struct {
	supplement string
	year       int
}

// put pays a supplement for minutes of a date's duty.
func (b *book) put(t *tally, p *ward.Person, supplement string, date ward.Date, minutes int, had earlier) {
	if minutes == 0 {
		return
	}
	rate := b.Case.RateOn(p, supplement, date)
	year, _, _ := date.Civil()
	before := had[inYear{supplement, year}]
	had[inYear{supplement, year}] += ward.Minutes(minutes)
	t.add(tally{minutes, int(rate.Pays(before, ward.Minutes(minutes)))})
	if !rate.InForce {
		b.outside(rate.Rate, date)
	}
}

// outside notes a rate that was used on a date it does not hold on.
func (b *book) outside(r ward.Rate, d ward.Date) {
	key := use{r.Supplement, r.Validity().From}
	o := b.used[key]
	if o == nil {
		o = &Outside{Supplement: r.Supplement, From: d, Until: d, Rate: r}
		b.used[key] = o
	}
	o.From, o.Until = min(o.From, d), max(o.Until, d)
}

func (b *book) hoursOn(in ward.Dates, s *ward.Shift, date ward.Date) paidHours {
	at := slot{in, s.Code, date}
	h, ok := b.hours[at]
	if !ok {
		h = hoursOn(in, s, date)
		b.hours[at] = h
	}
	return h
}

// substitutes is the person minutes below the need's floor, over everybody, in
// the time kroner are counted over: what is left open, and what known absence
// opens where nobody is planned above need.
func (b *book) substitutes() int {
	if b.short < 0 {
		b.short = b.countSubstitutes()
	}
	return b.short
}

func (b *book) countSubstitutes() int {
	if !b.Case.Dates.Rolling {
		return b.Shortage()[ward.Total]
	}
	year := *b.Case
	year.Dates = b.paid
	here := b.present()
	missing := 0
	for _, d := range year.Demands() {
		if d.Who == ward.Total && d.Floor > 0 {
			missing += below(d, b.paid, here[d.Day:d.Day+3])
		}
	}
	return missing
}

// onDuty is one person's covering duty.
type onDuty struct {
	stretch
	unit string
}

// present gives who is on duty on each day of the year that is paid, by the day
// the duty starts; the day before the first and the one after the last stand
// at its ends.
func (b *book) present() [][]onDuty {
	out := make([][]onDuty, b.paid.Days()+2)
	period := b.Case.Dates.Days()
	for _, p := range b.Case.People {
		for _, duty := range b.lines[p.ID].Duties {
			s, _ := b.Case.Shift(duty.Shift)
			if !s.Covers() {
				continue
			}
			for day := duty.Day - period; day <= b.paid.Days(); day += period {
				if date := b.paid.Date(day); day >= -1 && !b.away(p, date) {
					out[day+1] = append(out[day+1], onDuty{dutyOn(b.paid, s, date), p.Where(*s)})
				}
			}
		}
	}
	return out
}

// below is how many person minutes are missing under a demand's floor.
func below(d ward.Demand, in ward.Dates, days [][]onDuty) int {
	date := in.Date(d.Day)
	during := stretch{in.Instant(date, d.From), in.Instant(date, d.To)}
	var there []onDuty
	cuts := []time.Time{during.from, during.to}
	for _, day := range days {
		for _, o := range day {
			if (d.Unit == "" || o.unit == d.Unit) && o.from.Before(during.to) && during.from.Before(o.to) {
				there = append(there, o)
				cuts = append(cuts, o.from, o.to)
			}
		}
	}
	slices.SortFunc(cuts, time.Time.Compare)
	missing := 0
	for i := 1; i < len(cuts); i++ {
		part := stretch{cuts[i-1], cuts[i]}
		if part.from.Before(during.from) || part.to.After(during.to) || part.minutes() == 0 {
			continue
		}
		heads := 0
		for _, o := range there {
			if !o.from.After(part.from) && !o.to.Before(part.to) {
				heads++
			}
		}
		missing += max(0, d.Floor-heads) * part.minutes()
	}
	return missing
}

// cost is the wages of everybody and the substitutes, in sixtieths of an øre
// over the time kroner are counted over (tier 9).
func (b *book) cost() int {
	sum := b.substitutes() * int(b.Case.SubstituteHour())
	for _, p := range b.Case.People {
		sum += b.wages(p, b.paid).total()
	}
	return sum
}
