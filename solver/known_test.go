package solver

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/bound"
	"heltid/solver/explain"
)

// What proves a limit is kept with what is known of a question from one part of
// a search to the next. A comparison's journal has no room for it.
func TestWhatIsKnownKeepsWhatProvesIt(t *testing.T) {
	t.Parallel()
	limit := explain.Limit{Possible: true, FullTime: 12, Bounds: []bound.Bound{{
		Tier: 2, Quantity: "full_time", Upper: true, Value: 12, Raw: 12.5, Origin: bound.ByFlow,
		Certificate: &bound.Certificate{Question: bound.Question{Quantity: "full_time"}, Value: 12, Step: 40, Multipliers: []int64{1 << 62, -3}},
	}}}
	known := Known{Levers: []explain.Lever{{ID: "weekends", After: limit}}, Whole: true}
	data, err := json.Marshal(known)
	require.NoError(t, err)
	var back Known
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, known, back)

	j := &Journal{Reaches: map[string]explain.Limit{"a case": limit}}
	data, err = json.Marshal(j)
	require.NoError(t, err)
	require.NotContains(t, string(data), "multipliers")
	require.NotNil(t, j.Reaches["a case"].Bounds)
}
