package measure

// A Change is what one rota gives a person beside another. A line nobody has
// is the zero Line.
type Change struct {
	Person        string
	Before, After Line
}

// Pay is how much more the person earns in 52 weeks, in øre; negative: less.
func (c Change) Pay() int { return c.After.Year.Total() - c.Before.Year.Total() }

// Changes is what a rota changes for everybody, against another for the same
// people.
type Changes struct {
	People  []Change // in the order of the later rota's lines; who has none there comes last
	Gain    int      // people whose pay rises; who has no line in the other rota is no gainer
	Lose    int      // people whose pay falls
	Largest int      // the largest loss in øre over 52 weeks; 0 where nobody loses
	Whose   string   // that loss
}

// Against sets a rota's summary beside that of another, such as today's.
func (s Summary) Against(before Summary) Changes {
	var out Changes
	was := map[string]Line{}
	for _, l := range before.Lines {
		was[l.Person] = l
	}
	for _, l := range s.Lines {
		out.People = append(out.People, Change{l.Person, was[l.Person], l})
		delete(was, l.Person)
	}
	for _, l := range before.Lines {
		if _, gone := was[l.Person]; gone {
			out.People = append(out.People, Change{Person: l.Person, Before: l})
		}
	}
	for _, c := range out.People {
		switch pay := c.Pay(); {
		case pay > 0 && c.Before.Person != "":
			out.Gain++
		case pay < 0:
			out.Lose++
			if -pay > out.Largest {
				out.Largest, out.Whose = -pay, c.Person
			}
		}
	}
	return out
}
