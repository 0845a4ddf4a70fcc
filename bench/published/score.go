package published

import "fmt"

// Score walks a finished roster and says what it costs and which limits it
// breaks. It shares nothing with what makes rosters: it reads shifts, one line
// at a time, as the instance's description says in words.
func Score(in *Instance, r Roster) (cost int, breaches []string) {
	if len(r) != len(in.Staff) {
		return 0, []string{fmt.Sprintf("%d lines for %d people", len(r), len(in.Staff))}
	}
	present := map[Duty]int{}
	for i := range in.Staff {
		w := walk{in: in, p: &in.Staff[i], line: r[i]}
		if len(w.line) != in.Days {
			return 0, []string{fmt.Sprintf("%s has %d days of %d", w.p.ID, len(w.line), in.Days)}
		}
		w.days()
		w.runs()
		w.requests()
		cost, breaches = cost+w.cost, append(breaches, w.breaches...)
		for day, s := range w.line {
			if s >= 0 {
				present[Duty{day, int(s)}]++
			}
		}
	}
	for _, c := range in.Cover {
		switch there := present[c.Duty]; {
		case there < c.Required:
			cost += c.Under * (c.Required - there)
		case there > c.Required:
			cost += c.Over * (there - c.Required)
		}
	}
	return cost, breaches
}

// walk reads one person's line.
type walk struct {
	in       *Instance
	p        *Person
	line     []int8
	cost     int
	breaches []string
}

func (w *walk) breach(format string, args ...any) {
	w.breaches = append(w.breaches, w.p.ID+": "+fmt.Sprintf(format, args...))
}

// days looks at what can be told from single days and sums of them.
func (w *walk) days() {
	minutes, weekends, count := 0, map[int]bool{}, make([]int, len(w.in.Shifts))
	for day, s := range w.line {
		if s == Free {
			continue
		}
		if s < 0 || int(s) >= len(w.in.Shifts) {
			w.breach("day %d has shift %d, which does not exist", day, s)
			continue
		}
		shift := w.in.Shifts[s]
		minutes += shift.Minutes
		count[s]++
		if day%7 >= 5 {
			weekends[day/7] = true
		}
		if w.p.Off[day] {
			w.breach("works on day %d, a day off", day)
		}
		if day+1 < len(w.line) && w.line[day+1] >= 0 {
			for _, barred := range shift.Bars {
				if int(w.line[day+1]) == barred {
					w.breach("%s after %s on day %d", w.in.Shifts[barred].ID, shift.ID, day+1)
				}
			}
		}
	}
	if minutes > w.p.MostMinutes || minutes < w.p.LeastMinutes {
		w.breach("%d minutes, of %d to %d", minutes, w.p.LeastMinutes, w.p.MostMinutes)
	}
	if len(weekends) > w.p.MostWeekends {
		w.breach("%d weekends of at most %d", len(weekends), w.p.MostWeekends)
	}
	for s, n := range count {
		if n > w.p.Most[s] {
			w.breach("%d shifts %s of at most %d", n, w.in.Shifts[s].ID, w.p.Most[s])
		}
	}
}

// runs looks at days in a row, of work and of rest. The shortest of either does
// not bind a run at the edge of the period: what was before or comes after is
// not known.
func (w *walk) runs() {
	for first := 0; first < len(w.line); {
		last := first
		for last+1 < len(w.line) && (w.line[last+1] == Free) == (w.line[first] == Free) {
			last++
		}
		length, inside := last-first+1, first > 0 && last < len(w.line)-1
		switch {
		case w.line[first] == Free:
			if inside && length < w.p.ShortestOff {
				w.breach("days off %d to %d are fewer than %d", first, last, w.p.ShortestOff)
			}
		case length > w.p.LongestRun:
			w.breach("shifts on days %d to %d are more than %d", first, last, w.p.LongestRun)
		case inside && length < w.p.ShortestRun:
			w.breach("shifts on days %d to %d are fewer than %d", first, last, w.p.ShortestRun)
		}
		first = last + 1
	}
}

func (w *walk) requests() {
	for d, weight := range w.p.WantedOn {
		if int(w.line[d.Day]) != d.Shift {
			w.cost += weight
		}
	}
	for d, weight := range w.p.WantedOff {
		if int(w.line[d.Day]) == d.Shift {
			w.cost += weight
		}
	}
}
