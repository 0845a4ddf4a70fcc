package published

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadTakesEitherLineEnd(t *testing.T) {
	t.Parallel()
	unix := example(t)
	dos, err := Read("small.txt", []byte(strings.ReplaceAll(small, "\n", "\r\n")))
	require.NoError(t, err)
	require.NotEqual(t, unix.Hash, dos.Hash, "the hash names the file as it is")
	dos.Hash = unix.Hash
	require.Equal(t, unix, dos)

	require.Equal(t, "small", unix.Name)
	require.Equal(t, []Shift{{"D", 480, nil}, {"N", 600, []int{0}}}, unix.Shifts)
	a := unix.Staff[0]
	require.Equal(t, []int{14, 3}, a.Most)
	require.Equal(t, []int{4800, 3000, 5, 2, 2, 1}, []int{a.MostMinutes, a.LeastMinutes, a.LongestRun, a.ShortestRun, a.ShortestOff, a.MostWeekends})
	require.Equal(t, map[int]bool{0: true, 8: true}, a.Off, "a line of days off lists several days")
	require.Equal(t, map[Duty]int{{2, 0}: 2}, a.WantedOn)
	require.Equal(t, Cover{Duty{1, 1}, 1, 100, 1}, unix.Cover[2])
}

func TestReadSaysWhereAndWhat(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ was, is, says string }{
		{"14\n\nSECTION_SHIFTS", "\n\nSECTION_SHIFTS", "a.txt:15: day 0, but the horizon has no days"},
		{"14\n\n", "fourteen\n\n", `a.txt:3: horizon: "fourteen" is not a number`},
		{"D,480,", "D,480", "a.txt:6: 2 fields in SECTION_SHIFTS, where 3 are expected"},
		{"N,600,D", "N,600,X", `a.txt:9: no shift is called "X"`},
		{"D=14|N=3", "D=14|Q=3", `a.txt:10: no shift is called "Q"`},
		{"D=14|N=3", "D=14|N", `a.txt:10: "N" is not a limit like D=14`},
		{"B,5\n", "B,14\n", "a.txt:16: day 14, but the last of 14 days is 13"},
		{"A,2,D,2", "Z,2,D,2", `a.txt:19: nobody is called "Z"`},
		{"12,D,1,100,1", "10,N,1,100,1", "a.txt:35: a second requirement of N on day 10"},
		{"SECTION_COVER", "SECTION_SKILLS", "a.txt:25: SECTION_SKILLS, where SECTION_COVER is expected"},
		{small[strings.Index(small, "SECTION_COVER"):], "", "a.txt:24: the file ends without SECTION_COVER"},
	} {
		_, err := Read("a.txt", []byte(strings.Replace(small, c.was, c.is, 1)))
		require.ErrorContains(t, err, c.says, c.is)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := Read("f.txt", data)
		if err != nil {
			require.ErrorContains(t, err, "f.txt")
			return
		}
		for _, c := range in.Cover {
			require.Less(t, c.Day, in.Days)
			require.Less(t, c.Shift, len(in.Shifts))
		}
	})
}
