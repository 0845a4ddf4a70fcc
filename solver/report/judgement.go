package report

import (
	_ "embed"
	"io"
	"slices"
	"time"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

//go:embed judgement_schema.json
var judgementSchemaJSON []byte

// JudgementSchema is the JSON Schema (draft 2020-12) of a Judgement, with units.
func JudgementSchema() []byte { return slices.Clone(judgementSchemaJSON) }

// Judgement is what the checker says of a rota, for machines. Field names stay
// as they are; new ones may come. Measures are in the rule's unit.
type Judgement struct {
	Format      int                `json:"heltid_check"` // version of this document: 1
	Ward        string             `json:"ward"`
	Model       string             `json:"model"`
	Run         ward.Run           `json:"run"`
	Period      ward.Period        `json:"period"`
	File        *FileRead          `json:"file,omitempty"`
	Matters     []Matter           `json:"matters"`            // findings by rule and who could allow them, worst first
	Findings    []JudgementFinding `json:"findings"`           // by person and time
	Allowed     []Allowed          `json:"allowed"`            // kept only by agreements
	Closest     []Closest          `json:"closest"`            // for each rule that was measured, the place with the smallest margin
	Strain      []LineStrain       `json:"strain"`             // what strains each line, for the parties to assess
	Beyond      []BeyondPost       `json:"worked_beyond_post"` // of hours worked: who is on part time and has worked more
	Information []Finding          `json:"information"`
	Choices     []Text             `json:"choices"`
	Assumptions []Text             `json:"assumptions"`
	Words       Text               `json:"words"` // the whole judgement as text
	RuleSet     string             `json:"rule_set"`
	LegalAdvice bool               `json:"legal_advice"` // false, always
}

// FileRead is how the rota's file was read.
type FileRead struct {
	Name      string      `json:"name"`
	Kind      string      `json:"kind"` // yaml, json, csv or xlsx
	Encoding  string      `json:"encoding,omitempty"`
	Delimiter string      `json:"delimiter,omitempty"`
	Sheet     string      `json:"sheet,omitempty"`
	Layout    rota.Layout `json:"layout,omitempty"` // of a grid: days_across or weeks_down
	Legend    string      `json:"legend,omitempty"`
	Unread    []CellText  `json:"unread,omitempty"` // columns and rows without duties
}

// CellText is a cell and what stands in it.
type CellText struct {
	Cell string `json:"cell"`
	Text string `json:"text"`
}

// Closest is a rule's measure where its margin is smallest.
type Closest struct {
	Rule      ward.Quantity `json:"rule"`
	Person    string        `json:"person,omitempty"`
	From      time.Time     `json:"from"`
	To        time.Time     `json:"to"`
	Measured  int           `json:"measured"`
	Limit     int           `json:"limit"`
	Margin    int           `json:"margin"`
	Step      Step          `json:"step"`
	Agreement string        `json:"agreement,omitempty"`
}

// Allowed is what a rule allows by an agreement alone.
type Allowed struct {
	Closest
	Without int `json:"without"` // the limit where nothing is agreed
	Times   int `json:"times"`
	Owed    int `json:"owed,omitempty"` // minutes of compensating rest
}

// LineStrain is what of one line strains people, over the period.
type LineStrain struct {
	Person         string `json:"person"`
	QuickReturns   int    `json:"quick_returns"`
	Backward       int    `json:"backward_days"`
	OverEight      int    `json:"days_over_eight_hours"`
	LongestRun     int    `json:"most_days_in_a_row"`
	LongRuns       int    `json:"runs_of_six_days_or_more"`
	LoneDays       int    `json:"lone_days"`
	Breakless      int    `json:"most_weeks_without_two_days_off"`
	Nights         int    `json:"nights"`
	NightRun       int    `json:"most_nights_in_a_row"`
	Recovery       *int   `json:"least_minutes_off_after_nights"` // null: no duty follows a night
	Weekends       int    `json:"weekends"`
	WeekendRun     int    `json:"most_weekends_in_a_row"`
	WeekendMinutes int    `json:"weekend_minutes"`
	MainlyNight    bool   `json:"mainly_night"`
}

func strainsOf(all []measure.Strain) []LineStrain {
	out := []LineStrain{}
	for _, s := range all {
		one := LineStrain{
			Person: s.Person, QuickReturns: s.QuickReturns, Backward: s.Backward, OverEight: s.OverEight, LongestRun: s.LongestRun,
			LongRuns: s.LongRuns, LoneDays: s.LoneDays, Breakless: s.Breakless, Nights: s.Nights, NightRun: s.NightRun,
			Weekends: s.Weekends, WeekendRun: s.WeekendRun, WeekendMinutes: int(s.WeekendHours), MainlyNight: s.MainlyNight,
		}
		if s.Recovery > 0 {
			one.Recovery = &s.Recovery
		}
		out = append(out, one)
	}
	return out
}

// BeyondPost is what a part-timer has worked beyond their post in the twelve
// months before they claimed a larger one, or before the record ends.
type BeyondPost struct {
	Person      string    `json:"person"`
	From        ward.Date `json:"from"`
	Until       ward.Date `json:"until"`
	Agreed      ward.Size `json:"agreed_size"`
	Worked      ward.Size `json:"worked_size"`
	Extra       int       `json:"extra_minutes"`
	Overtime    int       `json:"overtime_minutes"`
	Weeks       int       `json:"weeks"`
	WeeksOver   int       `json:"weeks_with_more"`
	Fourths     int       `json:"four_weeks"`
	FourthsOver int       `json:"four_weeks_with_more"`
	Claim       *Claimed  `json:"claim"` // null: nobody claimed
}

// Claimed is a claim to a larger post.
type Claimed struct {
	Size ward.Size `json:"size"`
	Date ward.Date `json:"date"`
}

func beyondOf(all []measure.Beyond) []BeyondPost {
	out := []BeyondPost{}
	for _, b := range all {
		one := BeyondPost{
			Person: b.Person, From: b.From, Until: b.Until, Agreed: b.Agreed, Worked: b.Worked, Extra: int(b.Extra), Overtime: int(b.Overtime),
			Weeks: b.Weeks, WeeksOver: b.WeeksOver, Fourths: b.Fourths, FourthsOver: b.FourthsOver,
		}
		if b.Claim != nil {
			one.Claim = &Claimed{b.Claim.Size, b.Claim.Date}
		}
		out = append(out, one)
	}
	return out
}

func closestOf(m check.Measure) Closest {
	return Closest{m.Rule, m.Person, m.From, m.To, m.Measured, m.Limit, m.Margin, Step(m.Step), m.Agreement}
}

// Matter is what breaks one rule and the same agreement could allow.
type Matter struct {
	Rule      ward.Quantity `json:"rule"`
	Kind      rule.Kind     `json:"kind"`
	Unit      rule.Unit     `json:"unit"`
	Findings  int           `json:"findings"`
	Worst     Worst         `json:"worst"`
	Concerns  []string      `json:"concerns"`   // people, posts or who the need asks for
	AllowedBy *Step         `json:"allowed_by"` // null: no agreement can
	Items     []int         `json:"items"`      // their numbers, worst first
}

// Worst is the finding furthest past its limit.
type Worst struct {
	Measured int `json:"measured"`
	Limit    int `json:"limit"`
	Margin   int `json:"margin"`
}

// JudgementFinding is a finding with its number in the report and its places in
// the file.
type JudgementFinding struct {
	Number int         `json:"number"`
	Places []FilePlace `json:"places"`
	Finding
}

// FilePlace is line and character of a text file, row and column of a workbook.
type FilePlace struct {
	Line int    `json:"line"`
	Col  int    `json:"col"`
	Cell string `json:"cell,omitempty"`
}

// FindingsJSON writes a check as a Judgement.
func FindingsJSON(w io.Writer, c Checked) error { return encode(w, NewJudgement(c)) }

// NewJudgement sets a check out for machines.
func NewJudgement(c Checked) Judgement {
	j := newJudge(c, rule.English)
	out := Judgement{
		Format: 1, Ward: c.Case.Ward.Name, Model: c.Case.Model.ID, Run: c.Case.Run, Period: periodOf(c.Case), RuleSet: rule.SetVersion,
		Matters: []Matter{}, Findings: []JudgementFinding{}, Allowed: []Allowed{}, Closest: []Closest{},
		Strain: strainsOf(c.Strain), Beyond: beyondOf(c.Beyond),
		Information: findingsOf(c.Report.Information), Choices: notes(c.Report.Choices), Assumptions: notes(c.Report.Assumptions),
		Words: inEach(func(l rule.Lang) string { return newJudge(c, l).text() }),
	}
	if c.File != nil {
		f := c.File.Form
		out.File = &FileRead{Name: c.File.Name, Kind: f.Kind, Encoding: f.Encoding, Delimiter: f.Delimiter, Sheet: f.Sheet, Layout: f.Layout, Legend: f.Legend}
		for _, u := range f.Unread {
			out.File.Unread = append(out.File.Unread, CellText(u))
		}
	}
	for _, m := range c.Report.Tightest {
		out.Closest = append(out.Closest, closestOf(m))
	}
	for _, a := range c.Report.Allowed {
		one := Allowed{Closest: closestOf(a.Measure), Without: a.Without, Times: a.Times, Owed: a.Owed}
		one.Agreement = a.Agreement.ID
		out.Allowed = append(out.Allowed, one)
	}
	numbers := j.numbers()
	for _, m := range j.all {
		worst := m.worst()
		one := Matter{
			Rule: m.rule.ID, Kind: m.rule.Kind, Unit: m.rule.Unit, Findings: m.findings, Worst: Worst{worst.Measured, worst.Limit, worst.Margin},
			Concerns: j.who(c.Case, m), AllowedBy: stepOf(m.allowed),
		}
		for _, i := range m.items {
			one.Items = append(one.Items, i.number)
		}
		out.Matters = append(out.Matters, one)
	}
	for i, f := range findingsOf(c.Report.Findings) {
		one := JudgementFinding{Number: numbers[i], Places: []FilePlace{}, Finding: f}
		for _, p := range c.places(c.Report.Findings[i]) {
			one.Places = append(one.Places, FilePlace(p))
		}
		out.Findings = append(out.Findings, one)
	}
	return out
}

// numbers gives the number of each finding in the report, in its order.
func (j *judge) numbers() []int {
	out := make([]int, len(j.Report.Findings))
	for _, m := range j.all {
		for _, i := range m.items {
			for _, f := range i.findings {
				out[f.at] = i.number
			}
		}
	}
	return out
}
