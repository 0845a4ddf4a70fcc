package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"heltid/api"
	"heltid/api/store"
	"heltid/solver/ward"
)

// localTenant is whose keys are meant where nobody says.
const localTenant = "local"

func (p *program) keys() *cobra.Command {
	var at storage
	var tenant string
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "List, make and revoke keys of the HTTP service",
		Long: `keys lists the keys of a tenant. The service may run meanwhile: a new key holds at
once, and a revoked one no longer. Of a key only a hash is kept.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return at.with(cmd.Context(), func(s store.Store) error {
				all, err := s.Of(tenant).Keys(cmd.Context())
				if err != nil {
					return err
				}
				w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
				for _, k := range all {
					state := "holds"
					if !k.Revoked.IsZero() {
						state = "revoked " + k.Revoked.Format("2006-01-02")
					}
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, k.Role, state, k.Name)
				}
				return w.Flush()
			})
		},
	}
	at.flags(cmd.PersistentFlags())
	cmd.PersistentFlags().StringVar(&tenant, "tenant", localTenant, "whose keys")
	var role string
	create := &cobra.Command{
		Use:   "create NAME",
		Short: "Make a key, and print it once",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(api.Roles, role) {
				return usage(fmt.Errorf("--role is one of %s, not %q", strings.Join(api.Roles, ", "), role))
			}
			if ward.HasIdentityNumber(args[0] + " " + tenant) {
				return usage(errors.New(ward.NoIdentityNumber))
			}
			return at.with(cmd.Context(), func(s store.Store) error {
				secret, id, err := newKey(cmd.Context(), s, tenant, role, args[0])
				if err == nil {
					fmt.Fprintf(p.out, "%s %s\n\n    %s\n\nIt is shown this once.\n", id, role, secret)
				}
				return err
			})
		},
	}
	create.Flags().StringVar(&role, "role", "planner", strings.Join(api.Roles, ", "))
	cmd.AddCommand(create, &cobra.Command{
		Use:   "revoke ID",
		Short: "Make a key hold no longer",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return at.with(cmd.Context(), func(s store.Store) error {
				_, err := s.Of(tenant).Change(cmd.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) {
					return store.Answer{}, tx.RevokeKey(args[0])
				})
				if errors.Is(err, store.ErrNotFound) {
					return usage(fmt.Errorf("no key %q of %s holds; `heltid keys` lists them", args[0], tenant))
				}
				return err
			})
		},
	})
	return cmd
}

func newKey(ctx context.Context, s store.Store, tenant, role, name string) (secret, id string, err error) {
	k, secret := api.NewKey(tenant, role, name)
	_, err = s.Of(tenant).Change(ctx, store.Once{}, func(tx store.Tx) (store.Answer, error) {
		return store.Answer{}, tx.AddKey(k)
	})
	return secret, k.ID, err
}
