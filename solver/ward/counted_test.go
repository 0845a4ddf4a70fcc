package ward_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

func TestCounted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1 {person|personer} har":                                "1 person har",
		"2 {person|personer} har":                                "2 personer har",
		"0 {person|personer} har":                                "0 personer har",
		"11 {person|personer} har":                               "11 personer har",
		"1,5 {time|timer}":                                       "1,5 timer",
		"1:00 {time|timer}":                                      "1:00 timer",
		"1 {person has|people have} 2 {post|posts} or {it|more}": "1 person has 2 posts or more",
		"ingen {person|personer}":                                "ingen personer",
		"1 av {den|de}":                                          "1 av den",
	} {
		require.Equal(t, want, ward.Counted(text))
	}
}
