package rota_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

func TestIdentityNumbersAreRefusedInEveryKindOfFile(t *testing.T) {
	t.Parallel()
	const number = "15076500565"
	for name, text := range map[string]string{
		"external.yaml": replaced(t, written, "person: Anne\n", "person: Anne\n    external_id: \""+number+"\"\n"),
		"person.csv":    strings.Replace(across, "Anne", number, 1),
		"column.csv":    strings.Replace(across, "112,5", "150765 00565", 1),
		"weeks.csv":     strings.Replace(down, "Navn", number, 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := rota.Load(name, []byte(text), small(t), rota.Told{})
			var problems ward.Problems
			require.ErrorAs(t, err, &problems)
			require.Contains(t, err.Error(), ward.NoIdentityNumber)
			require.Positive(t, problems[0].Line)
		})
	}
	_, err := rota.Load("hash.yaml", []byte(written+"origin: {engine: \"1\", rule_set: \"1\", input_hash: a"+number+"b, seed: 0}\n"), small(t), rota.Told{})
	require.NoError(t, err, "the hash of a ward is none")
}
