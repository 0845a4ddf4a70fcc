// Package tables keeps what the service has in tables of SQL, in words that
// SQLite and PostgreSQL read alike. What differs is behind Database: how a
// transaction is done, and how a worker hears of a job.
package tables

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"heltid/api/store"
)

// Tx is a transaction, or what reads outside one. Parameters are ? or ?1, ?2.
type Tx interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) Row
}

// Row is what was found of one thing.
type Row interface{ Scan(...any) error }

// Database is where the tables are.
type Database interface {
	// In does something in one transaction, once more where another was in its
	// way. What a statement does to a row, no other does until the end. Errors
	// are in the words of the store.
	In(ctx context.Context, do func(Tx) error) error
	Read() Tx
	// Waits is told that a job begins to wait when the transaction is done.
	Waits(ctx context.Context, tx Tx) error
	// Asked is told that a part of a job is up for others when the transaction is
	// done.
	Asked(ctx context.Context, tx Tx, tenant, part string) error
}

//go:embed schema.sql
var schema string

// Migrations bring a database from each version to the next, in the words of
// SQLite; a new one is added at the end of schema.sql after a line that is a
// comment of its number alone.
func Migrations() []string {
	var out []string
	for line := range strings.Lines(schema) {
		if line == fmt.Sprintf("-- %d\n", len(out)+1) {
			out = append(out, "")
			continue
		}
		out[len(out)-1] += line
	}
	return out
}

// Of gives what one tenant has.
func Of(db Database, tenant string) store.Tenant { return &tenancy{db, tenant} }

// KeyByHash finds a key that holds.
func KeyByHash(ctx context.Context, db Database, hash string) (store.Key, error) {
	return scanKey(db.Read().QueryRowContext(ctx, "SELECT "+keyColumns+" FROM keys WHERE hash = ? AND revoked IS NULL", hash))
}

// told says of a row that is not there that it is not.
func told(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return err
}
