package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Exit codes.
const (
	done       = 0
	internal   = 1
	badInput   = 2
	infeasible = 3
	findings   = 4
	unproven   = 5
	unread     = 128 + int(syscall.SIGPIPE) // as a shell tells it of a program that ends when nobody reads it
)

// told is how many problems of a file are told at once.
const told = 20

// An ending is an error with its exit code. Without an err everything has been
// said already.
type ending struct {
	code int
	err  error
}

func (e *ending) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *ending) Unwrap() error { return e.err }

// An advised error says what to do next.
type advised struct {
	error
	next string
}

func (a *advised) Unwrap() error { return a.error }

// usage marks an error as the caller's.
func usage(err error) error { return &ending{badInput, err} }

// bad marks an error, if there is one, as lying in the input.
func bad(err error) error {
	if err == nil {
		return nil
	}
	return &ending{badInput, err}
}

// fail says what is wrong and what to do, and gives the exit code.
// It speaks the language of the reports where it tells what is wrong in a file.
func fail(errs io.Writer, err error, lang string) int {
	if err == nil {
		return done
	}
	code := internal
	var end *ending
	if errors.As(err, &end) {
		code = end.code
		if end.err == nil {
			return code
		}
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok && path.Path == os.Stdout.Name() && errors.Is(err, syscall.EPIPE) {
		return unread
	}
	var problems ward.Problems
	var wrong *solver.DisagreementError
	switch {
	case errors.As(err, &problems):
		for _, p := range problems[:min(told, len(problems))].In(lang) {
			fmt.Fprintln(errs, p)
		}
		if rest := len(problems) - told; rest > 0 {
			fmt.Fprintln(errs, report.Say(rule.Lang(lang), "file.more", "n", rest))
		}
		next := report.Say(rule.Lang(lang), "file.next")
		if a, ok := errors.AsType[*advised](err); ok {
			next = a.next
		}
		fmt.Fprintf(errs, "%s %s\n", report.Say(rule.Lang(lang), "file.problems", "n", len(problems)), next)
		return badInput
	case errors.Is(err, cpsat.ErrNoORTools), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		code = badInput
	case errors.As(err, &wrong):
		fmt.Fprintf(errs, "heltid: %v\nNo rota is written. This is a fault in heltid: please report it with what is saved, ids replaced where they name people, and the seed.\n", err)
		return internal
	}
	fmt.Fprintf(errs, "heltid: %v\n", err)
	return code
}
