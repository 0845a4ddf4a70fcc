package throwaway

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Checkpoint is what a server had on disk at a moment, all of it synced.
type Checkpoint struct {
	of     *Server
	folder string
}

// Checkpoint has the server sync everything, and copies it.
func (s *Server) Checkpoint(ctx context.Context) (*Checkpoint, error) {
	if _, err := s.ask(ctx, "CHECKPOINT"); err != nil {
		return nil, err
	}
	folder, err := s.folderBeside()
	if err != nil {
		return nil, err
	}
	c := &Checkpoint{s, folder}
	return c, s.shell(ctx, `cp -a "$1" "$2" && rm -rf "$2/postmaster.pid" "$2/pg_wal"`, s.data(), filepath.Join(folder, "data"))
}

// Remove leaves nothing of the copy.
func (c *Checkpoint) Remove() error { return os.RemoveAll(c.folder) }

// PowerCut starts a server from what would be on disk if the power went now and
// as much were lost as can be: of all files what was synced at the checkpoint,
// and of the log what PostgreSQL says it has flushed. It holds PostgreSQL's word
// against nothing: that a flush reaches the disk is the system's promise. There is
// to be no other checkpoint in between.
func (c *Checkpoint) PowerCut(ctx context.Context) (*Server, error) {
	said, err := c.of.ask(ctx, "SELECT file_name || ' ' || file_offset FROM pg_walfile_name_offset(pg_current_wal_flush_lsn())")
	if err != nil {
		return nil, err
	}
	last, offset, _ := strings.Cut(said, " ")
	folder, err := c.of.folderBeside()
	if err != nil {
		return nil, err
	}
	s := &Server{folder: folder, tools: c.of.tools, as: c.of.as}
	if err := c.of.shell(ctx, `cp -a "$1" "$2" && cp -a "$3" "$2/pg_wal" && cd "$2/pg_wal" &&
		for f in [0-9A-F]*; do [ -f "$f" ] && [ "$f" \> "$4" ] && rm "$f"; done
		size=$(stat -c %s "$4") && truncate -s "$5" "$4" && truncate -s "$size" "$4"`,
		filepath.Join(c.folder, "data"), s.data(), filepath.Join(c.of.data(), "pg_wal"), last, offset); err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	if err := s.Again(ctx); err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	return s, nil
}

// folderBeside is a new one of the server's user.
func (s *Server) folderBeside() (string, error) {
	folder, err := os.MkdirTemp("", "pg")
	if err == nil && s.as.Credential != nil {
		err = os.Chown(folder, int(s.as.Credential.Uid), int(s.as.Credential.Gid))
	}
	return folder, err
}

// shell runs a script as the server's user.
func (s *Server) shell(ctx context.Context, script string, args ...string) error {
	c := exec.CommandContext(ctx, "sh", append([]string{"-c", script, ""}, args...)...)
	c.Dir, c.SysProcAttr = s.folder, s.as
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// ask asks the server for one text.
func (s *Server) ask(ctx context.Context, query string) (answer string, err error) {
	c, err := pgx.Connect(ctx, s.Address("postgres"))
	if err != nil {
		return "", err
	}
	defer c.Close(ctx)
	if err = c.QueryRow(ctx, query).Scan(&answer); errors.Is(err, pgx.ErrNoRows) {
		err = nil
	}
	return answer, err
}
