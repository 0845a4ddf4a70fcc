package model_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A rota that is changed by a duty or two, legal or not any more, is judged
// alike by the checker and by the model, whatever is broken: planted rotas in
// little wards, base rotas of every rota model of the library, and years by the
// calendar, one of them with vacation and agreed red days.
func TestAChangedRotaIsJudgedAlike(t *testing.T) {
	needORTools(t)
	t.Parallel()
	changes, seeds := 3, uint64(12)
	if testing.Short() {
		changes, seeds = 1, 4
	}
	for seed := range seeds {
		t.Run("planted", func(t *testing.T) {
			t.Parallel()
			p := plant(t, 6000+seed)
			judgedAlike(t, drawing{rand.New(rand.NewPCG(seed, 4)), p.bench}, p.c, changes)
		})
	}
	for _, m := range ward.Library() {
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			d, c := based(t, m.ID, ward.Rolling, 0)
			judgedAlike(t, d, c, changes)
		})
	}
	t.Run("a year", func(t *testing.T) {
		t.Parallel()
		d, c := based(t, "traditional_todelt", ward.Calendar, 52)
		judgedAlike(t, d, c, changes)
	})
	for person := range fixture(t, "ward-holidays").People {
		t.Run("a year with its holidays and vacation", func(t *testing.T) {
			t.Parallel()
			d, c := yearOf(t, person)
			require.Empty(t, findings(t, c, d.r))
			require.True(t, accepts(t, model.New(c, rule.Terms(c), d.options), d.r))
			judgedAlike(t, d, c, changes)
		})
	}
}

// based grows a legal line in a rota model of the library, with what it needs
// agreed.
func based(t *testing.T, name, kind string, weeks int) (drawing, *ward.Case) {
	t.Helper()
	m, ok := ward.InLibrary(name)
	require.True(t, ok)
	if weeks == 0 {
		weeks = min(max(m.Weeks, 1), 12)
	}
	b := newBench(kind, "2026-01-05", weeks)
	b.agree("T+R+U")
	if m.Weekend.PerPeriod > 0 {
		m.Weekend.PerPeriod = m.Weekend.PerPeriod * weeks / m.Weeks
	}
	if m.Others != nil {
		m.Others = ptr(*m.Others)
	}
	m.RotaModel.Posts, m.RotaModel.Weeks = nil, weeks
	b.w.Models, b.w.Shifts = []ward.RotaModel{m.RotaModel}, m.Types
	b.w.Sizes = &ward.SizeRule{Step: 500}
	b.w.Guards = &ward.Guards{Educated: ptr(false), SmallPosts: &ward.SmallPosts{Lifted: true}}
	p := b.person("anna", "RN", ward.FullTime)
	p.Size.Min, p.Size.Max = ptr(ward.Size(0)), ptr(ward.FullTime)
	p.Consents = []ward.Consent{{Longest: 14 * ward.Hour}, {Model: m.ID}}
	d := drawing{rand.New(rand.NewPCG(uint64(len(name)), 5)), b}
	c := d.caseOf(t, ward.FromToday)
	for range 20 {
		d.r.Lines[0].Duties = nil
		if d.grow(t, c, 150) && len(d.r.Lines[0].Duties) > 0 {
			break
		}
	}
	require.NotEmpty(t, d.r.Lines[0].Duties)
	return d, c
}

// judgedAlike changes the rota at random, a few duties at a time, and asks both.
func judgedAlike(t *testing.T, d drawing, c *ward.Case, changes int) {
	t.Helper()
	base := slices.Clone(d.r.Lines)
	for range changes {
		for i := range d.r.Lines {
			d.r.Lines[i].Duties = slices.Clone(base[i].Duties)
		}
		for range 1 + d.IntN(2) {
			d.change(c)
		}
		for i := range d.r.Lines { // the same duty twice is no rota
			slices.SortFunc(d.r.Lines[i].Duties, func(a, b rota.Duty) int {
				return cmp.Or(a.Day-b.Day, strings.Compare(a.Shift, b.Shift))
			})
			d.r.Lines[i].Duties = slices.Compact(d.r.Lines[i].Duties)
		}
		if c.Sizes.Free {
			d.readSizes(t)
		}
		report, err := check.Check(c, d.r)
		require.NoError(t, err)
		broken := slices.DeleteFunc(report.Findings, func(f check.Finding) bool { return f.Rule == "cover" })
		accepted := accepts(t, model.New(c, rule.Terms(c), d.options), d.r)
		if len(broken) == 0 && !accepted {
			require.Fail(t, "the model refuses a rota the checker accepts", "%v\n%s", blamed(t, c, d.r, d.options), lines(c, d.r))
		}
		if len(broken) > 0 && accepted {
			require.Fail(t, "the model takes a rota the checker refuses", "%v\n%s", rulesOf(broken), lines(c, d.r))
		}
	}
}

// change takes a duty away, puts one in, or makes another of one.
func (d drawing) change(c *ward.Case) {
	l := &d.r.Lines[d.IntN(len(d.r.Lines))]
	at := -1
	if len(l.Duties) > 0 {
		at = d.IntN(len(l.Duties))
	}
	other := pick(d, c.Shifts...).Code
	switch {
	case at >= 0 && d.oneIn(4):
		l.Duties = slices.Delete(l.Duties, at, at+1)
	case at >= 0 && d.oneIn(3):
		l.Duties[at].Shift = other
	case at >= 0 && d.oneIn(2):
		l.Duties[at].Day = (l.Duties[at].Day + 1) % c.Dates.Days()
	default:
		l.Duties = append(l.Duties, rota.Duty{Day: d.IntN(c.Dates.Days()), Shift: other})
	}
}

func rulesOf(fs []check.Finding) []ward.Quantity {
	var out []ward.Quantity
	for _, f := range fs {
		out = append(append(out, f.Rule), f.Also...)
	}
	return out
}
