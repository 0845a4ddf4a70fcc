package ward_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// What the format describes and nothing acts on: one case an entry, and the
// nearest thing that is built.
func TestWhatIsNotBuiltIsRefusedByName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, where, refused, built string }{
		{"exclusive need", "need[0].exclusive", little + aNeed("exclusive: true"), little + aNeed("exclusive: false")},
	} {
		t.Run(c.where, func(t *testing.T) {
			t.Parallel()
			all := problems(t, c.refused)
			require.Len(t, all, 1)
			require.Equal(t, c.where, all[0].Path)
			require.Equal(t, c.name+" is described by the format but not built yet; take it out", all[0].Text)
			_, err := ward.Read("w.yaml", []byte(c.built))
			require.NoError(t, err)
		})
	}
}

const onePost = "posts:\n  - {id: p, competence: RN, count: 1}\n"

func aNeed(more string) string {
	return `need: [{days: mon-fri, from: "07:30", to: "15:00", floor: {total: 1}, ` + more + "}]\n"
}
