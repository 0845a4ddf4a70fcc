package child

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"heltid/solver/native"
)

// Grace is how long a child that was asked to stop may take before it is killed.
// CP-SAT looks at the stop flag often, but a large presolve step can be slow.
const Grace = 5 * time.Second

// Settings say how to start a child.
type Settings struct {
	Library string    // explicit folder with OR-Tools; "" searches, see native.Find
	Memory  int64     // see Open
	Command []string  // default: this program with Argument
	Log     io.Writer // gets all the child prints; may be nil
}

// Process is a running child. It serves one request at a time.
type Process struct {
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	frames *os.File
	in     *gob.Decoder
	tail   tail
	ended  chan struct{} // closed when the child has been waited for

	requests int
	sending  sync.Mutex
	out      *gob.Encoder
}

// Died is the error of a child that ended before it answered.
type Died struct {
	How string // "signal: killed"
	Log string // the last lines it printed
}

func (d *Died) Error() string {
	if d.Log == "" {
		return "the solver process died (" + d.How + ")"
	}
	return "the solver process died (" + d.How + "); its last lines:\n" + d.Log
}

// Refused is the error of a child that could not do what was asked, but lives.
type Refused struct{ Why string }

func (r *Refused) Error() string { return "the solver process refused: " + r.Why }

// Start starts a child. The error is native.ErrNoORTools when there is nothing
// to run. Call Close after.
func Start(s Settings) (*Process, error) {
	library, err := native.Find(s.Library)
	if err != nil {
		return nil, err
	}
	command := s.Command
	if len(command) == 0 {
		program, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("finding this program's own file, to start a solver process: %w", err)
		}
		command = []string{program, Argument}
	}
	stdin, childStdin, frames, childFrames, err := pipes()
	if err != nil {
		return nil, fmt.Errorf("making pipes to a solver process: %w", err)
	}
	p := &Process{
		cmd:   exec.Command(command[0], command[1:]...),
		stdin: stdin, frames: frames,
		in: gob.NewDecoder(frames), out: gob.NewEncoder(stdin),
		tail: tail{also: s.Log}, ended: make(chan struct{}),
	}
	p.cmd.Stdin = childStdin
	p.cmd.Stdout, p.cmd.Stderr = &p.tail, &p.tail
	p.cmd.ExtraFiles = []*os.File{childFrames}
	p.cmd.SysProcAttr = attributes()
	p.cmd.WaitDelay = Grace

	started := make(chan error)
	go func() {
		// The kernel sends the death signal when the thread that forked ends, so
		// the thread must live as long as the child.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		childStdin.Close()
		childFrames.Close()
		started <- err
		if err == nil {
			p.cmd.Wait() // ProcessState says it
		}
		close(p.ended)
	}()
	if err := <-started; err != nil {
		stdin.Close()
		frames.Close()
		return nil, fmt.Errorf("starting a solver process: %w", err)
	}
	if err := p.send(Request{Open: &Open{Library: library, Memory: s.Memory}}); err != nil {
		defer p.Close()
		return nil, p.died()
	}
	return p, nil
}

func pipes() (stdin, childStdin, frames, childFrames *os.File, err error) {
	if childStdin, stdin, err = os.Pipe(); err != nil {
		return
	}
	if frames, childFrames, err = os.Pipe(); err != nil {
		stdin.Close()
		childStdin.Close()
	}
	return
}

func (p *Process) send(r Request) error {
	p.sending.Lock()
	defer p.sending.Unlock()
	return p.out.Encode(r)
}

// Do sends a request and returns its answer (Done or Solved), having handed over
// the frames before it one by one. When ctx ends, the child is asked to stop and
// answer with what it has, and killed after Grace. The error is *Died, *Refused
// or native.ErrNoORTools; a child that died serves no more.
func (p *Process) Do(ctx context.Context, r Request, on func(Frame)) (Frame, error) {
	p.requests++
	r.ID = p.requests
	answered := make(chan struct{})
	defer close(answered)
	defer context.AfterFunc(ctx, func() {
		go p.send(Request{ID: r.ID, Stop: true}) // it may hang or be too late
		select {
		case <-answered:
		case <-time.After(Grace):
			p.kill()
		}
	})()
	sent := make(chan error, 1)
	go func() { sent <- p.send(r) }()
	for {
		var f Frame
		if err := p.in.Decode(&f); err != nil {
			return Frame{}, p.died()
		}
		switch f.Kind {
		case Done, Solved:
			return f, <-sent
		case Failed:
			if f.NoTools {
				return Frame{}, &missing{f.Failure}
			}
			return Frame{}, &Refused{f.Failure}
		default:
			if on != nil {
				on(f)
			}
		}
	}
}

// missing is ErrNoORTools with the words of the child.
type missing struct{ text string }

func (m *missing) Error() string   { return m.text }
func (m *missing) Is(e error) bool { return e == native.ErrNoORTools }

func (p *Process) kill() { p.cmd.Process.Kill() } // it may be gone

// died ends the child, if need be, and tells how it ended.
func (p *Process) died() error {
	p.Close()
	how := "unknown"
	if s := p.cmd.ProcessState; s != nil {
		how = s.String()
		if w, ok := s.Sys().(syscall.WaitStatus); ok && w.Exited() && w.ExitStatus() == 0 {
			how = "it ended without an answer"
		}
	}
	return &Died{How: how, Log: p.tail.String()}
}

// Close ends the child at once: what it had to say has been said.
func (p *Process) Close() {
	p.kill()
	p.stdin.Close()
	<-p.ended
	p.frames.Close()
}

// tail keeps the end of what is written.
type tail struct {
	mu   sync.Mutex
	kept []byte
	also io.Writer
}

const tailSize = 8 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, b...)
	if len(t.kept) > 2*tailSize {
		t.kept = append([]byte(nil), t.kept[len(t.kept)-tailSize:]...)
	}
	if t.also != nil {
		t.also.Write(b) // a log that fails must not stop a solve
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := string(t.kept)
	if len(s) > tailSize {
		s = s[len(s)-tailSize:]
	}
	return strings.TrimSpace(s)
}

// Crashed says whether err means that the child died, so that another try makes
// sense.
func Crashed(err error) bool {
	var d *Died
	return errors.As(err, &d)
}
