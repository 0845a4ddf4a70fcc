// Package ward holds what is given: a ward's people, posts, need by time of
// day, rota models, agreements, weekends, budget, guards and history, as read
// from its file, and the two shared facts every judgement rests on: Terms
// (which limit is in force for whom) and Calendar (red days and zones).
package ward

import "heltid/solver/ward/document"

// Ward is a unit with its own rota, as its file describes it. The json names
// are the keys of the file, in YAML or JSON.
type Ward struct {
	Format      int          `json:"heltid"` // version of the file format: 1
	Name        string       `json:"name"`
	Note        string       `json:"note,omitempty"` // what this ward shows, for examples
	Period      Period       `json:"period"`
	Units       []Unit       `json:"units,omitempty"`
	Travel      *Travel      `json:"travel,omitempty"`
	SharedPosts bool         `json:"shared_posts,omitempty"` // who has said yes may have duties in other units than their own
	Competences []Competence `json:"competences"`
	Shifts      []Shift      `json:"shifts"`
	DutyKinds   []DutyKind   `json:"duty_kinds,omitempty"`
	Models      []RotaModel  `json:"models"`
	People      []Person     `json:"people,omitempty"`
	Posts       []Post       `json:"posts,omitempty"`
	Need        []NeedRow    `json:"need,omitempty"`
	NeedByShift []ShiftNeed  `json:"need_by_shift,omitempty"`
	Handovers   []Handover   `json:"handovers,omitempty"`
	Pairs       []PairRule   `json:"pairs,omitempty"`
	Agreements  []Agreement  `json:"agreements,omitempty"`
	FreeWeekend *FreeWeekend `json:"free_weekend,omitempty"`
	Sizes       *SizeRule    `json:"sizes,omitempty"`
	Tolerance   *Tolerance   `json:"tolerance,omitempty"`
	Budget      *Budget      `json:"budget,omitempty"`
	Outside     []Outside    `json:"outside_cover,omitempty"`
	Guards      *Guards      `json:"guards,omitempty"`
	Ceilings    *Ceilings    `json:"ceilings,omitempty"`
	Counting    *Counting    `json:"counting,omitempty"`
	WishRules   *WishRules   `json:"wish_rules,omitempty"`
	Ledger      *Ledger      `json:"ledger,omitempty"`
	Policy      []int        `json:"policy,omitempty"` // which tiers of 2 to 9 come first, in order; the others follow as usual
	Pay         *Pay         `json:"pay,omitempty"`

	doc *document.Document // where it was read from; nil for a ward made by a program
}

// Period is the time a rota is made for. A rolling base rota (grunnturnus)
// wraps round and knows no holidays; a calendar rota stands on real dates.
type Period struct {
	Start Date   `json:"start"` // a Monday
	Weeks int    `json:"weeks"` // 1 to 52
	Kind  string `json:"kind"`  // rolling or calendar
}

// Kinds of period.
const (
	Rolling  = "rolling"
	Calendar = "calendar"
)

// Unit is a part of the ward with its own need; people belong to one.
type Unit struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
}

// Competence is a profession as the ward names it. CountsAs names further
// attributes its holders have in need rows, such as another competence.
type Competence struct {
	ID       string   `json:"id"`
	Name     string   `json:"name,omitempty"`
	Educated bool     `json:"educated,omitempty"` // counts in the educated share
	CountsAs []string `json:"counts_as,omitempty"`
}

// Attributes that every ward has besides its competences and authorisations.
const (
	Total    = "total"    // anybody
	Educated = "educated" // whoever has an educated competence
)

// Shift is a shift type: a code with times, breaks and duty kind.
type Shift struct {
	Code   string  `json:"code"`
	Name   string  `json:"name,omitempty"`
	Start  Minutes `json:"start"`
	End    Minutes `json:"end"` // at or before Start: the next day
	Days   *Days   `json:"days,omitempty"`
	Breaks []Break `json:"breaks,omitempty"`
	Duty   string  `json:"duty,omitempty"` // the kind of duty: cover (default), handover ...; see DutyKind
	Type   string  `json:"type,omitempty"` // day, evening, night, long; default by the clock

	Strenuous bool `json:"strenuous,omitempty"` // assessed as special risk or substantial strain (AML §10-11(7))
	Overtime  bool `json:"overtime,omitempty"`  // work beyond agreed hours: in a rota of hours worked, never planned
	Urgent    bool `json:"urgent,omitempty"`    // overtime or a call-out from home that was needed to avoid serious disruption (AML §10-8(3))

	own, unit string // of a shift type in another unit: the code of the usual one, and the unit

	counts *counts // how its time counts in a case; nil: as the kind does by default
}

