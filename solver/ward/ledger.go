package ward

// Ledger is what earlier periods left behind: how many of each one's wishes
// were met, who had more or less than their share of the duties few want, and
// who worked the last feasts.
type Ledger struct {
	Periods []LedgerPeriod `json:"periods,omitempty"` // the last three at most, oldest first
	Feasts  []FeastWorked  `json:"feasts,omitempty"`
}

// LedgerPeriod is one period of the ledger.
type LedgerPeriod struct {
	Start  Date          `json:"start"`
	Weeks  int           `json:"weeks"`
	People []LedgerEntry `json:"people"`
}

// LedgerEntry is what one period left one person. Asked and Met are points of
// wishes; the others are duties more than the person's share by position size,
// negative where fewer.
type LedgerEntry struct {
	ID              string `json:"id"`
	Asked           int    `json:"asked,omitempty"`
	Met             int    `json:"met,omitempty"`
	WeekendEvenings int    `json:"weekend_evenings,omitempty"`
	Nights          int    `json:"nights,omitempty"`
	HolyDays        int    `json:"holy_days,omitempty"`
}

// FeastWorked is who worked a feast.
type FeastWorked struct {
	Feast  string   `json:"feast"` // christmas, new_year or easter
	Year   int      `json:"year"`  // of its first day
	People []string `json:"people"`
}

// LedgerLength is for how many periods something stays owed.
const LedgerLength = 3

// MaxOwed is what Owed is out of.
const MaxOwed = 4

// Owed is how much of what a person asked for in the ledger's periods they did
// not get, in quarters rounded up: 0 to MaxOwed.
func (c *Case) Owed(p *Person) int {
	asked, met := 0, 0
	for _, e := range c.entries(p) {
		asked, met = asked+e.Asked, met+e.Met
	}
	if asked == 0 {
		return 0
	}
	return (MaxOwed*(asked-met) + asked - 1) / asked
}

// Carried is how many more duties of the kind than their share a person had in
// the ledger's periods, negative where fewer.
func (c *Case) Carried(p *Person, kind string) int {
	sum := 0
	for _, e := range c.entries(p) {
		sum += *e.Over(kind)
	}
	return sum
}

// Over is the entry's count of a kind of unpopular duty.
func (e *LedgerEntry) Over(kind string) *int {
	switch kind {
	case WeekendEvenings:
		return &e.WeekendEvenings
	case Nights:
		return &e.Nights
	}
	return &e.HolyDays
}

func (c *Case) entries(p *Person) []LedgerEntry {
	if c.Ward.Ledger == nil {
		return nil
	}
	var out []LedgerEntry
	for _, period := range c.Ward.Ledger.Periods {
		for _, e := range period.People {
			if e.ID == p.ID {
				out = append(out, e)
			}
		}
	}
	return out
}
