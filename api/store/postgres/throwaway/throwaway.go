// Package throwaway starts PostgreSQL servers of their own for tests and
// measurements: in a temporary folder, on a Unix socket alone, gone at the end.
package throwaway

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrNoPostgres says that there is no server to start.
var ErrNoPostgres = errors.New("PostgreSQL's server is not installed (apt-get install postgresql)")

// Required is the environment variable that makes tests fail that would be
// skipped without PostgreSQL.
const Required = "HELTID_REQUIRE_POSTGRES"

// Server is a server that runs, or ran until Kill.
type Server struct {
	folder string
	tools  string // folder of its programs
	as     *syscall.SysProcAttr
	run    *exec.Cmd
	dead   chan struct{}
}

// Start makes a server. It is the caller's to Remove.
func Start(ctx context.Context) (*Server, error) {
	folder, err := os.MkdirTemp("", "pg") // short, for the address of a socket is
	if err != nil {
		return nil, err
	}
	return In(ctx, folder)
}

// In makes a server in a folder of its own.
func In(ctx context.Context, folder string) (s *Server, err error) {
	tools, err := find()
	if err != nil {
		return nil, errors.Join(err, os.Remove(folder))
	}
	s = &Server{folder: folder, tools: tools, as: &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Remove())
		}
	}()
	if os.Geteuid() == 0 { // it does not run as root
		if err := s.give("postgres", "nobody"); err != nil {
			return nil, err
		}
	}
	if err := s.tool(ctx, "initdb", "--username=heltid", "--auth=trust", "--no-sync", "--no-locale", "--encoding=UTF8", "--wal-segsize=1", s.data()); err != nil {
		return nil, err
	}
	return s, s.Again(ctx)
}

func find() (string, error) {
	have, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // where Debian has them, out of the way
	slices.Sort(have)
	if path, err := exec.LookPath("initdb"); err == nil {
		have = append(have, path)
	}
	if len(have) == 0 {
		return "", ErrNoPostgres
	}
	path, err := filepath.EvalSymlinks(have[len(have)-1])
	return filepath.Dir(path), err
}

// give has the server run as the first user there is.
func (s *Server) give(names ...string) error {
	for _, name := range names {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			return err
		}
		gid, err := strconv.Atoi(u.Gid)
		if err != nil {
			return err
		}
		s.as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(s.folder, uid, gid)
	}
	return fmt.Errorf("PostgreSQL does not run as root, and there is no user %v", names)
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

func (s *Server) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, filepath.Join(s.tools, name), args...)
	c.Dir, c.SysProcAttr = s.folder, s.as
	return c
}

// tool runs one of PostgreSQL's programs. The kernel sends the death signal when
// the thread that forked ends, so the thread must live as long as the program.
func (s *Server) tool(ctx context.Context, name string, args ...string) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if out, err := s.command(ctx, name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// Again starts a server that was killed.
func (s *Server) Again(ctx context.Context) error {
	s.run = s.command(context.WithoutCancel(ctx), "postgres", "-D", s.data(), "-k", s.folder, "-c", "listen_addresses=", "-c", "max_connections=200", "-c", "shared_buffers=32MB")
	log, err := os.OpenFile(filepath.Join(s.folder, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.run.Stdout, s.run.Stderr = log, log
	s.dead = make(chan struct{})
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // as tool does
		defer runtime.UnlockOSThread()
		err := s.run.Start()
		started <- err
		if err == nil {
			s.run.Wait()
		}
		close(s.dead)
	}()
	if err := <-started; err != nil {
		return err
	}
	for {
		c, err := pgx.Connect(ctx, s.Address("postgres"))
		if err == nil {
			return c.Close(ctx)
		}
		select {
		case <-s.dead:
			said, _ := os.ReadFile(log.Name())
			return fmt.Errorf("PostgreSQL does not start: %s", said)
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Dead is closed when the server has ended.
func (s *Server) Dead() <-chan struct{} { return s.dead }

// Kill ends the server as a power cut would, as far as processes can.
func (s *Server) Kill() { s.end(syscall.SIGQUIT) }

// end ends the server, and waits for it: SIGQUIT ends all of its processes at
// once and leaves the log to be read at the next start.
func (s *Server) end(how syscall.Signal) {
	if s.run == nil || s.run.Process == nil {
		return
	}
	s.run.Process.Signal(how)
	<-s.dead
}

// Remove ends the server and leaves nothing.
func (s *Server) Remove() error {
	s.end(syscall.SIGQUIT)
	return os.RemoveAll(s.folder)
}

// Address is that of a database.
func (s *Server) Address(database string) string {
	return "postgres://heltid@/" + database + "?" + url.Values{"host": {s.folder}}.Encode()
}

// Database makes a database as another is, empty as template1.
func (s *Server) Database(ctx context.Context, name, like string) error {
	c, err := pgx.Connect(ctx, s.Address("postgres"))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize()+" TEMPLATE "+pgx.Identifier{like}.Sanitize())
	return err
}
