// Package native opens OR-Tools and HiGHS at run time and calls their C APIs.
// It is the only cgo in the project, and only solver child processes call
// [Open]: a crash in the libraries then costs a child and nothing else.
//
// No headers are needed. The functions come from the official Python wheel,
// pinned to [Version]; see shim.cc.
package native

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Version is the only OR-Tools version the shim is known to fit. [Open] refuses
// any other, because live solutions rely on how that version lays out memory.
const Version = "9.15.6755"

// Env names the folder with the libraries, when the caller does not.
const Env = "HELTID_ORTOOLS"

// Core is the file whose presence marks a folder as the right one.
const Core = "libortools.so.9"

// ErrNoORTools means that the libraries are not there or cannot be used here.
var ErrNoORTools = errors.New("OR-Tools is not available")

var errUnlinked = fmt.Errorf("%w: this program was built without cgo, or not for Linux; "+
	"build it on Linux with gcc and g++, and run `make ortools`", ErrNoORTools)

// Find returns the folder that holds the libraries: the explicit one when it is
// given, else the one named by HELTID_ORTOOLS, else a folder beside the program,
// else third_party/ortools/lib of the Go module around the working directory.
// It looks at file names only. The error is ErrNoORTools.
func Find(explicit string) (string, error) {
	if !linked {
		return "", errUnlinked
	}
	for _, named := range []struct{ by, dir string }{{"the folder given", explicit}, {Env, os.Getenv(Env)}} {
		if named.dir == "" {
			continue
		}
		if !holds(named.dir) {
			return "", fmt.Errorf("%w: %s (%s) has no %s; run `make ortools`, or name the folder that has it",
				ErrNoORTools, named.by, named.dir, Core)
		}
		return named.dir, nil
	}
	for _, dir := range usual() {
		if holds(dir) {
			return dir, nil
		}
	}
	return "", fmt.Errorf("%w: run `make ortools`, or set %s to the folder that holds %s", ErrNoORTools, Env, Core)
}

func usual() []string {
	var dirs []string
	if program, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		bin := filepath.Dir(program)
		dirs = append(dirs,
			filepath.Join(bin, "ortools", "lib"),
			filepath.Join(bin, "..", "lib", "heltid"),
			filepath.Join(bin, "..", "third_party", "ortools", "lib"))
	}
	// `go test` and `go run` build into a temporary folder.
	if dir, err := os.Getwd(); err == nil {
		for {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				return append(dirs, filepath.Join(dir, "third_party", "ortools", "lib"))
			}
			up := filepath.Dir(dir)
			if up == dir {
				break
			}
			dir = up
		}
	}
	return dirs
}

func holds(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, Core))
	return err == nil && info.Mode().IsRegular()
}
