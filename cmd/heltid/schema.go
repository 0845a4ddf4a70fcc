package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// schemas are of the files the program reads and writes.
var schemas = map[string]func() []byte{"ward": ward.Schema, "rota": rota.Schema, "result": report.Schema, "compare": report.ComparisonSchema, "check": report.JudgementSchema, "extra": report.OfferSchema, "measures": report.MeasuresSchema, "proof": report.ProofSchema, "repair": report.RepairSchema}

func (p *program) schema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [ward|rota|result|check|compare|extra|measures|proof]",
		Short:     "Print the JSON Schema of ward files, of rota files, of result.json, of checks, of compare.json, of offers of extra shifts, of measures or of proof.json",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: slices.Sorted(maps.Keys(schemas)),
		RunE: func(_ *cobra.Command, args []string) error {
			of := "ward"
			if len(args) == 1 {
				of = args[0]
			}
			_, err := fmt.Fprintf(p.out, "%s", schemas[of]())
			return err
		},
	}
}
