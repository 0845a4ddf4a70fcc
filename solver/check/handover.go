package check

import "heltid/solver/ward"

// handover: so many of those who came before it and so many of those who come
// are there until it ends, and with an attribute asked for one of each side has
// it. Measured in person minutes missing.
type handover struct{}

func (handover) ID() ward.Quantity { return "handover" }

func (r handover) CheckRota(s *Sheet, emit func(Measure)) {
	for _, h := range s.Case.Ward.Handovers {
		to := h.To
		if to <= h.From {
			to += ward.Day
		}
		for day := range s.days {
			if !h.Days.Has(s.Case.Dates.Date(day).Weekday()) {
				continue
			}
			during := s.between(day, h.From, day, to)
			missing := s.missing(h, during, h.Outgoing, func(p post) bool { return p.from.Before(during.from) }) +
				s.missing(h, during, h.Incoming, func(p post) bool { return !p.from.Before(during.from) })
			m := atMost(parties(r.ID(), 0), missing*during.minutes()).during(s.clock, during)
			m.Unit, m.Who = h.Unit, h.Who
			emit(m)
		}
	}
}

// missing counts the heads one side of a handover lacks.
func (s *Sheet) missing(h ward.Handover, during span, heads int, side func(post) bool) int {
	there, with := 0, 0
	for _, p := range s.onDuty(h.Unit, ward.Total, during) {
		if side(p) && !p.to.Before(during.to) {
			there++
			if h.Who == "" || s.holds(p, h.Who) {
				with++
			}
		}
	}
	short := max(0, heads-there)
	if heads > 0 && with == 0 {
		short = max(short, 1)
	}
	return short
}
