package rule

import (
	"slices"

	"heltid/solver/ward"
)

// Tier is one goal. Each is solved to its end before the next. A ward's policy
// may reorder tiers 2 to 9, and the result then says so.
type Tier struct {
	Number int
	ID     string
	Text   map[Lang]Goal
}

// Goal is what a tier or guard is called and asks, in one language.
type Goal struct {
	Name string
	Says string
}

// GuardRule is a guard (vern). Guards hold before any tier is looked at, since
// full time alone would reward many whole posts at the price of tiny ones.
type GuardRule struct {
	Number int
	Rules  []ward.Quantity // the rules that hold it
	Text   map[Lang]Goal
}

// Tiers gives the goals in the order they are solved when the ward has no
// policy of its own.
func Tiers() []Tier { return slices.Clone(tiers[:]) }

// TierNumbered gives the tier of a number from 1 to 9.
func TierNumbered(n int) (Tier, bool) {
	if n < 1 || n > len(tiers) {
		return Tier{}, false
	}
	return tiers[n-1], true
}

// GuardRules gives the guards in order.
func GuardRules() []GuardRule { return slices.Clone(guards[:]) }

var tiers = [...]Tier{
	{Number: 1, ID: "floor", Text: map[Lang]Goal{
		Bokmaal: {"minste bemanning", "Så lite som mulig mangler på minste bemanning, den sjeldneste kompetansen først."},
		Nynorsk: {"minste bemanning", "Så lite som mogleg manglar på minste bemanning, den sjeldnaste kompetansen først."},
		English: {"least cover", "As little as possible is missing below the floor of the need, the scarcest competence first."},
	}},
	{Number: 2, ID: "full_time", Text: map[Lang]Goal{
		Bokmaal: {"heltid", "Så mange heltidsstillinger som mulig; når stillingene kan lages på nytt, så stor andel av dem som mulig. Ved likt velges flest fagutdannede årsverk."},
		Nynorsk: {"heiltid", "Så mange heiltidsstillingar som mogleg; når stillingane kan lagast på nytt, så stor del av dei som mogleg. Står det likt, blir det valt flest fagutdanna årsverk."},
		English: {"full time", "As many full-time posts as possible; where posts can be made anew, as large a share of them as possible. Ties go to most educated full-time equivalents."},
	}},
	{Number: 3, ID: "small_posts", Text: map[Lang]Goal{
		Bokmaal: {"små stillinger", "Så få små stillinger som mulig."},
		Nynorsk: {"små stillingar", "Så få små stillingar som mogleg."},
		English: {"small posts", "As few small posts as possible."},
	}},
	{Number: 4, ID: "target", Text: map[Lang]Goal{
		Bokmaal: {"ønsket bemanning", "Så lite som mulig mangler på den bemanningen avdelingen helst vil ha."},
		Nynorsk: {"ønskt bemanning", "Så lite som mogleg manglar på den bemanninga avdelinga helst vil ha."},
		English: {"wanted cover", "As little as possible is missing below the target of the need."},
	}},
	{Number: 5, ID: "increases", Text: map[Lang]Goal{
		Bokmaal: {"ønsker om større stilling", "Så mange som mulig får den større stillingen de ønsker; deretter så stor gjennomsnittlig stilling som mulig."},
		Nynorsk: {"ønske om større stilling", "Så mange som mogleg får den større stillinga dei ønskjer; deretter så stor gjennomsnittleg stilling som mogleg."},
		English: {"wished increases", "As many as possible get the larger post they wish for; then as large a mean position size as possible."},
	}},
	{Number: 6, ID: "wishes", Text: map[Lang]Goal{
		Bokmaal: {"ønsker og rettferdighet", "Så mange ønsker som mulig innfris, jevnt fordelt."},
		Nynorsk: {"ønske og rettferd", "Så mange ønske som mogleg blir innfridde, jamt fordelte."},
		English: {"wishes and fairness", "As many wishes as possible are met, evenly shared."},
	}},
	{Number: 7, ID: "strain", Text: map[Lang]Goal{
		Bokmaal: {"belastning", "Så få korte hviler og enslige arbeidsdager som mulig."},
		Nynorsk: {"belastning", "Så få korte kviler og einslege arbeidsdagar som mogleg."},
		English: {"strain", "As few quick returns and lone working days as possible."},
	}},
	{Number: 8, ID: "continuity", Text: map[Lang]Goal{
		Bokmaal: {"kontinuitet", "Så få ulike ansatte som mulig møter den enkelte bruker."},
		Nynorsk: {"kontinuitet", "Så få ulike tilsette som mogleg møter den einskilde brukaren."},
		English: {"continuity", "As few different staff as possible meet each resident."},
	}},
	{Number: 9, ID: "cost", Text: map[Lang]Goal{
		Bokmaal: {"kostnad", "Så lav kostnad som mulig."},
		Nynorsk: {"kostnad", "Så låg kostnad som mogleg."},
		English: {"cost", "As low a cost as possible."},
	}},
}

var guards = [...]GuardRule{
	{Number: 1, Rules: []ward.Quantity{"size_range"}, Text: map[Lang]Goal{
		Bokmaal: {"ingen går ned", "Ingen får mindre stilling enn i dag, og ingen stilling noen har, forsvinner."},
		Nynorsk: {"ingen går ned", "Ingen får mindre stilling enn i dag, og inga stilling nokon har, forsvinn."},
		English: {"nobody goes down", "Nobody gets a smaller post than today, and no post that somebody holds is removed."},
	}},
	{Number: 2, Rules: []ward.Quantity{"small_posts"}, Text: map[Lang]Goal{
		Bokmaal: {"ikke flere små stillinger", "Det blir ikke flere små stillinger enn i dag, eller så få som mulig der det ikke finnes noe å sammenligne med."},
		Nynorsk: {"ikkje fleire små stillingar", "Det blir ikkje fleire små stillingar enn i dag, eller så få som mogleg der det ikkje finst noko å samanlikne med."},
		English: {"no more small posts", "There are no more small posts than today, or as few as possible where there is nothing to compare with."},
	}},
	{Number: 3, Rules: []ward.Quantity{
		"backward_rotation", "day_run", "duties_over_eight", "lone_days", "long_run", "night_recovery", "night_run", "nights_per_year",
		"quick_returns", "red_days", "two_day_break", "weekend_hours", "weekends_per_year",
	}, Text: map[Lang]Goal{
		Bokmaal: {"belastningstak", "Takene partene har avtalt for helger, netter, langvakter, korte hviler og dager på rad, holdes."},
		Nynorsk: {"belastningstak", "Taka partane har avtalt for helger, netter, langvakter, korte kviler og dagar på rad, blir haldne."},
		English: {"strain ceilings", "The ceilings the parties agreed on weekends, nights, long shifts, short rests and days in a row are kept."},
	}},
	{Number: 4, Rules: []ward.Quantity{"educated_share"}, Text: map[Lang]Goal{
		Bokmaal: {"fagandelen holdes", "Verken fagutdannede årsverk eller fagutdannedes andel av timene går ned."},
		Nynorsk: {"fagandelen blir halden", "Verken fagutdanna årsverk eller delen av timane som fagutdanna har, går ned."},
		English: {"educated share kept", "Neither educated full-time posts nor the educated staff's share of hours goes down."},
	}},
}
