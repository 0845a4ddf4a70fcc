package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (p *program) measure() *cobra.Command {
	var today, format string
	cmd := &cobra.Command{
		Use:   "measure WARD ROTA",
		Short: "Say what a rota gives and costs: full time, weekends, strain, continuity, pay",
		Long: `measure reads a ward and a rota of it (YAML or JSON), and tells every figure with
what it counts, in which unit, and who counts it so. With --today the figures of
another rota of the ward stand beside them, and who gains and loses is told.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("name a ward file and a rota file, not %d", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" && format != "csv" {
				return usage(fmt.Errorf("--format is text, json or csv, not %q", format))
			}
			m, err := p.measured(args[0], args[1], today)
			if err != nil {
				return err
			}
			if p.server != "" {
				return p.measureThere(cmd.Context(), args[1], today, format)
			}
			switch format {
			case "json":
				return report.MeasuresJSON(p.out, m)
			case "csv":
				return report.MeasuresCSV(p.out, m, rule.Lang(p.lang))
			}
			return report.Measures(p.out, m, rule.Lang(p.lang), p.look().Width)
		},
	}
	cmd.Flags().StringVar(&today, "today", "", "rota file to set beside it, such as today's")
	cmd.Flags().StringVar(&format, "format", "text", "text, json or csv")
	return cmd
}

// measured reads a rota, and another to set beside it, and measures them.
func (p *program) measured(path, file, today string) (report.Measured, error) {
	var m report.Measured
	w, err := p.ward(path)
	if err != nil {
		return m, err
	}
	m.Case, m.Summary, err = figures(file, w)
	if err != nil || today == "" {
		return m, bad(err)
	}
	_, before, err := figures(today, w)
	m.Before = &before
	return m, bad(err)
}

// figures reads a rota of the ward and measures it.
func figures(path string, w *ward.Ward) (*ward.Case, measure.Summary, error) {
	r, c, err := rota.ReadFile(path, w)
	if err == nil {
		_, err = check.Lay(c, r)
	}
	if err != nil {
		return nil, measure.Summary{}, err
	}
	return c, measure.Sum(c, r), nil
}
