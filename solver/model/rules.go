package model

// Rules gives every rule the model states, in the order they are stated.
func Rules() []Rule {
	return []Rule{
		oneDuty, dayHours, breaks, longShiftConsent, personLimits, mustNot,
		dailyRest, compensatingRest, weeklyRest,
		weekHours, eightWeekHours, nightMean,
		sundaysInRow, sundaysFree,
		workCycle, dayRun, nightRun, longRun,
		wholeWeekend, freeWeekend, weekendFrequency, weekendsInRow, weekendsPerYear, weekendHours, nightsPerYear,
		quickReturns, loneDays, twoDayBreak,
		sizeRange, fullTimeNorm, owedHours, meanHours,
		cover, coverMax, handover, pairs,
		budget, smallPosts, educatedShare,
	}
}
