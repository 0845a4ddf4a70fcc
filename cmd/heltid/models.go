package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (p *program) models() *cobra.Command {
	var expert bool
	cmd := &cobra.Command{
		Use:   "models",
		Short: "List the rota models that a ward may use by name, or show one",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return report.Models(p.out, expert, rule.Lang(p.lang), p.textWidth())
		},
	}
	cmd.Flags().BoolVar(&expert, "expert", false, "list those too that are for who knows what the law asks of them")
	cmd.AddCommand(&cobra.Command{
		Use:   "show MODEL",
		Short: "Tell what a rota model is: shifts, weekends, period, who has to agree, source",
		Args:  cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, m := range ward.Library() {
				names = append(names, m.ID)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			m, ok := ward.InLibrary(args[0])
			if !ok {
				return usage(fmt.Errorf("no rota model %q; `heltid models --expert` lists them", args[0]))
			}
			return report.Model(p.out, m, rule.Lang(p.lang), p.textWidth())
		},
	})
	return cmd
}
