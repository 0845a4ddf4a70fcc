package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/native"
	"heltid/solver/rule"
)

func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of engine, rules and OR-Tools",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			where, err := cpsat.Library("")
			if err != nil {
				where = err.Error()
			}
			_, err = fmt.Fprintf(p.out, "heltid %s\nrules %s\nOR-Tools %s: %s\n%s %s/%s\n",
				solver.Version, rule.SetVersion, native.Version, where, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
