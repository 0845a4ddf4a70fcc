package measure

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A Metric is one figure people ask for: what it counts, in which unit, and who
// counts it so. Its id is stable: files and programs name it.
type Metric struct {
	ID      string
	Unit    Unit
	Per     Per      // what it is told of besides the whole ward
	Sources []string // who counts it so, or asks for it; none where it is this program's own way
	Text    map[rule.Lang]MetricText

	value  func(g *group) (value int, ok bool)
	record bool // a record of hours worked alone tells it, no plan
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
	YesNo   Unit = "1 yes, 0 no"
)

// Per says what a metric is told of.
type Per string

// What metrics are told of.
const (
	Whole      Per = ""           // the whole ward
	Competence Per = "competence" // and each competence group
	Units      Per = "unit"       // and each unit, where there are several
	Attribute  Per = "attribute"  // each attribute the need asks for, not the whole
	SizeBand   Per = "band"       // each band of position sizes, not the whole
)

// Told tells whether a plan can tell the metric. Those it cannot need records of
// hours worked.
func (m Metric) Told() bool { return !m.record }

// Metrics gives the catalogue in the order people read it.
func Metrics() []Metric {
	return slices.Concat(postMetrics, weekendMetrics, strainMetrics, coverMetrics, splitMetrics, payMetrics)
}

// MetricByID gives the metric of an id.
func MetricByID(id string) (Metric, bool) {
	all := Metrics()
	i := slices.IndexFunc(all, func(m Metric) bool { return m.ID == id })
	if i < 0 {
		return Metric{}, false
	}
	return all[i], true
}

// A Figure is one metric's value.
type Figure struct {
	Metric string // its id
	Of     string // the competence, unit, attribute or band; empty: the whole ward
	Value  int    // in the metric's unit
}

// A group is whom a metric is told of: everybody with a post or duties, or some
// of them.
type group struct {
	*book
	of      string
	members []member
	year    bill // of the whole ward
}

// A member is one line with its figures.
type member struct {
	*check.Line
	line Line
}

// figures tells every metric of the catalogue that can be told.
func (b *book) figures(lines map[string]member, year bill) []Figure {
	var all []member
	for _, p := range b.Case.People {
		if m, ok := lines[p.ID]; ok {
			all = append(all, m)
		}
	}
	var out []Figure
	tell := func(m Metric, of string, members []member) {
		if v, ok := m.value(&group{b, of, members, year}); ok {
			out = append(out, Figure{m.ID, of, v})
		}
	}
	those := func(is func(member) bool) []member {
		return slices.DeleteFunc(slices.Clone(all), func(m member) bool { return !is(m) })
	}
	for _, m := range Metrics() {
		if m.Per != Attribute && m.Per != SizeBand {
			tell(m, "", all)
		}
		switch m.Per {
		case Competence:
			for _, k := range b.Case.Ward.Competences {
				if some := those(func(x member) bool { return x.line.Competence == k.ID }); len(some) > 0 {
					tell(m, k.ID, some)
				}
			}
		case Units:
			for _, u := range b.Case.Ward.Units {
				if some := those(func(x member) bool { return x.Person.Unit == u.ID }); len(some) > 0 {
					tell(m, u.ID, some)
				}
			}
		case Attribute:
			for _, who := range b.Case.Scarce() {
				tell(m, who, all)
			}
		case SizeBand:
			for _, band := range bands {
				if some := those(func(x member) bool { return x.Size >= band.from && x.Size > 0 && x.Size < band.to }); len(some) > 0 {
					tell(m, band.id, some)
				}
			}
		}
	}
	return out
}

// bands of position sizes, as in the statistics of the unions and KS.
var bands = []struct {
	id       string
	from, to ward.Size
}{
	{"100", ward.FullTime, 1 << 30}, {"80-99", 8000, ward.FullTime}, {"50-79", 5000, 8000}, {"0-49", 0, 5000},
}

// posts are the group's members who have a post.
func (g *group) posts() []member {
	return slices.DeleteFunc(slices.Clone(g.members), func(m member) bool { return m.Size == 0 })
}

// sum adds up over the members.
func (g *group) sum(of func(member) int) int {
	out := 0
	for _, m := range g.members {
		out += of(m)
	}
	return out
}

// counts the posts that are so.
func (g *group) count(is func(member) bool) int {
	out := 0
	for _, m := range g.posts() {
		if is(m) {
			out++
		}
	}
	return out
}

// share is a part of a whole in hundredths of a percent, rounded down; not
// there where the whole is nothing.
func share(part, whole int) (int, bool) {
	if whole == 0 {
		return 0, false
	}
	return part * int(ward.FullTime) / whole, true
}

// perHead is a sum over the period as hundredths a post and 52 weeks.
func (g *group) perHead(of func(member) int) (int, bool) {
	n := len(g.posts()) * g.Case.Dates.Weeks
	if n == 0 {
		return 0, false
	}
	return (100*52*g.sum(of) + n/2) / n, true
}

// inAYear scales what was counted over the period to 52 weeks.
func (g *group) inAYear(v int) int { return (52*v + g.Case.Dates.Weeks/2) / g.Case.Dates.Weeks }

// texts puts a metric's names and definitions together.
func texts(nb, nbSays, nn, nnSays, en, enSays string) map[rule.Lang]MetricText {
	return map[rule.Lang]MetricText{rule.Bokmaal: {nb, nbSays}, rule.Nynorsk: {nn, nnSays}, rule.English: {en, enSays}}
}

// A whole number as a value that can be told.
func told(v int) (int, bool) { return v, true }
