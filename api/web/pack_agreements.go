package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// packAgreement is an agreement as the parties read it: what it opens, who made
// it, whom it holds for and how long. How it is ended they write themselves.
type packAgreement struct {
	ID, What, Limits, By, For, From, Until string
}

func agreed(of *ward.Ward, a ward.Agreement, public bool, lang rule.Lang) packAgreement {
	out := packAgreement{ID: a.ID, From: "–", Until: say(lang, "pack.open")}
	switch {
	case a.Trial != nil:
		out.What, out.By = say(lang, "pack.trial.of", "rules", quantities(a.Trial.Waives, lang)), a.Trial.Authority
	case a.Paragraph != "":
		out.What = report.Source(a.Level, a.Paragraph, lang)
	default:
		out.What = modelName(of, a.Model, lang)
	}
	if a.Level != "" {
		out.By = rule.LevelName(a.Level, lang)
	}
	if a.SignedBy != "" && !public {
		out.By += ": " + a.SignedBy
	}
	var limits []string
	for _, q := range slices.Sorted(maps.Keys(a.Limits)) {
		limits = append(limits, quantities([]ward.Quantity{ward.Quantity(q)}, lang)+" "+a.Limits[q])
	}
	out.Limits = strings.Join(limits, "; ")
	switch n := len(a.People); {
	case n > 0 && public && n < fewest:
		out.For = say(lang, "pack.for.few")
	case n > 0 && public:
		out.For = say(lang, "pack.for.people", "n", n)
	case n > 0:
		out.For = strings.Join(a.People, ", ")
	case a.Competence != "":
		out.For = whoIs(of, a.Competence, lang)
	default:
		out.For = say(lang, "pack.for.all")
	}
	if a.From != nil {
		out.From = report.Date(*a.From, lang)
	}
	if a.Until != nil {
		out.Until = report.Date(*a.Until, lang)
	}
	return out
}

// agreementInWords says the same in a line.
func agreementInWords(of *ward.Ward, a ward.Agreement, lang rule.Lang) string {
	x := agreed(of, a, false, lang)
	when := x.Until // that there is no end
	if a.Until != nil {
		when = say(lang, "agreement.until", "until", x.Until)
	}
	if a.From != nil {
		when = say(lang, "agreement.from", "from", x.From, "until", when)
	}
	return say(lang, "agreement.line", "what", x.What, "id", x.ID, "by", x.By, "for", x.For, "when", when)
}

// quantities names what rules measure.
func quantities(of []ward.Quantity, lang rule.Lang) string {
	var out []string
	for _, q := range of {
		r, _ := rule.ByID(q)
		out = append(out, cmp.Or(r.Text[lang].Name, string(q)))
	}
	return strings.Join(out, ", ")
}
