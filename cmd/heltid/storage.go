package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/pflag"

	"heltid/api/store"
	"heltid/api/store/postgres"
	"heltid/api/store/sealed"
	"heltid/api/store/sqlite"
)

// storage is where the service keeps what it has.
type storage struct{ folder, database, seal string }

// dataFolder is where the service keeps what it has, unless it is told.
const dataFolder = "heltid-data"

// databaseVariable keeps a password out of the list of processes.
const databaseVariable = "HELTID_DATABASE"

func (s *storage) flags(fl *pflag.FlagSet) {
	fl.StringVar(&s.folder, "data", dataFolder, "folder for everything that is kept")
	s.databaseFlag(fl)
}

func (s *storage) databaseFlag(fl *pflag.FlagSet) {
	fl.StringVar(&s.database, "database", os.Getenv(databaseVariable), "keep it in PostgreSQL instead, as postgres://user@host/heltid; "+databaseVariable+" says the same")
	fl.StringVar(&s.seal, "seal", "", "encrypt what is kept of people, with a key for each tenant in this folder; every process on the same data needs the folder, and it belongs in no backup with the data")
	fl.Lookup("database").DefValue = "" // it may have a password
}

// open opens it to work on.
func (s *storage) open(ctx context.Context) (store.Store, error) {
	if s.database != "" {
		return s.sealed(postgres.Open(ctx, s.database))
	}
	return s.sealed(sqlite.Open(ctx, s.folder))
}

// sealed is a store whose bodies are encrypted, where that is asked for.
func (s *storage) sealed(kept store.Store, err error) (store.Store, error) {
	if err != nil || s.seal == "" {
		return kept, err
	}
	keys, err := sealed.OpenKeys(s.seal)
	if err != nil {
		return nil, errors.Join(err, kept.Close())
	}
	return sealed.Over(kept, keys), nil
}

// with does something with it while a service may run.
func (s *storage) with(ctx context.Context, do func(store.Store) error) error {
	kept, err := s.beside(ctx)
	if err != nil {
		return bad(err)
	}
	defer kept.Close()
	return do(kept)
}

func (s *storage) beside(ctx context.Context) (store.Store, error) {
	if s.database != "" {
		return postgres.Open(ctx, s.database)
	}
	return sqlite.Beside(ctx, s.folder)
}
