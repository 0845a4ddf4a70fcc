package bound

import (
	"fmt"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Texts are written with the same numbers in the same order in each language.

var (
	fullTimeLimit = Words{
		"nb": "Under disse reglene gir ingen turnus for avdelingen mer enn %d {heltidsstilling|heltidsstillinger}.",
		"nn": "Under desse reglane gir ingen turnus for avdelinga meir enn %d {heiltidsstilling|heiltidsstillingar}.",
		"en": "Under these rules no rota for this ward gives more than %d full-time {post|posts}.",
	}
	smallPostLimit = Words{
		"nb": "Ingen turnus klarer seg med færre enn %d {liten stilling|små stillinger}.",
		"nn": "Ingen turnus klarer seg med færre enn %d {lita stilling|små stillingar}.",
		"en": "No rota manages with fewer than %d small {post|posts}.",
	}
	shortageLimit = Words{
		"nb": "I ingen turnus mangler det mindre enn %v {time|timer} på minstebemanningen.",
		"nn": "I ingen turnus manglar det mindre enn %v {time|timar} på minstebemanninga.",
		"en": "In no rota are fewer than %v {hour|hours} missing from the minimum staffing.",
	}
	targetLimit = Words{
		"nb": "I ingen turnus mangler det mindre enn %v {time|timer} på ønsket bemanning.",
		"nn": "I ingen turnus manglar det mindre enn %v {time|timar} på ønskt bemanning.",
		"en": "In no rota are fewer than %v {hour|hours} missing from the target staffing.",
	}

	everybody = Words{"nb": "alle", "nn": "alle", "en": "everybody"}
	educated  = Words{"nb": "fagutdannede", "nn": "fagutdanna", "en": "educated staff"}
	ofUnit    = Words{"nb": "Enhet %s. ", "nn": "Eining %s. ", "en": "Unit %s. "}
	onShifts  = Words{"nb": "Vaktene %s, %s: ", "nn": "Vaktene %s, %s: ", "en": "Shifts %s, %s: "}

	weekendSum = Words{
		"nb": "%d på jobb hver helg i %d {uke|uker} er %d {helg|helger} å fordele. Hver kan jobbe %d, så det trengs minst %d {person|personer}. ",
		"nn": "%d på jobb kvar helg i %d {veke|veker} er %d {helg|helger} å fordele. Kvar kan jobbe %d, så det trengst minst %d {person|personar}. ",
		"en": "%d at work each weekend for %d {week|weeks} make %d {weekend|weekends} to share. Each may work %d, so at least %d {person is|people are} needed. ",
	}
	enoughOnWeekends = Words{"nb": "Dere har %d.", "nn": "De har %d.", "en": "You have %d."}
	fewOnWeekends    = Words{
		"nb": "Dere har bare %d, så ingen turnus dekker behovet.",
		"nn": "De har berre %d, så ingen turnus dekkjer behovet.",
		"en": "You have only %d, so no rota meets the need.",
	}
	nobodyOnWeekends = Words{
		"nb": "%d må på jobb hver helg, men ingen kan jobbe helg, så ingen turnus dekker behovet.",
		"nn": "%d må på jobb kvar helg, men ingen kan jobbe helg, så ingen turnus dekkjer behovet.",
		"en": "%d must be at work each weekend, but nobody may work weekends, so no rota meets the need.",
	}
	leastDuties = Words{
		"nb": "%d {person|personer} som kan jobbe %d {helg|helger} hver, er %d {helg|helger}, og %d må fordeles. Da må hver av dem jobbe minst %d, og har minst %d {vakt|vakter} i perioden.",
		"nn": "%d {person|personar} som kan jobbe %d {helg|helger} kvar, er %d {helg|helger}, og %d må fordelast. Då må kvar av dei jobbe minst %d, og har minst %d {vakt|vakter} i perioden.",
		"en": "%d {person|people} who may work %d {weekend|weekends} each make %d {weekend|weekends}, and %d must be shared. So each of them works at least %d, and has at least %d {duty|duties} in the period.",
	}
	beyondFullTime = Words{
		"nb": "ingen lovlig turnuslinje er lengre enn %v {time|timer} i perioden, og full stilling er minst %v. Ingen her kan ha heltid.",
		"nn": "inga lovleg turnuslinje er lengre enn %v {time|timar} i perioden, og full stilling er minst %v. Ingen her kan ha heiltid.",
		"en": "no legal line is longer than %v {hour|hours} in the period, and a full-time post is at least %v. Nobody here can be full time.",
	}
	hoursShort = Words{
		"nb": "behovet tar minst %v {time|timer} i perioden, og budsjettet er %v. Ingen turnus dekker behovet.",
		"nn": "behovet tek minst %v {time|timar} i perioden, og budsjettet er %v. Ingen turnus dekkjer behovet.",
		"en": "the need takes at least %v {hour|hours} in the period, and the budget is %v. No rota meets the need.",
	}
	fullTimeCount = Words{
		"nb": "når resten av behovet er dekket, er det %v {time|timer} igjen i perioden. En heltidsstilling tar minst %v. %d {helg|helger} skal fordeles og tar minst %v hver; en heltidsstilling kan ta %d av dem. Da er det plass til høyst %d {heltidsstilling|heltidsstillinger}.",
		"nn": "når resten av behovet er dekt, er det %v {time|timar} att i perioden. Ei heiltidsstilling tek minst %v. %d {helg|helger} skal fordelast og tek minst %v kvar; ei heiltidsstilling kan ta %d av dei. Då er det plass til høgst %d {heiltidsstilling|heiltidsstillingar}.",
		"en": "when the rest of the need is met, %v {hour is|hours are} left in the period. A full-time post takes at least %v. %d {weekend is|weekends are} to be shared and {takes|take} at least %v each; a full-time post may take %d of them. So there is room for at most %d full-time {post|posts}.",
	}
	fullTimeSum = Words{
		"nb": "høyst %d {heltidsstilling|heltidsstillinger} innenfor %v {time|timer} i perioden.",
		"nn": "høgst %d {heiltidsstilling|heiltidsstillingar} innanfor %v {time|timar} i perioden.",
		"en": "at most %d full-time {post|posts} within %v {hour|hours} in the period.",
	}
)

var (
	postUnfillable = Words{
		"nb": "%s og like (%d): ingen lovlig turnuslinje er lengre enn %v {time|timer} i perioden, og det fyller ikke den minste stillingen, %v.",
		"nn": "%s og like (%d): inga lovleg turnuslinje er lengre enn %v {time|timar} i perioden, og det fyller ikkje den minste stillinga, %v.",
		"en": "%s and alike (%d): no legal line is longer than %v {hour|hours} in the period, which does not fill the smallest post, %v.",
	}
	needUnreached = Words{
		"nb": "ingen kan ha en vakt som dekker behovet fra %v til %v.",
		"nn": "ingen kan ha ei vakt som dekkjer behovet frå %v til %v.",
		"en": "nobody may have a duty that meets the need from %v to %v.",
	}
	wholeWard = Words{"nb": "Hele avdelingen", "nn": "Heile avdelinga", "en": "The whole ward"}
)

// about begins a statement with the unit, shift types and people it is about.
func (a *count) about(s Statement) Words {
	out := Words{}
	if s.Unit != "" {
		out = out.Then(ofUnit, s.Unit)
	}
	who := a.named(s.Who)
	for _, l := range rule.Languages {
		switch {
		case s.Shifts != "":
			out[l] += fmt.Sprintf(onShifts[l], s.Shifts, who[l])
		case s.Who == ward.Total:
			out[l] += wholeWard[l] + ": "
		default:
			out[l] += who[l] + ": "
		}
	}
	return out
}

// named is what an attribute is called.
func (a *count) named(who string) Words {
	switch who {
	case ward.Total:
		return everybody
	case ward.Educated:
		return educated
	}
	for _, c := range a.c.Ward.Competences {
		if c.ID == who && c.Name != "" {
			who = c.Name
		}
	}
	return Words{"nb": who, "nn": who, "en": who}
}

// inWords says what a bound of the flow means.
func inWords(b Bound) Words {
	switch b.Quantity {
	case "full_time":
		return fullTimeLimit.Fill(b.Value)
	case "small_posts":
		return smallPostLimit.Fill(b.Value)
	case "shortage":
		return shortageLimit.Fill(ward.Minutes(b.Value))
	case "below_target":
		return targetLimit.Fill(ward.Minutes(b.Value))
	}
	return nil
}
