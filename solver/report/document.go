package report

import (
	_ "embed"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/explain"
	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

//go:embed schema.json
var schemaJSON []byte

// Schema is the JSON Schema (draft 2020-12) of a Document, with units.
func Schema() []byte { return slices.Clone(schemaJSON) }

// Document is a result for machines. Field names stay as they are; new ones
// may come. Sizes are per cent, times of the period whole minutes, hashes hex.
type Document struct {
	Format   int         `json:"heltid_result"` // version of this document: 1
	Ward     string      `json:"ward"`
	Model    string      `json:"model"`
	Run      ward.Run    `json:"run"`
	Period   ward.Period `json:"period"`
	Status   string      `json:"status"` // solved, stopped, unknown or infeasible
	Proven   bool        `json:"proven"` // every goal is at its limit
	Goals    []Goal      `json:"goals"`
	Posts    *Posts      `json:"posts,omitempty"` // where there is a rota
	Lines    []Line      `json:"lines,omitempty"`
	Limits   []Limit     `json:"limits"`
	Frontier []Point     `json:"frontier"`
	Decided  []Decided   `json:"decided"` // about the ward besides what its file says
	Levers   []Lever     `json:"levers"`  // what would change the limit, cheapest first
	Uses     []Use       `json:"agreements"`
	Weekends []Text      `json:"weekends"`         // the weekend arithmetic in words
	Conflict []Place     `json:"conflict"`         // rules that cannot hold together
	Wishes   *Wishes     `json:"wishes,omitempty"` // where there is a rota of people, not of posts
	Findings []Finding   `json:"findings"`         // unmet need and guards that bent
	Rests    []Text      `json:"rests_on"`         // defaults, assumptions and counting choices
	Words    Text        `json:"words"`            // the whole result as text
	Missing  []Missing   `json:"missing"`          // agreements that the rota model needs and nobody has made
	AsIf     []string    `json:"as_if_agreed"`     // ids of those planned as if they were there
	Origin   Origin      `json:"origin"`
}

// Text is a text in nb, nn and en.
type Text map[rule.Lang]string

// Goal is one tier. Value and Bound are posts for full_time_posts, small posts
// and wishes_met, minutes for need below floor and target, hundredths of a
// percent for sums of sizes, a count for strain. For full_time_share they say
// how far N0*F - F0*N is above zero at the rota's own F0 of N0.
type Goal struct {
	Tier     int      `json:"tier"`
	Part     string   `json:"part,omitempty"`
	Maximize bool     `json:"maximize"`
	Value    int64    `json:"value"`
	Bound    *int64   `json:"bound"` // null: no limit is known
	Proven   bool     `json:"proven"`
	By       []string `json:"by"`
}

// Posts are the totals of the rota.
type Posts struct {
	Posts    int       `json:"posts"`
	FullTime int       `json:"full_time"`
	Share    ward.Size `json:"full_time_share"`
	Mean     ward.Size `json:"mean_size"`
	Sum      ward.Size `json:"sum_of_sizes"`
	Educated ward.Size `json:"sum_of_educated_sizes"`
	Bands    Bands     `json:"bands"`
	Groups   []Group   `json:"groups"`
}

// Bands are posts by size: 100, 80 to 99, 50 to 79 and under 50 per cent.
type Bands struct {
	Full    int `json:"full"`
	From80  int `json:"from_80"`
	From50  int `json:"from_50"`
	Below50 int `json:"below_50"`
}

// Group is the posts of one competence.
type Group struct {
	Competence string    `json:"competence"`
	Posts      int       `json:"posts"`
	FullTime   int       `json:"full_time"`
	Sum        ward.Size `json:"sum_of_sizes"`
}

// Line is one line's figures. Weekends and their minutes are a year's, the
// others the period's.
type Line struct {
	Person         string    `json:"person"`
	Competence     string    `json:"competence"`
	Size           ward.Size `json:"size"`
	FullTime       bool      `json:"full_time"`
	Planned        int       `json:"planned_minutes"`
	Norm           string    `json:"norm"`
	Owed           int       `json:"owed_minutes"`
	Weekends       int       `json:"weekends_per_year"`
	WeekendMinutes int       `json:"weekend_minutes_per_year"`
	Nights         int       `json:"nights"`
	QuickReturns   int       `json:"quick_returns"`
	LoneDays       int       `json:"lone_days"`
	RestsOn        []string  `json:"rests_on,omitempty"` // ids of agreements that nobody has made and the line needs
}

// Limit is what no rota can pass, and what the proof leaves out.
type Limit struct {
	Tier     int             `json:"tier"`
	Quantity string          `json:"quantity"`
	Who      string          `json:"who,omitempty"`
	Upper    bool            `json:"upper"`
	Value    int             `json:"value"`
	Origin   string          `json:"origin"`
	Dropped  []ward.Quantity `json:"dropped"`
	Averaged []ward.Quantity `json:"averaged"`
	RestsOn  []string        `json:"rests_on,omitempty"` // ids of agreements that nobody has made and that it takes for granted
	Words    Text            `json:"words"`
}

// Point is the most full-time posts with at most so many small posts.
type Point struct {
	SmallPosts int  `json:"small_posts"`
	Possible   bool `json:"possible"` // some rota may have so few small posts
	FullTime   int  `json:"full_time_at_most"`
}

// Lever is one thing that could be otherwise, with the limit before and after.
type Lever struct {
	ID     string `json:"id"`
	Words  Text   `json:"words"`
	Who    Text   `json:"who"` // would have to agree
	Before Reach  `json:"before"`
	After  Reach  `json:"after"`
}

// Decided is one thing decided about the ward, with the limit without anything
// decided and with this alone.
type Decided struct {
	Choice string `json:"choice"` // as heltid solve --with takes it
	Name   Text   `json:"name"`
	Who    Text   `json:"who"`              // decides
	Says   Text   `json:"says,omitempty"`   // what it changed; left out: nothing
	Before *Reach `json:"before,omitempty"` // left out: not worked out
	After  *Reach `json:"after,omitempty"`
}

// Reach is how far any rota can get, by the flow bound.
type Reach struct {
	Possible bool `json:"possible"`
	Missing  int  `json:"missing_minutes_at_least"`
	FullTime int  `json:"full_time_at_most"`
	Small    *int `json:"small_posts_allowed"` // null: any number
}

// Use is what the rota needs an agreement for.
type Use struct {
	Agreement string          `json:"agreement"`
	Paragraph string          `json:"paragraph"`
	Level     ward.Level      `json:"level"`
	Model     string          `json:"model,omitempty"` // of one on a rota model
	AsIf      bool            `json:"as_if,omitempty"` // nobody has made it
	Breaches  int             `json:"breaches_without"`
	Rules     []ward.Quantity `json:"rules"`
}

// Place is a rule for a person, or for the whole rota.
type Place struct {
	Rule   ward.Quantity `json:"rule"`
	Person string        `json:"person,omitempty"`
}

// Finding is one event that breaks a rule, in the rule's unit.
type Finding struct {
	Rule      ward.Quantity   `json:"rule"`
	Person    string          `json:"person,omitempty"`
	Unit      string          `json:"unit,omitempty"`
	Who       string          `json:"who,omitempty"`
	Shift     string          `json:"shift,omitempty"`
	From      time.Time       `json:"from"`
	To        time.Time       `json:"to"`
	FirstDay  int             `json:"first_day"`
	LastDay   int             `json:"last_day"`
	Measured  int             `json:"measured"`
	Limit     int             `json:"limit"`
	Margin    int             `json:"margin"`
	Step      Step            `json:"step"`
	Agreement string          `json:"agreement,omitempty"`
	AllowedBy *Step           `json:"allowed_by"` // null: no agreement can
	Also      []ward.Quantity `json:"also,omitempty"`
	Variant   string          `json:"variant,omitempty"`
	Words     Text            `json:"words"`
}

// Step is who sets or opens a limit.
type Step struct {
	Level     ward.Level `json:"level"`
	Paragraph string     `json:"paragraph,omitempty"`
	Limit     int        `json:"limit"`
	Source    string     `json:"source,omitempty"`
}

// Origin is what it takes to make the same result again.
type Origin struct {
	Engine      string  `json:"engine"`
	RuleSet     string  `json:"rule_set"`
	InputHash   string  `json:"input_hash"`
	ModelHash   string  `json:"model_hash"`
	Seed        int     `json:"seed"`
	Elapsed     float64 `json:"elapsed_seconds"`
	PeakMemory  int64   `json:"peak_memory_bytes"`
	Crashes     int     `json:"solver_crashes"`
	LegalAdvice bool    `json:"legal_advice"` // false, always
}

// JSON writes the result as a Document.
func JSON(w io.Writer, r *solver.Result) error { return encode(w, NewDocument(r)) }

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// NewDocument sets a result out for machines.
func NewDocument(r *solver.Result) Document {
	c := r.Case
	d := Document{
		Format: 1, Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run, Status: string(r.Status), Proven: Proven(r),
		Period: periodOf(c),
		Goals:  []Goal{}, Limits: []Limit{}, Frontier: []Point{}, Levers: []Lever{}, Uses: []Use{}, Weekends: []Text{}, Conflict: []Place{},
		Findings: []Finding{}, Rests: []Text{}, AsIf: []string{},
		Words: inEach(func(l rule.Lang) string { return whole(r, l) }),
		Origin: Origin{
			Engine: r.Origin.Engine, RuleSet: r.Origin.RuleSet, InputHash: r.Origin.InputHash, ModelHash: r.ModelHash,
			Seed: r.Origin.Seed, Elapsed: r.Elapsed.Round(time.Millisecond).Seconds(), PeakMemory: r.Memory, Crashes: r.Crashes,
		},
	}
	for _, t := range r.Tiers {
		t.Value, t.Bound = unitOf(c, t, t.Value), unitOf(c, t, t.Bound)
		g := Goal{Tier: t.Number, Part: t.Part, Maximize: t.Maximize, Value: t.Value, Proven: t.Proven, By: list(t.By)}
		if t.Bounded {
			g.Bound = &t.Bound
		}
		d.Goals = append(d.Goals, g)
	}
	for _, b := range r.Limits {
		d.Limits = append(d.Limits, limitOf(b))
	}
	for _, p := range r.Frontier {
		d.Frontier = append(d.Frontier, Point{p.SmallPosts, p.Possible, p.FullTime})
	}
	for _, l := range r.Levers {
		d.Levers = append(d.Levers, Lever{l.ID, l.Words, l.Who, reachOf(l.Before), reachOf(l.After)})
	}
	d.Decided = decidedOf(r.Switches)
	for _, u := range r.Uses {
		d.Uses = append(d.Uses, Use{u.Agreement.ID, u.Agreement.Paragraph, u.Agreement.Level, u.Agreement.Model, u.Agreement.AsIf != "", u.Breaches, list(u.Rules)})
	}
	for _, a := range r.Arguments {
		d.Weekends = append(d.Weekends, Text(a.Words))
	}
	for _, p := range r.Conflict {
		d.Conflict = append(d.Conflict, Place(p))
	}
	d.Missing = missingOf(&teller{speaker{rule.Bokmaal, c.Ward}, r})
	for _, a := range c.AsIf() {
		d.AsIf = append(d.AsIf, a.ID)
	}
	for i := range d.Limits {
		d.Limits[i].RestsOn = d.AsIf
	}
	d.Rests = append(d.Rests, defaultsInEach(c, r.Report != nil)...)
	if r.Report != nil {
		d.Findings = findingsOf(r.Report.Findings)
		d.Rests = append(d.Rests, notes(r.Report.Assumptions)...)
		d.Rests = append(d.Rests, notes(r.Report.Choices)...)
	}
	d.Wishes = wishesOf(r)
	if r.Rota != nil {
		d.totals(r)
	}
	return d
}

func (d *Document) totals(r *solver.Result) {
	s := r.Totals
	d.Posts = &Posts{
		Posts: s.Posts, FullTime: s.FullTime, Share: s.Share(), Mean: s.Mean(), Sum: s.Sizes, Educated: s.Educated,
		Bands: Bands(s.Bands), Groups: []Group{},
	}
	for _, g := range s.ByCompetence {
		d.Posts.Groups = append(d.Posts.Groups, Group{g.Competence, g.Posts, g.FullTime, g.Sizes})
	}
	asIf := restsOnAsIf(r.Uses)
	for _, l := range s.Lines {
		d.Lines = append(d.Lines, Line{
			Person: l.Person, Competence: l.Competence, Size: l.Size, FullTime: l.FullTime, Planned: int(l.Planned),
			Norm: l.Class, Owed: int(l.Owed), Weekends: l.Weekends, WeekendMinutes: int(l.WeekendHours),
			Nights: l.Nights, QuickReturns: l.QuickReturns, LoneDays: l.LoneDays, RestsOn: asIf[l.Person],
		})
	}
}

// Proven tells whether every goal of the result is at its proven limit.
func Proven(r *solver.Result) bool {
	for _, t := range r.Tiers {
		if !t.Proven {
			return false
		}
	}
	return r.Status == search.Infeasible || r.Rota != nil && len(r.Tiers) > 0
}

// unitOf writes cost in kroner; other goals are told in what they are counted
// in.
func unitOf(c *ward.Case, t search.Tier, v int64) int64 {
	if t.Number == 9 {
		return int64(measure.Kroner(c, int(v)))
	}
	return v
}

func limitOf(b bound.Bound) Limit {
	return Limit{
		Tier: b.Tier, Quantity: b.Quantity, Who: b.Who, Upper: b.Upper, Value: b.Value, Origin: string(b.Origin),
		Dropped: list(b.Dropped), Averaged: list(b.Averaged), Words: Text(b.Words),
	}
}

func reachOf(l explain.Limit) Reach {
	r := Reach{Possible: l.Possible, Missing: int(l.Missing), FullTime: l.FullTime}
	if l.Small >= 0 {
		r.Small = &l.Small
	}
	return r
}

func decidedOf(switches []solver.Switch) []Decided {
	out := []Decided{}
	for _, w := range switches {
		d := Decided{Choice: w.String(), Name: textOf(w.Name), Who: textOf(w.Who), Says: textOf(w.Says)}
		if w.Known {
			before, after := reachOf(w.Before), reachOf(w.After)
			d.Before, d.After = &before, &after
		}
		out = append(out, d)
	}
	return out
}

func textOf(words variant.Words) Text {
	if words == nil {
		return nil
	}
	return inEach(func(l rule.Lang) string { return words[string(l)] })
}

func findingsOf(fs []check.Finding) []Finding {
	out := []Finding{}
	for _, f := range fs {
		g := Finding{
			Rule: f.Rule, Person: f.Person, Unit: f.Measure.Unit, Who: f.Who, Shift: f.Shift, From: f.From, To: f.To,
			FirstDay: f.FirstDay, LastDay: f.LastDay, Measured: f.Measured, Limit: f.Limit, Margin: f.Margin,
			Step: Step(f.Step), Agreement: f.Agreement, Also: f.Also, Variant: f.Variant, AllowedBy: stepOf(f.AllowedBy), Words: inEach(f.Text),
		}
		out = append(out, g)
	}
	return out
}

func periodOf(c *ward.Case) ward.Period {
	p := ward.Period{Start: c.Dates.Start, Weeks: c.Dates.Weeks, Kind: ward.Calendar}
	if c.Dates.Rolling {
		p.Kind = ward.Rolling
	}
	return p
}

func stepOf(s *ward.Step) *Step {
	if s == nil {
		return nil
	}
	out := Step(*s)
	return &out
}

func notes(ns []check.Note) []Text {
	out := []Text{}
	for _, n := range ns {
		out = append(out, Text(n))
	}
	return out
}

// list writes as [] where there is nothing, never as null.
func list[T any](of []T) []T { return append([]T{}, of...) }

func inEach(text func(rule.Lang) string) Text {
	out := Text{}
	for _, l := range rule.Languages {
		out[l] = text(l)
	}
	return out
}

func defaultsInEach(c *ward.Case, judged bool) []Text {
	var out []Text
	for _, l := range rule.Languages {
		for i, text := range defaults(c, l, func(key string) bool { return !judged || uncounted(key) }) {
			if i == len(out) {
				out = append(out, Text{})
			}
			out[i][l] = text
		}
	}
	return out
}

func whole(r *solver.Result, lang rule.Lang) string {
	var b strings.Builder
	_ = Words(&b, r, lang, 0) // a string takes everything
	return b.String()
}
