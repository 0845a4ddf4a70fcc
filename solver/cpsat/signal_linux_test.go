package cpsat

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// startProgram runs asProgram in a process group of its own, which is what a
// terminal makes of a program.
func startProgram(t *testing.T) (cmd *exec.Cmd, out *bufio.Reader, solver int) {
	t.Helper()
	needORTools(t)
	self, err := os.Executable()
	require.NoError(t, err)
	pidFile := filepath.Join(t.TempDir(), "pid")
	cmd = exec.Command(self, asProgram, pidFile)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	out = bufio.NewReader(pipe)
	line, err := out.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "searching\n", line)
	b, err := os.ReadFile(pidFile)
	require.NoError(t, err)
	solver, err = strconv.Atoi(strings.TrimSpace(string(b)))
	require.NoError(t, err)
	return cmd, out, solver
}

func TestCtrlCReachesTheProgramAndNotTheSolver(t *testing.T) {
	t.Parallel()
	cmd, out, _ := startProgram(t)
	require.NoError(t, syscall.Kill(-cmd.Process.Pid, syscall.SIGINT))
	rest, err := io.ReadAll(out)
	require.NoError(t, err)
	require.Equal(t, "feasible stopped: true crashed: false\n", string(rest))
}

func TestSolverDoesNotOutliveTheProgram(t *testing.T) {
	t.Parallel()
	cmd, _, solver := startProgram(t)
	fd, err := unix.PidfdOpen(solver, 0)
	require.NoError(t, err)
	defer unix.Close(fd)
	require.NoError(t, cmd.Process.Kill())
	for {
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 30_000)
		if err == unix.EINTR {
			continue
		}
		require.NoError(t, err)
		require.Equal(t, 1, n, "the solver process is still there")
		return
	}
}
