package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

func (p *program) schema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [ward|rota]",
		Short:     "Print the JSON Schema of ward files, or of rota files",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"ward", "rota"},
		RunE: func(_ *cobra.Command, args []string) error {
			text := ward.Schema()
			if len(args) == 1 && args[0] == "rota" {
				text = rota.Schema()
			}
			_, err := fmt.Fprintf(p.out, "%s", text)
			return err
		},
	}
}