// Break is a pause inside a shift. An unpaid one is neither work nor rest.
type Break struct {
	Minutes  int      `json:"minutes"`
	Paid     bool     `json:"paid,omitempty"`
	Earliest *Minutes `json:"earliest,omitempty"`
	Latest   *Minutes `json:"latest,omitempty"`
}

// RotaModel is shift set, weekend rule, period, norm and agreements needed, as
// data. What it leaves out comes from the library's model it uses, if it uses
// one, and else from the ward.
type RotaModel struct {
	ID        string       `json:"id"`
	Use       string       `json:"use,omitempty"`  // a model of the library, filled in when the file is read
	Over      string       `json:"over,omitempty"` // another that it is laid over, instead of its own choice
	Name      string       `json:"name,omitempty"`
	Shifts    []string     `json:"shifts"`
	Kind      string       `json:"kind,omitempty"`  // rolling or calendar; default the ward's
	Weeks     int          `json:"weeks,omitempty"` // 0: the ward's period
	Weekend   WeekendRule  `json:"weekend"`
	Others    *WeekendRule `json:"others,omitempty"` // for those the model does not reach; see Case.Follows
	Cycle     *Cycle       `json:"cycle,omitempty"`
	Norm      string       `json:"norm,omitempty"`      // computed (default), 37.5, 35.5, 33.6 or weighted, agreed for all
	Tolerance *Tolerance   `json:"tolerance,omitempty"` // instead of the ward's, where the model itself leaves hours for elsewhere
	Voluntary bool         `json:"voluntary,omitempty"`
	Wishes    bool         `json:"wishes,omitempty"` // made from people's wishes (samarbeidsturnus): where nobody has any, the result says how many there is room for
	Needs     []Needed     `json:"needs,omitempty"`
	Posts     []Post       `json:"posts,omitempty"`    // instead of the ward's in a structure run
	Budget    *Budget      `json:"budget,omitempty"`   // instead of the ward's
	Ceilings  *Ceilings    `json:"ceilings,omitempty"` // laid over the ward's, value by value, for those the model reaches
	Source    string       `json:"source,omitempty"`
}

// Needed is an agreement that a rota model needs to be worked as it is meant:
// one that opens a paragraph, or one on the model itself.
type Needed struct {
	Level     Level             `json:"level"` // who makes it
	Paragraph string            `json:"paragraph,omitempty"`
	Limits    map[string]string `json:"limits,omitempty"` // what it has to reach, by quantity; default the step's own limit
	What      map[string]string `json:"what,omitempty"`   // of one on the model itself, what it settles: nb, nn, en

	limits map[Quantity]int
}

// WeekendRule says how often and how a line works weekends. Exactly one of
// Every, PerPeriod and PerYear is given; under a cycle there may be none, since
// the weekends follow from it.
type WeekendRule struct {
	Every     int   `json:"every,omitempty"`      // at most period weeks / Every weekends a period
	PerPeriod int   `json:"per_period,omitempty"` // at most so many a period
	PerYear   int   `json:"per_year,omitempty"`   // at most so many in 52 weeks
	InRow     int   `json:"in_row,omitempty"`     // at most so many in a row; 0: no limit of its own
	Whole     *bool `json:"whole,omitempty"`      // Saturday and Sunday both or neither, nights also Friday; default true
}

// Cycle fixes which days a line may work and which are off, over and over,
// whatever the weekday. Each line has its own place in it, kept through the
// period.
type Cycle struct {
	Days   []Stretch `json:"days"`
	Weekly bool      `json:"weekly,omitempty"` // every line begins the cycle on a Monday
}

// Stretch is days in a row that may be worked, and then days off.
type Stretch struct {
	On  int `json:"on"`
	Off int `json:"off"`
}

// Sizes are a person's or post's position sizes.
type Sizes struct {
	Current Size  `json:"current"`
	Min     *Size `json:"min,omitempty"`    // default: current
	Wished  *Size `json:"wished,omitempty"` // what the person has said they want
	Max     *Size `json:"max,omitempty"`    // default: wished, or current where nobody asked
	Asked   *bool `json:"asked,omitempty"`  // false: nobody asked; default: wished is given
}

