package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

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
					if !k.Until.IsZero() && k.Revoked.IsZero() {
						state = "until " + k.Until.Format("2006-01-02")
					}
					roles := []string{k.Role}
					if k.Role == "" {
						roles = nil
					}
					for _, g := range k.Wards {
						roles = append(roles, g.Role+" of "+g.Ward)
					}
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, strings.Join(roles, ", "), state, k.Name)
				}
				return w.Flush()
			})
		},
	}
	at.flags(cmd.PersistentFlags())
	cmd.PersistentFlags().StringVar(&tenant, "tenant", localTenant, "whose keys")
	var role, until string
	var wards []string
	create := &cobra.Command{
		Use:   "create NAME",
		Short: "Make a key, and print it once",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(wards) > 0 && !cmd.Flags().Changed("role") {
				role = "" // of these wards alone
			}
			if role == "" && len(wards) == 0 || role != "" && !slices.Contains(api.Roles, role) {
				return usage(fmt.Errorf("--role is one of %s, not %q", strings.Join(api.Roles, ", "), role))
			}
			k, secret := api.NewKey(tenant, role, args[0])
			for _, text := range wards {
				id, of, _ := strings.Cut(text, "=")
				if !slices.Contains(api.Roles, of) {
					return usage(fmt.Errorf("--ward is written ID=ROLE, with a role of %s, not %q", strings.Join(api.Roles, ", "), text))
				}
				k.Wards = append(k.Wards, store.Grant{Ward: id, Role: of})
			}
			if until != "" {
				d, err := time.Parse(time.DateOnly, until)
				if err != nil {
					return usage(fmt.Errorf("--until: %w", err))
				}
				k.Until = d.AddDate(0, 0, 1)
			}
			if ward.HasIdentityNumber(args[0] + " " + tenant) {
				return usage(errors.New(ward.NoIdentityNumber))
			}
			return at.with(cmd.Context(), func(s store.Store) error {
				err := keep(cmd.Context(), s, k)
				if err == nil {
					fmt.Fprintf(p.out, "%s %s\n\n    %s\n\nIt is shown this once.\n", k.ID, strings.Join(append(wards, role), " "), secret)
				}
				return err
			})
		},
	}
	create.Flags().StringVar(&role, "role", "planner", strings.Join(api.Roles, ", "))
	create.Flags().StringArrayVar(&wards, "ward", nil, "a role on one ward, as w_7dq2m5x3kzrf=representative; may be given several times. Without --role the key is for these alone")
	create.Flags().StringVar(&until, "until", "", "the last day it holds, yyyy-mm-dd (default without end)")
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

func keep(ctx context.Context, s store.Store, k store.Key) error {
	_, err := s.Of(k.Tenant).Change(ctx, store.Once{}, func(tx store.Tx) (store.Answer, error) {
		return store.Answer{}, tx.AddKey(k)
	})
	return err
}
