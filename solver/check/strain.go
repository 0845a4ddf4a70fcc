package check

// What of a line strains people is counted here whether or not anybody agreed
// on a ceiling for it: AML §10-2(1) asks for an assessment, and these are its
// figures.

// NightRuns gives how long the line's runs of days with a night duty are, as
// Runs gives those of worked days.
func (l *Line) NightRuns() []int { return lengths(l.dayRuns(l.night)) }

// WeekendRuns gives how many weekends are worked in a row, in the same way.
func (l *Line) WeekendRuns() []int {
	return lengths(l.runs((l.history()-6)/7, l.c.Dates.Weeks, l.weekend))
}

func lengths(runs []run) []int {
	var out []int
	for _, r := range runs {
		out = append(out, r.length)
	}
	return out
}

// NightRecovery is the shortest rest from the last of a run of nights to a duty
// of another kind, in minutes; false where there is none.
func (l *Line) NightRecovery() (shortest int, ok bool) {
	for _, r := range l.rests() {
		if l.recovers(r) && (!ok || r.minutes < shortest) {
			shortest, ok = r.minutes, true
		}
	}
	return shortest, ok
}

// recovers tells whether a rest that the period decides ends a run of nights.
func (l *Line) recovers(r rest) bool {
	return r.after.day >= 0 && l.night(r.before.day) && !l.night(r.after.day)
}

// Breakless is the most consecutive weeks from Monday that pass without two
// days off together.
func (l *Line) Breakless() int {
	_, longest, _ := l.breakless()
	return longest
}

// breakless gives the first of those weeks too, and whether a rolling line
// never has two days off together.
func (l *Line) breakless() (first, longest int, never bool) {
	never = l.c.Dates.Rolling
	for w := range l.c.Dates.Weeks {
		n := l.withoutPair(w)
		never = never && n == l.c.Dates.Weeks
		if n > longest {
			first, longest = w, n
		}
	}
	return first, longest, never
}

// MainlyNight tells whether the line works mainly at night (AML §10-4(4)d): who
// does is to be offered a health check (AML §10-11(8)).
func (l *Line) MainlyNight() bool { return l.hours.mainlyNight(l.c.Counting.MainlyNight) }
