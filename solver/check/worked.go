package check

import "heltid/solver/ward"

// Agreed is what a position size asks for on the days from one up to another,
// in minutes rounded down: its part of the line's own full-time norm, days of
// full absence left out. What no rota plans of it is worked too.
func (l *Line) Agreed(size ward.Size, from, to int) int {
	all := l.c.Contracted(l.Person, ward.FullTime, 0, l.days)
	if all == 0 {
		return 0
	}
	return (l.Due(ward.FullTime) + l.Outside(ward.FullTime)) * l.c.Contracted(l.Person, size, from, to) / all
}

// Done is the line's time on the days from one up to another in minutes:
// ordinary hours of the post, and what is marked as overtime here.
func (l *Line) Done(from, to int) (ordinary, overtime int) {
	for _, d := range l.from(from, to-1) {
		switch {
		case d.shift.InOtherUnit():
		case d.shift.Overtime:
			overtime += d.net
		default:
			ordinary += d.tariff
		}
	}
	return ordinary, overtime
}