// Person is somebody who works here, or one anonymous post of a structure
// run, or one vacant post.
type Person struct {
	ID             string          `json:"id"`
	Name           string          `json:"name,omitempty"`
	ExternalID     string          `json:"external_id,omitempty"`
	Unit           string          `json:"unit,omitempty"`
	Competence     string          `json:"competence"`
	Shifts         []string        `json:"shifts,omitempty"` // codes this person works; default all of the model
	Size           Sizes           `json:"size"`
	Category       string          `json:"category,omitempty"` // ordinary (default), student, recruitment, apprentice
	SmallByWish    bool            `json:"small_by_wish,omitempty"`
	BirthDecade    int             `json:"birth_decade,omitempty"`
	Authorisations []Authorisation `json:"authorisations,omitempty"`
	Limits         []PersonLimit   `json:"limits,omitempty"`
	Consents       []Consent       `json:"consents,omitempty"`
	Claims         []Claim         `json:"claims,omitempty"`
	Absences       []Absence       `json:"absences,omitempty"`
	Elsewhere      *Elsewhere      `json:"elsewhere,omitempty"`
	Employments    []Employment    `json:"employments,omitempty"`
	WeekendGroup   int             `json:"weekend_group,omitempty"` // the only weekends of the cycle worked, from 1; see Case.WeekendOff
	History        []PastDuty      `json:"history,omitempty"`
	Wishes         []Wish          `json:"wishes,omitempty"`
	HolidayTimeOff bool            `json:"holiday_time_off,omitempty"` // takes holiday pay as time off (F4), where that is agreed

	Pool      string `json:"-"` // the post group an anonymous or vacant post came from
	Anonymous bool   `json:"-"` // a post of a structure run
	Vacant    bool   `json:"-"` // a vacant post of a from-today run
}

// Authorisation is a dated right, such as medication, that need rows can ask for.
type Authorisation struct {
	ID    string `json:"id"`
	From  *Date  `json:"from,omitempty"`
	Until *Date  `json:"until,omitempty"`
}

// PersonLimit restricts one person's duties between two dates. It carries no reason.
type PersonLimit struct {
	NoNight        bool        `json:"no_night,omitempty"`    // no night shift types
	NoOvertime     bool        `json:"no_overtime,omitempty"` // freed from overtime (AML §10-6(10))
	Under18        bool        `json:"under_18,omitempty"`    // AML chapter 11: until the birthday
	Longest        *Minutes    `json:"longest,omitempty"`     // longest duty
	RedDays        *int        `json:"red_days,omitempty"`    // Sundays and holidays worked in the period, agreed with this person
	FixedFree      []FixedFree `json:"fixed_free,omitempty"`
	AlternateWeeks string      `json:"alternate_weeks,omitempty"` // weekends off in odd or even ISO weeks (rolling: weeks of the period from 1)
	From           *Date       `json:"from,omitempty"`
	Until          *Date       `json:"until,omitempty"`
}

// FixedFree is a time a person never works: whole days or one shift on them.
type FixedFree struct {
	Days  Days   `json:"days"`
	Shift string `json:"shift,omitempty"` // empty: the whole day
}

// Consent is a person's own recorded yes, revocable: to long shifts, to a
// voluntary rota model without any, or to duties in another unit.
type Consent struct {
	Longest Minutes `json:"longest,omitempty"` // up to this length
	Model   string  `json:"model,omitempty"`   // the rota model's id
	Unit    string  `json:"unit,omitempty"`    // duties in this unit besides their own
	From    *Date   `json:"from,omitempty"`
	Until   *Date   `json:"until,omitempty"`
}

// Claim is a part-timer's claim to a larger post. An accepted one raises the
// smallest size before anything is solved.
type Claim struct {
	Paragraph string `json:"paragraph"`
	Size      Size   `json:"size"`
	Date      Date   `json:"date"`
	Accepted  bool   `json:"accepted,omitempty"`
}

// Absence is a share of the post and dates. Vacation is told apart, since it is
// planned and has rules of its own; other absence has no reason here.
type Absence struct {
	Percent Size   `json:"percent"`
	From    Date   `json:"from"`
	Until   Date   `json:"until"`
	Kind    string `json:"kind,omitempty"` // vacation, or nothing said
}

// Vacation is the kind of absence that is ferie.
const Vacation = "vacation"

// Elsewhere is work in other units of the same employer.
type Elsewhere struct {
	Size   Size       `json:"size"`
	Duties []PastDuty `json:"duties,omitempty"`
	Travel int        `json:"travel,omitempty"` // minutes from there to here
}

