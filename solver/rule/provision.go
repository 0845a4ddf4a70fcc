package rule

import (
	"fmt"
	"slices"
	"strings"

	"heltid/solver/ward"
)

// Provision is one numbered provision of the law, the tariff or the practice
// of counting, and what becomes of it here. Together they are the inventory:
// what is computed, what people must judge themselves, and what a rota cannot
// show. Numbers follow the Act and the agreement: aml-10-8-1 is AML §10-8(1).
type Provision struct {
	ID    string
	Fate  Fate
	Rules []ward.Quantity // Computed: those that measure it; Assessed: measures that help
	Text  map[Lang]string // what it says and what is done with it; none where its rules say all
}

// Fate is what becomes of a provision.
type Fate string

// Fates. Priced: pay, which no rota keeps or breaks; `heltid measure` tells it.
// Beside: about procedure or hours worked beyond the plan, which no planned
// rota shows.
const (
	Computed Fate = "computed"
	Counting Fate = "counting"
	Assessed Fate = "assessed"
	Priced   Fate = "priced"
	Beside   Fate = "beside"
)

// Fates in the order the inventory shows them.
var Fates = []Fate{Computed, Counting, Assessed, Priced, Beside}

// Provisions gives the inventory in the order of the sources.
func Provisions() []Provision {
	return slices.Concat(countingProvisions, framework, workingHours, restAndNight, vacation, supplements, exceptions, partTime, individual)
}

// under gives provisions that are told under another: parts of it, and what
// holidays and vacation are called where they are counted in units.
var under = map[string]string{
	"aml-10-12-2": "aml-10-12-1", "aml-10-12-7": "aml-10-12-6", "aml-14-3-5": "aml-14-3-4", "aml-14-3-6": "aml-14-3-4",
	"hta-5-2-old": "hta-5-2", "hta-5-3": "hta-5-3-1", "hta-5-4-1e": "hta-5-4-1", "hta-5-4-1n": "hta-5-4-1", "hta-5-ot": "hta-6",
	"hta-6-1": "hta-6", "hta-6-pt": "hta-6", "hta-6-rate": "hta-6", "hta-7": "ferieloven-5-1",
	"hol-1": "aml-10-10-1", "hol-2": "aml-10-10-1", "hol-3": "aml-10-8-4b", "hol-4": "aml-10-8-4c", "hol-5": "aml-10-8-4c", "hol-6": "aml-10-10-1m",
	"vac-1": "ferieloven-5-1", "vac-2": "ferieloven-5-2", "vac-3": "ferieloven-7-1", "vac-4": "ferieloven-5-4", "vac-5": "cnt-10",
	"night_health_check": "aml-10-11-8",
}

// ProvisionByID gives the provision of an id, in any case of letters.
func ProvisionByID(id string) (Provision, bool) {
	if whole, ok := under[strings.ToLower(id)]; ok {
		id = whole
	}
	for _, p := range Provisions() {
		if strings.EqualFold(p.ID, id) {
			return p, true
		}
	}
	return Provision{}, false
}

// FateName says what becomes of a provision.
func FateName(f Fate, lang Lang) string {
	switch f {
	case Computed:
		return pick(lang, "regnes ut", "blir rekna ut", "computed")
	case Counting:
		return pick(lang, "sier hvordan det telles", "seier korleis det blir talt", "says how to count")
	case Priced:
		return pick(lang, "måles i timer og kroner", "blir målt i timar og kroner", "measured in hours and kroner")
	case Assessed:
		return pick(lang, "må vurderes av partene", "må vurderast av partane", "for the parties to assess")
	}
	return pick(lang, "vises ikke av en plan", "blir ikkje vist av ein plan", "not shown by a plan")
}

// ExplainProvision writes a provision with its fate and the rules behind it.
func ExplainProvision(p Provision, lang Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", p.ID, FateName(p.Fate, lang))
	if text := p.Text[lang]; text != "" {
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	if len(p.Rules) > 0 {
		head := pick(lang, "Regler", "Reglar", "Rules")
		if p.Fate == Assessed {
			head = pick(lang, "Målt til hjelp", "Målt til hjelp", "Measured to help")
		}
		fmt.Fprintf(&b, "\n%s: %s\n", head, namesOf(p.Rules, lang))
	}
	return b.String()
}

// ListProvisions writes the inventory, one table a fate.
func ListProvisions(lang Lang) string {
	var b strings.Builder
	for _, f := range Fates {
		rows := [][]string{{pick(lang, "Bestemmelse", "Føresegn", "Provision"), pick(lang, "Hva som gjøres", "Kva som blir gjort", "What is done")}}
		for _, p := range Provisions() {
			if p.Fate != f {
				continue
			}
			says := p.Text[lang]
			if says == "" {
				says = namesOf(p.Rules, lang)
			}
			rows = append(rows, []string{p.ID, says})
		}
		if len(rows) == 1 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		name := FateName(f, lang)
		fmt.Fprintf(&b, "## %s\n\n%s", strings.ToUpper(name[:1])+name[1:], table(rows))
	}
	return b.String()
}

func namesOf(qs []ward.Quantity, lang Lang) string {
	out := make([]string, len(qs))
	for i, q := range qs {
		out[i] = string(q)
		if r, ok := ByID(q); ok {
			out[i] = r.Text[lang].Name + " (" + string(q) + ")"
		}
	}
	return strings.Join(out, ", ")
}

func says(nb, nn, en string) map[Lang]string {
	return map[Lang]string{Bokmaal: nb, Nynorsk: nn, English: en}
}

func computed(id string, by ...ward.Quantity) Provision {
	return Provision{ID: id, Fate: Computed, Rules: by}
}
