package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rule"
)

func (p *program) validate() *cobra.Command {
	var explain bool
	var model, run string
	cmd := &cobra.Command{
		Use:   "validate WARD",
		Short: "See that a ward file is right, and what it leaves to defaults",
		Args:  oneFile("ward"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.ward(args[0])
			if err != nil {
				return err
			}
			if p.server != "" {
				return p.validateThere(cmd.Context(), model, run, explain)
			}
			if err := report.Given(p.out, w, rule.Lang(p.lang), p.textWidth()); err != nil || !explain {
				return err
			}
			r, err := question(w, run)
			if err != nil {
				return err
			}
			c, err := w.Case(model, r)
			if err != nil {
				return usage(err)
			}
			fmt.Fprintln(p.out)
			return report.Explain(p.out, c, rule.Lang(p.lang), p.textWidth())
		},
	}
	cmd.Flags().BoolVar(&explain, "explain", false, "list the defaults in force, with their sources, and need given per shift code by time of day")
	cmd.Flags().StringVar(&model, "model", "", "rota model to explain (default the first)")
	cmd.Flags().StringVar(&run, "run", "", "run to explain: structure, from-today or plan")
	return cmd
}