// Employment ties a person to a post.
type Employment struct {
	Post    string `json:"post"`
	Percent Size   `json:"percent"`
	Kind    string `json:"kind,omitempty"` // permanent (default), substitute, fixed_term
	For     string `json:"for,omitempty"`
	From    *Date  `json:"from,omitempty"`
	Until   *Date  `json:"until,omitempty"`
}

// PastDuty is a duty outside the rota being made, before its first day or in
// another unit.
type PastDuty struct {
	Date  Date   `json:"date"`
	Shift string `json:"shift"`
}

// Post is a group of like posts: those a structure run may fill, or vacant
// ones of a from-today run.
type Post struct {
	ID         string   `json:"id"`
	Unit       string   `json:"unit,omitempty"`
	Competence string   `json:"competence"`
	Shifts     []string `json:"shifts,omitempty"`
	Count      int      `json:"count"` // at most so many posts
	Min        Size     `json:"min,omitempty"`
	Max        *Size    `json:"max,omitempty"` // default 100
	Vacant     bool     `json:"vacant,omitempty"`
	Budgeted   *Size    `json:"budgeted,omitempty"`
	Category   string   `json:"category,omitempty"`
	LongShifts *Minutes `json:"long_shifts,omitempty"` // the holders consent to duties up to this length
	Units      []string `json:"units,omitempty"`       // the holders consent to duties in these besides their own

	models []string // rota models that those who hold such posts today have said yes to
}

// NeedRow is need by time of day on some days. The three maps give heads by
// who counts: total, educated, a competence or an authorisation. One person
// counts in every entry they fit, of this row and of others at the time, unless
// the row is exclusive: whoever fills an entry of it fills nothing else.
type NeedRow struct {
	Unit      string         `json:"unit,omitempty"`
	Days      Days           `json:"days,omitempty"`
	Dates     []Date         `json:"dates,omitempty"` // replaces the unit's weekday rows on these dates
	From      Minutes        `json:"from"`
	To        Minutes        `json:"to"` // at or before From: the next day
	Floor     map[string]int `json:"floor,omitempty"`
	Target    map[string]int `json:"target,omitempty"`
	Max       map[string]int `json:"max,omitempty"`
	Exclusive bool           `json:"exclusive,omitempty"`
}

// ShiftNeed is need as heads per shift code, as leaders have it.
type ShiftNeed struct {
	Unit   string         `json:"unit,omitempty"`
	Days   Days           `json:"days"`
	Shift  string         `json:"shift"`
	Floor  map[string]int `json:"floor,omitempty"`
	Target map[string]int `json:"target,omitempty"`
	Max    map[string]int `json:"max,omitempty"`
}

// Handover asks that from From to To at least Outgoing people who came before
// From and Incoming people who came at From or later are on duty together,
// all through, and with Who given at least one with that attribute on each side.
type Handover struct {
	Unit     string  `json:"unit,omitempty"`
	Days     Days    `json:"days"`
	From     Minutes `json:"from"`
	To       Minutes `json:"to"`
	Outgoing int     `json:"outgoing"`
	Incoming int     `json:"incoming"`
	Who      string  `json:"who,omitempty"`
}

// PairRule forbids that people without the attribute are alone on duty.
type PairRule struct {
	Unit string `json:"unit,omitempty"`
	Who  string `json:"who"` // whenever anybody is on duty, at least one has this
}

// Agreement is who agreed to what, for whom, from when until when: to what a
// paragraph opens, or to a rota model.
type Agreement struct {
	ID           string            `json:"id"`
	Level        Level             `json:"level,omitempty"`         // with paragraph or model, unless it is a trial
	Paragraph    string            `json:"paragraph,omitempty"`     // of the step it opens, as aml-10-5-2
	Model        string            `json:"model,omitempty"`         // the rota model's id
	Trial        *TrialTerms       `json:"trial,omitempty"`         // instead of level and paragraph
	Limits       map[string]string `json:"limits,omitempty"`        // quantity -> agreed limit, inside the step's; default the step's
	WithinMonths int               `json:"within_months,omitempty"` // of time off for holiday pay (hta-5-3-2): taken so long after the work; default 1
	People       []string          `json:"people,omitempty"`        // default: everybody
	Competence   string            `json:"competence,omitempty"`    // only holders of it
	SignedBy     string            `json:"signed_by,omitempty"`
	From         *Date             `json:"from,omitempty"`
	Until        *Date             `json:"until,omitempty"`

	AsIf string `json:"-"` // nobody has made it: it is there to see what it would give this rota model, and holds for that alone

	limits map[Quantity]int // read from Limits in the quantity's unit
}

