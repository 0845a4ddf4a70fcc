package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/rule/scaffold"
	"heltid/solver/ward"
)

func (p *program) rules() *cobra.Command {
	var inventory bool
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules, or explain one with its sources",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			text := rule.List(rule.Lang(p.lang))
			if inventory {
				text = rule.ListProvisions(rule.Lang(p.lang))
			}
			_, err := fmt.Fprint(p.out, text)
			return err
		},
	}
	cmd.Flags().BoolVar(&inventory, "provisions", false, "list the provisions of law and tariff instead, and what becomes of each")
	cmd.AddCommand(
		&cobra.Command{
			Use:   "explain RULE",
			Short: "All there is to know about a rule, by name (daily_rest) or paragraph (aml-10-8-1)",
			Args:  cobra.ExactArgs(1),
			ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				var names []string
				for _, r := range rule.All() {
					names = append(names, string(r.ID))
				}
				return names, cobra.ShellCompDirectiveNoFileComp
			},
			RunE: func(_ *cobra.Command, args []string) error {
				under := rule.Under(args[0])
				if r, ok := rule.ByID(ward.Quantity(args[0])); ok {
					under = []rule.Rule{r}
				}
				if found, ok := rule.ProvisionByID(args[0]); ok && (len(under) == 0 || found.Fate != rule.Computed) {
					fmt.Fprint(p.out, rule.ExplainProvision(found, rule.Lang(p.lang)))
					return nil
				}
				if found, ok := rule.ProvisionByID(args[0]); ok { // every rule that computes it
					for _, q := range found.Rules {
						if r, ok := rule.ByID(q); ok && !slices.ContainsFunc(under, func(u rule.Rule) bool { return u.ID == q }) {
							under = append(under, r)
						}
					}
				}
				if len(under) == 0 {
					return usage(fmt.Errorf("no rule or paragraph %q; `heltid rules` lists them", args[0]))
				}
				told := false
				if found, ok := rule.ProvisionByID(args[0]); ok && found.Text[rule.Lang(p.lang)] != "" {
					fmt.Fprint(p.out, rule.ExplainProvision(found, rule.Lang(p.lang)))
					told = true
				}
				for i, r := range under {
					if told || i > 0 {
						fmt.Fprintln(p.out)
					}
					if err := report.RuleText(p.out, r, rule.Lang(p.lang)); err != nil {
						return err
					}
				}
				return nil
			},
		},
		p.ruleBook(),
		&cobra.Command{
			Use:   "new RULE",
			Short: "Write the files of a new rule, in the root of this program's source",
			Args:  cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error {
				paths, err := scaffold.New(".", args[0])
				for _, path := range paths {
					fmt.Fprintln(p.out, path)
				}
				return bad(err)
			},
		},
	)
	return cmd
}

// ruleBook is `heltid rules doc`.
func (p *program) ruleBook() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "doc",
		Short: "Write the whole catalogue as one page, with examples and what becomes of each provision",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "html":
				return report.RuleBookPage(p.out, rule.Lang(p.lang))
			case "md":
				return report.RuleBook(p.out, rule.Lang(p.lang))
			}
			return usage(fmt.Errorf("--format is html or md, not %q", format))
		},
	}
	cmd.Flags().StringVar(&format, "format", "html", "html or md")
	return cmd
}
