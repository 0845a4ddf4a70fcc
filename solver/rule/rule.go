// Package rule is the catalogue: what each rule measures, its ladder of limits
// and who can open them, its sources and its texts in bokmål, nynorsk and
// English. It holds no logic: check asks whether a rule is kept, model keeps it,
// bound lets it shape a line.
package rule

import "heltid/solver/ward"

// Rule is one measured quantity.
type Rule struct {
	ID      ward.Quantity
	Kind    Kind
	Scope   Scope
	Unit    Unit
	AtLeast bool        // the measure must reach the limit; otherwise it must not pass it
	OfBase  bool        // asked of a base rota; a help rota laid over it is not asked again
	Steps   []ward.Step // from the statute upward; Parties where only the ward decides
	Aliases []string    // paragraph ids for looking up, as aml-10-8-1
	Sources []string    // where it is written, in words
	Text    map[Lang]Text
}

// Ladder is the rule's limits as Terms reads them.
func (r Rule) Ladder() ward.Ladder {
	return ward.Ladder{Quantity: r.ID, AtLeast: r.AtLeast, Steps: r.Steps}
}

// Kind says what stands behind a rule.
type Kind string

// Kinds of rule.
const (
	Law     Kind = "law"     // arbeidsmiljøloven
	Tariff  Kind = "tariff"  // Hovedtariffavtalen
	Parties Kind = "parties" // rota model, ward or person decides
	Need    Kind = "need"    // the ward's need
	Guard   Kind = "guard"   // must hold before full time is maximised
	Strain  Kind = "strain"  // ceilings the parties agreed
	Written Kind = "written" // how free days are written; whoever makes a rota writes them after it is made
)

// Scope says what a rule is judged on.
type Scope string

// Scopes.
const (
	Line  Scope = "line"  // one person's duties
	Whole Scope = "whole" // the whole rota
)

// Unit is what a quantity is counted in.
type Unit string

// Units.
const (
	Minutes  Unit = "minutes"
	Count    Unit = "count"
	Weeks    Unit = "weeks"
	Percent  Unit = "hundredths of a percent"
	PersonMi Unit = "person minutes"
)

// Lang is a language of the texts.
type Lang string

// Languages.
const (
	Bokmaal Lang = "nb"
	Nynorsk Lang = "nn"
	English Lang = "en"
)

// Languages in the order people are offered them.
var Languages = []Lang{Bokmaal, Nynorsk, English}

// Text is what a rule says in one language.
type Text struct {
	Name    string // short: daglig hvile
	Says    string // what it asks, in one or two sentences
	Counted string // how the quantity is counted, with borders and windows
	Breach  string // a finding in words; {measured}, {limit} and {margin} are filled in
}

// Ladders gives every rule's ladder, as ward.NewTerms takes them.
func Ladders() []ward.Ladder {
	out := make([]ward.Ladder, 0, len(All()))
	for _, r := range All() {
		out = append(out, r.Ladder())
	}
	return out
}

// Terms lays the catalogue over a case.
func Terms(c *ward.Case) *ward.Terms { return ward.NewTerms(c, Ladders()) }
