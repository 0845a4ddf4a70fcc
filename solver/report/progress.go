package report

import (
	"strings"

	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Progress turns a search's events into lines that say found and limit
// together. It remembers what was said of each goal.
type Progress struct {
	speaker
	c  *ward.Case
	of map[goalKey]*known
}

type goalKey struct {
	unit   string
	number int
	part   string
}

type known struct {
	found, limit *int64
}

// NewProgress begins the lines of a search for the case.
func NewProgress(c *ward.Case, lang rule.Lang) *Progress {
	return &Progress{speaker{lang, c.Ward}, c, map[goalKey]*known{}}
}

// Line says the event in words, "" where it is nothing to tell.
func (p *Progress) Line(ev search.Event) string {
	text := p.words(ev)
	if ev.Unit == search.BaseRota {
		ev.Unit = p.say("progress.base")
	}
	if ev.Unit != "" && text != "" {
		return ev.Unit + ": " + text
	}
	return text
}

func (p *Progress) words(ev search.Event) string {
	if ev.Kind == search.MessageEvent {
		return p.say("progress." + ev.Text)
	}
	if ev.Kind == search.StageEvent && ev.Tier == 0 && ev.Part == "" {
		return p.say("progress.start")
	}
	if ev.Part == search.PartShare {
		return "" // a difference, no number of posts
	}
	tier := search.Tier{Number: ev.Tier, Part: ev.Part}
	goal := p.goal(tier)
	key := goalKey{ev.Unit, ev.Tier, ev.Part}
	if p.of[key] == nil {
		p.of[key] = &known{}
	}
	k := p.of[key]
	switch ev.Kind {
	case search.FoundEvent:
		if ev.Tier == 0 && k.found != nil && *k.found <= ev.Value {
			return "" // rules are mended by turns, and the turns begin anew
		}
		k.found = &ev.Value
	case search.LimitEvent:
		k.limit = &ev.Bound
	default:
		if k.found == nil && k.limit == nil {
			return p.say("progress.stage", "goal", goal)
		}
	}
	switch {
	case k.found != nil && k.limit != nil:
		return p.say("progress.both", "goal", goal, "found", p.value(p.c, tier, *k.found), "limit", p.value(p.c, tier, *k.limit))
	case k.found != nil:
		return p.say("progress.found", "goal", goal, "found", p.value(p.c, tier, *k.found))
	case k.limit != nil:
		return p.say("progress.limit", "goal", goal, "limit", p.value(p.c, tier, *k.limit))
	}
	return strings.TrimSpace(goal)
}
