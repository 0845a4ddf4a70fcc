package repair

import (
	"context"
	"fmt"
	"slices"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/search"
)

// Others make parts of the mended rota better in other processes, while this
// one looks at the whole and proves.
type Others interface {
	// Mend has parts made better until ctx ends. next gives a part of the best rota
	// as it stands, nil while there is none, and may be asked again while nobody has
	// taken the last one; done takes the lines that came of a part.
	Mend(ctx context.Context, next func() *Part, done func(*Part, []rota.Line))
}

// Part is a part of a mended rota to make better, beside what was asked.
type Part struct {
	search.Freed
	Bend bool    `json:"bend,omitempty"`
	Held []int64 `json:"held,omitempty"` // of the goals before, not to be made worse; the one after them is to be better
}

// Improve works on a part of the mending that was asked for elsewhere, and gives
// the lines it freed as they are then; nil where it found none better.
func Improve(ctx context.Context, a Ask, p *Part) ([]rota.Line, error) {
	a.Case = Hold(a.Case, a.Rota, a.Pins)
	m := &mending{Ask: a, at: Begun{Bend: p.Bend, Values: p.Held}}
	scope := p.Scope(a.Case)
	b := m.build(model.Options{Bend: p.Bend, Scope: scope})
	goals := m.goals(b)
	at := len(p.Held)
	if at >= len(goals) {
		return nil, fmt.Errorf("a mending has no goal after %d", at)
	}
	for i, value := range p.Held {
		b.AtMost(goals[i], value)
	}
	if goals[at].Constant() {
		return nil, nil
	}
	b.Hint(p.Rota)
	b.Minimize(goals[at])
	r, err := a.Solver.Solve(ctx, b.M, cpsat.Params{Time: p.Time, Workers: workers, Seed: p.Seed}, nil)
	if err != nil || r.Solution == nil {
		return nil, err
	}
	found := b.Rota(r.Solution)
	if before, ok := m.value(p.Rota, at); !ok || goals[at].Value(r.Solution) >= before {
		return nil, nil
	}
	return p.Of(found), nil
}

// workers of a part: it is small.
const workers = 4

// offer gives a part of the best rota to others.
func (p *pursuit) offer() *Part {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.best == nil {
		return nil
	}
	p.offered++
	return &Part{Freed: p.near.Free(p.best, p.Params.Seed+p.offered), Bend: p.at.Bend, Held: p.at.Values}
}

// answered takes what others made of a part, where it makes the best rota
// better. It is believed no more than it is worth: pins, sizes and rules are
// looked at anew.
func (p *pursuit) answered(of *Part, lines []rota.Line) {
	found, _ := of.With(p.Case, lines)
	if found == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.out.Elsewhere++
	merged := *p.best
	merged.Lines = slices.Clone(merged.Lines)
	for i, l := range merged.Lines {
		if !slices.Contains(of.People, l.Person) {
			continue
		}
		was, now := line(of.Rota, l.Person), line(found, l.Person)
		if l.Size != was.Size || !slices.Equal(l.Duties, was.Duties) || !p.holds(now) {
			return // somebody has moved on there, or it is not as was asked
		}
		merged.Lines[i] = now
	}
	merged.Sort()
	if value, ok := p.value(&merged, p.goal); ok && value < p.worth && p.keeps(&merged) {
		p.better(&merged, value)
	}
}

// keeps tells whether a rota keeps the rules, and the goals before this one are
// not worse.
func (p *pursuit) keeps(r *rota.Rota) bool {
	for i, most := range p.at.Values {
		if value, ok := p.value(r, i); !ok || value > most {
			return false
		}
	}
	return search.Sound(p.Case, r, p.at.Bend)
}

// holds tells whether a line has what is pinned, and the size it had before.
func (m *mending) holds(l rota.Line) bool {
	was := line(m.Rota, l.Person)
	if l.Size != was.Size && !(m.Case.Sizes.Free && l.Size > was.Size) {
		return false
	}
	for day := range m.Case.Dates.Days() {
		if m.pinned(l.Person, day) && !slices.Equal(was.On(day), l.On(day)) {
			return false
		}
	}
	return true
}

func line(r *rota.Rota, person string) rota.Line {
	i := slices.IndexFunc(r.Lines, func(l rota.Line) bool { return l.Person == person })
	if i < 0 {
		return rota.Line{Person: person}
	}
	return r.Lines[i]
}
