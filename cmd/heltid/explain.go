package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (p *program) explain() *cobra.Command {
	var person, model, ortools string
	cmd := &cobra.Command{
		Use:   "explain WARD --post PERSON",
		Short: "Say why somebody's post is not full time, and what could make room for it",
		Long: `explain asks what stands against making one person's post full time: whether any
rota could still cover the need, whether others would have to do without, and
which one change would make room, the cheapest first. It makes no rota.`,
		Args: oneFile("ward"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.ward(args[0])
			if err != nil {
				return err
			}
			if person == "" {
				return usage(fmt.Errorf("name whose post it is with --post; there are %v", people(w)))
			}
			c, _, err := solver.Request{Ward: w, Model: model, Run: ward.FromToday}.Case()
			if err != nil {
				return usage(err)
			}
			if q, ok := c.Person(person); !ok || q.Anonymous || q.Vacant {
				return usage(fmt.Errorf("nobody in the ward is called %q; there are %v", person, people(w)))
			}
			why, err := fullTimeFor(cmd.Context(), c, person, ortools)
			if err != nil {
				return err
			}
			return report.Post(p.out, c, person, why, rule.Lang(p.lang), p.textWidth())
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&person, "post", "", "id of the person whose post it is (needed)")
	fl.StringVar(&model, "model", "", "rota model of the ward or the library (default the ward's first)")
	fl.StringVar(&ortools, "ortools", "", "folder with OR-Tools' libraries (default: HELTID_ORTOOLS, or beside the program)")
	return cmd
}

func fullTimeFor(ctx context.Context, c *ward.Case, person, ortools string) (*explain.Post, error) {
	if q, _ := c.Person(person); q.Size.Current >= ward.FullTime {
		return nil, nil
	}
	library, err := cpsat.Library(ortools)
	if err != nil {
		return nil, err
	}
	return explain.FullTimeFor(ctx, c, person, &lp.Runner{Library: library})
}

// people are the ids of those who work in the ward.
func people(w *ward.Ward) []string {
	var out []string
	for i := range w.People {
		out = append(out, w.People[i].ID)
	}
	return out
}
