// Package timefold runs the open edition of Timefold Solver on an instance, as a
// peer to be measured beside. The program is Java, built with Maven the first
// time; where either is absent there is no peer, and nothing else needs them.
package timefold

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"
)

//go:embed pom.xml src
var sources embed.FS

// Version is that of Timefold Solver, as pom.xml names it.
const Version = "2.2.0"

// leastJava is the oldest Java that this version of Timefold runs on.
const leastJava = 21

// A Peer is the built program.
type Peer struct{ home, folder string }

// Params say how to solve. Default is what Timefold does by itself on levels of
// score; tuned is one flat level, simulated annealing and moves of our own.
type Params struct {
	Time  time.Duration // of the solver; the start of Java comes on top
	Seed  int
	Tuned bool
}

// Found is a roster that Timefold holds for its best.
type Found struct {
	Elapsed  time.Duration // since Java was started
	Breaches int           // of its own rules, as it counts them
	Roster   [][]int8      // by person and day: a shift type, or -1
}

// Open builds the program, or finds it built. An error says what is missing.
func Open(ctx context.Context) (*Peer, error) {
	home, err := java()
	if err != nil {
		return nil, err
	}
	maven, err := exec.LookPath("mvn")
	if err != nil {
		return nil, errors.New("there is no Maven (mvn)")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	p := &Peer{home, filepath.Join(cache, "heltid-bench", "timefold-"+hash())}
	if _, err := os.Stat(filepath.Join(p.folder, "built")); err == nil {
		return p, nil
	}
	if err := os.RemoveAll(p.folder); err != nil {
		return nil, err
	}
	if err := os.CopyFS(p.folder, sources); err != nil {
		return nil, err
	}
	build := exec.CommandContext(ctx, maven, "-q", "-B", "-f", filepath.Join(p.folder, "pom.xml"), "compile")
	build.Env = append(os.Environ(), "JAVA_HOME="+home)
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("maven: %w: %s", err, firstLine(out))
	}
	return p, os.WriteFile(filepath.Join(p.folder, "built"), nil, 0o600)
}

// hash tells builds of different sources apart.
func hash() string {
	h := sha256.New()
	fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, _ := sources.ReadFile(path)
			fmt.Fprintln(h, path, len(data))
			h.Write(data)
		}
		return err
	})
	return fmt.Sprintf("%x", h.Sum(nil)[:6])
}

var release = regexp.MustCompile(`JAVA_VERSION="(\d+)`)

// java finds the home of a compiler that is new enough.
func java() (string, error) {
	homes := []string{os.Getenv("JAVA_HOME")}
	if path, err := exec.LookPath("javac"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			homes = append(homes, filepath.Dir(filepath.Dir(path)))
		}
	}
	installed, _ := filepath.Glob("/usr/lib/jvm/*")
	for _, home := range append(homes, installed...) {
		about, err := os.ReadFile(filepath.Join(home, "release"))
		if err != nil {
			continue
		}
		found := release.FindSubmatch(about)
		if found == nil {
			continue
		}
		version, _ := strconv.Atoi(string(found[1]))
		if _, err := os.Stat(filepath.Join(home, "bin", "javac")); err == nil && version >= leastJava {
			return home, nil
		}
	}
	return "", fmt.Errorf("there is no Java %d or newer with a compiler (JAVA_HOME)", leastJava)
}

// firstLine is the first line that says something went wrong.
func firstLine(out []byte) []byte {
	for line := range bytes.Lines(out) {
		if bytes.Contains(line, []byte("ERROR")) {
			return bytes.TrimSpace(line)
		}
	}
	return bytes.TrimSpace(out)
}

// Solve runs Timefold in one thread and tells every roster it gives, in order; memory is
// the most it had, in bytes.
func (p *Peer) Solve(ctx context.Context, problem Problem, o Params, on func(Found)) (memory int64, err error) {
	given, err := json.Marshal(problem)
	if err != nil {
		return 0, err
	}
	form := "default"
	if o.Tuned {
		form = "tuned"
	}
	cmd := exec.CommandContext(ctx, filepath.Join(p.home, "bin", "java"),
		"-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-cp", filepath.Join(p.folder, "target", "classes")+":"+filepath.Join(p.folder, "target", "dependency", "*"),
		"heltid.Peer", form, strconv.FormatFloat(o.Time.Seconds(), 'f', 3, 64), strconv.Itoa(o.Seed))
	var complaints bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(given), &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	lines := bufio.NewReaderSize(out, 1<<16)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		found := Found{Elapsed: time.Since(began)}
		if err := json.Unmarshal(line, &found); err != nil {
			return 0, errors.Join(fmt.Errorf("timefold wrote %.80q: %w", line, err), cmd.Process.Kill(), cmd.Wait())
		}
		on(found)
	}
	if err := cmd.Wait(); err != nil {
		return 0, fmt.Errorf("timefold: %w: %.400s", err, complaints.Bytes())
	}
	if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		memory = used.Maxrss << 10 // kibibytes
	}
	return memory, nil
}
