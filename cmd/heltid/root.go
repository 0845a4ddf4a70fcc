package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
	"heltid/solver/ward/workbook"
)

// run is the program: it gives the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	p := &program{in: in, out: out}
	root := &cobra.Command{
		Use:   "heltid",
		Short: "Rotas for municipal care: who can work full time, and how many at most",
		Long: `heltid makes a rota for a ward under a rota model, decides which posts there are
and how large, and says what no rota for the ward could better.

  heltid wards ward-30 > ward.yaml    a ward to look at
  heltid solve ward.yaml              posts, a rota and the proven limit
  heltid check rota.yaml --ward ward.yaml
  heltid measure ward.yaml rota.yaml  full time, weekends, continuity, pay

Exit codes: 0 done, 1 internal error, 2 usage or bad input, 3 no rota keeps the
rules, 4 the checker found breaches, 5 stopped with a rota that is not proven.`,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			p.started = true
			return errors.Join(p.language(), p.serves(cmd))
		},
	}
	root.PersistentFlags().StringVar(&p.lang, "lang", string(rule.Bokmaal), "language of reports: nb, nn or en")
	root.PersistentFlags().StringVar(&p.server, "server", "", "address of a service that does the work: "+strings.Join(byServer, ", ")+"; its key is read from "+keyVariable)
	root.AddCommand(p.solve(), p.compare(), p.check(), p.explain(), p.extra(), p.holidays(), p.measure(), p.repair(), p.validate(), p.schema(), p.rules(), p.models(), p.wards(), p.verifyBound(), p.version())
	root.AddCommand(p.serve(), p.worker(), p.keys())
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	cmd, err := root.ExecuteC()
	if err != nil && !p.started {
		err = usage(fmt.Errorf("%w; see `%s --help`", err, cmd.CommandPath()))
	}
	return fail(errs, err, p.lang)
}

// oneFile asks for the one file a command reads.
func oneFile(of string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return fmt.Errorf("name one %s file, not %d", of, len(args))
	}
}

// program is what the commands share.
type program struct {
	in      io.Reader
	out     io.Writer
	lang    string
	server  string // address of the service that does the work; empty: this program
	sent    []byte // the ward's file, as ward read it
	started bool   // arguments were understood
}

func (p *program) language() error {
	if !slices.Contains(rule.Languages, rule.Lang(p.lang)) {
		return usage(fmt.Errorf("--lang is nb, nn or en, not %q", p.lang))
	}
	return nil
}

func (p *program) say(key string, args ...any) string {
	return report.Say(rule.Lang(p.lang), key, args...)
}

// ward reads a ward file, also one that is a workbook, - for standard input, and holds its agreements
// against the rules.
func (p *program) ward(path string) (*ward.Ward, error) {
	name, from := "stdin", p.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		name, from = filepath.Base(path), f
	}
	var err error
	if p.sent, err = document.ReadAll(from); err != nil {
		return nil, err
	}
	w, data, err := workbook.Ward(name, p.sent, rule.Ladders()...)
	p.sent = data
	return w, bad(err)
}

// question reads which rota model and run are meant. Without a run it is from
// today where somebody works here, else structure.
func question(w *ward.Ward, run string) (ward.Run, error) {
	if run == "" {
		if len(w.People) > 0 {
			return ward.FromToday, nil
		}
		return ward.Structure, nil
	}
	r := ward.Run(strings.ReplaceAll(run, "-", "_"))
	if !slices.Contains([]ward.Run{ward.Structure, ward.FromToday, ward.Plan}, r) {
		return "", usage(fmt.Errorf("--run is structure, from-today or plan, not %q", run))
	}
	if r != ward.Structure && len(w.People) == 0 {
		return "", usage(fmt.Errorf("--run %s needs people, and the ward has none; use --run structure", run))
	}
	return r, nil
}

// Widths of what is written where there is no terminal to fit.
const (
	gridWidth = 140
	textWidth = 100
)

// look fits a report to where it goes.
func (p *program) look() report.Look {
	look := report.Look{Lang: rule.Lang(p.lang), Width: gridWidth}
	f, ok := p.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return look
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		look.Width = width
	}
	look.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return look
}

func (p *program) textWidth() int { return min(p.look().Width, textWidth) }

// formats of what goes to standard output
func checkFormat(format string) error {
	if format != "text" && format != "json" {
		return usage(fmt.Errorf("--format is text or json, not %q", format))
	}
	return nil
}
