package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Words writes a result in words: how many can work full time and how many
// could at most, each goal with what was found and what is proven, the posts,
// the weekends, what each thing rests on. Width is in columns, 0 for no end.
func Words(w io.Writer, r *solver.Result, lang rule.Lang, width int) error {
	return write(w, story(r, lang), width)
}

func story(r *solver.Result, lang rule.Lang) []section {
	t := &teller{speaker{lang, r.Case.Ward}, r}
	return []section{
		t.answer(), t.needed(), t.switches(), t.conflict(), t.posts(), t.people(), t.wishes(), t.unpopular(), t.findings(), t.more(), t.burden(), t.agreements(),
		t.goals(), t.frontier(), t.weekends(), t.restsOn(), t.origin(),
	}
}

// A teller tells one result.
type teller struct {
	speaker
	*solver.Result
}

// answer is what was asked for: full-time posts found and possible.
func (t *teller) answer() section {
	c := t.Case
	s := section{title: c.Ward.Name}
	model := c.Model.Called(string(t.lang))
	if model != c.Model.ID {
		model += " (" + c.Model.ID + ")"
	}
	kind := ward.Calendar
	if c.Dates.Rolling {
		kind = ward.Rolling
	}
	s.tell(t.say("result.asked", "model", model, "run", t.say("run."+string(c.Run)), "n", c.Dates.Weeks, "kind", t.say("period."+kind)))
	if days := t.held(); days > 0 {
		s.tell(t.say("result.held", "n", days))
	}
	if trial := t.trial(); trial != "" {
		s.tell(trial)
	}
	switch {
	case t.Status == search.Infeasible:
		s.tell(t.say("result.infeasible") + t.wayOut())
		return s
	case t.Rota == nil:
		s.tell(t.say("result.unknown"))
		return s
	}
	for _, tier := range t.Tiers {
		if tier.Number == 0 && tier.Value > 0 {
			if nearest(t.Result) {
				s.tell(t.say("result.nearest") + t.wayOut())
			} else {
				s.tell(t.say("result.near"))
			}
		}
		if tier.Number == 1 && tier.Value > 0 {
			s.tell(t.say("result.short", "who", t.attribute(tier.Part), "hours", t.about(ward.Minutes(tier.Value))))
		}
	}
	s.tell(t.fullTime())
	if c.Run != ward.Structure {
		full, all := 0, 0
		for i := range c.Ward.People {
			p := &c.Ward.People[i]
			if p.StandsIn() {
				continue // without a post of their own
			}
			if all++; p.Size.Current >= ward.FullTime {
				full++
			}
		}
		s.tell(t.say("result.today", "full", full, "all", all))
	}
	if t.Report != nil {
		key := "result.checked"
		if len(t.Report.Findings) > 0 {
			key = "result.checked_findings"
		}
		s.tell(t.say(key, "rules", len(t.Report.Tightest), "n", len(t.Report.Findings)))
	}
	if t.Status != search.Solved {
		s.tell(t.say("result.stopped"))
	}
	if len(c.Ward.Policy) > 0 {
		s.tell(t.say("result.policy", "order", t.list(t.order())))
	}
	if c.SmallAtMost == ward.NoGuard {
		s.tell(t.say("result.lifted", "size", t.size(c.SmallBelow)))
	}
	if !c.Educated && c.Ward.Guards != nil && c.Ward.Guards.Educated != nil {
		s.tell(t.say("result.educated_lifted"))
	}
	return s
}

// held counts the days that stay as they are in the rota it goes on from.
func (t *teller) held() int {
	n := 0
	for _, days := range t.Case.Held {
		n += len(days)
	}
	return n
}

// order names the goals in the ward's own order.
func (t *teller) order() []string {
	var out []string
	for _, n := range t.Case.Ward.Order() {
		if g, ok := rule.TierNumbered(n); ok {
			out = append(out, g.Text[t.lang].Name)
		}
	}
	return out
}

// Impossible tells whether it is shown that no rota keeps all that is asked:
// there is none at all, or the nearest one has to break something.
func Impossible(r *solver.Result) bool { return r.Status == search.Infeasible || nearest(r) }

func nearest(r *solver.Result) bool {
	return search.Bent(r.Tiers) && r.Tiers[0].Bounded && r.Tiers[0].Bound > 0
}

