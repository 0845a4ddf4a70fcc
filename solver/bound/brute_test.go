package bound

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/lp"
	"heltid/solver/ward"
)

// No rota beats a bound: every rota of tiny wards, made by trying every line
// for every person, against what the flow says.
func TestNoRotaBeatsTheFlow(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	tight := 0
	for seed := range uint64(18) {
		r := rand.New(rand.NewPCG(3, seed))
		c, terms := tiny(t, r)
		best := everyRota(c)
		f, err := NewFlow(c, terms, &lp.Runner{})
		require.NoError(t, err)
		short := ask(t, func() (Bound, error) { return f.Shortage(t.Context(), ward.Total, Held{}) })
		require.LessOrEqual(t, short.Value, best.shortage, "seed %d", seed)

		held := Held{Shortage: map[string]int{ward.Total: best.shortage}}
		full := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), held) })
		require.GreaterOrEqual(t, full.Value, best.full, "seed %d", seed)

		share := ask(t, func() (Bound, error) { return f.Share(t.Context(), 1, 2, held) })
		require.GreaterOrEqual(t, share.Value, best.share, "seed %d", seed)

		small := ask(t, func() (Bound, error) { return f.SmallPosts(t.Context(), held) })
		require.LessOrEqual(t, small.Value, best.small, "seed %d", seed)
		f.Close()
		if full.Value == best.full {
			tight++
		}
	}
	require.Greater(t, tight, 6, "the bound is seldom reached: it says too little")
}

func ask(t *testing.T, question func() (Bound, error)) Bound {
	t.Helper()
	b, err := question()
	absent(t, err)
	require.NoError(t, err)
	return b
}

// tiny is three people, one week and random need by day and evening.
func tiny(t *testing.T, r *rand.Rand) (*ward.Case, *ward.Terms) {
	t.Helper()
	s := traditional()
	s.weeks = 1
	s.posts = []ward.Post{
		{ID: "day", Competence: "RN", Shifts: []string{"D", "E"}, Count: 2},
		{ID: "night", Competence: "HFA", Shifts: []string{"N", "D"}, Count: 1},
	}
	s.budget = ward.Size(12_000 + 100*r.IntN(180))
	step := ward.Size(r.IntN(3)) * 1000 // 0: sizes are free
	s.need = nil
	for wd := range ward.Weekday(7) {
		for _, at := range [][2]ward.Minutes{{450, 870}, {870, 1320}, {1320, 1890}} {
			if heads := r.IntN(3) - indicator(at[0] > 800); heads > 0 {
				s.need = append(s.need, ward.NeedRow{Days: 1 << wd, From: at[0], To: at[1] % ward.Day, Floor: map[string]int{ward.Total: heads}})
			}
		}
	}
	c, _ := s.build(t)
	if step > 0 {
		c.Sizes = ward.SizeRule{Step: step}
		c.Budget.Count = []string{"hours", "sizes"}[r.IntN(2)]
	}
	c.Agreements = c.Agreements[:2] // none on Sundays, which everyRota leaves out
	c.Model.Weekend.Every, c.Model.Weekend.PerPeriod = 0, 1
	return c, ward.NewTerms(c, ladders())
}

type found struct{ shortage, full, share, small int }

