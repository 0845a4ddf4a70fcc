package model

// Rules gives every rule the model states, in the order they are stated.
func Rules() []Rule {
	return []Rule{
		oneDuty, dayHours, totalHours, breaks, extraBreak, longShiftConsent, personLimits, mustNot, plannedOvertime,
		overtimeWeek, overtimeFourWeeks, overtimeHalfYear, overtimeYear, totalWeekHours,
		dailyRest, compensatingRest, weeklyRest, travelTime,
		weekHours, eightWeekHours, nightMean, strenuousNight, averagingWeeks, publicationNotice, changeNotice,
		sundaysInRow, sundaysFree, redDays, mainVacation, vacationSunday,
		workCycle, dayRun, nightRun, longRun,
		wholeWeekend, freeWeekend, weekendFrequency, weekendsInRow, weekendsPerYear, weekendHours, nightsPerYear,
		quickReturns, loneDays, twoDayBreak, nightRecovery, backwardRotation, dutiesOverEight,
		sizeRange, fullTimeNorm, absenceHours, owedHours, meanHours,
		cover, coverMax, handover, pairs,
		budget, smallPosts, educatedShare,
	}
}
