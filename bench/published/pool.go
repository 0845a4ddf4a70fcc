package published

import (
	"cmp"
	"slices"
	"sync"
)

// A candidate is a line that somebody could have.
type candidate struct {
	person int
	line   []int8
	cost   int  // of its requests
	lawful bool // it keeps also the limits that line makers leave to others
	worth  int64
}

// pool keeps all lines made, for the programs of later parts to begin from. It
// is safe for use by several goroutines.
type pool struct {
	in       *Instance
	makers   []*lineMaker
	mu       sync.Mutex
	known    map[string]*candidate
	byPerson [][]*candidate
	worths   []worth // of duties at the prices of the bound; nil before
}

func newPool(in *Instance, makers []*lineMaker) *pool {
	return &pool{in: in, makers: makers, known: map[string]*candidate{}, byPerson: make([][]*candidate, len(in.Staff))}
}

// take gives the candidate of a line.
func (p *pool) take(person int, line []int8) *candidate {
	key := make([]byte, 0, len(line)+2)
	key = append(key, byte(person), byte(person>>8))
	for _, s := range line {
		key = append(key, byte(s))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if c := p.known[string(key)]; c != nil {
		return c
	}
	c := &candidate{person: person, line: line, cost: p.in.requests(person, line), lawful: len(p.makers[person].over(line)) == 0}
	c.worth = p.value(c)
	p.known[string(key)] = c
	p.byPerson[person] = append(p.byPerson[person], c)
	return c
}

func (p *pool) value(c *candidate) (sum int64) {
	if p.worths == nil {
		return 0
	}
	for day, shift := range c.line {
		if shift >= 0 {
			sum += int64(p.worths[c.person][day][shift])
		}
	}
	return sum
}

// prices sets what lines are compared by.
func (p *pool) prices(worths []worth) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.worths = worths
	for _, of := range p.byPerson {
		for _, c := range of {
			c.worth = p.value(c)
		}
	}
}

// nearest are the candidates of a person that are worth most at the prices, at
// most so many.
func (p *pool) nearest(person, most int) []*candidate {
	p.mu.Lock()
	defer p.mu.Unlock()
	of := p.byPerson[person]
	slices.SortStableFunc(of, func(a, b *candidate) int { return cmp.Compare(b.worth, a.worth) })
	return slices.Clone(of[:min(most, len(of))])
}
