package child

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// attributes put the child in a process group of its own, so that Ctrl-C in a
// terminal reaches only the parent, and end it with the parent.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// niceness keeps a service that solves able to answer.
const niceness = 5

// limit lets the process take so many bytes of address space more than it has,
// leaves no core file behind, and makes it nice. The group is the child alone;
// asking for the group reaches all its threads.
func limit(memory int64) error {
	syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) // a wish
	// Getpriority gives 20 less the niceness; who is nicer already stays so
	if now, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0); err == nil && 20-now < niceness {
		syscall.Setpriority(syscall.PRIO_PGRP, 0, niceness) // a wish
	}
	if memory <= 0 {
		return nil
	}
	most := uint64(status("VmSize") + memory)
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		return fmt.Errorf("limiting memory to %d bytes: %w", memory, err)
	}
	return nil
}

// peak is the most memory this process has had resident, in bytes. (The rusage
// of a child counts the parent's memory at the time of the fork.)
func peak() int64 { return status("VmHWM") }

// status reads a size in bytes from /proc/self/status; 0 when it is not there.
func status(name string) int64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), name+":"); ok {
			var kib int64
			fmt.Sscanf(rest, "%d kB", &kib) // 0 then
			return kib << 10
		}
	}
	return 0
}
