// Package weekend does the sum behind most part-time work in care: how many
// people the weekends take, held against the posts there are. It makes no rota
// and proves nothing; bound does that. It answers at once, also for weekends,
// shift lengths and staffing that a ward does not have.
//
// The sum is that of the heltid literature (Fafo; KMD/Agenda Kaupang's
// spreadsheet of 2016): heads = duties of a weekend day x weekends between each
// that one works; mean post = full-time equivalents / heads.
package weekend

import (
	"slices"

	"heltid/solver/ward"
)

// Of is how many weeks weekends are counted over, so that every second, third,
// fourth, sixth and eighth are whole numbers.
const Of = 24

// Assumed is what the sum is done with.
type Assumed struct {
	Weekends int          // that each works of Of
	Shift    ward.Minutes // working time of a weekend duty by day or evening
	Need     int          // weekend need by day and evening, in per cent of the ward's
	Cover    int          // built-in cover of absence, in per cent more hours by day and evening on weekdays
}

// Row is the sum of one group of people for one attribute that the need asks
// for.
type Row struct {
	Unit  string
	Night bool   // of those who work nights alone
	Who   string // attribute of the need

	Hours    ward.Minutes // wanted in the weekend by day and evening
	Duties   int          // of the weekend day with most, by day and evening
	Nights   int          // people at night, where the group has the nights
	Heads    int          // people that the weekends take
	People   int          // that there are, by the unit they belong to
	Guests   int          // besides them, people of other units who may have duties here: shared posts
	Posts    ward.Size    // that there are, as full-time posts; where nobody is named, what the need's hours take
	Mean     ward.Size    // post, where as many people share the posts as the weekends take
	FullTime int          // most full-time posts, where the others have weekends alone
	NoSmall  int          // the same where nobody has less than half a post
	Enough   int          // weekends of Of at which weekends keep nobody from full time
}

// fullWeek is a full week in a rota with weekends, 35.5 hours (HTA chapter 1 §4).
const fullWeek = 2130

// Usual is what the case has today: its weekends and its longest weekend duty
// by day or evening.
func Usual(c *ward.Case) Assumed {
	out := Assumed{Weekends: Of / 3, Need: 100}
	switch r := c.Model.Weekend; {
	case r.Every > 0:
		out.Weekends = Of / r.Every
	case r.PerPeriod > 0:
		out.Weekends = (r.PerPeriod*Of + c.Dates.Weeks/2) / c.Dates.Weeks
	case r.PerYear > 0:
		out.Weekends = (r.PerYear*Of + 26) / 52
	}
	for _, s := range c.Shifts {
		if s.Kind() != ward.NightShift && s.Covers() && s.On(ward.Saturday) {
			out.Shift = max(out.Shift, s.Net())
		}
	}
	if out.Shift == 0 {
		out.Shift = 7*ward.Hour + 30
	}
	return out
}

