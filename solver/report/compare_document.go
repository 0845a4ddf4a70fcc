package report

import (
	_ "embed"
	"encoding/json"
	"io"
	"strings"
	"time"

	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// ComparisonDocument is a comparison for machines. Field names stay as they
// are; new ones may come.
type ComparisonDocument struct {
	Format  int              `json:"heltid_comparison"` // version of this document: 1
	Ward    string           `json:"ward"`
	Models  []ComparedModel  `json:"models"` // as asked; the first is what the others are held against
	Runs    []ward.Run       `json:"runs"`
	Stopped bool             `json:"stopped"` // it was ended before its time
	Short   []solver.Extra   `json:"short"`   // what the time did not suffice for all of
	Leaders []Leaders        `json:"leaders"`
	Pairs   []ComparedPair   `json:"pairs"`
	Entries []ComparedEntry  `json:"entries"` // model by model, and for each model run by run
	Words   Text             `json:"words"`   // the comparison as text
	Origin  ComparisonOrigin `json:"origin"`
}

// ComparedModel is a rota model of a comparison.
type ComparedModel struct {
	ID     string `json:"id"`
	Name   Text   `json:"name"`
	Letter string `json:"letter"` // that words and tables name it by
}

// Leaders are the models of a run that nothing is shown to give more full time
// than.
type Leaders struct {
	Run    ward.Run `json:"run"`
	Models []string `json:"models"`
}

// ComparedPair is what is shown of two models.
type ComparedPair struct {
	Run     ward.Run `json:"run"`
	Model   string   `json:"model"`
	Other   string   `json:"other"`
	Verdict string   `json:"verdict"` // more, fewer, same, undecided or neither
}

// ComparedEntry is one model in one run.
type ComparedEntry struct {
	Model      string          `json:"model"`
	Run        ward.Run        `json:"run"`
	FullTime   Reached         `json:"full_time"`
	Error      string          `json:"error,omitempty"` // why it failed
	Weekends   *WeekendMinutes `json:"weekend_minutes_per_year,omitempty"`
	Long       []LongDuties    `json:"long_duties"`
	Reductions []Reduced       `json:"reductions"`
	Unfinished *Unfinished     `json:"unfinished,omitempty"` // what its rota lacks, where it does not keep all that is asked
	Decided    []Decided       `json:"decided"`              // about the ward, with what each gives alone
	Willing    *IfWilling      `json:"if_all_willing,omitempty"`
	Gain       *Gained         `json:"gain,omitempty"`
	Equal      *AtEqual        `json:"at_equal_weekend_hours,omitempty"`
	Fewer      []FewerPosts    `json:"fewer_full_time_posts"`
	Pay        *ComparedPay    `json:"pay,omitempty"`
	Result     *Document       `json:"result,omitempty"` // of the search
	Rota       json.RawMessage `json:"rota,omitempty"`   // a rota file
}

// Reached is found and limit of full-time posts, of a rota that keeps
// everything and covers the floor of the need.
type Reached struct {
	Found      *int `json:"found"` // null: no such rota is found
	Limit      *int `json:"limit"` // null: none is known
	Decided    bool `json:"decided"`
	Impossible bool `json:"impossible"` // it is shown that there is no such rota
}

// WeekendMinutes are those of the people who work weekends.
type WeekendMinutes struct {
	Mean int `json:"mean"`
	Most int `json:"most"`
}

// LongDuties counts those of a competence whose duties need their own yes.
type LongDuties struct {
	Competence string `json:"competence"`
	With       int    `json:"with"`    // the rota gives them such duties
	Willing    int    `json:"willing"` // of those who work in the ward, have said yes
}

// Reduced is a stretch of the week with fewer at work, heads in hundredths.
type Reduced struct {
	Unit    string       `json:"unit,omitempty"`
	Who     string       `json:"who"`
	Days    ward.Days    `json:"days"`
	From    ward.Minutes `json:"from"`
	To      ward.Minutes `json:"to"`
	Before  int          `json:"before_hundredths"`
	After   int          `json:"after_hundredths"`
	Missing int          `json:"missing_minutes_per_week"`
}

// ComparedPay is who earns more and less, and each one's line before and under
// the model.
type ComparedPay struct {
	Against string `json:"against"` // today, or the id of the first model
	PayChanges
	People []PersonValues `json:"people"`
}

// IfWilling is the model where all who could volunteer have said yes.
type IfWilling struct {
	FullTime Reached          `json:"full_time"`
	Groups   []VolunteerGroup `json:"groups"`
}

// VolunteerGroup is the volunteers of one competence.
type VolunteerGroup struct {
	Competence string `json:"competence"`
	Could      int    `json:"could"`  // volunteer, those who have said yes included
	There      int    `json:"there"`  // have said yes
	Needed     int    `json:"needed"` // have what only a volunteer has in that rota; 0 where none was found
}

// Gained is what a model's limit has over the first one's, by cause.
type Gained struct {
	Whole  int      `json:"posts"`
	Causes []Caused `json:"causes"`
}

// Caused is one cause's part; negative takes from the gain.
type Caused struct {
	ID    string `json:"id"`
	Posts int    `json:"posts"`
}

// AtEqual is the model where nobody has more weekend minutes than anybody under
// the first one.
type AtEqual struct {
	Minutes  int     `json:"weekend_minutes_per_year"`
	FullTime Reached `json:"full_time"`
}

// FewerPosts is what a rota with fewer full-time posts has.
type FewerPosts struct {
	Enough      int       `json:"enough"` // so many full-time posts were enough
	FullTime    int       `json:"full_time"`
	SmallPosts  int       `json:"small_posts"`
	UnderTarget int       `json:"below_target_minutes"`
	WishesMet   int       `json:"wished_increases_met"`
	Mean        ward.Size `json:"mean_size"`
	Strain      int       `json:"strain"`
}

// ComparisonOrigin is what it takes to make the same comparison again.
type ComparisonOrigin struct {
	Engine      string  `json:"engine"`
	RuleSet     string  `json:"rule_set"`
	InputHash   string  `json:"input_hash"`
	Seed        int     `json:"seed"`
	Time        float64 `json:"time_seconds"` // to be shared; 0: until everything is proven
	Elapsed     float64 `json:"elapsed_seconds"`
	LegalAdvice bool    `json:"legal_advice"` // false, always
}

//go:embed compare_schema.json
var comparisonSchema string

// ComparisonSchema is the JSON Schema (draft 2020-12) of a comparison file.
func ComparisonSchema() []byte {
	return []byte(strings.NewReplacer(
		`{"$comment": "the schema of a result file"}`, strings.TrimSpace(string(Schema())),
		`{"$comment": "the schema of a file of figures"}`, strings.TrimSpace(string(MeasuresSchema())),
	).Replace(comparisonSchema))
}

// ComparisonJSON writes a comparison as a ComparisonDocument.
func ComparisonJSON(w io.Writer, c Compared) error {
	d, err := NewComparisonDocument(c)
	if err != nil {
		return err
	}
	return encode(w, d)
}

// NewComparisonDocument sets a comparison out for machines. The error is that of
// writing a rota.
func NewComparisonDocument(c Compared) (ComparisonDocument, error) {
	t := newComparer(c, rule.Bokmaal)
	d := ComparisonDocument{
		Format: 1, Ward: c.Ward.Name, Runs: c.Runs, Stopped: c.Stopped, Short: list(c.Short), Models: []ComparedModel{}, Leaders: []Leaders{}, Pairs: []ComparedPair{}, Entries: []ComparedEntry{},
		Words: inEach(func(l rule.Lang) string {
			var b strings.Builder
			_ = Comparison(&b, c, l, 0) // a builder takes everything
			return b.String()
		}),
		Origin: ComparisonOrigin{Engine: c.Origin.Engine, RuleSet: c.Origin.RuleSet, InputHash: c.Origin.InputHash, Seed: c.Origin.Seed,
			Time: c.Time.Seconds(), Elapsed: c.Elapsed.Round(time.Millisecond).Seconds()},
	}
	for i := range c.Models {
		m := &c.Models[i]
		d.Models = append(d.Models, ComparedModel{m.ID, inEach(func(l rule.Lang) string { return m.Called(string(l)) }), t.letter(m.ID)})
	}
	for _, run := range c.Runs {
		leaders := Leaders{Run: run, Models: []string{}}
		for _, e := range c.Leaders(run) {
			leaders.Models = append(leaders.Models, e.Model.ID)
		}
		d.Leaders = append(d.Leaders, leaders)
		entries := t.of(run)
		for i, a := range entries {
			for _, b := range entries[i+1:] {
				d.Pairs = append(d.Pairs, ComparedPair{run, a.Model.ID, b.Model.ID, a.Standing().Against(b.Standing()).String()})
			}
		}
	}
	for _, e := range c.Entries {
		doc, err := t.document(e)
		if err != nil {
			return d, err
		}
		d.Entries = append(d.Entries, doc)
	}
	return d, nil
}

func (t *comparer) document(e *solver.Entry) (ComparedEntry, error) {
	d := ComparedEntry{Model: e.Model.ID, Run: e.Run, FullTime: reachedOf(e), Long: []LongDuties{}, Reductions: []Reduced{}, Decided: decidedOf(e.Switches), Fewer: []FewerPosts{}}
	if e.Err != nil {
		d.Error = e.Err.Error()
	}
	if e.Gain != nil {
		d.Gain = &Gained{Whole: e.Gain.Whole}
		for _, cause := range e.Gain.Causes {
			d.Gain.Causes = append(d.Gain.Causes, Caused(cause))
		}
	}
	if e.Willing != nil {
		d.Willing = &IfWilling{FullTime: reachedOf(e.Willing), Groups: []VolunteerGroup{}}
		for _, g := range e.Volunteers {
			d.Willing.Groups = append(d.Willing.Groups, VolunteerGroup(g))
		}
	}
	if e.Equal != nil {
		d.Equal = &AtEqual{int(e.Equal.Hours), reachedOf(e.Equal.Entry)}
	}
	if e.Result == nil {
		return d, nil
	}
	result := NewDocument(e.Result)
	d.Result = &result
	if e.Result.Rota == nil {
		return d, nil
	}
	d.Unfinished = unfinished(e)
	mean, most := weekendHours(e.Result.Totals)
	d.Weekends = &WeekendMinutes{int(mean), int(most)}
	with, willing := longDuties(e.Result), longWilling(e.Case)
	for _, k := range t.Ward.Competences {
		if with[k.ID] > 0 {
			d.Long = append(d.Long, LongDuties{k.ID, with[k.ID], willing[k.ID]})
		}
	}
	for _, r := range measure.Reductions(e.Case, e.Result.Rota, t.TodayCase, t.Today) {
		d.Reductions = append(d.Reductions, Reduced{r.Unit, r.Who, r.Days, r.From, r.To, r.Before, r.After, int(r.Missing)})
	}
	for i, r := range e.Fewer {
		m := measure.Tiers(r.Case, r.Rota)
		d.Fewer = append(d.Fewer, FewerPosts{e.Result.Totals.FullTime - i - 1, r.Totals.FullTime, m.SmallPosts, m.UnderTarget, m.WishesMet, r.Totals.Mean(), m.Strain})
	}
	d.Pay = t.payDocument(e)
	var err error
	d.Rota, err = e.Result.Rota.JSON()
	return d, err
}

// payDocument sets out who earns more and less, with everybody's line.
func (t *comparer) payDocument(e *solver.Entry) *ComparedPay {
	c := t.payChange(e)
	if c == nil {
		return nil
	}
	d := &ComparedPay{"today", PayChanges{c.Gain, c.Lose, c.Largest, c.Whose}, []PersonValues{}}
	if t.Today == nil {
		d.Against = t.Models[0].ID
	}
	for _, p := range c.People {
		change := p.Pay()
		d.People = append(d.People, PersonValues{p.Person, lineMeasure(p.After), lineMeasure(p.Before), &change})
	}
	return d
}

func reachedOf(e *solver.Entry) Reached {
	at := e.Standing()
	known := func(n int) *int {
		if n == solver.Unknown {
			return nil
		}
		return &n
	}
	return Reached{known(at.Found), known(at.Limit), at.Decided(), at.Impossible}
}
