// Command heltid makes and checks rotas for Norwegian municipal care, and says
// how many can work full time and how many at most.
package main

import (
	"os"
	"os/signal"
	"syscall"

	"heltid/solver/cpsat"
)

func main() {
	cpsat.ChildMain() // a solver process is this program again, and needs nothing below
	// Where nobody reads what is written, that is an error of the write and not the end of the program, which
	// may have begun something elsewhere. To ignore the signal would be inherited by solver processes.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
