package published

import (
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// small is an instance in the text form: two weeks, three people, two shift
// types of unlike length.
const small = `# made up
SECTION_HORIZON
14

SECTION_SHIFTS
D,480,
N,600,D

SECTION_STAFF
A,D=14|N=3,4800,3000,5,2,2,1
B,D=14|N=14,4800,3000,4,2,3,1
C,D=14|N=0,2400,960,5,1,2,2

SECTION_DAYS_OFF
A,0,8
B,5

SECTION_SHIFT_ON_REQUESTS
A,2,D,2
C,3,D,3

SECTION_SHIFT_OFF_REQUESTS
B,1,N,1

SECTION_COVER
0,D,1,100,1
1,D,1,100,1
1,N,1,100,1
2,D,2,100,1
3,D,1,100,1
3,N,1,100,1
6,D,1,100,1
9,D,1,100,1
10,N,1,100,1
12,D,1,100,1
`

func example(t *testing.T) *Instance {
	t.Helper()
	in, err := Read("small.txt", []byte(small))
	require.NoError(t, err)
	return in
}

func absent(t *testing.T, err error) {
	t.Helper()
	if errors.Is(err, cpsat.ErrNoORTools) {
		t.Skip("OR-Tools is absent: ", err)
	}
}

// line reads a line written with a character a day: the shift type's, or a dot.
func line(in *Instance, text string) []int8 {
	out := make([]int8, 0, len(text))
	for _, c := range text {
		at := int8(Free)
		for i, s := range in.Shifts {
			if s.ID == string(c) {
				at = int8(i)
			}
		}
		out = append(out, at)
	}
	return out
}
