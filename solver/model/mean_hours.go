package model

// mean_hours: the mean over the averaging period keeps the class of AML
// §10-4. A post of at most 100 % keeps it already: every class of the
// tariff's full-time norm is at or under the statute's (37.5 under 40, 35.5
// under 38, 33.6 under 36, and the weighted norm starts at 37.5 where the
// statute's starts at 40), so only the common top is stated.
var meanHours = line{"mean_hours", func(b *Build, p *person) {
	if b.averaged(p, b.C.Dates.Start) {
		b.atMost(b.sum().total(1, b.hoursOf(p)), int64(40*60*b.C.Dates.Weeks))
	}
}}
