package report

import "strconv"

// beyond is who has worked more than their post, in a record of hours worked.
func (j *judge) beyond() section {
	s := section{id: "beyond", title: j.say("beyond.title")}
	if len(j.Beyond) == 0 {
		return s
	}
	s.tell(j.say("beyond.says"))
	if n := j.Case.Dates.Weeks; n < 52 {
		s.tell(j.say("beyond.short", "n", n))
	}
	t := &columns{left: words(true, false, false, false, false, false, false, true, true)}
	var head []string
	for _, key := range []string{"page.person", "beyond.agreed", "beyond.worked", "beyond.extra", "beyond.overtime", "beyond.over", "beyond.fourths", "beyond.counted", "beyond.claim"} {
		head = append(head, j.say(key))
	}
	t.rows = [][]string{head}
	of := func(n, all int) string { return j.say("beyond.of", "n", strconv.Itoa(n), "all", all) }
	for _, b := range j.Beyond {
		claim := "–"
		if b.Claim != nil {
			claim = j.say("beyond.claimed", "size", j.size(b.Claim.Size), "date", b.Claim.Date)
		}
		t.rows = append(t.rows, []string{
			b.Person, j.size(b.Agreed), j.size(b.Worked), j.hours(b.Extra), j.hours(b.Overtime), of(b.WeeksOver, b.Weeks), of(b.FourthsOver, b.Fourths),
			b.From.String() + "–" + b.Until.String(), claim,
		})
	}
	s.show(t)
	s.tell(j.say("beyond.weeks"))
	return s
}
