package postgres

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"heltid/api/store"
	"heltid/api/store/tables"
)

var dialect = tables.Dialect{Words: number, Told: told}

// number writes parameters as PostgreSQL has them: $1 for ?, and for ?1.
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
func (s *Store) Read() tables.Tx { return dialect.On(s.read) }

// transaction is one as River sees it besides.
type transaction struct {
	tables.Tx
	river *sql.Tx
}

// tries is how often a transaction is done that another was in the way of, or
// that could not begin on a connection which broke since it was last used.
const tries = 10

// In does something in one transaction.
func (s *Store) In(ctx context.Context, do func(tables.Tx) error) error {
	for n := 1; ; n++ {
		begun, err := s.once(ctx, do)
		err = told(err)
		var pg *pgconn.PgError
		crossed := errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01") // serialization failure, deadlock
		broken := !begun && errors.Is(err, store.ErrAway)
		if !crossed && !broken || n == tries {
			return err
		}
	}
}

func (s *Store) once(ctx context.Context, do func(tables.Tx) error) (begun bool, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // nothing is left to roll back of one that was committed
	if err := do(transaction{dialect.On(tx), tx}); err != nil {
		return true, err
	}
	return true, tx.Commit()
}
