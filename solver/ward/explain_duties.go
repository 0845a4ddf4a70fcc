package ward

import (
	"fmt"
	"slices"
	"strconv"
)

// duties says how the duties that are not cover count, where the ward has them.
func (e *explanation) duties() {
	has := func(kinds ...string) bool {
		return slices.ContainsFunc(e.w.Shifts, func(s Shift) bool { return slices.Contains(kinds, s.Duty) })
	}
	if has(HandoverDuty, MeetingDuty, CourseDuty, AdministrationDuty, ResourceDuty) {
		e.say("duty_kinds", "hours, no cover", "aml § 10-1, HTA kap. 1 § 4",
			"Overlevering, møter, kurs, administrasjon og ressursvakter er arbeidstid og timer i stillingen, men dekker ikke behov om ikke annet er sagt.",
			"Overlevering, møte, kurs, administrasjon og ressursvakter er arbeidstid og timar i stillinga, men dekkjer ikkje behov om ikkje anna er sagt.",
			"Handovers, meetings, courses, administration and resource duties are working time and hours of the post, but meet no need unless said otherwise.")
	}
	if has(PassiveDuty) {
		c := e.w.counting(PassiveDuty)
		e.say("duty_kinds.passive", fmt.Sprintf("law 1, tariff %s%s", c.tariff, covering(c, ", covers", "")), "aml § 10-4 (2)",
			fmt.Sprintf("Hvilende vakt er arbeidstid fullt ut og teller %s av tiden som timer i stillingen%s. Den gjør lovens døgn inntil 2 timer og uke inntil 10 timer lengre, høyst halvparten av den hvilende tiden, og uken aldri over 48 timer.", c.tariff, covering(c, "; den dekker behov", "; den dekker ikke behov")),
			fmt.Sprintf("Kvilande vakt er arbeidstid fullt ut og tel %s av tida som timar i stillinga%s. Ho gjer døgnet i lova inntil 2 timar og veka inntil 10 timar lengre, høgst halvparten av den kvilande tida, og veka aldri over 48 timar.", c.tariff, covering(c, "; ho dekkjer behov", "; ho dekkjer ikkje behov")),
			fmt.Sprintf("Resting duty is working time in full and counts %s of its time as hours of the post%s. It lengthens the day of the Act by up to 2 hours and the week by up to 10, at most half of the resting time, and the week never past 48 hours.", c.tariff, covering(c, "; it meets need", "; it meets no need")))
	}
	if has(OnCallDuty) {
		c := e.w.counting(OnCallDuty)
		e.say("duty_kinds.on_call", fmt.Sprintf("law %s, tariff %s%s", c.law, c.tariff, covering(c, ", covers", "")), "aml § 10-4 (3)",
			fmt.Sprintf("Bakvakt hjemme teller %s av tiden som arbeidstid og %s som timer i stillingen%s. Den er fritid i reglene om hvile og søndager så lenge ingen kalles ut; helgene den faller i, regnes som arbeidet.", c.law, c.tariff, covering(c, "; den dekker behov", "; den dekker ikke behov")),
			fmt.Sprintf("Bakvakt heime tel %s av tida som arbeidstid og %s som timar i stillinga%s. Ho er fritid i reglane om kvile og søndagar så lenge ingen blir kalla ut; helgene ho fell i, blir rekna som arbeidde.", c.law, c.tariff, covering(c, "; ho dekkjer behov", "; ho dekkjer ikkje behov")),
			fmt.Sprintf("On-call duty at home counts %s of its time as working time and %s as hours of the post%s. It is time off in the rules on rests and Sundays as long as nobody is called out; weekends it falls in count as worked.", c.law, c.tariff, covering(c, "; it meets need", "; it meets no need")))
	}
}

func covering(c counts, yes, no string) string {
	if c.covers {
		return yes
	}
	return no
}

// elsewhere says what duties in other units count for.
func (e *explanation) elsewhere() {
	n := 0
	for _, p := range e.w.People {
		if p.Elsewhere != nil && len(p.Elsewhere.Duties) > 0 {
			n++
		}
	}
	if n == 0 {
		return
	}
	e.say("people.elsewhere.duties", strconv.Itoa(n), "aml § 10-4, § 10-8",
		fmt.Sprintf("%d {person|personer} har kjente vakter i andre enheter hos samme arbeidsgiver. De teller med i hvile, arbeidstid, helger og søndager, men ikke i timene til stillingen her, og de dekker ikke behov her. Om vakter der alene bryter en regel, er det den andre enhetens sak.", n),
		fmt.Sprintf("%d {person|personar} har kjende vakter i andre einingar hos same arbeidsgivar. Dei tel med i kvile, arbeidstid, helger og søndagar, men ikkje i timane til stillinga her, og dei dekkjer ikkje behov her. Om vakter der åleine bryt ein regel, er det saka til den andre eininga.", n),
		fmt.Sprintf("%d {person has|people have} known duties in other units of the same employer. They count for rest, working time, weekends and Sundays, but not for the hours of the post here, and meet no need here. Where duties there break a rule by themselves, that is for the other unit.", n))
}

// contracts says what part absence and substitution do to a line.
func (e *explanation) contracts() {
	part, stand := 0, 0
	for _, p := range e.w.People {
		if slices.ContainsFunc(p.Absences, func(a Absence) bool { return a.Percent > 0 && a.Percent < FullTime }) {
			part++
		}
		if slices.ContainsFunc(p.Employments, func(k Employment) bool { return k.Kind == Substitute }) {
			stand++
		}
	}
	if part > 0 {
		e.say("people.absences.percent", strconv.Itoa(part), chosen,
			fmt.Sprintf("%d {person|personer} er borte fra en del av stillingen i en tid: de skylder tilsvarende færre timer, og arbeider ikke mer enn resten av stillingen gir i den tiden.", part),
			fmt.Sprintf("%d {person|personar} er borte frå ein del av stillinga i ei tid: dei skuldar tilsvarande færre timar, og arbeider ikkje meir enn resten av stillinga gir i den tida.", part),
			fmt.Sprintf("%d {person is|people are} away from part of the post for a time: they owe correspondingly fewer hours, and work no more than the rest of the post gives in that time.", part))
	}
	if stand > 0 {
		e.say("people.employments.substitute", strconv.Itoa(stand), chosen,
			fmt.Sprintf("%d {person|personer} er vikar for andre: timene kommer på toppen av egen stilling, høyst full stilling til sammen, og teller i bemanningen. Et vikariat er ikke en egen stilling og belaster ikke rammen i årsverk. Lønnen for det er regnet med i kroner, ved siden av lønnen til den som er borte.", stand),
			fmt.Sprintf("%d {person|personar} er vikar for andre: timane kjem på toppen av eiga stilling, høgst full stilling til saman, og tel i bemanninga. Eit vikariat er ikkje ei eiga stilling og går ikkje ut over ramma i årsverk. Løna for det er rekna med i kroner, ved sida av løna til den som er borte.", stand),
			fmt.Sprintf("%d {person is a substitute|people are substitutes} for others: the hours come on top of their own post, at most full time together, and count in the cover. A substitution is no post of its own and takes nothing of the budget in full-time equivalents. Its pay is counted in kroner, beside the pay of whoever is away.", stand))
	}
}
