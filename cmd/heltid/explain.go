package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"

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
	var person, model, ortools, grounds string
	var size float64
	cmd := &cobra.Command{
		Use:   "explain WARD --post PERSON",
		Short: "Say why somebody's post is not full time, and what could make room for it",
		Long: `explain asks what stands against making one person's post full time: whether any
rota could still cover the need, whether others would have to do without, and
which one change would make room, the cheapest first. It makes no rota.

With --grounds it writes the document that an employer must write before
appointing part time (AML § 14-1 b): the need through the week, what weekends
take, what stands against full time, what else could be done and who has a
preferential right, with fields for what only people can answer.

  heltid explain ward.yaml --post RN-vacant-01 --size 60 --grounds grounds.html`,
		Args: oneFile("ward"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.ward(args[0])
			if err != nil {
				return err
			}
			if ending := filepath.Ext(grounds); grounds != "" && ending != ".html" && ending != ".txt" {
				return usage(fmt.Errorf("%q: grounds are written as .html or .txt", grounds))
			}
			if size < 0 || size >= 100 {
				return usage(fmt.Errorf("--size is per cent of a part-time post, over 0 and under 100, not %v", size))
			}
			c, _, err := solver.Request{Ward: w, Model: model, Run: ward.FromToday}.Case()
			if err != nil {
				return usage(err)
			}
			if person == "" {
				return usage(fmt.Errorf("name whose post it is with --post; there are %v", posts(c, grounds != "")))
			}
			q, ok := c.Person(person)
			if !ok || q.Anonymous || q.Vacant && grounds == "" {
				return usage(fmt.Errorf("nobody in the ward is called %q; there are %v", person, posts(c, grounds != "")))
			}
			why, err := fullTimeFor(cmd.Context(), c, person, ortools)
			if err != nil {
				return err
			}
			if grounds != "" {
				considered := ward.Size(math.Round(size * 100))
				if considered == 0 {
					considered = q.Size.Current
				}
				return p.writeGrounds(grounds, report.Grounds{Case: c, Post: q, Size: considered, Why: why})
			}
			return report.Post(p.out, c, person, why, rule.Lang(p.lang), p.textWidth())
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&person, "post", "", "id of the person whose post it is (needed)")
	fl.StringVar(&grounds, "grounds", "", "file to write the grounds for a part-time post to, .html or .txt; the post may be vacant")
	fl.Float64Var(&size, "size", 0, "size of the post considered, per cent (default today's)")
	fl.StringVar(&model, "model", "", "rota model of the ward or the library (default the ward's first)")
	fl.StringVar(&ortools, "ortools", "", "folder with OR-Tools' libraries (default: HELTID_ORTOOLS, or beside the program)")
	return cmd
}

func fullTimeFor(ctx context.Context, c *ward.Case, person, ortools string) (*explain.Post, error) {
	if q, _ := c.Person(person); !q.Vacant && q.Size.Current >= ward.FullTime {
		return nil, nil
	}
	library, err := cpsat.Library(ortools)
	if err != nil {
		return nil, err
	}
	return explain.FullTimeFor(ctx, c, person, &lp.Runner{Library: library})
}

// writeGrounds writes the grounds for a part-time post as the file's ending says.
func (p *program) writeGrounds(path string, g report.Grounds) error {
	var b bytes.Buffer
	var err error
	if filepath.Ext(path) == ".txt" {
		err = report.GroundsText(&b, g, rule.Lang(p.lang), textWidth)
	} else {
		err = report.GroundsPage(&b, g, rule.Lang(p.lang))
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// posts are the ids of those who work in the ward, and of its vacant posts where
// those are asked for.
func posts(c *ward.Case, vacant bool) []string {
	var out []string
	for _, q := range c.People {
		if !q.Anonymous && (vacant || !q.Vacant) {
			out = append(out, q.ID)
		}
	}
	return out
}
