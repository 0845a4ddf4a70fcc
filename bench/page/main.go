// Command page prints how fast the page is in Chromium on this machine, with
// the built program and large rotas. It times what it sees and judges nothing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"heltid/api/client"
	"heltid/bench/pattern"
	"heltid/bench/served"
	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func main() {
	program := flag.String("heltid", "bin/heltid", "the built program")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Printf("heltid %s, %s, %d cores, %s\n\n", solver.Version, runtime.Version(), runtime.NumCPU(), time.Now().UTC().Format("2006-01-02"))
	if err := measure(ctx, *program); err != nil {
		fmt.Fprintln(os.Stderr, "page:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, program string) error {
	s, err := served.Start(ctx, program)
	if err != nil {
		return err
	}
	defer s.Close()
	b, end, err := browse(ctx, s)
	if err != nil {
		return err
	}
	defer end()
	small, err := fixtures.Ward("ward-30")
	if err != nil {
		return err
	}
	id, err := s.Ward(ctx, "ward-30", small)
	if err != nil {
		return err
	}
	fmt.Print("| view | answered | first paint (aim 300 ms) | ready (grids: aim 1 s) | of its processor time | sent (aim 300 kB) | unpacked | elements |\n|---|---|---|---|---|---|---|---|\n")
	for _, view := range []string{"/login", "/", "/new", "/wards/" + id, "/wards/" + id + "/models", "/wards/" + id + "/rotas"} {
		if err := b.view(ctx, strings.Replace(view, id, "ward-30", 1), view); err != nil {
			return err
		}
	}
	var grids []string
	for _, large := range []struct {
		name string
		ward func() (*ward.Ward, error)
		draw func(*ward.Case) *rota.Rota
	}{
		{"93 people, 12 weeks", nursingHome, pattern.Tidy},
		{"93 people, 12 weeks, breaches in every line", nursingHome, pattern.Rota},
		{"315 people, 12 weeks", homeCare, pattern.Tidy},
	} {
		at, err := add(ctx, s, large.name, large.ward, large.draw)
		if err != nil {
			return fmt.Errorf("%s: %w", large.name, err)
		}
		if err := b.view(ctx, large.name, at); err != nil {
			return fmt.Errorf("%s: %w", large.name, err)
		}
		grid, err := b.grid(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", large.name, err)
		}
		grids = append(grids, fmt.Sprintf("| %s | %s |\n", large.name, grid))
	}
	fmt.Print("\n| grid | frames of a scroll down and across | longest | over 50 ms | arrow key, slowest of 40 | shift changed and checked |\n|---|---|---|---|---|---|\n", strings.Join(grids, ""))
	return nil
}

func nursingHome() (*ward.Ward, error) { return pattern.Ward(ward.Rolling, 93, 12) }

func homeCare() (*ward.Ward, error) {
	data, err := fixtures.Ward("ward-315")
	if err != nil {
		return nil, err
	}
	w, err := ward.Read("ward-315.yaml", data, rule.Ladders()...)
	if err != nil {
		return nil, err
	}
	w.Period.Weeks = 12
	return w, nil
}

// add keeps a ward and a rota for it, and gives the rota's address.
func add(ctx context.Context, s *served.Service, name string, of func() (*ward.Ward, error), draw func(*ward.Case) *rota.Rota) (string, error) {
	w, err := of()
	if err != nil {
		return "", err
	}
	c, err := w.Case("", ward.FromToday)
	if err != nil {
		return "", err
	}
	file, err := w.YAML()
	if err != nil {
		return "", err
	}
	id, err := s.Ward(ctx, name, file)
	if err != nil {
		return "", err
	}
	body, err := draw(c).JSON()
	if err != nil {
		return "", err
	}
	key := "rota " + name
	made, err := s.AddRotaWithBodyWithResponse(ctx, id, &client.AddRotaParams{IdempotencyKey: &key}, "application/json", strings.NewReader(string(body)))
	if err != nil {
		return "", err
	}
	if made.JSON201 == nil {
		return "", errors.New(string(made.Body))
	}
	return "/rotas/" + made.JSON201.Id, nil
}
