package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// What the format describes and nothing acts on: one case an entry, and the
// nearest thing that is built.
func TestWhatIsNotBuiltIsRefusedByName(t *testing.T) {
	t.Parallel()
	person := func(s string) string {
		return strings.Replace(little, "id: Bo, competence: ASS", "id: Bo, competence: ASS, "+s, 1)
	}
	for _, c := range []struct{ name, where, refused, built string }{
		{"employment as a substitute", "people[1].employments[0].kind", person("employments: [{post: p, percent: 50, kind: substitute}]") + onePost, person("employments: [{post: p, percent: 50, kind: fixed_term}]") + onePost},
		{"absence of less than 100 per cent", "people[1].absences[0].percent", person("absences: [{percent: 50, from: 2026-01-05, until: 2026-01-11}]"), person("absences: [{percent: 100, from: 2026-01-05, until: 2026-01-11}]")},
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
