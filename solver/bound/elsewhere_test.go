package bound

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// pricing is a program of ward-12a that nothing is solved of, prices for its
// rows, and a round of it in which each kind takes long.
func pricing(t *testing.T) (l *Lines, there *Pricing, anew func() *round) {
	t.Helper()
	data, err := fixtures.Ward("ward-12a")
	require.NoError(t, err)
	w, err := ward.Read("ward-12a", data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	l, err = stateLines(t.Context(), c, rule.Terms(c), 1, whole)
	require.NoError(t, err)
	require.Greater(t, len(l.kinds), 2)
	l.trip = 200 * time.Millisecond
	there, err = NewPricing(t.Context(), c, rule.Terms(c))
	require.NoError(t, err)
	rng, y := rand.New(rand.NewPCG(1, 1)), make(prices, l.model.NumRows())
	for i := range y {
		y[i] = 500 * rng.Float64()
	}
	return l, there, func() *round {
		for i := range l.kinds {
			l.took[0][i] = time.Second
		}
		return &round{Lines: l, y: y, most: 3, at: make([]roundKind, len(l.kinds))}
	}
}

// lines is what the round has of each kind.
func (r *round) lines() (out [][]priced) {
	for _, k := range r.at {
		out = append(out, k.found)
	}
	return out
}

func TestLinesPricedElsewhereAreTheSame(t *testing.T) {
	t.Parallel()
	_, there, anew := pricing(t)
	alone := anew()
	alone.work(t.Context())

	shared := anew()
	for q := shared.next(); q != nil; q = shared.next() {
		answer, err := there.Answer(t.Context(), q)
		require.NoError(t, err)
		shared.answered(answer)
	}
	for i, k := range shared.at {
		require.True(t, k.done && !k.here, "kind %d", i)
		require.NotEmpty(t, k.found)
	}
	require.Equal(t, alone.lines(), shared.lines())
}

// Whoever was asked and does not answer, or answers what are no lines, has cost
// nothing: all is priced here.
func TestNobodyWaitsForLinesPricedElsewhere(t *testing.T) {
	t.Parallel()
	_, there, anew := pricing(t)
	alone := anew()
	alone.work(t.Context())
	var honest []byte
	for name, spoil := range map[string]func(a *pricingAnswer) any{
		"no answer":               func(*pricingAnswer) any { return nil },
		"something else":          func(*pricingAnswer) any { return "lines" },
		"no such kind":            func(a *pricingAnswer) any { a.Kinds[0] = 1000; return a },
		"no such group":           func(a *pricingAnswer) any { a.Lines[0][0].Group = -1; return a },
		"no such shift":           func(a *pricingAnswer) any { a.Lines[0][0].Line[3] = 99; return a },
		"another size":            func(a *pricingAnswer) any { a.Lines[0][0].Size++; return a },
		"other hours":             func(a *pricingAnswer) any { a.Lines[0][0].Units++; return a },
		"too short":               func(a *pricingAnswer) any { a.Lines[0][0].Line = a.Lines[0][0].Line[1:]; return a },
		"against the rules":       func(a *pricingAnswer) any { a.Lines[0][0].Line = moved(a.Lines[0][0].Line); return a },
		"lines of fewer kinds":    func(a *pricingAnswer) any { a.Lines = nil; return a },
		"an answer from the past": func(a *pricingAnswer) any { return a },
	} {
		r := anew()
		q := r.next()
		require.NotNil(t, q)
		if honest == nil {
			var err error
			honest, err = there.Answer(t.Context(), q)
			require.NoError(t, err)
		}
		var a pricingAnswer
		require.NoError(t, json.Unmarshal(bytes.Clone(honest), &a))
		spoiled, err := json.Marshal(spoil(&a))
		require.NoError(t, err)
		if name == "an answer from the past" {
			r.work(t.Context())
		}
		r.answered(spoiled)
		r.work(t.Context())
		require.Equal(t, alone.lines(), r.lines(), name)
		for i, k := range r.at {
			require.True(t, k.here, "%s: kind %d", name, i)
		}
	}
}

// moved has the duties of a line in one row, as no rule allows.
func moved(line []int) []int {
	out := make([]int, len(line))
	for i := range out {
		out[i] = Off
	}
	at := 0
	for _, shift := range line {
		if shift != Off {
			out[at] = shift
			at++
		}
	}
	return out
}

// Others are asked only where pricing takes longer than to ask them, and of no
// more than is left.
func TestOthersAreAskedForWhatIsWorthAsking(t *testing.T) {
	t.Parallel()
	l, there, anew := pricing(t)
	asked := 0
	for q, r := []byte{}, anew(); q != nil; q = r.next() {
		asked++
	}
	require.Greater(t, asked, 2, "parts get smaller")
	r := anew()
	for i := range l.kinds {
		l.took[0][i] = l.trip / time.Duration(2*len(l.kinds))
	}
	require.Nil(t, r.next())
	_, err := there.Answer(t.Context(), []byte(`{"kinds": [0], "prices": [1]}`))
	require.ErrorContains(t, err, "another case")
}
