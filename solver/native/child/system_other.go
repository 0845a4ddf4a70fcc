//go:build !linux

package child

import "syscall"

// Solving needs Linux (see native.Open); this lets the rest compile.

func attributes() *syscall.SysProcAttr { return nil }
func limit(int64) error                { return nil }
func peak() int64                      { return 0 }
