package measure

import (
	"strings"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Beyond is what a part-timer has worked beyond their post in a record of hours
// worked. Who has done so regularly in the last twelve months is entitled to a
// post of that size (AML §14-4 a). Whether it is regular, and whether the work
// is still needed, is for the parties to judge.
type Beyond struct {
	Person      string
	From, Until ward.Date   // first and last day counted
	Claim       *ward.Claim // that the twelve months are counted back from; nil: from the end of the record

	Agreed   ward.Size    // the size of the post
	Worked   ward.Size    // the post that the hours worked come to, overtime included, rounded down
	Extra    ward.Minutes // worked beyond the post
	Overtime ward.Minutes // of the hours worked, what is marked as overtime

	Weeks, WeeksOver     int // weeks with a post or work; of them with more work than the post has on average
	Fourths, FourthsOver int // the same of whole four weeks, which even out a rota's long and short weeks
}

// regularly is the time of AML §14-4 a in days: twelve months.
const regularly = 365

// WorkedBeyond tells of everybody on part time who has worked more than their
// post in a record of hours worked, in the order of the case's people; of nobody
// where the rota is a plan. It panics where the rota does not fit, as check.Lay
// says.
func WorkedBeyond(c *ward.Case, r *rota.Rota) []Beyond {
	if !r.Worked {
		return nil
	}
	return (&book{Sheet: lay(c, r), rota: r}).beyond()
}

func (b *book) beyond() []Beyond {
	var out []Beyond
	for _, l := range b.Lines {
		if !b.rota.Worked || l.Size == 0 || l.Size >= ward.FullTime {
			continue
		}
		if one := beyond(b.Case, l); one.Extra > 0 {
			out = append(out, one)
		}
	}
	return out
}

func beyond(c *ward.Case, l *check.Line) Beyond {
	out := Beyond{Person: l.Person.ID, Agreed: l.Size}
	end := c.Dates.Days()
	for i, k := range l.Person.Claims {
		day := int(k.Date - c.Dates.Start)
		if strings.HasPrefix(k.Paragraph, "aml-14-4") && !k.Accepted && day > 0 && (out.Claim == nil || k.Date > out.Claim.Date) {
			out.Claim, end = &l.Person.Claims[i], min(c.Dates.Days(), day)
		}
	}
	first := max(0, end-regularly)
	out.From, out.Until = c.Dates.Date(first), c.Dates.Date(end-1)
	ordinary, overtime := l.Done(first, end)
	out.Overtime = ward.Minutes(overtime)
	out.Extra = ward.Minutes(ordinary + overtime - l.Agreed(l.Size, first, end))
	if full := l.Agreed(ward.FullTime, first, end); full > 0 {
		out.Worked = ward.Size((ordinary + overtime) * int(ward.FullTime) / full)
	}
	over := func(days int) (all, more int) {
		for to := end; to-days >= first; to -= days {
			agreed := l.Agreed(l.Size, to-days, to)
			ordinary, overtime := l.Done(to-days, to)
			if agreed > 0 || ordinary+overtime > 0 {
				all++
			}
			if ordinary+overtime > agreed {
				more++
			}
		}
		return all, more
	}
	out.Weeks, out.WeeksOver = over(7)
	out.Fourths, out.FourthsOver = over(28)
	return out
}
