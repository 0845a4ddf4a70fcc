package lp_test

import (
	"os"
	"testing"

	"heltid/solver/native/child"
)

func TestMain(m *testing.M) {
	child.Main()
	os.Exit(m.Run())
}
