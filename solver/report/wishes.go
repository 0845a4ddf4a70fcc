package report

import (
	"fmt"
	"slices"
	"strings"

	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/measure"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// wishes says what came of each one's wishes, what stood against those that
// were not met, and the cheapest exchange that would meet them. Colleagues are
// never named, not even those a wish itself names.
func (t *teller) wishes() section {
	s := section{title: t.say("wishes.title")}
	if t.Wishes != nil && len(t.Wishes.Room) > 0 {
		return t.room()
	}
	if t.Wishes == nil || len(t.Wishes.People) == 0 {
		return s
	}
	asked, met, counted, vetoes := 0, 0, 0, 0
	table := &columns{left: words(true, false, false, false, true)}
	table.rows = [][]string{{t.say("page.person"), t.say("wishes.asked"), t.say("wishes.met"), t.say("wishes.share"), t.say("wishes.failed")}}
	for _, w := range t.Wishes.People {
		asked, met = asked+w.Asked, met+w.Met
		if w.Asked == 0 {
			continue
		}
		counted++
		table.rows = append(table.rows, []string{w.Person, fmt.Sprint(w.Asked), fmt.Sprint(w.Met), t.size(ward.Size(w.Share())), t.failed(w)})
	}
	for _, p := range t.Case.People {
		for _, w := range p.Wishes {
			if w.Kind == ward.MustNot {
				vetoes++
			}
		}
	}
	if counted > 0 {
		s.tell(t.say("wishes.says", "n", counted, "asked", asked, "met", met) + " " + t.worst())
	}
	if vetoes > 0 {
		s.tell(t.say("wishes.vetoes", "n", vetoes))
	}
	if counted > 0 {
		s.show(table)
	}
	if items := append(t.unmet(), t.given()...); len(items) > 0 {
		s.list(items)
	}
	late := 0
	for _, u := range t.Wishes.Unmet {
		if !u.Looked {
			late++
		}
	}
	if late > 0 {
		s.tell(t.say("wishes.late", "n", late))
	}
	if len(t.Wishes.Unmet) > late {
		s.tell(t.say("wishes.swaps", "n", explain.Colleagues))
	}
	return s
}

// room says how many wishes there is room for where nobody has any.
func (t *teller) room() section {
	s := section{title: t.say("room.title")}
	s.tell(t.say("room.says"))
	table := &columns{left: words(false, false, false, false)}
	table.rows = [][]string{{t.say("room.each"), t.say("room.asked"), t.say("room.met"), t.say("room.most")}}
	for _, r := range t.Wishes.Room {
		table.rows = append(table.rows, []string{fmt.Sprint(r.Each), fmt.Sprint(r.Asked), fmt.Sprint(r.Met), fmt.Sprint(r.Most)})
	}
	s.show(table)
	s.tell(t.say("room.means", "seed", t.Origin.Seed))
	return s
}

// worst says how much whoever gets least gets, and how much anybody could.
func (t *teller) worst() string {
	for _, tier := range t.Tiers {
		if tier.Part != search.PartWorst {
			continue
		}
		got := t.size(ward.Size(tier.Value))
		switch {
		case !tier.Bounded:
			return t.say("wishes.worst", "share", got)
		case tier.Bound == tier.Value:
			return t.say("wishes.worst_best", "share", got)
		}
		return t.say("wishes.worst_limit", "share", got, "limit", t.size(ward.Size(tier.Bound)))
	}
	return ""
}

// failed lists a person's wishes that were not met on all their days.
func (t *teller) failed(w measure.Wishes) string {
	p, _ := t.Case.Person(w.Person)
	var out []string
	for i := range p.Wishes {
		all, missed := tally(w, i)
		switch {
		case missed == 0:
		case all == 1:
			out = append(out, t.wish(p.Wishes[i]))
		default:
			out = append(out, t.say("wishes.part", "wish", t.wish(p.Wishes[i]), "n", missed, "all", all))
		}
	}
	return strings.Join(out, "; ")
}

// tally counts the days of a wish that the rota had a say in, and those it was
// not met on.
func tally(w measure.Wishes, wish int) (all, missed int) {
	for _, r := range w.Results {
		if r.Wish == wish && r.Given == ward.Open {
			all++
			if !r.Met {
				missed++
			}
		}
	}
	return all, missed
}

// unmet says why wishes failed and what it would take.
func (t *teller) unmet() []string {
	var out []string
	for _, u := range t.Wishes.Unmet {
		if u.Looked {
			out = append(out, t.unmetOne(u))
		}
	}
	return out
}

func (t *teller) unmetOne(u explain.Unmet) string {
	p, _ := t.Case.Person(u.Person)
	text := t.say("wishes.unmet", "person", u.Person, "wish", t.wish(p.Wishes[u.Wish]), "day", t.day(t.Case, u.Day))
	if p.Wishes[u.Wish].Date != nil {
		text = t.say("wishes.unmet_date", "person", u.Person, "wish", t.wish(p.Wishes[u.Wish]))
	}
	return strings.Join(append([]string{text}, t.against(u), t.swap(u.Swap)), " ")
}

func (t *teller) against(u explain.Unmet) string {
	var rules []ward.Quantity
	for _, o := range u.Against {
		switch {
		case o.Need != nil:
			who := t.attribute(o.Need.Who)
			if o.Need.Unit != "" {
				who = o.Need.Unit + ", " + who
			}
			key := "wishes.floor"
			if o.Need.Target {
				key = "wishes.target"
			}
			return t.say(key, "day", t.day(t.Case, o.Need.Day), "from", o.Need.From.Clock(), "to", o.Need.To.Clock(), "who", who, "heads", o.Need.Heads(), "hours", t.about(ward.Minutes(o.Need.Minutes)))
		case o.Rule != "":
			rules = append(rules, o.Rule)
		case o.Lost > 0:
			return t.say("wishes.lost", "points", t.points(int64(o.Lost)))
		default:
			return t.say("wishes.nothing")
		}
	}
	if len(rules) == 0 {
		return t.say("wishes.unknown")
	}
	return t.say("wishes.rule", "rules", t.ruleNames(rules))
}

func (t *teller) swap(w *explain.Swap) string {
	if w == nil {
		return t.say("wishes.no_swap", "n", explain.Colleagues)
	}
	var moves, costs []string
	for _, m := range w.Moves {
		moves = append(moves, t.say("wishes.move", "day", t.day(t.Case, m.Day), "from", nameOr(m.From, t.say("wish.free")), "to", nameOr(m.To, t.say("wish.free"))))
	}
	for _, c := range w.Costs {
		costs = append(costs, t.say("wishes.cost."+nameOr(c.Part, "strain"), "n", t.cost(c)))
	}
	paid := t.say("wishes.free_of_cost")
	if len(costs) > 0 {
		paid = t.say("wishes.costs", "costs", t.list(costs))
	}
	switch {
	case len(moves) == 0:
		return t.say("wishes.swap_others", "n", w.Colleagues, "paid", paid)
	case w.Colleagues == 0:
		return t.say("wishes.swap_alone", "moves", strings.Join(moves, ", "), "paid", paid)
	}
	return t.say("wishes.swap", "n", w.Colleagues, "moves", strings.Join(moves, ", "), "paid", paid)
}

func (t *teller) cost(c explain.Cost) string {
	switch c.Part {
	case search.PartWorst:
		return t.decimal(c.By, 100, 1)
	case search.PartPoints:
		return t.points(int64(c.By))
	}
	return fmt.Sprint(c.By)
}

// points writes points as the goal counts them, four for each and up to eight
// for those who are owed: the ordinary ones.
func (s speaker) points(v int64) string {
	if v%ward.MaxOwed == 0 {
		return fmt.Sprint(v / ward.MaxOwed)
	}
	return s.decimal(int(v), ward.MaxOwed, 1)
}

// given tells of wishes that no rota can meet.
func (t *teller) given() []string {
	var out []string
	for _, w := range t.Wishes.People {
		p, _ := t.Case.Person(w.Person)
		for i := range p.Wishes {
			n := 0
			for _, r := range w.Results {
				if r.Wish == i && r.Given == ward.Never {
					n++
				}
			}
			if n > 0 {
				out = append(out, t.say("wishes.never", "person", w.Person, "wish", t.wish(p.Wishes[i]), "n", n))
			}
		}
	}
	return out
}

// wish says what is wished for: rather not E, Mondays in odd weeks.
func (t *teller) wish(w ward.Wish) string {
	what := w.Shift
	switch {
	case w.With != "":
		what = t.say("wish.with")
	case slices.Contains([]string{ward.AnyDuty, ward.DayOff, ward.WorkWeekend, ward.WeekendOff}, what):
		what = t.say("wish." + what)
	}
	switch w.Kind {
	case ward.Avoid:
		what = t.say("wish.avoid", "what", what)
	case ward.Strong:
		what = t.say("wish.strong", "what", what)
	}
	when := t.say("wish.always")
	switch {
	case w.Date != nil:
		return what + ", " + t.day(t.Case, int(*w.Date-t.Case.Dates.Start))
	case w.OfWeekend():
		when = t.say("wish.weekends")
	case w.Days != nil:
		when = t.weekdays(*w.Days)
	}
	if w.Weeks != "" {
		when += " " + t.say("wish."+w.Weeks)
	}
	if w.From != nil {
		when += " " + t.say("wish.from", "date", shortDate(*w.From))
	}
	if w.Until != nil {
		when += " " + t.say("wish.until", "date", shortDate(*w.Until))
	}
	return what + ", " + when
}

// weekdays says which weekdays: Mondays, or Mon–Thu.
func (t *teller) weekdays(d ward.Days) string {
	var on []int
	for day := ward.Monday; day <= ward.Sunday; day++ {
		if d.Has(day) {
			on = append(on, int(day))
		}
	}
	last := len(on) - 1
	if len(on) == 7 {
		return t.say("wish.always")
	}
	if last >= 2 && on[last]-on[0] == last {
		return t.say(fmt.Sprintf("weekday.%d", on[0])) + "–" + t.say(fmt.Sprintf("weekday.%d", on[last]))
	}
	names := make([]string, len(on))
	for i, day := range on {
		names[i] = t.say(fmt.Sprintf("weekdays.%d", day))
	}
	return t.list(names)
}

// unpopular sets out who has how many of the duties few want, and what their
// share of them by position size would be.
func (t *teller) unpopular() section {
	s := section{title: t.say("unpopular.title")}
	if t.Wishes == nil {
		return s
	}
	var kinds []string
	cells := map[string]map[string]string{}
	duties := 0
	for _, u := range t.Wishes.Unpopular {
		if !slices.Contains(kinds, u.Kind) {
			kinds = append(kinds, u.Kind)
		}
		if cells[u.Person] == nil {
			cells[u.Person] = map[string]string{}
		}
		cells[u.Person][u.Kind] = t.say("unpopular.cell", "n", u.Duties, "share", t.decimal(u.Share, 100, 1))
		duties += u.Duties
	}
	if duties == 0 {
		return s
	}
	s.tell(t.say("unpopular.says"))
	head, left := []string{t.say("page.person")}, []bool{true}
	for _, k := range kinds {
		head, left = append(head, t.say("unpopular."+k)), append(left, false)
	}
	table := &columns{left: left, rows: [][]string{head}}
	for _, p := range t.Case.People {
		if cells[p.ID] == nil {
			continue
		}
		row := []string{p.ID}
		for _, k := range kinds {
			row = append(row, cells[p.ID][k])
		}
		table.rows = append(table.rows, row)
	}
	s.show(table)
	return s
}

// Ledger writes what the next period's ward file is to take over as its own
// part named ledger; nothing where nobody is owed anything.
func Ledger(r *solver.Result) ([]byte, error) {
	if r.Wishes == nil {
		return nil, nil
	}
	return document.YAML(struct {
		Ledger *ward.Ledger `json:"ledger"`
	}{r.Wishes.Ledger})
}