// fullTime says found and limit of the full-time posts in one breath.
func (t *teller) fullTime() string {
	found := t.say("result.found", "full", t.Totals.FullTime, "all", t.Totals.Posts, "share", t.size(t.Totals.Share()), "mean", t.size(t.Totals.Mean()))
	i := t.fullTimeTier()
	if t.Case.Run == ward.Plan {
		return found
	}
	tier := search.Tier{}
	if i >= 0 {
		tier = t.Tiers[i]
	}
	given := ""
	if above := t.Tiers[:max(i, 0)]; slices.ContainsFunc(above, func(x search.Tier) bool { return !x.Proven || x.Value > 0 && x.Number <= 1 }) {
		given = "given_"
	}
	if slices.ContainsFunc(t.Tiers[:max(i, 0)], func(x search.Tier) bool { return x.Number > 2 && len(t.Case.Ward.Policy) > 0 }) {
		given = "policy_"
	}
	switch {
	case !tier.Bounded && len(t.Levers) > 0 && t.Levers[0].Before.Possible && t.Levers[0].Before.Missing == 0:
		return found + " " + t.say("result.flow_limit", "limit", t.Levers[0].Before.FullTime)
	case !tier.Bounded:
		return found + " " + t.say("result.no_limit")
	case tier.Bound == tier.Value:
		return found + " " + t.say("result."+given+"best") + " " + t.proof(tier, true)
	}
	return t.say("result."+given+"limit", "limit", tier.Bound, "n", tier.Value) + " " + found + " " + t.say("result.undecided", "found", tier.Value, "limit", tier.Bound)
}

// fullTimeTier is the place of the full-time posts among the tiers, -1 where
// they are no goal.
func (t *teller) fullTimeTier() int {
	return slices.IndexFunc(t.Tiers, func(x search.Tier) bool { return x.Number == 2 && x.Part == search.PartPosts })
}

// proof says what a tier's limit rests on.
func (t *teller) proof(tier search.Tier, sentence bool) string {
	var by []string
	for _, b := range tier.By {
		by = append(by, t.say("by."+strings.ReplaceAll(b, " ", "_")))
	}
	text := ""
	switch {
	case !tier.Bounded:
		text = t.say("proof.none")
	case tier.Bound != tier.Value:
		text = t.say("proof.open")
	case !tier.Proven:
		text = t.say("proof.above")
	case len(tier.By) == 1 && tier.By[0] == "arithmetic":
		text = t.say("proof.nature")
	case len(tier.By) > 1:
		text = t.say("proof.several", "count", t.say(fmt.Sprintf("number.%d", len(by))), "by", t.list(by))
	default:
		text = t.say("proof.one", "by", t.list(by))
	}
	if sentence {
		first, rest := text[:1], text[1:]
		return strings.ToUpper(first) + rest + "."
	}
	return text
}

// goals is the table of the tiers.
func (t *teller) goals() section {
	s := section{title: t.say("goals.title")}
	if t.Rota == nil {
		return s
	}
	table := &columns{left: words(true, false, false, true)}
	table.rows = append(table.rows, []string{t.say("goals.goal"), t.say("goals.found"), t.say("goals.limit"), t.say("goals.proof")})
	for _, tier := range t.Tiers {
		if tier.Part == search.PartShare {
			table.rows = append(table.rows, []string{t.goal(tier), t.size(t.Totals.Share()), "", t.shareProof(tier)})
			continue
		}
		limit := ""
		if tier.Bounded {
			limit = t.value(t.Case, tier, tier.Bound)
		}
		table.rows = append(table.rows, []string{t.goal(tier), t.value(t.Case, tier, tier.Value), limit, t.proof(tier, false)})
	}
	s.show(table)
	return s
}

// shareProof: the share is the greatest when no rota makes N0*F - F0*N more
// than nothing.
func (t *teller) shareProof(tier search.Tier) string {
	if tier.Bounded && tier.Bound == 0 {
		return t.proof(tier, false)
	}
	return t.say("proof.none")
}

// goal names a tier and its part.
func (s speaker) goal(tier search.Tier) string {
	if tier.Number == 0 {
		return s.say("part.excess")
	}
	name := ""
	if r, ok := rule.TierNumbered(tier.Number); ok {
		name = r.Text[s.lang].Name
	}
	switch {
	case tier.Number == 1:
		return fmt.Sprintf("%d %s (%s)", tier.Number, name, s.attribute(tier.Part))
	case tier.Part != "":
		name = s.say("part." + tier.Part)
	}
	return fmt.Sprintf("%d %s", tier.Number, name)
}

// value writes a tier's value in what it is counted in.
func (s speaker) value(c *ward.Case, tier search.Tier, v int64) string {
	switch {
	case tier.Number <= 1 || tier.Number == 4:
		return s.say("value.hours", "hours", s.about(ward.Minutes(v)))
	case tier.Part == search.PartEducated || tier.Part == search.PartSizes:
		return s.say("value.posts", "posts", s.fte(ward.Size(v)))
	case tier.Part == search.PartWorst:
		return s.size(ward.Size(v))
	case tier.Part == search.PartPoints:
		return s.points(v)
	case tier.Part == search.PartSpread:
		return s.decimal(int(v), 100, 0)
	case tier.Number == 8:
		return s.say("value.met", "n", s.decimal(measure.Met(c, int(v)), 100, 1))
	case tier.Number == 9:
		return s.kroner(measure.Kroner(c, int(v)))
	}
	return fmt.Sprint(v)
}

