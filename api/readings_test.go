package api

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/fixtures"
)

func TestAWardIsReadOnceForATenant(t *testing.T) {
	t.Parallel()
	var r readings
	f := file{"ward.yaml", []byte(example(t, "ward-small"))}
	first, err := r.ward("a", f)
	require.NoError(t, err)
	again, err := r.ward("a", f)
	require.NoError(t, err)
	require.Same(t, first, again)
	others, err := r.ward("b", f)
	require.NoError(t, err)
	require.NotSame(t, first, others)
	changed, err := r.ward("a", file{f.name, append([]byte("# changed\n"), f.data...)})
	require.NoError(t, err)
	require.NotSame(t, first, changed)
	_, err = r.ward("a", file{f.name, []byte("name: none")})
	require.Error(t, err)
	require.Len(t, r.byFile, 3)
}

// However many wards are asked for, and however large, what is kept of them is
// bounded: the one that was asked for last stays, until nobody asks for it.
func TestReadWardsAreForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var r readings
		held := func() [3]int {
			r.mu.Lock()
			defer r.mu.Unlock()
			return [3]int{len(r.byFile), r.lately.Len(), r.bytes}
		}
		sized := func(bytes int) file {
			data := []byte(example(t, "ward-three"))
			return file{"ward.yaml", append(data, "#"+strings.Repeat("x", bytes-len(data)-1)...)}
		}
		for _, tenant := range []string{"a", "b", "c"} {
			_, err := r.ward(tenant, sized(mostRead/2+1))
			require.NoError(t, err)
			require.Equal(t, [3]int{1, 1, mostRead/2 + 1}, held())
		}
		_, err := r.ward("a", sized(mostRead+1))
		require.NoError(t, err)
		require.Equal(t, [3]int{1, 1, mostRead/2 + 1}, held())
		time.Sleep(unasked) // by the test's own clock
		synctest.Wait()
		require.Equal(t, [3]int{}, held())
	})
}

// Calls at the same time have the same ward.
func TestManyChecksOfOneWard(t *testing.T) {
	t.Parallel()
	b := setup(t)
	broken, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	body, kind := form(t, map[string]string{"ward.yaml": example(t, "ward-small"), "rota.yaml": string(broken)})
	_, contentType, _ := strings.Cut(kind, ": ")
	answers := make([]string, 4)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			res, err := b.as("planner").CheckWithBodyWithResponse(t.Context(), &client.CheckParams{}, contentType, strings.NewReader(body))
			if err == nil {
				answers[i] = string(res.Body)
			}
		})
	}
	all.Wait()
	for _, a := range answers {
		require.Contains(t, a, "heltid_check")
		require.Equal(t, answers[0], a)
	}
}

// What breaks off on its way is the caller's to send again.
func TestAFormThatBreaksOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body, kind := form(t, map[string]string{"ward.yaml": example(t, "ward-small"), "rota.yaml": "lines: []\n"})
	for _, end := range []int{0, 30, len(body) / 2, len(body) - 4} {
		got, _ := b.ask("planner", "POST", "/v1/check", body[:end], kind)
		require.Equal(t, "invalid_request", got.Code, "cut after %d bytes", end)
		require.Contains(t, got.Problems[0].Text, "cannot be read to its end")
	}
}
