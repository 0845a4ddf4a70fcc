package postgres

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"heltid/api/store/tables"
)

// numbered writes parameters as PostgreSQL has them: $1 for ?, and for ?1.
type numbered struct{ tables.Tx }

func (n numbered) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return n.Tx.ExecContext(ctx, number(query), args...)
}

func (n numbered) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return n.Tx.QueryContext(ctx, number(query), args...)
}

func (n numbered) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return n.Tx.QueryRowContext(ctx, number(query), args...)
}

func number(query string) string {
	var out strings.Builder
	most := 0
	for {
		before, after, ok := strings.Cut(query, "?")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
		n, err := strconv.Atoi(after[:digits])
		if err != nil { // a bare one is the next
			n = most + 1
		}
		most = max(most, n)
		out.WriteString("$" + strconv.Itoa(n))
		query = after[digits:]
	}
}

// Read reads what is there.
func (s *Store) Read() tables.Tx { return numbered{s.db} }

// transaction is one as River sees it besides.
type transaction struct {
	tables.Tx
	river pgx.Tx
}

// tries is how often a transaction is done that another was in the way of.
const tries = 10

// In does something in one transaction.
func (s *Store) In(ctx context.Context, do func(tables.Tx) error) error {
	for n := 1; ; n++ {
		err := s.once(ctx, do)
		var pg *pgconn.PgError
		crossed := errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01") // serialization failure, deadlock
		if !crossed || n == tries {
			return told(err)
		}
	}
}

func (s *Store) once(ctx context.Context, do func(tables.Tx) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var tx pgx.Tx
	if err := conn.Raw(func(driver any) (err error) {
		tx, err = driver.(*stdlib.Conn).Conn().Begin(ctx)
		return err
	}); err != nil {
		return err
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) // nothing is left to roll back of one that was committed
	if err := do(transaction{numbered{conn}, tx}); err != nil {
		return err
	}
	return tx.Commit(ctx)
}
