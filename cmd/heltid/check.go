package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/check"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
)

func (p *program) check() *cobra.Command {
	var path, format string
	var grid bool
	cmd := &cobra.Command{
		Use:   "check ROTA --ward WARD",
		Short: "Tell which rules a rota breaks, hand-made or not",
		Long:  "check judges a rota file (YAML or JSON) by every rule, in wall-clock time. It shares no reckoning with what makes rotas.",
		Args:  oneFile("rota"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			if path == "" {
				return usage(errors.New("name the ward the rota is for with --ward"))
			}
			w, err := p.ward(path)
			if err != nil {
				return err
			}
			r, c, err := rota.ReadFile(args[0], w)
			if err != nil {
				return bad(err)
			}
			found, err := check.Check(c, r)
			if err != nil {
				return bad(err)
			}
			if format == "json" {
				err = report.FindingsJSON(p.out, found)
			} else {
				if grid {
					if err := report.Grid(p.out, c, r, p.look()); err != nil {
						return err
					}
					fmt.Fprintln(p.out)
				}
				err = report.Findings(p.out, c, found, rule.Lang(p.lang), p.textWidth())
			}
			if err == nil && len(found.Findings) > 0 {
				err = &ending{code: findings}
			}
			return err
		},
	}
	cmd.Flags().StringVar(&path, "ward", "", "the ward's file (needed)")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&grid, "grid", false, "show the rota too")
	return cmd
}
