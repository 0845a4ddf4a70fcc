package web

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// limitsView is everything a ward is planned by, each with where it comes from,
// and a form to try something else on a copy.
type limitsView struct {
	Note       string // what the ward shows, or how it differs from the one it is a copy of
	Models     []modelLink
	Model      string
	Weekends   []option
	Weekend    string // how often weekends are worked now
	Sections   []limitSection
	Need       []needView
	Switches   []switchView
	Tiers      []tierView
	First      string // which tiers come first
	FirstWrong string
	Made       []string
	Missing    []string
	Defaults   []string
	Shifts     []code
	People     []personView
	HasToday   bool // somebody works in the ward
	Name       string
	Refused    *refusedError
}

type option struct {
	Value, Name string
	Here        bool
}

type limitSection struct {
	ID, Title string
	Rows      []limitView
}

// limitView is one limit: what it says, what holds, and what is to be tried.
type limitView struct {
	Field, Name, Says, Source string
	Now                       string // in words
	Value, Wrong              string // in the form
	Hint                      string // how it is written
	YesNo                     bool
}

type needView struct {
	Days, Time, Who string
	Floor, Target   needField
}

type needField struct{ Field, Value, Wrong string }

type switchView struct {
	ID, Name, Who, Counts string
	Amount                int
	On                    bool
}

type tierView struct {
	Number     int
	Name, Says string
}

type personView struct{ ID, Competence, Size, Wished string }

func (s *site) limits(w http.ResponseWriter, r *visit) error {
	of, err := r.read(r.Context(), r.PathValue("ward"), 0)
	if err != nil {
		return err
	}
	t, err := newTrial(of, r.URL.Query().Get("model"), r.Lang)
	if err != nil {
		return err
	}
	return s.showLimits(w, r, http.StatusOK, t, nil)
}

func (s *site) showLimits(w http.ResponseWriter, r *visit, status int, t *trial, refused *refusedError) error {
	id, lang := r.PathValue("ward"), r.Lang
	v := limitsView{Note: t.of.Note, Model: t.c.Model.ID, Refused: refused, HasToday: len(t.of.People) > 0, Name: t.name(), First: t.filled("policy", t.first()), FirstWrong: t.wrong["policy"]}
	for i := range t.of.Models {
		m := &t.of.Models[i]
		v.Models = append(v.Models, modelLink{m.Called(string(lang)), m.ID})
	}
	usual := t.weekends()
	for _, n := range []int{0, 2, 3, 4, 6} {
		x := option{Value: strconv.Itoa(n), Name: say(lang, "limits.as_now")}
		if n > 0 {
			x.Name = say(lang, fmt.Sprintf("often.%d", n))
		}
		x.Here = t.filled("weekend", "0") == x.Value
		v.Weekends = append(v.Weekends, x)
	}
	v.Weekend = often(lang, usual)
	for _, kind := range []string{"strain", "guards", "frame", "agreed"} {
		section := limitSection{ID: kind, Title: say(lang, "limits."+kind)}
		for _, l := range t.all {
			if l.kind == kind {
				section.Rows = append(section.Rows, t.view(l))
			}
		}
		if len(section.Rows) > 0 {
			v.Sections = append(v.Sections, section)
		}
	}
	for i, n := range t.need {
		for k, who := range attributes(n) {
			v.Need = append(v.Need, needView{report.Weekdays(n.Days, lang), n.From.Clock() + "–" + n.To.Clock(), whoIs(t.of, who, lang), t.needField(i, k, "floor", n.Floor, who), t.needField(i, k, "target", n.Target, who)})
		}
	}
	for _, x := range variant.All() {
		one := switchView{ID: x.ID, Name: x.Name[string(lang)], Who: x.Who[string(lang)], Amount: x.Amount, Counts: x.Counts[string(lang)], On: slices.Contains(t.form["with"], x.ID)}
		if n, err := strconv.Atoi(t.filled("amount-"+x.ID, "")); err == nil {
			one.Amount = n
		}
		if x.Amount == variant.Everybody {
			one.Amount = 0
		}
		v.Switches = append(v.Switches, one)
	}
	for _, n := range t.of.Order() {
		x, _ := rule.TierNumbered(n)
		v.Tiers = append(v.Tiers, tierView{n, x.Text[lang].Name, x.Text[lang].Says})
	}
	for _, a := range t.of.Agreements {
		v.Made = append(v.Made, agreementInWords(t.of, a, lang))
	}
	v.Missing = report.Needs(rule.Terms(t.c).Missing(), lang)
	v.Defaults = report.Defaults(t.c, lang)
	for _, x := range t.c.Shifts {
		v.Shifts = append(v.Shifts, code{x.Code, x.Start.Clock() + "–" + (x.Start + x.Length()).Clock()})
	}
	for i := range t.of.People {
		p := &t.of.People[i]
		one := personView{p.ID, whoIs(t.of, p.Competence, lang), rule.Format(rule.Percent, int(p.Size.Current), lang), "–"}
		if p.Size.Wished != nil {
			one.Wished = rule.Format(rule.Percent, int(*p.Size.Wished), lang)
		}
		v.People = append(v.People, one)
	}
	return s.show(w, r, status, "limits", page{Title: say(lang, "limits.title"), Ward: &place{id, t.of.Name, "models"}, Of: v})
}

func (t *trial) view(l limit) limitView {
	out := limitView{Field: l.field, Name: l.name, Says: l.says, Source: l.source, Now: l.now(t), Wrong: t.wrong[l.field], YesNo: l.unit == "yes"}
	out.Value = t.filled(l.field, out.Now)
	if !out.YesNo {
		out.Hint = say(t.lang, "limits.hint."+l.unit)
	}
	if out.Now == "" {
		out.Now = say(t.lang, "limits.none")
		if d := t.byDefault(l.field); d.Value != "" && d.Value[0] >= '0' && d.Value[0] <= '9' {
			out.Now = d.Value
		}
	}
	return out
}

func (t *trial) needField(row, who int, which string, heads map[string]int, of string) needField {
	field := fmt.Sprintf("need-%d-%d-%s", row, who, which)
	now := ""
	if n, ok := heads[of]; ok {
		now = strconv.Itoa(n)
	}
	return needField{field, t.filled(field, now), t.wrong[field]}
}

// attributes are those a row of need asks for, all first.
func attributes(n ward.NeedRow) []string {
	all := map[string]bool{}
	for _, m := range []map[string]int{n.Floor, n.Target} {
		for who := range m {
			all[who] = true
		}
	}
	out := slices.Sorted(maps.Keys(all))
	slices.SortStableFunc(out, func(a, b string) int {
		switch {
		case a == ward.Total && b != ward.Total:
			return -1
		case b == ward.Total && a != ward.Total:
			return 1
		}
		return 0
	})
	return out
}

// first are the tiers that the ward's policy puts first.
func (t *trial) first() string {
	var out []string
	for _, n := range t.of.Policy {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, " ")
}

// errUnread says that something in the form could not be read.
var errUnread = errors.New("something in the form could not be read")
