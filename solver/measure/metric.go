package measure

import "heltid/solver/rule"

// A Metric is one figure people ask for: what it counts, in which unit, and who
// defined it so. Its id is stable: files and programs name it.
type Metric struct {
	ID      string
	Unit    Unit
	Per     Per      // what it is told of besides the whole ward
	Sources []string // who counts it so
	Needs   string   // where a plan alone cannot tell it: what would have to be recorded; else empty
	Text    map[rule.Lang]MetricText
}

// MetricText is what a metric is called and how it is counted, in one language.
type MetricText struct {
	Name string
	Says string
}

// Unit is what a metric is counted in.
type Unit string

// Units. All figures are whole numbers.
const (
	Percent Unit = "hundredths of a percent"
	Posts   Unit = "hundredths of a percent of a post" // årsverk times 10 000
	Count   Unit = "count"
	Mean    Unit = "hundredths" // a mean of counts, times 100
	Minutes Unit = "minutes"
	Ore     Unit = "øre"
)

// Per says what a metric is told of besides the whole ward.
type Per string

// What metrics are told of.
const (
	Whole      Per = ""           // the whole ward alone
	Competence Per = "competence" // each competence group too
	Attribute  Per = "attribute"  // each attribute the need asks for, and not the whole
	Units      Per = "unit"       // each unit too
	SizeBand   Per = "band"       // each band of position sizes, and not the whole
)

// A Figure is one metric's value.
type Figure struct {
	Metric string // its id
	Of     string // the competence, attribute, unit or band; empty: the whole ward
	Value  int    // in the metric's unit
}
