package report

import (
	"slices"

	"heltid/solver"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// decided says what was decided about the ward besides what its file says.
func (s speaker) decided(made []variant.Made) []string {
	var out []string
	for _, m := range made {
		lang := string(s.lang)
		if m.Says == nil {
			out = append(out, s.say("switches.nothing", "what", m.Name[lang]))
			continue
		}
		out = append(out, s.say("switches.made", "what", m.Name[lang], "who", m.Who[lang], "says", m.Says[lang]))
	}
	return out
}

// effect says how far any rota gets without anything decided, and with one
// thing alone.
func (s speaker) effect(w solver.Switch) string {
	switch {
	case !w.Known:
		return "–"
	case w.Says == nil || !w.Before.Better(w.After) && !w.After.Better(w.Before):
		return s.say("switches.same", "limit", s.atMost(w.Before.Possible, w.Before.Missing, w.Before.FullTime))
	}
	return s.say("switches.changed", "before", s.atMost(w.Before.Possible, w.Before.Missing, w.Before.FullTime),
		"after", s.atMost(w.After.Possible, w.After.Missing, w.After.FullTime))
}

// atMost is a limit in as few words as it takes.
func (s speaker) atMost(possible bool, missing ward.Minutes, full int) string {
	switch {
	case !possible:
		return s.say("reach.none")
	case missing > 0:
		return s.say("switches.missing", "n", full, "hours", s.about(missing))
	}
	return s.decimal(full, 1, 0)
}

// switches are what was decided, and what each gives alone.
func (t *teller) switches() section {
	s := section{title: t.say("switches.title")}
	if len(t.Switches) == 0 {
		return s
	}
	var made []variant.Made
	for _, w := range t.Switches {
		made = append(made, w.Made)
	}
	s.list(t.decided(made))
	table := &columns{left: words(true, false)}
	table.rows = [][]string{{t.say("switches.what"), t.say("switches.alone")}}
	for _, w := range t.Switches {
		table.rows = append(table.rows, []string{w.Name[string(t.lang)], t.effect(w)})
	}
	s.show(table)
	s.tell(t.say("switches.means"))
	return s
}

// switches are what was decided, and what each gives alone under each model.
func (t *comparer) switches() section {
	s := section{id: "switches", title: t.say("switches.title")}
	if len(t.With) == 0 {
		return s
	}
	s.list(t.decided(t.With))
	table := &columns{left: words(true)}
	head := []string{t.say("switches.what")}
	for _, e := range t.Entries {
		head = append(head, t.column(e))
		table.left = append(table.left, false)
	}
	table.rows = [][]string{head}
	for i, m := range t.With {
		row := []string{m.Name[string(t.lang)]}
		for _, e := range t.Entries {
			row = append(row, t.effect(e.Switches[i]))
		}
		table.rows = append(table.rows, row)
	}
	if !slices.ContainsFunc(t.Entries, func(e *solver.Entry) bool {
		return slices.ContainsFunc(e.Switches, func(w solver.Switch) bool { return w.Known })
	}) {
		s.tell(t.say("switches.unknown"))
		t.tellShort(&s, solver.ExtraDecided)
		return s
	}
	s.tell(t.say("switches.alone"))
	s.show(table)
	t.tellShort(&s, solver.ExtraDecided)
	s.tell(t.say("switches.means"))
	return s
}
