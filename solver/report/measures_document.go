package report

import (
	_ "embed"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

//go:embed measures_schema.json
var measuresSchemaJSON []byte

// MeasuresSchema is the JSON Schema (draft 2020-12) of what MeasuresJSON writes.
func MeasuresSchema() []byte { return slices.Clone(measuresSchemaJSON) }

// MeasuresDocument is a rota's figures for machines. Field names stay as they
// are; new ones may come.
type MeasuresDocument struct {
	Format  int            `json:"heltid_measures"` // version of this document: 1
	Ward    string         `json:"ward"`
	Model   string         `json:"model"`
	Run     ward.Run       `json:"run"`
	Period  ward.Period    `json:"period"`
	Metrics []MetricValues `json:"metrics"`
	People  []PersonValues `json:"people"`
	Changes *PayChanges    `json:"changes"` // null without a rota to set beside
	Outside []RateOutside  `json:"rates_outside_validity"`
	Rests   []Text         `json:"rests_on"`
}

// MetricValues is one metric with its definition and every value it has.
type MetricValues struct {
	ID      string        `json:"id"`
	Unit    string        `json:"unit"`
	Per     string        `json:"per"`
	Name    Text          `json:"name"`
	Says    Text          `json:"definition"`
	Sources []string      `json:"sources"` // none: this program's own way
	Told    bool          `json:"told_by_a_plan"`
	Values  []MetricValue `json:"values"`
}

// MetricValue is a metric's value here and before.
type MetricValue struct {
	Of     string `json:"of"` // empty: the whole ward
	Value  *int   `json:"value"`
	Before *int   `json:"before"`
}

// PersonValues is one line here and before; null where there is none.
type PersonValues struct {
	Person string       `json:"person"`
	Here   *LineMeasure `json:"here"`
	Before *LineMeasure `json:"before"`
	Change *int         `json:"pay_change_ore"` // null without a rota to set beside
}

// LineMeasure is one line's figures.
type LineMeasure struct {
	Competence     string    `json:"competence"`
	Size           ward.Size `json:"size"`
	FullTime       bool      `json:"full_time"`
	Norm           string    `json:"norm"`
	Planned        int       `json:"planned_minutes"`
	Owed           int       `json:"owed_minutes"`
	Weekends       int       `json:"weekends_per_year"`
	WeekendMinutes int       `json:"weekend_minutes_per_year"`
	Evenings       int       `json:"evenings"`
	Nights         int       `json:"nights"`
	LongestRun     int       `json:"most_days_in_a_row"`
	QuickReturns   int       `json:"quick_returns"`
	LoneDays       int       `json:"lone_days"`
	Period         PayDoc    `json:"pay_of_the_period"`
	Year           PayDoc    `json:"pay_of_52_weeks"`
	Beyond         BeyondDoc `json:"pay_beyond_the_post"`
}

// BeyondDoc is what is paid beyond the post and for moved duties, over the period.
type BeyondDoc struct {
	Extra    SupplementDoc `json:"extra"`
	Overtime SupplementDoc `json:"overtime"`
	Moved    SupplementDoc `json:"moved"`
}

// PayDoc is gross pay in øre.
type PayDoc struct {
	Base    int           `json:"base_ore"`
	Evening SupplementDoc `json:"evening"`
	Night   SupplementDoc `json:"night"`
	Weekend SupplementDoc `json:"weekend"`
	Red     SupplementDoc `json:"red"`
	Total   int           `json:"total_ore"`
}

// SupplementDoc is the working time of a supplement and what it comes to.
type SupplementDoc struct {
	Minutes int `json:"minutes"`
	Ore     int `json:"ore"`
}

// PayChanges is who gains and who loses.
type PayChanges struct {
	Gain    int    `json:"gain"`
	Lose    int    `json:"lose"`
	Largest int    `json:"largest_loss_ore"`
	Whose   string `json:"largest_loss_person"`
}

// RateOutside is a rate used beyond its validity.
type RateOutside struct {
	Supplement string    `json:"supplement"`
	From       ward.Date `json:"used_from"`
	Until      ward.Date `json:"used_until"`
	Rate       ward.Rate `json:"rate"`
}

// NewMeasuresDocument sets a rota's figures out for machines.
func NewMeasuresDocument(m Measured) MeasuresDocument {
	c := m.Case
	d := MeasuresDocument{
		Format: 1, Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run,
		Period:  ward.Period{Start: c.Dates.Start, Weeks: c.Dates.Weeks, Kind: ward.Calendar},
		Metrics: []MetricValues{}, People: []PersonValues{}, Outside: []RateOutside{}, Rests: []Text{},
	}
	if c.Dates.Rolling {
		d.Period.Kind = ward.Rolling
	}
	for _, k := range measure.Metrics() {
		d.Metrics = append(d.Metrics, m.values(k))
	}
	d.people(m)
	for _, o := range m.Summary.Outside {
		d.Outside = append(d.Outside, RateOutside(o))
	}
	for _, e := range c.Ward.Explain() {
		if rests(e.Key) {
			text := Text{}
			for l, s := range e.Text {
				text[rule.Lang(l)] = s
			}
			d.Rests = append(d.Rests, text)
		}
	}
	for _, key := range []string{"measure.rests_year", "measure.rests_sick"} {
		d.Rests = append(d.Rests, inEach(func(l rule.Lang) string { return Say(l, key) }))
	}
	return d
}

func (m Measured) values(k measure.Metric) MetricValues {
	v := MetricValues{ID: k.ID, Unit: string(k.Unit), Per: string(k.Per), Name: Text{}, Says: Text{}, Sources: list(k.Sources), Told: k.Told(), Values: []MetricValue{}}
	for _, l := range rule.Languages {
		v.Name[l], v.Says[l] = k.Text[l].Name, k.Text[l].Says
	}
	for _, of := range m.of(k.ID) {
		x := MetricValue{Of: of}
		if n, ok := m.Summary.Figure(k.ID, of); ok {
			x.Value = &n
		}
		if m.Before != nil {
			if n, ok := m.Before.Figure(k.ID, of); ok {
				x.Before = &n
			}
		}
		v.Values = append(v.Values, x)
	}
	return v
}

// of gives whom a metric is told of, here and before.
func (m Measured) of(metric string) []string {
	var out []string
	all := m.Summary.Figures
	if m.Before != nil {
		all = slices.Concat(all, m.Before.Figures)
	}
	for _, f := range all {
		if f.Metric == metric && !slices.Contains(out, f.Of) {
			out = append(out, f.Of)
		}
	}
	return out
}

func (d *MeasuresDocument) people(m Measured) {
	if m.Before == nil {
		for _, l := range m.Summary.Lines {
			d.People = append(d.People, PersonValues{Person: l.Person, Here: lineMeasure(l)})
		}
		return
	}
	c := m.Summary.Against(*m.Before)
	d.Changes = &PayChanges{c.Gain, c.Lose, c.Largest, c.Whose}
	for _, p := range c.People {
		change := p.Pay()
		d.People = append(d.People, PersonValues{p.Person, lineMeasure(p.After), lineMeasure(p.Before), &change})
	}
}

// lineMeasure is nil for a line nobody has.
func lineMeasure(l measure.Line) *LineMeasure {
	if l.Person == "" {
		return nil
	}
	return &LineMeasure{
		Competence: l.Competence, Size: l.Size, FullTime: l.FullTime, Norm: l.Class, Planned: int(l.Planned), Owed: int(l.Owed),
		Weekends: l.Weekends, WeekendMinutes: int(l.WeekendHours), Evenings: l.Evenings, Nights: l.Nights, LongestRun: l.LongestRun,
		QuickReturns: l.QuickReturns, LoneDays: l.LoneDays, Period: payDoc(l.Period), Year: payDoc(l.Year),
		Beyond: BeyondDoc{supplementDoc(l.Beyond.Extra), supplementDoc(l.Beyond.Overtime), supplementDoc(l.Beyond.Moved)},
	}
}

func supplementDoc(s measure.Supplement) SupplementDoc { return SupplementDoc{int(s.Minutes), s.Ore} }

func payDoc(p measure.Pay) PayDoc {
	s := supplementDoc
	return PayDoc{p.Base, s(p.Evening), s(p.Night), s(p.Weekend), s(p.Red), p.Total()}
}

// MeasuresJSON writes a rota's figures as a MeasuresDocument.
func MeasuresJSON(w io.Writer, m Measured) error { return encode(w, NewMeasuresDocument(m)) }

// MeasuresCSV writes a rota's figures as a table for spreadsheets, one value a
// row: metric, what it is of, value, value before, unit, name, definition and
// source. Everybody's pay follows in the same columns.
func MeasuresCSV(w io.Writer, m Measured, lang rule.Lang) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"metric", "of", "value", "before", "unit", "name", "definition", "source"}}
	text := func(v *int) string {
		if v == nil {
			return ""
		}
		return strconv.Itoa(*v)
	}
	d := NewMeasuresDocument(m)
	for _, k := range d.Metrics {
		for _, v := range k.Values {
			rows = append(rows, []string{k.ID, v.Of, text(v.Value), text(v.Before), k.Unit, k.Name[lang], k.Says[lang], strings.Join(k.Sources, "; ")})
		}
	}
	for _, p := range d.People {
		for _, part := range payParts {
			value := func(l *LineMeasure) string {
				if l == nil {
					return ""
				}
				return strconv.Itoa(part.of(l.Year))
			}
			rows = append(rows, []string{"person_" + part.id, p.Person, value(p.Here), value(p.Before), string(measure.Ore), Say(lang, part.name), "", ""})
		}
	}
	return out.WriteAll(rows)
}

var payParts = []struct {
	id, name string
	of       func(PayDoc) int
}{
	{"base_pay", "measure.base", func(p PayDoc) int { return p.Base }},
	{"evening_pay", "measure.evening", func(p PayDoc) int { return p.Evening.Ore }},
	{"night_pay", "measure.night", func(p PayDoc) int { return p.Night.Ore }},
	{"weekend_pay", "measure.weekend", func(p PayDoc) int { return p.Weekend.Ore }},
	{"red_day_pay", "measure.red", func(p PayDoc) int { return p.Red.Ore }},
	{"pay", "measure.sum", func(p PayDoc) int { return p.Total }},
}