// postsByGroup is the table of posts by competence and size.
func (t *teller) postsByGroup() *columns {
	table := &columns{left: words(true, false, false, false, false, false, false)}
	table.rows = append(table.rows, []string{t.say("posts.group"), t.say("posts.full"), t.say("posts.from80"), t.say("posts.from50"), t.say("posts.below"), t.say("posts.all"), t.say("posts.sum")})
	row := func(name string, counts [4]int, sum ward.Size) {
		cells := []string{name}
		all := 0
		for _, n := range counts {
			all += n
			cells = append(cells, fmt.Sprint(n))
		}
		table.rows = append(table.rows, append(cells, fmt.Sprint(all), t.fte(sum)))
	}
	var total [4]int
	for _, k := range t.Case.Ward.Competences {
		var counts [4]int
		var sum ward.Size
		for _, l := range t.Totals.Lines {
			if l.Competence != k.ID || l.Size == 0 {
				continue
			}
			band := 3
			switch {
			case l.Size >= ward.FullTime:
				band = 0
			case l.Size >= 8000:
				band = 1
			case l.Size >= 5000:
				band = 2
			}
			counts[band]++
			total[band]++
			sum += l.Size
		}
		if counts != [4]int{} {
			row(nameOr(k.Name, k.ID), counts, sum)
		}
	}
	row(t.say("posts.total"), total, t.Totals.Sizes)
	return table
}

func nameOr(name, id string) string {
	if name != "" {
		return name
	}
	return id
}

func (t *teller) posts() section {
	s := section{title: t.say("posts.title")}
	if t.Totals.Posts > 0 {
		s.show(t.postsByGroup())
		s.tell(t.say("posts.alike"))
	}
	return s
}

// frontier says what each number of small posts costs in full-time posts.
func (t *teller) frontier() section {
	s := section{title: t.say("frontier.title")}
	if len(t.Frontier) == 0 {
		return s
	}
	s.tell(t.say("frontier.says", "size", t.size(t.Case.SmallBelow)))
	table := &columns{left: words(false, false)}
	table.rows = append(table.rows, []string{t.say("frontier.small"), t.say("frontier.full")})
	for _, p := range t.Frontier {
		full := fmt.Sprint(p.FullTime)
		if !p.Possible {
			full = t.say("reach.none")
		}
		table.rows = append(table.rows, []string{fmt.Sprint(p.SmallPosts), full})
	}
	s.show(table)
	return s
}

// weekends is the arithmetic in words.
func (t *teller) weekends() section {
	s := section{title: t.say("weekends.title")}
	var items []string
	for _, a := range t.Arguments {
		items = append(items, a.Words[t.lang])
	}
	if len(items) > 0 {
		s.list(items)
	}
	return s
}

// restsOn is what bounds leave out and what was taken for granted.
func (t *teller) restsOn() section {
	s := section{title: t.say("rests.title")}
	dropped, averaged := leftOut(t.Limits)
	if len(dropped) > 0 {
		s.tell(t.say("rests.dropped", "rules", t.ruleNames(dropped)))
	}
	if len(averaged) > 0 {
		s.tell(t.say("rests.averaged", "rules", t.ruleNames(averaged)))
	}
	for _, o := range t.outside(t.Totals.Outside) {
		s.tell(o)
	}
	items := defaults(t.Case, t.lang, func(key string) bool { return t.Report == nil || uncounted(key) })
	if t.Report != nil {
		for _, n := range t.Report.Assumptions {
			items = append(items, n.Text(t.lang))
		}
		for _, n := range t.Report.Choices {
			items = append(items, n.Text(t.lang))
		}
	}
	s.list(items)
	return s
}

func leftOut(limits []bound.Bound) (dropped, averaged []ward.Quantity) {
	for _, l := range limits {
		dropped = append(dropped, l.Dropped...)
		averaged = append(averaged, l.Averaged...)
	}
	slices.Sort(dropped)
	slices.Sort(averaged)
	return slices.Compact(dropped), slices.Compact(averaged)
}

// origin says how the same result can be had again, and what it is not.
func (t *teller) origin() section {
	s := section{title: t.say("origin.title")}
	s.tell(t.say("origin.made", "engine", t.Origin.Engine, "rules", t.Origin.RuleSet, "seed", t.Origin.Seed,
		"time", t.decimal(int(t.Elapsed/time.Millisecond), 1000, 1), "memory", fmt.Sprint((t.Memory+1<<20-1)>>20)))
	s.tell(t.say("origin.hashes", "input", short(t.Origin.InputHash), "model", short(t.ModelHash)))
	if t.Rota != nil {
		s.tell(t.say("origin.checked"))
	}
	s.tell(t.say("origin.advice"))
	return s
}

// short is enough of a hash to tell two apart by eye.
func short(hash string) string { return hash[:min(16, len(hash))] }
