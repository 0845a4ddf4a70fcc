package native_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/native"
)

// Tests that solve skip themselves where OR-Tools is absent. Where
// HELTID_REQUIRE_ORTOOLS is set, as `make test` does, this one fails instead,
// so that a green run has really solved.
func TestLibrariesAreThereWhereRequired(t *testing.T) {
	if os.Getenv("HELTID_REQUIRE_ORTOOLS") == "" {
		t.Skip("HELTID_REQUIRE_ORTOOLS is not set")
	}
	dir, err := native.Find("")
	require.NoError(t, err)
	require.NoError(t, native.Open(dir), "OR-Tools is there and cannot be opened")
	for _, file := range []string{"cp_model_pb2.py", "sat_parameters_pb2.py"} {
		require.FileExists(t, filepath.Join(filepath.Dir(dir), "descriptors", file))
	}
}
