package ward

import (
	"fmt"
	"slices"
	"strings"
)

// shared says who may have duties in other units.
func (e *explanation) shared() {
	people, posts := 0, 0
	for i := range e.w.People {
		p := &e.w.People[i]
		if slices.ContainsFunc(e.w.Units, func(u Unit) bool { return p.consentsTo(u.ID, nil) }) {
			people++
		}
	}
	for _, p := range e.w.Posts {
		if len(p.Units) > 0 {
			posts += p.Count
		}
	}
	switch {
	case len(e.w.Units) < 2:
	case !e.w.SharedPosts:
		e.say("shared_posts", "false", chosen,
			"Stillinger deles ikke mellom enhetene: ingen har vakter i en annen enhet enn sin egen. De som ikke hører til noen enhet, teller bare i behov uten enhet.",
			"Stillingar blir ikkje delte mellom einingane: ingen har vakter i ei anna eining enn si eiga. Dei som ikkje høyrer til noka eining, tel berre i behov utan eining.",
			"Posts are not shared between units: nobody has duties in another unit than their own. Those who belong to no unit count only for need without a unit.")
	default:
		e.say("shared_posts", fmt.Sprintf("%d people, %d posts", people, posts), chosen,
			fmt.Sprintf("Stillinger kan deles mellom enhetene. %d {ansatt|ansatte} og %d {ledig stilling|ledige stillinger} kan ha vakter i flere enheter; de andre bare i sin egen. Hvile, arbeidstid, helger og fridager regnes over alle enhetene.", people, posts),
			fmt.Sprintf("Stillingar kan delast mellom einingane. %d {tilsett|tilsette} og %d {ledig stilling|ledige stillingar} kan ha vakter i fleire einingar; dei andre berre i si eiga. Kvile, arbeidstid, helger og fridagar blir rekna over alle einingane.", people, posts),
			fmt.Sprintf("Posts may be shared between the units. %d {person|people} and %d {vacant post|vacant posts} may have duties in several; the others in their own only. Rest, working time, weekends and days off are counted over all units.", people, posts))
	}
}

// travel says how the way between units counts.
func (e *explanation) travel() {
	w := e.w
	away := slices.ContainsFunc(w.People, func(p Person) bool { return p.Elsewhere != nil && p.Elsewhere.Travel > 0 })
	if w.SharedPosts {
		if pairs := w.withoutTravel(); len(pairs) > 0 {
			list := strings.Join(pairs, ", ")
			e.say("travel.between", "0", chosen,
				"Ingen reisetid er oppgitt mellom disse enhetene, og det regnes uten: "+list+".",
				"Inga reisetid er oppgitt mellom desse einingane, og det blir rekna utan: "+list+".",
				"No travel time is given between these units, and none is counted: "+list+".")
		}
	}
	if w.Travel == nil && !away {
		return
	}
	if w.Travel == nil || w.Travel.Work == nil {
		e.say("travel.work", "true", "aml § 10-1 (1)",
			"Reise mellom to vakter samme dag er arbeidstid, siden den ansatte da står til disposisjon for arbeidsgiveren.",
			"Reise mellom to vakter same dagen er arbeidstid, sidan den tilsette då står til disposisjon for arbeidsgivaren.",
			"Travel between two duties of one day is working time, since the worker is then at the employer's disposal.")
	}
	rest := w.Travel != nil && w.Travel.Rest
	value, nb, nn, en := "false", "Reisetiden trekkes fra den daglige hvilen når neste dags vakt er i en annen enhet. Den ukentlige fritiden og den frie helgen regnes uten fradrag.",
		"Reisetida blir trekt frå den daglege kvila når vakta neste dag er i ei anna eining. Vekefridagen og den frie helga blir rekna utan frådrag.",
		"The travel time is taken from the daily rest where the next day's duty is in another unit. The weekly rest and the free weekend are counted in full."
	if rest {
		value, nb, nn, en = "true", "Reise fra den ene dagens enhet til den neste dagens regnes som hvile, slik reise mellom hjem og arbeid gjør.",
			"Reise frå eininga den eine dagen til eininga den neste blir rekna som kvile, slik reise mellom heim og arbeid blir.",
			"Travel from one day's unit to the next day's counts as rest, as travel between home and work does."
	}
	source := " Loven sier ikke om slik reise er hvile (aml § 10-1 og § 10-8 (1)); reise til et annet sted enn det faste kan være arbeidstid (HR-2018-1036-A)."
	sourceNN := " Lova seier ikkje om slik reise er kvile (aml § 10-1 og § 10-8 (1)); reise til ein annan stad enn den faste kan vere arbeidstid (HR-2018-1036-A)."
	sourceEN := " The Act does not say whether such travel is rest (AML §10-1 and §10-8 (1)); travel to another place than the usual may be working time (HR-2018-1036-A)."
	e.say("travel.rest", value, chosen, nb+source, nn+sourceNN, en+sourceEN)
}

// withoutTravel gives the pairs of units that somebody may go between and that
// the ward gives no time for.
func (w *Ward) withoutTravel() []string {
	var out []string
	for i := range w.People {
		p := &w.People[i]
		places := []string{p.Unit}
		for _, y := range p.Consents {
			if y.Unit != "" {
				places = append(places, y.Unit)
			}
		}
		for a := range places {
			for _, b := range places[a+1:] {
				pair := []string{places[a], b}
				slices.Sort(pair)
				given := w.Travel != nil && slices.ContainsFunc(w.Travel.Between, func(t TravelTime) bool {
					return slices.Equal(slices.Sorted(slices.Values(t.Units)), pair)
				})
				if name := strings.Join(pair, "–"); pair[0] != "" && pair[0] != pair[1] && !given && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
