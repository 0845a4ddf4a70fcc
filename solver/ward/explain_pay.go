package ward

import (
	"fmt"
	"slices"
	"strings"
)

// pay lists what kroner rest on where the ward says nothing else, and what its
// kroner have become.
func (e *explanation) pay() {
	w := e.w
	p := w.Pay
	if p == nil {
		p = &Pay{}
	}
	if p.Tariff == "" {
		e.say("pay.tariff", usual, "HTA kap. 1 § 5",
			"Tillegg for kveld, natt, helg og helligdager regnes etter minstesatsene i Hovedtariffavtalen.",
			"Tillegg for kveld, natt, helg og heilagdagar blir rekna etter minstesatsane i Hovudtariffavtalen.",
			"Supplements for evening, night, weekend and public holidays are reckoned by the least rates of the main collective agreement.")
	}
	var assumed []string
	for _, k := range w.Competences {
		if p.Base[k.ID] == 0 {
			assumed = append(assumed, fmt.Sprintf("%s %d", k.ID, w.Yearly(k.ID)/100))
		}
	}
	if len(assumed) > 0 {
		each := strings.Join(assumed, ", ")
		e.say("pay.base", each, chosen,
			"Årslønn i full stilling er ikke oppgitt. Antatt i kroner, uten at noen tariff sier det: "+each+".",
			"Årsløn i full stilling er ikkje oppgitt. Gissa på i kroner, utan at nokon tariff seier det: "+each+".",
			"Yearly pay of a full post is not given. Assumed in kroner, though no tariff says so: "+each+".")
	}
	e.say("pay.hour", "52 weeks", "KS",
		"Timelønn er årslønn delt på timene i 52 hele uker: 1846 timer der hver linje har sin egen klasse. Kroner er brutto lønn uten feriepenger, pensjon og arbeidsgiveravgift, over 52 uker før ferie.",
		"Timeløn er årsløn delt på timane i 52 heile veker: 1846 timar der kvar linje har sin eigen klasse. Kroner er brutto løn utan feriepengar, pensjon og arbeidsgivaravgift, over 52 veker før ferie.",
		"Hourly wage is yearly pay over the hours of 52 full weeks: 1846 hours where each line has its own class. Kroner are gross pay without holiday pay, pension and employer's contribution, over 52 weeks before leave.")
	if c, err := w.Case("", FromToday); err == nil && c.graded() {
		e.say("pay.rates.year_hours", "0", chosen,
			"Helgetillegget stiger med helgetimene i kalenderåret. Timer før den første dagen som regnes, er ikke kjent og telles ikke. Hver sats gjelder timene fra sin grense av, ikke årets timer under ett.",
			"Helgetillegget stig med helgetimane i kalenderåret. Timar før den første dagen som blir rekna, er ikkje kjende og blir ikkje talde. Kvar sats gjeld timane frå si grense av, ikkje timane i året under eitt.",
			"The weekend supplement rises with the weekend hours of the calendar year. Hours before the first day that is counted are not known and do not count. Each rate is for the hours from its border on, not for those of the whole year.")
	}
	if p.FullDay == nil && slices.ContainsFunc(w.Shifts, func(s Shift) bool { return s.Overtime }) {
		e.say("pay.full_day", "7:30", "HTA kap. 1 § 6; "+chosen,
			"Det en deltidsansatt arbeider ut over stillingen, er merarbeid inntil 7:30 på dagen, eller den planlagte vakten når den er lengre, og en full uke; resten er overtid.",
			"Det ein deltidstilsett arbeider ut over stillinga, er meirarbeid inntil 7:30 på dagen, eller den planlagde vakta når ho er lengre, og ei full veke; resten er overtid.",
			"What a part-timer works beyond the post is additional work up to 7:30 in a day, or the planned duty where that is longer, and a full week; the rest is overtime.")
	}
	if p.SubstituteHour == 0 {
		e.say("pay.substitute_hour", "mean hourly wage", chosen,
			"En vikartime er regnet til gjennomsnittlig timelønn i avdelingen, uten tillegg og byråpåslag.",
			"Ein vikartime er rekna til gjennomsnittleg timeløn i avdelinga, utan tillegg og byråpåslag.",
			"An hour of a substitute is reckoned at the ward's mean hourly wage, without supplements and agency fees.")
	}
	if p.PerEmployee == 0 {
		e.say("pay.per_employee", "0", chosen,
			"Det er ikke oppgitt hva hver ansatt koster utenom lønn (rekruttering, opplæring, lisenser, personaladministrasjon), så det er ikke regnet med.",
			"Det er ikkje oppgitt kva kvar tilsett kostar utanom løn (rekruttering, opplæring, lisensar, personaladministrasjon), så det er ikkje rekna med.",
			"What each employee costs besides pay (hiring, training, licences, personnel administration) is not given, so it is not counted.")
	}
	e.money("budget", w.Budget)
	for _, m := range w.Models {
		e.money("models."+m.ID+".budget", m.Budget)
	}
}

// money shows the posts that a budget's kroner have become.
func (e *explanation) money(at string, b *Budget) {
	more := e.w.Bought(b)
	if more == 0 {
		return
	}
	dearest, yearly := e.w.dearest()
	e.say(at+".money.to_posts", more.String(), chosen,
		fmt.Sprintf("%d kroner kan bli stillinger: %s stilling, regnet etter årslønnen til %s på %d kroner, den høyeste i avdelingen.", b.Money.ToPosts, more, dearest, yearly/100),
		fmt.Sprintf("%d kroner kan bli stillingar: %s stilling, rekna etter årsløna til %s på %d kroner, den høgaste i avdelinga.", b.Money.ToPosts, more, dearest, yearly/100),
		fmt.Sprintf("%d kroner may become posts: %s of a post, at the yearly pay of %s of %d kroner, the highest in the ward.", b.Money.ToPosts, strings.Replace(more.String(), ",", ".", 1), dearest, yearly/100))
}
