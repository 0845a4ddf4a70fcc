package report

import (
	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Wishes is what came of people's wishes.
type Wishes struct {
	People    []PersonWishes `json:"people"`
	Unmet     []UnmetWish    `json:"unmet"`
	Room      []Room         `json:"room"`
	Unpopular []Unpopular    `json:"unpopular_duties"`
	Ledger    string         `json:"ledger"` // YAML that the next period's ward file takes
}

// Room is how many days off drawn by lot there is room for.
type Room struct {
	Each  int `json:"days_each"`
	Asked int `json:"asked"`
	Met   int `json:"met"`
	Most  int `json:"at_most"`
}

// PersonWishes is how one person's wishes fared; points are of the days the
// rota has a say in.
type PersonWishes struct {
	Person string    `json:"person"`
	Asked  int       `json:"asked_points"`
	Met    int       `json:"met_points"`
	Share  ward.Size `json:"met_share"`
	Days   []WishDay `json:"days"`
}

// WishDay is how a wish fared on one day.
type WishDay struct {
	Wish   int    `json:"wish"` // its place in the person's list, from 0
	Day    int    `json:"day"`
	Points int    `json:"points"`
	Given  string `json:"given,omitempty"`
	Met    bool   `json:"met"`
}

// UnmetWish is why a wish failed, and what it would take.
type UnmetWish struct {
	Person  string     `json:"person"`
	Wish    int        `json:"wish"`
	Day     int        `json:"day"`
	Looked  bool       `json:"looked_into"`
	Against []Obstacle `json:"against"`
	Swap    *Swap      `json:"swap"` // null: none found
	Words   Text       `json:"words"`
}

// Obstacle is what stands against a wish.
type Obstacle struct {
	Rule ward.Quantity `json:"rule,omitempty"`
	Need *NeedGap      `json:"need,omitempty"`
	Lost int           `json:"weighted_points_lost,omitempty"`
}

// NeedGap is a row of the need and what would be missing of it.
type NeedGap struct {
	Unit    string `json:"unit,omitempty"`
	Who     string `json:"who"`
	Day     int    `json:"day"`
	From    string `json:"from"`
	To      string `json:"to"`
	Heads   int    `json:"heads"`
	Target  bool   `json:"target"`
	Minutes int    `json:"minutes"`
}

// Swap is an exchange that meets a wish.
type Swap struct {
	Moves      []Move `json:"moves"`
	Colleagues int    `json:"colleagues"`
	Costs      []Cost `json:"costs"`
}

// Move is a change on one of the person's days.
type Move struct {
	Day  int    `json:"day"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Cost is by how much a goal gets worse.
type Cost struct {
	Tier int    `json:"tier"`
	Part string `json:"part,omitempty"`
	By   int    `json:"by"`
}

// Unpopular is a person's count of a kind of duty few want beside their share.
type Unpopular struct {
	Person string `json:"person"`
	Kind   string `json:"kind"`
	Duties int    `json:"duties"`
	Share  int    `json:"share_hundredths"`
}

// wishesOf sets a result's wishes out; nil where there are none to tell of.
func wishesOf(r *solver.Result) *Wishes {
	if r.Wishes == nil {
		return nil
	}
	ledger, _ := Ledger(r) // plain values can always be written
	out := &Wishes{People: []PersonWishes{}, Unmet: []UnmetWish{}, Room: []Room{}, Unpopular: []Unpopular{}, Ledger: string(ledger)}
	for _, w := range r.Wishes.People {
		p := PersonWishes{Person: w.Person, Asked: w.Asked, Met: w.Met, Share: ward.Size(w.Share()), Days: []WishDay{}}
		for _, x := range w.Results {
			p.Days = append(p.Days, WishDay{x.Wish, x.Day, x.Points, string(x.Given), x.Met})
		}
		out.People = append(out.People, p)
	}
	for _, u := range r.Wishes.Unmet {
		out.Unmet = append(out.Unmet, unmetOf(r, u))
	}
	for _, n := range r.Wishes.Room {
		out.Room = append(out.Room, Room(n))
	}
	for _, u := range r.Wishes.Unpopular {
		out.Unpopular = append(out.Unpopular, Unpopular(u))
	}
	return out
}

func unmetOf(r *solver.Result, u explain.Unmet) UnmetWish {
	out := UnmetWish{Person: u.Person, Wish: u.Wish, Day: u.Day, Looked: u.Looked, Against: []Obstacle{}}
	out.Words = inEach(func(l rule.Lang) string {
		t := &teller{speaker{l, r.Case.Ward}, r}
		if !u.Looked {
			return t.say("wishes.late", "n", 1)
		}
		return t.unmetOne(u)
	})
	for _, o := range u.Against {
		against := Obstacle{Rule: o.Rule, Lost: o.Lost}
		if n := o.Need; n != nil {
			against.Need = &NeedGap{n.Unit, n.Who, n.Day, n.From.Clock(), n.To.Clock(), n.Heads(), n.Target, n.Minutes}
		}
		out.Against = append(out.Against, against)
	}
	if u.Swap == nil {
		return out
	}
	out.Swap = &Swap{Moves: []Move{}, Colleagues: u.Swap.Colleagues, Costs: []Cost{}}
	for _, m := range u.Swap.Moves {
		out.Swap.Moves = append(out.Swap.Moves, Move(m))
	}
	for _, c := range u.Swap.Costs {
		out.Swap.Costs = append(out.Swap.Costs, Cost(c))
	}
	return out
}
