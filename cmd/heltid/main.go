// Command heltid makes and checks rotas for Norwegian municipal care, and says
// how many can work full time and how many at most.
package main

import (
	"os"

	"heltid/solver/cpsat"
)

func main() {
	cpsat.ChildMain() // a solver process is this program again, and needs nothing below
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
