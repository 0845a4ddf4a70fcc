package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Words writes what was proven again, what each limit rests on and what it
// leaves out. Width is in columns, 0 for no end.
func (v *Verified) Words(w io.Writer, lang rule.Lang, width int) error {
	s := speaker{lang, v.Case.Ward}
	out := []section{v.head(s)}
	for i := range v.Limits {
		out = append(out, v.limit(s, i))
	}
	return write(w, append(out, v.unproven(s), v.basis(s)), width)
}

func (v *Verified) head(s speaker) section {
	out := section{title: s.say("verify.title", "ward", v.Case.Ward.Name)}
	good := 0
	for _, a := range v.Limits {
		if a.Verdict == ProvenAgain {
			good++
		}
	}
	switch {
	case len(v.Limits) == 0:
		out.tell(s.say("verify.none"))
	case v.Whole():
		out.tell(s.say("verify.all", "n", good))
	default:
		out.tell(s.say("verify.some", "n", good, "all", len(v.Limits)))
	}
	if v.Points > 0 {
		out.tell(s.say("verify.frontier", "n", v.Points))
	}
	if v.Share {
		out.tell(s.say("verify.share"))
	}
	if v.Otherwise > 0 {
		out.tell(s.say("verify.otherwise", "n", v.Otherwise))
	}
	return out
}

// limit is one limit: what it says, what it rests on, and what its certificate
// comes to.
func (v *Verified) limit(s speaker, i int) section {
	a := v.Limits[i]
	claim := s.claim(a.Certificate)
	out := section{title: s.say("verify.limit", "n", i+1, "says", claim)}
	switch a.Verdict {
	case ProvenAgain:
		out.tell(a.Bound.Words[s.lang] + " " + s.say("verify.proven", "exact", s.exact(a.Bound)))
	case Weaker:
		out.tell(s.say("verify.weaker", "says", claim, "exact", s.exact(a.Bound)))
	case OtherRows:
		out.tell(s.say("verify.other_rows", "engine", v.Proof.Engine, "rules", v.Proof.RuleSet, "now", solver.Version, "nowrules", rule.SetVersion))
	case Broken:
		out.tell(s.say("verify.broken", "why", a.Problem))
	case NotTold:
		out.tell(s.say("verify.not_told", "says", claim))
	case NotKept:
		out.tell(s.say("verify.not_kept"))
	}
	var items []string
	covered := slices.DeleteFunc(slices.Clone(a.Rests), func(c Condition) bool { return c.Quantity != "shortage" || c.Value > 0 || !c.Kept })
	if len(covered) > 0 {
		var who []string
		for _, c := range covered {
			who = append(who, s.attribute(c.Who))
		}
		items = append(items, s.say("verify.covered", "who", s.list(who)))
	}
	for _, c := range a.Rests {
		if !slices.Contains(covered, c) {
			items = append(items, s.condition(c))
		}
	}
	if len(items) > 0 {
		out.blocks = append(out.blocks, block{lead: s.say("verify.rests"), items: items})
	}
	return out
}

// claim is what a certificate is said to prove, briefly.
func (s speaker) claim(c bound.Certificate) string {
	q := c.Question
	switch q.Quantity {
	case "shortage":
		return s.say("verify.shortage", "who", s.attribute(q.Who), "hours", s.about(ward.Minutes(c.Value)))
	case "below_target":
		return s.say("verify.below_target", "hours", s.about(ward.Minutes(c.Value)))
	case "full_time", "small_posts":
		return s.say("verify."+q.Quantity, "n", c.Value)
	}
	return q.Quantity
}

// exact is the proven value before it is rounded.
func (s speaker) exact(b bound.Bound) string {
	unit := 10000.0
	if b.Quantity == "shortage" || b.Quantity == "below_target" {
		unit /= 60
	}
	return s.decimal(int(math.Round(b.Raw*unit)), 10000, 4)
}

// condition says what the rotas of a limit keep, and who says that no rota does
// better.
func (s speaker) condition(c Condition) string {
	text := ""
	switch c.Quantity {
	case "shortage":
		text = s.say("verify.if_shortage", "who", s.attribute(c.Who), "hours", s.about(ward.Minutes(c.Value)))
	case "full_time":
		text = s.say("verify.if_full_time", "n", c.Value)
	case "small_posts":
		text = s.say("verify.if_small_posts", "n", c.Value)
	}
	switch {
	case c.Guard:
		return text + " " + s.say("verify.guard")
	case !c.Kept:
		return text + " " + s.say("verify.unkept")
	case c.Quantity == "shortage" && c.Value == 0:
		return text
	case c.Proof >= 0:
		return text + " " + s.say("verify.by_limit", "n", c.Proof+1)
	}
	return text + " " + s.say("verify.as_found")
}

// unproven names the limits of the result that no certificate is of.
func (v *Verified) unproven(s speaker) section {
	out := section{title: s.say("verify.without")}
	for _, l := range v.Lacking {
		out.tell(s.say("verify.lacking", "says", l.Words[s.lang]))
	}
	var names []string
	for _, g := range v.Word {
		name := s.goal(search.Tier{Number: g.Tier, Part: g.Part})
		var by []string
		for _, b := range g.By {
			by = append(by, s.say("by."+strings.ReplaceAll(b, " ", "_")))
		}
		if len(by) > 0 {
			name = fmt.Sprintf("%s (%s)", name, s.list(by))
		}
		names = append(names, name)
	}
	if len(names) > 0 {
		out.blocks = append(out.blocks, block{lead: s.say("verify.word"), items: names})
	}
	var open []string
	for _, p := range v.Open {
		key := "verify.point"
		if !p.Possible {
			key = "verify.no_point"
		}
		open = append(open, s.say(key, "n", p.SmallPosts, "full", p.FullTime))
	}
	if len(open) > 0 {
		out.blocks = append(out.blocks, block{lead: s.say("verify.open_points"), items: open})
	}
	var doubtful []string
	for _, what := range v.Doubtful {
		doubtful = append(doubtful, what[s.lang])
	}
	if len(doubtful) > 0 {
		out.blocks = append(out.blocks, block{lead: s.say("verify.doubtful"), items: doubtful})
	}
	var unasked []string
	for _, x := range []struct {
		key string
		n   int
	}{{"levers", v.Unasked.Levers}, {"decided", v.Unasked.Decided}} {
		if x.n > 0 {
			unasked = append(unasked, s.say("verify."+x.key, "n", x.n))
		}
	}
	if len(unasked) > 0 {
		out.blocks = append(out.blocks, block{lead: s.say("verify.unasked"), items: unasked})
	}
	return out
}

// basis says what the proofs are made of and what they leave out.
func (v *Verified) basis(s speaker) section {
	out := section{title: s.say("rests.title")}
	out.tell(s.say("verify.how", "engine", solver.Version, "rules", rule.SetVersion, "input", short(v.Proof.InputHash)))
	var limits []bound.Bound
	for _, a := range v.Limits {
		limits = append(limits, a.Bound)
	}
	dropped, averaged := leftOut(limits)
	if len(dropped) > 0 {
		out.tell(s.say("rests.dropped", "rules", s.ruleNames(dropped)))
	}
	if len(averaged) > 0 {
		out.tell(s.say("rests.averaged", "rules", s.ruleNames(averaged)))
	}
	if v.Proof.AsIfAgreed {
		out.tell(s.say("verify.as_if"))
	}
	if len(v.Proof.With) > 0 {
		out.tell(s.say("verify.with", "with", strings.Join(v.Proof.With, ", ")))
	}
	return out
}
