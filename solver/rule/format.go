package rule

import (
	"fmt"
	"strconv"
	"strings"

	"heltid/solver/ward"
)

// Format writes a measure or a limit as people read it: minutes as h:mm,
// hundredths of a percent with a decimal comma (a point in English), counts as
// they are.
func Format(unit Unit, v int, lang Lang) string {
	switch unit {
	case Minutes:
		return ward.Minutes(v).String()
	case PersonMi:
		return ward.Minutes(v).String() + " " + pick(lang, "persontimer", "persontimar", "person-hours")
	case Percent:
		return percent(v, lang)
	case Weeks:
		if v == 1 {
			return "1 " + pick(lang, "uke", "veke", "week")
		}
		return strconv.Itoa(v) + " " + pick(lang, "uker", "veker", "weeks")
	}
	return strconv.Itoa(v)
}

func percent(v int, lang Lang) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	out := strconv.Itoa(v / 100)
	if v%100 != 0 {
		out += pick(lang, ",", ",", ".") + strings.TrimRight(fmt.Sprintf("%02d", v%100), "0")
	}
	return sign + out + pick(lang, " %", " %", "%")
}

// FormatLimit writes a step's limit; where the agreement alone decides it says so.
func FormatLimit(unit Unit, s ward.Step, lang Lang) string {
	if s.Limit != ward.NoLimit {
		return Format(unit, s.Limit, lang)
	}
	switch s.Level {
	case ward.Parties:
		return pick(lang, "settes lokalt", "blir sett lokalt", "set locally")
	case ward.Authority:
		return pick(lang, "som vedtatt", "som vedteke", "as decided")
	}
	return pick(lang, "som avtalt", "som avtalt", "as agreed")
}

// Broken is a finding in words: the rule's Breach text with what was measured,
// the limit in force and the distance between them.
func (r Rule) Broken(lang Lang, measured, limit int) string {
	margin := measured - limit
	if r.AtLeast {
		margin = limit - measured
	}
	return strings.NewReplacer(
		"{measured}", Format(r.Unit, measured, lang),
		"{limit}", Format(r.Unit, limit, lang),
		"{margin}", Format(r.Unit, margin, lang),
	).Replace(r.Text[lang].Breach)
}

// LevelName says who can set or open a limit.
func LevelName(l ward.Level, lang Lang) string {
	switch l {
	case ward.Statute:
		return pick(lang, "gjelder uten avtale", "gjeld utan avtale", "holds without agreement")
	case ward.Individual:
		return pick(lang, "den enkelte arbeidstaker", "den einskilde arbeidstakaren", "the individual worker")
	case ward.Representatives:
		return pick(lang, "de tillitsvalgte", "dei tillitsvalde", "the elected representatives")
	case ward.Authority:
		return pick(lang, "Arbeidstilsynet", "Arbeidstilsynet", "the Labour Inspection Authority")
	case ward.Trial:
		return pick(lang, "forsøk", "forsøk", "trial")
	case ward.Union:
		return pick(lang, "fagforeningen sentralt", "fagforeininga sentralt", "the national union")
	}
	return pick(lang, "partene på arbeidsplassen", "partane på arbeidsplassen", "the parties at the workplace")
}

// Behind says what stands behind the rule: for the law which act.
func (r Rule) Behind(lang Lang) string {
	switch {
	case r.Kind != Law:
		return KindName(r.Kind, lang)
	case strings.HasPrefix(r.Steps[0].Paragraph, "ferieloven"):
		return pick(lang, "Ferieloven", "Ferielova", "Holidays Act")
	}
	return pick(lang, "Arbeidsmiljøloven", "Arbeidsmiljølova", "Working Environment Act")
}

// KindName says what stands behind rules of a kind.
func KindName(k Kind, lang Lang) string {
	switch k {
	case Law:
		return pick(lang, "Arbeidsmiljøloven og ferieloven", "Arbeidsmiljølova og ferielova", "Working Environment Act and Holidays Act")
	case Tariff:
		return pick(lang, "Hovedtariffavtalen", "Hovudtariffavtalen", "Main collective agreement")
	case Parties:
		return pick(lang, "Avtalt i avdelingen", "Avtalt i avdelinga", "Decided in the ward")
	case Need:
		return pick(lang, "Bemanningsbehov", "Bemanningsbehov", "Staffing need")
	case Guard:
		return pick(lang, "Vern rundt stillingene", "Vern rundt stillingane", "Guards round the posts")
	}
	if k == Written {
		return pick(lang, "Slik fridager skrives", "Slik fridagar blir skrivne", "How free days are written")
	}
	return pick(lang, "Belastningstak", "Belastningstak", "Strain ceilings")
}

// pick gives the wording of a language; what is not Nynorsk or English is Bokmål.
func pick(lang Lang, nb, nn, en string) string {
	switch lang {
	case Nynorsk:
		return nn
	case English:
		return en
	}
	return nb
}
