package ward

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryEntryOfNotBuiltHasItsCase(t *testing.T) {
	t.Parallel()
	cases, err := os.ReadFile("notbuilt_test.go")
	require.NoError(t, err)
	for _, u := range notBuilt {
		where := u.path
		for _, list := range []string{"people", "employments", "absences", "shifts", "need", "models"} {
			n := "[0]"
			if list == "people" || list == "shifts" {
				n = "[1]"
			}
			where = strings.Replace(where, list+"/*", list+n, 1)
		}
		require.Contains(t, string(cases), `"`+strings.ReplaceAll(where, "/", ".")+`"`)
	}
}
