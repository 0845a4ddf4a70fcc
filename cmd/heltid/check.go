package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// checkFlags are what `heltid check` can be told.
type checkFlags struct {
	ward, model, run, sheet, legend, format string
	grid                                    bool
}

func (p *program) check() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check ROTA --ward WARD",
		Short: "Tell which rules a rota breaks, hand-made or not",
		Long: `check judges a rota by every rule, in wall-clock time. It shares no reckoning with
what makes rotas. The rota is a YAML or JSON file of this program, or a CSV or XLSX
grid: a row a person and a column a day, or seven columns from Monday to Sunday with
each person's weeks one below the other. Codes and people that the ward does not
have are listed; --legend names a file that says what they are, and writes it to
fill in where there is none yet.`,
		Args: oneFile("rota"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runCheck(cmd, args[0], f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.ward, "ward", "", "the ward's file (needed)")
	fl.StringVar(&f.model, "model", "", "rota model the rota is of (default what the file says, else the ward's first)")
	fl.StringVar(&f.run, "run", "", "structure, from-today or plan (default what the file says, else from-today where people work here)")
	fl.StringVar(&f.sheet, "sheet", "", "sheet of the workbook (default the only one with a rota)")
	fl.StringVar(&f.legend, "legend", "", "file that says what the codes and people of a CSV or XLSX grid are in the ward")
	fl.StringVar(&f.format, "format", "text", "text or json")
	fl.BoolVar(&f.grid, "grid", false, "show the rota too")
	return cmd
}

func (p *program) runCheck(cmd *cobra.Command, path string, f checkFlags) error {
	if err := checkFormat(f.format); err != nil {
		return err
	}
	if f.ward == "" {
		return usage(errors.New("name the ward the rota is for with --ward"))
	}
	w, err := p.ward(f.ward)
	if err != nil {
		return err
	}
	told, err := f.told(w)
	if err != nil {
		return err
	}
	r, err := rota.Open(path, w, told)
	if err != nil {
		return f.strange(err)
	}
	found, err := report.Check(r)
	if err != nil {
		return bad(err)
	}
	if f.format == "json" {
		err = report.FindingsJSON(p.out, found)
	} else {
		if f.grid {
			if err := report.Grid(p.out, r.Case, r.Rota, p.look()); err != nil {
				return err
			}
			fmt.Fprintln(p.out)
		}
		err = report.Findings(p.out, found, rule.Lang(p.lang), p.textWidth())
	}
	if err == nil && len(found.Report.Findings) > 0 {
		err = &ending{code: findings}
	}
	return err
}

// told is what the flags say of a grid.
func (f checkFlags) told(w *ward.Ward) (rota.Told, error) {
	t := rota.Told{Model: f.model, Sheet: f.sheet}
	w, _, err := w.Named(f.model)
	if err != nil {
		return t, usage(err)
	}
	if f.run != "" {
		run, err := question(w, f.run)
		if err != nil {
			return t, err
		}
		t.Run = run
	}
	data, err := os.ReadFile(f.legend)
	switch {
	case f.legend == "" || errors.Is(err, fs.ErrNotExist): // it is written where it is needed
		return t, nil
	case err != nil:
		return t, err
	}
	t.Legend, err = rota.ReadLegend(filepath.Base(f.legend), data, w)
	return t, bad(err)
}

// strange writes the legend to fill in where codes or people of a grid are not
// the ward's, and says what to do with it.
func (f checkFlags) strange(err error) error {
	e, ok := errors.AsType[*rota.StrangeError](err)
	if !ok {
		return bad(err)
	}
	next := "`--legend codes.yaml` writes a legend to fill in, and reads it when it is."
	if f.legend != "" {
		next = fmt.Sprintf("This is to be filled in in %s:\n\n%s", f.legend, e.Form())
		if _, err := os.Stat(f.legend); errors.Is(err, fs.ErrNotExist) {
			if err := os.WriteFile(f.legend, []byte(e.Form()), 0o644); err != nil {
				return err
			}
			next = fmt.Sprintf("%s is written: fill in what they are, and give it again.", f.legend)
		}
	}
	return bad(&advised{e, next})
}
