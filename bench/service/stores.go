package main

import (
	"context"
	"fmt"

	"heltid/api/store/postgres/throwaway"
)

// onEach does something on each store that is asked for. Its databases are made
// as it names them; on SQLite they have no address.
func onEach(ctx context.Context, q settings, do func(store string, database func(name string) (string, error)) error) error {
	if q.on != "both" && q.on != "sqlite" && q.on != "postgres" {
		return fmt.Errorf("-on %s: sqlite, postgres or both", q.on)
	}
	if q.on != "postgres" {
		if err := do("SQLite", func(string) (string, error) { return "", nil }); err != nil {
			return err
		}
	}
	if q.on == "sqlite" {
		return nil
	}
	server, err := throwaway.Start(ctx)
	if err != nil {
		return err
	}
	defer server.Remove()
	return do("PostgreSQL", func(name string) (string, error) {
		return server.Address(name), server.Database(ctx, name, "template1")
	})
}
