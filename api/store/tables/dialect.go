package tables

import (
	"context"
	"database/sql"
)

// Dialect is how a database is spoken to.
type Dialect struct {
	Words func(query string) string // the query as it has it
	Told  func(error) error         // what it says, in the words of the store
}

// Connection is *sql.DB, *sql.Tx or *sql.Conn.
type Connection interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// On speaks over a connection.
func (d Dialect) On(c Connection) Tx { return speech{d, c} }

type speech struct {
	Dialect
	c Connection
}

func (s speech) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	r, err := s.c.ExecContext(ctx, s.Words(query), args...)
	return r, s.Told(err)
}

func (s speech) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	r, err := s.c.QueryContext(ctx, s.Words(query), args...)
	return r, s.Told(err)
}

func (s speech) QueryRowContext(ctx context.Context, query string, args ...any) Row {
	return answerRow{s.c.QueryRowContext(ctx, s.Words(query), args...), s.Told}
}

type answerRow struct {
	Row
	told func(error) error
}

func (r answerRow) Scan(to ...any) error { return r.told(r.Row.Scan(to...)) }
