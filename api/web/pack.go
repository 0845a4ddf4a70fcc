package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Forms of the consultation pack: the representatives' has every line by its id,
// whose key stays with them and the leader; the public one has no lines, and no
// group of fewer than five.
const (
	forRepresentatives = "representatives"
	forPublic          = "public"
)

// fewest is how many a group told of in public has at least.
const fewest = 5

// packView is what the parties need when a rota model is discussed.
type packView struct {
	pieces
	Job, Model, Run, Form        string
	Public                       bool
	Anew                         bool // the posts are made anew, and nobody's yet
	Name                         string
	Choices                      []packChoice
	Columns                      []column
	Rows                         []compareRow
	Lines                        []packLine
	Groups                       []packGroup
	Grew, Shrank, Same           int
	Pay                          string // who earns more and less than by today's rota
	Made                         []packAgreement
	Missing                      []string
	Consents                     string
	Count                        string
	Engine, RuleSet, Hash        string
	Seed                         int
	Again                        string
	Assess, Trial, Meeting, Ends []field
}

type packChoice struct {
	Name, Link string
	Here       bool
}

// packLine is one line before and after.
type packLine struct{ Person, Competence, Before, After, Change, Weekends, Hours, Nights, Pay string }

type packGroup struct {
	Name               string
	All                int
	Grew, Shrank, Same int
}

// field is something the parties write themselves.
type field struct {
	Name, Label string
	Rows        int
}

func (s *site) pack(w http.ResponseWriter, r *visit) error {
	job, of, all, err := s.comparison(r)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	i := slices.IndexFunc(all.Entries, func(e entry) bool {
		return e.File != nil && (q.Get("model") == "" || e.Model == q.Get("model")) && (q.Get("run") == "" || string(e.Run) == q.Get("run"))
	})
	if i < 0 {
		return &refusedError{Status: http.StatusNotFound, Title: say(r.Lang, "pack.norota"), Detail: say(r.Lang, "pack.norota.do")}
	}
	e := all.Entries[i]
	form := forRepresentatives
	if q.Get("form") == forPublic {
		form = forPublic
	}
	v := packView{Job: job.Id, Model: e.Model, Run: string(e.Run), Form: form, Public: form == forPublic, Anew: e.Run == ward.Structure, Name: e.Name,
		Engine: all.Origin.Engine, RuleSet: all.Origin.RuleSet, Hash: all.Origin.InputHash, Seed: all.Origin.Seed}
	for _, x := range all.Entries {
		if x.File == nil {
			continue
		}
		for _, f := range []string{forRepresentatives, forPublic} {
			link := "?" + url.Values{"model": {x.Model}, "run": {string(x.Run)}, "form": {f}, "today": {q.Get("today")}}.Encode()
			v.Choices = append(v.Choices, packChoice{x.Name + ", " + say(r.Lang, "run."+string(x.Run)) + ": " + say(r.Lang, "pack."+f), link, x.Model == e.Model && x.Run == e.Run && f == form})
		}
	}
	same := slices.DeleteFunc(slices.Clone(all.Entries), func(x entry) bool { return x.Run != e.Run })
	now, _, err := r.today(of, job.Ward, q.Get("today"))
	if err != nil {
		return err
	}
	v.Rows = compareRows(same, now, r.Lang)
	for _, x := range same {
		v.Columns = append(v.Columns, column{Letter: x.Letter, Name: x.Name, Unfinished: x.unfinished()})
	}
	v.lines(of, e, now, r.Lang)
	v.earns(e, now, r.Lang)
	for _, a := range of.Agreements {
		v.Made = append(v.Made, agreed(of, a, v.Public, r.Lang))
	}
	v.Missing = report.Needs(rule.Terms(e.Case).Missing(), r.Lang)
	yes := 0
	for i := range of.People {
		if len(of.People[i].Consents) > 0 {
			yes++
		}
	}
	v.Consents = say(r.Lang, "pack.consents", "n", yes, "of", len(of.People))
	if v.Public && yes > 0 && (yes < fewest || len(of.People)-yes < fewest) {
		v.Consents = say(r.Lang, "pack.consents.few")
	}
	if err := v.judged(e, r.Lang); err != nil {
		return err
	}
	v.Again = all.command()
	for _, name := range []string{"strain", "risk", "safety"} {
		v.Assess = append(v.Assess, field{name, say(r.Lang, "pack.field."+name), 3})
	}
	for _, name := range []string{"trial", "evaluation", "exit"} {
		v.Trial = append(v.Trial, field{name, say(r.Lang, "pack.field."+name), 2})
	}
	for _, name := range []string{"meeting", "present"} {
		v.Meeting = append(v.Meeting, field{name, say(r.Lang, "pack.field."+name), 2})
	}
	for _, name := range []string{"agreed", "dissent", "signed"} {
		v.Ends = append(v.Ends, field{name, say(r.Lang, "pack.field."+name), 3})
	}
	return s.show(w, r, http.StatusOK, "pack", page{Title: say(r.Lang, "pack.title"), Ward: &place{job.Ward, of.Name, "compare"}, Of: v})
}