// TrialTerms is a trial (forsøk, as of a frikommune) that somebody with the
// authority has granted: rules of the law that are waived, besides those the
// agreement gives other limits.
type TrialTerms struct {
	Authority string     `json:"authority"` // who granted it, and by which decision
	Waives    []Quantity `json:"waives,omitempty"`
}

// FreeWeekend is the window that must be free when a weekend is off.
type FreeWeekend struct {
	From Minutes `json:"from"` // on Friday, default 17:00
	To   Minutes `json:"to"`   // on Monday, default 06:00
}

// SizeRule says which position sizes the ward makes: a step, a list, or free.
type SizeRule struct {
	Step Size   `json:"step,omitempty"` // default 5
	List []Size `json:"list,omitempty"`
	Free bool   `json:"free,omitempty"` // any size; it is read off the planned hours
}

// Tolerance is how far planned hours may stay under size x norm.
type Tolerance struct {
	HoursPerYear *Minutes `json:"hours_per_year,omitempty"` // default 26:00
	PerPeriod    *Minutes `json:"per_period,omitempty"`     // instead
}

// Budget is what the ward may pay for.
type Budget struct {
	FullTimeWeeks Size   `json:"full_time_posts,omitempty"` // årsverk in per cent: 1920 is 19.2 posts
	Count         string `json:"count,omitempty"`           // sizes (default): agreed size x norm; hours: planned hours
	Money         *Money `json:"money,omitempty"`
}

// Money is yearly kroner the leader has for other things than posts.
type Money struct {
	Substitutes int `json:"substitutes,omitempty"`
	ExtraHelp   int `json:"extra_help,omitempty"`
	Overtime    int `json:"overtime,omitempty"`
	ToPosts     int `json:"to_posts,omitempty"` // how much of it may become posts: it adds to full_time_posts
}

// Guards hold before full time is maximised.
type Guards struct {
	SmallPosts *SmallPosts `json:"small_posts,omitempty"`
	Educated   *bool       `json:"educated,omitempty"` // educated share of hours and educated årsverk do not fall; default true
}

// SmallPosts bounds the posts under a size.
type SmallPosts struct {
	Below  *Size `json:"below,omitempty"`   // default 50
	AtMost *int  `json:"at_most,omitempty"` // default: as many as today; where there is no today, as few as possible
	Lifted bool  `json:"lifted,omitempty"`  // no bound; the result says so
}

// Ceilings are strain limits the parties agreed, stricter than the law.
type Ceilings struct {
	DayHours           *Minutes `json:"day_hours,omitempty"`
	WeekHours          *Minutes `json:"week_hours,omitempty"`
	DaysInRow          *int     `json:"days_in_row,omitempty"`            // default 6
	NightsInRow        *int     `json:"nights_in_row,omitempty"`          // default 3
	LongInRow          *int     `json:"long_in_row,omitempty"`            // default 3
	QuickReturns       *int     `json:"quick_returns,omitempty"`          // rests under 11 h in four weeks
	NoticeDays         *int     `json:"notice_days,omitempty"`            // from when the plan or a change is told to its day, where more than the law is agreed
	RedDays            *int     `json:"red_days,omitempty"`               // Sundays and holidays worked in the period, as a year plan agrees
	LoneDays           *int     `json:"lone_days,omitempty"`              // single working days between days off, in four weeks
	TwoDayBreak        *int     `json:"two_day_break,omitempty"`          // two days off together at least every so many weeks
	NightsPerYear      *int     `json:"nights_per_year,omitempty"`        // night duties in 52 weeks
	WeekendsPerYear    *int     `json:"weekends_per_year,omitempty"`      // worked weekends in 52 weeks
	WeekendHoursOfYear *Minutes `json:"weekend_hours_per_year,omitempty"` // hours Saturday 00:00 to Sunday 24:00 in 52 weeks
	NightRecovery      *Minutes `json:"night_recovery,omitempty"`         // rest after the last night of a run
	BackwardRotation   *int     `json:"backward_rotation,omitempty"`      // days with an earlier kind of duty than the day before, in four weeks
	DutiesOverEight    *int     `json:"duties_over_eight,omitempty"`      // duties over 8 h, in four weeks
	LongThreshold      *Minutes `json:"long_threshold,omitempty"`         // a duty longer than this is long and needs consent; default 10:00
}
