package search

import (
	"runtime"
	"syscall"
)

// aside is how much nicer than CP-SAT's processes a proof beside them is.
const aside = 15

// stepAside leaves the processors to whoever looks for rotas: it makes the
// goroutine's thread nice, which ends with the goroutine.
func stepAside() {
	runtime.LockOSThread()
	syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), aside) // a wish
}