// lines sets each line's post against today's, and counts who gets more and less.
func (v *packView) lines(of *ward.Ward, e entry, now today, lang rule.Lang) {
	before := map[string]ward.Size{}
	for i := range of.People {
		before[of.People[i].ID] = of.People[i].Size.Current
	}
	groups := map[string]*packGroup{}
	var order []string
	for _, l := range e.Sum.Lines {
		was, held := before[l.Person]
		name := whoIs(of, l.Competence, lang)
		change := "–"
		if held {
			if groups[name] == nil {
				groups[name] = &packGroup{Name: name}
				order = append(order, name)
			}
			g := groups[name]
			g.All++
			switch {
			case l.Size > was:
				g.Grew++
				v.Grew++
				change = "+" + rule.Format(rule.Percent, int(l.Size-was), lang)
			case l.Size < was:
				g.Shrank++
				v.Shrank++
				change = "−" + rule.Format(rule.Percent, int(was-l.Size), lang)
			default:
				g.Same++
				v.Same++
				change = "0"
			}
		}
		cells := figuresOf(l, e.Case.Dates.Weeks, lang)
		if was := now.lines[l.Person]; now.sum != nil && was != nil {
			for i := range cells {
				cells[i] = cmp.Or(was[i], "–") + " → " + cells[i]
			}
		}
		line := packLine{l.Person, name, "–", rule.Format(rule.Percent, int(l.Size), lang), change, cells[1], cells[2], cells[4], cells[8]}
		if held {
			line.Before = rule.Format(rule.Percent, int(was), lang)
		}
		v.Lines = append(v.Lines, line)
	}
	rest := packGroup{Name: say(lang, "pack.others")}
	for _, name := range order {
		g := *groups[name]
		if v.Public && g.All < fewest {
			rest.All, rest.Grew, rest.Shrank, rest.Same = rest.All+g.All, rest.Grew+g.Grew, rest.Shrank+g.Shrank, rest.Same+g.Same
			continue
		}
		v.Groups = append(v.Groups, g)
	}
	switch n := len(v.Groups); {
	case rest.All == 0:
	case rest.All < fewest && n > 0: // with the smallest of the others
		slices.SortStableFunc(v.Groups, func(a, b packGroup) int { return cmp.Compare(b.All, a.All) })
		g := &v.Groups[n-1]
		g.Name, g.All, g.Grew, g.Shrank, g.Same = g.Name+", "+rest.Name, g.All+rest.All, g.Grew+rest.Grew, g.Shrank+rest.Shrank, g.Same+rest.Same
	default:
		v.Groups = append(v.Groups, rest)
	}
	if v.Public {
		v.Lines = nil
	}
}

// earns counts whose pay rises and falls against today's rota, where there is
// one. Whose falls most is told to the representatives alone.
func (v *packView) earns(e entry, now today, lang rule.Lang) {
	if now.sum == nil || e.Run == ward.Structure { // posts made anew are nobody's
		return
	}
	c := e.Sum.Against(*now.sum)
	v.Pay = say(lang, "pack.pay", "gain", c.Gain, "lose", c.Lose)
	if c.Lose > 0 && !v.Public {
		cost, _ := measure.MetricByID("cost")
		v.Pay += " " + say(lang, "pack.pay.most", "who", c.Whose, "kroner", report.Figure(cost, c.Largest, lang))
	}
}

// judged has the rota and what the check says, which name lines.
func (v *packView) judged(e entry, lang rule.Lang) error {
	found, err := check.Check(e.Case, e.File)
	if err != nil {
		return err
	}
	v.Count = say(lang, "rota.said", "n", len(found.Findings))
	if v.Public {
		return nil
	}
	v.pieces, err = piecesOf(report.Judged(e.Case, e.File, found), report.RotaPiece, lang)
	return err
}

// command is how the program makes the comparison again.
func (c *comparison) command() string {
	var ids []string
	for _, m := range c.Models {
		ids = append(ids, m.ID)
	}
	out := fmt.Sprintf("heltid compare ward.yaml --models %s --seed %d --time %.0fs", strings.Join(ids, ","), c.Origin.Seed, c.Origin.Time)
	if len(c.Runs) == 1 {
		out += " --run " + strings.ReplaceAll(string(c.Runs[0]), "_", "-")
	}
	for _, e := range c.Entries {
		if e.File != nil && e.File.Origin != nil && len(e.File.Origin.AsIfAgreed) > 0 {
			return out + " --as-if-agreed"
		}
	}
	return out
}