// Sum does the sum for each unit, for those who work by day and evening and
// those who work nights alone, and each attribute that their weekends ask for,
// the scarcest first.
func Sum(c *ward.Case, a Assumed) []Row {
	var units []string
	for _, d := range c.Demands() {
		if !slices.Contains(units, d.Unit) {
			units = append(units, d.Unit)
		}
	}
	slices.Sort(units)
	var out []Row
	for _, unit := range units {
		var day, night, guests []*ward.Person
		for _, p := range c.People {
			switch {
			case unit != "" && p.Unit != unit:
				if slices.Contains(c.Places(p), unit) {
					guests = append(guests, p)
				}
			case nightsAlone(c, p):
				night = append(night, p)
			default:
				day = append(day, p)
			}
		}
		for _, who := range c.Scarce() {
			asked := askedFor(c, unit, who)
			rows := []Row{{Unit: unit, Who: who}}
			if len(night) > 0 {
				rows = append(rows, Row{Unit: unit, Who: who, Night: true})
			}
			for _, r := range rows {
				people := day
				if r.Night {
					people = night
				}
				for _, p := range guests {
					if nightsAlone(c, p) == r.Night && c.Has(p, who, c.Dates.Start) {
						r.Guests++
					}
				}
				if r.fill(c, a, asked, people, len(night) == 0); r.Heads > 0 {
					out = append(out, r)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Row) int {
		if x.Unit == y.Unit && x.Night != y.Night {
			if x.Night {
				return 1
			}
			return -1
		}
		return 0
	})
	return out
}

// nightsAlone tells whether a person has no shift type but nights.
func nightsAlone(c *ward.Case, p *ward.Person) bool {
	some := false
	for _, s := range c.Shifts {
		if len(p.Shifts) > 0 && !slices.Contains(p.Shifts, s.Code) || !s.Covers() {
			continue
		}
		if s.Kind() != ward.NightShift {
			return false
		}
		some = true
	}
	return some
}

// fill does the sum of one row. All tells that the group has the nights too.
func (r *Row) fill(c *ward.Case, a Assumed, n asked, people []*ward.Person, all bool) {
	week := ward.Minutes(0)
	if !r.Night {
		saturday, sunday := n.day[ward.Saturday]*ward.Minutes(a.Need)/100, n.day[ward.Sunday]*ward.Minutes(a.Need)/100
		r.Hours = saturday + sunday
		r.Duties = int((max(saturday, sunday) + a.Shift - 1) / a.Shift)
		week += r.Hours + n.weekdays()
	}
	if r.Night || all {
		r.Nights = n.heads
		week += n.night
	}
	if r.Duties+r.Nights == 0 || a.Weekends == 0 {
		return
	}
	cover := ward.Minutes(0)
	if !r.Night {
		cover = n.weekdays() * ward.Minutes(a.Cover) / 100
	}
	r.Heads = ((r.Duties+r.Nights)*Of + a.Weekends - 1) / a.Weekends
	for _, p := range people {
		if !c.Has(p, r.Who, c.Dates.Start) {
			continue
		}
		r.People++
		r.Posts += sizeOf(p)
	}
	aside := setAside(c, r.Who, people)
	if len(c.Ward.People) == 0 {
		r.Posts = posts(week, aside)
	}
	r.Posts += posts(cover, aside)
	share := max(r.Heads, int(r.Posts/ward.FullTime))
	r.Mean = min(ward.FullTime, r.Posts/ward.Size(share))
	weekend := r.weekendPost(c, a, aside)
	r.FullTime, r.NoSmall = most(r.Posts, share, weekend), most(r.Posts, share, ward.FullTime/2)
	if r.Posts > 0 {
		r.Enough = ((r.Duties+r.Nights)*Of*int(ward.FullTime) + int(r.Posts) - 1) / int(r.Posts)
	}
}

// sizeOf is a person's post today, or what a vacant one is budgeted for.
func sizeOf(p *ward.Person) ward.Size {
	if p.Vacant && p.Size.Max != nil {
		return *p.Size.Max
	}
	return p.Size.Current
}

// weekendPost is the size of a post with nothing but its weekends.
func (r *Row) weekendPost(c *ward.Case, a Assumed, aside ward.Size) ward.Size {
	one := 2 * a.Shift
	if r.Night {
		for _, s := range c.Shifts {
			if s.Kind() == ward.NightShift {
				one = max(one, 3*s.Net()) // Friday's night too
			}
		}
	}
	return posts(one*ward.Minutes(a.Weekends)/Of, aside)
}

// most is how many of so many people can be full time where the others have a
// post of the least size.
func most(all ward.Size, people int, least ward.Size) int {
	if least >= ward.FullTime {
		return int(all / ward.FullTime)
	}
	left := all - ward.Size(people)*least
	return min(people, max(0, int(left/(ward.FullTime-least))))
}

// posts is how many full posts hours in the rota take, of which a part is set
// aside outside it.
func posts(week ward.Minutes, aside ward.Size) ward.Size {
	return ward.Size(int(week) * int(ward.FullTime) * int(ward.FullTime) / (fullWeek * int(ward.FullTime-aside)))
}

// setAside is the mean part of their posts that those with the attribute have
// set aside outside the rota.
func setAside(c *ward.Case, who string, people []*ward.Person) ward.Size {
	sum, n := ward.Size(0), ward.Size(0)
	for _, p := range people {
		if c.Has(p, who, c.Dates.Start) {
			sum, n = sum+c.OutsideCover(p), n+1
		}
	}
	return sum / max(n, 1)
}

// asked is what the need asks for of an attribute in a mean week.
type asked struct {
	day   [7]ward.Minutes // by day and evening
	night ward.Minutes
	heads int // at night in weekends
}

func (n asked) weekdays() ward.Minutes {
	sum := ward.Minutes(0)
	for day := ward.Monday; day <= ward.Friday; day++ {
		sum += n.day[day]
	}
	return sum
}

// askedFor counts the heads that one would like, at least the floor.
func askedFor(c *ward.Case, unit, who string) asked {
	var out asked
	for _, d := range c.Demands() {
		heads := max(d.Floor, d.Target)
		if d.Unit != unit || d.Who != who || heads == 0 {
			continue
		}
		weekday := c.Dates.Date(d.Day).Weekday()
		minutes := ward.Minutes(heads)
		switch from, to := ward.Minutes(7*ward.Hour), ward.Minutes(22*ward.Hour); {
		case atNight(d):
			out.night += minutes * (d.To - d.From)
			if weekday >= ward.Friday {
				out.heads = max(out.heads, heads)
			}
		case d.To-d.From > 16*ward.Hour: // round the clock
			day := max(0, min(d.To, to)-max(d.From, from))
			out.day[weekday] += minutes * day
			out.night += minutes * (d.To - d.From - day)
			if weekday >= ward.Friday {
				out.heads = max(out.heads, heads)
			}
		default:
			out.day[weekday] += minutes * (d.To - d.From)
		}
	}
	for i := range out.day {
		out.day[i] /= ward.Minutes(c.Dates.Weeks)
	}
	out.night /= ward.Minutes(c.Dates.Weeks)
	return out
}

// atNight tells whether the middle of a stretch is at night.
func atNight(d ward.Demand) bool {
	middle := (d.From + d.To) / 2 % ward.Day
	return d.To-d.From <= 16*ward.Hour && (middle >= 22*ward.Hour || middle < 6*ward.Hour)
}