// everyRota gives the fewest minutes short of any rota within the budget and,
// of those with so few, the most full-time posts, the most of twice the full-time
// posts less all posts, and the fewest small posts.
func everyRota(c *ward.Case) found {
	j := judge{shifts: c.Shifts, window: c.FreeWeekend}
	stretches, heads, minutes := need(c)
	type made struct {
		covers []int8
		line
	}
	lines := map[string][]made{}
	for _, p := range c.People {
		if lines[p.Pool] != nil {
			continue
		}
		duties := []int{Off, Off, Off, Off, Off, Off, Off}
		var try func(day int)
		try = func(day int) {
			if day == 7 {
				for _, l := range measured(c, j, duties) {
					m := made{line: l}
					for _, st := range stretches {
						m.covers = append(m.covers, int8(indicator(slices.ContainsFunc(st, func(d duty) bool { return duties[d.day] == d.shift }))))
					}
					// lines that cover the same and are as long are the same here
					if !slices.ContainsFunc(lines[p.Pool], func(o made) bool { return o.line == m.line && slices.Equal(o.covers, m.covers) }) {
						lines[p.Pool] = append(lines[p.Pool], m)
					}
				}
				return
			}
			for _, shift := range append([]int{Off}, may(c, p)...) {
				duties[day] = shift
				try(day + 1)
			}
		}
		try(0)
	}
	budget, paid := int(c.Budget.FullTimeWeeks), func(l line) int { return l.size }
	if inHours(c) {
		budget, paid = budget*2130/int(ward.FullTime), func(l line) int { return l.minutes }
	}
	out := found{shortage: 1 << 40}
	for i, a := range lines["day"] {
		for _, b := range lines["day"][i:] {
			for _, n := range lines["night"] {
				if paid(a.line)+paid(b.line)+paid(n.line) > budget {
					continue
				}
				missing := 0
				for s := range stretches {
					missing += max(0, heads[s]-int(a.covers[s]+b.covers[s]+n.covers[s])) * minutes[s]
				}
				full, posts := a.full+b.full+n.full, a.post+b.post+n.post
				got := found{missing, full, 2*full - posts, a.small + b.small + n.small}
				switch {
				case got.shortage < out.shortage:
					out = got
				case got.shortage == out.shortage:
					out = found{got.shortage, max(out.full, got.full), max(out.share, got.share), min(out.small, got.small)}
				}
			}
		}
	}
	return out
}

type line struct{ minutes, size, full, post, small int }

// measured gives what a legal line counts for, at each size it can have: the
// one read off its hours where sizes are free.
func measured(c *ward.Case, j judge, duties []int) []line {
	const norm, hundred = 2130, int(ward.FullTime)
	m, tol := int(netOf(c, duties)), int(c.TolerancePer)
	if m > norm || !j.legal(duties) {
		return nil
	}
	if m == 0 {
		return []line{{}}
	}
	sizes := []int{m * hundred / norm}
	if norm-m <= tol {
		sizes[0] = hundred
	}
	if step := int(c.Sizes.Step); !c.Sizes.Free {
		sizes = nil
		for s := step; s <= hundred; s += step {
			if m*hundred <= s*norm && s*norm-m*hundred <= tol*hundred {
				sizes = append(sizes, s)
			}
		}
	}
	var out []line
	for _, s := range sizes {
		out = append(out, line{m, s, indicator(s == hundred), 1, indicator(s < int(c.SmallBelow))})
	}
	return out
}

func may(c *ward.Case, p *ward.Person) []int {
	var out []int
	for i, s := range c.Shifts {
		if p.Works(s) {
			out = append(out, i)
		}
	}
	return out
}

// need gives the stretches of the week's need: the duties that reach them, the
// heads asked for, and their length.
func need(c *ward.Case) (reach [][]duty, heads, minutes []int) {
	for _, d := range c.Demands() {
		for m := d.From; m < d.To; m += 15 {
			var on []duty
			for i, s := range c.Shifts {
				for owner := d.Day - 1; owner <= d.Day+1; owner++ {
					at := m + ward.Minutes(d.Day-owner)*ward.Day
					if s.Start <= at && at+15 <= s.Start+s.Length() {
						on = append(on, duty{(owner + 7) % 7, i})
					}
				}
			}
			same := func(o []duty) bool { return slices.Equal(o, on) }
			if i := slices.IndexFunc(reach, same); i >= 0 && heads[i] == d.Floor {
				minutes[i] += 15
				continue
			}
			reach, heads, minutes = append(reach, on), append(heads, d.Floor), append(minutes, 15)
		}
	}
	return reach, heads, minutes
}
