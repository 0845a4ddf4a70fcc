package published

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The lines of A break one limit at a time; B and C keep theirs.
func TestScoreNamesWhatALineBreaks(t *testing.T) {
	t.Parallel()
	in := example(t)
	for _, x := range []struct {
		a    string
		says []string
	}{
		{".DDDD....DDD..", nil},
		{".DDDD....DDDDD", nil}, // runs at the edge
		{".DDDD...DD...D", []string{"A: works on day 8, a day off"}},
		{".DDDD....DDD.D", []string{"A: days off 12 to 12 are fewer than 2"}},
		{".DDD..D..DDD..", []string{"A: shifts on days 6 to 6 are fewer than 2"}},
		{".DDDDDD..DD...", []string{"A: shifts on days 1 to 6 are more than 5"}},
		{".DDND....DDD..", []string{"A: D after N on day 4"}},
		{".NNNN....DDD..", []string{"A: 4 shifts N of at most 3"}},
		{".DDDDD...DDDD.", []string{"A: 2 weekends of at most 1"}},
		{".DD......DD...", []string{"A: 1920 minutes, of 3000 to 4800"}},
	} {
		a := line(in, x.a)
		w := walk{in: in, p: &in.Staff[0], line: a}
		w.days()
		w.runs()
		require.Equal(t, x.says, w.breaches, x.a)
	}
}

func TestScoreAddsCoverAndRequests(t *testing.T) {
	t.Parallel()
	in := example(t)
	r := Roster{line(in, ".DDDD....DDD.."), line(in, ".NNNN....NNN.."), line(in, "..D...D.......")}
	cost, breaches := Score(in, r)
	require.Empty(t, breaches)
	// D is missing on days 0 and 12; a shift type without a requirement is not
	// counted; C asked for day 3, B to be off on day 1
	require.Equal(t, 2*100+3+1, cost)
	require.Equal(t, cost, newTally(in, r).cost)
}
