package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func measured() []*record {
	best := int64(100)
	r := &record{row: "a<b", aim: "aim", says: "says", instance: "one", hash: "abc", seed: 3, counts: "cost", best: &best}
	us, them := r.start(ours), r.start(plainCP)
	us.say(point{time.Second, 150, 0, true, false})
	us.say(point{2 * time.Second, 101, 90, true, true})
	us.say(point{3 * time.Second, 101, 90, true, true}) // no news
	them.say(point{time.Second, 200, 50, true, true})
	return []*record{r, {row: "startup", aim: "30 ms", says: "9 ms"}}
}

func TestThePageStandsAlone(t *testing.T) {
	t.Parallel()
	var page bytes.Buffer
	require.NoError(t, writePage(&page, facts{engine: "1", cores: 2, date: "2026-01-01"}, measured()))
	text := page.String()
	require.NotContains(t, text, "<script")
	require.NotContains(t, text, "http")
	require.Contains(t, text, "a&lt;b")
	require.Contains(t, text, "1.00 %", "101 for 100")
	require.Equal(t, 2, strings.Count(text, "<svg"), "the profile and one row with curves")
	require.Equal(t, strings.Count(text, "<svg"), strings.Count(text, "</svg>"))
}

func TestTheTableHasEachPoint(t *testing.T) {
	t.Parallel()
	var table bytes.Buffer
	require.NoError(t, writeCSV(&table, facts{engine: "1", cores: 2, date: "2026-01-01"}, measured()))
	lines := strings.Split(strings.TrimSpace(table.String()), "\n")
	require.Len(t, lines, 4)
	require.Contains(t, lines[1], ",heltid,cost,1.00,150,,100,")
	require.Contains(t, lines[2], ",heltid,cost,2.00,101,90,100,")
}
