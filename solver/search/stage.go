package search

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Tier is one goal of design order, with what was found and what is proven.
type Tier struct {
	Number   int
	Part     string // tier 1: the attribute; tier 2: posts, share or educated; tier 5: wishes_met or sizes; tier 6: see the parts
	Maximize bool
	Value    int64
	Bound    int64
	Bounded  bool     // Bound means something
	Proven   bool     // Value is the best there is, and the tiers above it are proven too
	By       []string // what says so: arithmetic, flow, lines, cp-sat, cp-sat with another seed
}

// A stage is a tier's goal as the model states it.
type stage struct {
	number   int
	part     string
	maximize bool
	goal     func(*model.Build) model.Goal
	share    struct{ full, posts int64 } // what PartShare is to be better than
	need     bool                        // of PartExcess: need counts too
}

// Parts of tiers.
const (
	PartPosts    = "full_time_posts"
	PartShare    = "full_time_share"
	PartEducated = "educated_sizes"
	PartWishes   = "wishes_met"
	PartSizes    = "sizes"
	PartWorst    = "worst_share"      // of their wishes, that anybody has met
	PartEven     = "unmet_shares"     // what leads to it, never a tier of its own
	PartPoints   = "wish_points"      // of wishes met
	PartFeasts   = "feasts_in_turn"   // feasts worked out of turn
	PartSpread   = "unpopular_duties" // how unevenly they are spread
	PartShortage = "shortage"
	PartExcess   = "excess"
	PartChanges  = "changed_duties" // of a repair, never a tier
)

// shortage is tier 1 as one goal: all attributes together. Where it comes to
// nothing, so does each.
func shortageSum(c *ward.Case) stage {
	return stage{number: 1, part: PartShortage, goal: func(b *model.Build) model.Goal { return b.ShortageOf(c.Scarce()) }}
}

// shortages is tier 1 as a vector, the scarcest competence first.
func shortages(c *ward.Case) []stage {
	var out []stage
	for _, who := range c.Scarce() {
		out = append(out, stage{number: 1, part: who, goal: func(b *model.Build) model.Goal { return b.Shortage(who) }})
	}
	return out
}

var fullTimePosts = stage{number: 2, part: PartPosts, maximize: true, goal: (*model.Build).FullTime}

var smallPosts = stage{number: 3, goal: (*model.Build).Small}

// first gives the stages whose goals the first model knows: need and full time.
func first(c *ward.Case) []stage {
	out := append(shortages(c), shortageSum(c))
	if c.Run != ward.Plan {
		out = append(out, fullTimePosts, smallPosts, stage{part: "posts", goal: (*model.Build).Posts})
	}
	return out
}

// later gives the stages of a tier that come after the full-time posts or, by
// the ward's policy, before them.
func later(c *ward.Case, tier int) []stage {
	sizes := c.Run != ward.Plan // else they are as they are
	switch {
	case tier == 2 && sizes:
		return []stage{{number: 2, part: PartEducated, maximize: true, goal: (*model.Build).Educated}}
	case tier == 3 && sizes && c.SmallAtMost != -1:
		return []stage{smallPosts}
	case tier == 4:
		return []stage{{number: 4, goal: (*model.Build).UnderTarget}}
	case tier == 5 && sizes:
		var out []stage
		if c.Run == ward.FromToday {
			out = append(out, stage{number: 5, part: PartWishes, maximize: true, goal: (*model.Build).WishesMet})
		}
		return append(out, stage{number: 5, part: PartSizes, maximize: true, goal: (*model.Build).Sizes})
	case tier == 6:
		return wishes(c)
	case tier == 7:
		return []stage{{number: 7, goal: (*model.Build).Strain}}
	case tier == 8:
		return []stage{{number: 8, goal: (*model.Build).Continuity}}
	case tier == 9:
		return []stage{{number: 9, goal: (*model.Build).Cost}}
	}
	return nil
}

// wishes is tier 6: what people ask for, then feasts and duties few want. Posts
// of a structure run are nobody's yet.
func wishes(c *ward.Case) []stage {
	if c.Run == ward.Structure {
		return nil
	}
	var out []stage
	if slices.ContainsFunc(c.People, func(p *ward.Person) bool { return c.Asked(p) > 0 }) {
		out = append(out,
			stage{number: 6, part: PartWorst, maximize: true, goal: (*model.Build).WorstShare},
			stage{number: 6, part: PartPoints, maximize: true, goal: (*model.Build).WishPoints})
	}
	for day := range c.Dates.Days() {
		if name, _ := c.Dates.Feast(c.Dates.Date(day)); name != "" {
			out = append(out, stage{number: 6, part: PartFeasts, goal: (*model.Build).FeastsAgain})
			break
		}
	}
	return append(out, stage{number: 6, part: PartSpread, goal: (*model.Build).Unpopular})
}

// Stands tells whether a rota may break the rule and still be shown: missing
// cover is counted, not forbidden, and a rota that could not keep everything
// may break guards and owe hours besides.
func Stands(q ward.Quantity, bent bool) bool {
	r, _ := rule.ByID(q)
	return r.Kind == rule.Need || bent && (r.Kind == rule.Guard || q == "owed_hours")
}

// Sound tells whether the checker finds nothing in a rota but what stands.
func Sound(c *ward.Case, r *rota.Rota, bent bool) bool {
	report, err := check.Check(c, r)
	return err == nil && !slices.ContainsFunc(report.Findings, func(f check.Finding) bool { return !Stands(f.Rule, bent) })
}

// Bent tells whether the ward's guards could not all be kept.
func Bent(tiers []Tier) bool {
	return len(tiers) > 0 && tiers[0].Part == PartExcess && tiers[0].Value > 0
}

// Quantity is what flow calls what the tier counts; empty where flow is not
// asked.
func (t Tier) Quantity() string {
	switch {
	case t.Number == 1:
		return "shortage"
	case t.Part == PartPosts:
		return "full_time"
	case t.Number == 3:
		return "small_posts"
	case t.Number == 4:
		return "below_target"
	}
	return ""
}

// Measured picks the tier's value from the measures of the finished rota; ok
// is false where a tier has none of its own.
func (t Tier) Measured(m measure.TierValues) (value int64, ok bool) {
	switch {
	case t.Number == 1:
		for _, s := range m.Shortage {
			if s.Who == t.Part {
				return int64(s.Minutes), true
			}
		}
		return 0, false
	case t.Part == PartPosts:
		return int64(m.FullTime), true
	case t.Part == PartEducated:
		return int64(m.Educated), true
	case t.Number == 3:
		return int64(m.SmallPosts), true
	case t.Number == 4:
		return int64(m.UnderTarget), true
	case t.Part == PartWishes:
		return int64(m.WishesMet), true
	case t.Part == PartSizes:
		return int64(m.Sizes), true
	case t.Part == PartWorst:
		return int64(m.WorstShare), true
	case t.Part == PartPoints:
		return int64(m.WishPoints), true
	case t.Part == PartFeasts:
		return int64(m.FeastsAgain), true
	case t.Part == PartSpread:
		return int64(m.Unpopular), true
	case t.Number == 7:
		return int64(m.Strain), true
	case t.Number == 8:
		return int64(m.Continuity), true
	case t.Number == 9:
		return int64(m.Cost), true
	}
	return 0, false
}
