package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"heltid/api/client"
	"heltid/api/store/postgres/throwaway"
	"heltid/fixtures"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A crew is who works on one job, and how its rota got better.
type crew struct {
	workers         int
	best            map[int]string // by second, what the best rota was then
	here, elsewhere int            // parts of the rota that the job's workers worked on, and others
	priced          int            // questions for whole lines that others answered
	took            time.Duration
}

// together has a job worked on by one worker, and then by two that share it.
func together(ctx context.Context, q settings) error {
	server, err := throwaway.Start(ctx)
	if err != nil {
		return err
	}
	defer server.Remove()
	var crews []*crew
	for _, n := range []int{1, 2} {
		name := fmt.Sprint("share", n)
		if err := server.Database(ctx, name, "template1"); err != nil {
			return err
		}
		c := &crew{workers: n, best: map[int]string{}}
		if err := c.run(ctx, q, server.Address(name)); err != nil {
			return err
		}
		crews = append(crews, c)
	}
	fmt.Print("| " + q.ward + ", seconds |")
	for _, c := range crews {
		fmt.Printf(" %d worker(s) |", c.workers)
	}
	fmt.Println("\n|---|---|---|")
	for second := 5; second <= int(q.time.Seconds()); second += 5 {
		fmt.Printf("| %d |", second)
		for _, c := range crews {
			fmt.Printf(" %s |", c.best[second])
		}
		fmt.Println()
	}
	fmt.Print("| parts of the rota worked on |")
	for _, c := range crews {
		fmt.Printf(" %d by the job's owner, %d by the other, who priced lines %d times; done after %.0f s |", c.here, c.elsewhere, c.priced, c.took.Seconds())
	}
	fmt.Println()
	return nil
}

// run works on the job, and looks at its best rota every second.
func (c *crew) run(ctx context.Context, q settings, database string) error {
	s, err := open(ctx, q, database, "--jobs", "0")
	if err != nil {
		return err
	}
	defer s.Close()
	var logs sync.WaitGroup
	var mu sync.Mutex
	var workers []*exec.Cmd
	end := sync.OnceFunc(func() {
		for _, w := range workers {
			w.Process.Signal(os.Interrupt)
		}
		logs.Wait()
		for _, w := range workers {
			w.Wait()
		}
	})
	defer end()
	for range c.workers {
		w := exec.CommandContext(ctx, q.program, "worker", "--database", database, "--share", "--faults", filepath.Join(s.Folder, "faults"))
		log, err := w.StderrPipe()
		if err != nil {
			return err
		}
		if err := w.Start(); err != nil {
			return err
		}
		workers = append(workers, w)
		logs.Go(func() { c.read(&mu, log) })
	}
	began, seconds := time.Now(), int(q.time.Seconds())
	asked := client.JobRequest{Kind: "from_today", Ward: s.ward, TimeSeconds: &seconds}
	if q.mend != "" {
		start, err := s.keep(ctx, q.mend)
		if err != nil {
			return err
		}
		asked.Kind, asked.Start = "repair", &start
	}
	added, err := s.AddJobWithResponse(ctx, &client.AddJobParams{IdempotencyKey: new("1")}, asked)
	if err != nil {
		return err
	}
	if added.JSON202 == nil {
		return fmt.Errorf("%s", added.Body)
	}
	data, err := fixtures.Ward(q.ward)
	if err != nil {
		return err
	}
	w, err := ward.Read(q.ward+".yaml", data)
	if err != nil {
		return err
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for second := 1; ; second++ {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		best, err := s.GetBestWithResponse(ctx, added.JSON202.Id)
		if err != nil {
			return err
		}
		c.best[second] = "no rota"
		if best.JSON200 != nil {
			if c.best[second], err = said(w, best.JSON200.Rota.RawMessage); err != nil {
				return err
			}
		}
		job, err := s.GetJobWithResponse(ctx, added.JSON202.Id)
		if err != nil {
			return err
		}
		if job.JSON200 != nil && job.JSON200.Ended != nil {
			for later := second + 1; later <= seconds; later++ {
				c.best[later] = c.best[second]
			}
			c.took = time.Since(began)
			end()
			return nil
		}
	}
}

// read counts the parts that a worker tells of in its log.
func (c *crew) read(mu *sync.Mutex, log io.Reader) {
	for lines := bufio.NewScanner(log); lines.Scan(); {
		var line struct{ Here, Elsewhere, Priced int }
		if json.Unmarshal(lines.Bytes(), &line) == nil {
			mu.Lock()
			c.here, c.elsewhere, c.priced = c.here+line.Here, c.elsewhere+line.Elsewhere, c.priced+line.Priced
			mu.Unlock()
		}
		if strings.Contains(lines.Text(), `"ERROR"`) {
			fmt.Fprintln(os.Stderr, lines.Text())
		}
	}
}

// said is what a rota comes to: need below floor and target, and posts.
func said(w *ward.Ward, data []byte) (string, error) {
	r, c, err := rota.Read("best.json", data, w)
	if err != nil {
		return "", err
	}
	m := measure.Tiers(c, r)
	missing := 0
	for _, s := range m.Shortage {
		missing += int(s.Minutes)
	}
	return fmt.Sprintf("%d full time, %d h below floor, %d h below target", m.FullTime, (missing+30)/60, (int(m.UnderTarget)+30)/60), nil
}
