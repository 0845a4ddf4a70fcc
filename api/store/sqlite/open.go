// Package sqlite keeps what the service has in one data folder, in an SQLite
// database that needs no other program. Each change is on disk before it is
// answered (synchronous=FULL), and one process at a time works on a folder.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"heltid/api/store"
	"heltid/api/store/tables"
)

// Store is an open data folder.
type Store struct {
	write, read *sql.DB // one connection writes, several read
	lock        *os.File
	queue       *queue
}

var (
	_ store.Store     = (*Store)(nil)
	_ tables.Database = (*Store)(nil)
)

// Open opens a data folder to work on it, and makes it where there is none. It
// is ErrLocked where another process works on it.
func Open(ctx context.Context, folder string) (*Store, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(folder, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		lock.Close()
		return nil, fmt.Errorf("%s: %w", folder, store.ErrLocked)
	}
	s, err := connect(folder)
	if err != nil {
		lock.Close()
		return nil, err
	}
	s.lock = lock
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, told(err)
	}
	return s, nil
}

// Beside opens a folder that another process may work on, to look and to change
// keys.
func Beside(ctx context.Context, folder string) (*Store, error) {
	if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
		return nil, fmt.Errorf("no data folder of the service: %w", err)
	}
	s, err := connect(folder)
	if err != nil {
		return nil, err
	}
	if version, err := s.version(ctx); err != nil || version != len(tables.Migrations()) {
		s.Close()
		return nil, errors.Join(err, fmt.Errorf("%s is of another version of heltid (%d, not %d); start the service once with this one", folder, version, len(tables.Migrations())))
	}
	return s, nil
}

const file = "heltid.db"

func connect(folder string) (*Store, error) {
	open := func(most int, txlock string) (*sql.DB, error) {
		q := url.Values{"_txlock": {txlock}, "_pragma": {
			"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "secure_delete(ON)"}}
		db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.Join(folder, file)}).EscapedPath()+"?"+q.Encode())
		if err == nil {
			db.SetMaxOpenConns(most)
		}
		return db, err
	}
	write, err := open(1, "immediate")
	if err != nil {
		return nil, err
	}
	read, err := open(readers, "deferred")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	s := &Store{write: write, read: read}
	s.queue = &queue{tables.NewQueue(s), make(chan struct{}, 64)}
	return s, nil
}

// readers is how many requests read at once.
const readers = 4

func (s *Store) version(ctx context.Context) (n int, err error) {
	err = s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&n)
	return n, err
}

func (s *Store) migrate(ctx context.Context) error {
	have, err := s.version(ctx)
	if err != nil {
		return err
	}
	all := tables.Migrations()
	if have > len(all) {
		return fmt.Errorf("the data folder is of a newer heltid (version %d, this one knows %d)", have, len(all))
	}
	for n := have; n < len(all); n++ {
		if err := s.In(ctx, func(tx tables.Tx) error {
			_, err := tx.ExecContext(ctx, all[n]+fmt.Sprintf("\nPRAGMA user_version = %d;", n+1))
			return err
		}); err != nil {
			return fmt.Errorf("bringing the data folder to version %d: %w", n+1, err)
		}
	}
	return nil
}

// In does something in one transaction. One writes at a time.
func (s *Store) In(ctx context.Context, do func(tables.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return told(err)
	}
	if err := do(dialect.On(tx)); err != nil {
		tx.Rollback()
		return told(err)
	}
	return told(tx.Commit())
}

// Read reads what is there.
func (s *Store) Read() tables.Tx { return dialect.On(s.read) }

var dialect = tables.Dialect{Words: func(query string) string { return query }, Told: told}

// told puts what SQLite says into the words of the store.
func told(err error) error {
	if e, ok := errors.AsType[*driver.Error](err); ok {
		switch e.Code() {
		case codes.SQLITE_FULL:
			return errors.Join(store.ErrFull, err)
		case codes.SQLITE_CONSTRAINT_FOREIGNKEY:
			return store.ErrNotFound
		}
	}
	return err
}

// Sweep deletes what is kept no longer. What was deleted is overwritten in the
// database (secure_delete), and here it goes out of the log of changes too.
func (s *Store) Sweep(ctx context.Context, now time.Time) (int, error) {
	n, err := tables.Sweep(ctx, s, now)
	if err != nil {
		return n, told(err)
	}
	_, err = s.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return n, told(err)
}

// Parts has what the workers of jobs ask others for.
func (s *Store) Parts() store.Parts { return tables.NewParts(s.queue.Queue) }

// Outbox has what webhooks are still to be told.
func (s *Store) Outbox() store.Outbox { return tables.NewOutbox(s) }

// Ping reads and writes nothing, but asks for both.
func (s *Store) Ping(ctx context.Context) error {
	return told(errors.Join(s.write.PingContext(ctx), s.read.PingContext(ctx)))
}

// Close lets go of the folder.
func (s *Store) Close() error {
	err := errors.Join(s.read.Close(), s.write.Close())
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return err
}

// Of gives what one tenant has.
func (s *Store) Of(tenant string) store.Tenant { return tables.Of(s, tenant) }

// Queue is the workers' side.
func (s *Store) Queue() store.Queue { return s.queue }

// KeyByHash finds a key that holds.
func (s *Store) KeyByHash(ctx context.Context, hash string) (store.Key, error) {
	return tables.KeyByHash(ctx, s, hash)
}
