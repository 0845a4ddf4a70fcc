package measure

import (
	"slices"
	"time"

	"heltid/solver/check"
	"heltid/solver/ward"
)

// BeyondPay is what is paid for work beyond the post and for moved duties, over
// the period; base pay and the supplements of planned duties are not in it.
type BeyondPay struct {
	Extra    Supplement // additional work of part-timers (merarbeid): hourly wage and the supplements of HTA chapter 1 §5
	Overtime Supplement // hourly wage and overtime supplement (§6), instead of those of §5
	Moved    Supplement // what duties moved at short notice pay beside (forskjøvet arbeidstid)
}

// outsideOf is how many minutes of a duty lie outside the time of those that stood
// on its day before: the clause pays for what falls outside the worker's ordinary
// working time (HTA chapter 1 §6.8).
func (b *book) outsideOf(was []string, s *ward.Shift, date ward.Date) int {
	in := b.Case.Dates
	duty, net := dutyOn(in, s, date), b.hoursOn(in, s, date).net
	outside := duty.minutes()
	for at := duty.from; at.Before(duty.to); at = at.Add(time.Minute) {
		if slices.ContainsFunc(was, func(code string) bool {
			o, ok := b.Case.Shift(code)
			before := stretch{}
			if ok {
				before = dutyOn(in, o, date)
			}
			return !at.Before(before.from) && at.Before(before.to)
		}) {
			outside--
		}
	}
	return min(outside, net)
}

// notice is how many days before a duty a change of it is told for nothing to be
// paid for it (parallel agreements; AML §10-3).
const notice = 14

// overtimeDuty is a duty of a record that is work beyond agreed hours.
type overtimeDuty struct {
	stretch
	date ward.Date
	over int // minutes of its end that are overtime; the rest is additional work
}

// beyondPay is what a line is paid for work beyond the post, in a record of hours
// worked, and for duties changed at short notice.
func (b *book) beyondPay(l *check.Line) BeyondPay {
	in, p := b.Case.Dates, l.Person
	wage := int(b.Case.Hourly(p.Competence))
	var extra, overtime, moved tally
	price := func(t *tally, supplement string, date ward.Date, minutes int) {
		var one tally
		b.put(&one, p, supplement, date, minutes, earlier{})
		t.sum += one.sum
	}
	for _, d := range b.overtimeDuties(l) {
		turn := d.to.Add(-time.Duration(d.over) * time.Minute)
		if n := (stretch{d.from, turn}).minutes(); n > 0 {
			h := paidFor(in, stretch{d.from, turn}, d.date, n)
			extra.add(tally{n, n * wage})
			price(&extra, ward.Evening, d.date, h.evening)
			price(&extra, ward.Night, d.date, h.night)
			price(&extra, ward.Weekend, d.date, h.weekend)
			price(&extra, ward.RedDay, d.date, h.red)
		}
		overtime.add(tally{d.over, d.over * wage})
		for of, n := range overtimeMinutes(in, stretch{turn, d.to}) {
			price(&overtime, overtimeKinds[of], d.date, n)
		}
	}
	for _, c := range b.lines[p.ID].Changes {
		date := in.Date(c.Day)
		if c.Agreed || int(date-c.Told) >= notice {
			continue
		}
		for _, d := range b.lines[p.ID].Duties {
			if s, _ := b.Case.Shift(d.Shift); d.Day == c.Day && !s.Overtime {
				n := b.outsideOf(c.Was, s, date)
				moved.minutes += n
				price(&moved, ward.Moved, date, n)
			}
		}
	}
	return BeyondPay{extra.supplement(), overtime.supplement(), moved.supplement()}
}

// overtimeDuties gives the duties beyond agreed hours of a record, in order, and
// how much of each is overtime: all of a full-timer's; of a part-timer's what
// passes a full-time day, which is 7:30 or the day's own planned duty where that is
// longer, or else a full-time week (HTA chapter 1 §6.2). The last hours are overtime.
func (b *book) overtimeDuties(l *check.Line) []overtimeDuty {
	if !b.rota.Worked {
		return nil
	}
	var out []overtimeDuty
	for week := range b.Case.Dates.Weeks {
		first := len(out)
		var beyondDay int
		for day := 7 * week; day < 7*week+7; day++ {
			here, total, planned := len(out), 0, b.Case.FullDay()
			for _, d := range b.lines[l.Person.ID].Duties {
				if d.Day != day {
					continue
				}
				s, _ := b.Case.Shift(d.Shift)
				on := dutyOn(b.Case.Dates, s, b.Case.Dates.Date(day))
				on.to = on.to.Add(-time.Duration(s.Unpaid()) * time.Minute)
				total += on.minutes()
				if s.Overtime {
					out = append(out, overtimeDuty{stretch: on, date: b.Case.Dates.Date(day)})
				} else {
					planned = max(planned, on.minutes())
				}
			}
			slices.SortFunc(out[here:], func(a, b overtimeDuty) int { return a.from.Compare(b.from) })
			beyondDay += latest(out[here:], total-planned)
		}
		all := 0
		for _, d := range out[first:] {
			all += d.minutes()
		}
		if l.Size >= ward.FullTime {
			latest(out[first:], all)
			continue
		}
		ordinary, marked := l.Done(7*week, 7*week+7)
		latest(out[first:], ordinary+marked-l.Agreed(ward.FullTime, 7*week, 7*week+7)-beyondDay)
	}
	return out
}

// latest makes so many minutes more of the duties overtime, from the end of the
// last of them backwards, and gives how many there were to be made so.
func latest(duties []overtimeDuty, minutes int) int {
	made := 0
	for i := len(duties) - 1; i >= 0 && made < minutes; i-- {
		d := &duties[i]
		more := min(minutes-made, d.minutes()-d.over)
		d.over, made = d.over+more, made+more
	}
	return made
}

// overtimeKinds are the supplements of overtime, dearest first.
var overtimeKinds = [...]string{ward.OvertimeRed, ward.OvertimeLate, ward.OvertimeUsual}

// overtimeMinutes parts a stretch by the supplement that overtime has in it: public
// holidays and their eves; 21:00 to 06:00 and Saturdays and Sundays; else.
func overtimeMinutes(in ward.Dates, s stretch) [len(overtimeKinds)]int {
	var out [len(overtimeKinds)]int
	for at := s.from; at.Before(s.to); at = at.Add(time.Minute) {
		d, clock := in.Clock(at)
		from, to, red := in.HolidayPay(d)
		switch {
		case red && clock >= from && clock < to:
			out[0]++
		case d.Weekday() >= ward.Saturday || ward.NightOfLaw.Has(clock):
			out[1]++
		default:
			out[2]++
		}
	}
	return out
}
