package ward_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward"
)

const onePost = "posts:\n  - {id: p, competence: RN, count: 1}\n"

// asked gives what is asked for on the period's first day, one line a stretch.
func asked(t require.TestingT, need string) []string {
	w, err := ward.Read("w.yaml", []byte(little+"need:\n"+need))
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	var out []string
	for _, d := range c.Demands() {
		if d.Day == 0 {
			out = append(out, fmt.Sprintf("%s %s-%s %d %d %d", d.Who, d.From.Clock(), d.To.Clock(), d.Floor, d.Target, d.Max))
		}
	}
	return out
}

func TestExclusiveHeadsComeOnTop(t *testing.T) {
	t.Parallel()
	const day = `  - {days: all, from: "07:30", to: "15:00", floor: {total: 4, educated: 2}, max: {total: 5}}` + "\n"
	for name, c := range map[string]struct {
		need string
		want []string
	}{
		"everybody counts in each entry they fit": {day, []string{"educated 07:30-15:00 2 -1 -1", "total 07:30-15:00 4 -1 5"}},
		"a nurse of its own is one more of each, for as long as it lasts": {
			day + `  - {days: all, from: "09:00", to: "12:00", floor: {RN: 1}, exclusive: true}`,
			[]string{"RN 09:00-12:00 1 -1 -1", "educated 07:30-09:00 2 -1 -1", "educated 09:00-12:00 3 -1 -1", "educated 12:00-15:00 2 -1 -1",
				"total 07:30-09:00 4 -1 5", "total 09:00-12:00 5 -1 6", "total 12:00-15:00 4 -1 5"},
		},
		"anybody of one's own is one more in all": {
			day + `  - {days: mon, from: "07:30", to: "15:00", floor: {total: 1}, exclusive: true}`,
			[]string{"educated 07:30-15:00 2 -1 -1", "total 07:30-15:00 5 -1 6"},
		},
		"entries of one row are filled by one each": {
			`  - {days: all, from: "07:30", to: "15:00", floor: {RN: 1, total: 2}, exclusive: true}`,
			[]string{"RN 07:30-15:00 1 -1 -1", "total 07:30-15:00 3 -1 -1"},
		},
		"a row without a total has one as soon as somebody of one's own is asked for": {
			`  - {days: all, from: "07:30", to: "15:00", floor: {RN: 1, ASS: 1}}` + "\n" + `  - {days: all, from: "07:30", to: "15:00", floor: {total: 1}, exclusive: true}`,
			[]string{"ASS 07:30-15:00 1 -1 -1", "RN 07:30-15:00 1 -1 -1", "total 07:30-15:00 3 -1 -1"},
		},
		"targets are told apart": {
			`  - {days: all, from: "07:30", to: "15:00", floor: {total: 2}, target: {total: 3}}` + "\n" + `  - {days: all, from: "07:30", to: "15:00", target: {RN: 1}, exclusive: true}`,
			[]string{"RN 07:30-15:00 0 1 -1", "total 07:30-15:00 2 4 -1"},
		},
		"what goes past midnight reaches the next day, round the rolling seam": {
			`  - {days: all, from: "22:00", to: "07:30", floor: {total: 1}}` + "\n" + `  - {days: sun, from: "23:00", to: "06:00", floor: {RN: 1}, exclusive: true}` + "\n" + `  - {days: mon, from: "05:00", to: "07:00", floor: {ASS: 1}}`,
			[]string{"ASS 05:00-07:00 1 -1 -1", "total 22:00-07:30 1 -1 -1"},
		},
	} {
		require.Equal(t, c.want, asked(t, c.need), name)
	}
}

// Where all entries find people, each their own, is what the sums say: people
// are tried on every way round.
func TestWhatIsAskedForIsEnoughForEachEntryItsOwn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		heads := func(name string) int { return rapid.IntRange(0, 2).Draw(t, name) }
		shared := [3]int{heads("RN"), heads("ASS"), heads("total")}
		own := [3]int{heads("own RN"), heads("own ASS"), heads("own total")}
		nurses, assistants := rapid.IntRange(0, 5).Draw(t, "nurses"), rapid.IntRange(0, 5).Draw(t, "assistants")
		row := `  - {days: all, from: "07:30", to: "15:00", floor: {RN: %d, ASS: %d, total: %d}%s}` + "\n"
		if shared[2] < max(shared[0], shared[1]) {
			shared[2] = max(shared[0], shared[1]) // as a row of need must be
		}
		enough := true
		for _, line := range asked(t, fmt.Sprintf(row, shared[0], shared[1], shared[2], "")+fmt.Sprintf(row, own[0], own[1], own[2], ", exclusive: true")) {
			var who, when string
			var floor, target, most int
			_, err := fmt.Sscan(line, &who, &when, &floor, &target, &most)
			require.NoError(t, err)
			enough = enough && map[string]int{"RN": nurses, "ASS": assistants, "total": nurses + assistants}[who] >= floor
		}
		possible := false
		for n := range own[2] + 1 { // nurses among those who fill the exclusive total
			rn, ass := nurses-own[0]-n, assistants-own[1]-(own[2]-n)
			possible = possible || rn >= shared[0] && ass >= shared[1] && rn+ass >= shared[2]
		}
		require.Equal(t, possible, enough)
	})
}

func TestAnExclusiveRowThatCountingCannotHoldIsRefused(t *testing.T) {
	t.Parallel()
	row := `  - {days: all, from: "07:30", to: "15:00", floor: {RN: 1}, exclusive: true}` + "\n"
	some := strings.Replace(little, "id: Bo,", "id: Bo, authorisations: [{id: medication}],", 1) + "need:\n"
	for text, says := range map[string]string{
		some + `  - {days: all, from: "07:30", to: "15:00", floor: {medication: 1}}` + "\n" + row + `  - {days: all, from: "14:00", to: "16:00", floor: {total: 1}}`:                                   "",
		strings.Replace(some, "id: Anne,", "id: Anne, authorisations: [{id: medication, until: 2026-01-10}],", 1) + `  - {days: all, from: "07:30", to: "15:00", floor: {medication: 1}}` + "\n" + row: "speaks of medication and of RN",
		little + "need:\n" + strings.Replace(row, "exclusive", "max: {RN: 2}, exclusive", 1):                                                                                                           "take out max",
		little + "need:\n" + strings.Replace(row, "floor: {RN: 1}, ", "", 1):                                                                                                                           "give floor or target",
		little + "need:\n" + row + row: "speaks of RN at the same time as need row 1 does",
	} {
		if says == "" {
			_, err := ward.Read("w.yaml", []byte(text))
			require.NoError(t, err)
			continue
		}
		all := problems(t, text)
		require.Contains(t, all[0].Text, says)
	}
}
