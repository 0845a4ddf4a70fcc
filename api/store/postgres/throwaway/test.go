package throwaway

import (
	"errors"
	"os"
	"testing"
)

// Test starts a server until the test ends. Where there is none to start the
// test is skipped, unless Required is set.
func Test(t *testing.T) *Server {
	t.Helper()
	s, err := Start(t.Context())
	switch {
	case errors.Is(err, ErrNoPostgres) && os.Getenv(Required) == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Remove(); err != nil {
			t.Error(err)
		}
	})
	return s
}
