package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"heltid/fixtures"
	"heltid/solver/ward"
)

func (p *program) wards() *cobra.Command {
	return &cobra.Command{
		Use:   "wards [NAME]",
		Short: "List the example wards, or print one to start from",
		Args:  cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return fixtures.Wards(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				data, err := fixtures.WardIn(args[0], p.lang)
				if err != nil {
					return usage(err)
				}
				_, err = p.out.Write(data)
				return err
			}
			for _, name := range fixtures.Wards() {
				data, err := fixtures.Ward(name)
				if err != nil {
					return err
				}
				w, err := ward.Read(name+".yaml", data)
				if err != nil {
					return err
				}
				fmt.Fprintf(p.out, "%s: %s\n  %s\n", name, w.Name, cmp.Or(fixtures.Note(name, p.lang), w.Note))
			}
			return nil
		},
	}
}
